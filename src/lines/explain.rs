//! Why two lines were joined, or not.

use super::{Form, Sheet, model, space, thread};
use crate::text::Text;

/// What was weighed for one pair of lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Number of the line on the page (blank ones count) that might go on.
    pub from: u32,
    /// Number of the line it might go on in.
    pub to: u32,
    /// Was it joined?
    pub joined: bool,
    /// The sum of the weights: above 0 where a join is likelier than not.
    pub score: f32,
    /// What was seen, and what it weighed.
    pub seen: Vec<(String, f32)>,
}

/// Every pair of lines that was weighed when a page was joined, as [`super::join`] does it.
pub fn explain(text: Text<'_>, form: Form) -> Vec<Reason> {
    let text = space::close(text);
    let sheet = Sheet::read(text.as_str());
    let next = thread::follow(&sheet, form);
    let tell = |pair: thread::Pair| {
        let (a, b) = (pair.from as usize, pair.to as usize);
        Reason {
            from: sheet.lines[a].number,
            to: sheet.lines[b].number,
            joined: next[a] == Some(pair.to),
            score: pair.score,
            seen: model::see(&sheet, a, b).reasons(),
        }
    };
    thread::pairs(&sheet, form).into_iter().map(tell).collect()
}
