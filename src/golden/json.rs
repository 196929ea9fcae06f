//! JSON as people write it: read strictly, every value with its place, so that a fault can be named by line and column.

/// Deepest nesting taken.
const MAX_DEPTH: usize = 64;

/// A value and where it begins, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its first byte.
    pub at: usize,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object; no key is there twice.
    Object(Vec<Member>),
}

/// A key of an object and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key's first byte.
    pub at: usize,
    /// The key.
    pub key: String,
    /// Its value.
    pub value: Node,
}

/// What is wrong, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The byte.
    pub at: usize,
    /// What is wrong with it.
    pub message: String,
}

impl Node {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members.iter().find(|m| m.key == key).map(|m| &m.value),
            _ => None,
        }
    }

    /// The string that this is.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number that this is.
    pub fn number(&self) -> Option<usize> {
        match &self.value {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// The items of the list that this is.
    pub fn list(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The same value, wherever it stands?
    pub fn same(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            (Value::Object(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|m| b.iter().any(|n| m.key == n.key && m.value.same(&n.value)))
            }
            (a, b) => a == b,
        }
    }
}

/// Reads a text that is one JSON value.
pub fn read(text: &str) -> Result<Node, Fault> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    if text.starts_with('\u{FEFF}') {
        return Err(reader.fault("begins with a byte order mark: save it without"));
    }
    if let Some(at) = text.find("\r\n") {
        return Err(Fault { at, message: "line ends in CR LF: save it with LF".into() });
    }
    let node = reader.value()?;
    reader.space();
    if reader.at < text.len() { Err(reader.fault("text after the end of the value")) } else { Ok(node) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn fault(&self, message: &str) -> Fault {
        Fault { at: self.at, message: message.to_owned() }
    }

    fn rest(&self) -> &[u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn space(&mut self) {
        self.at += self.rest().iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r')).count();
    }

    fn peek(&mut self) -> Option<u8> {
        self.space();
        self.rest().first().copied()
    }

    fn value(&mut self) -> Result<Node, Fault> {
        let first = self.peek();
        let at = self.at;
        let value = match first {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { at, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        if self.depth == MAX_DEPTH {
            return Err(self.fault("nested too deeply"));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let mut members: Vec<Member> = Vec::new();
        while self.more(b'}', members.is_empty())? {
            self.peek();
            let at = self.at;
            let key = self.string()?;
            if members.iter().any(|m| m.key == key) {
                return Err(Fault { at, message: format!("the key \"{key}\" is there twice") });
            }
            if self.peek() != Some(b':') {
                return Err(self.fault("expected `:` after the key"));
            }
            self.at += 1;
            let value = self.value()?;
            members.push(Member { at, key, value });
        }
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value, Fault> {
        let mut items = Vec::new();
        while self.more(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(Value::List(items))
    }

    /// Is there another item before `end`? Steps over the comma or the end.
    fn more(&mut self, end: u8, first: bool) -> Result<bool, Fault> {
        match self.peek() {
            Some(b) if b == end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                let comma = self.at;
                self.at += 1;
                if self.peek() == Some(end) {
                    return Err(Fault { at: comma, message: "a comma after the last item".into() });
                }
                Ok(true)
            }
            Some(_) if first => Ok(true),
            Some(_) => Err(self.fault(&format!("expected `,` or `{}`", char::from(end)))),
            None => Err(self.fault("ends before the value does")),
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        let rest = self.rest();
        if rest.first() != Some(&b'"') {
            return Err(self.fault("expected a string"));
        }
        let mut end = 1;
        loop {
            match rest.get(end) {
                None => return Err(self.fault("the string does not end")),
                Some(b'"') => break,
                Some(b'\\') => end += 2,
                Some(_) => end += 1,
            }
        }
        let written = &self.text[self.at..self.at + end + 1];
        let text = match written.contains('\\') || written.contains(|c: char| c < ' ') {
            false => written[1..end].to_owned(),
            true => serde_json::from_str(written).map_err(|_| self.fault("a bad escape or a control character"))?,
        };
        self.at += end + 1;
        Ok(text)
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let digits = |b: &&u8| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
        let length = self.rest().iter().take_while(digits).count();
        let text = self.text[self.at..self.at + length].to_owned();
        if serde_json::from_str::<serde_json::Number>(&text).is_err() {
            return Err(self.fault("not a number"));
        }
        self.at += length;
        Ok(Value::Number(text))
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.rest().starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.fault(if self.rest().is_empty() { "ends before the value does" } else { "expected a value" }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_with_their_places() {
        let node = read(" {\"a\": [1, \"港\\n\", null], \"b\": true}\n").unwrap();
        let list = node.get("a").unwrap().list();
        assert_eq!((list[0].number(), list[1].text(), list[0].at), (Some(1), Some("港\n"), 8));
        assert_eq!(node.get("b").unwrap().value, Value::Bool(true));
    }

    #[test]
    fn faults_of_the_hand_are_placed() {
        let at = |text: &str| read(text).map(|_| ()).unwrap_err();
        for (text, byte, says) in [
            ("\u{FEFF}{}", 0, "byte order mark"),
            ("{\r\n}", 1, "CR LF"),
            ("{\"a\": 1,}", 7, "comma after the last"),
            ("[1,]", 2, "comma after the last"),
            ("{\"a\": 1, \"a\": 2}", 9, "twice"),
            ("[1 2]", 3, "expected `,`"),
            ("{\"a\" 1}", 5, "expected `:`"),
            ("{a: 1}", 1, "expected a string"),
            ("[01]", 1, "not a number"),
            ("[tru]", 1, "expected a value"),
            ("[\"a", 1, "does not end"),
            ("[1", 2, "ends before"),
            ("{} x", 3, "after the end"),
        ] {
            let fault = at(text);
            assert_eq!(fault.at, byte, "{text}");
            assert!(fault.message.contains(says), "{text}: {}", fault.message);
        }
        assert!(at(&"[".repeat(100_000)).message.contains("too deeply"));
    }

    #[test]
    fn any_cut_of_a_text_is_a_fault_and_no_panic() {
        let text = "{\"a\": [1, \"港\\n\", null, -2.5e3], \"b\": true}";
        for end in (0..text.len()).filter(|&i| text.is_char_boundary(i)) {
            assert!(read(&text[..end]).is_err(), "{end}");
        }
    }
}
