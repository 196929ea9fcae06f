//! Places in an order: 第三, 第十四屆, 第33位, 四號種子.

use super::{candidate::Candidate, range::connector, view::View, vocabulary::Meaning};
use crate::{
    extract::AmountKind,
    pack::Class,
    scan::{Form, Numeral, Value},
};

/// 第 and a number, with the measure word behind it.
///
/// Left alone: quarters (第一季), which are dates; pages (第5版); generations (第三代).
pub(super) fn ranked(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let start = view.before_spaces(numeral.start()).checked_sub(1).filter(|&at| view.at(at) == '第')?;
    let at = numeral.end();
    let more = view.at(at).is_ascii_alphabetic() || view.at(at) == '+';
    if more || matches!(view.at(at), '季' | '版' | '页' | '頁' | '代') || numeral.value.high.is_some() {
        return None;
    }
    let last = last(view, numeral);
    let value =
        last.map_or_else(|| numeral.value.clone(), |n| Value::between(numeral.value.low.clone(), n.value.low.clone()));
    Some(placed(view, (start, last.unwrap_or(numeral).end()), &value))
}

/// 第20、21及22條: the numbers of a row that 第 opens once.
pub(super) fn listed(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let ranked = is_ranked(view, numeral.start()) && view.before(numeral.start()) != '第';
    (ranked && numeral.value.high.is_none()).then(|| placed(view, (numeral.start(), numeral.end()), &numeral.value))
}

/// Does 第 stand before the number at `start`, or before the row of numbers it ends?
pub(super) fn is_ranked(view: &View<'_>, start: usize) -> bool {
    const LONGEST_ROW: usize = 12;
    let mut at = view.before_spaces(start);
    for _ in 0..LONGEST_ROW {
        match view.before(at) {
            '第' => return true,
            '、' | '及' | '和' | '与' => {
                let Some(before) = view.scan.numeral_ending(view.before_spaces(at - 1)) else { return false };
                at = view.before_spaces(before.start());
            }
            _ => return false,
        }
    }
    false
}

/// 第20至22條: the number that ends the stretch, where the measure word stands behind it.
fn last<'a>(view: &View<'a>, first: &Numeral) -> Option<&'a Numeral> {
    let last = connector(view, first.end()).and_then(|at| view.numeral(at))?;
    let counted = view.word(last.end(), Class::Unit).is_some_and(|w| w.is(Meaning::Count));
    (counted && last.value.high.is_none() && first.value.low < last.value.low).then_some(last)
}

/// The place that the number in `start..at` tells, with the measure word behind it.
fn placed(view: &View<'_>, (start, at): (usize, usize), value: &Value) -> Candidate {
    let character = matches!(view.at(at), '天' | '日' | '度' | '号').then_some(at + 1);
    let unit = character.or_else(|| {
        let word = view.word(at, Class::Unit)?;
        match word.meaning {
            Meaning::Count | Meaning::CountOfDigits => Some(word.end),
            // 第五個交易日: the unit of time is what is counted.
            Meaning::Time if view.at(at) == '个' => Some(at + 1),
            _ if view.says(at, "分钟") => Some(at + 2),
            _ => None,
        }
    });
    let found = Candidate::new("amount/ordinal", AmountKind::Ordinal, start, unit.unwrap_or(at), value);
    match unit {
        Some(end) => found.unit(view.written(at, end)),
        None => found,
    }
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

/// 全國人大二次會議: 二, unlike 兩, counts nothing, and behind the name of a body any number is a place in a row.
pub(super) fn meeting(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let at = numeral.end();
    let meets = ["会议", "全会", "全体会议"].iter().any(|noun| view.says(at + 1, noun));
    let second = view.at(at - 1) == '二' && at - numeral.start() == 1;
    let body = matches!(view.before(numeral.start()), '大' | '协' | '会' | '届');
    let fits = view.at(at) == '次' && meets && (second || body) && numeral.form == Form::Chinese;
    if !fits || view.before(numeral.start()) == '第' {
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
             第五被告: ordinal 第五=5
             第20、21及22條: ordinal 第20=20; ordinal 21=21; ordinal 22條=22 條
             第20至22條: ordinal 第20至22條=20..22 條
             連續第五個交易日: ordinal 第五個=5 個
             第38分鐘入球: ordinal 第38分鐘=38 分鐘
             人大二次會議: ordinal 二次=2 次",
        );
    }

    #[test]
    fn no() {
        check(
            "第一季業績
             見第5版
             第三代互聯網
             第4A條
             第90+3分鐘
             4月3號",
        );
    }
}
