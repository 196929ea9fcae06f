//! Numerals that count nothing: idioms and names (十分, 五角大樓), scores, codes, numbers glued to Latin words.

use super::view::View;
use crate::{
    pack::{Class, Classes},
    scan::{Form, Numeral, Scanned},
};

/// The longest stretch before a numeral in which a word that holds it may begin, in code points.
const LOOK_BACK: usize = 4;

/// 十分, 五角大樓, 一國兩制: the listed words of a passage that hold numerals which count nothing.
pub(super) struct Idioms {
    /// Where each begins and ends, in order.
    spans: Vec<(usize, usize)>,
    /// How many of them lie behind.
    passed: usize,
}

impl Idioms {
    pub(super) fn new(scan: &Scanned<'_>) -> Self {
        let listed = scan.sparse_of(Classes::one(Class::NotAmount));
        Self { spans: listed.map(|hit| (hit.start as usize, hit.end as usize)).collect(), passed: 0 }
    }

    /// Does one hold all of the numeral? Numerals are asked for in order.
    pub(super) fn hold(&mut self, numeral: &Numeral) -> bool {
        let (start, end) = (numeral.start(), numeral.end());
        while self.spans.get(self.passed).is_some_and(|(begin, _)| begin + LOOK_BACK < start) {
            self.passed += 1;
        }
        let near = self.spans[self.passed..].iter().take_while(|(begin, _)| *begin <= start);
        near.into_iter().any(|&(_, over)| over >= end)
    }
}

/// Is the numeral no amount, whatever stands behind it?
pub(super) fn holds(view: &View<'_>, numeral: &Numeral) -> bool {
    // What makes a score or a code stands directly beside the number, and is neither Han nor a mark of full width.
    let marked = view.before(numeral.start()).is_ascii() || view.at(numeral.end()).is_ascii();
    is_weekday(view, numeral) || marked && (is_score(view, numeral) || is_code(view, numeral))
}

/// 周三, 星期五.
fn is_weekday(view: &View<'_>, numeral: &Numeral) -> bool {
    let start = numeral.start();
    let before = view.before(start);
    let week = matches!(before, '周' | '期') || before == '拜' && view.says(start.saturating_sub(2), "礼拜");
    week && numeral.form == Form::Chinese && numeral.end() - start == 1 && numeral.to_u64().is_some_and(|n| n <= 6)
}

/// 3:1, 2:2.
fn is_score(view: &View<'_>, numeral: &Numeral) -> bool {
    let digit = |at: usize| view.at(at).is_ascii_digit();
    let before = numeral.start() >= 2 && view.at(numeral.start() - 1) == ':' && digit(numeral.start() - 2);
    before || view.at(numeral.end()) == ':' && digit(numeral.end() + 1)
}

/// GPT4, Web3.0, COVID-19, 9988.HK, No.5, q=30, 2345 6789; not 4x50米.
fn is_code(view: &View<'_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.start(), numeral.end());
    let before = view.before(start);
    let currency = || view.word_ending(start, Class::Currency).is_some();
    let times = before == 'x' && start >= 2 && view.at(start - 2).is_ascii_digit();
    let glued = before.is_ascii_alphabetic() && !times && !currency();
    let hyphened = matches!(before, '-' | '.') && start >= 2 && view.at(start - 2).is_ascii_alphabetic();
    let listed = view.at(end) == '.' && view.at(end + 1).is_ascii_alphabetic();
    glued
        || hyphened
        || listed
        || matches!(before, '=' | '?' | '&' | '#' | '_' | '@' | '%')
        || is_telephone(view, numeral)
}

/// Four digits, a space or hyphen, four digits, and nothing that they count (1000-1001元).
fn is_telephone(view: &View<'_>, numeral: &Numeral) -> bool {
    let four = |n: &Numeral| n.end() - n.start() == 4 && n.start() > 0 && view.at(n.start()).is_ascii_digit();
    let parted = |at: usize| matches!(view.at(at), ' ' | '-');
    let counts = |end| [Class::MoneyWord, Class::Currency, Class::Unit].iter().any(|&c| view.word(end, c).is_some());
    if !four(numeral) {
        return false;
    }
    let next = view.scan.numeral_at(numeral.end() + 1).filter(|n| parted(numeral.end()) && four(n));
    let last = numeral.start().checked_sub(1).filter(|&at| parted(at)).and_then(|at| view.scan.numeral_ending(at));
    let end = next.map_or(numeral.end(), Numeral::end);
    (next.is_some() || last.is_some_and(four)) && !counts(end)
}
