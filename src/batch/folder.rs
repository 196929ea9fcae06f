//! `newsprint.toml`: what a folder says of its pages.
//!
//! ```toml
//! [[page]]
//! match = "2023-04-12/*.txt"      # a path or glob below the folder
//! date = "2023-04-12"
//! publication = "香港文匯報"
//! encoding = "big5"
//! as = "page"
//! ```
//! Where several tables match a page, the later one wins, key by key.

use super::{Given, InputForm, read};
use crate::error::{Error, Result};
use encoding_rs::Encoding;
use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::{fs, io, path::Path};

/// The file's name.
pub const NAME: &str = "newsprint.toml";

/// What a folder says of its pages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    #[serde(default)]
    page: Vec<Table>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "match", deserialize_with = "glob")]
    matches: GlobMatcher,
    #[serde(default, deserialize_with = "date")]
    date: Option<Date>,
    #[serde(default, deserialize_with = "name")]
    publication: Option<String>,
    #[serde(default, deserialize_with = "encoding")]
    encoding: Option<&'static Encoding>,
    #[serde(rename = "as")]
    form: Option<InputForm>,
}

impl Folder {
    /// Reads the settings of `folder`; a folder without any says nothing.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text, &path),
            Err(e) if e.kind() == io::ErrorKind::InvalidData => Err(malformed(&path, "", 0, "not UTF-8")),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(malformed(&path, "", 0, &read::plain(&e))),
        }
    }

    fn parse(text: &str, path: &Path) -> Result<Self> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        toml::from_str(text).map_err(|e| malformed(path, text, e.span().map_or(0, |s| s.start), e.message()))
    }

    /// What is said of the page at `relative`.
    pub fn given(&self, relative: &Path) -> Given {
        let matching = self.page.iter().rev().filter(|t| t.matches.is_match(relative));
        matching.fold(Given::default(), |given, table| given.or(&table.given()))
    }
}

impl Table {
    fn given(&self) -> Given {
        let Self { date, publication, encoding, form, .. } = self;
        Given { date: *date, publication: publication.clone(), encoding: *encoding, form: *form }
    }
}

fn malformed(path: &Path, text: &str, at: usize, message: &str) -> Error {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    Error::Malformed {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message: message.to_owned(),
    }
}

fn glob<'de, D: Deserializer<'de>>(from: D) -> Result<GlobMatcher, D::Error> {
    let pattern = String::deserialize(from)?;
    let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
    glob.map(|g| g.compile_matcher()).map_err(|e| D::Error::custom(e.kind()))
}

/// A date as TOML writes it, in quotation marks or without.
fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let text = match toml::Value::deserialize(from)? {
        toml::Value::String(text) => text,
        other => other.to_string(),
    };
    text.parse().map(Some).map_err(|_| D::Error::custom(format!("{text} is no date; write YYYY-MM-DD")))
}

fn name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let name = String::deserialize(from)?;
    if name.trim().is_empty() { Err(D::Error::custom("an empty name")) } else { Ok(Some(name)) }
}

fn encoding<'de, D: Deserializer<'de>>(from: D) -> Result<Option<&'static Encoding>, D::Error> {
    let label = String::deserialize(from)?;
    let known = Encoding::for_label(label.as_bytes());
    known.map(Some).ok_or_else(|| D::Error::custom(format!("{label} is no encoding; try utf-8, big5 or gb18030")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Folder> {
        Folder::parse(text, Path::new("newsprint.toml"))
    }

    #[test]
    fn later_tables_win_key_by_key() {
        let folder = read(
            "[[page]]\nmatch='**'\npublication='甲報'\ndate='2023-04-12'\n[[page]]\nmatch='a/*.txt'\ndate=2023-04-13\n",
        );
        let given = folder.unwrap().given(Path::new("a/b.txt"));
        assert_eq!(given.publication.as_deref(), Some("甲報"));
        assert_eq!(given.date.unwrap().to_string(), "2023-04-13");
    }

    #[test]
    fn a_star_stays_within_its_folder() {
        let folder = read("[[page]]\nmatch='*.txt'\nencoding='big5'\n").unwrap();
        assert!(folder.given(Path::new("x.txt")).encoding.is_some());
        assert_eq!(folder.given(Path::new("a/x.txt")), Given::default());
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let say = |text: &str| read(text).unwrap_err().to_string();
        assert!(say("[[page]]\nmatch='x'\ndatum='2023'\n").starts_with("newsprint.toml:3:1: unknown field `datum`"));
        assert!(say("[[page]]\nmatch='x'\ndate='12 April'\n").starts_with("newsprint.toml:3:"));
        assert!(say("[[page]]\nmatch='x'\nencoding='klingon'\n").contains("klingon is no encoding"));
        assert!(say("[[page]\n").starts_with("newsprint.toml:1:"));
    }
}
