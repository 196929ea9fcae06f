//! The parts a date is written in, coarse to fine: year, month, day, part of the day, clock.

use super::feast::Rule;

/// What a relative part counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The page's date (去年, 昨日).
    Page,
    /// The date last spoken of (同年, 翌日).
    Said,
    /// That, or the page's date before any has been spoken of (當月).
    Here,
    /// The date last spoken of where it lies well before the page's, else the page's (三天後).
    Then,
}

/// A calendar unit that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

/// Beginning, middle or end of a period (初, 中, 底).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Early,
    Mid,
    Late,
}

/// A named part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Daypart {
    /// First hour.
    pub start: u8,
    /// Hour it ends at; the first again for a point such as noon.
    pub end: u8,
    /// An hour named behind it that is smaller than this belongs to the second half of the day.
    pub noon_before: bool,
}

/// A time on the clock, hour 0 to 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

/// One part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A year by its number.
    Year(i64),
    /// A year by its last two digits.
    ShortYear(i64),
    /// 去年, 三年前.
    YearFrom(From, i64),
    /// Whole years from one to before another: a decade, a century, a five-year plan.
    Years(i32, i32),
    /// A decade of which the century is to be told (八十年代).
    Decade(i64),
    /// 上世紀.
    CenturyFrom(i64),
    /// A sports season that begins in the year; when, only its league knows.
    SportsSeason(i64),
    /// The 1 April to 31 March that begins in the year.
    Fiscal(i64),
    /// 本年度.
    FiscalFrom(i64),
    /// The 1 September to 31 August that begins in the year.
    School(i64),
    /// 本學年.
    SchoolFrom(i64),
    /// 1 or 2.
    Half(i64),
    /// 1 to 4.
    Quarter(i64),
    /// 上季.
    QuarterFrom(From, i64),
    /// 0 spring to 3 winter.
    Season(i64),
    /// 1 to 12.
    Month(i64),
    /// A month of the lunar calendar; leap or not.
    LunarMonth(i64, bool),
    /// 上月, 三個月前.
    MonthFrom(From, i64),
    /// Of the period before it.
    Phase(Phase),
    /// 上周.
    WeekFrom(From, i64),
    /// Saturday and Sunday of the week so many on.
    WeekendFrom(i64),
    /// Of the week before it, or of the month or year (第三周).
    Nth(Unit, i64),
    /// The n-th such weekday of the month.
    NthWeekday(i64, i64),
    /// The first (or, negative, the last) so many units of the period (首三季).
    Slice(Unit, i64),
    /// The whole units before (negative) or after the page's own (前兩個月).
    Next(Unit, i64),
    /// From the page's date on (or, negative, up to it), so many units (過去三年).
    Window(Unit, i64),
    /// Half units more or less than full ones, from the page's instant (三小時後).
    Instant(Unit, i64),
    /// 1 to 31.
    Day(i64),
    /// 1 to 30, of a lunar month.
    LunarDay(i64),
    /// 昨日, 三日前.
    DayFrom(From, i64),
    /// So many half months from the page's date (兩個半月前).
    HalfMonthsFrom(i64),
    /// So many workdays, Monday to Friday, from the page's date.
    WorkdaysFrom(i64),
    /// 1 Monday to 7 Sunday.
    Weekday(i64),
    /// By its rule.
    Feast(Rule),
    /// So many days from the feast before it (中秋節翌日).
    DaysOn(i64),
    /// 早上.
    Daypart(Daypart),
    /// 三時半.
    Clock(Clock),
}

impl Part {
    /// How fine: a date's parts go up in rank.
    pub fn rank(self) -> u8 {
        match self {
            Part::Year(_) | Part::ShortYear(_) | Part::YearFrom(..) | Part::Years(..) | Part::Decade(_) => 0,
            Part::SportsSeason(_)
            | Part::CenturyFrom(_)
            | Part::Fiscal(_)
            | Part::FiscalFrom(_)
            | Part::School(_)
            | Part::SchoolFrom(_) => 0,
            Part::Half(_) | Part::Quarter(_) | Part::QuarterFrom(..) | Part::Season(_) => 1,
            Part::Month(_) | Part::LunarMonth(..) | Part::MonthFrom(..) => 2,
            Part::Phase(_) | Part::Slice(..) | Part::Next(..) | Part::Window(..) => 3,
            Part::WeekFrom(..) | Part::WeekendFrom(_) => 3,
            Part::Nth(Unit::Year | Unit::Quarter, _) => 1,
            Part::Nth(Unit::Month, _) => 2,
            Part::Nth(Unit::Week, _) => 3,
            Part::Nth(..) | Part::NthWeekday(..) | Part::Day(_) | Part::LunarDay(_) | Part::DayFrom(..) => 4,
            Part::Feast(_) | Part::DaysOn(_) | Part::HalfMonthsFrom(_) | Part::WorkdaysFrom(_) => 4,
            Part::Weekday(_) => 5,
            Part::Daypart(_) => 6,
            Part::Clock(_) | Part::Instant(..) => 7,
        }
    }

    /// Does it count from the page's date, or from a date spoken of?
    pub fn is_relative(self) -> bool {
        matches!(
            self,
            Part::YearFrom(..)
                | Part::CenturyFrom(_)
                | Part::FiscalFrom(_)
                | Part::SchoolFrom(_)
                | Part::QuarterFrom(..)
                | Part::MonthFrom(..)
                | Part::WeekFrom(..)
                | Part::WeekendFrom(_)
                | Part::Next(..)
                | Part::Window(..)
                | Part::Instant(..)
                | Part::DayFrom(..)
                | Part::HalfMonthsFrom(_)
                | Part::WorkdaysFrom(_)
        )
    }
}

/// The most parts that one date is made of, with those it takes over from the other end of a range.
const MOST: usize = 10;

/// The parts of a date, kept in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    len: usize,
    parts: [Part; MOST],
}

impl Parts {
    /// Adds a part behind the others; false where there is no room for it.
    pub fn push(&mut self, part: Part) -> bool {
        let free = self.parts.get_mut(self.len);
        let room = free.map(|free| *free = part).is_some();
        self.len += usize::from(room);
        room
    }

    /// Takes the last away.
    pub fn pop(&mut self) {
        self.len = self.len.saturating_sub(1);
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self { len: 0, parts: [Part::Decade(0); MOST] }
    }
}

impl std::ops::Deref for Parts {
    type Target = [Part];

    fn deref(&self) -> &[Part] {
        &self.parts[..self.len]
    }
}

impl FromIterator<Part> for Parts {
    fn from_iter<I: IntoIterator<Item = Part>>(all: I) -> Self {
        let mut parts = Self::default();
        all.into_iter().all(|part| parts.push(part));
        parts
    }
}
