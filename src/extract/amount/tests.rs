//! How rules show their cases: `text: kind span=value [currency] [unit] [approx] [direction]; …`, or the text alone where
//! nothing must be found.

use super::find;
use crate::{
    extract::{Amount, Circumstances, Found, Overlaps, Passage, Role, Story, What, settle},
    pack::Packs,
    scan::Scanned,
};

fn describe(amount: &Amount, span: &str) -> String {
    let kind = format!("{:?}", amount.kind).to_lowercase();
    let mut line = format!("{kind} {span}={}", amount.value.as_deref().unwrap_or("?"));
    let words = [
        amount.currency.as_deref().map(str::to_owned),
        amount.unit.clone(),
        amount.approx.map(|a| format!("{a:?}").to_lowercase()),
        amount.direction.map(|d| format!("{d:?}").to_lowercase()),
    ];
    for word in words.into_iter().flatten() {
        line = line + " " + &word;
    }
    line
}

/// What is found in a text, settled over all kinds.
pub(super) fn read(text: &str, packs: &Packs) -> String {
    let scan = Scanned::new(text, &packs.lexicon);
    let passage = Passage { role: Role::Plain, scan: &scan };
    let story = Story { passages: &[passage], circumstances: Circumstances::default(), packs };
    let found = settle(find(&story), Overlaps::Best);
    let line = |f: &Found| match &f.what {
        What::Amount(a) => Some(describe(a, scan.slice(f.span.start(), f.span.end()))),
        _ => None,
    };
    found.iter().filter_map(line).collect::<Vec<_>>().join("; ")
}

/// Checks lines of cases.
pub(super) fn check(cases: &str) {
    let packs = Packs::built_in();
    for line in cases.lines().map(str::trim) {
        let (text, wanted) = line.split_once(": ").unwrap_or((line, ""));
        assert_eq!(read(text, &packs), wanted, "{text}");
    }
}
