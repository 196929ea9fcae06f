//! A date as it is written: parts that stand one behind the other, coarse to fine.

use super::{
    beside::Beside,
    number::is_numeral,
    part::{From, Part, Parts, Phase, Unit},
    reader::Reader,
    vocabulary::{Word, daypart},
};
use crate::pack::{Class, Hit};

/// A date in parts, at code points `start..end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub start: usize,
    pub end: usize,
    /// Coarse to fine.
    pub parts: Parts,
    /// Does 農曆 stand before it?
    pub lunar: bool,
}

impl Point {
    /// A date of which nothing is read yet.
    pub fn open(at: usize) -> Self {
        Self { start: at, end: at, parts: Parts::default(), lunar: false }
    }

    /// Its finest part.
    pub fn last(&self) -> Option<Part> {
        self.parts.last().copied()
    }

    /// Adds a part that ends at `end`, if it may follow the ones there are.
    pub fn push(&mut self, part: Part, end: usize) -> bool {
        let fits = follows(self.last(), part) && self.parts.push(part);
        if fits {
            self.end = end;
        }
        fits
    }

    /// Does it name a day or something coarser, and not only a time?
    pub fn has_date(&self) -> bool {
        self.parts.first().is_some_and(|p| p.rank() < 6 || matches!(p, Part::Instant(..)))
    }
}

/// May a part stand behind another (or first)?
fn follows(last: Option<Part>, part: Part) -> bool {
    let Some(last) = last else {
        let needs_more =
            matches!(part, Part::Phase(_) | Part::Season(_) | Part::Nth(..) | Part::NthWeekday(..) | Part::DaysOn(_));
        return !needs_more && part != Part::Decade(0);
    };
    let (rank, next) = (last.rank(), part.rank());
    match part {
        Part::Decade(_) => matches!(last, Part::Years(..) | Part::CenturyFrom(_)),
        Part::Phase(_) => rank <= 2 && !matches!(last, Part::Half(_)),
        Part::Day(_) | Part::LunarDay(_) => rank == 2 && !matches!(last, Part::Nth(..)),
        Part::Slice(..) => rank <= 2,
        Part::Nth(Unit::Day, _) => rank <= 3,
        Part::Nth(..) | Part::NthWeekday(..) => next > rank && rank <= 2,
        Part::Weekday(_) => matches!(last, Part::WeekFrom(..) | Part::Nth(Unit::Week, _)) || rank == 4,
        Part::Feast(_) => rank == 0,
        Part::DaysOn(_) => matches!(last, Part::Feast(_)),
        Part::Daypart(_) => (4..6).contains(&rank) || matches!(last, Part::WeekendFrom(_)),
        Part::Clock(_) => (4..7).contains(&rank) || matches!(last, Part::WeekendFrom(_)),
        Part::Half(_) | Part::Quarter(_) | Part::Season(_) => rank == 0,
        Part::Month(_) | Part::LunarMonth(..) => rank == 0,
        _ => false,
    }
}

impl<'t> Reader<'t> {
    /// The date that begins there.
    pub fn point(&self, at: usize) -> Option<Point> {
        let mut point = Point::open(at);
        let mut next = at;
        loop {
            let grown = self.step(&mut point, next);
            if !grown {
                break;
            }
            next = self.skip_link(point.end);
        }
        (!point.parts.is_empty()).then_some(point)
    }

    /// Reads one more part, or a calendar's name.
    fn step(&self, point: &mut Point, at: usize) -> bool {
        if point.parts.is_empty() {
            let feast = self.word(at, |w| matches!(w, Word::Feast(_)).then_some(())).map_or(at, |((), end)| end);
            if let Some((lunar, end)) = self.word(at, calendar_name).filter(|&(_, end)| end > feast) {
                point.lunar = lunar;
                return self.step(point, self.skip_space(end));
            }
            if self.notation(point, at) {
                return true;
            }
        } else if let Some((true, end)) = self.word(at, calendar_name) {
            point.lunar = true;
            return self.step(point, end);
        }
        self.more(point, at)
    }

