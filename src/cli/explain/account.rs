//! What there is to tell of a place of the page: gathered from what each stage says of itself.

use super::{
    heading::{self, Heading},
    joins::{self, Join},
    scope::{self, Asked, Scope, touches},
};
use crate::{
    document::{Article, Bytes, Document, Note, PageFacts, RepairMade},
    pack::Packs,
    pipeline::Traced,
    report::PageLines,
    rules,
};
use serde::Serialize;
use serde_json::Value;

/// What is told.
#[derive(Debug, Serialize)]
pub struct Account {
    /// The page's path.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Its encoding.
    pub encoding: String,
    /// How that was found.
    pub encoding_basis: String,
    /// What the page says of itself.
    pub page: PageFacts,
    /// The place in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
    /// The article in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Repairs that made it, or all of the page.
    pub repairs: Vec<RepairMade>,
    /// Why its line was joined to the next one, or was not; of an article, every pair of its lines.
    pub joins: Vec<Join>,
    /// Why headlines and subheads went where they went.
    pub headings: Vec<Heading>,
    /// What it became part of.
    pub parts: Vec<Part>,
    /// Findings over it.
    pub findings: Vec<Finding>,
    /// Candidates over it that lost to a finding.
    pub lost: Vec<Lost>,
    /// What looked wrong there and was left, or could not be resolved.
    pub notes: Vec<Note>,
}

/// The byte that was asked about.
#[derive(Debug, Serialize)]
pub struct Spot {
    /// The byte.
    pub byte: usize,
    /// Its line on the page, from 1.
    pub line: usize,
    /// That line with a mark under the byte.
    #[serde(skip)]
    pub shown: String,
}

/// A headline, block or piece of furniture.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its id, or the list it is in.
    pub id: String,
    /// Its kind or role.
    pub kind: String,
    /// The headline of its article.
    pub headline: Option<String>,
    /// Its text.
    pub text: String,
    /// Where it stood.
    pub source: Vec<Bytes>,
    /// First and last line of each of its stretches, from 1.
    pub lines: Vec<(u32, u32)>,
}

/// A finding.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// Entity, amount, date or quote.
    pub dimension: &'static str,
    /// As the document has it.
    pub value: Value,
    /// Where its rule stands.
    pub rule_place: Option<String>,
    /// Words of packs in it, where a byte was asked about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<rules::Word>,
    /// Where it stood.
    #[serde(skip)]
    pub source: Vec<Bytes>,
}

/// A candidate that is not in the document.
#[derive(Debug, Serialize)]
pub struct Lost {
    /// What it would have been.
    pub candidate: Finding,
    /// Kind and text of the finding that has its place: the longer one, or of two as long that of the first extractor.
    pub to: Option<String>,
}

/// Gathers the account of a page: its bytes, and what the stages saw of it under these packs.
pub fn tell(asked: &Asked, bytes: &[u8], traced: &Traced<'_>, packs: &Packs) -> Account {
    let Traced { document, repairs, .. } = traced;
    let page = PageLines::of(bytes, Some(&document.source.encoding));
    let scope = Scope::of(asked, document);
    let own = |f: &Finding| scope.has(&f.source);
    Account {
        file: document.source.path.clone(),
        bytes: document.source.bytes,
        encoding: document.source.encoding.clone(),
        encoding_basis: word(&document.source.encoding_basis),
        page: document.page.clone(),
        place: match asked {
            Asked::Byte(byte) => Some(Spot::of(*byte as usize, &page)),
            Asked::Page | Asked::Article(_) => None,
        },
        article: match asked {
            Asked::Article(id) => Some(id.clone()),
            Asked::Page | Asked::Byte(_) => None,
        },
        repairs: repairs.iter().filter(|r| scope.has(&[r.source])).cloned().collect(),
        joins: joins::joins(&traced.joins, &traced.blocks, &scope.lines(&page), &page),
        headings: heading::headings(traced).into_iter().filter(|h| scope.has(&h.source)).collect(),
        parts: parts(document, &page).into_iter().filter(|p| scope.has(&p.source)).collect(),
        findings: {
            let own = findings(document, packs).into_iter().filter(own);
            own.map(|f| if matches!(asked, Asked::Byte(_)) { f.with_words(packs) } else { f }).collect()
        },
        lost: lost(traced, packs).into_iter().filter(|l| own(&l.candidate)).collect(),
        notes: document.notes.iter().filter(|n| scope.has(&[n.source])).cloned().collect(),
    }
}

