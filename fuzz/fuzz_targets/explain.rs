//! The lines of any text are explained as they were joined, in whatever order they stand.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{
    lines::{Form, explain, join},
    text::Text,
};

fuzz_target!(|given: &str| {
    for form in [Form::Page, Form::Article] {
        let blocks = join(Text::plain(given), form).1;
        let mut made: Vec<_> = blocks.iter().flat_map(|b| b.lines.windows(2).map(|two| (two[0], two[1]))).collect();
        let (_, same, told) = explain(Text::plain(given), form);
        assert_eq!(same, blocks);
        let mut told: Vec<_> = told.into_iter().filter(|reason| reason.joined).map(|reason| (reason.from, reason.to)).collect();
        made.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, made);
    }
});
