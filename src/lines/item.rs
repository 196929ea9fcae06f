//! Items of a numbered list: each begins a paragraph of its own.
//!
//! `1. …`, `2. …`; `（一）…`, `（二）…`. A number alone tells nothing, for a line may begin with any: another line near must
//! begin with the number before or after it, written alike.

use super::line::Line;
use crate::text::{Text, chars::is_han, han_number};

/// How many lines away the item before or after may begin.
const REACH: usize = 40;
/// The highest number of an item.
const MOST: u32 = 99;

/// How the number of an item is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    value: u32,
    /// Is it a Chinese one?
    han: bool,
    /// The mark behind it.
    mark: char,
}

/// Marks the lines that begin an item.
pub(super) fn mark(text: &Text<'_>, lines: &mut [Line]) {
    let numbers: Vec<(usize, Number)> =
        lines.iter().enumerate().filter_map(|(at, l)| Some((at, number(&text.as_str()[l.span.range()])?))).collect();
    for (n, &(at, own)) in numbers.iter().enumerate() {
        let near = |&&(other, _): &&(usize, Number)| at.abs_diff(other) <= REACH;
        let before = numbers[..n].iter().rev().take_while(near).any(|(_, other)| other.is_before(own));
        lines[at].says.item =
            before || numbers[n + 1..].iter().take_while(near).any(|(_, other)| own.is_before(*other));
    }
}

impl Number {
    fn is_before(self, next: Self) -> bool {
        next == Self { value: self.value + 1, ..self }
    }
}

/// The number of the item that a line begins.
fn number(line: &str) -> Option<Number> {
    let first = line.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(Number { value: u32::from(first) - u32::from('①') + 1, han: false, mark: '○' });
    }
    let bracket = matches!(first, '(' | '（');
    let inner = if bracket { &line[first.len_utf8()..] } else { line };
    let end = inner.find(|c: char| !is_numeral(c)).filter(|&end| end > 0)?;
    let (digits, behind) = inner.split_at(end);
    let mark = behind.chars().next()?;
    let told = if bracket { matches!(mark, ')' | '）') } else { matches!(mark, '.' | '．' | '、') };
    let text = behind[mark.len_utf8()..].trim_start().chars().next()?;
    let value = value(digits).filter(|_| told && (is_han(text) || text.is_alphabetic() || "「《（".contains(text)))?;
    Some(Number { value, han: digits.contains(is_han), mark })
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// 12, 十二
fn value(digits: &str) -> Option<u32> {
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok().filter(|n| (1..=MOST).contains(n));
    }
    han_number::tens(digits.chars())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{Form, join};

    #[test]
    fn numbers_of_items() {
        let read = |line: &str| number(line).map(|n| (n.value, n.han));
        assert_eq!(read("1. 南瓜切塊"), Some((1, false)));
        assert_eq!(read("（十二）渡輪"), Some((12, true)));
        assert_eq!(read("二、加班"), Some((2, true)));
        assert_eq!(read("③加班"), Some((3, false)));
        for no in ["1.5億元", "2024年", "12", "3、5號線", "一二三", "100. 渡輪", "（一）", "十一月"] {
            assert_eq!(read(no), None, "{no}");
        }
    }

    #[test]
    fn items_are_paragraphs() {
        let blocks = |page: &str| join(Text::plain(page), Form::Page).1.len();
        let list = "1. 南瓜去皮去籽，切成小塊，大火\n隔水蒸十五分鐘至腍身。\n2. 慢火燒熱牛油，下洋蔥絲炒至\n金黃色，期間要不停翻動以免燒焦\n3. 加入南瓜及雞湯煮滾，熄火待涼\n用攪拌機打至幼滑。";
        assert_eq!(blocks(list), 3);
    }
}
