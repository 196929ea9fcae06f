//! Patterns of rules: what they match, and the limits that keep a pack from costing more than it should.

use super::Kind;
use crate::text::fold;
use regex::{Regex, RegexBuilder};

/// The longest pattern, in characters.
const LONGEST: usize = 500;
/// The largest compiled pattern, in bytes.
const LARGEST: usize = 256 << 10;
/// The groups a pattern may name.
pub const GROUPS: &[&str] = &["it", "value", "unit"];

/// A compiled pattern and what its matches are.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The kind of what it matches.
    pub kind: Kind,
    /// Matches folded text.
    pub regex: Regex,
    /// The pattern as written.
    pub written: String,
    /// The unit of its amounts, where no group gives it.
    pub unit: Option<String>,
    /// The ISO 4217 code of its money.
    pub currency: Option<String>,
}

/// Compiles a pattern for folded text, or says why it cannot be.
pub fn compile(written: &str) -> Result<Regex, String> {
    let length = written.chars().count();
    if length > LONGEST {
        return Err(format!("a pattern of {length} characters; the limit is {LONGEST}"));
    }
    let regex = RegexBuilder::new(&folded(written))
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST * 4)
        .nest_limit(20)
        .build()
        .map_err(|error| fault(&error))?;
    if regex.is_match("") {
        return Err("the pattern matches nothing at all, and so everywhere".into());
    }
    match regex.capture_names().flatten().find(|name| !GROUPS.contains(name)) {
        Some(name) => Err(super::fault::unknown("group", name, GROUPS)),
        None => Ok(regex),
    }
}

/// Both scripts and widths match one pattern; a mark of full width means itself.
fn folded(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for c in written.chars() {
        let folded = fold(c);
        if !c.is_ascii() && folded.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(folded);
    }
    out
}

fn fault(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too costly: repeat less, or fewer kinds of character".into(),
        other => {
            let text = other.to_string();
            let last = text.lines().rev().find(|l| !l.trim().is_empty()).unwrap_or(&text);
            format!("a bad pattern: {}", last.trim().trim_start_matches("error: "))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_widths_meet() {
        let regex = compile("黎克特制（[0-9.]+）級").unwrap();
        assert!(regex.is_match("黎克特制(5.6)级"));
        assert!(!regex.is_match("黎克特制5.6级"));
    }

    #[test]
    fn costs_are_bounded_and_faults_named() {
        let fault = |pattern: &str| compile(pattern).unwrap_err();
        assert_eq!(fault("(甲"), "a bad pattern: unclosed group");
        assert!(fault(r"\w{50}{50}").starts_with("the pattern is too costly"));
        assert!(fault(&"甲".repeat(501)).contains("501 characters"));
        assert!(fault("甲*").contains("everywhere"));
        assert_eq!(fault("(?P<valeu>甲)"), "no group `valeu`; did you mean `value`?");
        assert!(fault(&format!("{}甲{}", "(".repeat(60), ")".repeat(60))).starts_with("a bad pattern"));
    }
}
