//! Names in Latin letters: Mike Rowse, Dieter Lamlé · BBC, Web3Hub · GPT4.
//!
//! A run of capitalised words is proposed as a person, an organisation and a product; a listed given name, capitals
//! only, or digits inside say which. What it leaves alone: words in small letters.

use super::{
    evidence::Evidence,
    lattice::{Inner, Lattice, NONE},
    tag::Tag,
    view::View,
    word::is_latin,
};
use crate::pack::Class;

/// The longest number of a model (5s, 9000S), in characters.
const LONGEST_NUMBER: usize = 5;
/// The most words a name may have.
const WORDS: usize = 4;
/// The cost of a Latin word, in tenths of a nat.
const COST: i32 = 80;
/// The longest gloss, in characters.
const GLOSS: usize = 60;

/// Adds every reading of the passage as a Latin name.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    let mut free = 0;
    for at in view.letters() {
        if at >= free && is_latin(view.chars[at]) {
            name(view, lattice, at);
            free = token(view.chars, at);
        }
    }
}

/// The end of the Latin word, digits inside included, that begins at `at`; `at` itself if none does.
fn token(chars: &[char], at: usize) -> usize {
    if !chars.get(at).is_some_and(|&c| is_latin(c)) {
        return at;
    }
    let inside = |i: usize| {
        let c = chars[i];
        is_latin(c)
            || c.is_ascii_digit()
            || (matches!(c, '-' | '.' | '&' | '+')
                && chars.get(i + 1).is_some_and(|&n| is_latin(n) || n.is_ascii_digit()))
    };
    (at..chars.len()).find(|&i| !inside(i)).unwrap_or(chars.len())
}

/// Where the number and the words behind a product's Latin name end ( 16 Pro Max of iPhone 16 Pro Max).
pub fn model(chars: &[char], at: usize) -> Option<usize> {
    let latin = at > 0 && is_latin(chars[at - 1]);
    let from = at + usize::from(chars.get(at) == Some(&' '));
    let inside = |c: &&char| c.is_ascii_alphanumeric();
    chars.get(from).filter(|c| latin && c.is_ascii_digit())?;
    let mut end = from + chars[from..].iter().take_while(inside).count();
    if end - from > LONGEST_NUMBER {
        return None;
    }
    for _ in 1..WORDS {
        let next = chars.get(end + 1).is_some_and(|c| c.is_ascii_uppercase()) && chars[end] == ' ';
        end = if next { token(chars, end + 1) } else { break };
    }
    Some(end)
}

/// Adds the names that begin with the word at `start`.
fn name(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize) {
    if !view.chars[start].is_uppercase() {
        return;
    }
    let mut end = token(view.chars, start);
    one(view, lattice, start, end);
    let given = view.has(start, end, Class::GivenLatin);
    for words in 2..=WORDS {
        let gap = view.chars.get(end).is_some_and(|c| matches!(c, ' ' | '·' | '•'));
        if !gap || !view.chars.get(end + 1).is_some_and(|c| c.is_uppercase()) {
            return;
        }
        let from = end + 1;
        end = token(view.chars, from);
        let cost = COST * words as i32;
        lattice.add(
            start,
            end,
            Tag::Person,
            cost,
            &[
                (Evidence::PersonLatinWords, 1),
                (Evidence::PersonLatinGiven, given),
                (Evidence::PersonKnown, view.has(start, end, Class::Person)),
            ],
        );
        let heads = |class| view.has(from, end, class);
        lattice.add(
            start,
            end,
            Tag::Org,
            cost,
            &[(Evidence::OrgLatin, 1), (Evidence::OrgLatinHead, heads(Class::OrgSuffix))],
        );
        if heads(Class::PlaceSuffix) == 1 {
            lattice.add(start, end, Tag::Place, cost, &[(Evidence::OrgLatin, 1), (Evidence::PlaceLatinHead, 1)]);
        }
    }
}

/// Adds the Latin words that stand in brackets for the name before them: 安德遜（Martin Anderson）, 水務政策研究中心（WPRC）.
///
/// `best` is the last step of the best reading up to `at`.
#[inline]
pub fn gloss(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32) {
    if at > 1 && view.chars[at - 1] == '(' && view.chars[at].is_uppercase() {
        glossed(view, lattice, at, best);
    }
}

fn glossed(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32) {
    if best == NONE || lattice.step(best).tag != Tag::Open || lattice.step(best).back == NONE {
        return;
    }
    let named = lattice.step(lattice.step(best).back).tag;
    let belongs = |c: &&char| is_latin(**c) || matches!(c, ' ' | '.' | '-' | '·' | '&') || c.is_ascii_digit();
    let length = view.chars[at..].iter().take(GLOSS).take_while(belongs).count();
    let closed = matches!(view.chars.get(at + length), Some(')' | ','));
    if closed && length > 1 && matches!(named, Tag::Person | Tag::Org | Tag::Place) {
        let alone = Inner { last: NONE, score: 0, cost: COST, head: 0 };
        lattice.add_over((at, at + length), named, alone, &[(Evidence::LatinGloss, 1)]);
    }
}

/// A name of one word.
fn one(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize, end: usize) {
    let word = &view.chars[start..end];
    let given = view.has(start, end, Class::GivenLatin);
    let digits = word.iter().any(char::is_ascii_digit);
    let capitals = word.len() > 1 && word.iter().all(char::is_ascii_uppercase);
    let mixed = word[1..].iter().any(char::is_ascii_uppercase) && !capitals;
    if !digits {
        lattice.add(
            start,
            end,
            Tag::Person,
            COST,
            &[(Evidence::PersonLatinOne, 1), (Evidence::PersonLatinGiven, given)],
        );
    }
    lattice.add(start, end, Tag::Org, COST, &[(Evidence::OrgLatin, 1), (Evidence::OrgCapitals, i32::from(capitals))]);
    if digits || mixed {
        lattice.add(start, end, Tag::Product, COST, &[(Evidence::ProductLatin, 1)]);
        lattice.add(start, end, Tag::Latin, COST, &[(Evidence::WordLatin, 1)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> usize {
        token(&text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn a_model_has_a_number_and_words_behind_it() {
        let end = |text: &str, at| model(&text.chars().collect::<Vec<_>>(), at);
        assert_eq!(end("iPhone 16 Pro Max售", 6), Some(17));
        assert_eq!(end("Mate60、", 4), Some(6));
        assert_eq!(end("iPhone Pro", 6), None);
        assert_eq!(end("神舟19", 2), None);
    }

    #[test]
    fn words_end_where_they_end() {
        assert_eq!(first("GPT-4和"), 5);
        assert_eq!(first("Web3.0協會"), 6);
        assert_eq!(first("Altman, CEO"), 6);
        assert_eq!(first("協會"), 0);
        assert_eq!(first("9988.HK"), 0);
    }
}
