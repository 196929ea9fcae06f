//! Fault: letters and their accents, or the letters of a Korean syllable, apart.
//!
//! `e` + U+0301 → `é`; 하 + ᆫ → 한. Composed as Unicode's NFC does, and never NFKC, which would change ½, ㎡ and ％.
//!
//! Why here: after all that takes characters out from between a letter and its accent.

use super::Circumstances;
use crate::text::{Edits, Span};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc, is_nfc_quick,
};

/// The name of the rule.
pub const RULE: &str = "composition";

/// Composes each letter that NFC would compose.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut start = 0;
    let mut suspect = false;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if starts_cluster(c) {
            compose(text, Span::new(start, at), suspect, &mut edits);
            start = at;
            suspect = false;
        }
        suspect |= c > '\u{BF}' && is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes;
    }
    edits
}

fn compose(text: &str, cluster: Span<crate::text::Current>, suspect: bool, edits: &mut Edits) {
    let part = &text[cluster.range()];
    if suspect && !is_nfc(part) {
        edits.replace(cluster, part.nfc().collect::<String>(), RULE);
    }
}

/// Does no character before it ever compose with it?
fn starts_cluster(c: char) -> bool {
    canonical_combining_class(c) == 0 && (c <= '\u{BF}' || is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn accents_and_syllables_join() {
        assert_mends(
            mend,
            &[("e\u{301}te\u{301}", "été"), ("\u{1112}\u{1161}\u{11AB}글", "한글"), ("か\u{3099}", "が")],
        );
        assert_stays(mend, &["été 한글 が", "½㎡％①", "x\u{301}"]);
    }
}
