//! What is asked of a pair of lines: may the first go on in the second?
//!
//! Every question is answered yes or no. Those of one line alone are answered once for the line, as a set; those of the
//! pair are added when the pair is weighed. Questions of one measure share a [`Scale`].

/// Answers to all questions: a set of those answered yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Answers(pub u128);

impl Answers {
    /// Yes to those questions, no to all others.
    pub const fn to(questions: &[Question]) -> Self {
        let mut all = 0;
        let mut n = 0;
        while n < questions.len() {
            all |= 1 << questions[n] as u8;
            n += 1;
        }
        Self(all)
    }

    /// Notes an answer.
    pub fn note(&mut self, question: Question, yes: bool) {
        self.0 |= u128::from(yes) << question as u8;
    }

    /// Was the question of that number answered yes?
    pub fn holds(self, number: usize) -> bool {
        self.0 >> number & 1 == 1
    }

    /// Those of some questions.
    pub fn intersection(self, questions: Self) -> Self {
        Self(self.0 & questions.0)
    }

    /// Those answered yes in either.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What each value of one measure answers: `N` values from `lowest` on, those beyond counting as the last on their side.
pub(super) struct Scale<const N: usize> {
    lowest: i32,
    answers: [Answers; N],
}

impl<const N: usize> Scale<N> {
    /// Each question is answered yes from its first value to its second, both included.
    pub const fn new(lowest: i32, questions: &[(Question, i32, i32)]) -> Self {
        let mut answers = [Answers(0); N];
        let mut at = 0;
        while at < N * questions.len() {
            let (question, from, to) = questions[at / N];
            let value = lowest + (at % N) as i32;
            if from <= value && value <= to {
                answers[at % N].0 |= 1 << question as u8;
            }
            at += 1;
        }
        Self { lowest, answers }
    }

    /// What a value answers.
    pub fn at(&self, value: i32) -> Answers {
        self.answers[self.place(value)]
    }

    /// The place of a value among [`Self::answers`].
    pub fn place(&self, value: i32) -> usize {
        (value - self.lowest).clamp(0, N as i32 - 1) as usize
    }

