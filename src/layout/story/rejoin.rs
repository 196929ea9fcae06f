//! Stories without a headline, put back to the story they were cut off from.
//!
//! Fault: a story cut in two where its words change has its headline on one side only. Every story has a headline, so the
//! other side is no story of its own unless the gap between them says so clearly. Left alone: a story that opens with its own
//! byline (its headline was a picture, or is lost), and gaps that are clear without a headline.

use super::{Story, run::root};
use crate::layout::page::BlockId;

/// The stories after headless ones were put to the neighbour across their unlikeliest gap, if the odds of that are below
/// `limit`; nothing where none was. `odds` are those of the gaps between the blocks of all stories in the page's order.
pub fn rejoin(stories: &[Story], odds: &[f64], stands: &[bool], limit: f64) -> Option<Vec<Story>> {
    let mut of: Vec<(BlockId, usize)> =
        stories.iter().enumerate().flat_map(|(n, story)| story.body.iter().map(move |&id| (id, n))).collect();
    of.sort_unstable();
    let mut best: Vec<Option<(f64, usize)>> = vec![None; stories.len()];
    for (pair, &odds) in of.windows(2).zip(odds).filter(|(pair, odds)| pair[0].1 != pair[1].1 && **odds < limit) {
        for (own, other) in [(pair[0].1, pair[1].1), (pair[1].1, pair[0].1)] {
            if !stands[own] && best[own].is_none_or(|(least, _)| odds < least) {
                best[own] = Some((odds, other));
            }
        }
    }
    let mut group: Vec<usize> = (0..stories.len()).collect();
    for (own, best) in best.iter().enumerate() {
        let Some((_, other)) = best else { continue };
        let (a, b) = (root(&group, own), root(&group, *other));
        group[a.max(b)] = a.min(b);
    }
    let first: Vec<usize> = (0..group.len()).map(|n| root(&group, n)).collect();
    first.iter().enumerate().any(|(n, &first)| n != first).then(|| gather(stories, &first))
}

/// The stories with each put to the first of its group.
fn gather(stories: &[Story], first: &[usize]) -> Vec<Story> {
    let mut all: Vec<Story> = stories.to_vec();
    for (n, &first) in first.iter().enumerate().filter(|&(n, &first)| n != first) {
        let story = std::mem::take(&mut all[n]);
        all[first].body.extend(story.body);
        all[first].apart = all[first].apart.or(story.apart);
    }
    all.retain(|story| !story.body.is_empty());
    all.iter_mut().for_each(|story| story.body.sort_unstable());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(body: &[BlockId]) -> Story {
        Story { body: body.to_vec(), apart: None }
    }

    #[test]
    fn a_story_without_a_headline_goes_back_to_its_likeliest_neighbour() {
        let stories = [story(&[0, 1]), story(&[3]), story(&[5, 6])];
        let again = rejoin(&stories, &[-3.0, 0.2, 0.9, -2.0], &[true, false, true], 1.5);
        assert_eq!(again, Some(vec![story(&[0, 1, 3]), story(&[5, 6])]));
    }

    #[test]
    fn clear_gaps_and_stories_with_headlines_stay() {
        let stories = [story(&[0]), story(&[1])];
        assert_eq!(rejoin(&stories, &[2.0], &[true, false], 1.5), None);
        assert_eq!(rejoin(&stories, &[0.1], &[true, true], 1.5), None);
    }
}
