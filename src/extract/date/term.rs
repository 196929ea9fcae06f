//! One term of a length of time: a number with its unit, 兩個半小時, 個半鐘, 六點五年.

use super::{
    length::Term,
    number::{Style, digit},
    reader::Reader,
    vocabulary::{Span, Word},
};
use crate::{
    pack::{Class, Classes},
    scan::{Decimal, Form, Numeral, Value},
};

impl Reader<'_> {
    /// One number with its unit.
    pub fn term(&self, at: usize, before: &[Term]) -> Option<(Term, usize)> {
        if let Some(found) = self.one_and_a_half(at, before).or_else(|| self.fused(at)) {
            return Some(found);
        }
        if let Some(found) = self.after_nought(at, before).or_else(|| self.pointed(at)) {
            return Some(found);
        }
        let numeral = self.scan().numeral_at(at)?;
        if matches!(numeral.form, Form::Fraction | Form::Magnitude | Form::Financial | Form::DigitString) {
            return None;
        }
        let after = self.skip_space(numeral.end());
        // 17個多月 and 兩年多 are whole units and less than one more: the whole ones count.
        for (link, half) in [("个半", true), ("个多", false)] {
            if self.reads(after, link) {
                let (unit, end) = self.span(after + 2, None, before)?;
                return Some((Term { count: numeral.value.clone(), unit, half }, end));
            }
        }
        let (unit, mut end) = self.span(after, Some(numeral), before)?;
        let count = numeral.value.clone();
        if let Some((part, end)) = self.of_a_second(end).filter(|_| unit == Span::Second && count.low.is_whole()) {
            return Some((Term { count: count.plus(&part), unit, half: false }, end));
        }
        let half = self.char(end) == '半' && !matches!(self.char(end + 1), '年' | '日' | '天' | '个' | '小' | '数');
        end += usize::from(half);
        if half && self.reads(end, "钟") {
            end += 1;
        }
        end += usize::from(!half && self.char(end) == '多');
        Some((Term { count, unit, half }, end))
    }

    /// 9秒98, 2分03秒4: tenths, hundredths or thousandths of a second, which nothing counts (30秒15人).
    fn of_a_second(&self, at: usize) -> Option<(Value, usize)> {
        const COUNTS: Classes = Classes::of(&[Class::Unit, Class::MoneyWord, Class::Currency]);
        let n = self.integer(at).filter(|n| n.width <= 3 && matches!(n.style, Style::Arabic | Style::Digits))?;
        let unit = self.word(n.end, |w| matches!(w, Word::Unit(_)).then_some(())).is_some();
        // 38秒58排第五: no rows.
        let counted = unit || self.scan().begins(n.end, COUNTS) && self.char(n.end + 1) != '第';
        let next = self.char(n.end);
        let sign = matches!(next, '.' | ':') || next == ',' && self.scan().slice(n.end, n.end + 1) == ",";
        let goes_on = sign && self.char(n.end + 1).is_ascii_digit();
        let other = goes_on || matches!(next, '%' | '年' | '月' | '日' | '时' | '分' | '比');
        let value = Value::exact(Decimal::whole(n.value.unsigned_abs())).shifted(-(n.width as i32));
        (!counted && !other).then_some((value, n.end))
    }

    /// 個半小時, 個半鐘, 分半鐘: one and a half, the one unsaid.
    fn one_and_a_half(&self, at: usize, before: &[Term]) -> Option<(Term, usize)> {
        let term = |unit| Term { count: Value::exact(Decimal::whole(1)), unit, half: true };
        if before.is_empty() && self.reads(at, "分半") && (self.char(at + 2) == '钟' || self.closes_clause(at + 2)) {
            return (!self.before(at).is_alphanumeric())
                .then(|| (term(Span::Minute), at + 2 + usize::from(self.char(at + 2) == '钟')));
        }
        if !self.reads(at, "个半") {
            return None;
        }
        if self.char(at + 2) == '钟' {
            return Some((term(Span::Hour), at + 3));
        }
        let (unit, end) = self.span(at + 2, None, before)?;
        Some((term(unit), end))
    }

    /// 兩年零三個月: the nought only links.
    fn after_nought(&self, at: usize, before: &[Term]) -> Option<(Term, usize)> {
        if before.is_empty() || self.char(at) != '零' {
            return None;
        }
        let n = self.integer(at + 1)?;
        let (unit, end) = self.span(self.skip_space(n.end), None, before)?;
        Some((Term { count: Value::exact(Decimal::whole(n.value.unsigned_abs())), unit, half: false }, end))
    }

    /// 五點五分鐘, 三點五小時: decimals, where the unit is no clock's.
    fn pointed(&self, at: usize) -> Option<(Term, usize)> {
        if self.char(at + 1) != '点' {
            return None;
        }
        let (whole, tenth) = (digit(self.char(at))?, digit(self.char(at + 2))?);
        let (unit, end) = self.word(at + 3, |w| if let Word::Unit(u) = *w { Some(u) } else { None })?;
        let count = Value::exact(Decimal::new([whole as u8, tenth as u8], -1));
        Some((Term { count, unit, half: false }, end))
    }

    /// 倆 and 仨 are 兩個 and 三個 in one.
    fn fused(&self, at: usize) -> Option<(Term, usize)> {
        let n = match self.char(at) {
            '俩' => 2,
            '仨' => 3,
            _ => return None,
        };
        let (unit, end) = self.span(at + 1, None, &[])?;
        Some((Term { count: Value::exact(Decimal::whole(n)), unit, half: false }, end))
    }

    /// The unit of time there, as far as the numeral before it allows.
    fn span(&self, at: usize, numeral: Option<&Numeral>, before: &[Term]) -> Option<(Span, usize)> {
        if let Some((unit, end)) = self.word(at, |w| if let Word::Unit(u) = *w { Some(u) } else { None }) {
            return (!self.reads(at, "年头") || self.char(end) != '部').then_some((unit, end));
        }
        let next = self.char(at + 1);
        let small = numeral.is_none_or(|n| matches!(n.form, Form::Half | Form::Few) || n.value.high.is_some());
        let pair = numeral.is_some_and(|n| matches!(self.char(n.start()), '两' | '俩' | '仨'));
        let inside = |units: &[Span]| before.last().is_some_and(|t| units.contains(&t.unit));
        let unit = match self.char(at) {
            '年' if !matches!(next, '级' | '班' | '代' | '轻' | '青' | '薪' | '货') && !self.is_year(numeral) => {
                Span::Year
            }
            '载' => Span::Year,
            '世' if next == '纪' && numeral.is_some_and(|n| n.form == Form::Half) => {
                return Some((Span::Century, at + 2));
            }
            '日' if !matches!(next, '元' | '圆' | '币' | '本' | '报') => Span::Day,
            '天' if !matches!(next, '下' | '才' | '王' | '安' | '文' | '津') => Span::Day,
            '周' if !matches!(next, '刊' | '报' | '末' | '边' | '围' | '岁') => Span::Week,
            '晚' | '夜' if inside(&[Span::Day]) => Span::Night,
            '月' if small || pair || inside(&[Span::Year]) => Span::Month,
            '时' if inside(&[Span::Day]) => Span::Hour,
            '分' if inside(&[Span::Hour]) || self.seconds_follow(at + 1) || self.reads(at + 1, "半钟") => {
                Span::Minute
            }
            '秒' => Span::Second,
            _ => return None,
        };
        Some((unit, at + 1))
    }

    /// Four digits in a row before 年 are a year's number.
    fn is_year(&self, numeral: Option<&Numeral>) -> bool {
        numeral.is_some_and(|n| n.end() - n.start() == 4 && matches!(n.form, Form::Digits | Form::DigitString))
    }

    fn seconds_follow(&self, at: usize) -> bool {
        self.scan().numeral_at(at).is_some_and(|n| self.char(n.end()) == '秒')
            || self.reads(at, "半") && !self.char(at + 1).is_alphanumeric()
    }
}