    /// Reads one more part.
    pub fn more(&self, point: &mut Point, at: usize) -> bool {
        self.may_go_on(at) && (self.step_word(point, at) || self.step_number(point, at) || self.step_counted(point, at))
    }

    /// May a part of a date begin there? Never false where one does: with a word of time, a numeral, or one of these.
    fn may_go_on(&self, at: usize) -> bool {
        let c = self.char(at);
        self.may_begin_word(at) || is_numeral(c) || opens_part(c) || self.scan().numeral_at(at).is_some()
    }

    /// A part that a word of the lexicon names.
    fn step_word(&self, point: &mut Point, at: usize) -> bool {
        let opens = point.parts.is_empty();
        let fits = |w: &Word| match w {
            Word::Edge(_) | Word::Unit(_) | Word::Window(_) | Word::Decoy { .. } | Word::Opener | Word::Event => false,
            Word::Part(part) => !opens || matches!(part, Part::Half(_) | Part::Quarter(_)),
            Word::Period { .. } => opens,
            _ => true,
        };
        let Some((word, end)) = self.word(at, |w| fits(w).then_some(w)) else { return self.step_character(point, at) };
        if self.decoy(at).is_some_and(|far| far > end) || self.is_part_of_word(at, end) {
            return false;
        }
        match *word {
            Word::Daypart(d) if opens && d.start == 4 => false,
            Word::Day { part: Part::DayFrom(From::Said, n), .. } if matches!(point.last(), Some(Part::Feast(_))) => {
                point.push(Part::DaysOn(n), end)
            }
            Word::Day { part, of_day, ref before } => {
                if !self.may_be_day(at, end, before) || !point.push(part, end) {
                    return false;
                }
                of_day.is_none_or(|d| point.push(Part::Daypart(d), end))
            }
            Word::Period { part: Part::Years(..), .. } if self.names_a_plan(end) => false,
            Word::Period { part, then } => point.push(part, end) && then.is_none_or(|t| point.push(t, end)),
            Word::Weekday(n) => self.ends_weekday(end) && point.push(Part::Weekday(n), end),
            Word::Daypart(d) => point.push(Part::Daypart(d), end),
            Word::Feast(rule) => !self.is_given_name(at, end) && point.push(Part::Feast(rule), end),
            Word::Part(part) => point.push(part, end),
            _ => false,
        }
    }

    /// A part that a single character names, where the parts before it allow: 初, 夏, 晚, 五.
    fn step_character(&self, point: &mut Point, at: usize) -> bool {
        let Some(last) = point.last() else { return self.hour_of_day(point, at) };
        let part = match self.char(at) {
            '初' if self.is_lunar_day(point, at) => return false,
            '初' => Part::Phase(Phase::Early),
            '中' if !matches!(self.char(at + 1), '国' | '央' | '港' | '美' | '英' | '日' | '方' | '小' | '学') => {
                Part::Phase(Phase::Mid)
            }
            '底' | '末' | '尾' | '杪' => Part::Phase(Phase::Late),
            '春' if self.char(at + 1) != '节' => Part::Season(0),
            '夏' => Part::Season(1),
            '秋' => Part::Season(2),
            '冬' if self.char(at + 1) != '至' => Part::Season(3),
            '前' if self.char(at + 1) == '夕' && matches!(last, Part::Feast(_)) => {
                return point.push(Part::DaysOn(-1), at + 2);
            }
            '早' => return daypart("morning").is_some_and(|d| point.push(Part::Daypart(d), at + 1)),
            '晨' => return daypart("early_morning").is_some_and(|d| point.push(Part::Daypart(d), at + 1)),
            '午' => return daypart("afternoon").is_some_and(|d| point.push(Part::Daypart(d), at + 1)),
            '晚' if Beside::NotEvening.holds(self.char(at + 1)) => {
                return false;
            }
            '晚' | '夜' => return daypart("evening").is_some_and(|d| point.push(Part::Daypart(d), at + 1)),
            c if matches!(last, Part::WeekFrom(..)) && self.ends_weekday(at + 1) => match weekday(c) {
                Some(n) => Part::Weekday(n),
                None => return false,
            },
            _ => return false,
        };
        point.push(part, at + 1)
    }

