//! Words that names end in, by which it is told what they are of: the lists of `packs/core/entity`.

use crate::{pack::word_list, text::fold};
use std::sync::LazyLock;

/// The endings of a list, folded, in its order.
pub(super) struct Endings(LazyLock<Vec<Box<[char]>>>);

/// What a paper is called after its marked name: 《明報》周刊.
pub(super) static PAPERS: Endings =
    Endings(LazyLock::new(|| read(include_str!("../../../packs/core/entity/papers.txt"))));
/// Documents: 逃犯條例.
pub(super) static DOCUMENTS: Endings =
    Endings(LazyLock::new(|| read(include_str!("../../../packs/core/entity/documents.txt"))));
/// Parts of an employer that go with the post: 財務部.
pub(super) static EMPLOYER_PARTS: Endings =
    Endings(LazyLock::new(|| read(include_str!("../../../packs/core/entity/employer_parts.txt"))));
/// Foreign places: 斯特拉斯堡.
pub(super) static FOREIGN_PLACES: Endings =
    Endings(LazyLock::new(|| read(include_str!("../../../packs/core/entity/foreign_places.txt"))));

fn read(list: &str) -> Vec<Box<[char]>> {
    word_list::words(list).map(|(_, word, _)| word.chars().map(fold).collect()).collect()
}

impl Endings {
    /// Does a folded name end in one of them?
    pub fn end(&self, name: &[char]) -> bool {
        self.at_end(name).next().is_some()
    }

    /// Those that a folded name ends in.
    pub fn at_end(&self, name: &[char]) -> impl Iterator<Item = &[char]> {
        self.0.iter().map(|ending| &**ending).filter(move |ending| name.ends_with(ending))
    }

    /// The first of the list that a folded text begins with.
    pub fn at_start(&self, text: &[char]) -> Option<&[char]> {
        self.0.iter().map(|ending| &**ending).find(|ending| text.starts_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn lists_are_folded_and_longer_endings_come_first() {
        assert!(DOCUMENTS.end(&chars("逃犯条例")) && !DOCUMENTS.end(&chars("條例")) && !DOCUMENTS.end(&[]));
        assert!(EMPLOYER_PARTS.end(&chars("财务部")) && FOREIGN_PLACES.end(&chars("斯特拉斯堡")));
        assert!(PAPERS.at_end(&chars("人民日报")).eq([&*chars("日报"), &['报']]));
        assert_eq!(
            (PAPERS.at_start(&chars("周刊报道")).map(<[char]>::len), PAPERS.at_start(&chars("说"))),
            (Some(2), None)
        );
        for list in [&PAPERS, &DOCUMENTS, &EMPLOYER_PARTS, &FOREIGN_PLACES] {
            let places = |n: usize| list.0[..n].iter().all(|before| !list.0[n].ends_with(before));
            assert!((0..list.0.len()).all(places), "an ending hides a longer one behind it");
        }
    }
}
