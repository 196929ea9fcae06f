//! So many times over: 兩倍, 2.5倍, 三至五倍, 一倍半.

use super::{
    candidate::Candidate,
    range::{Reading, ranged},
    view::View,
};
use crate::{
    extract::AmountKind,
    scan::{Decimal, Form, Numeral, Value},
};

/// No sum doubles more often.
const MOST_DOUBLINGS: u64 = 10;

/// A number of times. Left alone: 倍 without a number (倍增), 倍數.
pub(super) fn times(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let reading = ranged(view, numeral, read)?;
    let found = Candidate::new("amount/multiple", AmountKind::Multiple, numeral.start(), reading.end, &reading.value);
    Some(found.unit(reading.unit))
}

/// 翻一番, 翻了兩番: doubled as many times.
pub(super) fn doubled(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let at = numeral.end();
    let verb = numeral.start() - usize::from(view.before(numeral.start()) == '了');
    let times = numeral.to_u64().filter(|n| view.at(at) == '番' && view.before(verb) == '翻' && *n < MOST_DOUBLINGS)?;
    let value = Value::exact(Decimal::whole(1 << times));
    let found = Candidate::new("amount/multiple", AmountKind::Multiple, numeral.start(), at + 1, &value);
    Some(found.unit(view.written(at, at + 1)))
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let at = numeral.end();
    if view.at(at) != '倍' || matches!(view.at(at + 1), '数' | '券' | '劵') {
        return None;
    }
    let half = view.scan.numeral_at(at + 1).filter(|n| n.form == Form::Half);
    let mut value = numeral.value.clone();
    if let Some(half) = half {
        value = value.plus(&half.value);
    }
    let more = half.is_none() && matches!(view.at(at + 1), '多' | '余');
    let value = if more { value.and_more() } else { value };
    let end = half.map_or(at + 1 + usize::from(more), Numeral::end);
    Some(Reading { value, end, unit: view.written(at, at + 1), shift: 0 })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "盈利增2.5倍: multiple 2.5倍=2.5 倍 up
             兩倍: multiple 兩倍=2 倍
             一倍半: multiple 一倍半=1.5 倍
             三至五倍: multiple 三至五倍=3..5 倍
             3倍多: multiple 3倍多=3..4 倍
             產量翻一番: multiple 一番=2 番
             翻了兩番: multiple 兩番=4 番",
        );
    }

    #[test]
    fn no() {
        check(
            "倍增
             2倍數
             一番心血",
        );
    }
}
