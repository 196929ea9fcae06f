//! Rule packs as plain data: read, checked, merged, compiled.
//!
//! A pack says what to match; Rust says what it means. The built-in pack enters through the same door as a user's.

mod automaton;
mod class;
mod lexicon;

pub use class::Class;
pub use lexicon::{Entry, Hit, Lexicon};

/// The lexicon of the built-in pack, compiled by `build.rs`.
static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core_lexicon.bin"));

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
        packs.lexicon.push(automaton::Automaton::new(CORE));
        packs
    }
}
