//! Any bytes decode without panic, with a map that leads every character to bytes of the file, in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{
    decode::{Hint, decode},
    text::Span,
};

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes, Hint::default());
    let text = decoded.text.as_str();
    let mut last = Span::new(0, 0);
    for (at, c) in text.char_indices() {
        let source = decoded.text.source(Span::new(at, at + c.len_utf8()));
        // Four pairs of Big5 are a letter with an accent.
        let after = source.start() >= last.end() || source == last && matches!(c, '\u{304}' | '\u{30C}');
        assert!(after && source.end() <= bytes.len(), "{source:?} after {last:?}");
        assert!(!source.is_empty(), "{c:?} was made of nothing");
        last = source;
    }
    for note in decoded.notes {
        assert!(note.source.end() <= bytes.len());
    }
});
