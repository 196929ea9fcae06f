//! Prints what `layout` sees of the pages named: blocks, short blocks, gaps, runs and titles. The input of
//! `scripts/train_layout.py`.
//!
//! `layout_choices` alone prints a table and the names of its features a line. `layout_choices TABLES PAGE…`: TABLES is a folder
//! with the weights to read the pages by (`packs/layout`). Fields are parted by tabs; the first is the sort of row:
//!
//! * `page` path
//! * `block` id, kind, code points, lines of the page (by commas)
//! * `display` id, features by name (by spaces)
//! * `gap` block before, block after, features
//! * `pair` blocks of the first run, blocks of the second, features
//! * `story` number, blocks
//! * `link` a title, the next title, features
//! * `role` story, blocks of one of its titles, features without the page's habit, features with it
//! * `torn` line of the page before a break in a title, line after it, features
//! * `glued` line of the page before a break in running text, line after it, features
//! * `severed` column of the table, last line of a block, first line of the next, features
//! * `run_on` line of the page before a break in running text, line after it, features
//! * `claim` block, `head` or `subhead`, story, features without the page's habit, features with it

use newsprint::{
    layout::{
        BlockId, bodies, display, groups,
        head::{self, Claim, Claims, Settled, claim::Role},
        kind::{self, Kind},
        mend::{self, Mends},
        sheet::Sheet,
        story::{self, Cut},
        terms::Terms,
        title::{self, choice::Group},
        weights::{FEATURES, TABLES, Weights},
    },
    lines::{self, Block, Form},
    pack::Packs,
    repair::{self, Circumstances},
    scan::Scanned,
    text::Text,
};
use std::{
    fs,
    io::{self, BufWriter, Write},
    path::Path,
};

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else { return tell_names(&mut io::stdout().lock()) };
    let read = |name: &str| fs::read_to_string(Path::new(&folder).join(name).with_extension("tsv")).unwrap_or_default();
    let texts: Vec<(&str, String)> = TABLES.iter().map(|(name, _)| (*name, read(name))).collect();
    let tables: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (weights, packs) = (Weights::read(&tables), Packs::built_in());
    let mut out = BufWriter::new(io::stdout().lock());
    for path in args {
        writeln!(out, "page\t{path}")?;
        tell(&fs::read_to_string(&path)?, &weights, &packs, &mut out)?;
    }
    out.flush()
}

fn tell_names(out: &mut impl Write) -> io::Result<()> {
    FEATURES.iter().try_for_each(|(table, names)| writeln!(out, "{table}\t{}", names.join(" ")))
}

fn tell(page: &str, weights: &Weights, packs: &Packs, out: &mut impl Write) -> io::Result<()> {
    let (text, _) = repair::repair(Text::plain(page), &Circumstances { encoding: "UTF-8" });
    let (_, joined) = lines::join(text, Form::Page);
    let mut mends = Mends::default();
    with(&joined, weights, packs, |read| {
        mends = Mends::of(&read.claims, &read.titles, weights);
        tell_seams(read, out)
    })?;
    let blocks = if mends.is_empty() { joined } else { mends.mend(&joined).0 };
    with(&blocks, weights, packs, |read| tell_layout(read, weights, out))
}

/// A page as the weights read it.
struct Read<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    kinds: &'a [Kind],
    displays: Vec<(BlockId, String)>,
    cut: &'a Cut,
    claims: Claims<'a>,
    groups: Vec<Vec<BlockId>>,
    titles: Vec<Settled>,
}

