//! Where the running text of the stories stands on the page.

use super::Story;
use crate::layout::page::BlockId;
use std::ops::Range;

/// How many blocks away a title, caption or table may stand from a block of its story.
const REACH: usize = 240;

/// A story and a block of its running text.
pub type Stand = (usize, BlockId);

/// The stories of a page by the blocks of their running text.
pub struct Ground<'a> {
    stories: &'a [Story],
    /// The story of each block of running text.
    of: Vec<Option<usize>>,
    /// The block after the last of each story and of all before it.
    ends: Vec<BlockId>,
}

impl<'a> Ground<'a> {
    /// The ground of stories that are in the order of their first blocks, on a page of so many blocks.
    pub fn new(stories: &'a [Story], blocks: usize) -> Self {
        let mut of = vec![None; blocks];
        let (mut ends, mut end) = (Vec::with_capacity(stories.len()), 0);
        for (n, story) in stories.iter().enumerate() {
            story.body.iter().for_each(|&id| of[id] = Some(n));
            end = story.body.last().map_or(end, |last| end.max(last + 1));
            ends.push(end);
        }
        Self { stories, of, ends }
    }

    /// The story of a block of running text.
    pub fn of(&self, id: BlockId) -> Option<usize> {
        self.of[id]
    }

    /// The nearest running text before a block.
    pub fn before(&self, id: BlockId) -> Option<Stand> {
        (0..id).rev().take(REACH).find_map(|id| Some((self.of[id]?, id)))
    }

    /// The nearest running text after a block.
    pub fn after(&self, id: BlockId) -> Option<Stand> {
        (id + 1..self.of.len()).take(REACH).find_map(|id| Some((self.of[id]?, id)))
    }

    /// The blocks within reach of a stretch of blocks.
    pub fn reach(&self, ids: Range<BlockId>) -> Range<BlockId> {
        ids.start.saturating_sub(REACH)..(ids.end - 1 + REACH).min(self.of.len())
    }

    /// The stories within reach of a stretch of blocks, in order.
    pub fn near(&self, ids: Range<BlockId>) -> Vec<usize> {
        let Range { start, end } = self.reach(ids);
        let first = self.ends.partition_point(|&end| end <= start);
        let body = |n: usize| self.stories[n].body.as_slice();
        let begins = |&n: &usize| body(n).first().is_none_or(|&id| id < end);
        let within = |&n: &usize| body(n).get(body(n).partition_point(|&id| id < start)).is_some_and(|&id| id < end);
        (first..self.stories.len()).take_while(begins).filter(within).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_are_near_where_a_block_of_them_is() {
        let story = |body: &[BlockId]| Story { body: body.to_vec(), apart: None };
        let stories = [story(&[0, 900]), story(&[10]), story(&[500, 510])];
        let ground = Ground::new(&stories, 1000);
        let near: Vec<Vec<usize>> = [5, 280, 505, 700, 999].map(|id| ground.near(id..id + 1)).to_vec();
        assert_eq!(near, [vec![0, 1], vec![2], vec![2], vec![0, 2], vec![0]]);
        assert_eq!((ground.before(505), ground.after(505), ground.before(400)), (Some((2, 500)), Some((2, 510)), None));
    }
}
