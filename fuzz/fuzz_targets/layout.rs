//! Any text becomes a document without panic: twice the same, every block's text led back to bytes of the page.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{
    lines::Form,
    pack::Packs,
    pipeline::{Known, page},
};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fuzz_target!(|given: &str| {
    for form in [Form::Page, Form::Article] {
        let known = Known { form, ..Known::default() };
        let document = page(given.as_bytes(), &known, &PACKS);
        for block in document.articles.iter().flat_map(|article| &article.blocks) {
            assert!(!block.text.is_empty());
            for range in &block.source {
                assert!(range[0] <= range[1] && range[1] as usize <= given.len(), "{range:?} of {}", given.len());
            }
        }
        let json = |document| serde_json::to_string(document).expect("a document is JSON");
        assert_eq!(json(&document), json(&page(given.as_bytes(), &known, &PACKS)));
    }
});
