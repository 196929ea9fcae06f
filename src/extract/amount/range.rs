//! A number and its unit, or two numbers with 至 between them that share unit and magnitude: 3至5億元, 四成至五成.

use super::{approximation, view::View};
use crate::{
    scan::{Decimal, Numeral, Value, power_of_ten},
    text::Sieve,
};

/// How far behind a number its unit may reach, in code points.
const LONGEST_UNIT: usize = 5;

/// A number with its unit, as one rule reads it.
#[derive(Debug, Clone)]
pub(super) struct Reading<'a> {
    /// The number, before the unit's own factor.
    pub(super) value: Value,
    /// Code point after the unit.
    pub(super) end: usize,
    /// The unit, as far as two must agree.
    pub(super) unit: &'a str,
    /// The power of ten that the unit stands for (成: 1).
    pub(super) shift: i32,
}

impl Reading<'_> {
    /// The value with the unit's factor.
    pub(super) fn total(&self) -> Value {
        self.value.clone().shifted(self.shift)
    }
}

/// What `read` makes of `numeral`, or of it and the one a range leads to.
///
/// A first number without a unit takes the second's; without a magnitude (3至5億) that too, unless it would then be the
/// larger (8500到3萬).
pub(super) fn ranged<'a>(
    view: &View<'a>,
    numeral: &Numeral,
    read: impl Fn(&View<'a>, &Numeral) -> Option<Reading<'a>>,
) -> Option<Reading<'a>> {
    let first = read(view, numeral);
    let end = first.as_ref().map_or(numeral.end(), |f| f.end);
    let second = connector(view, end).and_then(|at| {
        let numeral = view.numeral(at)?;
        Some((numeral, read(view, numeral)?))
    });
    let Some((high, mut reading)) = second else { return first };
    let low = match &first {
        Some(first) if first.unit == reading.unit => first.value.clone(),
        Some(_) => return first,
        None => shared(view, numeral, high),
    };
    let change = first.is_some() && is_change(view, numeral.start(), &low.low, reading.value.top());
    if change || low.low > *reading.value.top() {
        return first;
    }
    reading.value = Value::between(low.low, reading.value.top().clone());
    Some(reading)
}

/// 加3元至27元: behind a verb of change, a number with its own unit and another many times as great are the change and
/// where it led. 升2%至3% may be a range, and is read as one.
fn is_change(view: &View<'_>, start: usize, low: &Decimal, high: &Decimal) -> bool {
    const APART: u64 = 5;
    approximation::changes(view, start) && *high >= low.times(&Decimal::whole(APART))
}

/// What stands between the two numbers of a range.
static BETWEEN: Sieve = Sieve::of(&['至', '到', '-', '–', '—', '~', '〜', '∼', '─', '和', '与', '及']);

/// Where the second number of a range begins, `at` being the end of the first.
pub(super) fn connector(view: &View<'_>, at: usize) -> Option<usize> {
    let at = if view.says(at, "(含)") { at + 3 } else { at };
    let at = view.past_spaces(at);
    if !BETWEEN.passes(view.at(at)) {
        return None;
    }
    let end = match view.at(at) {
        '至' | '到' | '-' | '–' | '—' | '~' | '〜' | '∼' | '─' => at + 1,
        '和' | '与' | '及' if is_between(view, at + 1) => at + 1,
        _ => return None,
    };
    let end = if matches!(view.at(end), '—' | '─') { end + 1 } else { end };
    Some(view.past_spaces(end))
}

/// Does 之間 follow on the number at `at`, with nothing but its unit before it?
fn is_between(view: &View<'_>, at: usize) -> bool {
    let Some(numeral) = view.numeral(at) else { return false };
    let unit = (numeral.end()..=numeral.end() + LONGEST_UNIT).take_while(|&at| view.at(at).is_alphabetic());
    unit.into_iter().any(|at| view.says(at, "之间"))
}

/// The first number of a range, with the magnitude of the second if it names none.
fn shared(view: &View<'_>, low: &Numeral, high: &Numeral) -> Value {
    let powers = |n: &Numeral| power_of_ten(&view.scan.folded[n.start()..n.end()]);
    let (own, others) = (powers(low), powers(high));
    let share = if own.any() { if own.big > 0 { 0 } else { others.big } } else { others.big + others.small };
    let whole = low.value.clone().shifted(share);
    if whole.low <= *high.value.top() { whole } else { low.value.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn magnitude_and_unit_are_shared() {
        check(
            "投資3至5億元: money 3至5億元=300000000..500000000
             收入0.83至2.45萬元: money 0.83至2.45萬元=8300..24500
             由8500到3萬港元: money 8500到3萬港元=8500..30000 HKD
             二百四十到二百六十萬元: money 二百四十到二百六十萬元=2400000..2600000
             兩到三千元: money 兩到三千元=2000..3000
             每噸800元至1,200元: money 800元至1,200元=800..1200
             增長4%至5%: percent 4%至5%=4..5 up
             18至20歲: age 18至20歲=18..20 歲
             介乎20和30之間: numberrange 20和30=20..30
             罰款3萬元與5萬元之間: money 3萬元與5萬元=30000..50000
             4成及5成之間: percent 4成及5成=40..50",
        );
    }

    #[test]
    fn two_units_are_no_range() {
        check(
            "升0.1%至290億元: percent 0.1%=0.1 up; money 290億元=29000000000
             5元至3元: money 5元=5; money 3元=3
             起錶加3元至27元: money 3元=3 up; money 27元=27
             失業率升0.1%至3.2%: percent 0.1%=0.1 up; percent 3.2%=3.2
             增至3元至27元: money 3元至27元=3..27 up
             20和30個蘋果: quantity 30個=30 個
             3元和5元，父子之間: money 3元=3; money 5元=5",
        );
    }
}
