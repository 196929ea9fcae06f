//! Stories, titles and all that belongs to them, set together as articles.

use super::{
    byline,
    head::{Settled, TitlePlace},
    kind::Kind,
    page::{Article, BlockId, BlockKind, Byline, Page},
    sheet::Sheet,
    story::{Ground, Story},
    terms::{Groups, Tally, Term, Terms, Weight, share},
    title,
};
use std::ops::Range;

/// A page's articles, furniture and leftovers; `home` is the story of each block that has one.
pub fn page(sheet: &Sheet<'_>, kinds: &[Kind], stories: &[Story], home: &[Option<usize>], titles: &[Settled]) -> Page {
    let mut page = Page { articles: vec![Article::default(); stories.len()], ..Page::default() };
    let mut head = vec![false; kinds.len()];
    titles.iter().for_each(|t| head[t.title] = matches!(t.place, TitlePlace::Head(_)));
    for (id, &kind) in kinds.iter().enumerate() {
        match (kind, home[id]) {
            (Kind::Furniture(kind), _) => page.furniture.push((kind, id)),
            (_, None) => page.unplaced.push((block_kind(kind), id)),
            (Kind::Title, Some(_)) if head[id] => {}
            (_, Some(story)) => page.articles[story].blocks.push((block_kind(kind), id)),
        }
    }
    for (article, story) in page.articles.iter_mut().zip(stories) {
        name_lead(sheet, article, story);
        article.byline = signed(sheet, article);
    }
    page
}

/// Names the lead, and puts it before the rest of the running text.
fn name_lead(sheet: &Sheet<'_>, article: &mut Article, story: &Story) {
    let Some(lead) = story.lead(sheet) else { return };
    let Some(at) = article.blocks.iter().position(|b| b.1 == lead) else { return };
    let mut block = article.blocks.remove(at);
    block.0 = BlockKind::Lead;
    let running = |b: &(BlockKind, BlockId)| matches!(b.0, BlockKind::Paragraph | BlockKind::Subhead);
    let first = article.blocks[..at].iter().position(running).unwrap_or(at);
    article.blocks.insert(first, block);
}

fn block_kind(kind: Kind) -> BlockKind {
    match kind {
        Kind::Caption => BlockKind::Caption,
        Kind::Credit => BlockKind::Credit,
        Kind::Note => BlockKind::Note,
        Kind::Byline => BlockKind::Byline,
        Kind::Cell => BlockKind::TableCell,
        Kind::Pullquote => BlockKind::Pullquote,
        Kind::Title => BlockKind::Subhead,
        Kind::Body | Kind::Furniture(_) => BlockKind::Paragraph,
    }
}

/// The byline set apart, else the one that opens or closes a paragraph; the credit of the opening with either.
fn signed(sheet: &Sheet<'_>, article: &Article) -> Byline {
    let ids = |wanted: &'static [BlockKind]| article.blocks.iter().filter(|b| wanted.contains(&b.0)).map(|b| b.1);
    let text = &[BlockKind::Lead, BlockKind::Paragraph];
    let apart = ids(&[BlockKind::Byline])
        .next()
        .map(|id| byline::signature(sheet, id).unwrap_or_else(|| byline::name(sheet, id)));
    let opening = ids(text).find_map(|id| sheet.opening(id)).cloned();
    let credit = opening.as_ref().and_then(|b| b.credit.clone());
    let inline =
        opening.filter(|b| !b.writers.is_empty()).or_else(|| ids(text).find_map(|id| byline::closing(sheet, id)));
    let byline = apart.or(inline).unwrap_or_default();
    Byline { credit: credit.or(byline.credit.clone()), ..byline }
}

