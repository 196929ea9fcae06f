//! Broken characters made whole: one fault, one file, in the order of [`REPAIRS`].
//!
//! A census says first which faults a text can have at all; a repair whose fault cannot be there is not run. After a repair
//! that changed something the census of the changed lines is taken anew, for it may have brought other faults to light.

mod census;
mod compatibility;
mod composition;
mod control;
mod dash;
mod direction;
mod doubled;
mod ellipsis;
mod entity;
mod form;
mod full_width;
mod half_width;
mod latin_control;
mod letter_spaced;
mod ligature;
mod line_break;
mod middle_dot;
mod mojibake;
mod private_use;
mod radical;
mod space;
mod spaced_line;
mod suspect;
mod table;
mod variation_selector;

pub use census::Faults;

use crate::{
    note::Note,
    text::{
        Edits, Text,
        walk::{line_end, line_start},
    },
};

/// What a repair may know beyond the text.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances {
    /// WHATWG label of the encoding the page was decoded from.
    pub encoding: &'static str,
}

/// One fault and its mending.
pub struct Repair {
    /// The repair's name; its rules, as they stand in `repairs` of the document, are named in its file.
    pub name: &'static str,
    /// The faults of which one must be suspected for the repair to have work.
    pub needs: Faults,
    /// Finds the fault in a text and proposes the mending.
    pub mend: fn(&str, &Circumstances) -> Edits,
}

/// Every repair, in the order they are made.
pub const REPAIRS: &[Repair] = &[
    Repair { name: line_break::RULE, needs: Faults::LINE_BREAK, mend: line_break::mend },
    Repair { name: control::RULE, needs: Faults::CONTROL, mend: control::mend },
    Repair { name: direction::RULE, needs: Faults::DIRECTION, mend: direction::mend },
    Repair { name: variation_selector::RULE, needs: Faults::SELECTOR, mend: variation_selector::mend },
    Repair { name: mojibake::RULE, needs: Faults::STRANGE.or(Faults::LATIN_RUN), mend: mojibake::mend },
    Repair { name: latin_control::RULE, needs: Faults::CONTROL, mend: latin_control::mend },
    Repair { name: entity::RULE, needs: Faults::ENTITY, mend: entity::mend },
    Repair { name: "private_use", needs: Faults::PRIVATE_USE, mend: private_use::mend },
    Repair { name: compatibility::RULE, needs: Faults::COMPATIBILITY, mend: compatibility::mend },
    Repair { name: radical::RULE, needs: Faults::RADICAL, mend: radical::mend },
    Repair { name: form::VERTICAL, needs: Faults::FORM, mend: form::mend_vertical },
    Repair { name: form::SMALL, needs: Faults::FORM, mend: form::mend_small },
    Repair { name: half_width::RULE, needs: Faults::HALF_WIDTH, mend: half_width::mend },
    Repair { name: full_width::RULE, needs: Faults::FULL_WIDTH, mend: full_width::mend },
    Repair { name: ligature::RULE, needs: Faults::LIGATURE, mend: ligature::mend },
    Repair { name: composition::RULE, needs: Faults::COMPOSITION, mend: composition::mend },
    Repair { name: space::RULE, needs: Faults::SPACE, mend: space::mend },
    Repair { name: middle_dot::RULE, needs: Faults::MIDDLE_DOT, mend: middle_dot::mend },
    Repair { name: dash::RULE, needs: Faults::DASH, mend: dash::mend },
    Repair { name: ellipsis::RULE, needs: Faults::ELLIPSIS, mend: ellipsis::mend },
    Repair { name: spaced_line::RULE, needs: Faults::LETTER_SPACED, mend: spaced_line::mend },
    Repair { name: letter_spaced::RULE, needs: Faults::LETTER_SPACED, mend: letter_spaced::mend },
    Repair { name: doubled::RULE, needs: Faults::DOUBLED, mend: doubled::mend },
];

/// Repairs that are made once more, each with the one behind which: what the repairs since have given may have the fault, too.
const ONCE_MORE: &[(&str, &str)] = &[
    // Selectors behind characters that were entities or of private use.
    (variation_selector::RULE, radical::RULE),
    // Signs of Latin-1 that were set full width or in two parts.
    (mojibake::RULE, composition::RULE),
];

/// The repairs as they are made, those that are made once more twice.
fn in_order() -> impl Iterator<Item = &'static Repair> {
    let named = |name: &str| REPAIRS.iter().find(|r| r.name == name);
    REPAIRS.iter().flat_map(move |repair| {
        let again = ONCE_MORE.iter().filter(|(_, behind)| *behind == repair.name);
        std::iter::once(repair).chain(again.filter_map(move |(name, _)| named(name)))
    })
}

/// Mends a page: the text after all repairs, and notes on what looks wrong but was left as it is.
pub fn repair<'a>(mut text: Text<'a>, circumstances: &Circumstances) -> (Text<'a>, Vec<Note>) {
    let mut faults = census::take(text.as_str());
    for repair in in_order() {
        if !faults.meets(repair.needs) {
            continue;
        }
        let edits = (repair.mend)(text.as_str(), circumstances);
        if !edits.is_empty() {
            text = text.apply(edits);
            faults = faults.or(brought_to_light(&text));
        }
    }
    let notes = suspect::find(&text, faults);
    (text, notes)
}

