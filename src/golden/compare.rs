//! The items of a golden against those of a document: which are right, which only touch, which are missed or extra.

use super::{
    field::{FIELDS, Field, Item},
    json::Node,
    score::Score,
};
use std::collections::HashMap;

/// A place where a document and its golden differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The field.
    pub field: &'static str,
    /// What the golden has; nothing for an item too many.
    pub golden: Option<Item>,
    /// What the document has; nothing for an item that is missed.
    pub found: Option<Item>,
}

/// What a comparison of two documents gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compared {
    /// Scores beside [`FIELDS`].
    pub scores: Vec<Score>,
    /// Every difference, field by field, in the order of the golden.
    pub differences: Vec<Difference>,
}

/// Compares a document with its golden; a document that is not there has nothing.
pub fn compare(golden: &Node, found: Option<&Node>) -> Compared {
    let mut all = Compared::default();
    for field in FIELDS {
        let score = match field.items(golden) {
            None => Score::default(),
            Some(items) => {
                let found = found.map(|f| field.asked(f, golden)).unwrap_or_default();
                of_field(field, &items, &found, &mut all.differences)
            }
        };
        all.scores.push(score);
    }
    all
}

/// The scores of a document that is its golden to the byte.
pub fn same(golden: &Node) -> Compared {
    let score = |field: &Field| {
        let n = field.items(golden).map_or(0, |items| items.len());
        Score { gold: n, found: n, correct: n, partial: 0 }
    };
    Compared { scores: FIELDS.iter().map(score).collect(), differences: Vec::new() }
}

fn of_field(field: &Field, golden: &[Item], found: &[Item], differences: &mut Vec<Difference>) -> Score {
    let mut pairs = right(golden, found);
    let correct = pairs.iter().flatten().count();
    let mut free: Vec<bool> = vec![true; found.len()];
    pairs.iter().flatten().for_each(|&f| free[f] = false);
    let mut partial = 0;
    for (g, item) in golden.iter().enumerate() {
        if pairs[g].is_some() {
            continue;
        }
        let touching = (0..found.len()).find(|&f| free[f] && item.touches(&found[f]));
        if let Some(f) = touching {
            free[f] = false;
            partial += 1;
        }
        pairs[g] = touching;
        let found = touching.map(|f| found[f].clone());
        differences.push(Difference { field: field.name, golden: Some(item.clone()), found });
    }
    let extra = (0..found.len()).filter(|&f| free[f]);
    differences.extend(extra.map(|f| Difference { field: field.name, golden: None, found: Some(found[f].clone()) }));
    Score { gold: golden.len(), found: found.len(), correct, partial }
}

/// For each golden item the found one that says and places the same, none taken twice.
fn right(golden: &[Item], found: &[Item]) -> Vec<Option<usize>> {
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (f, item) in found.iter().enumerate().rev() {
        by_text.entry(&item.text).or_default().push(f);
    }
    let mut take = |item: &Item| {
        let free = by_text.get_mut(&*item.text)?;
        let n = free.iter().rposition(|&f| item.is(&found[f]))?;
        Some(free.remove(n))
    };
    golden.iter().map(&mut take).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    fn scores(golden: &str, found: &str) -> (Score, usize) {
        let document = |entities: &str| read(&format!(r#"{{"articles":[{{"entities":[{entities}]}}]}}"#)).unwrap();
        let all = compare(&document(golden), Some(&document(found)));
        let at = FIELDS.iter().position(|f| f.name == "entities").unwrap();
        (all.scores[at], all.differences.len())
    }

    const LI: &str = r#"{"kind":"person","text":"李家明","source":[[0,9]],"name":null}"#;

    #[test]
    fn the_same_is_right_and_what_touches_is_partial() {
        assert_eq!(scores(LI, LI), (Score { gold: 1, found: 1, correct: 1, partial: 0 }, 0));
        let longer = LI.replace("李家明", "李家明等").replace("[0,9]", "[0,12]");
        assert_eq!(scores(LI, &longer), (Score { gold: 1, found: 1, correct: 0, partial: 1 }, 1));
        let kind = LI.replace("person", "org");
        assert_eq!(scores(LI, &kind).0.partial, 1);
        let elsewhere = LI.replace("[0,9]", "[30,39]");
        assert_eq!(scores(LI, &elsewhere), (Score { gold: 1, found: 1, correct: 0, partial: 0 }, 2));
    }

    #[test]
    fn a_golden_by_hand_need_not_say_where() {
        let by_hand = r#"{"kind":"person","text":"李家明"}"#;
        assert_eq!(scores(by_hand, LI).0.correct, 1);
        assert_eq!(scores(&format!("{by_hand},{by_hand}"), LI).0, Score { gold: 2, found: 1, correct: 1, partial: 0 });
    }

    const FOUND: &str = r#"{"page":{"section":"要聞","number":"A5"},"articles":[
        {"headline":"甲","headlines":[{"role":"headline","text":"甲"},{"role":"deck","text":"子"}],
         "amounts":[{"kind":"percent","text":"1%"}]},
        {"headline":"乙","headlines":[{"role":"headline","text":"乙"}],
         "amounts":[{"kind":"percent","text":"2%"}],"blocks":[{"text":"x","kind":"lead"}]}]}"#;

    fn differences(golden: &str) -> (usize, usize) {
        let all = compare(&read(golden).unwrap(), Some(&read(FOUND).unwrap()));
        (all.scores.iter().map(|s| s.gold).sum(), all.differences.len())
    }

    #[test]
    fn what_a_golden_lacks_is_not_compared() {
        assert_eq!(differences(r#"{"page":{"section":"要聞"}}"#), (1, 0), "other keys of the page");
        assert_eq!(differences(r#"{"articles":[{"headline":"甲"},{"headline":"乙"}]}"#), (2, 0), "no decks asked for");
        let one = r#"{"articles":[{"headline":"乙","amounts":[{"text":"2%"}]}]}"#;
        assert_eq!(differences(one), (2, 0), "one story of two");
    }

    #[test]
    fn what_a_golden_has_is_compared() {
        assert_eq!(differences(r#"{"page":{"section":null,"number":"A6"}}"#), (1, 2));
        assert_eq!(differences(r#"{"articles":[{"headline":"丙"},{"headline":"乙"}]}"#), (2, 2));
        assert_eq!(differences(r#"{"articles":[{"headline":"乙","amounts":[]}]}"#), (1, 1), "2% is too many");
        assert_eq!(differences(r#"{"articles":[{"headline":"乙","amounts":[{"text":"1%"}]}]}"#), (2, 2), "1% is in 甲");
    }
}
