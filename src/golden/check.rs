//! Is a golden sound? Ids once, ranges in order and inside the file, spans that hold the text they claim.

use super::{
    field::ranges,
    json::{Fault, Node},
};
use std::collections::BTreeSet;

/// Lists of an article that hold findings.
const FINDINGS: [&str; 4] = ["entities", "amounts", "dates", "quotes"];

/// The first fault of a golden, if it has one.
pub fn check(golden: &Node) -> Result<(), Fault> {
    let file = File {
        bytes: golden.get("source").and_then(|s| s.get("bytes")).and_then(Node::number),
        plain: golden.get("repairs").is_some_and(|r| r.list().is_empty())
            && golden.get("source").and_then(|s| s.get("encoding")).and_then(Node::text) == Some("UTF-8"),
    };
    let mut ids = BTreeSet::new();
    for article in golden.get("articles").map(Node::list).unwrap_or_default() {
        once(article, &mut ids)?;
        for part in parts(article) {
            once(part, &mut ids)?;
            file.holds(part)?;
        }
        for finding in FINDINGS.iter().filter_map(|f| article.get(f)).flat_map(Node::list) {
            file.holds(finding)?;
            in_block(finding, article)?;
        }
    }
    let rest = ["furniture", "unplaced"].iter().filter_map(|f| golden.get(f)).flat_map(Node::list);
    rest.into_iter().try_for_each(|item| file.holds(item))
}

/// Headlines and blocks.
fn parts(article: &Node) -> impl Iterator<Item = &Node> {
    ["headlines", "blocks"].iter().filter_map(|f| article.get(f)).flat_map(Node::list)
}

fn once<'n>(node: &'n Node, ids: &mut BTreeSet<&'n str>) -> Result<(), Fault> {
    let Some((id, at)) = node.get("id").and_then(|id| Some((id.text()?, id.at))) else { return Ok(()) };
    if ids.insert(id) { Ok(()) } else { Err(Fault { at, message: format!("the id \"{id}\" is there twice") }) }
}

/// The file that a golden is about.
struct File {
    bytes: Option<usize>,
    /// UTF-8 without repairs: a text has as many bytes as its ranges, white space aside.
    plain: bool,
}

impl File {
    fn holds(&self, item: &Node) -> Result<(), Fault> {
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

/// Does the block have the finding's text where the finding says?
fn in_block(finding: &Node, article: &Node) -> Result<(), Fault> {
    let point = |key: &str| finding.get(key).and_then(|n| Some((n.number()?, n.at)));
    let (Some((start, at)), Some((end, _))) = (point("start"), point("end")) else { return Ok(()) };
    let fault = |message: String| Err(Fault { at, message });
    if start > end {
        return fault(format!("the span {start}–{end} ends before it starts"));
    }
    let id = finding.get("block").and_then(Node::text);
    let home = parts(article).find(|p| id.is_some() && p.get("id").and_then(Node::text) == id);
    let Some(block) = home.and_then(|p| p.get("text")?.text()) else { return Ok(()) };
    let there: String = block.chars().skip(start).take(end - start).collect();
    let length = block.chars().count();
    if end > length {
        return fault(format!("the span ends at {end}, its block at {length}"));
    }
    match finding.get("text").and_then(Node::text) {
        Some(said) if said != there => fault(format!("the span holds \"{there}\", not \"{said}\"")),
        _ => Ok(()),
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
            assert_eq!(check(&read(&text).unwrap()), Ok(()));
        }
    }

    #[test]
    fn unsound_ones_are_named() {
        for (entity, says) in [
            (r#"{"text":"李家明","source":[[9,0]]}"#, "ends before it starts"),
            (r#"{"text":"李家明","source":[[6,15]]}"#, "the file at 12"),
            (r#"{"text":"李家明","source":[[0,8]]}"#, "inside a character"),
            (r#"{"text":"家明","block":"a1.1","start":0,"end":2}"#, "holds \"李家\", not \"家明\""),
            (r#"{"text":"說","block":"a1.1","start":3,"end":9}"#, "its block at 4"),
            (r#"{"text":"說","block":"a1.1","start":3,"end":2}"#, "ends before it starts"),
        ] {
            let fault = check(&read(&golden(entity)).unwrap()).unwrap_err();
            assert!(fault.message.contains(says), "{entity}: {}", fault.message);
        }
        let twice = r#"{"articles":[{"id":"a1"},{"id":"a1"}]}"#;
        assert!(check(&read(twice).unwrap()).unwrap_err().message.contains("twice"));
    }
}
