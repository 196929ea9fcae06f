//! Broken characters made whole: one fault, one file, in the order of [`REPAIRS`].

mod letter_spaced;

use crate::{
    note::Note,
    text::{Edits, Text},
};

/// What a repair may know beyond the text.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances {
    /// WHATWG label of the encoding the page was decoded from.
    pub encoding: &'static str,
}

/// One fault and its mending.
pub struct Repair {
    /// The fault's name, as it stands in `repairs` of the document.
    pub name: &'static str,
    /// Finds the fault in a text and proposes the mending.
    pub mend: fn(&str, &Circumstances) -> Edits,
}

/// Every repair, in the order they are made.
pub const REPAIRS: &[Repair] = &[Repair { name: letter_spaced::RULE, mend: letter_spaced::mend }];

/// Mends a page: the text after all repairs, and notes on what looks wrong but was left as it is.
pub fn repair<'a>(text: Text<'a>, circumstances: &Circumstances) -> (Text<'a>, Vec<Note>) {
    let text = REPAIRS.iter().fold(text, |text, repair| {
        let edits = (repair.mend)(text.as_str(), circumstances);
        text.apply(edits)
    });
    (text, Vec::new())
}
