//! Dates with two ends: 4月15日至20日, 2021至2025年, 周一至五.
//!
//! The second end takes from the first what it does not say itself; a bare number before the sign takes its unit from the
//! second end. 從 belongs to a range that it opens (從昨日到明日).

use super::{
    beside::Beside,
    lettered::weekday,
    number::{Integer, digit},
    part::{Clock, Part},
    point::Point,
    reader::Reader,
    vocabulary::{Edge, Word},
};

/// A date as it is written: one point or two, perhaps with an edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    pub start: usize,
    pub end: usize,
    pub first: Point,
    pub second: Option<Box<Point>>,
    pub edge: Option<Edge>,
}

impl<'t> Reader<'t> {
    /// The date, range or open stretch that begins there.
    pub fn expression(&self, at: usize) -> Option<Expression> {
        let mut it = self.two_ends(at)?;
        if let Some((edge, end)) = self.edge(&it) {
            it.edge = Some(edge);
            it.end = end;
        }
        self.frame(&mut it);
        Some(it)
    }

    /// 從 and 自 that open the clause belong to what they frame: 從…至…, 從…起, 自…至…止.
    fn frame(&self, it: &mut Expression) {
        let word = self.before(it.start);
        if !matches!(word, '从' | '自') || !self.opens_clause(it.start - 1) {
            return;
        }
        let ranged = it.second.is_some();
        if ranged && self.char(it.end) == '止' {
            it.end += 1;
        } else if word == '自' {
            return;
        }
        let timed = matches!(it.first.last(), Some(Part::Clock(_) | Part::Daypart(_)));
        if !ranged && it.edge.is_none() && !timed && self.char(it.end) == '起' {
            it.edge = Some(Edge::From);
            it.end += 1;
        }
        if ranged || matches!(it.edge, Some(Edge::From | Edge::ToNow)) {
            it.start -= 1;
        }
    }

    fn two_ends(&self, at: usize) -> Option<Expression> {
        let whole = |first: Point, second: Option<Box<Point>>| Expression {
            start: at,
            end: second.as_ref().map_or(first.end, |s| s.end),
            first,
            second,
            edge: None,
        };
        let first = self.point(at);
        if let Some((first, second)) = self.quarters(at, first.as_ref()) {
            return Some(whole(first, Some(Box::new(second))));
        }
        if let Some((first, second)) = self.borrowed(at, first.as_ref()) {
            return Some(whole(first, Some(Box::new(second))));
        }
        let first = first?;
        let second = self.second(&first).map(Box::new);
        Some(whole(first, second))
    }

    /// The other end of a range.
    fn second(&self, first: &Point) -> Option<Point> {
        if self.to_now(first.end).is_some() {
            return None;
        }
        let (to, between) = match self.separator(first.end) {
            Some(to) => (to, false),
            None if matches!(self.char(first.end), '和' | '与' | '及') => (first.end + 1, true),
            None if self.char(first.end) == '、' && self.is_next_weekday(first) => (first.end + 1, false),
            None => return None,
        };
        let mut second = match (first.last()?, self.weekday_at(to)) {
            (Part::Weekday(_), Some((day, end))) => {
                Point { start: to, end, parts: [Part::Weekday(day)].into_iter().collect(), lunar: false }
            }
            _ => self.point(to)?,
        };
        if between && !self.is_next_weekday(first) {
            second.end = self.between(second.end)?;
        }
        self.inherit(first, &mut second).then_some(second)
    }

    /// 周六、日, 周六及日: does the very next day stand behind the weekday, without 周?
    fn is_next_weekday(&self, first: &Point) -> bool {
        let (Some(Part::Weekday(day)), Some(next)) = (first.last(), weekday(self.char(first.end + 1))) else {
            return false;
        };
        let end = first.end + 2;
        next == day + 1
            && self.ends_weekday(end)
            && (self.closes_clause(end) || Beside::AfterWeekday.holds(self.char(end)))
    }

    /// Gives the second end the coarser parts of the first. False where the two do not go together.
    pub(super) fn inherit(&self, first: &Point, second: &mut Point) -> bool {
        let (Some(head), Some(last), Some(of_first)) = (second.parts.first(), second.last(), first.last()) else {
            return false;
        };
        let (a, b) = (of_first.rank(), last.rank());
        let alike = a == b || (a >= 6 && b >= 6) || (a <= 3 && b <= 3) || (4..=5).contains(&a) && (4..=5).contains(&b);
        let mixed = first.has_date() && second.has_date() && a.abs_diff(b) <= 2;
        if !alike && !mixed {
            return false;
        }
        if head.is_relative() || head.rank() == 0 {
            return true;
        }
        let rank = head.rank();
        let weekly = matches!(head, Part::Weekday(_));
        let keep = |p: &&Part| p.rank() < rank && (!weekly || p.rank() == 3);
        second.parts = first.parts.iter().filter(keep).chain(second.parts.iter()).copied().collect();
        second.lunar |= first.lunar;
        true
    }

