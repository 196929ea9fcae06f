//! What stands behind a date and opens it to one side: 至今, 之前, 起, 後; 起, 前 and 後 belong to a date that says its year.

use super::{
    beside::Beside,
    part::Part,
    point::Point,
    range::{Expression, edge},
    reader::Reader,
    vocabulary::{Edge, Word},
};

impl Reader<'_> {
    /// What stands behind the date and belongs to it.
    pub fn edge(&self, it: &Expression) -> Option<(Edge, usize)> {
        if it.second.is_none()
            && it.first.parts.len() == 1
            && let Some(edge) = self.open_offset(&it.first)
        {
            return Some((edge, it.end));
        }
        let at = self.skip_space(it.end);
        let last = it.second.as_deref().unwrap_or(&it.first).last()?;
        if let Some((edge, end)) = self.word(at, edge) {
            let single = it.second.is_none();
            return match edge {
                Edge::ToNow => single && self.to_now(at).is_some(),
                Edge::From => single && says_year(&it.first),
                Edge::Since => false,
                Edge::Within => last.rank() <= 3 && !matches!(last, Part::Window(..)),
                Edge::Before | Edge::After => single && !offsets(&it.first),
                Edge::Between | Edge::UpTo => false,
            }
            .then_some((edge, end));
        }
        let next = self.char(it.end + 1);
        let year_alone =
            matches!(last, Part::Year(_) | Part::ShortYear(_)) && it.first.parts.len() == 1 && it.second.is_none();
        let edge = match self.char(it.end) {
            '起' if says_year(&it.first) && it.second.is_none() && !Beside::NotFrom.holds(next) => Edge::From,
            '前' if year_alone && !matches!(next, '夕' | '后' | '景' | '线' | '锋') => Edge::Before,
            '后' if year_alone && !matches!(next, '期') => Edge::After,
            '内' if last.rank() <= 2 && !matches!(next, '地' | '部' | '容' | '外' | '阁' | '政') => Edge::Within,
            _ => return None,
        };
        Some((edge, it.end + 1))
    }

    /// 三年以前 and 二十多個月之後 are open: up to then, or from then on.
    fn open_offset(&self, offset: &Point) -> Option<Edge> {
        let edge = offset.end.checked_sub(2).filter(|&at| at > offset.start)?;
        let vague = self.scan().numeral_at(offset.start).is_some_and(|n| n.value.high.is_some());
        match (self.char(edge), self.char(edge + 1)) {
            ('以', '前') => Some(Edge::UpTo),
            ('以', '后') => Some(Edge::From),
            ('之', '后') if vague => Some(Edge::From),
            _ => None,
        }
    }

    /// Past 至今; not where it is 至今年.
    pub fn to_now(self, at: usize) -> Option<usize> {
        let ((), end) = self.word(at, |w| matches!(w, Word::Edge(Edge::ToNow)).then_some(()))?;
        let longer = self.word(end - 1, |w| matches!(w, Word::Day { .. } | Word::Period { .. }).then_some(()));
        longer.is_none_or(|((), far)| far <= end).then_some(end)
    }

    /// Past 之間 or 間.
    pub fn between(&self, at: usize) -> Option<usize> {
        match self.word(at, edge) {
            Some((Edge::Between, end)) => Some(end),
            _ => (self.char(at) == '间').then_some(at + 1),
        }
    }
}

/// Does the date say its own year, and either that alone or down to the day?
fn says_year(point: &Point) -> bool {
    let absolute = matches!(point.parts.first(), Some(Part::Year(_) | Part::ShortYear(_)));
    absolute && (point.parts.len() == 1 || point.last().is_some_and(|p| p.rank() >= 4))
}

/// Is it 三年前, which has its edge already?
fn offsets(point: &Point) -> bool {
    matches!(point.last(), Some(Part::Window(..) | Part::Next(..) | Part::Instant(..)))
}
