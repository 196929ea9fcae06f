//! Documents against documents: goldens read and checked, fields compared, new ones accepted.
//!
//! A golden may be partial: only the fields it has are compared, and of an item only the keys it has. So one can be
//! written by hand: `{"articles": [{"entities": [{"kind": "person", "text": "李家明"}]}]}`.

mod accept;
mod article;
mod boundary;
mod check;
mod compare;
mod field;
mod json;
mod pair;
mod schema;
mod score;

pub use compare::{Compared, Difference, compare};
pub use field::{FIELDS, Field, Item};
pub use json::Node;
pub use pair::{Golden, Source, names};
pub use score::{Comparison, DocumentOutcome, Match, Score};

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod laws {
    use super::{check::check, compare, json::read};
    use proptest::prelude::*;
    use std::{fs, sync::LazyLock};

    static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let paths = fs::read_dir("output").unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
        paths.map(|p| fs::read_to_string(p).unwrap()).collect()
    });

    #[test]
    fn a_document_is_sound_and_its_own_golden() {
        for text in DOCUMENTS.iter() {
            let document = read(text).unwrap();
            assert_eq!(check(&document, None), Ok(()));
            let findings = compare(&document, Some(&document));
            assert_eq!(findings.differences, []);
            assert!(findings.scores.iter().all(|s| s.gold == s.found && s.gold == s.correct));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever a hand does to a golden, it is a fault with a place in the file, or it is compared.
        #[test]
        fn a_golden_spoilt_anywhere_is_a_fault_or_compared(which: usize, at: usize, gone in 0_usize..40, with in "[\\[\\]{}\",:0-9a-z港\r\n]{0,3}") {
            let text = &DOCUMENTS[which % DOCUMENTS.len()];
            let start = text.floor_char_boundary(at % text.len());
            let end = text.floor_char_boundary((start + gone).min(text.len()));
            let spoilt = format!("{}{with}{}", &text[..start], &text[end..]);
            match read(&spoilt).and_then(|golden| check(&golden, None).map(|()| golden)) {
                Err(fault) => prop_assert!(fault.at <= spoilt.len() && !fault.message.is_empty()),
                Ok(golden) => {
                    let scores = compare(&golden, Some(&read(text).unwrap())).scores;
                    prop_assert!(scores.iter().all(|s| s.correct + s.partial <= s.gold.min(s.found)));
                }
            }
        }
    }
}
