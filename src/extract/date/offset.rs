//! Lengths of time that lead from the page's date or up to it: 三年前, 五天後, 過去一年, 未來兩周.

use super::{
    beside::Beside,
    counted::calendar_unit,
    length::Term,
    part::{From, Part, Unit},
    range::edge,
    reader::Reader,
    vocabulary::{Edge, Span, Word},
};
use crate::scan::Value;

impl Reader<'_> {
    /// 過去一年, 未來一兩周, 近10年, 這兩天: a length of time up to the page's date, or from it.
    pub fn window(&self, at: usize) -> Option<(Part, usize)> {
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
        self.opens_clause(at) || Beside::Recent.holds(self.before(at))
    }

    /// 三年前, 五天後, 兩小時前: one length of time before or after the page's date.
    pub fn offset(&self, at: usize) -> Option<(Part, usize)> {
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
            _ if self.char(end) == '前' && !Beside::NotBefore.holds(self.char(end + 1)) => (-1, end + 1),
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
        self.opens_clause(at) || Beside::AfterNow.holds(self.before(at))
    }
}

/// The low end of a count, in a unit that counts it whole.
fn lowest(term: &Term) -> Option<(Unit, i64)> {
    let low = Term { count: Value::exact(term.count.low.clone()), ..term.clone() };
    let (n, half) = low.whole()?;
    halved(term.unit, n, half)
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
