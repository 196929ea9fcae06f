//! Patterns of rules: what they match, and the limits that keep a pack from costing more than it should.
//!
//! A search is fast as long as an automaton with one state at a time (a DFA) does it. Of some patterns that automaton grows
//! without bound (`甲.{90}乙` has to remember where each 甲 of the last 90 characters stood), and in a text made for it the
//! search falls back to one a hundred times slower. So the automaton is made whole here: a pattern that has one reads each
//! byte in one step. Of those that have none a few small ones are let in, and find no more than [`MOST_MATCHES`] in a window.

use super::{Kind, starts::Starts};
use crate::text::fold;
use regex::{Regex, RegexBuilder};
use regex_automata::{
    dfa::{dense, regex as dfa},
    nfa::thompson,
    util::syntax,
};

/// The longest pattern, in characters.
const LONGEST: usize = 500;
/// The largest compiled pattern, in bytes, before its automaton is made.
const LARGEST: usize = 128 << 10;
/// The largest automaton of a pattern, in bytes, for each direction of reading.
const LARGEST_AUTOMATON: usize = 1 << 20;
/// The most states of a pattern that has no such automaton.
const MOST_STATES: usize = 500;
/// The most matches in a window of a pattern that has none.
pub const MOST_MATCHES: usize = 8;
/// The deepest nesting of groups.
const DEEPEST: u32 = 20;
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
    /// What its searches cost.
    pub cost: Cost,
    /// What its matches begin with, where that is known.
    pub starts: Option<Starts>,
}

/// What the searches of a pattern cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// A step a byte, by an automaton of so many bytes.
    Even(usize),
    /// Up to [`MOST_STATES`] steps a byte, in a text made for it.
    Uneven,
}

impl Pattern {
    /// May a folded text hold a match? Told by a look at its characters, without a search.
    pub fn may_match(&self, folded: &[char]) -> bool {
        self.starts.as_ref().is_none_or(|starts| starts.occur_in(folded))
    }

    /// How many matches are looked for in a window.
    pub fn most(&self) -> usize {
        match self.cost {
            Cost::Even(_) => usize::MAX,
            Cost::Uneven => MOST_MATCHES,
        }
    }
}

/// What the matches of a pattern begin with, where that is known.
pub fn starts(written: &str) -> Option<Starts> {
    Starts::of(&folded(written))
}

/// Compiles a pattern for folded text and tells what it costs, or says why it cannot be.
pub fn compile(written: &str) -> Result<(Regex, Cost), String> {
    Ok((regex(written)?, cost(&folded(written))?))
}

/// The same of a pattern of the built-in pack. A test has seen that those cost a step a byte: to tell anew takes longer than
/// all else that loading the pack does.
pub fn compile_built_in(written: &str) -> Result<(Regex, Cost), String> {
    Ok((regex(written)?, Cost::Even(0)))
}

fn regex(written: &str) -> Result<Regex, String> {
    let length = written.chars().count();
    if length > LONGEST {
        return Err(format!("a pattern of {length} characters; the limit is {LONGEST}"));
    }
    let regex = RegexBuilder::new(&folded(written))
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST_AUTOMATON * 2)
        .nest_limit(DEEPEST)
        .build()
        .map_err(|error| fault(&error))?;
    if regex.is_match("") {
        return Err("the pattern matches nothing at all, and so everywhere".into());
    }
    if let Some(name) = regex.capture_names().flatten().find(|name| !GROUPS.contains(name)) {
        return Err(super::fault::unknown("group", name, GROUPS));
    }
    Ok(regex)
}

fn cost(folded: &str) -> Result<Cost, String> {
    let size = dense::Config::new()
        .dfa_size_limit(Some(LARGEST_AUTOMATON))
        .determinize_size_limit(Some(LARGEST_AUTOMATON * 2));
    let syntax = syntax::Config::new().nest_limit(DEEPEST);
    let nfa = thompson::Config::new().nfa_size_limit(Some(LARGEST));
    let whole = dfa::Builder::new().syntax(syntax).thompson(nfa.clone()).dense(size).build(folded);
    if let Ok(both) = whole {
        return Ok(Cost::Even(both.forward().memory_usage() + both.reverse().memory_usage()));
    }
    if folded.contains(r"\b") || folded.contains(r"\B") {
        return Err(
            r"`\b` and `\B` are too costly here, since Han text has no words: write `(?-u:\b)` for Latin words".into(),
        );
    }
    let states =
        thompson::Compiler::new().syntax(syntax).configure(nfa).build(folded).map_or(usize::MAX, |n| n.states().len());
    if states <= MOST_STATES { Ok(Cost::Uneven) } else { Err(TOO_COSTLY.into()) }
}

const TOO_COSTLY: &str = "the pattern is too costly: repeat less (`.{90}` remembers 90 places), and keep what opens a match out \
                          of what is repeated behind it (`《[^《》]{1,40}》`, not `《[^》]{1,40}》`)";

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
        regex::Error::CompiledTooBig(_) => TOO_COSTLY.into(),
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
        let (regex, _) = compile("黎克特制（[0-9.]+）級").unwrap();
        assert!(regex.is_match("黎克特制(5.6)级"));
        assert!(!regex.is_match("黎克特制5.6级"));
    }

    fn refused(pattern: &str) -> String {
        compile(pattern).map(|(_, cost)| format!("let in: {cost:?}")).unwrap_or_else(|why| why)
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(refused("(甲"), "a bad pattern: unclosed group");
        assert!(refused(&"甲".repeat(501)).contains("501 characters"));
        assert!(refused("甲*").contains("everywhere"));
        assert_eq!(refused("(?P<valeu>甲)"), "no group `valeu`; did you mean `value`?");
        assert!(refused(&format!("{}甲{}", "(".repeat(60), ")".repeat(60))).starts_with("a bad pattern"));
    }

    #[test]
    fn what_would_cost_too_much_is_refused() {
        for pattern in [r"\w{50}{50}", ".*甲.{90}乙", "(?:.*[甲丙丁].{30}){3}乙|丙", ".{300}"] {
            assert!(refused(pattern).starts_with("the pattern is too costly"), "{pattern}: {}", refused(pattern));
        }
        assert!(refused(r"\bGDP\b").contains("(?-u:\\b)"), "{}", refused(r"\bGDP\b"));
    }

    #[test]
    fn what_people_write_is_let_in() {
        for pattern in [
            r"(?-u:\b)GDP(?-u:\b)",
            r"\p{Han}{2,12}(?:公司|集團)",
            r"黎克特制(?P<it>(?P<value>[0-9.]+)級)",
            "《[^《》]{1,40}》第[一二三四五六七八九十]+[章回]",
        ] {
            assert!(matches!(compile(pattern), Ok((_, Cost::Even(_)))), "{pattern}: {}", refused(pattern));
        }
        for pattern in [
            r"(?:恒生|國企|科技)指數.{0,12}(?P<it>(?P<value>\d[\d,.]*)(?P<unit>點))",
            "[甲丙]*甲[甲丙]{90}",
            "《[^》]{1,40}》",
            r"[A-Z][A-Za-z&.\- ]{2,40}(?:Ltd|Inc)",
            ".*甲.{40}乙|.",
        ] {
            assert!(matches!(compile(pattern), Ok((_, Cost::Uneven))), "{pattern}: {}", refused(pattern));
        }
    }
}
