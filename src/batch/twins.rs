//! Inputs that have the same bytes as one before them.

use super::Row;

/// How many different contents are remembered. More would be memory that grows with the run.
const REMEMBERED: usize = 1 << 16;

/// Remembers the contents that came by last, each in the place its digest gives it.
#[derive(Debug, Default)]
pub struct Twins(Vec<Option<(Box<str>, Box<str>)>>);

impl Twins {
    /// The path of the latest input before `row` with its bytes, as far as remembered; `row` is remembered in turn.
    pub fn before(&mut self, row: &Row) -> Option<String> {
        let digest = row.blake3.as_deref().filter(|_| row.bytes != Some(0))?;
        if self.0.is_empty() {
            self.0.resize(REMEMBERED, None);
        }
        let slot = usize::from_str_radix(digest.get(..4)?, 16).ok()?;
        let last = self.0[slot].replace((digest.into(), row.path.as_str().into()));
        last.filter(|(other, _)| **other == *digest).map(|(_, path)| path.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, content: &str) -> Row {
        let blake3 = Some(blake3::hash(content.as_bytes()).to_hex().to_string());
        Row { blake3, bytes: Some(content.len() as u64), ..Row::of(path) }
    }

    #[test]
    fn a_content_that_came_before_is_named_by_its_latest_path() {
        let mut twins = Twins::default();
        let mut before = |path, content| twins.before(&row(path, content));
        assert_eq!(before("a", "港"), None);
        assert_eq!(before("b", "聞"), None);
        assert_eq!(before("c", "港").as_deref(), Some("a"));
        assert_eq!(before("d", "港").as_deref(), Some("c"));
        assert_eq!((before("e", ""), before("f", "")), (None, None), "empty pages are no twins");
    }
}
