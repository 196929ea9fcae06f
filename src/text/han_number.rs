//! Small numbers in Chinese, as dates and items of lists have them: 十二, 廿一, 二〇二三. What is counted in running text is
//! read by `scan`.

/// The value of one digit: 一 to 九, 〇 as it is written or 零, or 0 to 9.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' => Some(0),
        _ => "〇一二三四五六七八九".chars().zip(0..).find(|(d, _)| *d == c).map(|(_, n)| n).or(c.to_digit(10)),
    }
}

/// A digit in Chinese, 〇 as it is written or 零.
pub fn is_digit(c: char) -> bool {
    matches!(c, '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

/// What a number of a month, a day or a page is written with: a digit, 十, and 廿 and 卅 for two and three tens.
pub fn is_small(c: char) -> bool {
    is_digit(c) || matches!(c, '十' | '廿' | '卅')
}

/// What a number below ten thousand is written with, its powers of ten named.
pub fn is_named(c: char) -> bool {
    is_digit(c) || matches!(c, '十' | '百' | '千')
}

/// The first of the two signs that name a year in the cycle of sixty: 癸 of 癸卯.
pub fn is_stem(c: char) -> bool {
    matches!(c, '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸')
}

/// The second of the two.
pub fn is_branch(c: char) -> bool {
    "子丑寅卯辰巳午未申酉戌亥".contains(c)
}

/// Digits read one by one: 二〇二三, 12.
pub fn row(text: impl Iterator<Item = char>) -> Option<u32> {
    let mut digits = text.map(digit).peekable();
    digits.peek()?;
    digits.try_fold(0u32, |n, d| n.checked_mul(10)?.checked_add(d?))
}

/// A number below a hundred with its tens named, or one digit: 十二, 三十, 廿一, 五.
pub fn tens(text: impl Iterator<Item = char>) -> Option<u32> {
    let mut rest = text.peekable();
    let tens = match rest.next()? {
        '十' => 1,
        '廿' => 2,
        '卅' => 3,
        c => {
            let first = digit(c)?;
            if rest.next_if_eq(&'十').is_none() {
                return rest.next().is_none().then_some(first);
            }
            first
        }
    };
    let ones = rest.next().map_or(Some(0), digit)?;
    rest.next().is_none().then_some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tens_are_named() {
        for (text, value) in
            [("五", 5), ("十", 10), ("十二", 12), ("三十", 30), ("九十九", 99), ("廿一", 21), ("卅", 30)]
        {
            assert_eq!(tens(text.chars()), Some(value), "{text}");
        }
        for no in ["", "十十", "一二", "二十一二", "百", "三十日"] {
            assert_eq!(tens(no.chars()), None, "{no}");
        }
    }

    #[test]
    fn signs_are_those_that_numbers_are_read_from() {
        for c in "〇○零一二三四五六七八九".chars() {
            assert!(is_digit(c) && digit(c).is_some() && is_small(c) && is_named(c), "{c}");
        }
        assert!("十廿卅".chars().all(|c| is_small(c) && !is_digit(c) && tens(std::iter::once(c)).is_some()));
        assert!(!is_small('百') && is_named('百') && !is_named('廿') && !is_digit('1'));
        assert!(is_stem('癸') && is_branch('卯') && !is_stem('卯') && !is_branch('年'));
    }

    #[test]
    fn digits_stand_in_a_row() {
        for (text, value) in [("二〇二三", 2023), ("一九零七", 1907), ("12", 12), ("○", 0)] {
            assert_eq!(row(text.chars()), Some(value), "{text}");
        }
        for no in ["", "十二", "二〇二三年", "99999999999"] {
            assert_eq!(row(no.chars()), None, "{no}");
        }
    }
}
