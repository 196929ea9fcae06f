//! A new document taken as golden: whole for a whole golden, and of a partial one only what it asks for.

use super::{
    article,
    json::{Member, Node, Value},
};

/// What `golden` asks for as `found` has it, as a file; none for a whole golden, which takes the document as it is.
pub fn accepted(golden: &Node, found: &Node) -> Option<Vec<u8>> {
    if golden.get("source").is_some() {
        return None;
    }
    let mut out = String::new();
    write(&document(golden, found), 0, &mut out);
    out.push('\n');
    Some(out.into_bytes())
}

fn document(golden: &Node, found: &Node) -> Node {
    let Value::Object(asked) = &golden.value else { return found.clone() };
    let part = |m: &Member| {
        let value = match &*m.key {
            "articles" => articles(golden, found, &m.value),
            _ => part(&m.value, found.get(&m.key)?),
        };
        Some(Member { value, ..m.clone() })
    };
    Node { at: 0, value: Value::Object(asked.iter().filter_map(part).collect()) }
}

/// The articles asked for, each with what the golden of its headline asks for, or any of them does.
fn articles(golden: &Node, found: &Node, asked: &Node) -> Node {
    let any = merged(asked.list());
    let headline = |n: &Node| n.get("headline").and_then(Node::text).map(str::to_owned);
    let article = |a: &Node| {
        let own = asked.list().iter().find(|g| headline(g).is_some() && headline(g) == headline(a));
        own.or(any.as_ref()).map_or_else(|| a.clone(), |golden| part(golden, a))
    };
    let items = article::asked(found, golden).into_iter().map(article).collect();
    Node { at: 0, value: Value::List(items) }
}

/// Of `found` what `golden` has keys for.
fn part(golden: &Node, found: &Node) -> Node {
    let value = match (&golden.value, &found.value) {
        (Value::Object(asked), Value::Object(_)) => {
            let member = |m: &Member| Some(Member { value: part(&m.value, found.get(&m.key)?), ..m.clone() });
            Value::Object(asked.iter().filter_map(member).collect())
        }
        (Value::List(asked), Value::List(items)) => match merged(asked) {
            Some(item) => Value::List(items.iter().map(|i| part(&item, i)).collect()),
            None => found.value.clone(),
        },
        _ => found.value.clone(),
    };
    Node { at: 0, value }
}

/// One object with the keys of all; none if they are no objects.
fn merged(items: &[Node]) -> Option<Node> {
    let mut all: Vec<Member> = Vec::new();
    for item in items {
        let Value::Object(members) = &item.value else { return None };
        let fresh: Vec<Member> = members.iter().filter(|m| all.iter().all(|a| a.key != m.key)).cloned().collect();
        all.extend(fresh);
    }
    (!items.is_empty()).then_some(Node { at: 0, value: Value::Object(all) })
}

/// Writes a value as people do: an object that holds no other on one line.
fn write(node: &Node, depth: usize, out: &mut String) {
    let flat = is_flat(node);
    let (open, close, count) = match &node.value {
        Value::Object(members) => ('{', '}', members.len()),
        Value::List(items) => ('[', ']', items.len()),
        scalar => return out.push_str(&written(scalar)),
    };
    let between = |n: usize, out: &mut String| {
        out.push_str(if n == 0 { "" } else { "," });
        match flat {
            true => out.push_str(if n == 0 { "" } else { " " }),
            false => *out += &format!("\n{}", "  ".repeat(depth + 1)),
        }
    };
    out.push(open);
    for n in 0..count {
        between(n, out);
        match &node.value {
            Value::Object(members) => {
                *out += &format!("{}: ", serde_json::Value::from(&*members[n].key));
                write(&members[n].value, depth + 1, out);
            }
            _ => write(&node.list()[n], depth + 1, out),
        }
    }
    if !flat && count > 0 {
        *out += &format!("\n{}", "  ".repeat(depth));
    }
    out.push(close);
}

/// A value without objects in it, or an object of such.
fn is_flat(node: &Node) -> bool {
    fn plain(node: &Node) -> bool {
        match &node.value {
            Value::Object(_) => false,
            Value::List(items) => items.iter().all(plain),
            _ => true,
        }
    }
    match &node.value {
        Value::Object(members) => members.iter().all(|m| plain(&m.value)),
        _ => plain(node),
    }
}

fn written(scalar: &Value) -> String {
    match scalar {
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.clone(),
        Value::Text(t) => serde_json::Value::from(&**t).to_string(),
        _ => "null".into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    const FOUND: &str = r#"{"source":{"bytes":9},"page":{"section":"要聞","number":"A5"},"articles":[
        {"headline":"甲","amounts":[{"kind":"percent","text":"1%","start":0,"value":"1"}]},
        {"headline":"乙","amounts":[]}]}"#;

    fn accepted_text(golden: &str) -> Option<String> {
        let file = accepted(&read(golden).unwrap(), &read(FOUND).unwrap())?;
        Some(String::from_utf8(file).unwrap())
    }

    #[test]
    fn a_partial_golden_stays_partial() {
        let golden =
            r#"{"page":{"section":"副刊"},"articles":[{"headline":"甲","amounts":[{"text":"2%"},{"value":"9"}]}]}"#;
        let wanted = "{\n  \"page\": {\"section\": \"要聞\"},\n  \"articles\": [\n    {\n      \"headline\": \"甲\",\n      \
                      \"amounts\": [\n        {\"text\": \"1%\", \"value\": \"1\"}\n      ]\n    }\n  ]\n}\n";
        assert_eq!(accepted_text(golden).as_deref(), Some(wanted));
        assert_eq!(accepted_text(wanted).as_deref(), Some(wanted), "once accepted, nothing is new");
    }

    #[test]
    fn a_whole_golden_takes_the_document() {
        assert_eq!(accepted_text(r#"{"source":{},"page":{}}"#), None);
    }

    #[test]
    fn without_headlines_every_article_is_asked_for() {
        let text = accepted_text(r#"{"articles":[{"amounts":[{"text":"2%"}]}]}"#).unwrap();
        assert_eq!(text.matches("amounts").count(), 2, "{text}");
    }
}
