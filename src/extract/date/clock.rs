//! Times of day: 三時半, 15:30, 3:05pm, 三點十五, 晏晝三點踏三, 17點55分23秒.
//!
//! Left alone: scores (3:1, 以21:15), points of an index (升10點), points of view (三點意見).

use super::{
    beside::Beside,
    number::Integer,
    part::{Clock, Part},
    point::Point,
    reader::Reader,
};

impl<'t> Reader<'t> {
    /// Reads a time of day.
    pub fn step_clock(&self, point: &mut Point, at: usize, hour: Integer) -> bool {
        let placed = point.last().is_some();
        self.clock_from(at, hour, placed).is_some_and(|(clock, end)| point.push(Part::Clock(clock), end))
    }

    /// The time there, and its end; `placed` behind a day or a part of one.
    pub fn clock(&self, at: usize, placed: bool) -> Option<(Clock, usize)> {
        self.clock_from(at, self.integer(at)?, placed)
    }

    /// The time there that begins with that number.
    fn clock_from(&self, at: usize, hour: Integer, placed: bool) -> Option<(Clock, usize)> {
        let hour = hour.within(0, 24)?;
        if hour.width > 3 || self.continues_number(at) {
            return None;
        }
        let after = self.skip_space(hour.end);
        let hour = hour.value as u8;
        match self.char(after) {
            ':' => self.digital(at, hour, after),
            '时' if self.before(at) == '=' => None,
            '时' if self.reads(after + 1, "期间")
                || !matches!(self.char(after + 1), '间' | '代' | '期' | '候' | '机' | '段') =>
            {
                (placed || self.char(at) != '一').then(|| self.minutes(hour, after + 1, placed))
            }
            '点' => self.spoken(at, hour, after, placed),
            'a' | 'p' | 'A' | 'P' => self.meridiem(Clock { hour, minute: 0, second: 0 }, after, false),
            _ => None,
        }
    }

    /// 15:30, 15:30:20, 3:05pm
    fn digital(&self, at: usize, hour: u8, colon: usize) -> Option<(Clock, usize)> {
        if !self.char(at).is_ascii_digit() || self.is_score(at, colon) {
            return None;
        }
        let (minute, mut end) = self.two_digits(colon + 1)?;
        let mut second = 0;
        if self.char(end) == ':' {
            let (s, to) = self.two_digits(end + 1)?;
            (second, end) = (s, to);
        }
        if self.char(end).is_ascii_digit() || self.char(end) == ':' || (hour == 24 && minute + second > 0) {
            return None;
        }
        let clock = Clock { hour, minute, second };
        Some(self.meridiem(clock, self.skip_space(end), true).unwrap_or((clock, end)))
    }

    fn two_digits(&self, at: usize) -> Option<(u8, usize)> {
        let n = self.integer(at)?.within(0, 59)?;
        (n.width == 2 && self.char(at).is_ascii_digit()).then_some((n.value as u8, n.end))
    }

    /// 以21:15, 21:15擊敗: a game's score.
    fn is_score(&self, at: usize, colon: usize) -> bool {
        Beside::ScoreBefore.holds(self.before(at)) || Beside::ScoreBehind.holds(self.char(colon + 3))
    }

    /// am, pm, p.m., p
    fn meridiem(&self, clock: Clock, at: usize, with_minutes: bool) -> Option<(Clock, usize)> {
        let afternoon = matches!(self.char(at), 'p' | 'P');
        if !afternoon && !matches!(self.char(at), 'a' | 'A') {
            return None;
        }
        let mut end = at + 1;
        end += usize::from(self.char(end) == '.');
        if matches!(self.char(end), 'm' | 'M') {
            end += 1;
            end += usize::from(self.char(end) == '.' && self.char(at + 1) == '.');
        } else if !with_minutes {
            return None;
        }
        if self.char(end).is_ascii_alphanumeric() || clock.hour > 12 {
            return None;
        }
        let hour = clock.hour % 12 + if afternoon { 12 } else { 0 };
        Some((Clock { hour, ..clock }, end))
    }

    /// What follows 時: 半, 正, 十五分, 十五分二十秒, 三刻.
    fn minutes(&self, hour: u8, at: usize, placed: bool) -> (Clock, usize) {
        let clock = |minute, second| Clock { hour, minute, second };
        let at_space = self.skip_space(at);
        match self.char(at) {
            '半' if !matches!(self.char(at + 1), '年' | '天' | '日') => return (clock(30, 0), at + 1),
            '正' if !matches!(self.char(at + 1), '式' | '在' | '好' | '值' | '是') => {
                return (clock(0, 0), at + 1);
            }
            _ => {}
        }
        let Some(n) = self.integer(at_space).and_then(|n| n.within(0, 59)) else { return (clock(0, 0), at) };
        let minute = n.value as u8;
        let after = self.skip_space(n.end);
        match self.char(after) {
            '刻' if (1..4).contains(&minute) => (clock(minute * 15, 0), after + 1),
            // 五點五分鐘 is five and a half minutes.
            '分' if !matches!(self.char(after + 1), '之' | '钟') => match self.seconds(after + 1) {
                Some((second, end)) => (clock(minute, second), end),
                None => (clock(minute, 0), after + 1),
            },
            _ if self.reads(after, "个字") && placed => (clock(minute.min(11) * 5, 0), after + 2),
            _ => (clock(0, 0), at),
        }
    }

    fn seconds(&self, at: usize) -> Option<(u8, usize)> {
        let n = self.integer(self.skip_space(at))?.within(0, 59)?;
        (self.char(n.end) == '秒').then_some((n.value as u8, n.end + 1))
    }

    /// What follows 點. Without a day before it a bare 三點 needs a reason to be a time.
    fn spoken(&self, at: usize, hour: u8, dot: usize, placed: bool) -> Option<(Clock, usize)> {
        let clock = |minute| Clock { hour, minute, second: 0 };
        let next = dot + 1;
        let (clocked, end) = self.minutes(hour, next, placed);
        if end > next {
            return Some((clocked, end));
        }
        for (word, width) in [("钟", 1), ("多钟", 2), ("整", 1)] {
            if self.reads(next, word) {
                return Some((clock(0), next + width));
            }
        }
        if matches!(self.char(next), '踏' | '搭') {
            if self.char(next + 1) == '半' {
                return Some((clock(30), next + 2));
            }
            let n = self.integer(next + 1)?.within(1, 11)?;
            return Some((clock(n.value as u8 * 5), n.end));
        }
        if let Some(n) = self.integer(next) {
            // 一點19 is no time: hour and minute are written alike.
            let n = n.within(0, 59).filter(|n| n.is_chinese() || self.char(at).is_ascii_digit())?;
            let two = n.value >= 10 || n.width == 2;
            return match (two, placed) {
                (true, _) if !matches!(self.char(n.end), '万' | '亿' | '%' | '个' | '倍') => {
                    Some((clock(n.value as u8), n.end))
                }
                (false, true) if n.value <= 11 && !self.char(n.end).is_alphanumeric() => {
                    Some((clock(n.value as u8 * 5), n.end))
                }
                _ => None,
            };
        }
        (placed || self.is_spoken_hour(at, next)).then_some((clock(0), next))
    }

    /// Is 十一點 an hour, not eleven points?
    fn is_spoken_hour(&self, at: usize, end: usize) -> bool {
        if self.char(at) == '一' {
            return false;
        }
        let rises = Beside::PointsBefore.holds(self.before(at));
        let noun = self.closes_clause(end) || Beside::HourBehind.holds(self.char(end));
        !rises && noun
    }
}
