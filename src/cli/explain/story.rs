//! What there is to tell of a place of the page: gathered from what each stage says of itself.

use crate::{
    document::{Article, Bytes, Document, RepairMade},
    lines,
    pipeline::{self, Known},
    report::Lines,
};
use serde::Serialize;
use serde_json::Value;

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

/// What is told.
#[derive(Debug, Serialize)]
pub struct Story {
    /// The page's path.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Its encoding.
    pub encoding: String,
    /// How that was found.
    pub encoding_basis: String,
    /// The place in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Repairs that made it, or all of the page.
    pub repairs: Vec<RepairMade>,
    /// Why its line was joined to the next one, or was not; of an article, every pair of its lines.
    pub joins: Vec<Join>,
    /// What it became part of.
    pub parts: Vec<Part>,
    /// Findings over it.
    pub findings: Vec<Finding>,
}

/// The byte that was asked about.
#[derive(Debug, Serialize)]
pub struct Place {
    /// The byte.
    pub byte: usize,
    /// Its line on the page, from 1.
    pub line: usize,
    /// That line with a mark under the byte.
    #[serde(skip)]
    pub shown: String,
}

/// Two lines of the page and what spoke for and against joining them.
#[derive(Debug, Serialize)]
pub struct Join {
    /// Number of the first line, from 1.
    pub line: u32,
    /// Number of the second.
    pub next: u32,
    /// Were they joined?
    pub joined: bool,
    /// The sum of the weights: above 0 where a join is likelier than not.
    pub score: f32,
    /// What was seen, and what it weighed.
    pub seen: Vec<(String, f32)>,
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
}

/// A finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// Entity, amount, date or quote.
    pub dimension: &'static str,
    /// As the document has it.
    pub value: Value,
    /// Where it stood.
    #[serde(skip)]
    pub source: Vec<Bytes>,
}

/// Gathers the story.
pub fn tell(asked: &Asked, bytes: &[u8], known: &Known, document: &Document) -> Story {
    let page = Lines::of(bytes, Some(&document.source.encoding));
    let scope = Scope::of(asked, document);
    let parts: Vec<Part> = parts(document).into_iter().filter(|p| scope.has(&p.source)).collect();
    let place = match asked {
        Asked::Byte(byte) => Some(Place::of(*byte as usize, &page)),
        Asked::Page | Asked::Article(_) => None,
    };
    let repairs = pipeline::clean_page(bytes, known).repairs;
    Story {
        file: document.source.path.clone(),
        bytes: document.source.bytes,
        encoding: document.source.encoding.clone(),
        encoding_basis: word(&document.source.encoding_basis),
        repairs: repairs.into_iter().filter(|r| scope.has(&[r.source])).collect(),
        joins: joins(&scope.lines(&page), bytes, known),
        findings: document.articles.iter().flat_map(findings).filter(|f| scope.has(&f.source)).collect(),
        place,
        parts,
    }
}

impl Place {
    fn of(byte: usize, page: &Lines<'_>) -> Self {
        let excerpt = page.at(byte, byte + 1);
        Self { byte, line: excerpt.line, shown: excerpt.marked("    ") }
    }
}

/// The bytes a story is about; none for all.
struct Scope(Option<Vec<Bytes>>);

impl Scope {
    fn of(asked: &Asked, document: &Document) -> Self {
        Self(match asked {
            Asked::Page => None,
            Asked::Byte(byte) => Some(vec![[*byte, byte + 1]]),
            Asked::Article(id) => {
                let own = parts(document).into_iter().filter(|p| p.id.split('.').next() == Some(id));
                Some(own.flat_map(|p| p.source).collect())
            }
        })
    }

    fn has(&self, source: &[Bytes]) -> bool {
        let touches = |a: &Bytes, b: &Bytes| a[0] < b[1] && b[0] < a[1];
        self.0.as_ref().is_none_or(|own| source.iter().any(|s| own.iter().any(|o| touches(s, o))))
    }

    /// First and last lines of its stretches, from 1; none for all of the page.
    fn lines(&self, page: &Lines<'_>) -> Vec<(u32, u32)> {
        let line = |byte: u32| page.at(byte as usize, byte as usize + 1).line as u32;
        self.0.iter().flatten().map(|[start, end]| (line(*start), line(end.saturating_sub(1)))).collect()
    }
}

/// Pairs of lines that were weighed and have a line in `within`.
fn joins(within: &[(u32, u32)], bytes: &[u8], known: &Known) -> Vec<Join> {
    if within.is_empty() {
        return Vec::new();
    }
    let join =
        |r: lines::Reason| Join { line: r.from + 1, next: r.to + 1, joined: r.joined, score: r.score, seen: r.seen };
    let near = |j: &Join| within.iter().any(|(a, b)| (*a..=*b).contains(&j.line) || (*a..=*b).contains(&j.next));
    lines::explain(pipeline::repaired(bytes, known), known.form).into_iter().map(join).filter(near).collect()
}

/// Every headline, block, piece of furniture and unplaced block.
fn parts(document: &Document) -> Vec<Part> {
    let part = |id: &str, kind: String, headline: &Option<String>, text: &str, source: &[Bytes]| Part {
        id: id.to_owned(),
        kind,
        headline: headline.clone(),
        text: text.to_owned(),
        source: source.to_vec(),
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

fn findings(article: &Article) -> Vec<Finding> {
    let mut all = Vec::new();
    all.extend(article.entities.iter().map(|e| Finding::of("entity", e, &e.place.source)));
    all.extend(article.amounts.iter().map(|a| Finding::of("amount", a, &a.place.source)));
    all.extend(article.dates.iter().map(|d| Finding::of("date", d, &d.place.source)));
    all.extend(article.quotes.iter().map(|q| Finding::of("quote", q, &q.place.source)));
    all
}

impl Finding {
    fn of(dimension: &'static str, finding: &impl Serialize, source: &[Bytes]) -> Self {
        Self { dimension, value: serde_json::to_value(finding).unwrap_or_default(), source: source.to_vec() }
    }
}

/// A variant's name as the JSON has it.
fn word(variant: &impl Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
