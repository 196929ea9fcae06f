//! A date as it is written: parts that stand one behind the other, coarse to fine.
//!
//! A part is named by a word (`worded`), a single character (`lettered`) or a number (`numbered`), or counts units of time
//! (`counted`); a date in digits alone (`notation`) is read at once.

use super::{
    number::is_numeral,
    part::{Part, Parts, Unit},
    reader::Reader,
    vocabulary::Word,
};

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

    /// Does it name a century, of which a decade may be told?
    pub fn has_century(&self) -> bool {
        matches!(self.last(), Some(Part::Years(..) | Part::CenturyFrom(_)))
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
            if !grown && !self.step_bracket(&mut point) {
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
