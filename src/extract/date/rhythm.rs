//! Rhythms: 每月, 每周三, 逢星期一至五, 每年9月, 每隔3天, 每個工作日的下午三點.
//!
//! The value is the ISO 8601 period (P1M), or, where the day in it is told, the date with its unsaid digits as X
//! (XXXX-WXX-3, XXXX-09). Left alone: 每人, 每股, 每小時120公里, 每日郵報.

use super::{
    length::{Length, Term},
    part::{Clock, Daypart, Part, Parts},
    point::Point,
    reader::Reader,
    vocabulary::{Span, Word},
};
use crate::scan::{Decimal, Value};

impl<'t> Reader<'t> {
    /// The rhythm that begins there: its end and value.
    pub fn rhythm(&self, at: usize) -> Option<(usize, String)> {
        match self.char(at) {
            '每' => self.every(at + 1),
            '逢' => self.weekly(at + 1),
            '隔' if self.before(at) != '相' => self.every_other(at + 1),
            _ => None,
        }
    }

    fn every(&self, at: usize) -> Option<(usize, String)> {
        let at = at + usize::from(self.char(at) == '逢');
        let bare = at + usize::from(self.char(at) == '个');
        if let Some(found) = self.weekly(bare) {
            return Some(found);
        }
        if self.char(at) == '隔' {
            let (length, end) = self.length(at + 1)?;
            return Some((end, length.iso()));
        }
        if let Some((length, end)) = self.length(at) {
            return Some((end, length.iso()));
        }
        let (unit, end) = self.rhythm_unit(at)?;
        if let Some(found) = self.hours(self.part_of_day(at), end).filter(|_| matches!(unit, Span::Day | Span::Workday))
        {
            return Some(found);
        }
        if matches!(unit, Span::Hour | Span::Minute | Span::Second) && self.scan().numeral_at(end).is_some() {
            return None;
        }
        Some(self.within(unit, end))
    }

    /// 隔周, 隔年: every second one.
    fn every_other(&self, at: usize) -> Option<(usize, String)> {
        let unit = match self.char(at) {
            '周' => Span::Week,
            '月' => Span::Month,
            '年' => Span::Year,
            _ => return None,
        };
        Some((at + 1, period(unit, 2)))
    }

    /// 周三, 星期一至五, 周末: with an hour, if there is one.
    fn weekly(&self, at: usize) -> Option<(usize, String)> {
        if let Some((_, end)) =
            self.word(at, |w| matches!(w, Word::Period { part: Part::WeekendFrom(0), .. }).then_some(()))
        {
            let (end, hour) = self.hour(end, None);
            return Some((end, format!("XXXX-WXX-6/XXXX-WXX-1{hour}")));
        }
        let (first, end) = self.word(at, |w| if let Word::Weekday(n) = *w { Some(n) } else { None })?;
        if !self.ends_weekday(end) {
            return None;
        }
        let last = self.separator(end).and_then(|to| self.weekday_at(to));
        if let Some((last, end)) = last {
            let (end, _) = self.hours(None, end).unwrap_or_else(|| self.hour(end, None));
            return Some((end, format!("XXXX-WXX-{first}/XXXX-WXX-{}", last % 7 + 1)));
        }
        let (days, end) = self.more_weekdays(first, end);
        let (end, hour) = self.hours(None, end).unwrap_or_else(|| self.hour(end, None));
        let days: Vec<String> = days.iter().map(|day| format!("XXXX-WXX-{day}{hour}")).collect();
        Some((end, if days.len() == 1 { days.concat() } else { format!("{{{}}}", days.join(",")) }))
    }

    /// The weekdays listed behind the first: 逢周一、三、五, 逢周六及日.
    fn more_weekdays(&self, first: i64, mut end: usize) -> (Vec<i64>, usize) {
        let mut days = vec![first];
        while matches!(self.char(end), '、' | '及' | '和' | '与')
            && let Some((day, far)) = self.weekday_at(end + 1)
            && days.last().is_some_and(|last| *last < day)
        {
            days.push(day);
            end = far;
        }
        (days, end)
    }

