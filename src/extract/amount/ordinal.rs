//! Places in an order: 第三, 第十四屆, 第33位, 四號種子.

use super::{candidate::Candidate, view::View, vocabulary::Meaning};
use crate::{
    extract::AmountKind,
    pack::Class,
    scan::{Form, Numeral},
};

/// 第 and a number, with the measure word behind it.
///
/// Left alone: quarters (第一季), which are dates; pages (第5版); generations (第三代).
pub(super) fn ranked(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let start = view.before_spaces(numeral.start()).checked_sub(1).filter(|&at| view.at(at) == '第')?;
    let at = numeral.end();
    if "季版页頁代".contains(view.at(at)) || numeral.value.high.is_some() {
        return None;
    }
    let unit = ["天", "日", "度", "号"].into_iter().find(|unit| view.says(at, unit)).map(|_| at + 1).or_else(|| {
        let word = view.word(at, Class::Unit)?;
        matches!(word.meaning, Meaning::Count | Meaning::CountOfDigits).then_some(word.end)
    });
    let end = unit.unwrap_or(at);
    let found = Candidate::new("amount/ordinal", AmountKind::Ordinal, start, end, &numeral.value);
    Some(match unit {
        Some(end) => found.unit(view.written(at, end)),
        None => found,
    })
}

/// 四號種子, 8號風球: a number that names one of a row.
pub(super) fn numbered(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let at = numeral.end();
    let row = ["种子", "风球", "台风", "干线", "热带", "球场", "货柜", "码头", "仔", "波"];
    if view.at(at) != '号' || numeral.to_u64().is_none() || !row.iter().any(|noun| view.says(at + 1, noun)) {
        return None;
    }
    let found = Candidate::new("amount/ordinal-numbered", AmountKind::Ordinal, numeral.start(), at + 1, &numeral.value);
    Some(found.unit(view.written(at, at + 1)))
}

/// 十四屆全國人大: a Chinese number from ten up before 屆 is a place in a row; 舉辦了6屆 is a count.
pub(super) fn session(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let at = numeral.end();
    let high = numeral.form == Form::Chinese && numeral.to_u64().is_some_and(|n| n >= 10);
    if !high || view.at(at) != '届' || view.before(numeral.start()) == '第' {
        return None;
    }
    let found = Candidate::new("amount/ordinal-session", AmountKind::Ordinal, numeral.start(), at + 1, &numeral.value);
    Some(found.unit(view.written(at, at + 1)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "排第33位: ordinal 第33位=33 位
             第十四屆會議: ordinal 第十四屆=14 屆
             暫列第一: ordinal 第一=1
             列為四號種子: ordinal 四號=4 號
             第五被告: ordinal 第五=5",
        );
    }

    #[test]
    fn no() {
        check(
            "第一季業績
             見第5版
             第三代互聯網
             4月3號",
        );
    }
}
