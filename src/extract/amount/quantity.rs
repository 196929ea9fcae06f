//! Counts and measures: 350個, 1,000家, 55公里, 800多個, 三斤半, 6米85. The span is number and unit, not the noun.

use super::{
    approximation,
    candidate::Candidate,
    ordinal,
    range::{Reading, ranged},
    view::{View, is_arabic, is_article},
    vocabulary::Meaning,
};
use crate::{
    extract::AmountKind,
    pack::Class,
    scan::{Decimal, Form, Numeral, Value},
};

/// A number with a unit or measure word.
///
/// Left alone: 一個, 一名 and the like, unless a word before them counts (只有一個); 百, 千, 萬 without a digit, unless
/// approximated (近千家) or compound (百萬人).
pub(super) fn counted(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let reading = ranged(view, numeral, read).filter(|_| !ordinal::is_ranked(view, numeral.start()))?;
    let found = Candidate::new("amount/quantity", AmountKind::Quantity, numeral.start(), reading.end, &reading.value);
    Some(found.unit(reading.unit))
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let at = view.past_spaces(numeral.end());
    let unit = view.word(at, Class::Unit)?;
    let measure = unit.is(Meaning::Measure);
    let fits = match unit.meaning {
        Meaning::Measure => numeral.form != Form::Magnitude,
        Meaning::Count => {
            counts(view, numeral)
                && !(view.at(at) == '届' && numeral.form == Form::Chinese && numeral.value.low >= Decimal::whole(10))
        }
        Meaning::CountOfDigits => {
            is_arabic(numeral) && !matches!(view.before(numeral.start()), '时' | '点') || is_of_both(view, numeral)
        }
        Meaning::Point => numeral.value.low >= Decimal::whole(25) || numeral.form == Form::Decimal,
        _ => false,
    };
    let over = view.before(numeral.start()) == '/' && view.before(numeral.start() - 1).is_ascii_digit();
    if !fits || over || unit.end == at + 1 && is_cut(view, numeral, at) {
        return None;
    }
    let mut reading =
        Reading { value: numeral.value.clone(), end: unit.end, unit: view.written(at, unit.end), shift: 0 };
    if let Some(inner) = view.word(unit.end, Class::Unit).filter(|w| view.says(at, "个") && w.is(Meaning::Measure)) {
        (reading.end, reading.unit) = (inner.end, view.written(unit.end, inner.end));
    }
    if measure && reading.value.high.is_none() {
        add_parts(view, &mut reading);
    }
    Some(reading)
}

/// Is a bare measure word after this numeral a count?
fn counts(view: &View<'_>, numeral: &Numeral) -> bool {
    let before = view.before_spaces(numeral.start());
    match numeral.form {
        Form::Half | Form::Fraction => false,
        Form::DigitString => false,
        _ if numeral.value.top().is_zero() => is_arabic(numeral),
        Form::Magnitude => {
            let approximated = approximation::before(view, before).is_some();
            numeral.end - numeral.start > 1 || approximated || matches!(view.before(before), '上' | '过')
        }
        _ if is_article(numeral) => is_counted(view, before),
        _ => true,
    }
}

/// Does a word before 一 count: 只有一個, 少踢一場, 失一球, 只可連任一次? Not 只是一個, 不只一句, 僅需一段.
fn is_counted(view: &View<'_>, at: usize) -> bool {
    if matches!(view.before(at), '失' | '共')
        || ["仅", "仅有", "仅得"].iter().any(|w| view.spaced_before(at, w).is_some())
    {
        return true;
    }
    let mut near = (at.saturating_sub(4)..at).rev().take_while(|&i| view.at(i).is_alphabetic());
    let cue = near.find(|&i| matches!(view.at(i), '只' | '少'));
    cue.is_some_and(|i| view.at(i + 1) != '是' && !matches!(view.before(i), '不' | '至'))
}

/// 三男一女, 兩死三傷: of both together, so that Chinese numbers count too.
fn is_of_both(view: &View<'_>, numeral: &Numeral) -> bool {
    const PAIRS: &[(char, char)] = &[('男', '女'), ('女', '男'), ('死', '伤'), ('伤', '死')];
    let unit = view.at(numeral.end());
    let Some(&(_, other)) = PAIRS.iter().find(|(one, _)| *one == unit) else { return false };
    let behind = view.scan.numeral_at(numeral.end() + 1).is_some_and(|n| view.at(n.end()) == other);
    behind || view.before(numeral.start()) == other && view.scan.numeral_ending(numeral.start() - 1).is_some()
}

/// A unit of one character that begins a longer word (個半), stands between the two sides of a count (216對210票), or
/// tells the year of a class (2022級學生).
fn is_cut(view: &View<'_>, numeral: &Numeral, at: usize) -> bool {
    let weight = view.at(at) == '两' && view.word(at + 1, Class::Unit).is_some();
    let against = view.at(at) == '对' && view.scan.numeral_at(at + 1).is_some();
    let class = view.at(at) == '级' && numeral.form == Form::Digits && numeral.end() - numeral.start() == 4;
    weight
        || against
        || class
        || matches!(
            (view.at(at), view.at(at + 1)),
            ('个', '半') | ('分', '之') | ('克', '服') | ('升', '中' | '学' | '级')
        )
}

/// 三斤半, 6米85, 3斤5兩: what stands behind a physical unit belongs to it.
fn add_parts(view: &View<'_>, reading: &mut Reading<'_>) {
    let Some(part) = view.scan.numeral_at(reading.end) else { return };
    let digits = part.end() - part.start();
    let more = match (view.before(reading.end), part.form) {
        (_, Form::Half) => Some((part.value.clone(), part.end())),
        ('斤', Form::Chinese | Form::Digits) if view.at(part.end()) == '两' => {
            Some((part.value.clone().shifted(-1), part.end() + 1))
        }
        ('米', Form::Chinese | Form::Digits | Form::DigitString) if digits <= 2 && !view.is_unit(part.end()) => {
            Some((part.value.clone().shifted(-(digits as i32)), part.end()))
        }
        _ => None,
    };
    if let Some((value, end)) = more {
        reading.value = reading.value.plus(&Value::exact(value.low));
        reading.end = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "超過350個海外企業: quantity 350個=350 個 over
             未來服務1,000家公司: quantity 1,000家=1000 家
             全長55公里: quantity 55公里=55 公里
             提供800多個模型: quantity 800多個=800..900 個
             兩三百人聚集: quantity 兩三百人=200..300 人
             三斤半: quantity 三斤半=3.5 斤
             跳出6米85奪金: quantity 6米85=6.85 米
             失一球: quantity 一球=1 球
             近千家企業: quantity 千家=1000 家 nearly
             百萬人遊行: quantity 百萬人=1000000 人
             得53分: quantity 53分=53 分
             升300點: quantity 300點=300 點 up
             佔地12萬方呎: quantity 12萬方呎=120000 方呎
             四男兩女: quantity 四男=4 男; quantity 兩女=2 女
             釀2死5傷: quantity 2死=2 死; quantity 5傷=5 傷
             一死三傷: quantity 一死=1 死; quantity 三傷=3 傷",
        );
    }

    #[test]
    fn no() {
        check(
            "一個方案
             一名男子
             30分鐘
             5個月
             百貨公司
             三點開會
             3/4票數
             三女兒
             216對210通過
             2022級學生
             H5N1病毒",
        );
    }
}