/// Reads blocks by these weights.
fn with<T>(blocks: &[Block], weights: &Weights, packs: &Packs, tell: impl FnOnce(&Read<'_>) -> T) -> T {
    let scans: Vec<Scanned<'_>> = blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect();
    let sheet = Sheet::new(blocks, &scans, &packs.lexicon);
    let terms = Terms::new(&sheet);
    let mut kinds = kind::kinds(&sheet, &terms);
    let displays = displays(&sheet, &terms, &kinds);
    let chances = display::mark(&sheet, &terms, &weights.display, &mut kinds);
    let cut = story::stories(&sheet, &terms, &kinds, &chances, &bodies(&kinds), weights);
    let claims = Claims::new(&sheet, &terms, &kinds, &chances, &cut.stories);
    let groups = groups(&kinds);
    let titles = head::assign(&claims, &groups, cut.stories.len(), weights);
    tell(&Read { sheet: &sheet, terms: &terms, kinds: &kinds, displays, cut: &cut, claims, groups, titles })
}

/// Where lines may have been joined wrongly.
fn tell_seams(read: &Read<'_>, out: &mut impl Write) -> io::Result<()> {
    let Read { sheet, claims, titles, .. } = read;
    let at = |block: BlockId, pieces: [usize; 2]| pieces.map(|n| sheet.blocks[block].lines[n]);
    for (block, found) in mend::torn::breaks(claims, titles) {
        tell_break("torn", at(block, found.pieces), &found.features.values(), out)?;
    }
    for (block, found) in mend::glued::seams(claims, titles) {
        tell_break("glued", at(block, found.pieces), &found.features.values(), out)?;
    }
    let habits = mend::Habits::of(sheet, read.kinds);
    for (block, found) in mend::run_on::breaks(claims, &habits) {
        tell_break("run_on", at(block, found.pieces), &found.features.values(), out)?;
    }
    for seam in mend::severed::seams(claims, &habits, titles) {
        let lines = |id: BlockId| &sheet.blocks[id].lines;
        let (before, after) = (lines(seam.severed.from).last(), lines(seam.severed.to).first());
        let at = [before, after].map(|line| line.copied().unwrap_or(0));
        tell_break(&format!("severed\t{}", seam.sort as usize), at, &seam.features.values(), out)?;
    }
    Ok(())
}

fn tell_layout(read: &Read<'_>, weights: &Weights, out: &mut impl Write) -> io::Result<()> {
    let Read { sheet, terms, kinds, cut, claims, groups, titles, .. } = read;
    tell_blocks(sheet, kinds, &read.displays, out)?;
    tell_stories(&bodies(kinds), cut, out)?;
    let links = claims.links(groups);
    for pair in groups.iter().flat_map(|group| group.windows(2)) {
        let seen = links.of(pair[0], pair[1]).features;
        writeln!(out, "link\t{}\t{}\t{}", pair[0], pair[1], numbers(&seen.values()))?;
    }
    let heads = title::heads(titles, cut.stories.len());
    tell_roles(title::groups(sheet, terms, &cut.stories, &heads), weights, out)?;
    tell_claims(claims, &groups.concat(), weights, out)
}

/// What is seen of each block that may be a display line, by name.
fn displays(sheet: &Sheet<'_>, terms: &Terms, kinds: &[Kind]) -> Vec<(BlockId, String)> {
    let mut displays = Vec::new();
    display::each(sheet, terms, kinds, |id, seen| {
        displays.push((id, seen.iter().map(|&f| display::name(f)).collect::<Vec<_>>().join(" ")));
    });
    displays
}

fn tell_blocks(
    sheet: &Sheet<'_>,
    kinds: &[Kind],
    displays: &[(BlockId, String)],
    out: &mut impl Write,
) -> io::Result<()> {
    for (id, block) in sheet.blocks.iter().enumerate() {
        let lines = block.lines.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        writeln!(out, "block\t{id}\t{:?}\t{}\t{lines}", kinds[id], sheet.looks[id].chars)?;
    }
    displays.iter().try_for_each(|(id, seen)| writeln!(out, "display\t{id}\t{seen}"))
}

fn tell_stories(body: &[BlockId], cut: &Cut, out: &mut impl Write) -> io::Result<()> {
    for (pair, gap) in body.windows(2).zip(&cut.gaps) {
        writeln!(out, "gap\t{}\t{}\t{}", pair[0], pair[1], numbers(&gap.features.values()))?;
    }
    for pair in &cut.pairs {
        let [first, second] = [pair.first, pair.second].map(|run| ids(&cut.runs[run].body));
        writeln!(out, "pair\t{first}\t{second}\t{}", numbers(&pair.features.values()))?;
    }
    let mut stories = cut.stories.iter().enumerate();
    stories.try_for_each(|(n, story)| writeln!(out, "story\t{n}\t{}", ids(&story.body)))
}

fn tell_roles(mut roles: Vec<Group>, weights: &Weights, out: &mut impl Write) -> io::Result<()> {
    let plain: Vec<_> = roles.iter().map(|group| group.features.clone()).collect();
    title::choice::follow(&mut roles, &weights.role[0]);
    for (story, (group, plain)) in roles.iter().zip(plain).enumerate().filter(|(_, (g, _))| g.titles.len() > 1) {
        for ((title, plain), followed) in group.titles.iter().zip(plain).zip(&group.features) {
            let (plain, followed) = (numbers(&plain.values()), numbers(&followed.values()));
            writeln!(out, "role\t{story}\t{}\t{plain}\t{followed}", ids(title))?;
        }
    }
    Ok(())
}

/// A break between two lines of the page.
fn tell_break(sort: &str, [before, after]: [u32; 2], seen: &[f64], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{sort}\t{before}\t{after}\t{}", numbers(seen))
}

fn tell_claims(claims: &Claims<'_>, titles: &[BlockId], weights: &Weights, out: &mut impl Write) -> io::Result<()> {
    let plain: Vec<Vec<Claim>> = titles.iter().map(|&title| claims.of(title)).collect();
    let mut followed = plain.clone();
    head::follow(&mut followed, &weights.claim[0]);
    for ((title, plain), followed) in titles.iter().zip(&plain).zip(&followed) {
        for (before, after) in plain.iter().zip(followed) {
            let (role, story) = match before.role {
                Role::Head(story) => ("head", story),
                Role::Subhead(story) => ("subhead", story),
            };
            let (before, after) = (numbers(&before.features.values()), numbers(&after.features.values()));
            writeln!(out, "claim\t{title}\t{role}\t{story}\t{before}\t{after}")?;
        }
    }
    Ok(())
}

fn ids(blocks: &[BlockId]) -> String {
    blocks.iter().map(BlockId::to_string).collect::<Vec<_>>().join(",")
}

fn numbers(features: &[f64]) -> String {
    features.iter().map(|f| format!("{}", (f * 1e4).round() / 1e4)).collect::<Vec<_>>().join(" ")
}
