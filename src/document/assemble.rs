//! A page's parts into its document.

use super::{finding::source_of, schema as json};
use crate::{
    decode::{Basis, Decoded},
    document::Findings,
    extract::Found,
    layout::{self, BlockId, Page},
    lines::Block,
    note::Note,
    scan::Scanned,
    text::{Change, Chars, Source, Span, Text},
};
use std::{collections::BTreeMap, sync::Arc};

impl From<Basis> for json::EncodingBasis {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Bom => Self::Bom,
            Basis::Valid => Self::Valid,
            Basis::Given => Self::Given,
            Basis::Guessed => Self::Guessed,
            Basis::Mixed => Self::Mixed,
        }
    }
}

impl From<layout::BlockKind> for json::BlockKind {
    fn from(kind: layout::BlockKind) -> Self {
        match kind {
            layout::BlockKind::Lead => Self::Lead,
            layout::BlockKind::Paragraph => Self::Paragraph,
            layout::BlockKind::Subhead => Self::Subhead,
            layout::BlockKind::Caption => Self::Caption,
            layout::BlockKind::Credit => Self::Credit,
            layout::BlockKind::Pullquote => Self::Pullquote,
            layout::BlockKind::TableCell => Self::TableCell,
            layout::BlockKind::Note => Self::Note,
            layout::BlockKind::Byline => Self::Byline,
        }
    }
}

impl From<layout::HeadRole> for json::HeadRole {
    fn from(role: layout::HeadRole) -> Self {
        match role {
            layout::HeadRole::Headline => Self::Headline,
            layout::HeadRole::Kicker => Self::Kicker,
            layout::HeadRole::Deck => Self::Deck,
        }
    }
}

impl From<layout::FurnitureKind> for json::FurnitureKind {
    fn from(kind: layout::FurnitureKind) -> Self {
        match kind {
            layout::FurnitureKind::Publication => Self::Publication,
            layout::FurnitureKind::Section => Self::Section,
            layout::FurnitureKind::Page => Self::Page,
            layout::FurnitureKind::Date => Self::Date,
            layout::FurnitureKind::Editor => Self::Editor,
            layout::FurnitureKind::Other => Self::Other,
        }
    }
}

/// Everything the stages made of one page.
pub struct PageParts<'a> {
    /// The page's id, if it came with one.
    pub id: Option<serde_json::Value>,
    /// The file's path, as it is to be written.
    pub path: String,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// Encoding and basis, with the text after all changes.
    pub decoded: &'a Decoded<'a>,
    /// The page's blocks.
    pub blocks: &'a [Block],
    /// Their scans, beside `blocks`.
    pub scans: &'a [Scanned<'a>],
    /// How they were told apart.
    pub page: &'a Page,
    /// What the page says of itself.
    pub facts: json::PageFacts,
    /// Findings a story, beside `page.articles`; passages are headlines, then blocks.
    pub found: Vec<Vec<Found>>,
    /// Remarks of the stages.
    pub notes: Vec<Note>,
}

/// The document of a page.
pub fn document(parts: PageParts<'_>) -> json::Document {
    let builder = Builder { blocks: parts.blocks, scans: parts.scans, text: &parts.decoded.text };
    let mut notes: Vec<json::Note> = parts.notes.iter().map(json::Note::from).collect();
    let mut articles = Vec::with_capacity(parts.page.articles.len());
    for (n, (article, found)) in parts.page.articles.iter().zip(parts.found).enumerate() {
        let (article, mut remarks) = builder.article(n + 1, article, found);
        articles.push(article);
        notes.append(&mut remarks);
    }
    notes.sort_by(|a, b| (a.source, &a.code).cmp(&(b.source, &b.code)));
    json::Document {
        schema_version: json::SCHEMA_VERSION.to_owned(),
        id: parts.id,
        source: json::SourceFile {
            path: parts.path,
            bytes: parts.bytes.len() as u64,
            blake3: blake3::hash(parts.bytes).to_hex().to_string(),
            encoding: parts.decoded.encoding.to_owned(),
            encoding_basis: parts.decoded.basis.into(),
        },
        page: parts.facts,
        articles,
        furniture: builder.furniture(parts.page),
        unplaced: builder.unplaced(parts.page),
        repairs: counts(&parts.decoded.text),
        notes,
    }
}

struct Builder<'a> {
    blocks: &'a [Block],
    scans: &'a [Scanned<'a>],
    text: &'a Text<'a>,
}

