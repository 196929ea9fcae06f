//! The characters numerals are written with, after folding (Simplified, half width).

use crate::text::Sieve;

/// What a character does in a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// 0 to 9.
    Arabic(u8),
    /// 一 to 九, 两 for two, financial 壹 to 玖.
    Digit(u8),
    /// 零 or 〇.
    Zero,
    /// 廿 卅 卌: two, three, four tens in one character.
    Tens(u8),
    /// 十 百 千 and their financial forms: a power of ten below ten thousand.
    Small(i32),
    /// 万 亿 兆 京 …: a power of ten thousand.
    Big(i32),
    /// 几 as a digit: two to nine.
    Few,
    /// 数 before a power of ten: 数十.
    Several,
    /// 多 余 来 after a round number.
    More,
    /// 半.
    Half,
    /// 点 between Chinese digits.
    Point,
}

impl Sign {
    /// The sign of a folded character.
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            '0'..='9' => Sign::Arabic(c as u8 - b'0'),
            '零' | '〇' | '○' => Sign::Zero,
            '一' | '壹' | '弌' => Sign::Digit(1),
            '二' | '两' | '贰' | '弍' | '俩' => Sign::Digit(2),
            '三' | '叁' | '参' | '叄' | '弎' => Sign::Digit(3),
            '四' | '肆' => Sign::Digit(4),
            '五' | '伍' => Sign::Digit(5),
            '六' | '陆' => Sign::Digit(6),
            '七' | '柒' => Sign::Digit(7),
            '八' | '捌' => Sign::Digit(8),
            '九' | '玖' => Sign::Digit(9),
            '廿' => Sign::Tens(2),
            '卅' => Sign::Tens(3),
            '卌' => Sign::Tens(4),
            '十' | '拾' => Sign::Small(1),
            '百' | '佰' => Sign::Small(2),
            '千' | '仟' => Sign::Small(3),
            '万' => Sign::Big(4),
            '亿' => Sign::Big(8),
            '兆' => Sign::Big(12),
            '京' => Sign::Big(16),
            '垓' => Sign::Big(20),
            '秭' => Sign::Big(24),
            '穰' => Sign::Big(28),
            '几' => Sign::Few,
            '数' => Sign::Several,
            '多' | '余' | '来' => Sign::More,
            '半' => Sign::Half,
            '点' => Sign::Point,
            _ => return None,
        })
    }

    /// May a numeral begin with it?
    pub(super) fn opens(self) -> bool {
        !matches!(self, Sign::More | Sign::Point)
    }
}

/// Characters a numeral may begin with, and `.`.
static OPENING: Sieve = Sieve::of(&[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '零', '〇', '○', '一', '壹', '弌', '二', '两', '贰', '弍',
    '俩', '三', '叁', '参', '叄', '弎', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八', '捌', '九', '玖', '廿',
    '卅', '卌', '十', '拾', '百', '佰', '千', '仟', '万', '亿', '兆', '京', '垓', '秭', '穰', '几', '数', '半',
]);

/// May a numeral begin with this character? Never false of one that does; a look at the rest tells the others apart.
#[inline]
pub(super) fn may_open(c: char) -> bool {
    OPENING.passes(c)
}

/// The financial forms of digits and powers (壹佰).
pub(super) fn is_financial(c: char) -> bool {
    let high = matches!(c, '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟');
    high || matches!(c, '壹' | '弌' | '贰' | '弍' | '叁' | '叄' | '弎' | '肆' | '伍' | '参')
}

/// Forms of digits that ordinary words use in another sense: 大陆, 参加, 队伍, 收拾, 肆意, 他俩.
pub(super) fn is_ambiguous(c: char) -> bool {
    matches!(c, '陆' | '参' | '伍' | '肆' | '俩')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_opens_a_numeral_may_open_one() {
        let opens = |c: &char| Sign::of(*c).is_some_and(Sign::opens) || *c == '.';
        for c in (0..=0x1_0000).filter_map(char::from_u32).filter(opens) {
            assert!(may_open(c), "{c}");
        }
        assert!(['的', '港', '，', 'a'].into_iter().filter(|&c| may_open(c)).count() < 2);
    }
}
