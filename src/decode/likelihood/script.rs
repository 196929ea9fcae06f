//! Scripts, and what it costs to change from one to the other.

/// The scripts whose neighbourhood tells a right reading from a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Script {
    /// Spaces, digits, punctuation: at home beside everything.
    #[default]
    Neutral = 0,
    /// A to Z.
    Ascii = 1,
    /// Letters and signs of Latin-1 and what belongs to them.
    Latin = 2,
    /// Chinese characters.
    Han = 3,
    /// Hiragana and katakana.
    Kana = 4,
    /// Korean syllables.
    Hangul = 5,
    /// Bopomofo, box drawing, private use and other guests.
    Odd = 6,
}

/// Bits for the step from one script to the next, row to column in the order of [`Script`].
const STEPS: [[u8; 7]; 7] = [
    [0, 0, 0, 0, 0, 0, 2],
    [0, 0, 0, 3, 3, 3, 4],
    [0, 0, 3, 8, 8, 8, 6],
    [0, 3, 8, 0, 1, 4, 5],
    [0, 3, 8, 1, 0, 6, 5],
    [0, 2, 8, 4, 6, 0, 5],
    [2, 4, 6, 5, 5, 5, 3],
];

impl Script {
    /// The script of a character.
    pub fn of(c: char) -> Self {
        match c {
            'A'..='Z' | 'a'..='z' => Self::Ascii,
            '\0'..='\u{7F}' | '°' | '·' | '×' => Self::Neutral,
            '\u{80}'..='\u{24F}' | '‚' | '„' | '†' | '‡' | 'ˆ' | '˜' | '‰' | '‹' | '›' | '€' | '™' => {
                Self::Latin
            }
            // Private-use characters stand for rare Chinese ones.
            '\u{4E00}'..='\u{9FFF}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}' => Self::Kana,
            '\u{AC00}'..='\u{D7A3}' => Self::Hangul,
            '\u{2010}'..='\u{2049}' | '\u{2100}'..='\u{24FF}' | '\u{25A0}'..='\u{26FF}' => Self::Neutral,
            '\u{3000}'..='\u{3040}'
            | '\u{30A0}'
            | '\u{3200}'..='\u{33FF}'
            | '\u{FE30}'..='\u{FF65}'
            | '\u{FFE0}'..='\u{FFE6}' => Self::Neutral,
            _ => Self::Odd,
        }
    }

    /// The script whose number `bits` is.
    pub fn from_bits(bits: u32) -> Self {
        [Self::Neutral, Self::Ascii, Self::Latin, Self::Han, Self::Kana, Self::Hangul, Self::Odd][bits.min(6) as usize]
    }

    /// Bits for `next` after `self`.
    pub fn step(self, next: Self) -> u32 {
        u32::from(STEPS[self as usize][next as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_latin_letter_amid_chinese_is_dear_and_a_digit_is_not() {
        let step = |from, to| Script::of(from).step(Script::of(to));
        assert!(step('港', 'é') > step('港', 'a'));
        assert_eq!((step('港', '1'), step('1', '港'), step('港', '聞')), (0, 0, 0));
    }

    #[test]
    fn scripts_come_back_from_their_bits() {
        for c in ['1', 'a', 'é', '港', 'あ', '한', 'ㄅ'] {
            assert_eq!(Script::from_bits(Script::of(c) as u32), Script::of(c));
        }
    }
}