impl Builder<'_> {
    fn source(&self, id: BlockId) -> Vec<json::Bytes> {
        self.blocks[id].whole().map(|s| bytes(self.text.source(s))).collect()
    }

    fn text(&self, id: BlockId) -> String {
        self.blocks[id].text.clone()
    }

    fn headlines(&self, id: &str, article: &layout::Article) -> Vec<json::Headline> {
        let item = |(n, &(role, block)): (usize, &(layout::HeadRole, BlockId))| json::Headline {
            id: format!("{id}.h{}", n + 1),
            role: role.into(),
            text: self.text(block),
            source: self.source(block),
        };
        article.heads.iter().enumerate().map(item).collect()
    }

    fn blocks(&self, id: &str, article: &layout::Article) -> Vec<json::Block> {
        let item = |(n, &(kind, block)): (usize, &(layout::BlockKind, BlockId))| json::Block {
            id: format!("{id}.{}", n + 1),
            kind: kind.into(),
            text: self.text(block),
            source: self.source(block),
        };
        article.blocks.iter().enumerate().map(item).collect()
    }

    fn article(&self, number: usize, article: &layout::Article, found: Vec<Found>) -> (json::Article, Vec<json::Note>) {
        let id = format!("a{number}");
        let (headlines, blocks) = (self.headlines(&id, article), self.blocks(&id, article));
        let ids = headlines.iter().map(|h| &h.id).chain(blocks.iter().map(|b| &b.id));
        let names: Vec<Arc<str>> = ids.map(|id| id.as_str().into()).collect();
        let all = self.findings(article, &names, found);
        let writer = |w: &layout::Writer| json::Byline { name: w.name.clone(), role: w.role.clone() };
        let article = json::Article {
            headline: headline(&headlines),
            byline_text: article.byline.text.clone(),
            byline: article.byline.writers.iter().map(writer).collect(),
            credit: article.byline.credit.clone(),
            id,
            headlines,
            blocks,
            entities: all.entities,
            amounts: all.amounts,
            dates: all.dates,
            quotes: all.quotes,
        };
        (article, all.notes)
    }

    /// Findings of an article; `names` are the ids of its passages: headlines, then blocks.
    fn findings(&self, article: &layout::Article, names: &[Arc<str>], found: Vec<Found>) -> Findings {
        let heads = article.heads.iter().map(|h| h.1);
        let passages: Vec<BlockId> = heads.chain(article.blocks.iter().map(|b| b.1)).collect();
        let place = |passage: usize, span: Span<Chars>| {
            let id = passages[passage];
            let source = source_of(&self.blocks[id], &self.scans[id], self.text, span);
            json::Place { block: Some(names[passage].clone()), start: span.start(), end: span.end(), source }
        };
        let said = |passage: usize, span: Span<Chars>| self.scans[passages[passage]].slice(span.start(), span.end());
        Findings::new(found, place, said)
    }

    fn furniture(&self, page: &Page) -> Vec<json::Furniture> {
        let item = |&(kind, id): &(layout::FurnitureKind, BlockId)| json::Furniture {
            kind: kind.into(),
            text: self.text(id),
            source: self.source(id),
        };
        page.furniture.iter().map(item).collect()
    }

    fn unplaced(&self, page: &Page) -> Vec<json::Unplaced> {
        let item = |&(kind, id): &(layout::BlockKind, BlockId)| json::Unplaced {
            kind: kind.into(),
            text: self.text(id),
            source: self.source(id),
        };
        page.unplaced.iter().map(item).collect()
    }
}

/// The lines of the headline proper, joined; kicker and deck stay apart.
fn headline(all: &[json::Headline]) -> Option<String> {
    let lines: Vec<&str> = all.iter().filter(|h| h.role == json::HeadRole::Headline).map(|h| h.text.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn bytes(span: Span<Source>) -> json::Bytes {
    [span.start() as u32, span.end() as u32]
}

impl From<&Note> for json::Note {
    fn from(note: &Note) -> Self {
        Self { code: note.code.to_owned(), message: note.message.clone(), source: bytes(note.source) }
    }
}

fn counts(text: &Text<'_>) -> Vec<json::RepairCount> {
    let mut counts = BTreeMap::new();
    for (change, _) in text.changes() {
        *counts.entry(change.rule).or_insert(0) += 1;
    }
    counts.into_iter().map(|(rule, count)| json::RepairCount { rule: rule.to_owned(), count }).collect()
}

/// A line of `clean --format jsonl`.
pub fn clean_record(
    path: String,
    id: Option<serde_json::Value>,
    decoded: &Decoded<'_>,
    notes: &[Note],
) -> json::CleanRecord {
    json::CleanRecord {
        path,
        id,
        encoding: decoded.encoding.to_owned(),
        encoding_basis: decoded.basis.into(),
        text: decoded.text.as_str().to_owned(),
        repairs: repairs(&decoded.text),
        notes: notes.iter().map(json::Note::from).collect(),
    }
}

/// The changes that were made to a text.
pub fn repairs(text: &Text<'_>) -> Vec<json::RepairMade> {
    let made = |(change, source): (&Change, Span<Source>)| json::RepairMade {
        rule: change.rule.to_owned(),
        source: bytes(source),
        before: change.before.to_string(),
        after: change.after.to_string(),
    };
    text.changes().map(made).collect()
}
