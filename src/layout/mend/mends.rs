//! What is to be mended on a page, and the mending.

use super::{
    Torn,
    glued::glued,
    habits::Habits,
    headed,
    run_on::run_on,
    severed::{Severed, severed},
    torn::torn,
};
use crate::{
    layout::{
        head::{Claims, Settled},
        page::BlockId,
        weights::Weights,
    },
    lines::Block,
};
use std::iter;

/// What is to be mended on a page: blocks that are two, and blocks that are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mends {
    /// Where blocks are to be cut, in order.
    pub torn: Vec<Torn>,
    /// Which blocks are to be joined, in the order of the second; none of them is cut.
    pub severed: Vec<Severed>,
}

impl Mends {
    /// What the stories and the titles settled so show to be amiss.
    pub fn of(claims: &Claims<'_>, titles: &[Settled], weights: &Weights) -> Self {
        let habits = Habits::of(claims.sheet, claims.kinds);
        let headed = headed(titles);
        let mut torn = torn(claims, &headed, titles, &weights.torn);
        torn.extend(glued(claims, &headed, &weights.glued));
        torn.extend(run_on(claims, &habits, &weights.run_on));
        torn.sort_unstable_by_key(|t| (t.block, t.at));
        torn.dedup();
        let cut = |id: BlockId| torn.binary_search_by_key(&id, |t| t.block).is_ok();
        let severed = severed(claims, &habits, titles, &weights.severed);
        let severed = severed.into_iter().filter(|s| !cut(s.from) && !cut(s.to)).collect();
        Self { torn, severed }
    }

    /// Is nothing amiss?
    pub fn is_empty(&self) -> bool {
        self.torn.is_empty() && self.severed.is_empty()
    }

    /// The blocks of the page, mended, in the order of their first lines; and the number that each had that was left as it
    /// was.
    pub fn mend(&self, blocks: &[Block]) -> (Vec<Block>, Vec<Option<BlockId>>) {
        let mut goes_on: Vec<Option<&Severed>> = vec![None; blocks.len()];
        let mut begins = vec![true; blocks.len()];
        for severed in &self.severed {
            goes_on[severed.from] = Some(severed);
            begins[severed.to] = false;
        }
        let mut all: Vec<(Block, Option<BlockId>)> = Vec::with_capacity(blocks.len() + self.torn.len());
        for id in (0..blocks.len()).filter(|&id| begins[id]) {
            let more = iter::successors(goes_on[id], |severed| goes_on[severed.to]);
            // What it was tied to has another number now.
            let mut block = Block { tie: None, ..blocks[id].clone() };
            let joined = more.map(|severed| block.append(&blocks[severed.to], severed.spaced)).count();
            let whole = (joined == 0).then_some(id);
            all.extend(cut(block, whole, &self.cuts(id)));
        }
        all.sort_by_key(|(block, _)| block.pieces.first().map(|p| p.span.start()));
        all.into_iter().unzip()
    }

    /// Where a block is to be cut, in bytes of its text.
    fn cuts(&self, id: BlockId) -> Vec<usize> {
        let first = self.torn.partition_point(|t| t.block < id);
        self.torn[first..].iter().take_while(|t| t.block == id).map(|t| t.at).collect()
    }
}

/// The parts of a block; `from` is the number it had, if it is left whole.
fn cut(block: Block, from: Option<BlockId>, cuts: &[usize]) -> Vec<(Block, Option<BlockId>)> {
    match cuts {
        [] => vec![(block, from)],
        _ => block.parts(cuts).into_iter().map(|part| (part, None)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lines::Tie, text::Span};

    /// A page whose lines are blocks.
    const PAGE: &str = "渡輪下月加班 茶園提早採茶\n渡輪公司主席陳\n大文昨日宣布\nNew\nYork";

    fn blocks() -> Vec<Block> {
        let mut at = 0;
        let block = |(line, text): (usize, &str)| {
            let mut block = Block::default();
            block.push(PAGE, Span::new(at, at + text.len()), line as u32, false);
            at += text.len() + 1;
            block
        };
        PAGE.split('\n').enumerate().map(block).collect()
    }

    fn mended(torn: &[Torn], severed: &[Severed]) -> Vec<(String, Option<BlockId>)> {
        let (blocks, from) = Mends { torn: torn.to_vec(), severed: severed.to_vec() }.mend(&blocks());
        for block in &blocks {
            let held: Vec<&str> = block.whole().map(|span| &PAGE[span.range()]).collect();
            assert_eq!(held.concat(), block.text.replace("New York", "NewYork"));
        }
        blocks.into_iter().map(|b| b.text).zip(from).collect()
    }

    #[test]
    fn blocks_are_cut_and_joined_and_the_others_keep_their_numbers() {
        let torn = [Torn { block: 0, at: "渡輪下月加班 ".len() }];
        let severed = [Severed { from: 1, to: 2, spaced: false }, Severed { from: 3, to: 4, spaced: true }];
        let told =
            |texts: &[(&str, Option<BlockId>)]| texts.iter().map(|&(t, from)| (t.to_owned(), from)).collect::<Vec<_>>();
        assert_eq!(
            mended(&torn, &severed[1..]),
            told(&[
                ("渡輪下月加班", None),
                ("茶園提早採茶", None),
                ("渡輪公司主席陳", Some(1)),
                ("大文昨日宣布", Some(2)),
                ("New York", None)
            ])
        );
        let joined = mended(&[], &severed);
        assert_eq!(joined[1], ("渡輪公司主席陳大文昨日宣布".to_owned(), None));
        assert_eq!((joined[0].1, joined.len()), (Some(0), 3));
    }

    #[test]
    fn three_blocks_become_one() {
        let severed = [1, 2].map(|from| Severed { from, to: from + 1, spaced: false });
        assert_eq!(mended(&[], &severed)[1].0, "渡輪公司主席陳大文昨日宣布New");
    }

    #[test]
    fn a_joined_block_begins_as_the_first_and_ends_as_the_last() {
        let mut all = blocks();
        (all[1].measures.first, all[1].measures.gap_before) = (14, 2);
        (all[2].measures.last, all[2].measures.ended, all[2].measures.gap_after) = (12, true, 3);
        let tie = Some(Tie { from: 0, odds: -30, spaced: false });
        (all[1].tie, all[3].tie) = (tie, tie);
        let severed = vec![Severed { from: 1, to: 2, spaced: false }];
        let (mended, _) = Mends { torn: Vec::new(), severed }.mend(&all);
        assert!(mended.iter().all(|block| block.tie.is_none()));
        let measures = mended[1].measures;
        assert_eq!(
            (measures.first, measures.gap_before, measures.last, measures.ended, measures.gap_after),
            (14, 2, 12, true, 3)
        );
    }

    #[test]
    fn blocks_that_are_cut_stand_by_their_first_lines() {
        let page = "渡輪加班\n茶園採茶\n離島";
        let mut both = Block::default();
        both.push(page, Span::new(0, 12), 0, false);
        both.push(page, Span::new(26, 32), 2, false);
        let mut other = Block::default();
        other.push(page, Span::new(13, 25), 1, false);
        let torn = vec![Torn { block: 0, at: 12 }];
        let (blocks, from) = Mends { torn, severed: Vec::new() }.mend(&[both, other]);
        let texts: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!((texts, from), (vec!["渡輪加班", "茶園採茶", "離島"], vec![None, Some(1), None]));
    }
}
