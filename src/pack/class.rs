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
    /// A word of a rule; data: the rule's number.
    Rule = "rule",
    /// A family name (李, 歐陽).
    Surname = "surname",
    /// A post that stands beside a name (行政長官, 記者).
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
    /// A common word; data: tag and cost, then six digits of what it says of a name beside it.
    Word = "word",
    /// A place of a large gazetteer; data: cost.
    PlaceListed = "place_listed",
    /// A place of one character (港, 粵); data: `strong` or `often`.
    PlaceSingle = "place_single",
    /// The end of a place's name (省, 灣, 道); data: division, nature, street or venue.
    PlaceSuffix = "place_suffix",
    /// An organisation of a large gazetteer; data: cost.
    OrgListed = "org_listed",
    /// A person of a large gazetteer; data: cost.
    PersonListed = "person_listed",
    /// A Latin given name (Mary).
    GivenLatin = "given_latin",
    /// A word that opens a post (副, 署理).
    TitlePrefix = "title_prefix",
    /// A word that stands before a name and never opens it (部分, 所屬, 擔任).
    Stranger = "stranger",
    /// A form of address after a name (先生); no post.
    Honorific = "honorific",
    /// A named event (奧運會).
    Event = "event",
    /// A verb of saying (表示, 指出); data: report, stance, brief or pause.
    SayVerb = "say_verb",
    /// A word in which a verb of saying says nothing (指數, 名稱).
    SayDecoy = "say_decoy",
    /// What may stand between a subject and its verb (亦, 其後); data: unsaid if it takes the saying away (被, 拒絕).
    Adverb = "adverb",
    /// What makes an object of the name behind it (對, 引述).
    Preposition = "preposition",
    /// The end of a phrase that stands before a verb of saying and is not its subject (時, 會上).
    Adjunct = "adjunct",
    /// A source without a name (發言人, 他); data: said, wrote or pronoun.
    SourceNoun = "source_noun",
    /// The name or sign of a currency; data: ISO 4217 code, `minor` for a hundredth of it.
    Currency = "currency",
    /// A word of money that names no currency; data: what it does (`unit`, `dime`, `cent`, `end`, `symbol`, `spent`).
    MoneyWord = "money_word",
    /// A word that is a share of a hundred by itself (對折); data: the share.
    PercentWord = "percent_word",
    /// A unit or measure word; data: measure, count, digits, point, time or none.
    Unit = "unit",
    /// A word before a number that approximates it; data: about, over, under, nearly, up_to or at_least.
    Approximator = "approximator",
    /// A word for a day (昨日, 當晚); data: what it counts from, how many days on, part of the day.
    TimeDay = "time_day",
    /// A word for a longer period (去年, 上周); data: unit, what it counts from, how many on, phase.
    TimePeriod = "time_period",
    /// A day of the week; data: 1 is Monday.
    Weekday = "weekday",
    /// A part of the day (凌晨); data: its name.
    Daypart = "daypart",
    /// A festival or solar term; data: the rule for its day.
    Festival = "festival",
    /// A calendar or era (農曆, 民國); data: lunar, gregorian or the era's first year.
    Era = "era",
    /// A unit of duration (個月, 小時); data: its name.
    TimeUnit = "time_unit",
    /// A part of a year or month (上半年, 月底); data: which.
    TimePart = "time_part",
    /// A word behind a date (之前, 至今); data: what it makes of the date.
    TimeEdge = "time_edge",
    /// A word that holds a word of time and means none (今次, 下午茶).
    TimeDecoy = "time_decoy",
    /// The same behind a number.
    ApproximatorAfter = "approximator_after",
    /// A verb before a number that says which way it moved; data: up or down.
    Direction = "direction",
    /// A word with a numeral in it that counts nothing: idioms, names, set phrases.
    NotAmount = "not_amount",
    /// A word by which a page speaks of its own making; data: desk, picture, pointer, writer, news or day.
    Press = "press",
}

impl Class {
    /// The classes of the words of time.
    pub const TIME: &[Self] = &[
        Self::TimeDay,
        Self::TimePeriod,
        Self::Weekday,
        Self::Daypart,
        Self::Festival,
        Self::Era,
        Self::TimeUnit,
        Self::TimePart,
        Self::TimeEdge,
        Self::TimeDecoy,
    ];

    /// A bit of its own, for sets of classes.
    #[inline]
    pub const fn bit(self) -> u64 {
        const { assert!(Self::ALL.len() <= 64) };
        1 << (self as u8 % 64)
    }

    /// The class of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
}

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// The classes of few words: those of time, currencies, idioms with numerals, verbs of saying, words of rules, what a page
    /// says of its own making.
    pub const SPARSE: Self =
        Self::of(&[Class::Currency, Class::PercentWord, Class::NotAmount, Class::SayVerb, Class::Rule, Class::Press])
            .union(Self::TIME);

    /// The classes of both sets.
    #[inline]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes of this set but for one.
    #[inline]
    pub const fn without(self, class: Class) -> Self {
        Self(self.0 & !class.bit())
    }

    /// The classes of the words of time.
    pub const TIME: Self = Self::of(Class::TIME);

    /// The set of these classes.
    pub const fn of(classes: &[Class]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < classes.len() {
            set |= classes[at].bit();
            at += 1;
        }
        Self(set)
    }

    /// The set of one class.
    #[inline]
    pub const fn one(class: Class) -> Self {
        Self(class.bit())
    }

    /// Takes a class in.
    #[inline]
    pub fn add(&mut self, class: Class) {
        self.0 |= class.bit();
    }

    /// Is the class in it?
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }

    /// Have the two sets a class in common?
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
