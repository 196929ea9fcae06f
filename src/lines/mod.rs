//! Lines to blocks: the page's lines joined back into the stretches of text that belong together.
//!
//! 1. Words that a break cut are put together (`hyphen`), and spaces that the extractor set are taken out (`space`).
//! 2. The lines are cut where they hold several things (`cut`, `split`, `abreast`).
//! 3. They are measured (`tally`, [`line`], `columns`, `galley`).
//! 4. Of each pair of lines that comes into question the same questions are asked (`question`, `alone`, `ask`) and
//!    the answers weighed (`weigh`, `trees`). Neighbours of Latin text are weighed by what tells there (`latin`).
//! 5. Columns woven into one another are taken apart (`weave`, `turns`), and the pairs weighed in the new order.
//! 6. Lines apart are weighed with what hangs on them (`apart`, `runs`).
//! 7. The strongest joins are made first (`thread`).

mod abreast;
mod affinity;
mod alone;
mod apart;
mod as_set;
mod ask;
mod block;
mod by_end;
mod by_shape;
mod columns;
mod credit;
mod cut;
mod explain;
mod furniture;
mod galley;
mod glyph;
mod hyphen;
mod indent;
mod item;
mod label;
mod latin;
mod line;
mod opening;
mod part;
mod question;
mod row;
mod runs;
mod sample;
mod space;
mod split;
mod tally;
mod thread;
mod trees;
#[cfg(test)]
mod trial;
mod turns;
mod weave;
mod weigh;
mod words;

pub use block::{Block, LineHint, Measures, Piece, Tie};
pub use explain::{Reason, explain};
pub use furniture::{latin_day, parts as parts_furniture};
pub use label::{ends as label_ends, tells_fact};
pub use opening::{points_back, sets_anew};
pub use sample::{Sample, TREE_DEPTH, questions, samples, tree_counts};

use crate::text::Text;
use apart::Apart;
use ask::Asked;
use galley::Galley;
use runs::Runs;
use std::iter;
use trees::Weight;

/// What the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// A whole page dump, its layout lost.
    #[default]
    Page,
    /// One clean article, a paragraph a line or between blank lines.
    Article,
}

/// Joins the lines of a page. The last stage that may change the text (spaces set by the extractor taken out).
///
/// Blocks come in the order of their first line. Every character that is not white space is in exactly one of them.
pub fn join(text: Text<'_>, form: Form) -> (Text<'_>, Vec<Block>) {
    let text = as_read(text);
    let ReadingOrder { asked, near } = ReadingOrder::of(&text, form);
    let runs = Runs::of(&asked.galley, &near);
    let apart = Apart::of(&asked, &runs);
    let next = thread::follow(&asked.galley, form, &near, |a, b| apart.weigh(a, b, thread::LOOSE));
    let blocks = assemble(text.as_str(), &asked.galley, &next, &near);
    (text, blocks)
}

