//! What a golden may hold: the document's own JSON Schema, so that a key or kind misspelt by hand is named.
//!
//! A key that is not there is not compared: a golden asks only for what it has. But `entites` would ask for nothing and
//! pass for ever, so a key that no document has is a fault, as is a value of the wrong kind.

use super::json::{Fault, Member, Node, Value as Found};
use crate::{document, pack};
use serde_json::Value;
use std::sync::LazyLock;

/// What a document may hold.
pub static DOCUMENT: LazyLock<Schema> = LazyLock::new(|| {
    let schema = document::json_schema();
    Schema::of(schema.as_value(), schema.as_value())
});

/// What a value may be.
#[derive(Debug)]
pub enum Schema {
    Any,
    Null,
    Bool,
    /// A whole number from 0 on.
    Number,
    Text,
    /// One of these words.
    Word(Vec<String>),
    /// A list of this; of so many, where it says how many.
    List(Box<Schema>, Option<usize>),
    Object(Vec<(String, Schema)>),
    Either(Vec<Schema>),
}

impl Schema {
    /// Reads a schema that `root` holds the definitions for. What is not understood may be anything.
    fn of(schema: &Value, root: &Value) -> Self {
        if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
            return Self::of(&root["$defs"][name], root);
        }
        if let Some(any) = schema["anyOf"].as_array() {
            return Self::Either(any.iter().map(|s| Self::of(s, root)).collect());
        }
        if let Some(words) = words(schema) {
            return Self::Word(words);
        }
        match &schema["type"] {
            Value::String(name) => Self::typed(name, schema, root),
            Value::Array(names) => {
                Self::Either(names.iter().filter_map(Value::as_str).map(|n| Self::typed(n, schema, root)).collect())
            }
            _ => Self::Any,
        }
    }

    fn typed(name: &str, schema: &Value, root: &Value) -> Self {
        match name {
            "null" => Self::Null,
            "boolean" => Self::Bool,
            "integer" => Self::Number,
            "string" => Self::Text,
            "array" => {
                let exactly = schema["maxItems"].as_u64().filter(|_| schema["maxItems"] == schema["minItems"]);
                Self::List(Box::new(Self::of(&schema["items"], root)), exactly.map(|n| n as usize))
            }
            "object" => {
                let keys = schema["properties"].as_object().into_iter().flatten();
                Self::Object(keys.map(|(key, value)| (key.clone(), Self::of(value, root))).collect())
            }
            _ => Self::Any,
        }
    }

    /// The first fault of a value that stands under `key`.
    pub fn check(&self, node: &Node, key: &str) -> Result<(), Fault> {
        match (self, &node.value) {
            (Self::Any, _)
            | (Self::Null, Found::Null)
            | (Self::Bool, Found::Bool(_))
            | (Self::Text, Found::Text(_)) => Ok(()),
            (Self::Number, Found::Number(_)) if node.number().is_some() => Ok(()),
            (Self::Word(words), Found::Text(word)) => one_of(words, word, node.at, key),
            (Self::List(of, exactly), Found::List(items)) => {
                if let Some(n) = exactly.filter(|n| *n != items.len()) {
                    return Err(Fault { at: node.at, message: format!("`{key}` wants {n} here, not {}", items.len()) });
                }
                items.iter().try_for_each(|item| of.check(item, key))
            }
            (Self::Object(keys), Found::Object(members)) => members.iter().try_for_each(|m| member(keys, m)),
            (Self::Either(schemas), _) => self.either(schemas, node, key),
            _ => Err(Fault { at: node.at, message: format!("`{key}` is {}, not {}", kind(node), self.name()) }),
        }
    }

    /// One of the schemas must fit; what is wrong is told of the one that is of the value's kind.
    fn either(&self, schemas: &[Self], node: &Node, key: &str) -> Result<(), Fault> {
        let faults: Vec<Fault> = schemas.iter().map_while(|s| s.check(node, key).err()).collect();
        if faults.len() < schemas.len() {
            return Ok(());
        }
        let own = schemas.iter().zip(&faults).find(|(s, _)| s.name() == kind(node)).map(|(_, f)| f.clone());
        let none = || Fault { at: node.at, message: format!("`{key}` is {}, not {}", kind(node), self.name()) };
        Err(own.unwrap_or_else(none))
    }

    fn name(&self) -> String {
        match self {
            Self::Any => "anything".into(),
            Self::Null => "null".into(),
            Self::Bool => "true or false".into(),
            Self::Number => "a whole number".into(),
            Self::Text | Self::Word(_) => "a string".into(),
            Self::List(..) => "a list".into(),
            Self::Object(_) => "an object".into(),
            Self::Either(schemas) => schemas.iter().map(Self::name).collect::<Vec<_>>().join(" or "),
        }
    }
}

