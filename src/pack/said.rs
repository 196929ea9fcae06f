//! What may be said of a listed word behind its tab, class by class.

use super::{Class, fault::unknown, rule::is_currency};

/// What is wrong with what is said of a word of that class.
pub fn wrong(class: Class, data: &str) -> Option<String> {
    let first = data.split_whitespace().next().unwrap_or_default();
    match class {
        Class::Currency if !is_currency(first) => {
            Some(format!("`{first}` is no currency code: a tab and three capital letters (ISO 4217) after the word"))
        }
        Class::Publication if !data.is_empty() && !is_currency(data) => {
            Some(format!("`{data}` is no currency code: three capital letters (ISO 4217), or nothing"))
        }
        Class::Press => none_of("press mark", data, PRESS),
        Class::TimeDay => none_of("origin of a day", first, &["page", "said"]).or_else(|| uncounted(data, 1)),
        Class::TimePeriod => none_of("unit", first, PERIODS).or_else(|| origin(first, second(data))),
        _ if data.is_empty() => None,
        _ => none_of("word for the data of this class", first, choices(class)?),
    }
}

fn none_of(what: &str, word: &str, choices: &[&str]) -> Option<String> {
    (!choices.contains(&word)).then(|| unknown(what, word, choices))
}

/// A period counts from the page's, from one that was named or from the one it stands in; years are of the calendar.
fn origin(unit: &str, word: &str) -> Option<String> {
    if unit == "years" && word.parse::<i16>().is_ok() {
        None
    } else {
        none_of("origin of a period", word, &["page", "said", "here"])
    }
}

fn second(data: &str) -> &str {
    data.split_whitespace().nth(1).unwrap_or_default()
}

/// What is wrong where the word at that place is no number.
fn uncounted(data: &str, place: usize) -> Option<String> {
    let word = data.split_whitespace().nth(place).unwrap_or_default();
    word.parse::<i32>().is_err().then(|| format!("`{word}` is no number of days: `{data}`"))
}

/// What a press word may mark.
const PRESS: &[&str] = &[
    "desk",
    "picture ends",
    "picture begins",
    "picture alone",
    "picture shows",
    "pointer",
    "aside",
    "addressed",
    "speaker",
    "writer",
    "news",
    "day",
];

const PERIODS: &[&str] = &["century", "fiscal", "month", "quarter", "school", "week", "weekend", "year", "years"];

const PARTS_OF_DAY: &[&str] = &[
    "afternoon",
    "dawn",
    "daybreak",
    "dusk",
    "early_morning",
    "evening",
    "forenoon",
    "midnight",
    "morning",
    "night",
    "noon",
];

/// The first words that the data of a class may have, where they are a closed list.
fn choices(class: Class) -> Option<&'static [&'static str]> {
    Some(match class {
        Class::OrgSuffix => &["strong", "weak", "trade", "unit", "team"],
        Class::PlaceSuffix => &["division", "nature", "street", "venue"],
        Class::PlaceSingle => &["strong", "often"],
        Class::SayVerb => &["report", "stance", "brief", "pause"],
        Class::SourceNoun => &["said", "wrote", "pronoun"],
        Class::Adverb => &["unsaid"],
        Class::MoneyWord => &["unit", "dime", "cent", "end", "symbol", "spent", "asset", "both"],
        Class::Unit => &["measure", "count", "digits", "point", "time", "none"],
        Class::Approximator | Class::ApproximatorAfter => {
            &["about", "over", "under", "nearly", "up_to", "at_least", "none"]
        }
        Class::Direction => &["up", "down"],
        Class::Weekday => &["1", "2", "3", "4", "5", "6", "7"],
        Class::Daypart => PARTS_OF_DAY,
        Class::TimeEdge => &["after", "before", "between", "from", "on_after", "since", "to_now", "within"],
        Class::TimeDecoy => &["always"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout::sheet::PressMark, pack::word_list};

    #[test]
    fn what_the_built_in_lists_say_is_right() {
        let mut count = 0;
        for entry in std::fs::read_dir("packs/core/lexicon").expect("the built-in lists") {
            let path = entry.expect("a list").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let class = Class::named(word_list::class_of(&name)).expect("a class");
            let text = std::fs::read_to_string(&path).expect("a text");
            for (line, word, data) in word_list::words(&text) {
                assert_eq!(wrong(class, data), None, "{name}:{line}: {word}");
                count += 1;
            }
        }
        assert!(count > 10_000);
    }

    #[test]
    fn press_marks_are_those_that_layout_knows() {
        assert!(PRESS.iter().all(|mark| PressMark::named(mark).is_some()) && PressMark::named("writter").is_none());
    }

    #[test]
    fn what_is_mistyped_is_named_with_what_may_be_meant() {
        for (class, data, says) in [
            (Class::Press, "writter", "did you mean `writer`"),
            (Class::Press, "", "press mark"),
            (Class::Publication, "HK dollars", "no currency code"),
            (Class::Publication, "hkd", "no currency code"),
            (Class::OrgSuffix, "zzz", "zzz"),
            (Class::TimeDay, "zzz qq", "zzz"),
            (Class::TimeDay, "page", "no number of days"),
            (Class::TimePeriod, "week pge 0", "did you mean `page`"),
            (Class::Currency, "dollars", "no currency code"),
            (Class::Direction, "upp", "did you mean `up`"),
        ] {
            let said = wrong(class, data).unwrap_or_default();
            assert!(said.contains(says), "{class:?} {data}: {said}");
        }
        for (class, data) in [(Class::Publication, ""), (Class::OrgSuffix, ""), (Class::Place, "anything")] {
            assert_eq!(wrong(class, data), None, "{class:?} {data}");
        }
    }
}
