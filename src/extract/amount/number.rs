//! Bare numbers, which no unit counts: 三分之二, 一半, 近300示威者, 頭10名單, 1,234.5, 數以千計.

use super::{
    approximation,
    candidate::Candidate,
    range::connector,
    sign,
    view::{View, Word, is_arabic, is_article},
    vocabulary::Meaning,
};
use crate::{
    extract::{AmountKind, CurrencyBasis},
    pack::Class,
    scan::{Decimal, Form, Numeral, Value},
};

/// A number that stands for itself.
///
/// Left alone: digits among words without a sign that they count (幻象2000, 航班123), list numbers, single Chinese digits.
pub(super) fn bare(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    // Most numerals are counted by what stands behind them.
    if numeral.form != Form::Fraction && !is_uncounted(view, numeral.end()) {
        return None;
    }
    let (start, negative) = sign::before(view, numeral.start());
    if !stands_for_itself(view, numeral, start) {
        return None;
    }
    let value = sign::signed(numeral.value.clone(), negative);
    Some(Candidate::new("amount/number", AmountKind::Number, start, numeral.end(), &value))
}

/// The number inside money: a second reading.
pub(super) fn nested(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    if !is_sum(view, numeral) || !is_named(numeral) {
        return None;
    }
    let (start, negative) = sign::before(view, numeral.start());
    if !is_free(view, start, numeral.end()) {
        return None;
    }
    let value = sign::signed(numeral.value.clone(), negative);
    let found = Candidate::new("amount/number-nested", AmountKind::Number, start, numeral.end(), &value);
    Some(found.alternative())
}

/// Does the numeral count money?
fn is_sum(view: &View<'_>, numeral: &Numeral) -> bool {
    let unit = view.word(view.past_spaces(numeral.end()), Class::MoneyWord);
    unit.is_some_and(|w| w.is(Meaning::Major)) || view.word(numeral.end(), Class::Currency).is_some()
}

/// 一半.
pub(super) fn half(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let whole = view.numeral(numeral.end()).filter(|h| h.form == Form::Half && h.start() == numeral.end())?;
    let one = numeral.form == Form::Chinese && numeral.to_u64() == Some(1);
    one.then(|| Candidate::new("amount/number-half", AmountKind::Number, numeral.start(), whole.end(), &whole.value))
}

/// 數以千計, 數以百萬美元計: from twice the power named to below ten times.
pub(super) fn by_the(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let start = numeral.start().checked_sub(2).filter(|&at| view.says(at, "数以"))?;
    let currency = view.word(numeral.end(), Class::Currency);
    let end = currency.map_or(numeral.end(), |c| c.end);
    if view.at(end) != '计' {
        return None;
    }
    let power = numeral.value.low.first_place();
    let value = Value::between(Decimal::new([2], power), Decimal::new([1], power + 1).less_one());
    Some(match currency {
        None => Candidate::new("amount/number-by-the", AmountKind::Number, start, end + 1, &value),
        Some(name) => Candidate::new("amount/money-by-the", AmountKind::Money, start, end + 1, &value)
            .currency(name.currency().unwrap_or_default(), CurrencyBasis::Stated),
    })
}

/// 20~100, 1500至2000: two bare numbers.
pub(super) fn range(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let high = connector(view, numeral.end()).and_then(|at| view.numeral(at))?;
    let plain = is_free(view, numeral.start(), numeral.end()) && is_uncounted(view, high.end());
    let years = is_year_or_stamp(numeral) && is_year_or_stamp(high);
    if years || !plain || !is_arabic(numeral) || !is_arabic(high) || numeral.value.low >= high.value.low {
        return None;
    }
    let value = Value::between(numeral.value.low.clone(), high.value.low.clone());
    Some(Candidate::new("amount/number-range", AmountKind::NumberRange, numeral.start(), high.end(), &value))
}

fn stands_for_itself(view: &View<'_>, numeral: &Numeral, start: usize) -> bool {
    let end = numeral.end();
    let stands = match numeral.form {
        Form::Fraction => return true,
        Form::Half | Form::Few | Form::Pair => false,
        _ if is_single(numeral) => is_led(view, start) && !is_article(numeral),
        Form::Magnitude => is_approximated(view, start),
        Form::Grouped | Form::Financial => true,
        Form::Decimal => !is_month_and_day(numeral),
        Form::Chinese | Form::Mixed | Form::Pointed if numeral.value.low.first_place() >= 4 => true,
        _ => is_approximated(view, start) || is_led(view, start) || is_bounded(view, numeral, start),
    };
    stands && is_free(view, start, end) && !is_money_or_share(view, end)
}

