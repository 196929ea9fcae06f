//! What is asked about, and which stretches of the page that is.

use crate::{
    document::{Bytes, Document},
    report::PageLines,
};

/// What is asked about.
#[derive(Debug)]
pub enum Asked {
    /// The whole page.
    Page,
    /// A byte of the file.
    Byte(u32),
    /// An article.
    Article(String),
}

/// The bytes a story is about; none for all.
pub struct Scope(Option<Vec<Bytes>>);

impl Scope {
    /// The bytes of what is asked about.
    pub fn of(asked: &Asked, document: &Document) -> Self {
        Self(match asked {
            Asked::Page => None,
            Asked::Byte(byte) => Some(vec![[*byte, byte + 1]]),
            Asked::Article(id) => {
                let own = document.articles.iter().filter(|a| a.id == *id);
                let parts = |a: &crate::document::Article| -> Vec<Bytes> {
                    let heads = a.headlines.iter().flat_map(|h| h.source.clone());
                    heads.chain(a.blocks.iter().flat_map(|b| b.source.clone())).collect()
                };
                Some(own.flat_map(parts).collect())
            }
        })
    }

    /// Has any of these ranges a byte in common with it?
    pub fn has(&self, source: &[Bytes]) -> bool {
        self.0.as_ref().is_none_or(|own| source.iter().any(|s| own.iter().any(|o| touches(*s, *o))))
    }

    /// First and last lines of its stretches, from 1; none for all of the page.
    pub fn lines(&self, page: &PageLines<'_>) -> Vec<(u32, u32)> {
        self.0.iter().flatten().map(|range| lines(*range, page)).collect()
    }
}

/// Have two ranges a byte in common?
pub fn touches(a: Bytes, b: Bytes) -> bool {
    a[0] < b[1] && b[0] < a[1]
}

/// First and last line of a range of bytes, from 1.
pub fn lines([start, end]: Bytes, page: &PageLines<'_>) -> (u32, u32) {
    let line = |byte: u32| page.at(byte as usize, byte as usize + 1).line as u32;
    (line(start), line(end.saturating_sub(1).max(start)))
}
