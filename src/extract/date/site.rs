//! Where a date may begin: at a word of time, and at a numeral behind which something of time stands.
//!
//! One look at each numeral, before any of the grammar is tried: of the numbers of a page most count other things.

use super::{
    number::{is_chinese, is_numeral},
    reader::Reader,
};
use crate::{
    pack::{Classes, Hit},
    scan::Numeral,
    text::Sieve,
};
use std::slice;

/// Behind a number of time stands one of these, but for spaces, or a word of time.
static BEHIND: Sieve = Sieve::of(&[
    '年', '月', '日', '号', '天', '时', '点', '季', '世', '载', '秒', '周', '个', '分', 'a', 'p', 'A', 'P', ':', '/',
    '.', '上', '下', '第', '首', 's', 'n', 'r', 't', '学', '财', '、', '及', '和', '起', '至', '到', '-', '–', '—',
    '~', '〜', '―', '－',
]);

/// The places of a passage where a date may begin, in order.
pub struct Sites<'t, H> {
    reader: Reader<'t>,
    hits: H,
    /// Where the word of time begins that was come to last.
    word: Option<usize>,
    numerals: slice::Iter<'t, Numeral>,
    /// What leads the numeral that was come to last (第, 首, 近), and where it begins itself.
    numeral: Option<[usize; 2]>,
}

/// The places of a reader's passage.
pub fn sites<'t>(reader: Reader<'t>) -> Sites<'t, impl Iterator<Item = Hit> + 't> {
    let (hits, numerals) = (reader.scan().sparse_of(Classes::TIME), reader.scan().numerals().iter());
    Sites { reader, hits, word: None, numerals, numeral: None }
}

impl<H: Iterator<Item = Hit>> Sites<'_, H> {
    /// The first place from `from` on, which never goes back.
    pub fn next(&mut self, from: usize) -> Option<usize> {
        match (self.next_word(from), self.next_numeral(from)) {
            (Some(word), Some(numeral)) => Some(word.min(numeral)),
            (word, numeral) => word.or(numeral),
        }
    }

    fn next_word(&mut self, from: usize) -> Option<usize> {
        if self.word.is_none_or(|at| at < from) {
            let reader = self.reader;
            let opens = |hit: &Hit| reader.opens(*hit) && hit.start as usize >= from;
            self.word = self.hits.find(opens).map(|hit| hit.start as usize);
        }
        self.word
    }

    fn next_numeral(&mut self, from: usize) -> Option<usize> {
        loop {
            let at = self.numeral.and_then(|places| places.into_iter().find(|&at| at >= from));
            if at.is_some() {
                return at;
            }
            let reader = self.reader;
            let numeral = self.numerals.find(|n| reader.may_be_time(n))?;
            self.numeral = Some([reader.led_from(numeral.start()), numeral.start()]);
        }
    }
}

impl Reader<'_> {
    /// Where 第, 首, 近 and the like begin before a numeral, or else the numeral.
    fn led_from(&self, start: usize) -> usize {
        let at = start - usize::from(start > 0 && self.before(start) == ' ');
        let leads = matches!(
            self.before(at),
            '第' | '首' | '头' | '前' | '后' | '上' | '下' | '近' | '这' | '闰' | '早' | '晨' | '晚' | '夜' | 'Q'
        );
        if leads { at - 1 } else { start }
    }

    /// Does something of time stand behind the numeral, or behind the whole number it begins with (5、6月, 4.12)?
    fn may_be_time(&self, numeral: &Numeral) -> bool {
        let (start, end) = (numeral.start(), numeral.end());
        let whole = self.end_of_number(start);
        matches!(self.char(start), '廿' | '卅')
            || self.leads_to_time(start, whole)
            || end != whole && self.leads_to_time(start, end)
    }

    /// Does something of time stand behind the number, or behind another that it is joined to?
    fn leads_to_time(&self, start: usize, end: usize) -> bool {
        let at = self.skip_space(end);
        let may_lead = self.may_begin_word(at) || BEHIND.passes(self.char(at));
        may_lead && (self.is_of_time(start, end) || self.joins_time(end))
    }

    /// The end of the digits, or of the Chinese digits and tens, from there on.
    fn end_of_number(&self, start: usize) -> usize {
        let arabic = self.char(start).is_ascii_digit();
        let goes_on = |c: char| if arabic { c.is_ascii_digit() } else { is_chinese(c) };
        let mut end = start;
        while goes_on(self.char(end)) {
            end += 1;
        }
        end
    }

    /// Does something of time stand behind the number?
    fn is_of_time(&self, start: usize, end: usize) -> bool {
        let at = self.skip_space(end);
        let next = self.char(at + 1);
        match self.char(at) {
            '年' | '月' | '日' | '号' | '天' | '时' | '点' | '季' | '世' | '载' | '秒' | '周' => true,
            '个' => matches!(next, '半' | '多' | '周') || self.has_word(at) || self.has_word(at + 1),
            '分' => next == '半' || is_numeral(next) || self.has_word(at),
            'a' | 'p' | 'A' | 'P' => true,
            ':' | '/' => next.is_ascii_digit(),
            '.' => self.is_dotted(start, at),
            '上' | '下' | '第' | '首' => end - start == 4,
            // 8th March
            's' | 'n' | 'r' | 't' => self.has_word(self.skip_space(at + 2)),
            '学' | '财' => matches!(end - start, 2..=4),
            _ => self.has_word(at),
        }
    }

    /// 4.12.2023, 1999.08, 6.9遊行.
    fn is_dotted(&self, start: usize, dot: usize) -> bool {
        let end = self.end_of_number(dot + 1);
        dot - start == 4 || matches!(self.char(end), '.' | '-') || dot - start <= 2 && self.is_event(end)
    }

    /// Does the number lead to another that is of time: 5至6月, 15、16日, 2023-04-12?
    fn joins_time(&self, end: usize) -> bool {
        let next = if matches!(self.char(end), '、' | '及' | '和') { Some(end + 1) } else { self.separator(end) };
        let Some(numeral) = next.and_then(|at| self.scan().numeral_at(at)) else { return false };
        let (start, end) = (numeral.start(), numeral.end());
        let whole = self.end_of_number(start);
        let dashed = self.char(start - 1) == '-' && (self.char(whole) == '-' || whole - start == 2);
        dashed || self.is_of_time(start, whole) || end != whole && self.is_of_time(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pack::{Lexicon, Meanings},
        scan::Scanned,
    };

    #[test]
    fn whatever_leads_to_time_passes_the_sieve() {
        let words = Meanings::of(&Lexicon::default(), &[], |_| None);
        for c in (1..0x1_0000).filter_map(char::from_u32).filter(|&c| !BEHIND.passes(c) && !is_numeral(c)) {
            for text in [format!("2023{c}4月"), format!("3{c}4"), format!("3{c}半")] {
                let scan = Scanned::new(&text, &Lexicon::default());
                let reader = Reader::new(&scan, &words, false);
                let end = reader.end_of_number(0);
                assert!(reader.char(end) != c || !reader.is_of_time(0, end) && !reader.joins_time(end), "{text}");
            }
        }
    }
}
