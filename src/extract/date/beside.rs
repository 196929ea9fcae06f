//! The characters that tell, beside a number or a word of time, what it means; packs/calendar/beside.tsv lists them.

use std::sync::LazyLock;

/// Declares the sets and their names in the table from one list.
macro_rules! sets {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A set of characters, by what they tell.
        #[derive(Debug, Clone, Copy)]
        pub enum Beside { $($(#[$doc])* $variant,)* }

        /// The names of the sets, in the order of the list.
        const NAMES: &[&str] = &[$($name,)*];
    };
}

sets! {
    /// Behind 5月, which is no month then (一月球).
    NoMonth = "no_month",
    /// Behind 20日, which are twenty days then.
    DaysBehind = "days_behind",
    /// Before 20日, which are twenty days then.
    DaysBefore = "days_before",
    /// Behind 三, which counts things then (初三家公司).
    Counted = "counted",
    /// Behind a day written without 日 (10月22晚).
    AfterDay = "after_day",
    /// Behind 12年, which are twelve years then.
    YearsBehind = "years_behind",
    /// Before 12年, which are twelve years then.
    YearsBefore = "years_before",
    /// Before 前兩周, which counts from the page's date then.
    FromNow = "from_now",
    /// Before 上 or 前, which belongs to another word then (以前).
    NotNext = "not_next",
    /// Before 近, which is "recent" then, not "nearly".
    Recent = "recent",
    /// Before 三年後, which counts from the page's date then.
    AfterNow = "after_now",
    /// Behind 前, which means no time then (前線).
    NotBefore = "not_before",
    /// Behind 晚, which is no evening then (晚會).
    NotEvening = "not_evening",
    /// Before 年中 or 月底, which are the end of another word then (學年中).
    PartOfYearWord = "part_of_year_word",
    /// Before 次日, which is the end of another word then (此次日俄會談).
    PartOfNext = "part_of_next",
    /// Behind 周三, which is no day of the week then (周三十人).
    NoWeekday = "no_weekday",
    /// Behind the 日 of 周六、日, which is no other word then (周六、日本隊).
    AfterWeekday = "after_weekday",
    /// Before 21:15, which is a score then.
    ScoreBefore = "score_before",
    /// Behind 21:15, which is a score then.
    ScoreBehind = "score_behind",
    /// Before 十點, which are points then.
    PointsBefore = "points_before",
    /// Behind 十點, which is an hour then.
    HourBehind = "hour_behind",
    /// Behind 起, which opens no stretch then (起義).
    NotFrom = "not_from",
}

/// For each character of two bytes the sets it is in, a bit each.
static TABLE: LazyLock<Box<[u32]>> = LazyLock::new(|| {
    let mut table = vec![0; 0x10000].into_boxed_slice();
    for (name, characters) in rows() {
        let Some(set) = NAMES.iter().position(|n| *n == name) else { continue };
        let cells = characters.chars().map(|c| c as usize);
        cells.for_each(|c| table.get_mut(c).into_iter().for_each(|cell| *cell |= 1 << set));
    }
    table
});

/// Name and characters of each line of the table.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../../packs/calendar/beside.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

impl Beside {
    /// Is the character in the set?
    pub fn holds(self, c: char) -> bool {
        TABLE.get(c as usize).is_some_and(|sets| sets & 1 << self as u32 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn list_and_table_name_the_same_sets() {
        let mut named: Vec<&str> = rows().map(|(name, _)| name).collect();
        named.sort_unstable();
        let mut known = NAMES.to_vec();
        known.sort_unstable();
        assert_eq!(named, known);
        assert!(NAMES.len() <= 32);
    }

    #[test]
    fn characters_stand_in_the_table_as_they_are_read() {
        for (name, characters) in rows() {
            assert!(characters.chars().all(|c| fold(c) == c && (c as u32) < 0x10000), "{name}");
        }
        assert!(Beside::DaysBehind.holds('内') && !Beside::DaysBefore.holds('内'));
        assert!(!Beside::NoWeekday.holds('😀'));
    }
}