    /// 晚7時, 早八點: a bare 晚 or 早 before an hour.
    fn hour_of_day(&self, point: &mut Point, at: usize) -> bool {
        let name = match self.char(at) {
            '早' | '晨' => "morning",
            '晚' | '夜' => "evening",
            _ => return false,
        };
        let hour = self.clock(at + 1, true).is_some();
        hour && daypart(name).is_some_and(|d| point.push(Part::Daypart(d), at + 1))
    }

    /// 「十四五」規劃 is the plan's name; 「十四五」期間 are its years.
    fn names_a_plan(&self, end: usize) -> bool {
        let at = end + usize::from(matches!(self.char(end), '」' | '”' | '"' | '\''));
        matches!(self.char(at), '规' | '计' | '纲')
    }

    /// 學年中, 此次日俄會談, 兒童節目: the word is only the end or the beginning of another.
    fn is_part_of_word(&self, at: usize, end: usize) -> bool {
        let before = self.before(at);
        match self.char(at) {
            '年' | '月' => {
                Beside::PartOfYearWord.holds(before) || self.integer(at.saturating_sub(1)).is_some() && at > 0
            }
            '次' => Beside::PartOfNext.holds(before) || at > 0 && self.integer(at - 1).is_some(),
            _ => self.char(end - 1) == '节' && matches!(self.char(end), '目' | '奏' | '拍'),
        }
    }

    /// 李國慶表示, 主席張中秋: a family name before the festival, and what stands beside persons.
    fn is_given_name(&self, at: usize, end: usize) -> bool {
        let scan = self.scan();
        let surname = scan.ending(at).any(|h| h.class == Class::Surname && h.len() == 1);
        let beside = |h: &Hit| matches!(h.class, Class::SayVerb | Class::Honorific | Class::Title);
        let known = |h: &Hit| matches!(h.class, Class::Person | Class::PersonListed) && h.end as usize >= end;
        surname
            && (scan.starting(at - 1).iter().any(known)
                || scan.starting(end).iter().any(beside)
                || scan.ending(at - 1).any(|h| h.class == Class::Title))
    }

    /// Is a word such as 今 or 明 a day here? The long ones always are.
    fn may_be_day(&self, at: usize, end: usize, before: &str) -> bool {
        if end - at > 1 {
            return true;
        }
        let bare = before.is_empty() || before.contains(self.char(end));
        let apart =
            self.char(at) != '明' || self.opens_clause(at) || matches!(self.before(at), '将' | '于' | '定' | '至');
        bare && apart && !self.closes_quote(at, end)
    }

    /// 「今」 in quotation marks is the word, not the day.
    fn closes_quote(&self, at: usize, end: usize) -> bool {
        self.before(at) == '「' && self.char(end) == '」'
    }

    /// No count follows: 周三十人, 每周三次 and 上周日均 are no weekdays.
    pub fn ends_weekday(&self, end: usize) -> bool {
        !Beside::NoWeekday.holds(self.char(end))
    }
}

/// The characters that open a part by themselves.
fn opens_part(c: char) -> bool {
    let counted =
        matches!(c, '第' | 'Q' | '首' | '头' | '最' | '后' | '上' | '下' | '近' | '这' | '个' | '分' | '俩' | '仨');
    let of_year = matches!(c, '初' | '中' | '底' | '末' | '尾' | '杪' | '春' | '夏' | '秋' | '冬' | '前');
    let of_day = matches!(c, '早' | '晨' | '午' | '晚' | '夜' | '日' | '天');
    counted || of_year || of_day || matches!(c, '闰' | '正' | '腊' | '元')
}

/// 農曆 (true) or 公曆 (false).
fn calendar_name(word: &Word) -> Option<bool> {
    match word {
        Word::LunarCalendar => Some(true),
        Word::Gregorian => Some(false),
        _ => None,
    }
}

/// 一 to 六, 日, 天.
pub fn weekday(c: char) -> Option<i64> {
    match c {
        '日' | '天' => Some(7),
        _ => super::number::digit(c).filter(|n| (1..=6).contains(n)),
    }
}