/// The words of an enumeration.
fn words(schema: &Value) -> Option<Vec<String>> {
    let text = |v: &Value| v.as_str().map(str::to_owned);
    if let Some(all) = schema["enum"].as_array() {
        return all.iter().map(text).collect();
    }
    let one_of = schema["oneOf"].as_array()?;
    let word = |s: &Value| text(&s["const"]).map(|w| vec![w]).or_else(|| words(s));
    Some(one_of.iter().map(word).collect::<Option<Vec<_>>>()?.concat())
}

fn member(keys: &[(String, Schema)], member: &Member) -> Result<(), Fault> {
    match keys.iter().find(|(key, _)| *key == member.key) {
        Some((_, schema)) => schema.check(&member.value, &member.key),
        None => {
            let names: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
            Err(Fault { at: member.at, message: pack::unknown("key", &member.key, &names) })
        }
    }
}

fn one_of(words: &[String], word: &str, at: usize, key: &str) -> Result<(), Fault> {
    if words.iter().any(|w| w == word) {
        return Ok(());
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Err(Fault { at, message: pack::unknown(key, word, &words) })
}

fn kind(node: &Node) -> String {
    match &node.value {
        Found::Null => "null".into(),
        Found::Bool(_) => "true or false".into(),
        Found::Number(n) if node.number().is_some() => format!("a whole number ({n})"),
        Found::Number(n) => n.clone(),
        Found::Text(_) => "a string".into(),
        Found::List(_) => "a list".into(),
        Found::Object(_) => "an object".into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    fn fault(text: &str) -> (usize, String) {
        let fault = DOCUMENT.check(&read(text).unwrap(), "the document").unwrap_err();
        (fault.at, fault.message)
    }

    #[test]
    fn whole_and_partial_documents_fit() {
        for text in [
            "{}",
            r#"{"articles":[{"headline":null,"entities":[{"kind":"person","text":"李家明","titles":[]}]}]}"#,
            r#"{"articles":[{"amounts":[{"approx":"about","source":[[0,3]],"value":"5"},{"approx":null}]}]}"#,
        ] {
            assert_eq!(DOCUMENT.check(&read(text).unwrap(), "the document"), Ok(()), "{text}");
        }
    }

    #[test]
    fn misspelt_keys_and_kinds_are_named_with_their_place() {
        let (at, says) = fault(r#"{"articles":[{"entites":[]}]}"#);
        assert_eq!((at, &*says), (14, "no key `entites`; did you mean `entities`?"));
        let (at, says) = fault(r#"{"articles":[{"entities":[{"kind":"persn"}]}]}"#);
        assert_eq!((at, &*says), (34, "no kind `persn`; did you mean `person`?"));
        assert!(fault(r#"{"articles":[{"amounts":[{"approx":"abuot"}]}]}"#).1.contains("did you mean `about`"));
    }

    #[test]
    fn values_of_the_wrong_kind_are_named() {
        for (text, says) in [
            ("[]", "`the document` is a list, not an object"),
            (r#"{"articles":{}}"#, "`articles` is an object, not a list"),
            (r#"{"page":{"date":20230412}}"#, "`date` is a whole number (20230412), not a string or null"),
            (r#"{"articles":[{"amounts":[{"start":-1}]}]}"#, "`start` is -1, not a whole number"),
            (r#"{"articles":[{"amounts":[{"source":[[1]]}]}]}"#, "`source` wants 2 here, not 1"),
            (
                r#"{"articles":[{"amounts":[{"value":5000}]}]}"#,
                "`value` is a whole number (5000), not a string or null",
            ),
        ] {
            assert_eq!(fault(text).1, says, "{text}");
        }
    }
}