    /// 5至6月, 4月12-19日, 9~12點半: a number that takes its unit from the second end.
    fn borrowed(&self, at: usize, before: Option<&Point>) -> Option<(Point, Point)> {
        let place = match before {
            Some(p)
                if matches!(
                    p.last(),
                    Some(
                        Part::Month(_)
                            | Part::Years(..)
                            | Part::CenturyFrom(_)
                            | Part::Year(_)
                            | Part::YearFrom(..)
                            | Part::Daypart(_)
                            | Part::MonthFrom(..)
                            | Part::DayFrom(..)
                            | Part::Day(_)
                    )
                ) =>
            {
                self.skip_link(p.end)
            }
            Some(_) => return None,
            None => at,
        };
        if self.continues_number(place) {
            return None;
        }
        if let Some(tens) = digit(self.char(place)).filter(|_| before.is_none_or(|p| p.has_century())) {
            let decades = self.decades(at, before, (place, tens));
            if decades.is_some() {
                return decades;
            }
        }
        let n = self.integer(place)?;
        let listed = matches!(self.char(n.end), '、' | '及' | '和');
        let to = if listed { n.end + 1 } else { self.separator(n.end)? };
        let mut second = Point::open(to);
        let mut next = to;
        // The second end must be read as if it stood where the first does.
        second.parts = before.map(|p| p.parts).unwrap_or_default();
        let inherited = second.parts.len();
        while self.step_number(&mut second, next) || second.parts.len() > inherited && self.step_at(&mut second, next) {
            next = self.skip_link(second.end);
        }
        let head = *second.parts.get(inherited)?;
        let part = lent(head, n)?;
        if listed && !is_next(part, head) {
            return None;
        }
        let mut first = before.cloned().unwrap_or_else(|| Point::open(at));
        first.push(part, n.end).then_some((first, second))
    }

    /// 六七十年代, 七、八十年代: two decades, of which the first is but a digit.
    fn decades(&self, at: usize, before: Option<&Point>, (place, tens): (usize, i64)) -> Option<(Point, Point)> {
        let to = place + 1 + usize::from(self.char(place + 1) == '、');
        let next = digit(self.char(to)).filter(|&next| next == tens + 1 && tens > 0)?;
        if !self.reads(to + 1, "十年代") {
            return None;
        }
        let mut first = before.cloned().unwrap_or_else(|| Point::open(at));
        let mut second = Point { start: to, end: to, ..first.clone() };
        let fits = first.push(Part::Decade(tens * 10), place + 1) && second.push(Part::Decade(next * 10), to + 4);
        fits.then_some((first, second))
    }

    /// 第三、四季, 一、二季度: two quarters, of which the first is but a number.
    fn quarters(&self, at: usize, before: Option<&Point>) -> Option<(Point, Point)> {
        let place = before.map_or(at, |p| self.skip_link(p.end));
        let ranked = self.char(place) == '第';
        let n = self.integer(place + usize::from(ranked))?.within(1, 3)?;
        let to = n.end + 1;
        if !matches!(self.char(n.end), '、' | '及' | '和' | '与') {
            return None;
        }
        let next = self.integer(to)?;
        let long = self.char(next.end + 1) == '度';
        if next.value != n.value + 1
            || next.value > 4
            || self.char(next.end) != '季'
            || !(ranked || long || self.opens_clause(place))
        {
            return None;
        }
        let mut first = before.cloned().unwrap_or_else(|| Point::open(at));
        let mut second = Point { start: to, end: to, ..first.clone() };
        let end = next.end + 1 + usize::from(long);
        (first.push(Part::Quarter(n.value), n.end) && second.push(Part::Quarter(next.value), end))
            .then_some((first, second))
    }

    fn step_at(&self, point: &mut Point, at: usize) -> bool {
        let mut longer = point.clone();
        let grown = self.more(&mut longer, at);
        if grown {
            *point = longer;
        }
        grown
    }
}

/// The edge a word makes.
pub fn edge(word: &Word) -> Option<Edge> {
    if let Word::Edge(edge) = *word { Some(edge) } else { None }
}

/// The part a number makes with the unit of another.
fn lent(of: Part, n: Integer) -> Option<Part> {
    Some(match of {
        Part::Year(_) | Part::ShortYear(_) if n.width == 4 && (1000..3000).contains(&n.value) => Part::Year(n.value),
        Part::ShortYear(_) if n.width == 2 => Part::ShortYear(n.value),
        Part::Month(_) => Part::Month(n.within(1, 12)?.value),
        Part::LunarMonth(..) => Part::LunarMonth(n.within(1, 12)?.value, false),
        Part::Day(_) => Part::Day(n.within(1, 31)?.value),
        Part::Clock(_) => Part::Clock(Clock { hour: n.within(0, 24)?.value as u8, minute: 0, second: 0 }),
        Part::Decade(_) => Part::Decade(n.within(10, 90)?.value),
        _ => return None,
    })
}

/// Do the two follow one another, as in 15、16日?
fn is_next(a: Part, b: Part) -> bool {
    match (a, b) {
        (Part::Month(a), Part::Month(b)) | (Part::Day(a), Part::Day(b)) | (Part::Year(a), Part::Year(b)) => b == a + 1,
        _ => false,
    }
}
