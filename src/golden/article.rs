//! Which articles of a document a golden asks about.
//!
//! A golden by hand may be about one story of a page of four. Where each of its articles has a headline, it is compared
//! with the articles of those headlines, and the findings of the others are not too many.

use super::json::Node;

/// The articles of a document.
pub fn all(document: &Node) -> Vec<&Node> {
    document.get("articles").map(Node::list).unwrap_or_default().iter().collect()
}

/// The articles of `found` that `golden` asks about: those of its headlines, if it was written by hand (a whole one says
/// what file it is of) and all of them are there; else all.
pub fn asked<'n>(found: &'n Node, golden: &Node) -> Vec<&'n Node> {
    let articles = all(found);
    let Some(headlines) = all(golden).into_iter().map(headline).collect::<Option<Vec<&str>>>() else { return articles };
    let is_there = |h: &&str| articles.iter().any(|a| headline(a) == Some(h));
    if golden.get("source").is_some() || headlines.is_empty() || !headlines.iter().all(is_there) {
        return articles;
    }
    articles.into_iter().filter(|a| headline(a).is_some_and(|h| headlines.contains(&h))).collect()
}

fn headline(article: &Node) -> Option<&str> {
    article.get("headline").and_then(Node::text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    #[test]
    fn a_golden_by_hand_is_about_the_stories_it_names() {
        let found = read(r#"{"articles":[{"headline":"甲"},{"headline":null},{"headline":"乙"}]}"#).unwrap();
        let count = |golden: &str| asked(&found, &read(golden).unwrap()).len();
        assert_eq!(count(r#"{"articles":[{"headline":"乙"}]}"#), 1);
        assert_eq!(count(r#"{"articles":[{"headline":"乙"},{"entities":[]}]}"#), 3, "one article has no headline");
        assert_eq!(count(r#"{"articles":[{"headline":"丙"}]}"#), 3, "no such headline");
        assert_eq!(count(r#"{"source":{},"articles":[{"headline":"乙"}]}"#), 3, "a whole document");
        assert_eq!(count("{}"), 3);
    }
}
