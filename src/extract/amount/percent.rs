//! Shares of a hundred: 5.2%, 百分之三, 三成半, 八五折, 3個百分點, 21個基點, 4%至5%.

use super::{
    candidate::Candidate,
    range::{Reading, connector, ranged},
    sign,
    view::{View, Word},
    vocabulary::Meaning,
};
use crate::{
    extract::AmountKind,
    pack::Class,
    scan::{Decimal, Form, Numeral, Value},
};

/// 5.2%, 3個百分點, 三成半, 八五折, and ranges of them.
///
/// Why here: 成 and 折 are tenths, 厘 is the per cent of interest rates. Left alone: 成 as a verb (二人合成), 厘米.
pub(super) fn suffixed(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let reading = ranged(view, numeral, read)?;
    let (start, negative) = sign::before(view, numeral.start());
    let value = sign::signed(reading.total(), negative);
    let unit = match reading.unit {
        unit @ ("pp" | "bp") => Some(unit),
        _ => None,
    };
    let found = Candidate::new("amount/percent", AmountKind::Percent, start, reading.end, &value);
    Some(match unit {
        Some(unit) => found.unit(unit),
        None => found,
    })
}

/// 百分之三, 千分之五, 百分之三至五: the denominator names a power of ten and no digit.
pub(super) fn of_a_hundred(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let (start, places) = denominator(view, numeral.start())?;
    let (mut value, mut end) = (numeral.value.clone(), numeral.end());
    let high = connector(view, end).and_then(|at| after_denominator(view, at));
    if let Some(high) = high.filter(|high| value.low < high.value.low) {
        (value, end) = (Value::between(value.low, high.value.low.clone()), high.end());
    }
    let value = value.shifted(2 - places);
    Some(Candidate::new("amount/percent-of", AmountKind::Percent, start, end, &value))
}

/// 對折, 百分百: shares without a numeral.
pub(super) fn words<'a>(view: &View<'a>) -> impl Iterator<Item = Candidate> + 'a {
    let share = |word: Word<'_>| {
        let mut found = Candidate::valueless("amount/percent-word", AmountKind::Percent, word.start, word.end);
        found.amount.value = if let Meaning::Share(share) = word.meaning { Some(share.to_string()) } else { None };
        found
    };
    view.all(Class::PercentWord).map(share)
}

/// Where `百分之` before `at` begins, and its power of ten.
fn denominator(view: &View<'_>, at: usize) -> Option<(usize, i32)> {
    let of = view.spaced_before(at, "分之")?;
    let power = view.scan.numeral_ending(view.before_spaces(of))?;
    (power.form == Form::Magnitude).then(|| (power.start(), power.value.low.first_place()))
}

/// The numeral at `at`, or after a denominator there.
fn after_denominator<'a>(view: &View<'a>, at: usize) -> Option<&'a Numeral> {
    let numeral = view.numeral(at)?;
    if numeral.form != Form::Magnitude {
        return view.word(numeral.end(), Class::Unit).is_none().then_some(numeral);
    }
    view.numeral(view.spaced(numeral.end(), "分之")?)
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let at = view.past_spaces(numeral.end());
    if numeral.form == Form::Magnitude {
        return None;
    }
    let value = numeral.value.clone();
    let made = |value, end, unit, shift| Some(Reading { value, end, unit, shift });
    match view.at(at) {
        '%' => made(value, at + 1, "%", 0),
        'p' => {
            ["per cent", "percent"].iter().find(|w| view.says(at, w)).and_then(|w| made(value, at + w.len(), "%", 0))
        }
        '‰' => made(value, at + 1, "%", -1),
        '巴' if view.says(at, "巴仙") => made(value, at + 2, "%", 0),
        '厘' if !matches!(view.at(at + 1), '米' | '清' | '定' | '正') => {
            let half = view.scan.numeral_at(at + 1).filter(|n| n.form == Form::Half);
            let value = half.map_or_else(|| value.clone(), |half| value.plus(&half.value));
            made(value, half.map_or(at + 1, Numeral::end), "厘", 0)
        }
        '成' => tenths(view, value, at),
        '折' if !is_bent(view.at(at + 1)) => {
            let tenths = value.top().first_place() == 0 || *value.top() == Decimal::whole(10);
            made(value, at + 1, "折", i32::from(tenths))
        }
        _ => points(view, at).and_then(|(end, unit)| made(value, end, unit, 0)),
    }
}

/// 折 with one of these behind it folds or breaks: 折射, 折磨, 折返.
fn is_bent(next: char) -> bool {
    matches!(next, '射' | '磨' | '腾' | '断' | '腰' | '返' | '合' | '算' | '旧' | '损' | '叠')
}

/// 成 with one of these behind it makes or becomes: 成員, 成立, 成績.
fn is_made(next: char) -> bool {
    let done = matches!(next, '员' | '为' | '立' | '功' | '长' | '果' | '本' | '绩' | '就' | '都' | '熟');
    done || matches!(next, '年' | '型' | '分' | '品' | '交' | '效' | '因' | '份')
}

/// 三成, 三成半, 九成五.
fn tenths<'a>(view: &View<'a>, mut value: Value, at: usize) -> Option<Reading<'a>> {
    if is_made(view.at(at + 1)) {
        return None;
    }
    let mut end = at + 1;
    let digit = view.numeral(end).filter(|n| n.form == Form::Half || n.end - n.start == 1);
    if let Some(digit) = digit.filter(|n| n.value.top().first_place() <= 0 && value.high.is_none()) {
        let part = digit.value.clone().shifted(if digit.form == Form::Half { 0 } else { -1 });
        (value, end) = (value.plus(&part), digit.end());
    } else if matches!(view.at(end), '多' | '余') {
        (value, end) = (value.and_more(), end + 1);
    }
    Some(Reading { value, end, unit: "成", shift: 1 })
}

/// 個百分點, 基點, 點子: where it ends, and its unit.
fn points(view: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    let at = view.spaced(at, "个").unwrap_or(at);
    if !matches!(view.at(view.past_spaces(at)), '百' | '基' | '点') {
        return None;
    }
    let percentage =
        ["百分点", "百份点", "百分比点", "百分比"].iter().find_map(|w| view.spaced(at, w)).map(|end| (end, "pp"));
    percentage.or_else(|| ["基点", "点子"].iter().find_map(|w| view.spaced(at, w)).map(|end| (end, "bp")))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "升1.59%: percent 1.59%=1.59 up
             跌５．３９％: percent ５．３９％=5.39 down
             變幅為-3.2%: percent -3.2%=-3.2
             佔百分之三: percent 百分之三=3
             千分之五: percent 千分之五=0.5
             百分之三至五: percent 百分之三至五=3..5
             料跌一成至一成半: percent 一成至一成半=10..15 down
             九成五選票: percent 九成五=95
             全場八五折: percent 八五折=85
             7.2折: percent 7.2折=72
             收窄21個基點: percent 21個基點=21 bp down
             增0.5個百分點: percent 0.5個百分點=0.5 pp up
             加息至1.45厘: percent 1.45厘=1.45 up
             定存有三厘半: percent 三厘半=3.5
             差2.3個百分比: percent 2.3個百分比=2.3 pp
             甚至百分百: percent 百分百=100
             逾七成: percent 七成=70 over
             3成多: percent 3成多=30..40
             rose 12 per cent: percent 12 per cent=12",
        );
    }

    #[test]
    fn no() {
        check(
            "三成員
             5厘米: quantity 5厘米=5 厘米
             一成不變",
        );
    }
}
