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
    Meanings::of(lexicon, CLASSES, meaning)
}

fn meaning(entry: Entry<'_>) -> Option<Meaning> {
    let data = entry.data;
    match entry.class {
        Class::Currency => currency(data),
        Class::PercentWord => data.bytes().next()?.is_ascii_digit().then(|| Meaning::Share(data.into())),
        Class::MoneyWord => of_money(data),
        Class::Unit => of_unit(data),
        Class::Direction => match data {
            "up" => Some(Meaning::Moves(Direction::Up)),
            "down" => Some(Meaning::Moves(Direction::Down)),
            _ => None,
        },
        _ if data == "none" => Some(Meaning::Decoy),
        _ => approx(data).map(Meaning::Approximates),
    }
}

/// `HKD`, `USD minor`
fn currency(data: &str) -> Option<Meaning> {
    let (code, minor) = data.split_once(' ').unwrap_or((data, ""));
    let known = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    known.then(|| Meaning::Currency { code: code.into(), minor: !minor.is_empty() })
}

fn of_money(data: &str) -> Option<Meaning> {
    Some(match data {
        "unit" => Meaning::Major,
        "dime" => Meaning::Dime,
        "cent" => Meaning::Cent,
        "end" => Meaning::End,
        "symbol" => Meaning::Symbol,
        "spent" | "asset" | "both" => Meaning::Spends { before: data != "asset", behind: data != "spent" },
        _ => return None,
    })
}

fn of_unit(data: &str) -> Option<Meaning> {
    Some(match data {
        "measure" => Meaning::Measure,
        "count" => Meaning::Count,
        "digits" => Meaning::CountOfDigits,
        "point" => Meaning::Point,
        "time" => Meaning::Time,
        "none" => Meaning::Decoy,
        _ => return None,
    })
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

    #[test]
    fn every_word_of_the_packs_has_a_meaning() {
        for class in CLASSES.iter().copied() {
            let path = format!("{}/packs/core/lexicon/{}.tsv", env!("CARGO_MANIFEST_DIR"), class.name());
            let list = std::fs::read_to_string(path).unwrap_or_default();
            let lines: Vec<&str> = list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
            assert!(!lines.is_empty(), "{class:?}");
            for line in lines {
                let data = line.split_once('\t').map_or("", |(_, data)| data.trim());
                assert!(meaning(Entry { class, data }).is_some(), "{class:?}: {line}");
            }
        }
    }

    #[test]
    fn what_the_list_does_not_know_means_nothing() {
        for (class, data) in
            [(Class::Unit, "ell"), (Class::MoneyWord, ""), (Class::Currency, "n50"), (Class::PercentWord, "")]
        {
            assert_eq!(meaning(Entry { class, data }), None);
        }
    }
}
