//! A difference from a golden, for a reader: what was meant, what was found, where on the page, and by which rule.

use super::{PageLines, columns};
use crate::golden::{Difference, Item};

/// Columns of a text that are shown.
const SHOWN: usize = 60;
/// Characters shown before the place where two long texts part.
const BEFORE: usize = 8;

/// Several lines: document, field, both sides, and the line of the page if the page is at hand. `made_by` tells a line each
/// of the rule and the words that made an item.
pub fn difference(
    document: &str,
    difference: &Difference,
    page: Option<&PageLines<'_>>,
    made_by: &dyn Fn(&Item) -> Vec<String>,
) -> String {
    let Difference { field, golden, found } = difference;
    let how = match (golden, found) {
        (Some(_), None) => "missed",
        (None, _) => "extra",
        (Some(_), Some(_)) => "differs",
    };
    let mut out = format!("{document} · {field} · {how}\n");
    out += &page.and_then(|page| on_page(golden.as_ref(), found.as_ref(), page)).unwrap_or_default();
    for (side, item) in [("golden", golden), ("found", found)] {
        if let Some(item) = item {
            out += &format!("  {side:<7} {}\n", line(item));
        }
    }
    for line in found.iter().flat_map(made_by) {
        out += &format!("  {line}\n");
    }
    if let (Some(golden), Some(found)) = (golden, found) {
        out += &keys(golden, found);
    }
    out
}

/// The line of the page, with marks under the item, or under the first character where two texts part that begin alike.
fn on_page(golden: Option<&Item>, found: Option<&Item>, page: &PageLines<'_>) -> Option<String> {
    let item = found.filter(|f| !f.source.is_empty()).or(golden)?;
    let [start, end] = *item.source.first()?;
    let common = golden.zip(found).filter(|(g, f)| g.text != f.text).map(|(g, f)| parting(&g.text, &f.text).0);
    let excerpt = match common.filter(|text| !text.is_empty()) {
        Some(text) => page.after(&item.source, text),
        None => page.at(start, end),
    };
    Some(format!("  line {} of the page\n{}\n", excerpt.line, excerpt.marked("    ")))
}

/// The keys by which two items differ.
fn keys(golden: &Item, found: &Item) -> String {
    let mut out = String::new();
    for (key, a, b) in golden.differences(found) {
        let (a, b) = if columns(&a) + columns(&b) > 2 * SHOWN { parted(&a, &b) } else { (a, b) };
        out += &format!("  {key}: {a} → {b}\n");
    }
    if out.is_empty() {
        out = format!("  place: {} → {}\n", spans(golden), spans(found));
    }
    out
}

fn spans(item: &Item) -> String {
    match (&item.source[..], &item.place) {
        ([], Some((block, start, end))) => format!("{block}, {start}–{end}"),
        (source, _) => {
            format!("bytes {}", source.iter().map(|[s, e]| format!("{s}–{e}")).collect::<Vec<_>>().join(" "))
        }
    }
}

/// What two texts have in common at their start, and the rest of each.
fn parting<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str, &'t str) {
    let same: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (&a[..same], &a[same..], &b[same..])
}

/// Two long texts from a little before the place where they part.
fn parted(a: &str, b: &str) -> (String, String) {
    let (common, a, b) = parting(a, b);
    let start = common.char_indices().rev().nth(BEFORE).map_or(0, |(i, _)| i);
    let lead = if start > 0 { "…" } else { "" };
    let side = |rest: &str| short(&format!("{lead}{}{rest}", &common[start..]), SHOWN);
    (side(a), side(b))
}

fn line(item: &Item) -> String {
    let place = match &item.place {
        Some((block, start, end)) if block.contains('.') => format!(" ({block}, {start}–{end})"),
        _ => String::new(),
    };
    format!("{} {}{place}", item.kind, short(&item.text, SHOWN)).trim_start().to_owned()
}

/// A text on one line, cut where it grows too long.
fn short(text: &str, most: usize) -> String {
    super::head(&text.replace('\n', " "), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_part() {
        let (a, b) = (format!("{}甲", "一".repeat(99)), format!("{}乙{}", "一".repeat(99), "二".repeat(99)));
        let (a, b) = parted(&a, &b);
        assert_eq!(a, "…一一一一一一一一一甲");
        assert!(b.starts_with("…一一一一一一一一一乙二") && b.ends_with("二…") && columns(&b) < 100, "{b}");
        assert_eq!(parted("甲乙", "甲丙"), ("甲乙".into(), "甲丙".into()));
    }
}
