//! What of a document is compared: the fields, each a list of items with a place and the keys that must agree.

use super::{
    article,
    json::{Member, Node, Value},
};

/// A field of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// Its name in tables and in `--min`.
    pub name: &'static str,
    /// Where its items are.
    home: Home,
    /// Keys of an item that must agree, where the golden has them.
    keys: &'static [&'static str],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    /// Keys of `page`, an item each.
    Page,
    /// A list of the document.
    Document(&'static str),
    /// A list of each article.
    Article(&'static str),
    /// The articles themselves, by the text of their blocks.
    Whole,
}

/// Every field, in the order of the tables.
pub const FIELDS: &[Field] = &[
    Field { name: "page", home: Home::Page, keys: &["text"] },
    Field { name: "articles", home: Home::Whole, keys: &["text"] },
    Field { name: "headlines", home: Home::Article("headlines"), keys: &["role", "text"] },
    Field { name: "byline", home: Home::Article("byline"), keys: &["name", "role"] },
    Field { name: "blocks", home: Home::Article("blocks"), keys: &["kind", "text"] },
    Field { name: "furniture", home: Home::Document("furniture"), keys: &["kind", "text"] },
    Field { name: "unplaced", home: Home::Document("unplaced"), keys: &["kind", "text"] },
    Field { name: "entities", home: Home::Article("entities"), keys: &["kind", "text", "name", "titles", "of"] },
    Field {
        name: "amounts",
        home: Home::Article("amounts"),
        keys: &["kind", "text", "value", "currency", "unit", "approx", "direction"],
    },
    Field { name: "dates", home: Home::Article("dates"), keys: &["kind", "text", "value", "basis", "lunar"] },
    Field { name: "quotes", home: Home::Article("quotes"), keys: &["text", "speaker", "verb", "direct"] },
];

/// Something that is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its kind, or role, or key.
    pub kind: String,
    /// Its text.
    pub text: String,
    /// Where on the page, in bytes; nothing where a golden by hand does not say.
    pub source: Vec<[usize; 2]>,
    /// Block, first code point and the one after the last, where the item says so.
    pub place: Option<(String, usize, usize)>,
    /// The rule that made it.
    pub rule: Option<String>,
    /// Where it stands in its document, in bytes.
    pub at: usize,
    /// The keys that must agree, as far as they are there.
    keys: Vec<(&'static str, Node)>,
}

impl Field {
    /// The field of that name.
    pub fn named(name: &str) -> Option<Self> {
        FIELDS.iter().copied().find(|f| f.name == name)
    }

    /// The items of a golden; none where it does not have the field at all.
    pub fn items(&self, golden: &Node) -> Option<Vec<Item>> {
        match self.home {
            Home::Page => golden.get("page").map(page),
            Home::Document(list) => golden.get(list).map(|l| self.listed([l])),
            Home::Article(list) => {
                let articles = article::all(golden);
                golden.get("articles")?;
                let lists: Vec<&Node> = articles.iter().filter_map(|a| a.get(list)).collect();
                if lists.is_empty() && self.has_headlines_only(golden) {
                    return Some(headlines(&articles));
                }
                (articles.is_empty() || !lists.is_empty()).then(|| self.listed(lists))
            }
            Home::Whole => {
                golden.get("articles")?;
                let articles = article::all(golden);
                articles.iter().all(|a| a.get("blocks").is_some()).then(|| articles.into_iter().map(whole).collect())
            }
        }
    }

    /// The items of a document that its golden asks about.
    pub fn asked(&self, found: &Node, golden: &Node) -> Vec<Item> {
        let articles = || article::asked(found, golden);
        match self.home {
            Home::Page => {
                let asked = |item: &Item| golden.get("page").is_some_and(|p| p.get(&item.kind).is_some());
                found.get("page").map(page).unwrap_or_default().into_iter().filter(asked).collect()
            }
            Home::Document(list) => self.listed(found.get(list)),
            Home::Article(_) if self.has_headlines_only(golden) => headlines(&articles()),
            Home::Article(list) => self.listed(articles().into_iter().filter_map(|a| a.get(list))),
            Home::Whole => articles().into_iter().map(whole).collect(),
        }
    }

    /// Does a golden by hand give each story's `headline`, but no list of `headlines`?
    fn has_headlines_only(&self, golden: &Node) -> bool {
        let has = |key: &str| article::all(golden).iter().any(|a| a.get(key).is_some());
        self.name == "headlines" && !has("headlines") && has("headline")
    }

    fn listed<'n>(&self, lists: impl IntoIterator<Item = &'n Node>) -> Vec<Item> {
        lists.into_iter().flat_map(Node::list).map(|n| self.item(n)).collect()
    }

    fn item(&self, node: &Node) -> Item {
        let text_of = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default().to_owned();
        let kind = text_of(if self.keys.contains(&"kind") { "kind" } else { "role" });
        let point = |key: &str| node.get(key).and_then(Node::number);
        let place = match (node.get("block").and_then(Node::text), point("start"), point("end")) {
            (Some(block), Some(start), Some(end)) => Some((block.to_owned(), start, end)),
            _ => None,
        };
        Item {
            kind,
            text: if self.name == "byline" { text_of("name") } else { text_of("text") },
            source: ranges(node),
            place,
            rule: node.get("rule").and_then(Node::text).map(str::to_owned),
            at: node.at,
            keys: self.keys.iter().filter_map(|&k| Some((k, node.get(k)?.clone()))).collect(),
        }
    }
}

