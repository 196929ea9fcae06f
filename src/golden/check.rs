//! Is a golden sound? Ids once, ranges in order and inside the file, spans that hold the text they claim.

use super::{
    boundary::{self, Page},
    field::ranges,
    json::{Fault, Node},
    schema::DOCUMENT,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// Lists of an article that hold findings.
const FINDINGS: [&str; 4] = ["entities", "amounts", "dates", "quotes"];

/// The first fault of a golden, if it has one. With the page at hand, ranges are held against its characters.
pub fn check(golden: &Node, page: Option<&[u8]>) -> Result<(), Fault> {
    DOCUMENT.check(golden, "the document")?;
    let file = File::of(golden, page);
    let mut ids = BTreeSet::new();
    for article in golden.get("articles").map(Node::list).unwrap_or_default() {
        once(article, &mut ids)?;
        let parts: Vec<Part<'_>> = parts(article).map(Part::of).collect();
        for part in &parts {
            once(part.node, &mut ids)?;
            file.holds(part.node)?;
        }
        for finding in FINDINGS.iter().filter_map(|f| article.get(f)).flat_map(Node::list) {
            file.holds(finding)?;
            if let Some(home) = finding.get("block").and_then(|id| parts.iter().find(|p| p.has_id(id))) {
                home.holds(finding, &file)?;
            }
        }
        article.get("byline").map(Node::list).unwrap_or_default().iter().try_for_each(|b| says(b, "name"))?;
    }
    let rest = ["furniture", "unplaced"].iter().filter_map(|f| golden.get(f)).flat_map(Node::list);
    rest.into_iter().try_for_each(|item| file.holds(item))
}

/// Headlines and blocks.
fn parts(article: &Node) -> impl Iterator<Item = &Node> {
    ["headlines", "blocks"].iter().filter_map(|f| article.get(f)).flat_map(Node::list)
}

/// An item is known again by what it says.
fn says(item: &Node, key: &str) -> Result<(), Fault> {
    let said = item.get(key).and_then(Node::text).is_some_and(|t| !t.is_empty());
    if said { Ok(()) } else { Err(Fault { at: item.at, message: format!("an item without `{key}`") }) }
}

fn once<'n>(node: &'n Node, ids: &mut BTreeSet<&'n str>) -> Result<(), Fault> {
    let Some((id, at)) = node.get("id").and_then(|id| Some((id.text()?, id.at))) else { return Ok(()) };
    if ids.insert(id) { Ok(()) } else { Err(Fault { at, message: format!("the id \"{id}\" is there twice") }) }
}

/// The file that a golden is about.
struct File<'p> {
    bytes: Option<usize>,
    /// UTF-8 without repairs: a text has as many bytes as its ranges, white space aside.
    plain: bool,
    page: Option<Page<'p>>,
}

impl<'p> File<'p> {
    fn of(golden: &Node, page: Option<&'p [u8]>) -> Self {
        let source = |key: &str| golden.get("source").and_then(|s| s.get(key));
        let encoding = source("encoding").and_then(Node::text);
        Self {
            bytes: source("bytes").and_then(Node::number).or(page.map(<[u8]>::len)),
            plain: golden.get("repairs").is_some_and(|r| r.list().is_empty()) && encoding == Some("UTF-8"),
            page: page.map(|bytes| Page::of(bytes, encoding)),
        }
    }

    fn holds(&self, item: &Node) -> Result<(), Fault> {
        says(item, "text")?;
        let Some(at) = item.get("source").map(|s| s.at) else { return Ok(()) };
        let fault = |message: String| Err(Fault { at, message });
        let ranges = ranges(item);
        if let Some([start, end]) = ranges.iter().find(|[start, end]| start > end) {
            return fault(format!("the range {start}–{end} ends before it starts"));
        }
        if let (Some(bytes), Some([_, end])) = (self.bytes, ranges.iter().max_by_key(|r| r[1]))
            && *end > bytes
        {
            return fault(format!("the range ends at byte {end}, the file at {bytes}"));
        }
        if let Some(byte) = self.page.as_ref().and_then(|p| ranges.iter().flatten().find(|b| !p.has(**b))) {
            return fault(format!("byte {byte} is inside a character of the page"));
        }
        let text = item.get("text").and_then(Node::text).unwrap_or_default();
        let (wanted, named) = (solid(text), ranges.iter().map(|[s, e]| e - s).sum::<usize>());
        if self.plain && !ranges.is_empty() && named < wanted {
            return fault(format!("{named} bytes cannot hold \"{text}\": a range is inside a character or too short"));
        }
        Ok(())
    }
}

/// Bytes that are not white space.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum()
}

/// A headline or block.
struct Part<'n> {
    node: &'n Node,
    /// Where its characters begin in the file, once that was asked; see [`boundary::of_block`].
    boundaries: OnceCell<Option<Vec<usize>>>,
}

