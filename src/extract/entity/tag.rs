//! The kinds of step a path through the lattice may take: common words, marks, and names.

use super::super::EntityKind;

/// Declares [`Tag`] and its names from one list.
macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a step of the lattice is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $variant,)* }

        impl Tag {
            /// Every tag, in the order of the list.
            pub const ALL: &'static [Tag] = &[$(Tag::$variant,)*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The tag's name in the weight table and the word list.
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$variant => $name,)* }
            }
        }
    };
}

tags! {
    /// Noun.
    Noun = "n",
    /// Idiom or set phrase.
    Idiom = "i",
    /// Verb.
    Verb = "v",
    /// Verb that serves as a noun (管理, 發展).
    Gerund = "g",
    /// Adjective.
    Adjective = "a",
    /// Word that only stands before nouns (國際, 大型).
    Attributive = "b",
    /// Adverb.
    Adverb = "d",
    /// Preposition.
    Preposition = "p",
    /// Conjunction.
    Conjunction = "c",
    /// Structural particle (的, 了).
    Particle = "u",
    /// Pronoun.
    Pronoun = "r",
    /// Numeral.
    Numeral = "m",
    /// Measure word.
    Measure = "q",
    /// Word of time.
    Time = "t",
    /// Direction or place in space (中, 以上).
    Direction = "f",
    /// Interjection or modal particle.
    Interjection = "y",
    /// A Han character that no list explains.
    Unknown = "x",
    /// A run of Latin letters.
    Latin = "latin",
    /// A run of digits.
    Digits = "digits",
    /// ， ；
    Comma = "comma",
    /// 。 ！ ？ …
    Stop = "stop",
    /// 、
    Pause = "pause",
    /// ：
    Colon = "colon",
    /// （ 【
    Open = "open",
    /// ） 】
    Close = "close",
    /// 「 “
    QuoteOpen = "quote-open",
    /// 」 ”
    QuoteClose = "quote-close",
    /// 《 〈
    MarkOpen = "mark-open",
    /// 》 〉
    MarkClose = "mark-close",
    /// · between the parts of a foreign name.
    Dot = "dot",
    /// White space.
    Space = "space",
    /// Any other mark.
    Symbol = "symbol",
    /// The beginning or the end of the passage.
    Edge = "edge",
    /// A person's name.
    Person = "person",
    /// A family name that stands for the person.
    Surname = "surname",
    /// An organisation.
    Org = "org",
    /// A place.
    Place = "place",
    /// A place of one character.
    PlaceSingle = "place-single",
    /// A post.
    Title = "title",
    /// A form of address (先生).
    Honorific = "honorific",
    /// A product or brand.
    Product = "product",
    /// A titled work.
    Work = "work",
    /// An exchange code.
    Ticker = "ticker",
    /// A named event.
    Event = "event",
}

/// The tags of parts of speech by their letters.
const LETTERS: [Tag; 128] = {
    let mut letters = [Tag::Noun; 128];
    let mut at = 0;
    while at < Tag::Unknown as usize {
        letters[Tag::ALL[at].name().as_bytes()[0] as usize] = Tag::ALL[at];
        at += 1;
    }
    letters
};

impl Tag {
    /// The tag of a word list's letter.
    #[inline]
    pub fn of_letter(letter: u8) -> Self {
        LETTERS.get(usize::from(letter)).copied().unwrap_or(Self::Noun)
    }

    /// Is it a part of speech?
    #[inline]
    pub const fn is_word(self) -> bool {
        (self as u8) < Self::Unknown as u8
    }

    /// Does it name nobody and nothing? Two plain neighbours say nothing of each other.
    #[inline]
    pub const fn is_plain(self) -> bool {
        (self as u8) < Self::Person as u8
    }

    /// The kind of entity a step of this tag is, if any.
    pub fn kind(self) -> Option<EntityKind> {
        Some(match self {
            Self::Person | Self::Surname => EntityKind::Person,
            Self::Org => EntityKind::Org,
            Self::Place | Self::PlaceSingle => EntityKind::Place,
            Self::Title => EntityKind::Title,
            Self::Product => EntityKind::Product,
            Self::Work => EntityKind::Work,
            Self::Ticker => EntityKind::Ticker,
            Self::Event => EntityKind::Event,
            _ => return None,
        })
    }

    /// Which pair of cues (before, after) speaks for it: 0 persons, 1 organisations, 2 places.
    #[inline]
    pub fn cue(self) -> Option<usize> {
        Some(match self {
            Self::Person | Self::Surname => 0,
            Self::Org => 1,
            Self::Place | Self::PlaceSingle => 2,
            _ => return None,
        })
    }

    /// The tag of a mark, none for letters, digits and Han characters.
    pub fn of_mark(c: char) -> Option<Self> {
        if ('\u{4E00}'..='\u{9FFF}').contains(&c) {
            return None;
        }
        Some(match c {
            ',' | ';' => Self::Comma,
            '。' | '!' | '?' | '…' | '\n' => Self::Stop,
            '、' => Self::Pause,
            ':' => Self::Colon,
            '(' | '[' | '【' | '〔' => Self::Open,
            ')' | ']' | '】' | '〕' => Self::Close,
            '「' | '『' | '“' | '‘' => Self::QuoteOpen,
            '」' | '』' | '”' | '’' => Self::QuoteClose,
            '《' | '〈' => Self::MarkOpen,
            '》' | '〉' => Self::MarkClose,
            '·' | '•' | '・' | '‧' => Self::Dot,
            c if c.is_whitespace() => Self::Space,
            c if c.is_alphanumeric() => return None,
            _ => Self::Symbol,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_word_list_have_tags() {
        assert_eq!(Tag::of_letter(b'v'), Tag::Verb);
        assert_eq!(Tag::of_letter(b'u'), Tag::Particle);
        assert_eq!(Tag::of_letter(b'?'), Tag::Noun);
    }

    #[test]
    fn what_has_a_kind_is_not_plain() {
        for &tag in Tag::ALL {
            assert_eq!(tag.is_plain(), tag.kind().is_none() && tag != Tag::Honorific, "{tag:?}");
        }
    }

    #[test]
    fn marks_are_told_from_words() {
        assert_eq!(Tag::of_mark('、'), Some(Tag::Pause));
        assert_eq!(Tag::of_mark('·'), Some(Tag::Dot));
        assert_eq!(Tag::of_mark('港'), None);
        assert_eq!(Tag::of_mark('A'), None);
    }
}
