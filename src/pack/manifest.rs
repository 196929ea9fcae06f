//! `pack.toml`: what a pack says of itself.

use super::{
    fault::{Fault, File},
    table::{self, Table},
};

/// The keys of `pack.toml`; all are needed.
const KEYS: &[&str] = &["name", "version", "licence", "description"];

/// What a pack says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Its name, the first part of its rules' ids: small letters, digits and hyphens.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Under which terms its words may be used (an SPDX expression).
    pub licence: String,
    /// What it is for.
    pub description: String,
}

impl Manifest {
    /// Reads `pack.toml`.
    pub(super) fn read(file: File<'_>, faults: &mut Vec<Fault>) -> Self {
        let Some(parsed) = table::parse(file, faults) else { return Self::default() };
        let mut table = Table::new(file, 0, parsed.get_ref(), faults);
        table.only(KEYS);
        if let Some(name) = table.needed("name").filter(|n| !is_name(&n.value)) {
            table.fault(name.at, format!("`{}` is no name: small letters, digits and hyphens", name.value));
        }
        let mut text = |key| table.needed(key).map(|t| t.value).unwrap_or_default();
        let (version, licence, description) = (text("version"), text("licence"), text("description"));
        let name = table.text("name").map(|t| t.value).unwrap_or_default();
        Self { name, version, licence, description }
    }
}

/// Is it made of small letters, digits and hyphens?
pub fn is_name(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    first && text.len() <= 60 && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
