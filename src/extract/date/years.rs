//! Years, decades and centuries: 2023年, 97年, 八十年代, 上世紀, 2022/23年度, 民國112年, 公元前221年.

use super::{
    beside::Beside,
    number::{Integer, Style},
    part::Part,
    point::Point,
    reader::Reader,
    vocabulary::Word,
};

/// The year before the first of the Republic of China.
const REPUBLIC: i64 = 1911;

impl<'t> Reader<'t> {
    /// Reads a part that begins with a year's number.
    pub fn step_year(&self, point: &mut Point, at: usize, n: Integer, after: usize) -> bool {
        let found = self.fiscal(n).or_else(|| self.republic_school_year(n, after));
        let found = found.or_else(|| self.century_or_decade(n, after)).or_else(|| self.year(at, n, after));
        found.is_some_and(|(part, end)| point.push(part, end))
    }

    /// 2022/23年度, 2022至23財政年度, 2023/24學年
    fn fiscal(&self, n: Integer) -> Option<(Part, usize)> {
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
    fn century_or_decade(&self, n: Integer, after: usize) -> Option<(Part, usize)> {
        if self.reads(after, "世纪") {
            let n = n.within(1, 40)?.value as i32;
            return Some((Part::Years((n - 1) * 100, n * 100), after + 2));
        }
        if !self.reads(after, "年代") {
            return None;
        }
        match n.value {
            v @ 1000..=2999 if v % 10 == 0 => Some((Part::Years(v as i32, v as i32 + 10), after + 2)),
            v @ 10..=90 if v % 10 == 0 => Some((Part::Decade(v), after + 2)),
            0 if n.width == 2 => Some((Part::Decade(0), after + 2)),
            _ => None,
        }
    }

    /// 2023年, 二〇二三年, 97年; 2023 alone before 上半年 and the like.
    fn year(&self, at: usize, n: Integer, after: usize) -> Option<(Part, usize)> {
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
        if let Some(found) = self.republic_year(n, end) {
            return Some(found);
        }
        let short = n.width == 2 && n.value < 100 && matches!(n.style, Style::Arabic | Style::Digits);
        (short && self.is_short_year(at, n, end)).then_some((Part::ShortYear(n.value), end))
    }

    /// 112學年度
    fn republic_school_year(&self, n: Integer, after: usize) -> Option<(Part, usize)> {
        let counted = matches!(n.width, 2 | 3) && !n.is_chinese() && (80..200).contains(&n.value);
        let word = ["学年度", "学年"].into_iter().find(|w| self.reads(after, w)).filter(|_| counted)?;
        Some((Part::School(n.value + REPUBLIC), after + word.chars().count()))
    }

    /// 113年8月, 113年度預算: three digits with a month, an end or a budget behind them count the years of the Republic, which
    /// go without its name in Taiwan.
    fn republic_year(&self, n: Integer, end: usize) -> Option<(Part, usize)> {
        let counted = n.width == 3 && n.style != Style::Chinese && (100..200).contains(&n.value);
        let budget = self.char(end) == '度' && self.char(end + 1) != '假';
        let fits = counted && (budget || self.month_follows(end));
        fits.then(|| (Part::Year(n.value + REPUBLIC), end + usize::from(budget)))
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
        let counted = Beside::YearsBehind.holds(self.char(end));
        let counting = Beside::YearsBefore.holds(self.before(at));
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
    pub fn era_year(&self, at: usize) -> Option<(Part, usize)> {
        let (first, end) = self.word(at, |w| if let Word::Era(first) = *w { Some(first) } else { None })?;
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
}