/// The faults of the lines that the last round of edits changed.
fn brought_to_light(text: &Text<'_>) -> Faults {
    let page = text.as_str();
    let (mut faults, mut changed) = (Faults::NONE, 0..0);
    for change in text.last_changes() {
        if change.new.end() < changed.end {
            continue;
        }
        let start = line_start(page, change.new.start()).max(changed.end);
        if start > changed.end {
            faults = faults.or(census::take(&page[changed]));
            changed = start..start;
        }
        changed.end = line_end(page, change.new.end());
    }
    faults.or(census::take(&page[changed]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Asserts of each pair that the first becomes the second, and that the second stays.
    pub fn assert_mends(mend: fn(&str, &Circumstances) -> Edits, pairs: &[(&str, &str)]) {
        for (before, after) in pairs {
            assert_eq!(mended(mend, before), *after);
            assert_eq!(mended(mend, after), *after, "once mended, it must stay");
        }
    }

    #[test]
    fn every_repair_is_listed_once_and_those_made_again_are_made_later() {
        let count = |name: &str| REPAIRS.iter().filter(|r| r.name == name).count();
        assert!(REPAIRS.iter().all(|r| count(r.name) == 1));
        let order: Vec<&str> = in_order().map(|r| r.name).collect();
        assert_eq!(order.len(), REPAIRS.len() + ONCE_MORE.len());
        for (name, behind) in ONCE_MORE {
            let places: Vec<usize> = (0..order.len()).filter(|&at| order[at] == *name).collect();
            assert!(places.len() == 2 && order[places[1] - 1] == *behind, "{name}");
        }
    }

    /// Asserts that none of the texts is changed.
    pub fn assert_stays(mend: fn(&str, &Circumstances) -> Edits, texts: &[&str]) {
        for text in texts {
            assert_eq!(mended(mend, text), *text);
        }
    }

    fn mended(mend: fn(&str, &Circumstances) -> Edits, text: &str) -> String {
        Text::plain(text).apply(mend(text, &UTF8)).as_str().to_owned()
    }

    const UTF8: Circumstances = Circumstances { encoding: "UTF-8" };

    fn repaired(text: &str) -> String {
        repair(Text::plain(text), &UTF8).0.as_str().to_owned()
    }

    #[test]
    fn a_page_without_faults_is_borrowed() {
        let page = "香港文匯報訊（記者 李明）政府撥款5,000萬元，「支持」業界。\n　　Web 3.0 is here.\n";
        let (text, notes) = repair(Text::plain(page), &UTF8);
        assert!(text.is_borrowed());
        assert_eq!(notes, []);
    }

    #[test]
    fn one_fault_brought_to_light_by_another_is_mended_too() {
        for (before, after) in [
            ("政\0政\0府\0府\0公\0公\0布\0布", "政府公布"),
            ("⽂&nbsp;匯&nbsp;要&nbsp;聞", "文匯要聞"),
            ("２０２３&#24180;", "2023年"),
            ("他說︱︱好", "他說——好"),
            ("⼈\u{FE00}&#20154;\u{E0100}", "人人"),
        ] {
            assert_eq!(repaired(before), after);
        }
    }

    /// What the repairs look for, and what stands about it.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "文", "匯", "要", "聞", "文文", "匯匯", "要要", "聞聞", " ", "  ", "\u{3000}", "\n", "\r", "\r\n", "\0",
        "\u{AD}", "\u{200B}", "\u{200D}", "\u{202A}", "א", "前\u{E0100}", "&", "amp;", "#28207;", "lt;",
        "&nbsp;", "\u{E5A2}", "\u{E81E}", "\u{F98A}", "⼈", "⻑", "部首", "︐", "﹕", "︱", "ｶ", "ﾞ", "２", "Ａ", "．",
        "，", "ﬁ", "e", "\u{301}", "か", "\u{3099}", "\u{A0}", "‧", "・", "─", "-", ".", "‥", "⋯", "Ã©", "é",
        "ä¸\u{AD}", "新", "A", "1", "11", "。", "(cid:3)", "\u{FFFD}", "一", "二", "爸爸", "\u{2028}", "\u{FE0F}",
        "🏳",
    ];

    /// Texts made of them.
    fn faulty() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(PIECES);
        prop::collection::vec(pieces, 0..40).prop_map(|v| v.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn each_repair_made_twice_is_made_once(text in faulty()) {
            for repair in REPAIRS {
                let once = Text::plain(&text).apply((repair.mend)(&text, &UTF8));
                let again = (repair.mend)(once.as_str(), &UTF8);
                let twice = once.clone().apply(again);
                prop_assert_eq!(twice.as_str(), once.as_str(), "{}", repair.name);
            }
        }

        #[test]
        fn repairing_any_text_twice_is_repairing_once(text in "\\PC{0,60}") {
            let once = repaired(&text);
            prop_assert_eq!(repaired(&once), once);
        }

        #[test]
        fn the_record_tells_all_that_was_changed(text in faulty()) {
            let (mended, _) = repair(Text::plain(&text), &UTF8);
            for (change, source) in mended.changes() {
                prop_assert!(text.get(source.range()).is_some(), "{:?} {:?}", change, source);
            }
            // A text whose changes are all of the first round is rebuilt from its record.
            let rounds: std::collections::BTreeSet<_> = mended.changes().map(|(c, _)| c.rule).collect();
            if rounds.len() == 1 {
                let mut rebuilt = text.clone();
                let changes: Vec<_> = mended.changes().collect();
                for (change, source) in changes.iter().rev() {
                    prop_assert_eq!(&text[source.range()], &*change.before);
                    rebuilt.replace_range(source.range(), &change.after);
                }
                prop_assert_eq!(&rebuilt, mended.as_str());
            }
        }
    }
}
