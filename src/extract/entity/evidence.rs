//! The closed list of evidence for and against a step.
//!
//! What is evidence is said here; how much it counts stands in `packs/core/entity/weights.tsv`, one line each, and is read
//! by `weights`.

/// Declares [`Evidence`] and its names from one list.
macro_rules! evidence {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// Something that speaks for or against a step.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Evidence { $($(#[$doc])* $variant,)* }

        impl Evidence {
            /// Every kind of evidence, in the order of the list.
            pub const ALL: &'static [Evidence] = &[$(Evidence::$variant,)*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Its name in the weight table and in rule names.
            pub fn name(self) -> &'static str {
                match self { $(Evidence::$variant => $name,)* }
            }

            /// The name of the rule that rests on it.
            pub fn rule(self) -> &'static str {
                match self { $(Evidence::$variant => concat!("entity/", $name),)* }
            }
        }
    };
}

evidence! {
    /// How rare a common word is, in tenths of a nat.
    WordCost = "word-cost",
    /// A word of one character.
    WordSingle = "word-single",
    /// A character that no list explains.
    WordUnknown = "word-unknown",
    /// A run of Latin letters that is no name.
    WordLatin = "word-latin",
    /// Family name and one given character.
    PersonTwo = "han-name-two",
    /// Family name and two given characters.
    PersonThree = "han-name",
    /// A compound family name.
    PersonCompound = "compound-surname",
    /// A married name: two family names and a given name (林鄭月娥).
    PersonMarried = "married-name",
    /// How unlikely the characters are in a name, in tenths of a nat.
    PersonCost = "name-cost",
    /// The name of two characters is a common word too.
    PersonIsWord = "name-is-word",
    /// The given name is a common word too (家超 is not, 建國 is).
    PersonGivenIsWord = "given-is-word",
    /// A character of the name hardly occurs in names.
    PersonOddCharacter = "odd-character",
    /// The sex follows the name, as a notice tells it (某人，男，).
    PersonSex = "name-before-sex",
    /// The name stands in a gazetteer.
    PersonListed = "listed-person",
    /// The name stands in a pack's own list.
    PersonKnown = "known-person",
    /// A Japanese family name and a given name of characters that such names have.
    PersonJapanese = "japanese-name",
    /// A family name alone.
    PersonSurname = "surname-alone",
    /// A post follows the family name at once (陳局長).
    PersonSurnamePost = "surname-before-post",
    /// A transliterated name without a dot.
    PersonForeign = "foreign-name",
    /// A transliterated name with a dot.
    PersonDotted = "dotted-name",
    /// A transliterated name of two parts with a hyphen and no dot.
    PersonHyphened = "hyphened-name",
    /// How unlikely the characters are in a transliterated name, in tenths of a nat.
    PersonForeignCost = "foreign-cost",
    /// Characters of a transliterated name.
    PersonForeignLength = "foreign-length",
    /// A ruler's number closes it (威廉二世).
    PersonRegnal = "regnal-number",
    /// A Latin name that opens with a given name.
    PersonLatinGiven = "latin-given-name",
    /// Two or three capitalised Latin words.
    PersonLatinWords = "latin-words",
    /// One Latin word.
    PersonLatinOne = "latin-word",
    /// Latin words in brackets after the name they stand for.
    LatinGloss = "latin-gloss",
    /// Latin words that end like an organisation (University, Inc).
    OrgLatinHead = "latin-org-head",
    /// Latin words that end like a place (River, Street).
    PlaceLatinHead = "latin-place-head",
    /// The place stands in a pack's own list.
    PlaceKnown = "known-place",
    /// The place stands in a gazetteer.
    PlaceListed = "listed-place",
    /// How rare the listed place is, in tenths of a nat.
    PlaceCost = "place-cost",
    /// The listed place is a common word too.
    PlaceIsWord = "place-is-word",
    /// One character that is seldom anything but a place.
    PlaceSingleStrong = "single-place",
    /// One character that is often something else.
    PlaceSingleOften = "single-place-weak",
    /// A name and the head of a division (市, 縣).
    PlaceDivision = "division",
    /// A name and the head of a natural feature (山, 河).
    PlaceNature = "nature",
    /// A name and the head of a street (路, 街).
    PlaceStreet = "street",
    /// A name and the head of a venue (機場, 公園).
    PlaceVenue = "venue",
    /// A place stands before the head.
    PlaceStemPlace = "stem-place",
    /// A person or organisation stands before the head.
    PlaceStemName = "stem-name",
    /// Common words before the head.
    PlaceStemWord = "stem-word",
    /// Characters before the head that no list explains.
    PlaceStemUnknown = "stem-unknown",
    /// Verbs, adverbs and other strangers before the head.
    PlaceStemOther = "stem-other",
    /// Characters before the head.
    PlaceStemLength = "stem-length",
    /// A place in a place (巴西里約熱內盧).
    PlaceChainTwo = "place-chain-two",
    /// A place in a place in a place (中國江蘇省鹽城市).
    PlaceChainMore = "place-chain",
    /// A transliterated place.
    PlaceForeign = "foreign-place",
    /// How unlikely the characters are in a transliterated place, in tenths of a nat.
    PlaceForeignCost = "foreign-place-cost",
    /// It ends the way places do (斯坦, 堡, 尼亞).
    PlaceForeignEnding = "foreign-place-ending",
    /// The organisation stands in a pack's own list.
    OrgKnown = "known-org",
    /// The organisation stands in a gazetteer.
    OrgListed = "listed-org",
    /// How rare the words of the organisation are, in tenths of a nat.
    OrgCost = "org-cost",
    /// The organisation is a common word too.
    OrgIsWord = "org-is-word",
    /// The whole name made of a head is a common word too (锅炉厂).
    OrgWholeWord = "org-whole-word",
    /// A head that names an organisation wherever a name stands before it.
    OrgSuffixStrong = "org-suffix",
    /// A head that is often something else.
    OrgSuffixWeak = "org-suffix-weak",
    /// A head that names a part of a larger body.
    OrgSuffixUnit = "org-suffix-unit",
    /// 政府.
    OrgSuffixGovernment = "org-suffix-government",
    /// A team.
    OrgSuffixTeam = "org-suffix-team",
    /// A line of trade that many companies close with (科技, 實業).
    OrgSuffixTrade = "org-suffix-trade",
    /// The head is a verb as a common word (會, 組織).
    OrgHeadVerb = "org-head-verb",
    /// The head is one character.
    OrgHeadShort = "org-head-short",
    /// Nothing but a place or a common word before a head that names a kind (中國公司).
    OrgClassOnly = "org-class-only",
    /// Latin letters right before the head (Web3.0協會).
    OrgLatinStem = "org-latin-stem",
    /// A part of a larger body in a curriculum vitae, where it goes with the post.
    OrgUnitVita = "org-unit-in-vita",
    /// 公司 in a curriculum vitae, where it is the employer.
    OrgEmployerVita = "employer-in-vita",
    /// The title between 《 and 》 ends like a paper's name (《星洲日報》).
    OrgMarkedPaper = "marked-paper",
    /// Quotation marks around its name, its kind after them (《時代》周刊).
    OrgMarked = "marked-org",
    /// A known organisation under a larger one (香港 + 證監會).
    OrgChain = "org-chain",
    /// A known organisation under another (特區政府律政司).
    OrgChainOrg = "org-chain-org",
    /// It opens with a place.
    OrgFirstPlace = "org-first-place",
    /// It opens with a place of one character.
    OrgFirstSingle = "org-first-single",
    /// It opens with an organisation.
    OrgFirstOrg = "org-first-org",
    /// It opens with a person.
    OrgFirstPerson = "org-first-person",
    /// It opens with the person it is named after, as schools and foundations do.
    OrgNamesake = "org-namesake",
    /// It opens with Latin letters.
    OrgFirstLatin = "org-first-latin",
    /// It opens with an unexplained character.
    OrgFirstUnknown = "org-first-unknown",
    /// It opens with a noun.
    OrgFirstNoun = "org-first-noun",
    /// It opens with an attributive.
    OrgFirstAttributive = "org-first-attributive",
    /// It opens with a numeral.
    OrgFirstNumeral = "org-first-numeral",
    /// It opens with a verb.
    OrgFirstVerb = "org-first-verb",
    /// It opens with something else.
    OrgFirstOther = "org-first-other",
    /// Nouns inside.
    OrgInnerNoun = "org-inner-noun",
    /// Verbs inside.
    OrgInnerVerb = "org-inner-verb",
    /// Verbs that serve as nouns, inside.
    OrgInnerGerund = "org-inner-gerund",
    /// Names inside.
    OrgInnerName = "org-inner-name",
    /// Unexplained characters inside.
    OrgInnerUnknown = "org-inner-unknown",
    /// Latin words inside.
    OrgInnerLatin = "org-inner-latin",
    /// Conjunctions inside.
    OrgInnerConjunction = "org-inner-conjunction",
    /// Other words inside.
    OrgInnerOther = "org-inner-other",
    /// Latin words that name an organisation.
    OrgLatin = "latin-org",
    /// Latin capitals only (BBC).
    OrgCapitals = "capitals",
    /// A post of the list.
    TitleListed = "listed-title",
    /// A word that opens posts stands before it (副, 署理).
    TitlePrefix = "title-prefix",
    /// A noun belongs to it (財務總監).
    TitleInnerNoun = "title-inner-noun",
    /// A body inside the employer belongs to it (董事會主席).
    TitleInnerUnit = "title-inner-unit",
    /// It takes in the head of an organisation (炼铁厂副厂长).
    TitleInnerHead = "title-inner-head",
    /// Something else belongs to it.
    TitleInnerOther = "title-inner-other",
    /// A part of the employer belongs to it, in a curriculum vitae.
    TitleUnitVita = "title-unit-in-vita",
    /// The passage is a curriculum vitae, where posts stand without names.
    TitleVita = "title-in-vita",
    /// A form of address.
    HonorificListed = "honorific",
    /// A known product.
    ProductKnown = "known-product",
    /// A quoted name of up to six characters.
    ProductQuoted = "quoted-name",
    /// A Latin word with capitals inside or digits.
    ProductLatin = "latin-product",
    /// Between 《 and 》.
    WorkMarked = "marked-work",
    /// Characters between the marks.
    WorkLength = "work-length",
    /// Between quotation marks.
    WorkQuoted = "quoted-work",
    /// The quotation ends like the title of a document (條例, 規劃).
    WorkDocument = "quoted-document",
    /// An exchange code.
    TickerCode = "exchange-code",
    /// A known event.
    EventKnown = "known-event",
    /// What the word before says of a person here.
    CuePersonBefore = "cue-person-before",
    /// What the word after says of a person here.
    CuePersonAfter = "cue-person-after",
    /// What the word before says of an organisation here.
    CueOrgBefore = "cue-org-before",
    /// What the word after says of an organisation here.
    CueOrgAfter = "cue-org-after",
    /// What the word before says of a place here.
    CuePlaceBefore = "cue-place-before",
    /// What the word after says of a place here.
    CuePlaceAfter = "cue-place-after",
}

impl Evidence {
    /// The six cues in the order of the word list's digits.
    pub const CUES: [Self; 6] = [
        Self::CuePersonBefore,
        Self::CuePersonAfter,
        Self::CueOrgBefore,
        Self::CueOrgAfter,
        Self::CuePlaceBefore,
        Self::CuePlaceAfter,
    ];
}
