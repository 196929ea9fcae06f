//! Why two lines were joined, or not, in words.

use super::{
    Form, Sheet,
    ask::Asked,
    question::{Answers, QUESTIONS},
    space, thread,
    trees::{Forest, Weighed},
    unwoven, weigher,
};
use crate::text::Text;

/// What was weighed for one pair of lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Number of the line on the page (blank ones count) that might go on.
    pub from: u32,
    /// Number of the line it might go on in.
    pub to: u32,
    /// Was it joined?
    pub joined: bool,
    /// The sum of the weights: above 0 where a join is likelier than not.
    pub score: f32,
    /// What spoke most strongly for joining them and against it, and by how much: the score would have been so much less,
    /// had it been otherwise.
    pub seen: Vec<(String, f32)>,
}

/// Reasons told for a join, and against it.
const TOLD: usize = 3;
/// What weighs less is not told.
const LEAST: f32 = 0.1;
/// Lines apart are told of from this score on.
const CLOSE: f32 = -1.0;

/// The pairs of lines that came into question when a page was joined, as [`super::join`] does it: all neighbours, and those
/// apart that were joined or came close to it.
pub fn explain(text: Text<'_>, form: Form) -> Vec<Reason> {
    let text = space::close(text);
    let forest = Forest::learnt();
    let sheet = unwoven(Sheet::read(&text), form, forest);
    let asked = Asked::new(&sheet);
    let weigh = weigher(&asked, forest);
    let next = thread::follow(&sheet, form, &weigh);
    let tell = |pair: thread::Pair| {
        let (a, b) = (pair.from as usize, pair.to as usize);
        let weighed = Weighed::of(a, b);
        let joined = next[a] == Some(pair.to);
        let told = weighed == Weighed::Near || joined || pair.score > CLOSE;
        told.then(|| Reason {
            from: sheet.lines[a].number,
            to: sheet.lines[b].number,
            joined,
            score: pair.score,
            seen: seen(forest, weighed, asked.pair(a, b)),
        })
    };
    thread::pairs(&sheet, form, &weigh).into_iter().filter_map(tell).collect()
}

/// The strongest reasons both ways, strongest first: each answer by what the other answer would have changed.
fn seen(forest: &Forest, weighed: Weighed, answers: Answers) -> Vec<(String, f32)> {
    let score = forest.score(weighed, answers);
    let weigh = |n: usize| {
        let other = Answers(answers.0 ^ 1 << n);
        let words =
            if answers.0 >> n & 1 == 1 { QUESTIONS[n].1.to_owned() } else { format!("not: {}", QUESTIONS[n].1) };
        (words, score - forest.score(weighed, other))
    };
    let mut all: Vec<(String, f32)> = (0..QUESTIONS.len()).map(weigh).filter(|(_, w)| w.abs() >= LEAST).collect();
    all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let (mut for_it, mut against) = (0, 0);
    all.retain(|(_, weight)| {
        let told = if *weight > 0.0 { &mut for_it } else { &mut against };
        *told += 1;
        *told <= TOLD
    });
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_and_an_open_sentence_are_told_in_words() {
        let page = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。";
        let all = explain(Text::plain(page), Form::Page);
        let first = all.iter().find(|r| (r.from, r.to) == (0, 1)).unwrap();
        assert!(first.joined && first.score > 0.0, "{first:?}");
        assert!(!first.seen.is_empty() && first.seen.len() <= 2 * TOLD);
        assert!(
            first
                .seen
                .iter()
                .all(|(words, _)| words.contains("line") || words.contains("break") || words.contains("it "))
        );
    }
}
