//! Why each headline and subhead of the page went where it went: the titles of `layout`, called so here since a title is a post among
//! the findings.

use crate::{
    document::Bytes,
    layout::{Settled, TitlePlace},
    pipeline::Traced,
};
use serde::Serialize;

/// A headline or subhead, and what it was taken for.
#[derive(Debug, Serialize)]
pub struct Heading {
    /// Its text.
    pub text: String,
    /// What it became.
    pub place: String,
    /// How much more spoke for that than for the next best, in log odds: below 0 where its neighbours or the story's need of a
    /// headline decided against its own words.
    pub margin: f32,
    /// The next best.
    pub rival: String,
    /// Where it stood.
    pub source: Vec<Bytes>,
}

/// Those of a page, in its order.
pub fn headings(page: &Traced<'_>) -> Vec<Heading> {
    let source = |block: usize| {
        let spans = page.blocks[block].whole().map(|span| page.text.source(span));
        spans.map(|s| [s.start() as u32, s.end() as u32]).collect()
    };
    let tell = |settled: &Settled| Heading {
        text: page.blocks[settled.title].text.clone(),
        place: named(settled.place),
        margin: settled.margin as f32 / 100.0,
        rival: named(settled.rival),
        source: source(settled.title),
    };
    page.titles.iter().map(tell).collect()
}

/// A place as a reader knows it: stories are numbered as the document's articles are.
fn named(place: TitlePlace) -> String {
    match place {
        TitlePlace::Head(story) => format!("headline of a{}", story + 1),
        TitlePlace::Subhead(story) => format!("subhead in a{}", story + 1),
        TitlePlace::Nowhere => "in no article".to_owned(),
    }
}
