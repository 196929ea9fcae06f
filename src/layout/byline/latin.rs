//! Bylines in Latin letters: `By Chan Tai-man and Li Siu-ming in Beijing`, `Additional reporting by …`, a name above its
//! address.

use super::signature::set;
use crate::layout::{
    page::{BlockId, Byline, Writer},
    sheet::Sheet,
};

/// What stands before the names, in small letters.
const LEADS: [&str; 8] = [
    "by ",
    "additional reporting by ",
    "reporting by ",
    "reported by ",
    "story by ",
    "stories by ",
    "words by ",
    "text by ",
];
/// What parts two names.
const PARTS: [&str; 4] = [", ", " and ", " AND ", " & "];
/// The most words of a name.
const WORDS: usize = 4;

/// Who signs without a name, in small letters.
const STAFF: [&str; 5] =
    ["staff reporter", "staff reporters", "staff writer", "our correspondent", "staff and agencies"];

/// A line of Latin text that is a byline and nothing else.
pub(super) fn signed(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let text = sheet.blocks[id].text.trim();
    if STAFF.iter().any(|staff| text.eq_ignore_ascii_case(staff)) {
        return Some(Byline { text: Some(set(sheet, id)), writers: Vec::new(), credit: None });
    }
    let lead = LEADS.iter().find(|lead| text.get(..lead.len()).is_some_and(|t| t.eq_ignore_ascii_case(lead)))?;
    byline(sheet, id, &text[lead.len()..])
}

/// Names and nothing else, an address standing right below them.
pub(super) fn above_address(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let text = |id: BlockId| sheet.blocks.get(id).map_or("", |block| block.text.trim());
    let address = text(id + 1);
    let mail = address.contains('@') && address.is_ascii() && !address.contains(' ');
    mail.then(|| byline(sheet, id, text(id))).flatten()
}

fn byline(sheet: &Sheet<'_>, id: BlockId, named: &str) -> Option<Byline> {
    let names = names(named).filter(|_| sheet.looks[id].han == 0)?;
    let writers = names.into_iter().map(|name| Writer { name, role: None }).collect();
    Some(Byline { text: Some(set(sheet, id)), writers, credit: None })
}

/// The names that make up a text; a place may close it.
fn names(text: &str) -> Option<Vec<String>> {
    let text = text.split_once(" in ").or_else(|| text.split_once(" IN ")).map_or(text, |(names, _)| names);
    let mut names = vec![text];
    for part in PARTS {
        names = names.iter().flat_map(|name| name.split(part)).collect();
    }
    let names = names.into_iter().filter(|name| !name.is_empty());
    names.map(|name| is_name(name).then(|| name.to_owned())).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
}

/// Two to four words, each with a capital letter.
pub fn is_name(text: &str) -> bool {
    let mut words = text.split(' ');
    let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    (2..=WORDS).contains(&words.clone().count())
        && words.all(|w| w.starts_with(char::is_uppercase) && letters(w))
        && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_and_places_left_out() {
        let told = |text| names(text).unwrap_or_default();
        assert_eq!(told("Chan Tai-man"), ["Chan Tai-man"]);
        assert_eq!(
            told("Chan Tai-man, Li Siu-ming and Mary O'Brien in Beijing"),
            ["Chan Tai-man", "Li Siu-ming", "Mary O'Brien"]
        );
        for none in ["the end of May", "Monday", "Ferries Sail More Often Than Ever", "Li Siu-ming said", ""] {
            assert!(told(none).is_empty(), "{none}");
        }
    }
}
