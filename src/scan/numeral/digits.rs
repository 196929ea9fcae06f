//! The digit before a power of ten, or what stands for one: 三, 两三, 几, 二〇二三, 1,234.5.

use super::{
    Decimal, Value,
    reader::Reader,
    sign::{Sign, is_ambiguous, is_financial},
};

/// A digit or several, as they stand before 十, 百, 千, 万 or alone.
#[derive(Debug)]
pub(super) struct Coefficient {
    pub(super) value: Value,
    /// Code point after it.
    pub(super) end: usize,
    /// How it is to be read.
    pub(super) reading: Reading,
}

/// The ways to read a coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// One digit, or a literal in Arabic digits.
    Plain,
    /// Chinese digits one by one: 二〇二三.
    String,
    /// Neighbours as a range: 三四百, 十七八, 三、四百.
    Pair,
    /// 几 and 数: two and more; the high end is the first number too large.
    Few,
}

impl Reader<'_> {
    /// The coefficient at `at`; `first` if nothing of the numeral stands before it.
    pub(super) fn coefficient(&self, at: usize, first: bool) -> Option<Coefficient> {
        if first && self.opens_with_point(at) {
            return self.arabic_coefficient(at);
        }
        match self.sign(at)? {
            Sign::Arabic(_) => self.arabic_coefficient(at),
            Sign::Few => Some(few(at)),
            Sign::Several if first && self.several(at) => Some(few(at)),
            Sign::Digit(digit) => self.pair(at, digit).or_else(|| self.han_digits(at, first)),
            Sign::Zero if first => self.han_digits(at, first),
            _ => None,
        }
    }

    fn arabic_coefficient(&self, at: usize) -> Option<Coefficient> {
        let low = self.literal(at)?;
        if let Some((value, end)) = self.listed(at, low.end) {
            return Some(Coefficient { value, end, reading: Reading::Pair });
        }
        Some(Coefficient { value: Value::exact(low.number), end: low.end, reading: Reading::Plain })
    }

    /// `1、20` before a counted thing is ten to twenty, `5、6万` fifty to sixty thousand.
    fn listed(&self, at: usize, end: usize) -> Option<(Value, usize)> {
        let Sign::Arabic(a @ 1..=8) = self.sign(at)? else { return None };
        if end != at + 1 || !self.is(end, '、') {
            return None;
        }
        let high = self.literal(end + 1)?;
        let places = high.number.last_place();
        let neighbours = high.number == Decimal::new([a + 1], places);
        if !high.plain || !neighbours || places == 0 && !self.powers_follow(high.end) {
            return None;
        }
        Some((Value::between(Decimal::new([a], places), high.number), high.end))
    }

    /// 几十 always, 数十 unless 数 ends a word of its own (人数百分之…).
    fn several(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.chars.get(i)).copied().unwrap_or(' ');
        !"人总指次分户系基倍点票岁半多少宗参无额对函奇偶件".contains(before) && self.powers_follow(at + 1)
    }

    /// 两三, 七八, 三五百, 三、四百.
    fn pair(&self, at: usize, a: u8) -> Option<Coefficient> {
        let next = at + 1 + usize::from(self.is(at + 1, '、'));
        let Sign::Digit(b) = self.sign(next)? else { return None };
        let powers = self.powers_follow(next + 1);
        let neighbours = b == a + 1 || (a, b) == (3, 5) && powers;
        let string = matches!(self.sign(next + 1), Some(Sign::Digit(_) | Sign::Zero));
        // 三、四成 is a range, 第三、四章 a list.
        let behind = self.chars.get(next + 1).copied().unwrap_or(' ');
        let counted = matches!(behind, '成' | '倍' | '个' | '名' | '人' | '次' | '年' | '天' | '岁');
        let listed = at > 0 && self.is(at - 1, '第');
        if !neighbours || string || next > at + 1 && !(powers || counted && !listed) {
            return None;
        }
        let value = Value::between(Decimal::whole(a.into()), Decimal::whole(b.into()));
        Some(Coefficient { value, end: next + 1, reading: Reading::Pair })
    }

    /// One digit, or a row of them read one by one; a year may stand before a power (一九九七十大).
    fn han_digits(&self, at: usize, first: bool) -> Option<Coefficient> {
        let row: Vec<u8> = (at..).map_while(|i| self.string_digit(i)).collect();
        let power = matches!(self.sign(at + row.len()), Some(Sign::Small(_)));
        if first && (row.len() >= 4 || row.len() >= 2 && !power) {
            let end = at + row.len();
            return Some(Coefficient { value: Value::exact(Decimal::new(row, 0)), end, reading: Reading::String });
        }
        // 两 counts powers and things; it ends no numeral (三十两 is a weight).
        if !first && matches!(self.chars[at], '两' | '俩') && !self.powers_follow(at + 1) {
            return None;
        }
        let digit = match self.sign(at)? {
            Sign::Digit(d) if self.is_numeric(at, first) => d,
            Sign::Zero => 0,
            _ => return None,
        };
        let value = Value::exact(Decimal::whole(digit.into()));
        Some(Coefficient { value, end: at + 1, reading: Reading::Plain })
    }

    /// 两 counts, it does not spell.
    pub(super) fn string_digit(&self, at: usize) -> Option<u8> {
        match self.sign(at)? {
            Sign::Digit(d) if !matches!(self.chars[at], '两' | '俩') && !is_ambiguous(self.chars[at]) => Some(d),
            Sign::Zero => Some(0),
            _ => None,
        }
    }

    /// 大陆, 参加, 队伍: such a character is a digit only among the signs of a financial numeral, or after 分之 and 零.
    fn is_numeric(&self, at: usize, first: bool) -> bool {
        if !is_ambiguous(self.chars[at]) {
            return true;
        }
        let next = self.chars.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).and_then(|i| self.chars.get(i)).copied().unwrap_or(' ');
        if first && before != '之' && Sign::of(before) != Some(Sign::Zero) {
            return !"大登着内水队入退他".contains(before) && "拾佰仟百千万亿兆".contains(next);
        }
        is_financial(before) || Sign::of(next).is_some() || !next.is_alphabetic() || "元圆块蚊".contains(next)
    }
}

/// 2 up to below 10.
fn few(at: usize) -> Coefficient {
    let value = Value::between(Decimal::whole(2), Decimal::whole(10));
    Coefficient { value, end: at + 1, reading: Reading::Few }
}
