//! A comparison with goldens as JUnit XML: one test case a document.

use crate::golden::{Comparison, DocumentOutcome};
use std::fmt::Write as _;

/// Differences that a failure lists.
const LISTED: usize = 20;

/// The XML.
pub fn junit(comparison: &Comparison) -> String {
    let failed = comparison.documents.iter().filter(|d| fails(d)).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let tests = comparison.documents.len();
    let _ = writeln!(out, "<testsuite name=\"newsprint validate\" tests=\"{tests}\" failures=\"{failed}\">");
    for document in &comparison.documents {
        let name = escaped(&document.name);
        if !fails(document) {
            let _ = writeln!(out, "  <testcase classname=\"golden\" name=\"{name}\"/>");
            continue;
        }
        let listed: String = document.findings.differences.iter().take(LISTED).map(line).collect();
        let count = document.findings.differences.len();
        let _ = writeln!(
            out,
            "  <testcase classname=\"golden\" name=\"{name}\">\n    <failure message=\"{count} differences\">{}</failure>\n  </testcase>",
            escaped(&listed)
        );
    }
    out + "</testsuite>\n"
}

fn fails(document: &DocumentOutcome) -> bool {
    !document.there || !document.findings.differences.is_empty()
}

fn line(difference: &crate::golden::Difference) -> String {
    super::difference("", difference, None, &|_| Vec::new()).trim_start_matches(" · ").to_owned()
}

/// Text as XML can hold it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_input_becomes_markup() {
        let document = DocumentOutcome {
            name: "<a>\"&\u{1}.json".into(),
            there: false,
            exact: false,
            whole: true,
            findings: crate::golden::Compared::default(),
        };
        let xml = junit(&Comparison { documents: vec![document], without_golden: Vec::new() });
        assert!(xml.contains("name=\"&lt;a&gt;&quot;&amp;\u{FFFD}.json\""), "{xml}");
        assert!(xml.contains("failures=\"1\""));
    }
}
