//! What is seen of a display line, as numbers that the weights know.

use super::{
    VALUES, picture,
    surroundings::{Beside, REACH, Surroundings},
};
use crate::{
    layout::{
        look::{Look, is_han},
        page::BlockId,
        terms::is_function,
    },
    lines::Measures,
};

/// Declares [`Family`] and the names of its members from one list, so that they cannot part.
macro_rules! families {
    ($($family:ident $name:literal)+) => {
        /// What may be seen. A feature is a family and a value below [`VALUES`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Family { $($family),+ }

        impl Family {
            /// Their names, in order, as `packs/layout/display.tsv` has them.
            pub(super) const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

families! {
    Bias "bias"
    Own "own"
    Chars "chars"
    Lines "lines"
    LinesChars "lines_chars"
    End "end"
    Start "start"
    Open "open"
    Commas "commas"
    Inside "inside"
    Function "function"
    Digits "digits"
    Width "width"
    Full "full"
    Last "last"
    WidthBefore "width_before"
    SharedBefore "shared_before"
    TextBefore "text_before"
    WidthAfter "width_after"
    SharedAfter "shared_after"
    TextAfter "text_after"
    Gaps "gaps"
    GapHabit "gap_habit"
    Glued "glued"
    Before "before"
    After "after"
    TitleBefore "title_before"
    TitleAfter "title_after"
    Fits "fits"
    Continues "continues"
    Bullet "bullet"
    BulletHabit "bullet_habit"
    Shows "shows"
    Sentences "sentences"
    PictureBefore "picture_before"
    PictureAfter "picture_after"
    Cells "cells"
}

/// Lengths that tell blocks apart, in code points.
const CHARS: &[u32] = &[4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 21, 24, 28, 34, 42, 50, 60, 75, 95, 120];

const OPENERS: &[char] = &['「', '『', '(', '《', '〈', '【', '〔', '[', '“'];
const CLOSERS: &[char] = &['」', '』', ')', '》', '〉', '】', '〕', ']', '”'];
const STOPS: &[char] = &['。', '!', '?', '…', '｡'];

/// Adds all that is seen of a block.
pub(super) fn see(page: &Surroundings<'_>, id: BlockId, out: &mut Vec<u16>) {
    let mut add = |family: Family, value: usize| out.push((family as usize * VALUES + value.min(VALUES - 1)) as u16);
    words(page, id, &mut add);
    setting(page, id, &mut add);
    text_beside(page, id, &mut add);
    neighbours(page, id, &mut add);
    picture::see(page, id, &mut add);
}

/// How many of the edges, in order, a number reaches.
pub(super) fn step<T: PartialOrd>(value: T, edges: &[T]) -> usize {
    edges.iter().take_while(|edge| value >= **edge).count()
}

/// What its characters tell.
fn words(page: &Surroundings<'_>, id: BlockId, add: &mut impl FnMut(Family, usize)) {
    let (look, text) = (&page.sheet.looks[id], trimmed(page.sheet.folded(id)));
    add(Family::Bias, 0);
    add(Family::Own, page.beside(Some(id)) as usize);
    add(Family::Chars, step(look.chars, CHARS));
    add(Family::End, text.last().map_or(0, |&c| sort(c)));
    add(Family::Start, text.first().map_or(0, |&c| sort(c)));
    let marks: Vec<usize> = (0..text.len()).filter(|&at| !is_han(text[at])).collect();
    add(Family::Open, brackets(text, &marks));
    add(Family::Commas, look.commas.min(2) as usize);
    add(Family::Inside, inside(text, &marks));
    add(Family::Function, text.iter().filter(|c| is_function(**c)).take(3).count());
    add(Family::Digits, step(look.digits, &[1, 3, 5]));
}

fn trimmed(text: &[char]) -> &[char] {
    let start = text.iter().take_while(|c| c.is_whitespace()).count();
    let end = text.len() - text[start..].iter().rev().take_while(|c| c.is_whitespace()).count();
    &text[start..end.max(start)]
}

/// The sort of a character at an edge of a block.
fn sort(c: char) -> usize {
    match c {
        _ if is_function(c) => 1,
        _ if is_han(c) => 2,
        _ if c.is_ascii_alphanumeric() => 3,
        _ if STOPS.contains(&c) => 4,
        _ if OPENERS.contains(&c) => 5,
        _ if CLOSERS.contains(&c) => 6,
        ':' => 7,
        _ => 8,
    }
}

/// Are brackets left open (1), or closed that were not opened (2)? `marks` is where what is no Chinese character stands.
fn brackets(text: &[char], marks: &[usize]) -> usize {
    let (mut depth, mut stray) = (0u32, 0);
    for &at in marks {
        if OPENERS.contains(&text[at]) {
            depth += 1;
        } else if CLOSERS.contains(&text[at]) {
            stray |= 2 * usize::from(depth == 0);
            depth = depth.saturating_sub(1);
        }
    }
    usize::from(depth > 0) | stray
}

/// Which marks stand inside: a bit each for a list, a colon, a quote, an exclamation, and clauses with a space between.
fn inside(text: &[char], marks: &[usize]) -> usize {
    let inner = |at: usize| at > 0 && at + 1 < text.len();
    marks.iter().fold(0, |bits, &at| match text[at] {
        '、' => bits | 1,
        ':' if inner(at) => bits | 2,
        '「' => bits | 4,
        '!' | '?' => bits | 8,
        c if c.is_whitespace() && inner(at) && is_han(text[at - 1]) && is_han(text[at + 1]) => bits | 16,
        _ => bits,
    })
}

/// How it is set: lines, widths, blank lines.
fn setting(page: &Surroundings<'_>, id: BlockId, add: &mut impl FnMut(Family, usize)) {
    let (look, measures) = (&page.sheet.looks[id], &page.sheet.blocks[id].measures);
    let lines = look.lines.clamp(1, 4) as usize;
    add(Family::Lines, lines);
    add(Family::LinesChars, lines * 8 + step(look.chars, &[8, 12, 16, 19, 25, 34]));
    let width = look.widest * 100 / page.column.max(1) * u32::from(page.column > 0);
    add(Family::Width, step(width, &[1, 30, 50, 70, 85, 93, 99, 103, 110, 130, 170, 230]));
    add(Family::Full, usize::from(measures.full) * 2 + usize::from(lines > 1));
    if lines > 1 {
        add(Family::Last, step(look.last * 100 / look.widest.max(1), &[30, 60, 85, 97]));
    }
    let last = id + 1 == page.kinds.len();
    let (before, after) = gaps(measures, id == 0, last);
    add(Family::Gaps, before * 4 + after);
    add(Family::GapHabit, (before.min(1) * 2 + after.min(1)) * 4 + page.blanks);
    add(Family::Glued, usize::from(measures.glued));
}

/// Blank lines before and after: 0, 1, 2 for more, 3 where there is nothing.
fn gaps(measures: &Measures, first: bool, last: bool) -> (usize, usize) {
    let some = |gap: u8, none: bool| if none { 3 } else { usize::from(gap.min(2)) };
    (some(measures.gap_before, first || measures.feed_before), some(measures.gap_after, last))
}

/// The running text before and after: its width, the words it shares, how it ends or begins.
fn text_beside(page: &Surroundings<'_>, id: BlockId, add: &mut impl FnMut(Family, usize)) {
    let (before, after) = (page.text_before(id), page.text_after(id));
    add(Family::WidthBefore, width_beside(page, id, before));
    add(Family::WidthAfter, width_beside(page, id, after));
    if let Some(text) = before {
        let look = &page.sheet.looks[text];
        let ends = if look.stops { 0 } else { 1 + usize::from(look.hangs) };
        add(Family::SharedBefore, shared(page, id, text));
        add(Family::TextBefore, ends * 2 + usize::from(text + 1 == id));
    }
    if let Some(text) = after {
        add(Family::SharedAfter, shared(page, id, text));
        add(Family::TextAfter, usize::from(text == id + 1));
    }
}

/// How much wider or narrower it is than a block of text: 0 without one, 1 to 10 beside one line, 11 to 20 beside more.
fn width_beside(page: &Surroundings<'_>, id: BlockId, text: Option<BlockId>) -> usize {
    let Some(text) = text.map(|text| &page.sheet.looks[text]) else { return 0 };
    let wider = i64::from(page.sheet.looks[id].widest) - i64::from(text.widest);
    1 + step(wider, &[-12, -6, -2, -1, 2, 3, 7, 13, 25]) + 10 * usize::from(text.lines > 1)
}

/// How much of its words a block of text has: half is as good as all.
fn shared(page: &Surroundings<'_>, id: BlockId, text: BlockId) -> usize {
    step(page.terms.seen(id, text), &[0.01, 0.15, 0.3, 0.5])
}

/// The blocks before and after, whatever they are.
fn neighbours(page: &Surroundings<'_>, id: BlockId, add: &mut impl FnMut(Family, usize)) {
    let (before, after) = (page.beside(id.checked_sub(1)), page.beside(Some(id + 1)));
    add(Family::Before, before as usize);
    add(Family::After, after as usize);
    add(Family::Fits, (before as usize).min(3) * Beside::COUNT + after as usize);
    let (cells_before, cells_after) = page.cells(id);
    add(Family::Cells, cells_before * (REACH + 1) + cells_after);
    let look = &page.sheet.looks[id];
    if before == Beside::Title {
        let other = &page.sheet.looks[id - 1];
        add(Family::TitleBefore, title(look, other, look.blank_before));
    }
    if after == Beside::Title {
        let other = &page.sheet.looks[id + 1];
        add(Family::TitleAfter, title(look, other, other.blank_before));
    }
    if matches!(after, Beside::Body | Beside::Opening) {
        add(Family::Continues, continues(page, id + 1));
    }
}

/// A title beside: wider or narrower, how long, with a blank line between or not.
fn title(look: &Look, other: &Look, blank: bool) -> usize {
    let wider = i64::from(look.widest) - i64::from(other.widest);
    (step(wider, &[-8, -1, 2, 9]) * 6 + step(other.chars, &[7, 10, 14, 19, 26])) * 2 + usize::from(blank)
}

/// How the text after begins: with a mark that ends something, indented, how long it is.
fn continues(page: &Surroundings<'_>, next: BlockId) -> usize {
    let (look, measures) = (&page.sheet.looks[next], &page.sheet.blocks[next].measures);
    let mark = trimmed(page.sheet.folded(next))
        .first()
        .is_some_and(|c| [',', '。', '、', ';', ':'].contains(c) || CLOSERS.contains(c));
    let short = i32::from(measures.column) - i32::from(measures.first);
    let indent = if measures.indent > 0 { 4 } else { step(short, &[1, 3, 5]) };
    (indent * 4 + step(look.chars, &[12, 30, 60])) * 2 + usize::from(mark)
}