    /// What each value answers.
    pub fn answers(&self) -> &[Answers; N] {
        &self.answers
    }
}

macro_rules! questions {
    ($($name:ident: $words:literal;)+) => {
        /// A question, by its place in [`QUESTIONS`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(non_camel_case_types)]
        #[repr(u8)]
        pub(super) enum Question { $($name),+ }

        /// The name of each question in `packs/lines/join.tsv`, and its words for a reader.
        pub(super) const QUESTIONS: &[(&str, &str)] = &[$((stringify!($name), $words)),+];
    };
}

questions! {
    // The line that may go on, and its page.
    from_stop: "the line ends a sentence";
    from_quote: "the line ends with a quotation or bracket";
    from_comma: "the line ends amid a sentence (comma, opening mark, dash)";
    from_latin: "the line ends with a Latin letter";
    from_digit: "the line ends with a digit";
    from_bullet: "the line begins with a bullet";
    from_label: "the line begins with a label in 【】";
    from_open: "a bracket or quotation is open after the line";
    from_opens: "the line opens a bracket or quotation and does not close it";
    from_no_mark: "the line has no sentence mark inside";
    from_word: "the line has words set apart";
    from_latin_only: "the line is Latin text";
    from_no_han: "the line has no Chinese character";
    from_credit: "the line is a picture credit";
    from_byline: "the line names the writers";
    from_note: "the line sends the reader elsewhere";
    from_gap: "a blank line stands before the line";
    from_twin: "another line near is as wide as the line";
    from_twins: "three lines near are as wide as the line";
    from_fitting: "with an indent, the line would be as wide as lines near";
    from_tiny: "the line is at most 4 em wide";
    from_small: "the line is at most 8 em wide";
    from_wide: "the line is wider than 16 em";
    from_third: "the line is the third or a later line since a paragraph surely began";
    from_sixth: "the line is the sixth or a later line since a paragraph surely began";
    from_tenth: "the line is the tenth or a later line since a paragraph surely began";
    over: "the line is wider than its column";
    before_stop: "the line before it ends a sentence";
    before_ended: "a paragraph surely ended before the line";
    before_full: "the line before it is full";
    before_same: "the line before it is as wide";
    before_wider: "the line before it is wider";
    before_much_wider: "the line before it is wider by 4 em or more";
    page_gaps: "the page has blank lines";
    page_many_gaps: "the page has many blank lines";
    page_mostly_gaps: "a third of the page's lines stand apart";
    page_flush: "the line ends a sentence on a page that does not indent";
    page_indents: "the line ends a sentence on a page that surely indents";
    // The line it may go on in.
    to_open: "the next line begins with an opening mark";
    to_latin: "the next line begins with a Latin letter";
    to_digit: "the next line begins with a digit";
    to_label: "the next line begins with a label in 【】";
    to_closes: "the next line closes a bracket or quotation";
    to_no_mark: "the next line has no sentence mark inside";
    to_stop: "the next line ends a sentence";
    to_word: "the next line has words set apart";
    to_no_han: "the next line has no Chinese character";
    to_credit: "the next line is a picture credit";
    to_byline: "the next line names the writers";
    to_gap: "a blank line stands before the next line";
    to_last: "a paragraph surely ends with the next line";
    to_third_last: "a paragraph surely ends with the next line or one of the two after it";
    to_sixth_last: "a paragraph surely ends with the next line or one of the five after it";
    to_twin: "another line near is as wide as the next line";
    to_tiny: "the next line is at most 4 em wide";
    to_small: "the next line is at most 8 em wide";
    to_wide: "the next line is wider than 16 em";
    after_gap: "a blank line stands after the next line";
    after_same: "the line after the next is as wide";
    after_wider: "the line after the next is wider";
    after_narrower: "the line after the next is narrower";
    inset_1: "the next line falls short of the lines after it by half an em";
    inset_2: "the next line falls short of the lines after it by an em (a lost indent?)";
    inset_3: "the next line falls short of the lines after it by 1.5 em (a lost indent?)";
    inset_5: "the next line falls short of the lines after it by 2.5 em";
    inset_8: "the next line falls short of the lines after it by 4 em";
    inset_fits: "the next line falls short by just the indent of the page";
    inset_none: "the next line is not indented";
    // The two.
    room_0: "what begins the next line would have had room on the line";
    room_1: "it would have had room with half an em to spare";
    room_2: "it would have had room with an em to spare";
    room_5: "it would have had room with 2.5 em to spare";
    room_9: "it would have had room with 4.5 em to spare";
    room_17: "it would have had room with 8.5 em to spare";
    least_room_0: "by the column it fills best, what begins the next line would have had room";
    least_room_2: "by the column it fills best, it would have had room with an em to spare";
    least_room_indented: "by the column it fills best, it would have had room even if the line were indented";
    least_room_7: "by the column it fills best, it would have had room with 3.5 em to spare";
    room_indented: "it would have had room even if the line were indented";
    room_behind_0: "by the lines before, it would have had room";
    room_behind_6: "by the lines before, it would have had room with 3 em to spare";
    room_ahead_0: "by the lines after, it would have had room";
    room_ahead_6: "by the lines after, it would have had room with 3 em to spare";
    same: "both lines are as wide";
    wider: "the next line is wider";
    much_wider: "the next line is wider by 2.5 em or more";
    far_wider: "the next line is wider by 6 em or more";
    narrower: "the next line is narrower";
    much_narrower: "the next line is narrower by 2.5 em or more";
    far_narrower: "the next line is narrower by 6 em or more";
    same_column: "both stand in columns of one width";
    wider_column: "the next line stands in a wider column";
    points_back: "a sentence ends, and the next begins with a word that points back";
    sets_anew: "a sentence ends, and the next begins with a word that sets something anew";
    pull_none: "the characters at the break tell nothing";
    pull_apart: "the characters at the break hardly ever meet";
    pull_low: "the characters at the break seldom meet";
    pull_some: "the characters at the break meet inside words";
    pull_strong: "the characters at the break form a word";
    echo: "the page has the two characters of the break side by side elsewhere";
    echoes: "the page has them side by side several times";
    echo_third: "the page has them side by side elsewhere, with a third character from beside the break";
    digits: "a number would span the break";
    latins: "Latin words stand on both sides of the break";
    // Lines that are no neighbours.
    behind: "the next line stands before the line on the page";
    far_2: "they are more than two lines apart";
    far_5: "they are more than five lines apart";
    far_12: "they are more than twelve lines apart";
    seam_fits: "the line right before the next line is as wide as it";
    refused: "what follows the line on the page hardly goes on from it";
    unled: "what stands before the next line on the page hardly goes on in it";
    from_run: "the line goes on from the line before it";
    from_sentences: "the lines that end in the line have sentence marks";
    to_long_run: "the next line goes on in three lines and more";
    to_ends: "a sentence ends with the lines that begin with the next line";
    closes_open: "a bracket or quotation is left open that the lines from the next line on close";
    closes_none: "the lines from the next line on close a bracket or quotation that is not open";
}

#[cfg(test)]
mod tests {
    use super::{Question as Q, *};

    #[test]
    fn values_beyond_a_scale_answer_as_its_ends() {
        let scale = Scale::<4>::new(-1, &[(Q::narrower, i32::MIN, -1), (Q::wider, 2, i32::MAX), (Q::same, 0, 1)]);
        for (value, yes) in
            [(-9, Q::narrower), (-1, Q::narrower), (0, Q::same), (1, Q::same), (2, Q::wider), (9, Q::wider)]
        {
            assert_eq!(scale.at(value), Answers::to(&[yes]), "{value}");
        }
    }

    #[test]
    fn all_questions_have_their_place_in_a_set() {
        assert!(QUESTIONS.len() <= u128::BITS as usize);
        assert!(Answers::to(&[Q::closes_none]).holds(QUESTIONS.len() - 1));
    }
}