/// The story of each block: running text and titles as settled, the rest to where it stands and what it says.
pub fn homes(
    sheet: &Sheet<'_>,
    terms: &Terms,
    kinds: &[Kind],
    stories: &[Story],
    titles: &[Settled],
) -> Vec<Option<usize>> {
    let ground = Ground::new(stories, kinds.len());
    let mut home: Vec<Option<usize>> = (0..kinds.len()).map(|id| ground.of(id)).collect();
    for &Settled { title: id, place, .. } in titles {
        home[id] = match place {
            TitlePlace::Head(story) | TitlePlace::Subhead(story) => Some(story),
            TitlePlace::Nowhere => ground.before(id).or(ground.after(id)).map(|stand| stand.0),
        };
    }
    let heads = title::heads(titles, stories.len());
    // A picture's words may stand in the headline alone.
    let told: Vec<Vec<BlockId>> =
        stories.iter().zip(heads).map(|(story, heads)| [heads, story.body.clone()].concat()).collect();
    let words = Groups::new(terms, told.iter().map(Vec::as_slice));
    let signed_after = bylines_close(kinds, &ground);
    let mut id = 0;
    while id < kinds.len() {
        let end = unit(kinds, id);
        if home[id].is_none() && !matches!(kinds[id], Kind::Furniture(_)) {
            let story = match kinds[id] {
                Kind::Byline => byline_home(sheet, stories, &ground, id, signed_after),
                Kind::Credit | Kind::Note => home[id.saturating_sub(1)].filter(|_| id > 0),
                _ => None,
            };
            let story = story.or_else(|| by_words(terms, &words, &ground, id..end));
            home[id..end].fill(story);
        }
        id = end;
    }
    home
}

/// Where the stretch of blocks ends that go to one story together: a table's cells, else the block alone.
fn unit(kinds: &[Kind], id: BlockId) -> BlockId {
    match kinds[id] {
        Kind::Cell => id + kinds[id..].iter().take_while(|k| **k == Kind::Cell).count(),
        _ => id + 1,
    }
}

/// Do this page's bylines close stories, rather than open them?
fn bylines_close(kinds: &[Kind], ground: &Ground<'_>) -> bool {
    let mut close = 0i64;
    for id in (0..kinds.len()).filter(|&id| kinds[id] == Kind::Byline) {
        close += match (ground.before(id), ground.after(id)) {
            (Some(_), None) => 1,
            (None, Some(_)) => -1,
            (Some((_, a)), Some((_, b))) => ((b - id) as i64 - (id - a) as i64).signum(),
            (None, None) => 0,
        };
    }
    close > 0
}

/// The story a byline signs: the one it stands in, else the nearer, else as the page's bylines do.
fn byline_home(sheet: &Sheet<'_>, stories: &[Story], ground: &Ground<'_>, id: BlockId, close: bool) -> Option<usize> {
    let opens = |story: usize| stories[story].body.first().is_some_and(|&id| sheet.opening(id).is_some());
    match (ground.before(id), ground.after(id)) {
        (Some((a, _)), Some((b, _))) if a == b => Some(a),
        (Some((a, _)), Some((b, _))) if opens(a) != opens(b) => Some(if opens(a) { b } else { a }),
        (Some((a, from)), Some((b, to))) if id - from != to - id => Some(if id - from < to - id { a } else { b }),
        (Some((a, _)), Some((b, _))) => Some(if close { a } else { b }),
        (a, b) => a.or(b).map(|stand| stand.0),
    }
}

/// What the story before a stretch of blocks gains by standing there, and what the one after it gains.
const BESIDE: [f64; 2] = [0.15, 0.08];

/// The story near a stretch of blocks that shares most of its words; nearness decides where words do not.
fn by_words(terms: &Terms, words: &Groups<'_>, ground: &Ground<'_>, ids: Range<BlockId>) -> Option<usize> {
    let near = ground.near(ids.clone());
    let beside = [ground.before(ids.start), ground.after(ids.end - 1)].map(|stand| stand.map(|(story, _)| story));
    let gain = |story: usize| {
        beside.iter().zip(BESIDE).filter(|(beside, _)| **beside == Some(story)).map(|(_, gain)| gain).sum::<f64>()
    };
    let score = |(told, story): (f64, usize)| (told + gain(story), story);
    let best = told(terms, words, &near, ids)
        .into_iter()
        .zip(near)
        .map(score)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.map(|best| best.1)
}

/// The share of the words of a stretch of blocks that each of some stories has.
fn told(terms: &Terms, words: &Groups<'_>, stories: &[usize], ids: Range<BlockId>) -> Vec<f64> {
    let mut own: Vec<Term> = ids.clone().flat_map(|id| terms.of(id)).copied().collect();
    own.sort_unstable();
    own.dedup();
    let all = ids.map(|id| terms.weigh_lone(id)).sum::<Weight>() + own.iter().map(|&t| terms.weight(t)).sum::<Weight>();
    let mut tally = Tally::over(stories);
    own.iter().for_each(|&term| tally.add(words.holders(term), terms.weight(term)));
    stories.iter().map(|&story| share(tally.of(story), all)).collect()
}
