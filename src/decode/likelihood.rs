//! How much a reading looks like newspaper text: what its characters cost, in bits.
//!
//! The same bytes read in several encodings are compared by the sum: the cost of each character (`packs/repair/costs.tsv`,
//! made by `scripts/text_costs.py`) and of each change of script, since a lone Latin letter amid Chinese characters is how a
//! wrong reading shows itself.

use std::sync::LazyLock;

static COSTS: &[u8; 0x1_0000] = include_bytes!(concat!(env!("OUT_DIR"), "/costs.bin"));

/// The cost of a character beyond U+FFFF: rare ones, and emoji.
const ASTRAL: u32 = 18;

/// Tenths of a bit a character beyond which a line does not read like text.
const STRANGE: u64 = 112;

/// Tenths of a bit that a line may have beyond that, so that one rare name does not make a short line strange.
const SLACK: u64 = 60;

/// A cost from which on a character is rare.
const RARE: u32 = 13;

/// The cost of a byte that no reading can use.
pub const LOST: u32 = 24;

/// The bits of one character.
pub fn cost(c: char) -> u32 {
    COSTS.get(c as usize).map_or(ASTRAL, |&bits| u32::from(bits))
}

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

    fn from_bits(bits: u32) -> Self {
        [Self::Neutral, Self::Ascii, Self::Latin, Self::Han, Self::Kana, Self::Hangul, Self::Odd][bits.min(6) as usize]
    }

    /// Bits for `next` after `self`.
    pub fn step(self, next: Self) -> u32 {
        u32::from(STEPS[self as usize][next as usize])
    }
}

/// A character with its cost and script, in one word: the entry of a decoding table.
///
/// Code point in bits 0 to 20, cost from bit 21, script from bit 26, and what a decoder asks of most characters: whether it
/// is three bytes in UTF-8, and whether it is rare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed(u32);

impl Weighed {
    /// No character.
    pub const NONE: Self = Self(0);

    const THREE: u32 = 1 << 29;
    const RARE: u32 = 1 << 30;

    /// Weighs a character.
    pub fn new(c: char) -> Self {
        static TABLE: LazyLock<Box<[Weighed]>> = LazyLock::new(|| {
            let weigh = |code| char::from_u32(code).map_or(Weighed::NONE, Weighed::weigh);
            (0..0x1_0000).map(weigh).collect()
        });
        TABLE.get(c as usize).copied().unwrap_or_else(|| Self::weigh(c))
    }

    fn weigh(c: char) -> Self {
        let cost = cost(c);
        let three = if c.len_utf8() == 3 { Self::THREE } else { 0 };
        let rare = if cost >= RARE { Self::RARE } else { 0 };
        Self(c as u32 | cost << 21 | (Script::of(c) as u32) << 26 | three | rare)
    }

    /// The character, if there is one.
    pub fn char(self) -> Option<char> {
        if self == Self::NONE { None } else { char::from_u32(self.code()) }
    }

    /// Its code point; 0 if there is none.
    pub fn code(self) -> u32 {
        self.0 & 0x1F_FFFF
    }

    /// Is it a character of three bytes in UTF-8, and not a rare one after `last`, which is rare too?
    #[inline]
    pub fn is_plain_after(self, last: Self) -> bool {
        (self.0 ^ Self::THREE) & (Self::THREE | last.0 & Self::RARE) == 0
    }

    /// Is it rare?
    #[inline]
    pub fn is_rare(self) -> bool {
        self.0 & Self::RARE != 0
    }

    /// Its bits.
    pub fn cost(self) -> u32 {
        self.0 >> 21 & 0x1F
    }

    /// Its script.
    pub fn script(self) -> Script {
        Script::from_bits(self.0 >> 26 & 7)
    }
}

/// A running sum over a reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// The sum of bits.
    pub bits: u64,
    /// Characters beyond ASCII, and lost bytes.
    pub wide: u64,
    /// Bits of the characters beyond ASCII alone.
    pub wide_bits: u64,
    last: Script,
}

impl Tally {
    /// Adds a character.
    pub fn add(&mut self, next: Weighed) {
        let script = next.script();
        self.bits += u64::from(next.cost() + self.last.step(script));
        self.last = script;
        self.add_wide(next);
    }

    /// Adds a character to the sums over what is beyond ASCII only.
    #[inline]
    pub fn add_wide(&mut self, next: Weighed) {
        if next.0 & 0x1F_FFFF >= 0x80 {
            self.wide += 1;
            self.wide_bits += u64::from(next.cost());
        }
    }

    /// Adds bytes that gave no character.
    pub fn lose(&mut self) {
        self.bits += u64::from(LOST);
        self.wide += 1;
        self.wide_bits += u64::from(LOST);
        self.last = Script::Neutral;
    }

    /// Is that average beyond what a line of text has?
    pub fn is_strange(&self) -> bool {
        is_strange_sum(self.wide, self.wide_bits)
    }

    /// The average cost of the characters beyond ASCII, in tenths of a bit.
    pub fn strangeness(&self) -> u64 {
        (self.wide_bits * 10).checked_div(self.wide).unwrap_or(0)
    }
}

/// Is the average character beyond ASCII a rare one? That of a line of text never is.
pub fn is_strange(text: &str) -> bool {
    let mut tally = Tally::default();
    for c in text.chars().filter(|&c| c >= '\u{80}') {
        tally.wide += 1;
        tally.wide_bits += u64::from(cost(c));
    }
    tally.is_strange()
}

/// The same of so many characters beyond ASCII that cost so much together.
pub fn is_strange_sum(wide: u64, wide_bits: u64) -> bool {
    wide > 2 && wide_bits * 10 > STRANGE * wide + SLACK
}

/// The tally of a text.
pub fn weigh(text: &str) -> Tally {
    let mut tally = Tally::default();
    text.chars().for_each(|c| tally.add(Weighed::new(c)));
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(text: &str) -> u64 {
        weigh(text).bits
    }

    #[test]
    fn text_costs_less_than_its_wrong_readings() {
        assert!(bits("政府公布財政預算案") < bits("地硠ヽガ癚現箇衡"));
        assert!(bits("政府公布财政预算案") < bits("淉葬鼠票笙淉啎呾偷"));
        assert!(bits("지금 서울에서") < bits("瘤陛 辑匡俊辑"));
        assert!(bits("à la fête") < bits("脿 la f锚te"));
    }

    #[test]
    fn weighed_characters_come_back() {
        for c in ['a', 'é', '港', '𨋢', 'あ', '한', '\u{E000}'] {
            let w = Weighed::new(c);
            assert_eq!((w.char(), w.cost(), w.script()), (Some(c), cost(c), Script::of(c)));
        }
        assert_eq!(Weighed::NONE.char(), None);
    }

    #[test]
    fn plain_are_those_of_three_bytes_that_are_not_rare_after_a_rare_one() {
        let [common, rare] = ['的', '\u{9F98}'].map(Weighed::new);
        assert!(rare.is_rare() && !common.is_rare());
        assert!(common.is_plain_after(rare) && rare.is_plain_after(common) && rare.is_plain_after(Weighed::NONE));
        assert!(!rare.is_plain_after(rare));
        assert!(['a', 'é', '𨋢'].map(Weighed::new).iter().all(|c| !c.is_plain_after(common)));
        assert!(!Weighed::NONE.is_plain_after(common));
    }

    #[test]
    fn every_character_below_the_astral_planes_has_a_cost() {
        assert!(COSTS.iter().enumerate().all(|(c, &bits)| bits > 0 || (0xD800..0xE000).contains(&c)));
    }
}
