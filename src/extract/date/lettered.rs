//! Parts that a single character names, where the parts before it allow: 初, 夏, 晚, 五.

use super::{
    beside::Beside,
    part::{Daypart, Part, Phase},
    point::Point,
    reader::Reader,
    vocabulary::daypart,
};

impl Reader<'_> {
    /// Reads a part that a single character names.
    pub(super) fn step_character(&self, point: &mut Point, at: usize) -> bool {
        let Some(last) = point.last() else { return self.hour_of_day(point, at) };
        if self.char(at) == '初' && self.is_lunar_day(point, at) {
            return false;
        }
        self.character(at, last).is_some_and(|(part, end)| point.push(part, end))
    }

    /// The part that the character there names behind the part `last`, and where it ends.
    fn character(&self, at: usize, last: Part) -> Option<(Part, usize)> {
        let part = match self.char(at) {
            '前' if self.char(at + 1) == '夕' && matches!(last, Part::Feast(_)) => {
                return Some((Part::DaysOn(-1), at + 2));
            }
            '早' | '晨' | '午' | '晚' | '夜' => Part::Daypart(self.part_of_day(at)?),
            _ => self.part_of_year(at).or_else(|| self.day_of_week(at, last))?,
        };
        Some((part, at + 1))
    }

    /// Beginning, middle or end, and the seasons.
    fn part_of_year(&self, at: usize) -> Option<Part> {
        let next = self.char(at + 1);
        Some(match self.char(at) {
            '初' => Part::Phase(Phase::Early),
            '中' if !matches!(next, '国' | '央' | '港' | '美' | '英' | '日' | '方' | '小' | '学') => {
                Part::Phase(Phase::Mid)
            }
            '底' | '末' | '尾' | '杪' => Part::Phase(Phase::Late),
            '春' if next != '节' => Part::Season(0),
            '夏' => Part::Season(1),
            '秋' => Part::Season(2),
            '冬' if next != '至' => Part::Season(3),
            _ => return None,
        })
    }

    /// 五 behind 上周.
    fn day_of_week(&self, at: usize, last: Part) -> Option<Part> {
        let open = matches!(last, Part::WeekFrom(..)) && self.ends_weekday(at + 1);
        weekday(self.char(at)).filter(|_| open).map(Part::Weekday)
    }

    /// The part of the day that a character names.
    pub(super) fn part_of_day(&self, at: usize) -> Option<Daypart> {
        match self.char(at) {
            '早' => daypart("morning"),
            '晨' => daypart("early_morning"),
            '午' => daypart("afternoon"),
            '晚' if Beside::NotEvening.holds(self.char(at + 1)) => None,
            '晚' | '夜' => daypart("evening"),
            _ => None,
        }
    }

    /// 晚7時, 早八點: a bare 晚 or 早 before an hour.
    fn hour_of_day(&self, point: &mut Point, at: usize) -> bool {
        let name = match self.char(at) {
            '早' | '晨' => "morning",
            '晚' | '夜' => "evening",
            _ => return false,
        };
        let hour = self.clock(at + 1, true).is_some();
        hour && daypart(name).is_some_and(|d| point.push(Part::Daypart(d), at + 1))
    }
}

/// 一 to 六, 日, 天.
pub fn weekday(c: char) -> Option<i64> {
    match c {
        '日' | '天' => Some(7),
        _ => super::number::digit(c).filter(|n| (1..=6).contains(n)),
    }
}
