//! What is made of what a rule matches: its maker, read from the keys that the maker takes.

use super::Rules;
use crate::pack::{
    Class, Kind,
    fault::unknown,
    maker::{Maker, Named},
    pattern::{self, Cost, Pattern},
    table::{Table, Text},
};
use regex::Regex;

/// The most bytes that the automata of a pack's patterns may take together: what bounds the time to compile them.
const MOST_AUTOMATA: usize = 16 << 20;
/// The most patterns of a pack that have no such automaton.
const MOST_UNEVEN: usize = 20;

impl Rules {
    /// The maker called for, with what the rule says of it.
    pub(super) fn make(&mut self, named: &Named, table: &mut Table<'_, '_>) -> Option<Maker> {
        let lexicon = |class, data: &str| Some(Maker::Lexicon(class, data.to_owned()));
        match named.name {
            "word" => Some(Maker::Word(kind(table, true)?)),
            "pattern" => self.pattern(table),
            "title" => lexicon(Class::Title, ""),
            "org_suffix" => lexicon(Class::OrgSuffix, "strong"),
            "currency" => {
                let code = table.needed("code")?;
                currency(table, &code).then(|| lexicon(Class::Currency, &code.value))?
            }
            _ => lexicon(Class::Unit, "count"),
        }
    }

    /// A pattern with the kind, unit and currency of what it finds.
    fn pattern(&mut self, table: &mut Table<'_, '_>) -> Option<Maker> {
        let kind = kind(table, false)?;
        let written = table.needed("pattern")?;
        let unit = table.text("unit").map(|t| t.value);
        let currency = table.text("currency").filter(|code| currency(table, code)).map(|t| t.value);
        self.patterns += 1;
        let (regex, cost) = self.compile(&written, table)?;
        let starts = pattern::starts(&written.value);
        let written = written.value;
        Some(Maker::Pattern(Box::new(Pattern { kind, regex, written, unit, currency, cost, starts })))
    }

    /// Compiles a pattern, as long as those of the pack are not too costly together.
    fn compile(&mut self, written: &Text, table: &mut Table<'_, '_>) -> Option<(Regex, Cost)> {
        if self.automata > MOST_AUTOMATA || self.uneven > MOST_UNEVEN {
            table.fault(written.at, "the patterns of this pack are too costly together: make fewer or plainer ones");
            return None;
        }
        let compile = if self.built_in { pattern::compile_built_in } else { pattern::compile };
        let (regex, cost) = compile(&written.value).map_err(|message| table.fault(written.at, message)).ok()?;
        match cost {
            Cost::Even(bytes) => self.automata += bytes,
            Cost::Uneven => self.uneven += 1,
        }
        Some((regex, cost))
    }
}

/// The kind called for; if `entity`, one of an entity.
fn kind(table: &mut Table<'_, '_>, entity: bool) -> Option<Kind> {
    let written = table.needed("kind")?;
    let kind = Kind::named(&written.value).filter(|k| !entity || k.is_entity());
    if kind.is_none() {
        let names: Vec<&str> = Kind::ALL.iter().filter(|k| !entity || k.is_entity()).map(|k| k.name()).collect();
        table.fault(written.at, unknown("kind", &written.value, &names));
    }
    kind
}

/// Is it a currency code? If not, that is a fault.
fn currency(table: &mut Table<'_, '_>, code: &Text) -> bool {
    let sound = is_currency(&code.value);
    if !sound {
        table.fault(code.at, format!("`{}` is no currency code: three capital letters (ISO 4217)", code.value));
    }
    sound
}

/// Is it the shape of an ISO 4217 code?
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}
