//! The most that a pair of lines apart can weigh, by the little that a glance tells of it.

use crate::lines::{
    ask::{BREAKS, DISTANCES, HAN, HEARD},
    glyph::Glyph,
    question::{Answers, Question as Q},
    runs::{TOLD, told},
    trees::{Forest, Places, Trees, Weight, both},
};
use std::sync::LazyLock;

/// Rows of trees that weigh lines apart.
const TREES: usize = 8;

/// What no loose end and no loose start is.
const NEVER: Answers = Answers::to(&[
    Q::from_stop,
    Q::from_no_han,
    Q::from_latin_only,
    Q::from_credit,
    Q::from_byline,
    Q::from_note,
    Q::to_no_han,
    Q::to_credit,
    Q::to_byline,
    Q::to_label,
]);

/// What a glance sees of either line by itself.
const SEEN: [Q; 4] = [Q::from_no_mark, Q::to_gap, Q::to_stop, Q::to_ends];

/// How many sets of [`SEEN`] there are.
const SETS: usize = 1 << SEEN.len();

/// What a glance sees of two lines, or leaves open of one, as a set of bits: what is [told](TOLD) of the loose end and of the
/// loose start, which of [`SEEN`] is so, and what may span the break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen(u16);

impl Seen {
    /// How many sets there are.
    const SETS: usize = 1 << 11;
    /// What is seen of a loose end; all else is seen of a loose start.
    const OF_END: u16 = 0b11 | 1 << 4;
    const OF_START: u16 = 0b1100 | 0b1110 << 4;

    /// What is seen of a loose end, given what its run tells of it.
    pub fn of_end(answers: Answers, told: u8, glyph: Glyph) -> Self {
        Self(Self::OF_START | u16::from(told) | Self::answered(answers) | Self::spans(glyph))
    }

    /// What is seen of a loose start, given what its run tells of it.
    pub fn of_start(answers: Answers, told: u8, glyph: Glyph) -> Self {
        Self(Self::OF_END | u16::from(told) << 2 | Self::answered(answers) | Self::spans(glyph))
    }

    fn answered(answers: Answers) -> u16 {
        let bit = |(bit, question): (usize, &Q)| u16::from(answers.holds(*question as usize)) << (4 + bit);
        SEEN.iter().enumerate().map(bit).fold(0, |set, bit| set | bit)
    }

    /// A number, Latin words or Chinese text spans a break with the same on both sides.
    fn spans(glyph: Glyph) -> u16 {
        match glyph {
            Glyph::Digit => 1 << 8,
            Glyph::Latin => 2 << 8,
            Glyph::Han => 4 << 8,
            _ => 0,
        }
    }

    /// What is seen of a loose end and a loose start together.
    #[inline]
    pub fn of_two(end: Self, start: Self) -> Self {
        Self(end.0 & start.0)
    }

    /// The number of what is told of them, by [`TOLD`].
    fn told(self) -> usize {
        told((self.0 & 3) as u8, (self.0 >> 2 & 3) as u8)
    }

    /// The number of the set of [`SEEN`].
    fn set(self) -> usize {
        usize::from(self.0 >> 4) % SETS
    }

    /// What spans the break: 0 nothing, 1 a number, 2 Latin words, [`HAN`] Chinese.
    pub fn spanned(self) -> usize {
        usize::from(self.0 >> 8).min(HAN)
    }
}

/// Weights by [what a pair is told by](TOLD).
type ByTold = [Weight; TOLD.len()];

/// The most that a pair can weigh.
struct Most {
    /// By [its break](BREAKS).
    breaks: [ByTold; BREAKS.len()],
    /// By what is [heard](Asked::heard) of its break.
    heard: [ByTold; HEARD],
    /// Whatever its break is.
    any: ByTold,
}

