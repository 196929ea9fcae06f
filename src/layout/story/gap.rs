//! The gap between two neighbouring blocks of running text: what may be seen there.

use crate::layout::features::features;

/// One gap.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What is seen there.
    pub features: Features,
}

features! {
    /// What tells whether a story ends at a gap (`packs/layout/gap.tsv`). What is only seen or not is 1 or 0; before and
    /// behind are the blocks on both sides, between what stands from the one to the other.
    pub struct Features {
        /// Always 1.
        bias,
        /// How much the blocks before and behind have of each other's words.
        cohesion,
        /// The same of the two nearest blocks.
        near_cohesion,
        /// How much higher the cohesion rises on both sides.
        depth,
        /// The text behind begins as a story does, or a title bears a label.
        opening,
        /// A byline between, or at the end of the text before.
        signed,
        /// No title between.
        untitled,
        /// How many more titles than one, at most 3.
        titles,
        /// A title is wider than a column.
        wide_title,
        /// There is one title, no wider than a column.
        narrow_title,
        /// The share of the one title's words that the text before says, at most a half.
        title_left,
        /// The share that the text behind says.
        title_right,
        /// A note between.
        note,
        /// A caption or credit between.
        picture,
        /// Furniture between.
        furniture,
        /// Two long blocks are set to different widths.
        other_column,
        /// The cohesion in medians of the page's, at most 2.
        relative,
        /// A row of a table between.
        table,
        /// How many more captions than one, at most 3.
        pictures,
        /// How likely a headline is the title that most is one.
        headline,
        /// How likely a subhead is the title that most is one.
        subhead,
        /// There are titles, all likelier subheads.
        only_subheads,
        /// The text before ends without a stop.
        cut_off,
        /// The text before is a scrap.
        scrap_left,
        /// The text behind is a scrap.
        scrap_right,
        /// Blank lines before and after the titles.
        framed,
        /// A title of two clauses.
        clauses,
        /// By how much more the titles are framed than those of the page's other gaps.
        framed_more,
        /// By how much more they have clauses.
        clauses_more,
        /// By what share of it they are longer than the mean of the page's, at most by all of it.
        longer,
        /// The text behind names a day as it opens.
        day,
        /// It says who says so.
        says,
        /// It points back.
        points_back,
        /// How many nouns and names that are rare in the language both sides have, from 0 to 1.
        matter,
        /// Both sides have such words and share none.
        no_matter,
        /// The share of the page's gaps without a title, where this has one.
        sparse,
    }
}
