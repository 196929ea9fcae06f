//! Months and days that a number names: 6月, 閏四月, 臘月, 12日, 初八, 廿三.

use super::{
    beside::Beside,
    number::{Integer, Style},
    part::Part,
    point::Point,
    reader::Reader,
    vocabulary::Word,
};

impl<'t> Reader<'t> {
    /// Reads a part that begins with a number.
    pub fn step_number(&self, point: &mut Point, at: usize) -> bool {
        if let Some((part, end)) = self.era_year(at).or_else(|| self.named_month(at)) {
            return point.push(part, end);
        }
        if self.char(at) == '初' {
            return self.lunar_day(point, at);
        }
        let Some(n) = self.integer(at) else { return false };
        if self.step_clock(point, at, n) {
            return true;
        }
        if point.parts.is_empty() && self.continues_number(at) {
            return false;
        }
        let after = self.skip_space(n.end);
        match self.char(after) {
            '年' | '世' | '财' | '学' | '/' | '至' | '-' | '–' | '—' | '上' | '下' | '第' | '首' => {
                self.step_year(point, at, n, after) || self.bare_day(point, n)
            }
            '月' => self.step_month(point, n, after),
            '日' | '号' => self.step_day(point, at, n, after),
            _ => self.bare_day(point, n),
        }
    }

    /// 正月, 臘月, 冬月, 閏四月, 元月
    fn named_month(&self, at: usize) -> Option<(Part, usize)> {
        if self.char(at) == '闰' {
            let n = self.integer(at + 1)?.within(1, 12)?;
            return (self.char(n.end) == '月').then_some((Part::LunarMonth(n.value, true), n.end + 1));
        }
        let part = match self.char(at) {
            '正' => Part::LunarMonth(1, false),
            '冬' => Part::LunarMonth(11, false),
            '腊' => Part::LunarMonth(12, false),
            '元' => Part::Month(1),
            _ => return None,
        };
        (self.char(at + 1) == '月' && self.before(at) != '纪').then_some((part, at + 2))
    }

    fn step_month(&self, point: &mut Point, n: Integer, after: usize) -> bool {
        let Some(n) = n.within(1, 12).or_else(|| self.impossible_month(n, after + 1)) else { return false };
        if n.style == Style::Digits || Beside::NoMonth.holds(self.char(after + 1)) {
            return false;
        }
        let end = after + 1 + usize::from(self.char(after + 1) == '份');
        let part = if point.lunar { Part::LunarMonth(n.value, false) } else { Part::Month(n.value) };
        point.push(part, end)
    }

    /// 13月5日 is meant as a day, though there is none.
    fn impossible_month(&self, n: Integer, after: usize) -> Option<Integer> {
        let day = self.integer(after)?.within(1, 31)?;
        n.within(13, 99).filter(|_| self.char(day.end) == '日')
    }

    fn step_day(&self, point: &mut Point, at: usize, n: Integer, after: usize) -> bool {
        let Some(n) = n.within(1, 31) else { return false };
        let end = after + 1;
        let part = if point.lunar { Part::LunarDay(n.value) } else { Part::Day(n.value) };
        let named = point.last().is_some();
        if !named && !self.is_bare_day(at, n, after) || self.char(after) == '日' && self.is_coin(end) {
            return false;
        }
        point.push(part, end)
    }

    /// 日 before these is Japan's.
    fn is_coin(&self, at: usize) -> bool {
        matches!(self.char(at), '元' | '圆' | '币')
    }

    /// Is 20日 alone a day of the month, not twenty days? Not where the words around count days. 20號 is only with an hour.
    fn is_bare_day(&self, at: usize, n: Integer, after: usize) -> bool {
        let next = self.char(after + 1);
        if self.char(after) == '号' {
            let hour = self.word(after + 1, |w| matches!(w, Word::Daypart(_)).then_some(())).is_some();
            let joined = matches!(self.before(at), '至' | '到' | '-' | '–' | '—' | '~' | '、' | '及' | '和');
            let in_range = joined && (2..4).any(|back| at > back && matches!(self.char(at - back), '日' | '号'));
            return hour
                || in_range
                || matches!(next, '早' | '晚')
                || self.opens_clause(at) && self.closes_clause(after + 1);
        }
        let counted = Beside::DaysBehind.holds(next);
        // 連跌五日: as many days one after another; 訪港七日, 考察三日: a stay.
        let stays = n.is_chinese() && matches!(self.before(at), '访' | '问' | '察' | '留' | '游' | '流');
        let in_a_row = stays || at > 1 && matches!(self.char(at - 2), '连' | '累' | '访' | '留' | '游');
        let counting = in_a_row || Beside::DaysBefore.holds(self.before(at));
        let one = n.is_chinese() && n.value <= 2 && n.style == Style::Chinese;
        !(counted && next != '三' || counting || one || n.style == Style::Digits || self.char(at) == '两')
    }

    /// 初八 behind a month or 農曆; alone only as 年初三, which the lexicon knows.
    fn lunar_day(&self, point: &mut Point, at: usize) -> bool {
        if point.parts.is_empty() && !point.lunar {
            return false;
        }
        let Some(n) = self.integer(at + 1).and_then(|n| n.within(1, 10)).filter(|n| n.is_chinese()) else {
            return false;
        };
        self.push_lunar_day(point, n.value, n.end)
    }

    /// Is 初三 behind a month a lunar day, not its beginning and a number (3月初三家公司)?
    pub fn is_lunar_day(&self, point: &Point, at: usize) -> bool {
        let Some(n) = self.integer(at + 1).and_then(|n| n.within(1, 10)).filter(|n| n.is_chinese()) else {
            return false;
        };
        let counts = Beside::Counted.holds(self.char(n.end));
        let written = match point.last() {
            Some(Part::LunarMonth(..)) => true,
            Some(Part::Month(_)) => {
                at >= 2 && super::number::digit(self.char(at - 2)).is_some() || self.char(at.saturating_sub(2)) == '十'
            }
            _ => false,
        };
        written && !counts
    }

    /// A day without 日 behind a month: 廿三 and 十五 are lunar, 10月22 is not.
    fn bare_day(&self, point: &mut Point, n: Integer) -> bool {
        let Some(n) = n.within(1, 31) else { return false };
        let feast = || self.word(n.end, |w| matches!(w, Word::Feast(rule) if rule.is_lunar()).then_some(())).is_some();
        let ends = self.closes_clause(n.end) || Beside::AfterDay.holds(self.char(n.end)) || feast();
        match (point.last(), n.style) {
            (Some(Part::Month(_) | Part::LunarMonth(..)), Style::Twenty) => self.push_lunar_day(point, n.value, n.end),
            (Some(Part::Month(_) | Part::LunarMonth(..)), Style::Chinese) if n.value > 10 && ends => {
                self.push_lunar_day(point, n.value, n.end)
            }
            (Some(Part::LunarMonth(..)), Style::Arabic) if ends => self.push_lunar_day(point, n.value, n.end),
            (Some(Part::Month(_)), Style::Arabic) if ends => point.push(Part::Day(n.value), n.end),
            (None, Style::Twenty) if self.opens_clause(n.end - n.width) && self.closes_clause(n.end) => {
                self.push_lunar_day(point, n.value, n.end)
            }
            _ => false,
        }
    }

    fn push_lunar_day(&self, point: &mut Point, day: i64, end: usize) -> bool {
        if let Some(Part::Month(m)) = point.last() {
            point.parts.pop();
            point.parts.push(Part::LunarMonth(m, false));
        }
        let end = end + usize::from(self.char(end) == '日');
        point.push(Part::LunarDay(day), end)
    }
}
