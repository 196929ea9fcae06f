//! Why two lines were joined, or not, in words.

use super::{
    Block, Form, ReadingOrder,
    apart::Apart,
    as_read, assemble, by_shape,
    galley::Galley,
    latin,
    question::{Answers, QUESTIONS},
    runs::Runs,
    thread,
    trees::{Forest, Weighed, Weight},
};
use crate::text::Text;
use std::cmp::Reverse;

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
const LEAST: Weight = 10;
/// Lines apart are told of from this score on, which is below what joins them.
const CLOSE: Weight = thread::LOOSE - 50;
/// A thing that is so for fewer of a page's neighbours than one in so many is not missed where it is not so.
const RARE: usize = 10;

/// Joins the lines of a page as [`super::join`] does, and tells of the pairs that came into question: all neighbours, and those
/// apart that were joined or came close to it.
pub fn explain(text: Text<'_>, form: Form) -> (Text<'_>, Vec<Block>, Vec<Reason>) {
    let text = as_read(text);
    let ReadingOrder { asked, near } = ReadingOrder::of(&text, form);
    let galley = &asked.galley;
    let runs = Runs::of(galley, &near);
    let apart = Apart::of(&asked, &runs);
    let apart = |a, b| apart.weigh(a, b, CLOSE);
    let next = thread::follow(galley, form, &near, apart);
    let rare = rare(&(1..galley.lines.len()).map(|n| asked.pair(n - 1, n)).collect::<Vec<_>>());
    let answers = |a: usize, b: usize| match Weighed::of(a, b) {
        Weighed::Near => asked.pair(a, b),
        _ => asked.pair(a, b).union(runs.of_two(a, b)),
    };
    let tell = |pair: thread::Pair| {
        let (a, b) = (pair.from as usize, pair.to as usize);
        let weighed = Weighed::of(a, b);
        let joined = next[a] == Some(pair.to);
        let told = weighed == Weighed::Near || joined || pair.score > CLOSE;
        told.then(|| Reason {
            from: galley.lines[a].number,
            to: galley.lines[b].number,
            joined,
            score: logarithm(pair.score),
            seen: match without_trees(galley, a, b) {
                Some(reasons) => strongest(reasons),
                None => seen(weighed, answers(a, b), rare),
            },
        })
    };
    let reasons = thread::pairs(galley, form, &near, apart).into_iter().filter_map(tell).collect();
    let blocks = assemble(text.as_str(), galley, &next, &near);
    (text, blocks, reasons)
}

/// What weighed in two neighbours that no tree is asked about, told by their shape or of Latin text, in words; nothing for any
/// other pair.
fn without_trees(galley: &Galley, a: usize, b: usize) -> Option<Vec<(String, Weight)>> {
    let shape = || by_shape::reason(galley, a, b).map(|reason| vec![reason]);
    let reasons = (Weighed::of(a, b) == Weighed::Near).then(|| shape().or_else(|| latin::reasons(galley, a, b)))??;
    Some(reasons.into_iter().map(|(words, weight)| (words.to_owned(), weight)).collect())
}

/// The questions to which hardly any two neighbours on the page have the answer yes.
fn rare(neighbours: &[Answers]) -> Answers {
    let yes = |n: usize| neighbours.iter().filter(|answers| answers.holds(n)).count();
    let bits = (0..QUESTIONS.len()).filter(|&n| yes(n) < neighbours.len() / RARE).map(|n| 1 << n);
    Answers(bits.fold(0, |all, bit: u128| all | bit))
}

/// The reasons for a join and against it: each answer by how much the opposite answer would have changed the score. An
/// answer no to a rare question is left out, as nearly every line has it.
fn seen(weighed: Weighed, answers: Answers, rare: Answers) -> Vec<(String, f32)> {
    let forest = Forest::learnt();
    let score = forest.score(weighed, answers);
    let weigh = |n: usize| {
        let other = Answers(answers.0 ^ 1 << n);
        let words = if answers.holds(n) { QUESTIONS[n].1.to_owned() } else { format!("not: {}", QUESTIONS[n].1) };
        (words, score - forest.score(weighed, other))
    };
    let told = (0..QUESTIONS.len()).filter(|&n| answers.holds(n) || !rare.holds(n));
    strongest(told.map(weigh).collect())
}

/// The strongest reasons both ways, strongest first.
fn strongest(mut all: Vec<(String, Weight)>) -> Vec<(String, f32)> {
    all.retain(|(_, weight)| weight.abs() >= LEAST);
    all.sort_by_key(|(_, weight)| Reverse(weight.abs()));
    let (mut for_it, mut against) = (0, 0);
    all.retain(|(_, weight)| {
        let told = if *weight > 0 { &mut for_it } else { &mut against };
        *told += 1;
        *told <= TOLD
    });
    all.into_iter().map(|(words, weight)| (words, logarithm(weight))).collect()
}

/// Hundredths as the whole they are of.
fn logarithm(weight: Weight) -> f32 {
    weight as f32 / 100.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_hardly_a_line_is_is_not_missed() {
        let (some, none) = (Answers(0b01), Answers(0));
        let rare = rare(&[[some; 10], [none; 10], [none; 10], [none; 10]].concat());
        assert!(!rare.holds(0) && rare.holds(1));
        assert!(!super::rare(&[some]).holds(1), "one pair says nothing of what is rare");
    }

    #[test]
    fn what_is_told_to_be_joined_is_joined() {
        let page = include_str!("../../input/000_230320e1d8897bab.txt");
        let blocks = crate::lines::join(Text::plain(page), Form::Page).1;
        let mut joined: Vec<(u32, u32)> =
            blocks.iter().flat_map(|block| block.lines.windows(2).map(|pair| (pair[0], pair[1]))).collect();
        let (_, told_of, reasons) = explain(Text::plain(page), Form::Page);
        assert_eq!(told_of, blocks);
        let mut told: Vec<(u32, u32)> = reasons.into_iter().filter(|r| r.joined).map(|r| (r.from, r.to)).collect();
        joined.sort_unstable();
        told.sort_unstable();
        assert!(joined.iter().any(|&(a, b)| b != a + 1), "the page has lines apart that are joined");
        assert_eq!(told, joined);
    }

    #[test]
    fn a_bullet_and_an_open_sentence_are_told_in_words() {
        let page = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。";
        let (_, _, all) = explain(Text::plain(page), Form::Page);
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
