//! What may be seen of two blocks, the second of which may go on from the first.

use crate::layout::features::features;

features! {
    /// What tells whether two blocks are one (`packs/layout/severed.tsv`), the second being tied to the first. What is only seen
    /// or not is 1 or 0; where a habit of the page counts, it counts by how far more than half of its paragraphs have it (-0.5 to
    /// 0.5).
    pub struct Features {
        /// Always 1.
        bias,
        /// Log odds by the lines alone, at most 5 either way.
        odds,
        /// The first is settled as a subhead.
        of_subhead,
        /// By how much it is, in log odds, at most 5.
        margin,
        /// Log odds that the first is running text and no title.
        reads,
        /// The same of the second.
        reads_after,
        /// The second is a title.
        to_title,
        /// Both are titles of one story and one kind.
        same_place,
        /// The second opens a story.
        opens_story,
        /// The share of the first one's words that the second says, at most a half.
        seen,
        /// Running text has the two characters of the break side by side.
        pair,
        /// The first ends in a mark that wants more.
        hangs,
        /// It ends in a colon.
        colon,
        /// It has a comma.
        commas,
        /// It has a colon, or one of the two a blank.
        clauses,
        /// A number or a date goes on over the break.
        number,
        /// The first ends in a function word.
        ends_function,
        /// It ends in a Latin letter or a digit.
        ends_latin,
        /// The second begins with a function word.
        begins_function,
        /// It begins with a Latin letter or a digit.
        begins_latin,
        /// It begins with a mark that closes or goes on.
        begins_closing,
        /// The first has several lines.
        lines,
        /// It is shorter than seven code points.
        short,
        /// The second is shorter than twelve.
        brief,
        /// Both together are shorter than twenty-two.
        fits,
        /// The last line of the first fills its column.
        full,
        /// The first line of the second is narrower than the last of the first.
        narrower,
        /// It is wider.
        wider,
        /// It is set in, on a page whose paragraphs are.
        indented,
        /// It is not, on such a page.
        not_indented,
        /// The first line of the first is, on such a page.
        set_in,
        /// A blank line between, on a page with blank lines before its paragraphs.
        blank,
        /// None between, on such a page.
        not_blank,
        /// A blank line between.
        gap,
        /// More blank lines between than before the first.
        gap_more,
        /// Lines of other blocks between.
        apart,
        /// Both stand on one line of the page.
        glued,
        /// The share of the page's paragraphs between whose lines others stand.
        woven,
    }
}