    fn rhythm_unit(&self, at: usize) -> Option<(Span, usize)> {
        if let Some(found) = self.word(at, |w| if let Word::Unit(u) = *w { Some(u) } else { None }) {
            return (!self.reads(at, "周年")).then_some(found);
        }
        let unit = match self.char(at) {
            '年' => Span::Year,
            '季' => Span::Quarter,
            '月' => Span::Month,
            '周' => Span::Week,
            '日' | '天' | '晚' | '早' | '朝' | '夜' => Span::Day,
            _ => return None,
        };
        Some((unit, at + 1))
    }

    /// The day and the hour within the period, where they are told.
    fn within(&self, unit: Span, end: usize) -> (usize, String) {
        let mut inside = Point::open(end);
        let next = self.skip_link(end);
        // The parts are read as behind the period they belong to.
        let whole = match unit {
            Span::Year => Some(Part::Year(0)),
            Span::Month => Some(Part::Month(0)),
            _ => None,
        };
        inside.parts = whole.into_iter().collect();
        let outer = inside.parts.len();
        let mut at = next;
        if outer > 0 {
            while self.more(&mut inside, at) {
                at = self.skip_link(inside.end);
            }
        }
        let (end, hour) = self.hour(inside.end.max(end), None);
        let value = match (unit, &inside.parts[outer..]) {
            (Span::Year, [Part::Month(m)]) => format!("XXXX-{m:02}"),
            (Span::Year, [Part::Month(m @ ..=12), Part::Day(d), ..]) => format!("XXXX-{m:02}-{d:02}{hour}"),
            (Span::Month, [Part::Day(d), ..]) => format!("XXXX-XX-{d:02}{hour}"),
            (Span::Day | Span::Workday, []) if !hour.is_empty() => hour,
            _ => period(unit, 1),
        };
        (end, value)
    }

    /// 每晚8時至10時: the hours of a day's rhythm, as `T20:00:00/T22:00:00`.
    fn hours(&self, of_day: Option<Daypart>, end: usize) -> Option<(usize, String)> {
        let (first_end, first) = self.hour(end, of_day);
        if first.is_empty() {
            return None;
        }
        let second = self.separator(first_end).map(|to| {
            // 上午9時至下午6時: the second may name its own part of the day.
            let own = self.daypart_between(to, self.skip_link(to) + 1).is_some();
            let part = if own { None } else { self.daypart_between(end, first_end).or(of_day) };
            self.hour(to, part)
        });
        Some(match second {
            Some((end, second)) if !second.is_empty() => (end, format!("{first}/{second}")),
            _ => (first_end, first),
        })
    }

    /// The part of the day that is named behind a rhythm's unit: 每日下午2時至5時.
    fn daypart_between(&self, from: usize, to: usize) -> Option<Daypart> {
        (from..to)
            .find_map(|at| self.word(at, |w| if let Word::Daypart(d) = *w { Some(d) } else { None }))
            .map(|(of_day, _)| of_day)
    }

    /// The hour behind the day, as `T15:00:00`; in a part of the day that was told before.
    fn hour(&self, end: usize, of_day: Option<Daypart>) -> (usize, String) {
        let mut point = Point::open(end);
        let mut at = self.skip_link(end);
        point.parts = [Part::Weekday(1)].into_iter().chain(of_day.map(Part::Daypart)).collect();
        while self.more(&mut point, at) && point.parts.last().is_some_and(|p| p.rank() >= 6) {
            at = self.skip_link(point.end);
        }
        let time: Parts = point.parts[1..].iter().copied().filter(|p| p.rank() >= 6).collect();
        match super::resolve::Anchor::default().resolve(&time) {
            Ok(super::resolve::Meaning::Clock(seconds)) if matches!(time.last(), Some(Part::Clock(Clock { .. }))) => {
                (point.end, format!("T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
            }
            Ok(_) => (point.end, String::new()),
            Err(_) => (end, String::new()),
        }
    }
}

fn period(unit: Span, count: u64) -> String {
    let term = Term { count: Value::exact(Decimal::whole(count)), unit, half: false };
    Length { terms: vec![term] }.iso()
}
