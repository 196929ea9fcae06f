//! A day told twice: 3月15日（星期五）下午5時, 周二（5日）凌晨. What stands in brackets parts no time from its day, and a
//! day of the month there says which weekday is meant.

use super::{
    part::{Part, Parts},
    point::Point,
    reader::Reader,
    vocabulary::Word,
};

impl Reader<'_> {
    /// Reads on behind brackets in which the day is told once more. False where no time of day follows.
    pub(super) fn step_bracket(&self, point: &mut Point) -> bool {
        let Some(4 | 5) = point.last().map(Part::rank) else { return false };
        let Some((told, past)) = self.told_again(self.skip_space(point.end)) else { return false };
        if matches!(point.parts[..], [Part::Weekday(_)]) && !told.is_empty() {
            point.parts = told;
        }
        let mut longer = point.clone();
        let timed = self.more(&mut longer, self.skip_link(past)) && longer.last().is_some_and(|p| p.rank() >= 6);
        if timed {
            *point = longer;
        }
        timed
    }

    /// （星期五）, （15日）, （3月15日）: the day that is told, if it is one of a month, and the place behind the brackets.
    fn told_again(&self, at: usize) -> Option<(Parts, usize)> {
        if self.char(at) != '(' {
            return None;
        }
        let weekday = self.word(at + 1, |w| matches!(w, Word::Weekday(_)).then_some(()));
        let (told, end) = weekday.map(|((), end)| (Parts::default(), end)).or_else(|| self.day_in_brackets(at + 1))?;
        (self.char(end) == ')').then_some((told, end + 1))
    }

    fn day_in_brackets(&self, at: usize) -> Option<(Parts, usize)> {
        let first = self.integer(at)?;
        if self.char(first.end) == '日' {
            let day = first.within(1, 31)?;
            return Some(([Part::Day(day.value)].into_iter().collect(), day.end + 1));
        }
        let month = first.within(1, 12).filter(|n| self.char(n.end) == '月')?;
        let day = self.integer(month.end + 1)?.within(1, 31).filter(|n| self.char(n.end) == '日')?;
        Some(([Part::Month(month.value), Part::Day(day.value)].into_iter().collect(), day.end + 1))
    }
}
