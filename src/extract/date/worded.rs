//! Parts that a word of time names: 今天, 去年, 星期三, 中秋.

use super::{
    part::{From, Part},
    point::Point,
    reader::Reader,
    vocabulary::Word,
};

/// Can a word be a part of a date, at its beginning (`opens`) or behind other parts?
fn is_part(word: &Word, opens: bool) -> bool {
    match word {
        Word::Edge(_)
        | Word::Unit(_)
        | Word::Window(_)
        | Word::Decoy { .. }
        | Word::Opener
        | Word::Event
        | Word::EnglishMonth(_) => false,
        Word::Part(part) => !opens || matches!(part, Part::Half(_) | Part::Quarter(_)),
        Word::Period { .. } => opens,
        _ => true,
    }
}

impl Reader<'_> {
    /// Reads a part that a word names, or else a single character.
    pub(super) fn step_word(&self, point: &mut Point, at: usize) -> bool {
        let opens = point.parts.is_empty();
        let Some((word, end)) = self.word(at, |w| is_part(w, opens).then_some(w)) else {
            return self.step_character(point, at);
        };
        if self.decoy(at).is_some_and(|far| far > end) || self.is_part_of_word(at, end) {
            return false;
        }
        self.push_word(point, word, at, end)
    }

    /// Adds what the word at `at..end` names, if it does there.
    fn push_word(&self, point: &mut Point, word: &Word, at: usize, end: usize) -> bool {
        match *word {
            Word::Daypart(d) if point.parts.is_empty() && d.start == 4 => false,
            Word::Day { part: Part::DayFrom(From::Said, n), .. } if matches!(point.last(), Some(Part::Feast(_))) => {
                point.push(Part::DaysOn(n), end)
            }
            Word::Day { part, of_day, ref before } => {
                if !self.may_be_day(at, end, before) || !point.push(part, end) {
                    return false;
                }
                of_day.is_none_or(|d| point.push(Part::Daypart(d), end))
            }
            Word::Period { part: Part::Years(..), .. } if self.names_a_plan(end) => false,
            Word::Period { part, then } => point.push(part, end) && then.is_none_or(|t| point.push(t, end)),
            Word::Weekday(n) => self.ends_weekday(end) && point.push(Part::Weekday(n), end),
            Word::Daypart(d) => point.push(Part::Daypart(d), end),
            Word::Feast(rule) => !self.is_given_name(at, end) && point.push(Part::Feast(rule), end),
            Word::Part(part) => point.push(part, end),
            _ => false,
        }
    }
}
