//! Parts that count units of time: 第三季, 首四個月, 前兩周.

use super::{
    beside::Beside,
    lettered::weekday,
    part::{Part, Unit},
    point::Point,
    reader::Reader,
    vocabulary::{Span, Word},
};

impl<'t> Reader<'t> {
    /// Reads a part that counts units of time.
    pub fn step_counted(&self, point: &mut Point, at: usize) -> bool {
        let found = match self.char(at) {
            '第' => self.nth(at, matches!(point.last(), Some(Part::Feast(_)))),
            'Q' => self.lettered_quarter(at),
            '首' if matches!(point.last(), Some(Part::Month(_) | Part::MonthFrom(..))) => {
                self.first_weekday(at).or_else(|| self.slice(at))
            }
            '首' | '头' | '前' | '最' | '后' if !point.parts.is_empty() => self.slice(at),
            _ if !point.parts.is_empty() => self.counted_quarter(at),
            _ => self.counted_quarter(at).or_else(|| self.opening(at)),
        };
        if let Some((part, end)) = found {
            return point.push(part, end);
        }
        matches!(point.last(), Some(Part::YearFrom(..) | Part::Year(_))) && self.dotted_day(point, at)
    }

    /// What counts from the page's date, and so can only come first.
    fn opening(&self, at: usize) -> Option<(Part, usize)> {
        self.bare_slice(at).or_else(|| self.next_units(at)).or_else(|| self.window(at)).or_else(|| self.offset(at))
    }

    /// 第三季, 第二周, 第九個月, 第十天, 第一個周二
    fn nth(&self, at: usize, feast: bool) -> Option<(Part, usize)> {
        let n = self.integer(at + 1).and_then(|n| n.within(1, 366))?;
        let mut next = self.skip_space(n.end);
        if let Some((day, end)) = self.word(next + usize::from(self.char(next) == '个'), |w| match *w {
            Word::Weekday(day) => Some(day),
            _ => None,
        }) {
            return (n.value <= 5).then_some((Part::NthWeekday(n.value, day), end));
        }
        if self.char(next) == '季' {
            next += 1 + usize::from(self.char(next + 1) == '度');
            return (n.value <= 4).then_some((Part::Quarter(n.value), next));
        }
        let (unit, end) = self.unit(next)?;
        let nth = if unit == Unit::Day && feast { Part::DaysOn(n.value - 1) } else { Part::Nth(unit, n.value) };
        Some((nth, end))
    }

    /// 首個星期日
    fn first_weekday(&self, at: usize) -> Option<(Part, usize)> {
        let next = at + 1 + usize::from(self.char(at + 1) == '个');
        let (day, end) = self.word(next, |w| if let Word::Weekday(day) = *w { Some(day) } else { None })?;
        Some((Part::NthWeekday(1, day), end))
    }

    /// Q3
    fn lettered_quarter(&self, at: usize) -> Option<(Part, usize)> {
        let n = self.integer(at + 1)?.within(1, 4)?;
        let apart = !self.before(at).is_ascii_alphanumeric() && !self.char(n.end).is_ascii_alphanumeric();
        (apart && n.width == 1).then_some((Part::Quarter(n.value), n.end))
    }

    /// 三季度
    fn counted_quarter(&self, at: usize) -> Option<(Part, usize)> {
        let n = self.integer(at)?.within(1, 4)?;
        let at = self.skip_space(n.end);
        (self.reads(at, "季度") && self.char(at + 2) != '豆').then_some((Part::Quarter(n.value), at + 2))
    }

    /// 首三季, 前10天, 最後五天
    fn slice(&self, at: usize) -> Option<(Part, usize)> {
        let (sign, next) = match self.char(at) {
            '首' | '头' | '前' => (1, at + 1),
            '最' if self.char(at + 1) == '后' => (-1, at + 2),
            '后' => (-1, at + 1),
            _ => return None,
        };
        let n = self.integer(self.skip_space(next))?.within(1, 366)?;
        let (unit, end) = self.unit_or_quarter(self.skip_space(n.end))?;
        Some((Part::Slice(unit, sign * n.value), end))
    }

    /// 首四個月, 頭三季, 前三季度: of the year, which need not be named.
    fn bare_slice(&self, at: usize) -> Option<(Part, usize)> {
        let found = self.slice(at)?;
        let whole = match (self.char(at), found.0) {
            ('首' | '头', Part::Slice(Unit::Quarter | Unit::Month, n)) => n > 0,
            ('前', Part::Slice(Unit::Quarter, n)) => n > 0,
            _ => false,
        };
        whole.then_some(found)
    }

    /// 上兩周, 前兩個月, 下三天, 後1年: whole units beside the page's own.
    fn next_units(&self, at: usize) -> Option<(Part, usize)> {
        let sign = match self.char(at) {
            '上' | '前' => -1,
            '下' | '后' => 1,
            _ => return None,
        };
        // 開賽前30分鐘 and 失效前兩天 count from what the sentence tells.
        let apart = self.opens_clause(at) || Beside::FromNow.holds(self.before(at));
        let told = matches!(self.char(at), '前' | '后') && !apart;
        if told || Beside::NotNext.holds(self.before(at)) {
            return None;
        }
        let n = self.integer(self.skip_space(at + 1))?.within(1, 1000)?;
        let (unit, end) = self.unit(self.skip_space(n.end))?;
        // 前103年 is before the common era.
        if unit == Unit::Year && n.value > 50 {
            return None;
        }
        (n.value > 1 || !n.is_chinese()).then_some((Part::Next(unit, sign * n.value), end))
    }

    /// A unit that a calendar counts: 年, 個月, 周, 天.
    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        if let Some((span, end)) = self.word(at, |w| if let Word::Unit(u) = *w { Some(u) } else { None }) {
            return Some((calendar_unit(span)?, end));
        }
        let unit = match self.char(at) {
            '年' => Unit::Year,
            '月' => Unit::Month,
            '周' => Unit::Week,
            '日' | '天' => Unit::Day,
            '秒' => Unit::Second,
            '个' if matches!(self.char(at + 1), '周') => return Some((Unit::Week, at + 2)),
            _ => return None,
        };
        Some((unit, at + 1))
    }

    fn unit_or_quarter(&self, at: usize) -> Option<(Unit, usize)> {
        match self.char(at) {
            '季' => Some((Unit::Quarter, at + 1 + usize::from(self.char(at + 1) == '度'))),
            _ => self.unit(at),
        }
    }

    /// The weekday that begins there, with 周 or bare behind another.
    pub fn weekday_at(&self, at: usize) -> Option<(i64, usize)> {
        self.word(at, |w| if let Word::Weekday(n) = *w { Some(n) } else { None })
            .or_else(|| Some((weekday(self.char(at))?, at + 1)))
            .filter(|&(_, end)| self.ends_weekday(end))
    }
}

pub fn calendar_unit(span: Span) -> Option<Unit> {
    Some(match span {
        Span::Year => Unit::Year,
        Span::Quarter => Unit::Quarter,
        Span::Month => Unit::Month,
        Span::Week => Unit::Week,
        Span::Day | Span::Workday => Unit::Day,
        Span::Hour => Unit::Hour,
        Span::Minute => Unit::Minute,
        Span::Second => Unit::Second,
        _ => return None,
    })
}
