//! Fault: a character written as an HTML entity.
//!
//! `香&#28207;` → `香港`; `&amp;quot;` → `"`, however often it was escaped.
//!
//! Why here: after characters that could hide an entity are gone, before the characters it may give are mended. Left alone:
//! tags, ampersands of text and code, names beyond HTML's basic ones, entities of control characters.

use super::Circumstances;
use crate::text::{Edits, Span};

/// The name of the rule.
pub const RULE: &str = "entity";

/// Names with the characters they stand for.
const NAMES: &str = include_str!("../../packs/repair/entities.tsv");

/// Longest entity, from its ampersand to its semicolon, in bytes.
const LONGEST: usize = 12;

/// Puts the characters.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut from = 0;
    while let Some(found) = text[from..].find('&') {
        let start = from + found;
        let Some((mut c, mut end)) = entity(text, start + 1) else {
            from = start + 1;
            continue;
        };
        // What comes out as an ampersand may itself begin an entity.
        while c == '&' {
            let Some((inner, inner_end)) = entity(text, end) else { break };
            (c, end) = (inner, inner_end);
        }
        edits.replace(Span::new(start, end), c.to_string(), RULE);
        from = end;
    }
    edits
}

/// The entity whose name begins at byte `start`: its character, and where it ends.
fn entity(text: &str, start: usize) -> Option<(char, usize)> {
    let rest = &text.as_bytes()[start..];
    let len = rest.iter().take(LONGEST).position(|&b| b == b';')?;
    let name = text.get(start..start + len)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((c, start + len + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    // HTML reads the numbers of C1 controls as windows-1252.
    let c = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?,
        _ => char::from_u32(code)?,
    };
    (!is_invisible(c)).then_some(c)
}

/// Characters that the repairs before this one take out, and those that are none.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c, '\u{FE00}'..='\u{FE0E}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn named(name: &str) -> Option<char> {
    NAMES.lines().filter_map(|line| line.split_once('\t')).find(|(n, _)| *n == name).and_then(|(_, c)| c.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn entities_become_characters() {
        assert_mends(
            mend,
            &[
                ("香&#28207;&#x6E2F;", "香港港"),
                ("A&amp;B &lt;p&gt;", "A&B <p>"),
                ("&amp;amp;quot;好&amp;quot;", "\"好\""),
                ("&#38;#28207;", "港"),
                ("caf&eacute;&#146;s", "café’s"),
            ],
        );
    }

    #[test]
    fn what_is_no_entity_stays() {
        assert_stays(mend, &["a && b; c", "AT&T; R&D", "&unknown;", "&#0; &#xD800; &#8203;", "<p>本報訊</p>", "&"]);
    }
}
