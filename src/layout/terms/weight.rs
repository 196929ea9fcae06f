//! How much a term tells: the fewer parts of the page have it, the more.

/// How much something tells, in parts of [`WHOLE`]. A whole number, so that a sum does not depend on its order.
pub type Weight = u64;

/// A weight of 1.
pub const WHOLE: f64 = (1 << 24) as f64;

/// What a term tells by the number of parts (blocks, runs, stories) that have it.
#[derive(Debug, Clone, Default)]
pub struct Scale(Vec<Weight>);

impl Scale {
    /// For a page of so many parts.
    pub fn new(parts: usize) -> Self {
        let weight = |n: usize| (libm::log(1.0 + parts as f64 / n.max(1) as f64) * WHOLE).round() as Weight;
        Self((0..=parts).map(weight).collect())
    }

    /// The weight of a term that `spread` of the parts have. What none has weighs what one has.
    pub fn of(&self, spread: usize) -> Weight {
        self.0[spread]
    }

    /// The weight of `count` terms of which each has one part.
    pub fn lone(&self, count: u32) -> Weight {
        Weight::from(count) * self.0.get(1).copied().unwrap_or_default()
    }
}

/// What share of a whole a part is: 0 to 1; of a whole that tells next to nothing, less.
pub fn share(part: Weight, whole: Weight) -> f64 {
    part as f64 / (whole as f64).max(WHOLE)
}

/// How alike two lists are by what they share and what each weighs: 0 to 1.
pub fn alike(shared: Weight, a: Weight, b: Weight) -> f64 {
    shared as f64 / (a as f64 * b as f64).sqrt().max(WHOLE)
}
