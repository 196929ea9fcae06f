//! A TOML table read key by key, every fault with its place.

use super::fault::{Fault, File, unknown};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A string of a pack and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The string.
    pub value: String,
    /// Its first byte in the file.
    pub at: usize,
}

/// A table of a pack's file. What is wrong with it is added to the faults, and reading goes on.
pub struct Table<'a, 'f> {
    /// The file it stands in.
    pub file: File<'a>,
    /// Its first byte.
    pub at: usize,
    map: &'a DeTable<'a>,
    faults: &'f mut Vec<Fault>,
}

impl<'a, 'f> Table<'a, 'f> {
    /// A table of a parsed file.
    pub fn new(file: File<'a>, at: usize, map: &'a DeTable<'a>, faults: &'f mut Vec<Fault>) -> Self {
        Self { file, at, map, faults }
    }

    /// Adds a fault.
    pub fn fault(&mut self, at: usize, message: impl Into<String>) {
        self.faults.push(self.file.fault(at, message));
    }

    /// Finds fault with every key that is not among `keys`.
    pub fn only(&mut self, keys: &[&str]) {
        let mut strangers: Vec<_> = self.map.keys().filter(|k| !keys.contains(&k.get_ref().as_ref())).collect();
        strangers.sort_by_key(|k| k.span().start);
        for key in strangers {
            self.faults.push(self.file.fault(key.span().start, unknown("key", key.get_ref(), keys)));
        }
    }

    /// The string of a key that may be left out.
    pub fn text(&mut self, key: &str) -> Option<Text> {
        let value = self.map.get(key)?;
        self.string(key, value)
    }

    /// The string of a key that must be there and not be empty.
    pub fn needed(&mut self, key: &str) -> Option<Text> {
        match self.map.get(key) {
            None => {
                self.fault(self.at, format!("`{key}` is missing"));
                None
            }
            Some(value) => self.string(key, value).filter(|text| {
                let empty = text.value.trim().is_empty();
                if empty {
                    self.fault(text.at, format!("`{key}` is empty"));
                }
                !empty
            }),
        }
    }

    /// The strings of a key that may be left out.
    pub fn texts(&mut self, key: &str) -> Vec<Text> {
        let Some(value) = self.map.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(key, item)).collect(),
            other => {
                let message = format!("`{key}` is {}, not a list of strings", other.type_str());
                self.fault(value.span().start, message);
                Vec::new()
            }
        }
    }

    fn string(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let at = value.span().start;
        match value.get_ref() {
            DeValue::String(text) => Some(Text { value: text.to_string(), at }),
            other => {
                self.fault(at, format!("`{key}` holds {}, not a string", other.type_str()));
                None
            }
        }
    }
}

/// Parses a TOML file.
pub fn parse<'a>(file: File<'a>, faults: &mut Vec<Fault>) -> Option<Spanned<DeTable<'a>>> {
    match DeTable::parse(file.text) {
        Ok(table) => Some(table),
        Err(error) => {
            let at = error.span().map_or(0, |s| s.start);
            faults.push(file.fault(at, error.message().replace('\n', "; ")));
            None
        }
    }
}
