//! The day of a festival in a year, by the rule its lexicon entry gives.

use super::{
    calendar::{Stretch, add_days, easter, nth_weekday, orthodox_easter},
    lunar,
};
use jiff::civil::Date;
use std::{collections::HashMap, sync::LazyLock};

/// A row of the table of feasts that move: the first year, then the days of each year.
struct Row {
    first: i64,
    days: Vec<&'static str>,
}

static TABLE: LazyLock<HashMap<&'static str, Row>> = LazyLock::new(|| {
    let text = include_str!("../../../packs/core/calendar/feasts.tsv");
    text.lines().filter(|l| !l.starts_with('#')).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    let mut fields = line.split('\t');
    let (name, first, days) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
    Some((name, Row { first, days: days.split(' ').collect() }))
}

/// When a festival falls in a year; `rule` is as packs/core/lexicon/festival.tsv explains.
pub fn fall(rule: &str, year: i64) -> Option<Stretch> {
    let mut words = rule.split(' ');
    let kind = words.next()?;
    if kind == "solar" {
        return Stretch::of_days(lunar::month_day(year, words.next()?)?, 1);
    }
    if kind == "table" {
        let name = words.next()?;
        let mut number = || words.next()?.parse::<i64>().ok();
        let (on, count) = (number()?, number()?);
        return Stretch::of_days(add_days(tabled(name, year)?, on)?, count);
    }
    let mut number = || words.next()?.parse::<i64>().ok();
    let (first, second, third) = (number()?, number(), number());
    let start = match kind {
        "lunar" => lunar::day_of_month(lunar::month(year, first, false)?, second?)?,
        "nth" => nth_weekday(year, first, second?, third?)?,
        "term" => lunar::term(year, usize::try_from(first).ok()?)?,
        "easter" => add_days(easter(year)?, first)?,
        "orthodox" => add_days(orthodox_easter(year)?, first)?,
        _ => return None,
    };
    let count = if matches!(kind, "easter" | "orthodox") { second.unwrap_or(1) } else { 1 };
    Stretch::of_days(start, count)
}

/// Does it last longer than a day?
pub fn lasts(rule: &str) -> bool {
    fall(rule, 2020).is_some_and(|s| s.first_day().and_then(|d| add_days(d, 1)) != s.end_day())
}

/// Is it a day of the lunar calendar?
pub fn is_lunar(rule: &str) -> bool {
    rule.starts_with("lunar")
}

fn tabled(name: &str, year: i64) -> Option<Date> {
    let row = TABLE.get(name)?;
    let field = row.days.get(usize::try_from(year - row.first).ok()?)?;
    lunar::month_day(year, field.split(',').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rule: &str, year: i64) -> String {
        let Some(s) = fall(rule, year) else { return "none".into() };
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
            assert!(fall(rule, 2023).is_some() || fall(rule, 2024).is_some(), "{line}");
        }
    }
}
