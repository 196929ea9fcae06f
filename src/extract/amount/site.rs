//! What stands directly beside a numeral, looked up once, so that only the rules that can fire are asked.

use super::{range::connector, view::View};
use crate::{pack::Class, scan::Numeral};

/// Where a rule can fire at all; the rule itself looks closer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trigger {
    /// Anywhere.
    Always,
    /// Where one of these characters stands behind the numeral, or behind the second of a range.
    Behind(&'static [char]),
    /// Where this character stands before the numeral.
    Before(char),
    /// Where a word of one of these classes stands behind the numeral, or behind the second of a range.
    Word(&'static [Class]),
    /// Where a word of money stands on either side.
    Money,
    /// Where a second number may follow.
    Range,
}

/// The neighbours of a numeral.
#[derive(Debug)]
pub(super) struct Site {
    /// The character before it, spaces passed over.
    before: char,
    /// Was a word of money found before it?
    money_before: bool,
    /// What stands behind it, and behind the second number of a range.
    behind: [Option<Behind>; 2],
    range: bool,
}

/// What stands behind a number, spaces passed over.
#[derive(Debug, Clone, Copy)]
struct Behind {
    first: char,
    classes: u128,
}

impl Site {
    /// Looks around a numeral.
    pub(super) fn new(view: &View<'_>, numeral: &Numeral) -> Self {
        let start = view.before_spaces(numeral.start());
        let money = |class| matches!(class, Class::Currency | Class::MoneyWord);
        let second = connector(view, numeral.end()).and_then(|at| view.numeral(at));
        Self {
            before: view.before(start),
            money_before: view.scan.ending(start).any(|h| money(h.class)),
            behind: [Some(Behind::new(view, numeral.end())), second.map(|n| Behind::new(view, n.end()))],
            range: second.is_some(),
        }
    }

    /// Can a rule with that trigger fire here?
    pub(super) fn fires(&self, trigger: Trigger) -> bool {
        let behind = |wanted: &dyn Fn(&Behind) -> bool| self.behind.iter().flatten().any(wanted);
        match trigger {
            Trigger::Always => true,
            Trigger::Behind(characters) => behind(&|b| characters.contains(&b.first)),
            Trigger::Before(character) => self.before == character,
            Trigger::Word(classes) => behind(&|b| b.is_any(classes)),
            Trigger::Money => self.money_before || behind(&|b| b.is_any(&[Class::Currency, Class::MoneyWord])),
            Trigger::Range => self.range,
        }
    }
}

impl Behind {
    fn new(view: &View<'_>, end: usize) -> Self {
        let at = view.past_spaces(end);
        let classes = view.scan.starting(at).iter().fold(0, |set, h| set | bit(h.class));
        Self { first: view.at(at), classes }
    }

    fn is_any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.classes & bit(class) != 0)
    }
}

fn bit(class: Class) -> u128 {
    1 << (class as u8 % 128)
}
