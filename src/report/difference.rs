//! A difference from a golden, for a reader: what was meant, what was found, where on the page.

use super::Lines;
use crate::golden::{Difference, Item};

/// Several lines: document, field, both sides, and the line of the page if the page is at hand.
pub fn difference(document: &str, difference: &Difference, page: Option<&Lines<'_>>) -> String {
    let Difference { field, golden, found } = difference;
    let how = match (golden, found) {
        (Some(_), None) => "missed",
        (None, _) => "extra",
        (Some(_), Some(_)) => "differs",
    };
    let mut out = format!("{document} · {field} · {how}\n");
    let place = golden.as_ref().filter(|g| !g.source.is_empty()).or(found.as_ref()).or(golden.as_ref());
    if let (Some(page), Some([start, end])) = (page, place.and_then(|i| i.source.first())) {
        let excerpt = page.at(*start, *end);
        out += &format!("  line {} of the page\n{}\n", excerpt.line, excerpt.marked("    "));
    }
    for (side, item) in [("golden", golden), ("found", found)] {
        if let Some(item) = item {
            out += &format!("  {side:<7} {}\n", line(item));
        }
    }
    if let (Some(golden), Some(found)) = (golden, found) {
        for (key, a, b) in golden.differences(found) {
            out += &format!("  {key}: {a} → {b}\n");
        }
    }
    out
}

fn line(item: &Item) -> String {
    let place = match &item.place {
        Some((block, start, end)) if block.contains('.') => format!(" ({block}, {start}–{end})"),
        _ => String::new(),
    };
    let rule = item.rule.as_ref().map(|r| format!(" by {r}")).unwrap_or_default();
    format!("{} {}{place}{rule}", item.kind, item.text.replace('\n', " ")).trim_start().to_owned()
}
