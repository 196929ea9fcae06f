//! How much a reading looks like newspaper text: what its characters cost, in bits.
//!
//! The same bytes read in several encodings are compared by the sum: the cost of each character (`packs/repair/costs.tsv`,
//! made by `scripts/text_costs.py`) and of each change of script, since a lone Latin letter amid Chinese characters is how a
//! wrong reading shows itself.

mod script;
mod tally;
mod weighed;

pub use script::Script;
pub use tally::Tally;
pub use weighed::Weighed;

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

/// What one look at a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The average character beyond ASCII is a rare one. That of a line of text never is.
    pub strange: bool,
    /// Two letters or signs of Latin-1 stand side by side.
    pub latin_run: bool,
}

/// Looks at every character of `line` once.
pub fn look(line: &str) -> Look {
    let (mut tally, mut latin_run, mut last) = (Tally::default(), false, false);
    for weighed in line.chars().map(Weighed::new) {
        let latin = weighed.script() == Script::Latin;
        latin_run |= last && latin;
        last = latin;
        tally.add_wide(weighed);
    }
    Look { strange: tally.is_strange(), latin_run }
}

/// Is the average character beyond ASCII a rare one?
pub fn is_strange(text: &str) -> bool {
    look(text).strange
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
    fn every_character_below_the_astral_planes_has_a_cost() {
        assert!(COSTS.iter().enumerate().all(|(c, &bits)| bits > 0 || (0xD800..0xE000).contains(&c)));
    }
}
