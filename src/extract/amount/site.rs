//! What stands directly beside a numeral, looked up once, so that only the rules that can fire are asked.

use super::{range::connector, view::View};
use crate::{
    pack::{Class, Classes},
    scan::Numeral,
};

/// Where a rule can fire at all; the rule itself looks closer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trigger {
    /// Anywhere.
    Always,
    /// Where one of these characters stands behind the numeral, or behind the second of a range.
    Behind(&'static [char]),
    /// Where one of these characters stands before the numeral.
    Before(&'static [char]),
    /// Where the numeral ends with one of these characters.
    Ending(&'static [char]),
    /// Where a unit stands behind the numeral, or behind the second of a range.
    Unit,
    /// Where a word of money stands on either side.
    Money,
    /// Where a second number may follow.
    Range,
}

/// A set of rules, by their places in the list; a bit each.
pub(super) type Rules = u32;

/// The rules that each neighbour of a numeral sets off.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    always: Rules,
    behind: Neighbours,
    before: Neighbours,
    ending: Neighbours,
    unit: Rules,
    money: Rules,
    range: Rules,
}

/// The rules that characters set off, a table small enough to stay near: a character stands in the first free cell from its own
/// on.
#[derive(Debug)]
struct Neighbours([(char, Rules); Self::CELLS]);

impl Default for Neighbours {
    fn default() -> Self {
        Self([(Self::FREE, 0); Self::CELLS])
    }
}

impl Neighbours {
    /// How many cells, a power of two and some times as many as there are characters.
    const CELLS: usize = 128;
    /// Stands where no character does.
    const FREE: char = '\0';

    /// The cell of a character, or the free one where it would stand.
    #[inline]
    fn cell(&self, c: char) -> usize {
        let next = |cell: usize| (cell + 1) % Self::CELLS;
        let mut cell = c as usize % Self::CELLS;
        while self.0[cell].0 != c && self.0[cell].0 != Self::FREE {
            cell = next(cell);
        }
        cell
    }

    fn add(&mut self, characters: &[char], rule: Rules) {
        let room = self.0.iter().filter(|cell| cell.0 == Self::FREE).count();
        debug_assert!(room > characters.len(), "as many characters as cells, and no end to looking for a free one");
        for &c in characters {
            let cell = self.cell(c);
            self.0[cell] = (c, self.0[cell].1 | rule);
        }
    }

    /// The rules that a character sets off.
    #[inline]
    fn rules(&self, c: char) -> Rules {
        self.0[self.cell(c)].1
    }
}

const UNIT: Classes = Classes::of(&[Class::Unit]);
const MONEY: Classes = Classes::of(&[Class::Currency, Class::MoneyWord]);

impl Triggers {
    /// The triggers of a list of rules.
    pub(super) fn of(list: impl Iterator<Item = Trigger>) -> Self {
        let mut all = Self::default();
        for (place, trigger) in list.enumerate() {
            let rule = 1 << place;
            match trigger {
                Trigger::Always => all.always |= rule,
                Trigger::Behind(characters) => all.behind.add(characters, rule),
                Trigger::Before(characters) => all.before.add(characters, rule),
                Trigger::Ending(characters) => all.ending.add(characters, rule),
                Trigger::Unit => all.unit |= rule,
                Trigger::Money => all.money |= rule,
                Trigger::Range => all.range |= rule,
            }
        }
        all
    }

    /// The rules that can fire at a numeral.
    pub(super) fn rules(&self, view: &View<'_>, numeral: &Numeral) -> Rules {
        let mut rules = self.always | self.set_off_behind(view, numeral.end());
        let start = view.before_spaces(numeral.start());
        rules |= self.before.rules(view.before(start)) | self.ending.rules(view.before(numeral.end()));
        if view.scan.ends(start, MONEY) {
            rules |= self.money;
        }
        if let Some(second) = connector(view, numeral.end()).and_then(|at| view.numeral(at)) {
            rules |= self.range | self.set_off_behind(view, second.end());
        }
        rules
    }

    /// The rules that what stands behind a number sets off, spaces passed over.
    fn set_off_behind(&self, view: &View<'_>, end: usize) -> Rules {
        let at = view.past_spaces(end);
        let of_class = |wanted, rules: Rules| if view.scan.begins(at, wanted) { rules } else { 0 };
        self.behind.rules(view.at(at)) | of_class(UNIT, self.unit) | of_class(MONEY, self.money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract::{Circumstances, Passage, Role, Story, amount::vocabulary},
        pack::Packs,
        scan::Scanned,
    };

    #[test]
    fn only_what_stands_beside_a_numeral_sets_rules_off() {
        let list = [
            Trigger::Always,
            Trigger::Behind(&['%', '成']),
            Trigger::Before(&['第']),
            Trigger::Unit,
            Trigger::Money,
            Trigger::Range,
            Trigger::Ending(&['万']),
        ];
        let triggers = Triggers::of(list.into_iter());
        let packs = Packs::built_in();
        let words = packs.derived(vocabulary::words);
        for (text, rules) in [
            ("共三成", 0b11),
            ("第 3！", 0b101),
            ("港幣2", 0b10001),
            ("350個", 0b1001),
            ("5%至6元", 0b11),
            ("5至6元", 0b11_0001),
            ("3萬", 0b100_0001),
            ("5", 1),
        ] {
            let scan = Scanned::new(text, &packs.lexicon);
            let passage = Passage { role: Role::Plain, scan: &scan };
            let story = Story { passages: &[passage], circumstances: Circumstances::default(), packs: &packs };
            let found = triggers.rules(&View::new(&story, &passage, &words), &scan.numerals()[0]);
            assert_eq!(found, rules, "{text}");
        }
    }
}
