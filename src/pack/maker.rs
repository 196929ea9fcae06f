//! Makers: the closed list of what a rule may make of what it matches.
//!
//! A rule of a pack says what to match and names a maker. It has no conditions: the day a rule needs an `if`, it
//! becomes a maker here.

use super::{Class, pattern::Pattern};

/// Declares [`Kind`] and its names from one list.
macro_rules! kinds {
    ($($variant:ident = $name:literal,)*) => {
        /// The kind of an entity or amount, named as in the document.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the names say it; the document's schema explains them")]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// Its name in packs and documents.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }
        }
    };
}

kinds! {
    Person = "person",
    Title = "title",
    Org = "org",
    Place = "place",
    Product = "product",
    Work = "work",
    Ticker = "ticker",
    Event = "event",
    Money = "money",
    Percent = "percent",
    Quantity = "quantity",
    Number = "number",
    Ordinal = "ordinal",
    Multiple = "multiple",
    Temperature = "temperature",
    Age = "age",
}

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.name() == name)
    }

    /// Of an entity, not of an amount?
    pub fn is_entity(self) -> bool {
        (self as u8) < Kind::Money as u8
    }

    /// The class of listed words of this kind.
    pub fn class(self) -> Option<Class> {
        match self {
            Self::Person => Some(Class::Person),
            Self::Org => Some(Class::Org),
            Self::Place => Some(Class::Place),
            Self::Product => Some(Class::Product),
            _ => None,
        }
    }
}

/// What a rule makes of what it matches.
#[derive(Debug, Clone)]
pub enum Maker {
    /// Each of the words is an entity of this kind, wherever it stands.
    Word(Kind),
    /// What the pattern matches is an entity or amount.
    Pattern(Box<Pattern>),
    /// The words join a class of the lexicon with this data; the extractors make of them what they make of their own.
    Lexicon(Class, String),
}

/// A maker as rules name it.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// The keys it takes beside those of every rule.
    pub keys: &'static [&'static str],
    /// What it makes, in a sentence.
    pub makes: &'static str,
}

/// Every maker, in the order of the tutorial.
pub const MAKERS: &[Named] = &[
    Named { name: "word", keys: &["kind", "words"], makes: "each word is an entity of `kind`" },
    Named { name: "title", keys: &["words"], makes: "each word is a post when it stands beside a person's name" },
    Named { name: "org_suffix", keys: &["words"], makes: "each word ends the name of an organisation" },
    Named { name: "currency", keys: &["words", "code"], makes: "each word is money of the currency `code`" },
    Named { name: "unit", keys: &["words"], makes: "each word is the unit of a quantity" },
    Named {
        name: "pattern",
        keys: &["kind", "pattern", "unit", "currency"],
        makes: "what `pattern` matches is an entity or amount of `kind`",
    },
];