impl Spot {
    fn of(byte: usize, page: &PageLines<'_>) -> Self {
        let excerpt = page.at(byte, byte + 1);
        Self { byte, line: excerpt.line, shown: excerpt.marked("") }
    }
}

/// Every headline, block, piece of furniture and unplaced block.
fn parts(document: &Document, page: &PageLines<'_>) -> Vec<Part> {
    let part = |id: &str, kind: String, headline: &Option<String>, text: &str, source: &[Bytes]| Part {
        id: id.to_owned(),
        kind,
        headline: headline.clone(),
        text: text.to_owned(),
        source: source.to_vec(),
        lines: source.iter().map(|range| scope::lines(*range, page)).collect(),
    };
    let mut all = Vec::new();
    for a in &document.articles {
        all.extend(a.headlines.iter().map(|h| part(&h.id, word(&h.role), &a.headline, &h.text, &h.source)));
        all.extend(a.blocks.iter().map(|b| part(&b.id, word(&b.kind), &a.headline, &b.text, &b.source)));
    }
    all.extend(document.furniture.iter().map(|f| part("furniture", word(&f.kind), &None, &f.text, &f.source)));
    all.extend(document.unplaced.iter().map(|u| part("unplaced", word(&u.kind), &None, &u.text, &u.source)));
    all
}

fn findings(document: &Document, packs: &Packs) -> Vec<Finding> {
    document.articles.iter().flat_map(|a| of_article(a, packs)).collect()
}

fn of_article(article: &Article, packs: &Packs) -> Vec<Finding> {
    let mut all = Vec::new();
    all.extend(article.entities.iter().map(|e| Finding::of("entity", e, &e.place.source)));
    all.extend(article.amounts.iter().map(|a| Finding::of("amount", a, &a.place.source)));
    all.extend(article.dates.iter().map(|d| Finding::of("date", d, &d.place.source)));
    all.extend(article.quotes.iter().map(|q| Finding::of("quote", q, &q.place.source)));
    for finding in &mut all {
        finding.rule_place = finding.rule().and_then(|id| rules::show(packs, id)).map(|r| r.place);
    }
    all
}

impl Finding {
    fn of(dimension: &'static str, finding: &impl Serialize, source: &[Bytes]) -> Self {
        let value = serde_json::to_value(finding).unwrap_or_default();
        Self { dimension, value, rule_place: None, words: Vec::new(), source: source.to_vec() }
    }

    fn with_words(self, packs: &Packs) -> Self {
        let words = if self.dimension == "quote" { Vec::new() } else { rules::words_in(packs, self.text()) };
        Self { words, ..self }
    }

    /// The rule that made it.
    pub fn rule(&self) -> Option<&str> {
        self.value["rule"].as_str()
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.value["text"].as_str().unwrap_or_default()
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.source.iter().any(|a| other.source.iter().any(|b| touches(*a, *b)))
    }

    /// The same reading of the same place, be it of another rule?
    fn says_the_same(&self, other: &Self) -> bool {
        let same = |key: &str| self.value[key] == other.value[key];
        self.source == other.source && ["kind", "value", "unit"].into_iter().all(same)
    }
}

/// Candidates that did not become findings, one of each reading. (Quotes have no rivals: they are told from the findings that stand.)
fn lost(traced: &Traced<'_>, packs: &Packs) -> Vec<Lost> {
    let kept = findings(&traced.document, packs);
    let candidates = findings(&traced.candidates, packs);
    let beaten = |c: Finding| {
        let winner = kept.iter().find(|k| k.dimension != "quote" && k.overlaps(&c));
        let named = |w: &Finding| format!("{} {}", w.value["kind"].as_str().unwrap_or_default(), w.text());
        Lost { to: winner.map(named), candidate: c }
    };
    let is_lost = |c: &Finding| c.dimension != "quote" && !kept.iter().any(|k| k.says_the_same(c));
    candidates.into_iter().filter(is_lost).map(beaten).collect()
}

/// A variant's name as the JSON has it.
fn word(variant: &impl Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
