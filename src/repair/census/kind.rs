//! What a character may have to do with a fault, told from the character alone.

use crate::decode::likelihood::Script;

/// What a character may have to do with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Plain = 0,
    LineBreak,
    Control,
    Direction,
    Selector,
    Ampersand,
    PrivateUse,
    Compatibility,
    Radical,
    FullWidth,
    HalfWidth,
    Form,
    Ligature,
    Mark,
    Space,
    Replacement,
    // From here on only the neighbours tell.
    Dot,
    Dash,
    Ellipsis,
    Gap,
    Latin,
    Digit,
    Bracket,
    Word,
    // No fault, but the place to sum up.
    LineEnd,
}

impl Kind {
    /// That of a character.
    pub(super) fn of(c: char) -> Self {
        match c {
            // Most of all characters: no need to look further.
            '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => Self::Plain,
            '\n' => Self::LineEnd,
            '\u{85}' => Self::Control,
            '\r' | '\u{B}' | '\u{2028}' | '\u{2029}' => Self::LineBreak,
            '\t' | ' ' | '\u{3000}' => Self::Gap,
            '\u{C}' => Self::Plain,
            '\0'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Self::Control,
            '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => Self::Direction,
            '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}' => Self::Selector,
            '&' => Self::Ampersand,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Self::PrivateUse,
            '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => Self::Compatibility,
            '\u{2E80}'..='\u{2FDF}' => Self::Radical,
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Self::FullWidth,
            '\u{FF61}'..='\u{FF9F}' => Self::HalfWidth,
            '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE48}' | '\u{FE50}'..='\u{FE6B}' => Self::Form,
            '\u{FB00}'..='\u{FB06}' => Self::Ligature,
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Self::Space,
            '‧' | '・' | '•' | '∙' | '⋅' => Self::Dot,
            '─' | '━' | '―' | '－' | '-' => Self::Dash,
            '.' | '．' | '‥' => Self::Ellipsis,
            '⋯' => Self::Ellipsis,
            '0'..='9' => Self::Digit,
            '(' => Self::Bracket,
            '\u{FFFD}' => Self::Replacement,
            '—' => Self::Word,
            _ if unicode_normalization::char::canonical_combining_class(c) != 0 || !is_composed(c) => Self::Mark,
            _ if Script::of(c) == Script::Latin => Self::Latin,
            _ => Self::Plain,
        }
    }
}

fn is_composed(c: char) -> bool {
    use unicode_normalization::{IsNormalized, is_nfc_quick};
    is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}
