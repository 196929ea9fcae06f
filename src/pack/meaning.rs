//! What an extractor makes of the words of the packs: their data read once, not at every hit.

use super::{Class, Classes, Entry, Hit, Lexicon};
use std::{
    any::{Any, TypeId},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// The meanings of the words of some classes, by what the packs say of them and class.
#[derive(Debug)]
pub struct Meanings<T> {
    /// Where the meanings of each datum begin, and at the end how many there are.
    first: Vec<u32>,
    meanings: Vec<(Class, T)>,
}

impl<T> Meanings<T> {
    /// What `read` makes of the data of these classes.
    pub fn of(lexicon: &Lexicon, classes: &[Class], read: impl Fn(Entry<'_>) -> Option<T>) -> Self {
        let classes = Classes::of(classes);
        let mut said: Vec<(u32, Class)> = lexicon.said().filter(|(_, class)| classes.has(*class)).collect();
        said.sort_unstable();
        said.dedup();
        let (mut first, mut meanings) = (Vec::new(), Vec::new());
        for (datum, class) in said {
            let Some(meaning) = read(Entry { class, data: lexicon.datum(datum) }) else { continue };
            first.resize(first.len().max(datum as usize + 1), meanings.len() as u32);
            meanings.push((class, meaning));
        }
        first.push(meanings.len() as u32);
        Self { first, meanings }
    }

    /// The meaning of a word in the text.
    #[inline]
    pub fn get(&self, hit: Hit) -> Option<&T> {
        let &[start, end, ..] = self.first.get(hit.datum as usize..)? else { return None };
        let said = self.meanings.get(start as usize..end as usize)?.iter();
        said.into_iter().find(|(class, _)| *class == hit.class).map(|(_, meaning)| meaning)
    }
}

/// What readers of the packs derived from them, one of a type.
#[derive(Default)]
pub(super) struct Derived(Mutex<Vec<(TypeId, Arc<dyn Any + Send + Sync>)>>);

impl Derived {
    /// The one of type `T`, made by `make` the first time.
    pub fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().find(|(id, _)| *id == TypeId::of::<T>()).map(|(_, it)| it.clone());
        if let Some(known) = known.and_then(|it| it.downcast().ok()) {
            return known;
        }
        let made = Arc::new(make());
        all.push((TypeId::of::<T>(), made.clone()));
        made
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Derived")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_classes_or_of_no_meaning_have_none() {
        let lexicon = Lexicon::of(&[("甲", Class::Unit, "1"), ("乙", Class::Unit, "x"), ("丙", Class::Place, "3")]);
        let numbers = Meanings::of(&lexicon, &[Class::Unit], |e| e.data.parse::<u8>().ok());
        let folded: Vec<char> = "甲乙丙".chars().collect();
        let read: Vec<_> = lexicon.hits(&folded).into_iter().map(|h| numbers.get(h).copied()).collect();
        assert_eq!(read, [Some(1), None, None]);
    }

    #[test]
    fn each_type_is_made_once() {
        let derived = Derived::default();
        assert_eq!(*derived.get(|| 1u8), 1);
        assert_eq!(*derived.get(|| 2u16), 2);
        assert_eq!(*derived.get(|| 3u8), 1);
    }
}
