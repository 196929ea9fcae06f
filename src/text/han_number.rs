//! Small numbers in Chinese, as dates and items of lists have them: 十二, 廿一, 二〇二三. What is counted in running text is
//! read by `scan`.

/// The value of one digit: 一 to 九, 〇 as it is written or 零, or 0 to 9.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' => Some(0),
        _ => "〇一二三四五六七八九".chars().zip(0..).find(|(d, _)| *d == c).map(|(_, n)| n).or(c.to_digit(10)),
    }
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
    fn digits_stand_in_a_row() {
        for (text, value) in [("二〇二三", 2023), ("一九零七", 1907), ("12", 12), ("○", 0)] {
            assert_eq!(row(text.chars()), Some(value), "{text}");
        }
        for no in ["", "十二", "二〇二三年", "99999999999"] {
            assert_eq!(row(no.chars()), None, "{no}");
        }
    }
}