impl<'n> Part<'n> {
    fn of(node: &'n Node) -> Self {
        Self { node, boundaries: OnceCell::new() }
    }

    fn has_id(&self, id: &Node) -> bool {
        id.text().is_some() && self.node.get("id").and_then(Node::text) == id.text()
    }

    /// Does the block have the finding's text where the finding says?
    fn holds(&self, finding: &Node, file: &File<'_>) -> Result<(), Fault> {
        if file.plain && file.page.is_none() {
            self.on_boundaries(finding)?;
        }
        let point = |key: &str| finding.get(key).and_then(|n| Some((n.number()?, n.at)));
        let (Some((start, at)), Some((end, _))) = (point("start"), point("end")) else { return Ok(()) };
        let fault = |message: String| Err(Fault { at, message });
        if start > end {
            return fault(format!("the span {start}–{end} ends before it starts"));
        }
        let Some(block) = self.node.get("text").and_then(Node::text) else { return Ok(()) };
        let length = block.chars().count();
        if end > length {
            return fault(format!("the span ends at {end}, its block at {length}"));
        }
        let there: String = block.chars().skip(start).take(end - start).collect();
        match finding.get("text").and_then(Node::text) {
            Some(said) if said != there => fault(format!("the span holds \"{there}\", not \"{said}\"")),
            _ => Ok(()),
        }
    }

    /// Without the page at hand, do the finding's ranges begin and end where characters of its block do?
    fn on_boundaries(&self, finding: &Node) -> Result<(), Fault> {
        let Some(boundaries) = self.boundaries.get_or_init(|| boundary::of_block(self.node)) else { return Ok(()) };
        match ranges(finding).iter().flatten().find(|byte| boundaries.binary_search(byte).is_err()) {
            Some(byte) => {
                let at = finding.get("source").map_or(finding.at, |s| s.at);
                Err(Fault { at, message: format!("byte {byte} is outside the block or inside a character of it") })
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    fn golden(entity: &str) -> String {
        let block = r#"{"id":"a1.1","text":"李家明說","source":[[0,12]]}"#;
        let source = r#""source":{"bytes":12,"encoding":"UTF-8"},"repairs":[]"#;
        format!(r#"{{{source},"articles":[{{"id":"a1","blocks":[{block}],"entities":[{entity}]}}]}}"#)
    }

    #[test]
    fn a_sound_golden_and_a_partial_one_pass() {
        let whole = r#"{"text":"李家明","block":"a1.1","start":0,"end":3,"source":[[0,9]]}"#;
        for text in [golden(whole), golden(r#"{"text":"李家明"}"#), "{}".to_owned()] {
            assert_eq!(check(&read(&text).unwrap(), None), Ok(()));
        }
    }

    #[test]
    fn unsound_ones_are_named() {
        for (entity, says) in [
            (r#"{"text":"李家明","source":[[9,0]]}"#, "ends before it starts"),
            (r#"{"text":"李家明","source":[[6,15]]}"#, "the file at 12"),
            (r#"{"text":"李家明","source":[[0,8]]}"#, "inside a character"),
            (r#"{"text":"李家明","block":"a1.1","source":[[1,10]]}"#, "byte 1 is outside the block or inside"),
            (r#"{"kind":"person"}"#, "an item without `text`"),
            (r#"{"text":"家明","block":"a1.1","start":0,"end":2}"#, "holds \"李家\", not \"家明\""),
            (r#"{"text":"說","block":"a1.1","start":3,"end":9}"#, "its block at 4"),
            (r#"{"text":"說","block":"a1.1","start":3,"end":2}"#, "ends before it starts"),
        ] {
            let fault = check(&read(&golden(entity)).unwrap(), None).unwrap_err();
            assert!(fault.message.contains(says), "{entity}: {}", fault.message);
        }
        let twice = r#"{"articles":[{"id":"a1"},{"id":"a1"}]}"#;
        assert!(check(&read(twice).unwrap(), None).unwrap_err().message.contains("twice"));
    }

    #[test]
    fn the_page_tells_where_characters_are() {
        let inside = read(r#"{"articles":[{"entities":[{"text":"李家","source":[[1,7]]}]}]}"#).unwrap();
        assert_eq!(check(&inside, None), Ok(()), "nobody can tell");
        let fault = check(&inside, Some("李家明".as_bytes())).unwrap_err();
        assert_eq!(fault.message, "byte 1 is inside a character of the page");
        let beyond = read(r#"{"articles":[{"entities":[{"text":"李家","source":[[6,15]]}]}]}"#).unwrap();
        assert!(check(&beyond, Some("李家明".as_bytes())).unwrap_err().message.contains("the file at 9"));
    }
}
