//! Sets of faults: what a census suspects, and what a repair needs to have work.

use super::kind::Kind;

/// A set of faults that a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults(pub(super) u32);

impl Faults {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Carriage returns and other line ends than LF.
    pub const LINE_BREAK: Self = Self::of(Kind::LineBreak);
    /// Control and zero-width characters.
    pub const CONTROL: Self = Self::of(Kind::Control);
    /// Directional marks and joiners.
    pub const DIRECTION: Self = Self::of(Kind::Direction);
    /// Variation selectors.
    pub const SELECTOR: Self = Self::of(Kind::Selector);
    /// Ampersands.
    pub const ENTITY: Self = Self::of(Kind::Ampersand);
    /// Private-use characters.
    pub const PRIVATE_USE: Self = Self::of(Kind::PrivateUse);
    /// Compatibility ideographs.
    pub const COMPATIBILITY: Self = Self::of(Kind::Compatibility);
    /// Radicals.
    pub const RADICAL: Self = Self::of(Kind::Radical);
    /// Full-width letters and digits.
    pub const FULL_WIDTH: Self = Self::of(Kind::FullWidth);
    /// Half-width katakana.
    pub const HALF_WIDTH: Self = Self::of(Kind::HalfWidth);
    /// Vertical and small forms of punctuation.
    pub const FORM: Self = Self::of(Kind::Form);
    /// Latin ligatures.
    pub const LIGATURE: Self = Self::of(Kind::Ligature);
    /// Characters that composition may change.
    pub const COMPOSITION: Self = Self::of(Kind::Mark);
    /// Spaces other than the blank, the tab and the ideographic space.
    pub const SPACE: Self = Self::of(Kind::Space);
    /// Dots in mid-line.
    pub const MIDDLE_DOT: Self = Self::of(Kind::Dot);
    /// Two dashes side by side.
    pub const DASH: Self = Self::of(Kind::Dash);
    /// Dots that may be an ellipsis.
    pub const ELLIPSIS: Self = Self::of(Kind::Ellipsis);
    /// A Chinese character between two gaps.
    pub const LETTER_SPACED: Self = Self::of(Kind::Gap);
    /// A line with many pairs of equal characters.
    pub const DOUBLED: Self = Self(1 << 24);
    /// A line that does not read like text.
    pub const STRANGE: Self = Self(1 << 25);
    /// Letters and signs of Latin-1 side by side.
    pub const LATIN_RUN: Self = Self::of(Kind::Latin);
    /// U+FFFD.
    pub const REPLACEMENT: Self = Self::of(Kind::Replacement);
    /// A digit beside a letter that looks like one.
    pub const DIGIT: Self = Self::of(Kind::Digit);
    /// A character that begins a suspect word.
    pub const WORD: Self = Self::of(Kind::Word);
    /// What an opening bracket may begin: `(cid:12)`.
    pub const BRACKET: Self = Self::of(Kind::Bracket);

    const fn of(kind: Kind) -> Self {
        Self(1 << kind as u32)
    }

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Do the sets share a fault?
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
