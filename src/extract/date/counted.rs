//! Parts that count: 第三季, 首四個月, 前兩周, 三年前, 過去一年, 未來兩周.

use super::{
    length::Term,
    part::{From, Part, Unit},
    point::Point,
    point::weekday,
    range::edge,
    reader::Reader,
    vocabulary::{Edge, Span, Word},
};
use crate::scan::Value;

impl<'t> Reader<'t> {
    /// Reads a part that counts units of time.
    pub fn step_counted(&self, point: &mut Point, at: usize) -> bool {
        let found = match self.char(at) {
            '第' => self.nth(at, matches!(point.last(), Some(Part::Feast(_)))),
            'Q' => self.lettered_quarter(at),
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
        let apart = self.opens_clause(at)
            || matches!(self.before(at), '在' | '于' | '较' | '比' | '是' | '他' | '她' | '我' | '们');
        let told = matches!(self.char(at), '前' | '后') && !apart;
        if told
            || matches!(
                self.before(at),
                '之' | '以' | '今' | '往' | '最' | '提' | '先' | '晚' | '早' | '马' | '加' | '一'
            )
        {
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

    /// 過去一年, 未來一兩周, 近10年, 這兩天: a length of time up to the page's date, or from it.
    fn window(&self, at: usize) -> Option<(Part, usize)> {
        let (sign, next) = match self.word(at, |w| if let Word::Window(way) = *w { Some(way) } else { None }) {
            Some((way, end)) => (way, end + usize::from(self.char(end) == '的')),
            None if self.char(at) == '近' && self.opens_span(at) => (-1, at + 1),
            None if self.char(at) == '这' => (-1, at + 1),
            None => return None,
        };
        let (length, end) = self.length(self.skip_space(next))?;
        let [term] = &length.terms[..] else { return None };
        if sign == 2 {
            return Some((shifted(term, 1)?, end));
        }
        let (n, half) = term.whole()?;
        if self.char(at) == '这' && (n < 2 || self.reads(at + 1, "些")) {
            return None;
        }
        let (unit, n) = halved(term.unit, n, half)?;
        // 已過去一周了 is no stretch.
        if self.char(end) == '了' {
            return None;
        }
        let inside = matches!(self.word(end, edge), Some((Edge::Within, _)));
        let end = if inside { end + 2 } else { end + usize::from(matches!(self.char(end), '内' | '里')) };
        Some((Part::Window(unit, sign * n), end))
    }

    /// 近 is "recent" where a clause begins or a word of place stands before it; else it is "nearly".
    fn opens_span(&self, at: usize) -> bool {
        self.opens_clause(at) || matches!(self.before(at), '在' | '及' | '是' | '创' | '为' | '对')
    }

    /// 三年前, 五天後, 兩小時前: one length of time before or after the page's date.
    fn offset(&self, at: usize) -> Option<(Part, usize)> {
        let (length, end) = self.length(at)?;
        let [term] = &length.terms[..] else { return None };
        let short = matches!(term.unit, Span::Hour | Span::QuarterHour | Span::Minute | Span::Second);
        if short && !self.timed {
            return None;
        }
        let mut vague = term.count.high.is_some();
        let (sign, end) = match self.word(end, edge) {
            Some((Edge::Before, end)) => (-1, end),
            Some((Edge::After, end)) => {
                vague = false;
                (1, end)
            }
            Some((Edge::Since, end)) => {
                let (unit, n) = lowest(term)?;
                return Some((Part::Window(unit, -n), end));
            }
            _ if self.char(end) == '前' && !matches!(self.char(end + 1), '线' | '锋' | '景' | '往' | '来' | '途') => {
                (-1, end + 1)
            }
            _ if self.char(end) == '后' => (1, end + 1),
            _ => return None,
        };
        // 簽約三年後 counts from the signing, which only the sentence tells; 幾天前 names no day.
        if sign > 0 && !self.counts_from_now(at) || vague {
            return None;
        }
        Some((shifted(term, sign)?, end))
    }

    fn counts_from_now(&self, at: usize) -> bool {
        self.opens_clause(at)
            || matches!(
                self.before(at),
                '在' | '将' | '于' | '他' | '她' | '我' | '们' | '约' | '概' | '料' | '计' | '待'
            )
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

/// The low end of a count, in a unit that counts it whole.
fn lowest(term: &Term) -> Option<(Unit, i64)> {
    let low = Term { count: Value::exact(term.count.low.clone()), ..term.clone() };
    let (n, half) = low.whole()?;
    halved(term.unit, n, half)
}

fn calendar_unit(span: Span) -> Option<Unit> {
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

/// So many units and perhaps half a one, in a unit that counts them whole.
fn halved(span: Span, n: i64, half: bool) -> Option<(Unit, i64)> {
    let half = i64::from(half);
    Some(match span {
        Span::Century if half == 0 => (Unit::Year, n * 100),
        Span::Year if half > 0 => (Unit::Month, n * 12 + 6),
        Span::HalfYear => (Unit::Month, n * 6),
        Span::Quarter => (Unit::Month, n * 3),
        Span::Month if half > 0 => (Unit::Day, n * 30 + 15),
        Span::Week if half > 0 => return None,
        Span::Day | Span::Workday if half > 0 => (Unit::Hour, n * 24 + 12),
        Span::Hour if half > 0 => (Unit::Minute, n * 60 + 30),
        Span::QuarterHour => (Unit::Minute, n * 15),
        Span::Minute if half > 0 => (Unit::Second, n * 60 + 30),
        span => (calendar_unit(span)?, n),
    })
}

/// The day, month or instant that lies a length of time before or after the page's date.
fn shifted(term: &Term, sign: i64) -> Option<Part> {
    let (count, half) = (term.count.low.to_u64(), term.half);
    match (term.unit, count) {
        (Span::Month, Some(n)) if half => return Some(Part::HalfMonthsFrom(sign * (2 * i64::try_from(n).ok()? + 1))),
        (Span::Month, None) => return Some(Part::HalfMonthsFrom(sign)),
        (Span::Workday, Some(n)) if !half && n < 10_000 => return Some(Part::WorkdaysFrom(sign * n as i64)),
        _ => {}
    }
    let (unit, n) = lowest(term)?;
    let n = sign * n;
    let from = if sign > 0 { From::Then } else { From::Page };
    Some(match unit {
        Unit::Year => Part::YearFrom(from, n),
        Unit::Quarter => Part::QuarterFrom(from, n),
        Unit::Month => Part::MonthFrom(from, n),
        Unit::Week => Part::WeekFrom(from, n),
        Unit::Day => Part::DayFrom(from, n),
        Unit::Hour | Unit::Minute | Unit::Second => Part::Instant(unit, n),
    })
}
