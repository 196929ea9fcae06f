//! Numbers to be worked out: 十打, 2^5.

use super::{candidate::Candidate, number::is_named, view::View};
use crate::{
    extract::AmountKind,
    pack::Class,
    scan::{Decimal, Numeral, Value},
};

/// Decimals kept of an inverse that does not end.
const PLACES: u32 = 18;
/// The highest exponent that is worked out, and the longest base, in digits.
const HIGHEST_EXPONENT: u64 = 64;
const LONGEST_BASE: i32 = 12;

/// 一打, 十打: dozens.
pub(super) fn dozens(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let end = numeral.end() + 1;
    let dozen = view.word(numeral.end(), Class::Unit).filter(|w| w.end == end && view.at(numeral.end()) == '打');
    let number = numeral.value.as_exact().filter(|_| dozen.is_some() && is_named(numeral))?;
    let value = Value::exact(number.times(&Decimal::whole(12)));
    Some(Candidate::new("amount/number-dozens", AmountKind::Number, numeral.start(), end, &value))
}

/// 2^5, 1.1^+23, 2^-1.
pub(super) fn power(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    if view.at(numeral.end()) != '^' {
        return None;
    }
    let signed = matches!(view.at(numeral.end() + 1), '+' | '-');
    let exponent = view.scan.numeral_at(numeral.end() + 1 + usize::from(signed))?;
    let times = exponent.to_u64().filter(|n| *n <= HIGHEST_EXPONENT)?;
    let base = numeral.value.as_exact().filter(|n| n.first_place() - n.last_place() < LONGEST_BASE)?;
    let product = (0..times).fold(Decimal::whole(1), |product, _| product.times(base));
    let inverse = view.at(numeral.end() + 1) == '-';
    let value = if inverse { Decimal::whole(1).over(&product, PLACES)? } else { product };
    let value = Value::exact(value);
    Some(Candidate::new("amount/number-power", AmountKind::Number, numeral.start(), exponent.end(), &value))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "2^5: number 2^5=32
             2.5^-1: number 2.5^-1=0.4",
        );
    }

    #[test]
    fn no() {
        check(
            "訂於3/4開會
             16/5
             2^999",
        );
    }
}