/// Written with a digit.
pub(super) fn is_named(numeral: &Numeral) -> bool {
    !matches!(numeral.form, Form::Half | Form::Few | Form::Magnitude)
}

/// A word of money, a percent sign and the like behind it.
fn is_money_or_share(view: &View<'_>, end: usize) -> bool {
    let at = view.past_spaces(end);
    let money = |w: Word<'_>| matches!(w.meaning, Meaning::Major | Meaning::Dime | Meaning::Cent);
    let unit = view.word(at, Class::MoneyWord).is_some_and(money);
    let share = matches!(view.at(at), '%' | '成' | '折' | '厘');
    share || unit && view.at(at) != '块' || view.word(at, Class::Currency).is_some()
}

/// 6.9, 8.31: more likely a day of the year than a number that nothing counts.
fn is_month_and_day(numeral: &Numeral) -> bool {
    let value = &numeral.value.low;
    let places = -value.last_place();
    let day = value.clone().shifted(places).to_u64().map_or(0, |n| n % 10u64.pow(places.clamp(0, 9) as u32));
    *value < Decimal::whole(13) && places <= 2 && day <= 31
}

/// Marks or spaces on both sides: a list of numbers. Not the number of a list item, nor a code in brackets.
fn is_bounded(view: &View<'_>, numeral: &Numeral, start: usize) -> bool {
    let mark = |c: char| !c.is_alphanumeric();
    let (before, after) = (view.before(view.before_spaces(start)), view.at(numeral.end()));
    let item = start == 0 && matches!(after, '、' | '.' | ')' | '）' | ':');
    let opened = matches!(before, '(' | '「' | '『' | '《' | '〈' | '"' | '“');
    mark(before) && mark(after) && !item && !opened && !is_year_or_stamp(numeral)
}

/// 2023, 1724936241697: years and serial numbers.
fn is_year_or_stamp(numeral: &Numeral) -> bool {
    let year = numeral.to_u64().is_none_or(|n| (1900..2100).contains(&n));
    numeral.form == Form::Digits && (year || numeral.end - numeral.start > 8)
}

/// One Chinese character, which words are made of.
fn is_single(numeral: &Numeral) -> bool {
    numeral.end() - numeral.start() == 1 && matches!(numeral.form, Form::Chinese | Form::Financial)
}

/// 近300, 過百.
fn is_approximated(view: &View<'_>, start: usize) -> bool {
    approximation::before(view, start).is_some()
}

/// 頭10, 前三.
fn is_led(view: &View<'_>, start: usize) -> bool {
    matches!(view.before(view.before_spaces(start)), '头' | '前')
}

/// No unit, time or degree behind it.
fn is_uncounted(view: &View<'_>, end: usize) -> bool {
    let at = view.past_spaces(end);
    !matches!(view.at(at), '度' | '岁' | '旬' | '倍' | '号' | '分' | '秒' | '点' | '时') && !view.is_unit(at)
}

/// Not part of a row of digits, a score, a date or a code.
fn is_free(view: &View<'_>, start: usize, end: usize) -> bool {
    let joins = |c: char| matches!(c, '/' | ':' | '-' | '.' | '·' | '+' | '^');
    let before = view.before(start);
    let row_before = joins(before) && view.before(start - 1).is_ascii_digit();
    let row_behind = joins(view.at(end)) && view.at(end + 1).is_ascii_digit();
    !row_before && !row_behind && before != '第' && !view.at(end).is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "三分之二受訪者: number 三分之二=0.666666666666666667
             佔四分一: number 四分一=0.25
             不足一半: number 一半=0.5 under
             近300示威者: number 300=300 nearly
             過百影迷: number 百=100 over
             頭10高投票率: number 10=10
             恒指報24,567.8: number 24,567.8=24567.8
             數以千計市民: number 數以千計=2000..9999
             數以百萬美元計: money 數以百萬美元計=2000000..9999999 USD
             二〇二三: number 二〇二三=2023
             肆拾肆: number 肆拾肆=44
             介乎20~100: numberrange 20~100=20..100",
        );
    }

    #[test]
    fn no() {
        check(
            "幻象2000戰機
             以3:1獲勝
             電話2345 6789
             GPT4與Web3.0
             阿里巴巴（9988.HK）
             千萬不要",
        );
    }
}
