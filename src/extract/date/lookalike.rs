//! Look-alikes: words of time that mean none where they stand.

use super::{beside::Beside, reader::Reader};
use crate::pack::{Class, Hit};

impl Reader<'_> {
    /// 「十四五」規劃 is the plan's name; 「十四五」期間 are its years.
    pub(super) fn names_a_plan(&self, end: usize) -> bool {
        let at = end + usize::from(matches!(self.char(end), '」' | '”' | '"' | '\''));
        matches!(self.char(at), '规' | '计' | '纲')
    }

    /// 學年中, 此次日俄會談, 兒童節目: the word is only the end or the beginning of another.
    pub(super) fn is_part_of_word(&self, at: usize, end: usize) -> bool {
        let before = self.before(at);
        match self.char(at) {
            '年' | '月' => {
                Beside::PartOfYearWord.holds(before) || self.integer(at.saturating_sub(1)).is_some() && at > 0
            }
            '次' => Beside::PartOfNext.holds(before) || at > 0 && self.integer(at - 1).is_some(),
            _ => self.char(end - 1) == '节' && matches!(self.char(end), '目' | '奏' | '拍'),
        }
    }

    /// 李國慶表示, 主席張中秋: a family name before the festival, and what stands beside persons.
    pub(super) fn is_given_name(&self, at: usize, end: usize) -> bool {
        let scan = self.scan();
        let surname = scan.ending(at).any(|h| h.class == Class::Surname && h.len() == 1);
        let beside = |h: &Hit| matches!(h.class, Class::SayVerb | Class::Honorific | Class::Title);
        let known = |h: &Hit| matches!(h.class, Class::Person | Class::PersonListed) && h.end as usize >= end;
        surname
            && (scan.starting(at - 1).iter().any(known)
                || scan.starting(end).iter().any(beside)
                || scan.ending(at - 1).any(|h| h.class == Class::Title))
    }

    /// Is a word such as 今 or 明 a day here? The long ones always are.
    pub(super) fn may_be_day(&self, at: usize, end: usize, before: &str) -> bool {
        if end - at > 1 {
            return true;
        }
        let bare = before.is_empty() || before.contains(self.char(end));
        let apart =
            self.char(at) != '明' || self.opens_clause(at) || matches!(self.before(at), '将' | '于' | '定' | '至');
        bare && apart && !self.closes_quote(at, end)
    }

    /// 「今」 in quotation marks is the word, not the day.
    fn closes_quote(&self, at: usize, end: usize) -> bool {
        self.before(at) == '「' && self.char(end) == '」'
    }

    /// No count follows: 周三十人, 每周三次 and 上周日均 are no weekdays.
    pub(super) fn ends_weekday(&self, end: usize) -> bool {
        !Beside::NoWeekday.holds(self.char(end))
    }
}
