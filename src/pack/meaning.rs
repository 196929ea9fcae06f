//! What an extractor makes of the words of the packs: their data read once, not at every hit.

use super::{Class, Entry, Hit, Lexicon};
use std::{
    any::{Any, TypeId},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// The meanings of the words of some classes, by the words' numbers in the lexicon.
#[derive(Debug)]
pub struct Meanings<T> {
    /// The classes whose words may mean something, a bit each.
    classes: u64,
    /// For each entry of the lexicon one more than the place of its meaning; 0 for none.
    places: Vec<u32>,
    meanings: Vec<T>,
}

impl<T> Meanings<T> {
    /// What `read` makes of the words of these classes.
    pub fn of(lexicon: &Lexicon, classes: &[Class], read: impl Fn(Entry<'_>) -> Option<T>) -> Self {
        let classes = classes.iter().fold(0, |set, class| set | class.bit());
        let (mut places, mut meanings) = (vec![0; lexicon.len()], Vec::new());
        for (number, entry) in lexicon.entries(|class| class.bit() & classes != 0) {
            let Some(meaning) = read(entry) else { continue };
            meanings.push(meaning);
            places[number as usize] = meanings.len() as u32;
        }
        Self { classes, places, meanings }
    }

    /// Is the word of a class that may mean something?
    #[inline]
    pub fn may_mean(&self, hit: Hit) -> bool {
        hit.class.bit() & self.classes != 0
    }

    /// The meaning of a word in the text.
    #[inline]
    pub fn get(&self, hit: Hit) -> Option<&T> {
        if !self.may_mean(hit) {
            return None;
        }
        let place = self.places.get(hit.entry as usize)?.checked_sub(1)?;
        self.meanings.get(place as usize)
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
