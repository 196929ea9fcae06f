//! Findings as comma-separated values, one row a finding, safe to open in a spreadsheet.
//!
//! A cell of text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their full-width
//! forms, a tab, a carriage return or NUL) gets a `'` before it. Cells that are numbers by their column are left alone.

use crate::document::{Amount, Date, Document, Entity, Place, Quote, TextRecord};
use serde::Serialize;

/// Are cells guarded against being taken for formulas?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Safety {
    /// They are.
    #[default]
    Safe,
    /// They are written as they are.
    Raw,
}

/// The columns. Those that hold numbers or ids of our own making are not guarded.
const COLUMNS: &[(&str, bool)] = &[
    ("path", true),
    ("article", true),
    ("block", false),
    ("dimension", false),
    ("kind", false),
    ("text", true),
    ("start", false),
    ("end", false),
    ("source", false),
    ("rule", true),
    ("value", false),
    ("currency", true),
    ("unit", true),
    ("approx", false),
    ("direction", false),
    ("name", true),
    ("titles", true),
    ("of", true),
    ("speaker", true),
    ("verb", true),
    ("direct", false),
];

/// Writes rows.
#[derive(Debug, Default)]
pub struct Csv {
    out: Vec<u8>,
    safety: Safety,
}

impl Csv {
    /// The line of column names.
    pub fn header() -> Vec<u8> {
        let names: Vec<&str> = COLUMNS.iter().map(|c| c.0).collect();
        (names.join(",") + "\n").into_bytes()
    }

    /// The rows of a page.
    pub fn page(document: &Document, safety: Safety) -> Vec<u8> {
        let mut csv = Self { out: Vec::new(), safety };
        for a in &document.articles {
            csv.findings([&document.source.path, &a.id], &a.entities, &a.amounts, &a.dates, &a.quotes);
        }
        csv.out
    }

    /// The rows of a plain text; `path` is where it came from.
    pub fn text(record: &TextRecord, path: &str, safety: Safety) -> Vec<u8> {
        let mut csv = Self { out: Vec::new(), safety };
        let id = record.id.as_str().map_or_else(|| record.id.to_string(), str::to_owned);
        csv.findings([path, &id], &record.entities, &record.amounts, &record.dates, &record.quotes);
        csv.out
    }

    fn findings(&mut self, of: [&str; 2], entities: &[Entity], amounts: &[Amount], dates: &[Date], quotes: &[Quote]) {
        for e in entities {
            let cells = [("name", e.name.clone()), ("titles", Some(e.titles.join("; "))), ("of", e.of.clone())];
            self.row(of, ["entity", &word(&e.kind), &e.text, &e.rule], &e.place, &cells);
        }
        for a in amounts {
            let cells = [
                ("value", a.value.clone()),
                ("currency", a.currency.clone()),
                ("unit", a.unit.clone()),
                ("approx", a.approx.map(|x| word(&x))),
                ("direction", a.direction.map(|x| word(&x))),
            ];
            self.row(of, ["amount", &word(&a.kind), &a.text, &a.rule], &a.place, &cells);
        }
        for d in dates {
            self.row(of, ["date", &word(&d.kind), &d.text, &d.rule], &d.place, &[("value", d.value.clone())]);
        }
        for q in quotes {
            let direct = Some(q.direct.to_string());
            let cells = [("speaker", q.speaker.clone()), ("verb", q.verb.clone()), ("direct", direct)];
            self.row(of, ["quote", "quote", &q.text, ""], &q.place, &cells);
        }
    }

    fn row(&mut self, [path, article]: [&str; 2], what: [&str; 4], place: &Place, more: &[(&str, Option<String>)]) {
        let [dimension, kind, text, rule] = what;
        let source: Vec<String> = place.source.iter().map(|[s, e]| format!("{s}-{e}")).collect();
        let (start, end, source) = (place.start.to_string(), place.end.to_string(), source.join(" "));
        for (i, (column, guarded)) in COLUMNS.iter().enumerate() {
            let cell = match *column {
                "path" => path,
                "article" => article,
                "block" => place.block.as_deref().unwrap_or_default(),
                "dimension" => dimension,
                "kind" => kind,
                "text" => text,
                "start" => &start,
                "end" => &end,
                "source" => &source,
                "rule" => rule,
                other => more.iter().find(|(name, _)| *name == other).and_then(|m| m.1.as_deref()).unwrap_or_default(),
            };
            if i > 0 {
                self.out.push(b',');
            }
            self.cell(cell, *guarded && self.safety == Safety::Safe);
        }
        self.out.push(b'\n');
    }

    fn cell(&mut self, cell: &str, guarded: bool) {
        let risky = guarded && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
        let quoted = cell.contains(['"', ',', '\n', '\r']);
        let text = if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() };
        let text = match (risky, quoted) {
            (true, true) => text.replacen('"', "\"'", 1),
            (true, false) => format!("'{text}"),
            (false, _) => text,
        };
        self.out.extend_from_slice(text.as_bytes());
    }
}

/// A variant's name as the JSON has it.
fn word(variant: &impl Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn cell(text: &str, guarded: bool) -> String {
        let mut csv = Csv::default();
        csv.cell(text, guarded);
        String::from_utf8(csv.out).unwrap()
    }

    #[test]
    fn formulas_are_disarmed_in_columns_of_text() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "＠x", "\0"] {
            assert_eq!(cell(text, true), format!("'{text}"));
            assert_eq!(cell(text, false), text);
        }
        assert_eq!(cell("=a,\"b\"", true), "\"'=a,\"\"b\"\"\"");
    }

    #[test]
    fn other_cells_are_quoted_only_where_they_must_be() {
        assert_eq!(cell("行政長官", true), "行政長官");
        assert_eq!(cell("a,b", true), "\"a,b\"");
        assert_eq!(cell("a\nb", true), "\"a\nb\"");
        assert_eq!(cell("1=2", true), "1=2");
    }
}
