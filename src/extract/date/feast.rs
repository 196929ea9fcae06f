//! The day of a festival in a year, by the rule its lexicon entry gives.

use super::{
    calendar::{Stretch, add_days, day, easter, nth_weekday, orthodox_easter},
    lunar,
};
use jiff::civil::Date;
use std::{collections::HashMap, sync::LazyLock};

/// A row of the table of feasts that move: the first year, then the days of each year.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    first: i64,
    days: Vec<&'static str>,
}

static TABLE: LazyLock<HashMap<&'static str, Row>> = LazyLock::new(|| {
    let text = include_str!("../../../packs/calendar/feasts.tsv");
    text.lines().filter(|l| !l.starts_with('#')).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    let mut fields = line.split('\t');
    let (name, first, days) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
    Some((name, Row { first, days: days.split(' ').collect() }))
}

/// When a festival falls, as packs/core/lexicon/festival.tsv explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Month and day.
    Solar(i8, i8),
    /// Month and day of the lunar year.
    Lunar(i8, i8),
    /// In that month the n-th such weekday.
    Nth(i8, i8, i8),
    /// A solar term.
    Term(u8),
    /// From so many days after Easter Sunday, for so many days.
    Easter(i16, i16),
    /// The same of the eastern churches.
    Orthodox(i16, i16),
    /// From so many days after the day in the table, for so many days.
    Table(&'static Row, i16, i16),
}

impl Rule {
    /// Reads a rule as packs write it.
    pub fn of(data: &str) -> Option<Self> {
        let mut words = data.split(' ');
        let kind = words.next()?;
        if kind == "solar" {
            let (month, day) = words.next()?.split_once('-')?;
            return Some(Rule::Solar(month.parse().ok()?, day.parse().ok()?));
        }
        let row = if kind == "table" { TABLE.get(words.next()?) } else { None };
        let numbers: Vec<i16> = words.map(|w| w.parse().ok()).collect::<Option<_>>()?;
        let small = |n: i16| i8::try_from(n).ok();
        Some(match (kind, &numbers[..]) {
            ("lunar", &[month, day]) => Rule::Lunar(small(month)?, small(day)?),
            ("nth", &[month, n, weekday]) => Rule::Nth(small(month)?, small(n)?, small(weekday)?),
            ("term", &[n]) => Rule::Term(u8::try_from(n).ok()?),
            ("easter", &[on]) => Rule::Easter(on, 1),
            ("easter", &[on, count]) => Rule::Easter(on, count),
            ("orthodox", &[on]) => Rule::Orthodox(on, 1),
            ("orthodox", &[on, count]) => Rule::Orthodox(on, count),
            ("table", &[on, count]) => Rule::Table(row?, on, count),
            _ => return None,
        })
    }

    /// The festival in a year.
    pub fn fall(self, year: i64) -> Option<Stretch> {
        let (start, on, count) = match self {
            Rule::Solar(month, of_month) => (day(year, month.into(), of_month.into()), 0, 1),
            Rule::Lunar(month, day) => {
                let month = lunar::month(year, month.into(), false)?;
                (lunar::day_of_month(month, day.into()), 0, 1)
            }
            Rule::Nth(month, n, weekday) => (nth_weekday(year, month.into(), n.into(), weekday.into()), 0, 1),
            Rule::Term(n) => (lunar::term(year, n.into()), 0, 1),
            Rule::Easter(on, count) => (easter(year), on, count),
            Rule::Orthodox(on, count) => (orthodox_easter(year), on, count),
            Rule::Table(row, on, count) => (row.day(year), on, count),
        };
        Stretch::of_days(add_days(start?, on.into())?, count.into())
    }

    /// Does it last longer than a day?
    pub fn lasts(self) -> bool {
        match self {
            Rule::Easter(_, count) | Rule::Orthodox(_, count) | Rule::Table(_, _, count) => count > 1,
            _ => false,
        }
    }

    /// Is it a day of the lunar calendar?
    pub fn is_lunar(self) -> bool {
        matches!(self, Rule::Lunar(..))
    }
}

impl Row {
    fn day(&self, year: i64) -> Option<Date> {
        let field = self.days.get(usize::try_from(year - self.first).ok()?)?;
        lunar::month_day(year, field.split(',').next()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rule: &str, year: i64) -> String {
        let Some(s) = Rule::of(rule).and_then(|r| r.fall(year)) else { return "none".into() };
        match (s.first_day(), s.end_day()) {
            (Some(a), Some(b)) => format!("{a}/{b}"),
            _ => "open".into(),
        }
    }

    #[test]
    fn each_kind_of_rule_finds_its_day() {
        assert_eq!(shown("solar 10-01", 2023), "2023-10-01/2023-10-02");
        assert_eq!(shown("lunar 5 5", 2023), "2023-06-22/2023-06-23");
        assert_eq!(shown("nth 5 2 7", 2023), "2023-05-14/2023-05-15");
        assert_eq!(shown("term 6", 2023), "2023-04-05/2023-04-06");
        assert_eq!(shown("easter -2", 2023), "2023-04-07/2023-04-08");
        assert_eq!(shown("easter -46 46", 2018), "2018-02-14/2018-04-01");
        assert_eq!(shown("table hanukkah 0 8", 2018), "2018-12-03/2018-12-11");
        assert_eq!(shown("table eid_al_fitr 0 1", 2013), "2013-08-08/2013-08-09");
    }

    #[test]
    fn a_rule_that_makes_no_sense_finds_nothing() {
        for rule in ["", "solar", "solar 02-30", "lunar 13 1", "table nothing 0 1", "moon 3"] {
            assert_eq!(shown(rule, 2023), "none", "{rule}");
        }
        assert_eq!(shown("table holi 0 1", 1850), "none");
    }

    #[test]
    fn the_built_in_rules_are_sound() {
        let festivals = include_str!("../../../packs/core/lexicon/festival.tsv");
        for line in festivals.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let rule = line.split_once('\t').map_or("", |(_, rule)| rule);
            let falls = |year| Rule::of(rule).and_then(|r| r.fall(year)).is_some();
            assert!(falls(2023) || falls(2024), "{line}");
        }
    }
}