/// The text as its lines are read: words put together that a line break cuts, blanks taken out that the extractor set.
fn as_read(text: Text<'_>) -> Text<'_> {
    space::close(hyphen::close(text))
}

/// The lines of a page in reading order, as far as columns were woven together, and what was asked of them.
struct ReadingOrder {
    asked: Asked,
    /// For each line, what it weighs that the one before goes on in it; nothing where it may not.
    near: Vec<Option<Weight>>,
}

impl ReadingOrder {
    fn of(text: &Text<'_>, form: Form) -> Self {
        let reading = Self::as_it_stands(Galley::read(text));
        let order = match form {
            Form::Page => weave::order(&reading.asked.galley, &reading.near, &weigh::kin(&reading.asked)),
            Form::Article => None,
        };
        match order {
            Some(order) => Self::as_it_stands(reading.asked.galley.reordered(&order)),
            None => reading,
        }
    }

    fn as_it_stands(galley: Galley) -> Self {
        let asked = Asked::of(galley);
        let near = weigh::near(&asked);
        Self { asked, near }
    }
}

/// The chains of lines as blocks, in the order of their first lines; `near` says what neighbours weigh.
fn assemble(page: &str, galley: &Galley, next: &[Option<u32>], near: &[Option<Weight>]) -> Vec<Block> {
    let mut follows = vec![false; next.len()];
    next.iter().flatten().for_each(|&b| follows[b as usize] = true);
    let mut firsts: Vec<usize> = (0..next.len()).filter(|&line| !follows[line]).collect();
    firsts.sort_by_key(|&first| galley.lines[first].span.start());
    let mut blocks: Vec<Block> = firsts.iter().map(|&first| chain(page, galley, next, first)).collect();
    tie(&mut blocks, &firsts, galley, next, near);
    blocks
}

/// The lines of the chain that begins with `first`.
fn along(next: &[Option<u32>], first: usize) -> impl Iterator<Item = usize> {
    iter::successors(Some(first), |&at| next[at].map(|to| to as usize))
}

/// Ties each block to the one that ends right before it; `firsts` are their first lines.
fn tie(blocks: &mut [Block], firsts: &[usize], galley: &Galley, next: &[Option<u32>], near: &[Option<Weight>]) {
    let mut ends = vec![None; next.len()];
    for (id, &first) in firsts.iter().enumerate() {
        if let Some(last) = along(next, first).last() {
            ends[last] = Some(id);
        }
    }
    for (block, &first) in blocks.iter_mut().zip(firsts) {
        let before = first.checked_sub(1).and_then(|before| Some((before, ends[before]?, near[first]?)));
        block.tie = before.map(|(before, from, odds)| Tie {
            from,
            odds,
            spaced: space::between(&galley.lines[before], &galley.lines[first]),
        });
    }
}

fn chain(page: &str, galley: &Galley, next: &[Option<u32>], first: usize) -> Block {
    let chain = || along(next, first).map(|at| (at, &galley.lines[at]));
    let (count, bytes) = chain().fold((0, 0), |(count, bytes), (_, line)| (count + 1, bytes + line.span.len() + 1));
    let mut block = Block {
        text: String::with_capacity(bytes),
        pieces: Vec::with_capacity(count),
        lines: Vec::with_capacity(count),
        measures: Measures::open(galley, first),
        hint: galley.lines[first].hint,
        tie: None,
    };
    let mut before = None;
    for (at, line) in chain() {
        let spaced = before.is_some_and(|b| space::between(b, line));
        block.push(page, line.span, line.number, spaced);
        block.measures.add(galley, at);
        before = Some(line);
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(page: &str, form: Form) -> Vec<String> {
        join(Text::plain(page), form).1.into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn wrapped_lines_become_paragraphs_and_a_bullet_opens_a_caption() {
        let page = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n　　公司發言人說，\
                    新安排試行半年，其後會按乘客\n人數檢討。\n◆ 碼頭昨日人頭湧湧。";
        let got = texts(page, Form::Page);
        assert_eq!(got.len(), 3, "{got:#?}");
        assert!(got[0].ends_with("末班船的開出時間。") && got[2].starts_with('◆'));
    }

    #[test]
    fn a_remark_is_no_part_of_the_text_above_it() {
        let page = "渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，居民表示歡迎安排。\n歡迎讀者來函，                    字數以四百字為限，來稿請附姓\n名地址。";
        assert!(texts(page, Form::Page)[1].starts_with("歡迎讀者"));
    }

    #[test]
    fn latin_words_keep_their_space_and_chinese_gets_none() {
        let page = "研究由香港大學與 University of\nCambridge 合作進行，為期三年，涉及 200\n萬元撥款，由基金會資助，成果明年發表，有關報\n告會公開。";
        let got = texts(page, Form::Page);
        assert_eq!(got[0].matches(' ').count(), 2, "{got:#?}");
        assert!(got[0].contains("University of Cambridge合作"));
    }

    #[test]
    fn spaces_of_the_extractor_are_a_recorded_repair() {
        let (text, blocks) = join(Text::plain("於 4 月撥款 300 萬元"), Form::Page);
        assert_eq!(blocks[0].text, "於4月撥款300萬元");
        assert!(text.changes().all(|(c, _)| c.rule == space::RULE && c.after.is_empty()));
        assert_eq!(text.changes().count(), 4);
    }

    #[test]
    fn a_block_is_tied_to_the_one_before_unless_that_is_ruled_out() {
        let page = "渡輪下月加密離島航線\n\n　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，票價維持不變。\n\nFerries\n◆ 碼頭昨日人頭湧湧。";
        let (_, blocks) = join(Text::plain(page), Form::Page);
        let ties: Vec<_> = blocks.iter().map(|b| b.tie.map(|t| (t.from, t.spaced))).collect();
        assert_eq!(ties, [None, Some((0, false)), Some((1, false)), None], "{blocks:#?}");
        assert!(blocks[1..3].iter().all(|b| b.tie.is_some_and(|tie| tie.odds < 0)));
    }

    #[test]
    fn an_article_breaks_where_lines_are_blank() {
        let page = "第一段只有一行，內容完整\n\n第二段也只有一行，沒有句號\n\n第三段。";
        assert_eq!(texts(page, Form::Article).len(), 3);
    }

    #[test]
    fn a_row_of_a_table_gives_its_cells() {
        let got = texts("城市 最低 最高\n台北 11°C 32°C\n曼谷 24°C 34°C", Form::Page);
        assert_eq!(got, ["城市", "最低", "最高", "台北", "11°C", "32°C", "曼谷", "24°C", "34°C"]);
    }

    fn solid(text: &str) -> Vec<char> {
        let mut all: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        all
    }

    proptest! {
        #[test]
        fn every_character_is_in_one_piece(page in "([ \\n\\x0c◆A-B0-3，。「」（）年月日記者攝責任編輯香港文匯報訊要聞\u{3000}]|\\PC){0,300}", article: bool) {
            let form = if article { Form::Article } else { Form::Page };
            let (text, blocks) = join(Text::plain(&page), form);
            let mut spans: Vec<_> = blocks.iter().flat_map(|b| b.whole()).collect();
            spans.sort();
            prop_assert!(spans.windows(2).all(|w| w[0].end() <= w[1].start()));
            let held: String = spans.iter().map(|s| &text.as_str()[s.range()]).collect();
            prop_assert_eq!(solid(&held), solid(text.as_str()));
            prop_assert_eq!(solid(&blocks.iter().map(|b| b.text.as_str()).collect::<String>()), solid(text.as_str()));
            for block in &blocks {
                for piece in &block.pieces {
                    let at = piece.at as usize;
                    prop_assert_eq!(&block.text[at..at + piece.span.len()], &text.as_str()[piece.span.range()]);
                }
            }
            let firsts: Vec<_> = blocks.iter().map(|b| b.pieces[0].span.start()).collect();
            prop_assert!(firsts.windows(2).all(|w| w[0] < w[1]));
        }

        #[test]
        fn a_second_join_takes_out_no_more_spaces(page in "[ A港0-9，。\\n]{0,80}") {
            let (once, _) = join(Text::plain(&page), Form::Page);
            let once = once.as_str().to_owned();
            let (twice, _) = join(Text::plain(&once), Form::Page);
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }
}
