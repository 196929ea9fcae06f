//! Any text is read for numbers and dates without panic: spans lie in the text, values are exact decimals and dates of the
//! calendar.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{
    pack::Packs,
    pipeline::{Known, text},
};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fuzz_target!(|given: &str| {
    let known = Known { date: "2023-04-12".parse().ok(), ..Known::default() };
    let record = serde_json::to_value(text(serde_json::Value::Null, given, &known, &PACKS)).expect("a record is JSON");
    let characters: Vec<char> = given.chars().collect();
    for field in ["entities", "amounts", "dates", "quotes"] {
        for found in record[field].as_array().expect("a list") {
            let place = |end: &str| found[end].as_u64().expect("a place") as usize;
            let (start, end) = (place("start"), place("end"));
            assert!(start <= end && end <= characters.len(), "{found}");
        }
    }
    for amount in record["amounts"].as_array().expect("a list") {
        for value in amount["value"].as_str().into_iter().flat_map(|value| value.split("..")) {
            assert!(value.is_empty() || is_decimal(value), "{amount}");
        }
    }
    for date in record["dates"].as_array().expect("a list") {
        let kind = date["kind"].as_str().unwrap_or_default();
        let value = date["value"].as_str().unwrap_or_default();
        if kind == "date" && value.len() == 10 {
            assert!(value.parse::<jiff::civil::Date>().is_ok(), "{date}");
        }
    }
});

/// Digits with a sign before and a point among them, no exponent.
fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all(whole) && all(part)
}