impl Item {
    /// Does `found` say all that this golden item says, at the same place?
    pub fn is(&self, found: &Self) -> bool {
        let agrees = |(key, value): &(&str, Node)| found.keys.iter().any(|(k, v)| k == key && value.same(v));
        self.keys.iter().all(agrees) && self.is_at(found)
    }

    fn is_at(&self, found: &Self) -> bool {
        match (&self.source[..], &self.place) {
            ([], None) => true,
            ([], place) => *place == found.place,
            (source, _) => *source == found.source[..],
        }
    }

    /// Are the two about the same words, at least in part?
    pub fn touches(&self, found: &Self) -> bool {
        if !self.source.is_empty() && !found.source.is_empty() {
            return self.source.iter().any(|a| found.source.iter().any(|b| a[0] < b[1] && b[0] < a[1]));
        }
        if let (Some(a), Some(b)) = (&self.place, &found.place) {
            return a.0 == b.0 && a.1 < b.2 && b.1 < a.2;
        }
        !self.text.is_empty() && (found.text.contains(&self.text) || self.text.contains(&found.text))
    }

    /// The keys by which this golden item and `found` differ: key, golden, found.
    pub fn differences(&self, found: &Self) -> Vec<(&'static str, String, String)> {
        let theirs = |key: &str| found.keys.iter().find(|k| k.0 == key).map(|k| shown(&k.1));
        let differing = self.keys.iter().filter(|(key, v)| theirs(key) != Some(shown(v)));
        differing.map(|(key, v)| (*key, shown(v), theirs(key).unwrap_or_else(|| "nothing".into()))).collect()
    }
}

/// A value as a message shows it.
fn shown(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.clone(),
        Value::Text(t) => t.clone(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(_) => "…".into(),
    }
}

/// An item for each key of `page`.
fn page(node: &Node) -> Vec<Item> {
    let Value::Object(members) = &node.value else { return Vec::new() };
    let told = members.iter().filter(|m| m.value.value != Value::Null && m.value.value != Value::List(Vec::new()));
    let item = |Member { key, value, .. }: &Member| Item {
        kind: key.clone(),
        text: shown(value),
        source: Vec::new(),
        place: Some((key.clone(), 0, 1)),
        rule: None,
        at: value.at,
        keys: vec![("text", value.clone())],
    };
    told.map(item).collect()
}

/// The headline of each article that has one.
fn headlines(articles: &[&Node]) -> Vec<Item> {
    let item = |text: &Node| Item {
        kind: "headline".into(),
        text: text.text().unwrap_or_default().to_owned(),
        source: Vec::new(),
        place: None,
        rule: None,
        at: text.at,
        keys: vec![("text", text.clone())],
    };
    articles.iter().filter_map(|a| a.get("headline").filter(|h| h.text().is_some())).map(item).collect()
}

/// An article as one item: the text of its blocks, one a line.
fn whole(node: &Node) -> Item {
    let blocks = node.get("blocks").map(Node::list).unwrap_or_default();
    let texts: Vec<&str> = blocks.iter().filter_map(|b| b.get("text")?.text()).collect();
    let text = Node { at: node.at, value: Value::Text(texts.join("\n")) };
    Item {
        kind: node.get("id").and_then(Node::text).unwrap_or("article").to_owned(),
        text: node
            .get("headline")
            .and_then(Node::text)
            .unwrap_or_else(|| texts.first().copied().unwrap_or_default())
            .to_owned(),
        source: blocks.iter().flat_map(ranges).collect(),
        place: None,
        rule: None,
        at: node.at,
        keys: vec![("text", text)],
    }
}

/// The ranges of bytes of a `source`.
pub fn ranges(node: &Node) -> Vec<[usize; 2]> {
    let range = |pair: &Node| match pair.list() {
        [start, end] => Some([start.number()?, end.number()?]),
        _ => None,
    };
    node.get("source").map(Node::list).unwrap_or_default().iter().filter_map(range).collect()
}