impl Most {
    fn by_break(breaks: [ByTold; BREAKS.len()]) -> Self {
        let (mut heard, mut any) = ([[Weight::MIN; TOLD.len()]; HEARD], [Weight::MIN; TOLD.len()]);
        for (at, weights) in breaks.iter().enumerate() {
            let of_heard = &mut heard[if at < HAN { at } else { HAN + (at - HAN) % (HEARD - HAN) }];
            for (told, &weight) in weights.iter().enumerate() {
                of_heard[told] = of_heard[told].max(weight);
                any[told] = any[told].max(weight);
            }
        }
        Self { breaks, heard, any }
    }

    /// The same of a pair of which so much is seen.
    fn of(&self, seen: Seen) -> AtMost {
        let silent = self.heard[seen.spanned()][seen.told()];
        AtMost { any: if seen.spanned() == HAN { self.any[seen.told()] } else { silent }, silent }
    }
}

/// The most that a pair can weigh at a glance: whatever is heard at its break, and if the page does not echo it.
#[derive(Debug, Clone, Copy)]
pub(super) struct AtMost {
    pub any: Weight,
    pub silent: Weight,
}

/// What a glance tells of pairs.
pub(super) struct Glance {
    /// By [how far apart](DISTANCES) its lines stand and by what is [seen](Seen) of them.
    most: Vec<AtMost>,
    /// The same by [how far apart](DISTANCES), by the set of [`SEEN`], and by what is heard and pulls at the break.
    at_break: Vec<[Most; SETS]>,
}

static GLANCE: LazyLock<Glance> = LazyLock::new(|| {
    let known = BREAKS.iter().chain(&TOLD).chain(&DISTANCES).fold(NEVER, |all, answers| all.union(*answers));
    let trees = Forest::learnt().apart.most(known.union(Answers::to(&SEEN)));
    let (breaks, told) = (BREAKS.map(|answers| trees.places(answers)), TOLD.map(|answers| trees.places(answers)));
    Glance::of(DISTANCES.iter().map(|far| std::array::from_fn(|set| most(&trees, &breaks, &told, *far, set))).collect())
});

/// The most that pairs can weigh of which that set of [`SEEN`] is so, and which stand so far apart.
fn most(
    trees: &Trees<TREES>,
    breaks: &[Places<TREES>; BREAKS.len()],
    told: &[Places<TREES>; TOLD.len()],
    far: Answers,
    set: usize,
) -> Most {
    let mut seen = far;
    SEEN.iter().enumerate().for_each(|(bit, question)| seen.note(*question, set >> bit & 1 == 1));
    let seen = trees.places(seen);
    Most::by_break(breaks.each_ref().map(|at_break| {
        let at_break = both(&seen, at_break);
        told.each_ref().map(|told| trees.weight(&both(&at_break, told)))
    }))
}

impl Glance {
    /// That of the trees that were learnt.
    pub fn learnt() -> &'static Self {
        &GLANCE
    }

    fn of(at_break: Vec<[Most; SETS]>) -> Self {
        let all = || (0..Seen::SETS as u16).map(Seen);
        let of_far = |sets: &[Most; SETS]| all().map(|seen| sets[seen.set()].of(seen)).collect::<Vec<_>>();
        Self { most: at_break.iter().flat_map(of_far).collect(), at_break }
    }

    /// The most that a pair can weigh of which that is seen.
    #[inline]
    pub fn most(&self, seen: Seen, far: usize) -> AtMost {
        self.most[far * Seen::SETS + usize::from(seen.0)]
    }

    /// The same if that is [heard](super::Asked::heard) of its break.
    pub fn if_heard(&self, seen: Seen, far: usize, heard: usize) -> Weight {
        self.at_break[far][seen.set()].heard[heard][seen.told()]
    }

    /// The same if that is told at its break, among [`BREAKS`].
    pub fn if_told(&self, seen: Seen, far: usize, at_break: usize) -> Weight {
        self.at_break[far][seen.set()].breaks[at_break][seen.told()]
    }
}
