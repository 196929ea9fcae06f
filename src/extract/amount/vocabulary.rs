//! What the words of money, counting and approximation in the packs mean.

use crate::{
    extract::{Approx, Direction},
    pack::{Class, Entry, Lexicon, Meanings},
};

/// What a word does to the number beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Names a currency by its ISO 4217 code, or a hundredth of it.
    Currency { code: Box<str>, minor: bool },
    /// 元: the major unit of a currency that is not named.
    Major,
    /// 毫: a tenth of it.
    Dime,
    /// 仙: a hundredth of it.
    Cent,
    /// 正: closes a sum.
    End,
    /// $: stands before the number.
    Symbol,
    /// A word of money beside which a bare 萬 or 億 is money: before it, behind it, or either.
    Spends { before: bool, behind: bool },
    /// Is a share of a hundred by itself.
    Share(Box<str>),
    /// A physical unit.
    Measure,
    /// A measure word, or a noun counted bare.
    Count,
    /// One that counts only after Arabic digits.
    CountOfDigits,
    /// Points of an index.
    Point,
    /// A unit of time.
    Time,
    /// Only looks like a word of its class: 附近 before a number, 元旦 behind one.
    Decoy,
    /// Approximates the number.
    Approximates(Approx),
    /// Says which way it moved.
    Moves(Direction),
    /// Nothing that the rules know.
    Other,
}

/// The words that the rules ask for.
pub(super) type Words = Meanings<Meaning>;

/// The classes of those words.
const CLASSES: &[Class] = &[
    Class::Currency,
    Class::MoneyWord,
    Class::PercentWord,
    Class::Unit,
    Class::Approximator,
    Class::ApproximatorAfter,
    Class::Direction,
];

/// What the words of a lexicon mean.
pub(super) fn words(lexicon: &Lexicon) -> Words {
    Meanings::of(lexicon, CLASSES, |entry| Some(meaning(entry)))
}

fn meaning(entry: Entry<'_>) -> Meaning {
    let data = entry.data;
    match entry.class {
        Class::Currency => {
            let (code, minor) = data.split_once(' ').unwrap_or((data, ""));
            Meaning::Currency { code: code.into(), minor: !minor.is_empty() }
        }
        Class::PercentWord => Meaning::Share(data.into()),
        Class::MoneyWord => of_money(data),
        Class::Unit => of_unit(data),
        Class::Direction => Meaning::Moves(if data == "up" { Direction::Up } else { Direction::Down }),
        _ if data == "none" => Meaning::Decoy,
        _ => approx(data).map_or(Meaning::Other, Meaning::Approximates),
    }
}

fn of_money(data: &str) -> Meaning {
    match data {
        "unit" => Meaning::Major,
        "dime" => Meaning::Dime,
        "cent" => Meaning::Cent,
        "end" => Meaning::End,
        "symbol" => Meaning::Symbol,
        "spent" | "asset" | "both" => Meaning::Spends { before: data != "asset", behind: data != "spent" },
        _ => Meaning::Other,
    }
}

fn of_unit(data: &str) -> Meaning {
    match data {
        "measure" => Meaning::Measure,
        "count" => Meaning::Count,
        "digits" => Meaning::CountOfDigits,
        "point" => Meaning::Point,
        "time" => Meaning::Time,
        "none" => Meaning::Decoy,
        _ => Meaning::Other,
    }
}

fn approx(name: &str) -> Option<Approx> {
    Some(match name {
        "about" => Approx::About,
        "over" => Approx::Over,
        "under" => Approx::Under,
        "nearly" => Approx::Nearly,
        "up_to" => Approx::UpTo,
        "at_least" => Approx::AtLeast,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn every_word_of_the_packs_has_a_meaning() {
        let packs = Packs::built_in();
        for (number, entry) in packs.lexicon.entries(|class| CLASSES.contains(&class)) {
            assert_ne!(meaning(entry), Meaning::Other, "{number}: {entry:?}");
        }
    }

    #[test]
    fn what_the_list_does_not_know_means_nothing() {
        for (class, data) in [(Class::Unit, "ell"), (Class::MoneyWord, ""), (Class::Approximator, "perhaps")] {
            assert_eq!(meaning(Entry { class, data }), Meaning::Other);
        }
    }
}
