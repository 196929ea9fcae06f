//! The kinds of word a lexicon may hold: the closed list that data names and Rust gives a meaning.

/// Declares [`Class`] and its names from one list.
macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a lexicon's words are. A lexicon file is named for its class.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// Every class, in the order of the list.
            pub const ALL: &'static [Class] = &[$(Class::$variant,)*];

            /// The class's name in packs.
            pub fn name(self) -> &'static str {
                match self { $(Class::$variant => $name,)* }
            }
        }
    };
}

classes! {
    /// A family name (李, 歐陽).
    Surname = "surname",
    /// A post or honorific that stands beside a name (行政長官, 記者).
    Title = "title",
    /// The end of an organisation's name (公司, 協會).
    OrgSuffix = "org_suffix",
    /// A known organisation.
    Org = "org",
    /// A known place.
    Place = "place",
    /// A newspaper or news agency; data: ISO 4217 code of its home's currency.
    Publication = "publication",
    /// A known person.
    Person = "person",
    /// A known product or brand.
    Product = "product",
    /// A verb of saying (表示, 指出).
    SayVerb = "say_verb",
    /// A word of money; data: ISO 4217 code.
    Currency = "currency",
    /// A unit or measure word.
    Unit = "unit",
    /// A word that approximates a number; data: about, over, under, nearly, up_to or at_least.
    Approximator = "approximator",
}

impl Class {
    /// The class of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
}
