//! Any text is repaired without panic; each repair made twice is made once; the record names places of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{
    repair::{Circumstances, REPAIRS, repair},
    text::Text,
};

fuzz_target!(|given: &str| {
    for encoding in ["UTF-8", "gb18030"] {
        let circumstances = Circumstances { encoding };
        for one in REPAIRS {
            let mended = |text: &str| Text::plain(text).apply((one.mend)(text, &circumstances)).as_str().to_owned();
            let once = mended(given);
            assert_eq!(mended(&once), once, "{} twice is not {0} once", one.name);
        }
        let (text, notes) = repair(Text::plain(given), &circumstances);
        for (change, source) in text.changes() {
            assert!(given.get(source.range()).is_some(), "{change:?} at {source:?}");
        }
        for note in notes {
            assert!(given.get(note.source.range()).is_some(), "{note:?}");
        }
    }
});
