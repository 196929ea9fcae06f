//! Temperatures: 攝氏33度, 20攝氏度, 39°C, 零下5度, and 28度 where the text speaks of heat or cold.

use super::{
    candidate::Candidate,
    range::{Reading, ranged},
    sign,
    view::View,
};
use crate::{
    extract::AmountKind,
    scan::{Form, Numeral},
};

/// Code points to either side in which a bare 度 looks for a word of heat or cold.
const REACH: usize = 16;

/// Degrees. Left alone: angles and times (360度, 第四度), longitudes.
pub(super) fn degrees(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let reading = ranged(view, numeral, read)?;
    let (mut start, scale) = scale_before(view, numeral.start());
    let written = reading.unit == "度" || reading.unit == "°";
    if written && !scale && !is_weather(view, numeral.start(), reading.end) {
        return None;
    }
    let below = view.spaced_before(start, "零下");
    let (signed, minus) = sign::before(view, start);
    start = below.unwrap_or(signed);
    let value = sign::signed(reading.total(), minus || below.is_some());
    let found = Candidate::new("amount/temperature", AmountKind::Temperature, start, reading.end, &value);
    Some(found.unit(reading.unit))
}

/// 攝氏, 華氏溫度 before the number: where it begins, and whether it stands there.
fn scale_before(view: &View<'_>, at: usize) -> (usize, bool) {
    let of = view.spaced_before(at, "温度").unwrap_or(at);
    let scale = ["摄氏", "华氏"].iter().find_map(|scale| view.spaced_before(of, scale));
    (scale.unwrap_or(at), scale.is_some())
}

fn is_weather(view: &View<'_>, start: usize, end: usize) -> bool {
    let extreme = (start.saturating_sub(4)..start).any(|at| view.says(at, "最高") || view.says(at, "最低"));
    if extreme {
        return true;
    }
    let around = (start.saturating_sub(REACH)..start).chain(end..end + REACH);
    around.map(|i| view.at(i)).any(|c| matches!(c, '温' | '热' | '冷' | '暖' | '烧' | '寒' | '摄' | '凉'))
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let at = view.past_spaces(numeral.end());
    if matches!(numeral.form, Form::Magnitude | Form::Half | Form::Few) || view.before(numeral.start()) == '第' {
        return None;
    }
    let units = ["摄氏度", "华氏度", "华氏°", "°C", "°F", "℃", "℉", "度", "°"];
    let unit = units.iter().find(|unit| view.says(at, unit))?;
    let cut = *unit == "度" && matches!(view.at(at + 1), '假' | '过' | '身' | '数' | '外');
    let end = at + unit.chars().count();
    (!cut).then(|| Reading { value: numeral.value.clone(), end, unit: view.written(at, end), shift: 0 })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "攝氏33度: temperature 攝氏33度=33 度
             20攝氏度: temperature 20攝氏度=20 攝氏度
             發燒至39°C: temperature 39°C=39 °C
             氣溫零下5度: temperature 零下5度=-5 度
             錄得最高33.6度: temperature 33.6度=33.6 度 upto
             市區氣溫28至32度: temperature 28至32度=28..32 度",
        );
    }

    #[test]
    fn no() {
        check(
            "360度鏡頭
             天氣寒冷，他第四度當選: ordinal 第四度=4 度",
        );
    }
}
