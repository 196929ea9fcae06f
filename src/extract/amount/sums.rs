//! Sums in a row whose unit stands behind the last: 764億及737億元, 3,000、5,000元.

use super::{
    candidate::Candidate,
    money::{BARE, prefix, unit, with_currency},
    view::View,
};
use crate::{
    extract::AmountKind,
    scan::{Form, Numeral},
};

/// The most sums in a row.
const LONGEST: usize = 6;

/// A sum before the last of its row.
///
/// Left alone: small numbers and years, which may count something else (12及500元).
pub(super) fn listed(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let hundreds = numeral.value.low.first_place() > 1 && !is_calendar_year(numeral);
    if !hundreds || numeral.form == Form::Magnitude {
        return None;
    }
    let code = row_unit(view, numeral)?;
    let prefixed = prefix(view, numeral).is_some();
    let found =
        Candidate::new("amount/money-listed", AmountKind::Money, numeral.start(), numeral.end(), &numeral.value);
    (!prefixed).then(|| with_currency(view, found, code))
}

/// The unit of the last of a row of numbers, as written behind it: its code, or nothing for a bare 元.
fn row_unit<'a>(view: &View<'a>, first: &Numeral) -> Option<&'a str> {
    let mut end = first.end();
    for _ in 0..LONGEST {
        let next = matches!(view.at(end), '、' | '及' | '和' | '与').then(|| view.numeral(end + 1)).flatten();
        let next = next.filter(|n| n.start() == end + 1)?;
        if let Some(unit) = unit(view, view.past_spaces(next.end())) {
            return (unit.places == 0).then_some(if unit.code == BARE { "" } else { unit.code });
        }
        end = next.end();
    }
    None
}

/// 2023: a number that is a year rather.
fn is_calendar_year(numeral: &Numeral) -> bool {
    numeral.form == Form::Digits && numeral.to_u64().is_some_and(|n| (1900..2100).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "收入764億及737億元: money 764億=76400000000; money 737億元=73700000000
             罰款3,000、5,000及8,000港元: money 3,000=3000 HKD; money 5,000=5000 HKD; money 8,000港元=8000 HKD",
        );
    }

    #[test]
    fn no() {
        check(
            "座號12及500元: money 500元=500
             2023及500元: money 500元=500",
        );
    }
}
