//! Parts that a number names: 2023年, 97年, 八十年代, 2022/23年度, 民國112年, 6月, 閏四月, 12日, 初八, 廿三.

use super::{
    number::{Integer, Style},
    part::Part,
    point::Point,
    reader::Reader,
    vocabulary::Word,
};

impl<'t> Reader<'t> {
    /// Reads a part that begins with a number.
    pub fn step_number(&self, point: &mut Point<'t>, at: usize) -> bool {
        if let Some((part, end)) = self.era_year(at).or_else(|| self.named_month(at)) {
            return point.push(part, end);
        }
        if self.char(at) == '初' {
            return self.lunar_day(point, at);
        }
        if self.step_clock(point, at) {
            return true;
        }
        let Some(n) = self.integer(at) else { return false };
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

    fn step_year(&self, point: &mut Point<'t>, at: usize, n: Integer, after: usize) -> bool {
        let found = self.fiscal(n).or_else(|| self.century_or_decade(n, after)).or_else(|| self.year(at, n, after));
        found.is_some_and(|(part, end)| point.push(part, end))
    }

    /// 2022/23年度, 2022至23財政年度, 2023/24學年
    fn fiscal(&self, n: Integer) -> Option<(Part<'t>, usize)> {
        let first = n.within(1900, 2100)?.value;
        if !matches!(self.char(n.end), '/' | '-' | '–' | '—' | '至') {
            return None;
        }
        let second = self.integer(n.end + 1)?;
        if second.value != first + 1 && !(second.width == 2 && second.value == (first + 1) % 100) {
            return None;
        }
        let at = self.skip_space(second.end);
        let kinds = [
            (Part::School(first), &["学年度", "学年"][..]),
            (Part::SportsSeason(first), &["年度球季", "年球季", "年赛季", "年马季", "球季", "赛季", "马季"]),
            (Part::Fiscal(first), &["年财政年度", "财政年度", "财年", "年度", "年"]),
        ];
        kinds.into_iter().find_map(|(part, words)| {
            let word = words.iter().find(|w| self.reads(at, w))?;
            Some((part, at + word.chars().count()))
        })
    }

    /// 十八世紀, 1980年代, 八十年代
    fn century_or_decade(&self, n: Integer, after: usize) -> Option<(Part<'t>, usize)> {
        if self.reads(after, "世纪") {
            let n = n.within(1, 40)?.value;
            return Some((Part::Years((n - 1) * 100, n * 100), after + 2));
        }
        if !self.reads(after, "年代") {
            return None;
        }
        match n.value {
            v @ 1000..=2999 if v % 10 == 0 => Some((Part::Years(v, v + 10), after + 2)),
            v @ 10..=90 if v % 10 == 0 => Some((Part::Decade(v), after + 2)),
            0 if n.width == 2 => Some((Part::Decade(0), after + 2)),
            _ => None,
        }
    }

    /// 2023年, 二〇二三年, 97年; 2023 alone before 上半年 and the like.
    fn year(&self, at: usize, n: Integer, after: usize) -> Option<(Part<'t>, usize)> {
        let full = n.width == 4 && n.style != Style::Chinese && (1000..3000).contains(&n.value);
        if self.char(after) != '年' {
            let recent = full && (1900..2100).contains(&n.value);
            return (recent && self.half_or_quarter(after)).then_some((Part::Year(n.value), n.end));
        }
        let end = after + 1;
        if matches!(self.char(end), '级' | '班' | '代') {
            return None;
        }
        // （338年） stands beside an era's year.
        if !n.is_chinese() && self.before(at) == '(' && self.char(end) == ')' {
            return Some((Part::Year(n.value), end));
        }
        if full {
            let end = end + usize::from(self.char(end) == '度' && self.char(end + 1) != '假');
            return Some((Part::Year(n.value), end));
        }
        let short = n.width == 2 && n.value < 100 && matches!(n.style, Style::Arabic | Style::Digits);
        (short && self.is_short_year(at, n, end)).then_some((Part::ShortYear(n.value), end))
    }

    fn half_or_quarter(&self, at: usize) -> bool {
        self.word(at, |w| matches!(w, Word::Part(Part::Half(_) | Part::Quarter(_))).then_some(())).is_some()
            || self.char(at) == '第' && self.integer(at + 1).is_some_and(|n| self.char(n.end) == '季')
            || self.char(at) == '首' && self.integer(at + 1).is_some_and(|n| matches!(self.char(n.end), '季' | '个'))
    }

    /// Is 97年 a year, not 97 years? It is where a month, a half or the like follows; else 00–09 and 80–99 are, unless the
    /// words around count years; and Chinese pairs that are no neighbours (五八年, but 七八年前).
    fn is_short_year(&self, at: usize, n: Integer, end: usize) -> bool {
        if self.month_follows(end) {
            return true;
        }
        let counted = matches!(
            self.char(end),
            '前' | '后' | '来' | '间' | '内' | '期' | '的' | '历' | '之' | '以' | '半' | '多' | '寿'
        );
        let counting = matches!(
            self.before(at),
            '约' | '近'
                | '逾'
                | '达'
                | '超'
                | '过'
                | '共'
                | '长'
                | '足'
                | '满'
                | '立'
                | '第'
                | '隔'
                | '了'
                | '囚'
                | '监'
                | '刑'
                | '庆'
                | '期'
        );
        if n.value < 10 && n.style == Style::Arabic {
            return true;
        }
        if counted || counting {
            return false;
        }
        if n.style == Style::Digits {
            let (tens, ones) = (n.value / 10, n.value % 10);
            return ones != tens + 1 || tens == 0 || matches!(n.value, 67 | 89);
        }
        n.value >= 80
    }

    fn month_follows(&self, at: usize) -> bool {
        let at = self.skip_link(at);
        let month = self.integer(at).and_then(|n| n.within(1, 12));
        month.is_some_and(|n| self.char(self.skip_space(n.end)) == '月')
            || matches!(self.char(at), '初' | '底' | '末')
            || self.reads(at, "上半年")
            || self.reads(at, "下半年")
            || self.char(at) == '前'
                && self.integer(at + 1).is_some_and(|n| self.reads(n.end, "个月") || self.char(n.end) == '季')
            || self.char(at) == '第' && self.integer(at + 1).is_some()
    }

    /// 民國112年, 康熙三年, 昭和元年
    fn era_year(&self, at: usize) -> Option<(Part<'t>, usize)> {
        let (first, end) = self.word(at, |w| if let Word::Era(first) = w { Some(first) } else { None })?;
        let at = self.skip_space(end);
        if self.reads(at, "元年") {
            return Some((Part::Year(first), at + 2));
        }
        let before = first == 1 && self.char(at) == '前';
        let n = self.integer(at + usize::from(before))?.within(1, if first == 1 { 9999 } else { 200 })?;
        let after = self.skip_space(n.end);
        let year = if before { 1 - n.value } else { first + n.value - 1 };
        (self.char(after) == '年').then_some((Part::Year(year), after + 1))
    }

    /// 正月, 臘月, 冬月, 閏四月, 元月
    fn named_month(&self, at: usize) -> Option<(Part<'t>, usize)> {
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

    fn step_month(&self, point: &mut Point<'t>, n: Integer, after: usize) -> bool {
        let Some(n) = n.within(1, 12) else { return false };
        if n.style == Style::Digits || matches!(self.char(after + 1), '球' | '亮' | '饼' | '台' | '租' | '薪' | '票')
        {
            return false;
        }
        let end = after + 1 + usize::from(self.char(after + 1) == '份');
        let part = if point.lunar { Part::LunarMonth(n.value, false) } else { Part::Month(n.value) };
        point.push(part, end)
    }

    fn step_day(&self, point: &mut Point<'t>, at: usize, n: Integer, after: usize) -> bool {
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
            let in_range = (2..4).any(|back| at > back && matches!(self.char(at - back), '日' | '号'));
            return hour
                || in_range
                || matches!(next, '早' | '晚')
                || self.opens_clause(at) && self.closes_clause(after + 1);
        }
        let counted = matches!(
            next,
            '内' | '后'
                | '前'
                | '间'
                | '来'
                | '以'
                | '之'
                | '游'
                | '假'
                | '夜'
                | '半'
                | '多'
                | '连'
                | '行'
                | '两'
                | '一'
                | '二'
                | '三'
                | '四'
        );
        let counting = matches!(
            self.before(at),
            '连' | '共'
                | '达'
                | '逾'
                | '近'
                | '足'
                | '期'
                | '每'
                | '隔'
                | '第'
                | '过'
                | '历'
                | '停'
                | '放'
                | '长'
                | '首'
                | '头'
                | '后'
                | '多'
                | '少'
                | '这'
                | '那'
                | '有'
                | '了'
                | '满'
                | '前'
        );
        let one = n.is_chinese() && n.value <= 2 && n.style == Style::Chinese;
        !(counted && next != '三' || counting || one || n.style == Style::Digits || self.char(at) == '两')
    }

    /// 初八 behind a month or 農曆; alone only as 年初三, which the lexicon knows.
    fn lunar_day(&self, point: &mut Point<'t>, at: usize) -> bool {
        if point.parts.is_empty() && !point.lunar {
            return false;
        }
        let Some(n) = self.integer(at + 1).and_then(|n| n.within(1, 10)).filter(|n| n.is_chinese()) else {
            return false;
        };
        self.push_lunar_day(point, n.value, n.end)
    }

    /// Is 初三 behind a month a lunar day, not its beginning and a number (3月初三家公司)?
    pub fn is_lunar_day(&self, point: &Point<'t>, at: usize) -> bool {
        let Some(n) = self.integer(at + 1).and_then(|n| n.within(1, 10)).filter(|n| n.is_chinese()) else {
            return false;
        };
        let counts = matches!(self.char(n.end), '个' | '家' | '名' | '宗' | '间' | '款' | '次' | '项' | '年' | '月');
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
    fn bare_day(&self, point: &mut Point<'t>, n: Integer) -> bool {
        let Some(n) = n.within(1, 31) else { return false };
        let ends = self.closes_clause(n.end)
            || matches!(self.char(n.end), '晚' | '夜' | '早' | '下' | '上' | '的' | '出' | '是');
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

    fn push_lunar_day(&self, point: &mut Point<'t>, day: i64, end: usize) -> bool {
        if let Some(Part::Month(m)) = point.last() {
            point.parts.pop();
            point.parts.push(Part::LunarMonth(m, false));
        }
        let end = end + usize::from(self.char(end) == '日');
        point.push(Part::LunarDay(day), end)
    }
}
