//! Remarks that send the reader elsewhere.

use crate::{lines::words::POINTERS, text::chars::is_han};

/// Is this whole stretch a remark that sends the reader elsewhere? `下轉A6版`, `◆相關新聞刊A14版`, `相關新聞見A2至A6`.
pub fn is_note(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric());
    if bare.is_ascii() {
        return points_in_latin(bare);
    }
    let code = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let coded = code.len() < bare.len() && code.ends_with(|c: char| c.is_ascii_uppercase());
    (bare.ends_with('版') || coded)
        && POINTERS.at_start(bare).next().is_some()
        && text.chars().nth(super::LONGEST).is_none()
}

/// `Continued on A4`, `Full coverage B11`: what sends on, then the page.
fn points_in_latin(bare: &str) -> bool {
    let page = bare.rsplit(' ').next().is_some_and(|word| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        word.len() - digits.len() == 1 && (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    page && POINTERS.iter().any(|lead| bare.get(..lead.len()).is_some_and(|t| t.eq_ignore_ascii_case(lead)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_name_the_page() {
        for yes in [">> FULL COVERAGE B11", "Continued on A4", "相關新聞見A2至A6", "◆下轉A6版", "尚有新聞刊D5版"]
        {
            assert!(is_note(yes), "{yes}");
        }
        for no in ["See you in 2024", "See 12 boats", "初版"] {
            assert!(!is_note(no), "{no}");
        }
    }
}
