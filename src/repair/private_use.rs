//! Fault: a private-use code point where Unicode has the character by now.
//!
//! Hong Kong's supplementary characters: U+ECD8 → 喺, U+E5A2 → 哋. They stood at the Big5 code points that the private use area
//! was laid over, and the encoding standard's Big5 index names them today. Leftovers of GB 18030: U+E81E → 龴.
//!
//! The two overlap, so the page decides: Simplified text, or text that was GB 18030, takes the second, any other the first.
//!
//! Why here: before all that asks what is a Chinese character. Left alone: code points that neither gives, which get a note.

use super::{Circumstances, table};
use crate::{
    decode::encoder,
    text::{Edits, Span, chars::is_han, fold},
};
use encoding_rs::{BIG5, GBK};

/// The name of the rule for Hong Kong's characters.
pub const HKSCS: &str = "hkscs_private_use";

/// The name of the rule for GB 18030's leftovers, and of their table.
pub const GB18030: &str = "gb18030_private_use";

/// Puts the characters.
pub fn mend(text: &str, circumstances: &Circumstances) -> Edits {
    if matches!(circumstances.encoding, "GBK" | "gb18030") || is_simplified(text) {
        return table::replace_all(text, GB18030);
    }
    let mut edits = Edits::default();
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '\u{E000}'..='\u{F848}')) {
        if let Some(to) = hkscs(c) {
            edits.replace(Span::new(at, at + c.len_utf8()), to, HKSCS);
        }
    }
    edits
}

/// What the encoding standard has at the Big5 code that the private-use character `c` was laid over.
fn hkscs(c: char) -> Option<String> {
    let bytes = encoder::big5_private_use(c)?;
    let char = BIG5.decode_without_bom_handling_and_without_replacement(&bytes)?;
    (!char.contains(c)).then(|| char.into_owned())
}

/// More characters that only Simplified text has than characters that only Traditional text has?
///
/// Only those of the old standards count: what this repair gives is not among them, so that it cannot change its own answer.
fn is_simplified(text: &str) -> bool {
    let (mut simplified, mut traditional) = (0, 0);
    for c in text.chars().filter(|&c| is_han(c)) {
        let in_big5 = !BIG5.encode(c.encode_utf8(&mut [0; 4])).2;
        traditional += usize::from(in_big5 && fold(c) != c);
        simplified += usize::from(!in_big5 && fold(c) == c && is_gb2312(c));
    }
    simplified > traditional
}

/// Is it among the characters of China's first standard?
fn is_gb2312(c: char) -> bool {
    matches!(*GBK.encode(c.encode_utf8(&mut [0; 4])).0, [0xB0..=0xF7, 0xA1..=0xFE])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn the_script_of_the_page_decides() {
        assert_mends(
            mend,
            &[
                ("佢\u{E5A2}\u{ECD8}度話\u{ECDA}嘢", "佢哋喺度話啲嘢"),
                ("这个字是\u{E81E}和\u{E816}，国家标准", "这个字是龴和𠂇，国家标准"),
            ],
        );
        assert_stays(mend, &["\u{F8F0}", "\u{F0001}某字", "\u{F8FF}"]);
    }

    #[test]
    fn what_it_gives_does_not_change_its_answer() {
        assert_mends(mend, &[("\u{E820}\u{EE79}\u{E3EC}声\0", &mended("\u{E820}\u{EE79}\u{E3EC}声\0"))]);
    }

    fn mended(text: &str) -> String {
        let edits = mend(text, &Circumstances { encoding: "UTF-8" });
        crate::text::Text::plain(text).apply(edits).as_str().to_owned()
    }

    #[test]
    fn a_page_that_was_gb18030_is_read_so() {
        let edits = mend("\u{E81E}", &Circumstances { encoding: "gb18030" });
        assert_eq!(edits.iter().next().map(|e| e.with.as_ref()), Some("龴"));
    }
}
