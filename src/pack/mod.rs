//! Rule packs as plain data: read, checked, merged, compiled.
//!
//! A pack says what to match; Rust says what it means. The built-in pack enters through the same door as a user's.

mod class;
mod lexicon;

pub use class::Class;
pub use lexicon::{Entry, Hit, Lexicon};

/// Word lists of the built-in pack: (class name, text of the file).
const CORE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/core_pack.rs"));

/// Every pack that is in force.
#[derive(Debug, Default)]
pub struct Packs {
    /// The words of all packs.
    pub lexicon: Lexicon,
}

impl Packs {
    /// The built-in pack alone.
    pub fn built_in() -> Self {
        let mut packs = Self::default();
        for (name, text) in CORE {
            if let Some(class) = Class::named(name) {
                packs.read(class, text);
            }
        }
        packs
    }

    /// Reads one word list: a word a line, a tab before what is said of it; `#` opens a comment.
    fn read(&mut self, class: Class, text: &str) {
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (word, data) = line.split_once('\t').unwrap_or((line, ""));
            self.lexicon.add(word, class, data);
        }
    }
}
