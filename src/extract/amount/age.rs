//! Ages: 26歲, 六十餘歲, 18至20歲, 六旬, 三個月大.

use super::{
    candidate::Candidate,
    range::{Reading, ranged},
    view::View,
};
use crate::{
    extract::AmountKind,
    scan::{Decimal, Form, Numeral, Value},
};

/// A number of years lived. Left alone: 歲月, and 旬 as ten days of a month (上旬).
pub(super) fn years(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let reading = ranged(view, numeral, read)?;
    let found = Candidate::new("amount/age", AmountKind::Age, numeral.start(), reading.end, &reading.total());
    Some(found.unit(reading.unit))
}

/// 六旬: sixty to seventy.
pub(super) fn decades(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let decade = numeral.to_u64().filter(|n| (4..=10).contains(n) && numeral.form == Form::Chinese)?;
    let end = numeral.end();
    if view.at(end) != '旬' {
        return None;
    }
    let value = Value::between(Decimal::whole(decade * 10), Decimal::whole(decade * 10 + 10));
    Some(Candidate::new("amount/age-decade", AmountKind::Age, numeral.start(), end + 1, &value).unit("旬"))
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let at = view.past_spaces(numeral.end());
    let may_be_age = view.at(at) == '岁' || view.at(at + 1) == '大' || view.at(at + 2) == '大';
    if numeral.form == Form::Magnitude || !may_be_age {
        return None;
    }
    let units = ["岁", "个月大", "周大", "星期大", "天大", "日大"];
    let end = units.iter().find(|unit| view.says(at, unit)).map(|unit| at + unit.chars().count())?;
    // 5日大幅上漲.
    let longer = view.at(at) != '岁' && matches!(view.at(end), '幅' | '量' | '型' | '致' | '举' | '力');
    if longer || view.says(at, "岁月") {
        return None;
    }
    let mut value = numeral.value.clone();
    let half = view.scan.numeral_at(end).filter(|n| n.form == Form::Half && view.at(at) == '岁');
    if let Some(half) = half {
        value = value.plus(&half.value);
    }
    Some(Reading { value, end: half.map_or(end, Numeral::end), unit: view.written(at, end), shift: 0 })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "一名26歲男子: age 26歲=26 歲
             六十餘歲婦人: age 六十餘歲=60..70 歲
             年約七旬: age 七旬=70..80 旬 about
             三歲半: age 三歲半=3.5 歲
             已經三周大了: age 三周大=3 周大",
        );
    }

    #[test]
    fn no() {
        check(
            "三月上旬
             十八歲月
             周五日大幅上漲，5日大幅回落",
        );
    }
}
