//! Lengths of time: 三年, 3年6個月, 兩個半小時, 一至兩個星期, 45天到324天.
//!
//! A length is numerals with units of time behind them. What could be a date (20日, 97年) is one; the date grammar is
//! asked first. Left alone: 三年級, 百年老店, 第三天, 一時.

use super::{number::digit, reader::Reader, vocabulary::Span};
use crate::{
    scan::{Decimal, Value},
    text::Sieve,
};

/// A length of time, each component with its low and high end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Length {
    /// The terms it is written in, in order.
    pub terms: Vec<Term>,
}

/// So many of a unit, and perhaps half a one more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub count: Value,
    /// Of what.
    pub unit: Span,
    /// Half a unit more?
    pub half: bool,
}

impl Term {
    /// How many whole units at most, if that is a small number, and whether half a one comes on top.
    pub fn whole(&self) -> Option<(i64, bool)> {
        if self.count.low == Decimal::new([5], -1) {
            return Some((0, true));
        }
        Some((i64::try_from(self.count.top().to_u64()?).ok().filter(|n| *n < 100_000)?, self.half))
    }
}

impl Length {
    /// ISO 8601; of a vague length both ends, `P2M..P9M`.
    pub fn iso(&self) -> String {
        let low = self.end(|t| &t.count.low);
        if self.terms.iter().all(|t| t.count.high.is_none()) {
            return low;
        }
        let high = self.end(|t| t.count.top());
        if low == high { low } else { low + ".." + &high }
    }

    fn end<'a>(&'a self, pick: impl Fn(&'a Term) -> &'a Decimal) -> String {
        let mut sums: [Option<Decimal>; 7] = Default::default();
        let days = self.terms.iter().any(|t| t.unit == Span::Day);
        // The nights of 三日兩夜 lie within its days.
        for term in self.terms.iter().filter(|t| !(days && t.unit == Span::Night)) {
            for (place, amount) in components(term.unit, pick(term), term.half).into_iter().flatten() {
                let sum = sums[place].take();
                sums[place] = Some(sum.map_or_else(|| amount.clone(), |s| s.plus(&amount)));
            }
        }
        print(&sums)
    }
}

/// Where a unit stands in an ISO duration: years, months, weeks, days, hours, minutes, seconds; and how many make one.
fn place(unit: Span) -> (usize, u64) {
    match unit {
        Span::Century => (0, 100),
        Span::Year => (0, 1),
        Span::HalfYear => (1, 6),
        Span::Quarter => (1, 3),
        Span::Month => (1, 1),
        Span::Week => (2, 1),
        Span::Day | Span::Night | Span::Workday => (3, 1),
        Span::Hour => (4, 1),
        Span::QuarterHour => (5, 15),
        Span::Minute => (5, 1),
        Span::Second => (6, 1),
    }
}

/// Half a unit, in the units ISO has.
fn half(unit: Span) -> (usize, Decimal) {
    let (at, each) = place(unit);
    match unit {
        Span::Year => (1, Decimal::whole(6)),
        Span::Day | Span::Night | Span::Workday => (4, Decimal::whole(12)),
        Span::Hour => (5, Decimal::whole(30)),
        Span::Minute => (6, Decimal::whole(30)),
        _ => (at, Decimal::whole(each).times(&Decimal::new([5], -1))),
    }
}

fn components(unit: Span, count: &Decimal, and_half: bool) -> [Option<(usize, Decimal)>; 2] {
    let (at, each) = place(unit);
    if *count == Decimal::new([5], -1) {
        return [Some(half(unit)), None];
    }
    let whole = if each == 1 { count.clone() } else { count.times(&Decimal::whole(each)) };
    [Some((at, whole)), and_half.then(|| half(unit))]
}

fn print(sums: &[Option<Decimal>; 7]) -> String {
    let mut out = String::with_capacity(8);
    out.push('P');
    for (i, sum) in sums.iter().enumerate() {
        let Some(sum) = sum else { continue };
        if i >= 4 && !out.contains('T') {
            out.push('T');
        }
        sum.print(&mut out);
        out.push(['Y', 'M', 'W', 'D', 'H', 'M', 'S'][i]);
    }
    out
}

/// What joins the two ends of a range.
static BETWEEN: Sieve = Sieve::of(&['起', '至', '到', '-', '–', '—', '~', '〜', '―', '－']);

impl<'t> Reader<'t> {
    /// The length of time that begins there, and its end.
    pub fn length(&self, at: usize) -> Option<(Length, usize)> {
        let counted = matches!(self.char(at), '个' | '分' | '俩' | '仨') || digit(self.char(at)).is_some();
        if !counted && self.scan().numeral_at(at).is_none() {
            return None;
        }
        // 第三天, 千分之一秒, 有一天
        let fraction = self.before(at) == '之' && at > 1 && self.char(at - 2) == '分';
        let some_day = matches!(self.before(at), '有' | '某' | '哪' | '那' | '同' | '另' | '终')
            && (self.reads(at, "一天") || self.reads(at, "一日"));
        if self.before(at) == '第' || fraction || some_day {
            return None;
        }
        let (first, end) = self.plain_length(at).or_else(|| self.borrowing_length(at))?;
        let (to, closing) =
            if self.reads(end, "以上") { (Some(end + 2), "以下") } else { (self.separator(end), "") };
        let second = to.and_then(|to| self.plain_length(to)).filter(|&(_, far)| self.reads(far, closing));
        let Some((second, far)) = second else { return Some((first, end)) };
        let far = far + closing.chars().count();
        match (&first.terms[..], &second.terms[..]) {
            ([a], [b]) if a.unit == b.unit && a.count.high.is_none() && b.count.high.is_none() => {
                let count = Value::between(a.count.low.clone(), b.count.low.clone());
                Some((Length { terms: vec![Term { count, ..a.clone() }] }, far))
            }
            _ => Some((first, end)),
        }
    }

    /// 三至五年: the first number borrows the unit of the second.
    fn borrowing_length(&self, at: usize) -> Option<(Length, usize)> {
        let low = self.scan().numeral_at(at)?;
        let to = self.separator(low.end())?;
        let (mut length, end) = self.plain_length(to)?;
        let [term] = &mut length.terms[..] else { return None };
        if low.value.high.is_some() || term.count.high.is_some() {
            return None;
        }
        term.count = Value::between(low.value.low.clone(), term.count.low.clone());
        Some((length, end))
    }

    fn plain_length(&self, at: usize) -> Option<(Length, usize)> {
        let mut length = Length::default();
        let mut end = at;
        let mut next = at;
        while let Some((term, to)) = self.term(next, &length.terms) {
            length.terms.push(term);
            end = to;
            next = self.skip_space(to);
            let linked = matches!(self.char(next), '零' | '又' | '余') && self.scan().numeral_at(next).is_none();
            next += usize::from(linked);
        }
        (!length.terms.is_empty()).then_some((length, end))
    }

    /// Past what joins the two ends of a range.
    pub fn separator(&self, at: usize) -> Option<usize> {
        let at = self.skip_space(at);
        if !BETWEEN.passes(self.char(at)) {
            return None;
        }
        let width = match self.char(at) {
            '—' if self.char(at + 1) == '—' => 2,
            '起' if self.char(at + 1) == '至' => 2,
            '至' | '到' | '-' | '–' | '—' | '~' | '〜' | '―' | '－' => 1,
            _ => return None,
        };
        Some(self.skip_space(at + width))
    }
}
