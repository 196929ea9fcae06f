//! What a page says of its issue: the date and the page number, a year glued to it or not.

use super::latin;
use crate::{lines::words::SECTIONS, text::han_number};

/// `2023年7月18日（星期二）`, `2023-07-18`, `二○二三年七月十八日`, `7月18日 星期二`, `2023.7.18（二）`, `2023年4月`; blanks and
/// full-width digits allowed.
pub(super) fn date(rest: &str) -> Option<usize> {
    if !rest.starts_with(begins_date) {
        return None;
    }
    let mut reader = Reader { rest, at: 0 };
    let yearly = reader.year().is_some();
    if yearly {
        reader.one(&['年', '-', '/', '.'])?;
    }
    reader.number()?;
    let month = reader.one(if yearly { &['月', '-', '/', '.'] } else { &['月'] })?;
    let named = reader.at;
    if reader.number().is_none() {
        return (yearly && month == '月').then_some(named);
    }
    if reader.one(&['日', '號', '号']).is_none() && !yearly {
        return None;
    }
    let end = reader.at;
    let wrapped = reader.one(&['（', '(', '，']).is_some();
    match reader.weekday(wrapped) || reader.latin_weekday() {
        true => Some(reader.at),
        false => yearly.then_some(end),
    }
}

/// May a date begin with it: a digit, a numeral, 中華民國, 民國?
fn begins_date(c: char) -> bool {
    is_digit(c) || han_number::is_small(c) || matches!(c, '中' | '民') || c.is_whitespace()
}

/// Does a date name its year and its day?
pub(super) fn has_day(date: &str) -> bool {
    latin::date(date).is_some() || Reader { rest: date, at: 0 }.year().is_some() && !date.trim_end().ends_with('月')
}

/// `星期二`, alone.
pub(super) fn weekday(rest: &str) -> Option<usize> {
    let mut reader = Reader { rest, at: 0 };
    reader.weekday(false).then_some(reader.at)
}

struct Reader<'a> {
    rest: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn skip(&mut self) {
        let rest = &self.rest[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn digits(&mut self, most: usize) -> Option<usize> {
        self.skip();
        let mut n = 0;
        for c in self.rest[self.at..].chars().take(most) {
            if !is_digit(c) {
                break;
            }
            self.at += c.len_utf8();
            n += 1;
        }
        (n > 0).then_some(n)
    }

    /// A year of four digits, of either kind.
    fn year(&mut self) -> Option<()> {
        let saved = self.at;
        self.skip();
        let begins = self.rest[self.at..].starts_with(['中', '民']);
        let republic = begins && ["中華民國", "中华民国", "民國", "民国"].iter().any(|era| self.word(era));
        if republic {
            let found = self.digits(3).or_else(|| self.han(4));
            self.at = if found.is_some() { self.at } else { saved };
            return found.map(drop);
        }
        let found = self.digits(4) == Some(4) || {
            self.at = saved;
            self.han(4) == Some(4)
        };
        if !found {
            self.at = saved;
        }
        found.then_some(())
    }

    /// A month or a day.
    fn number(&mut self) -> Option<()> {
        self.digits(2).or_else(|| self.han(3)).map(drop)
    }

    fn han(&mut self, most: usize) -> Option<usize> {
        self.skip();
        let digits = self.rest[self.at..].chars().take(most).take_while(|c| han_number::is_small(*c));
        let (count, len) = digits.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
        self.at += len;
        (count > 0).then_some(count)
    }

    /// A day of the week; in brackets its last character is enough.
    fn weekday(&mut self, wrapped: bool) -> bool {
        const DAYS: &[char] = &['一', '二', '三', '四', '五', '六', '日', '天'];
        let saved = self.at;
        self.skip();
        let begins = self.rest[self.at..].starts_with(['星', '禮', '礼', '週', '周']);
        let named = begins && ["星期", "禮拜", "礼拜", "週", "周"].iter().any(|day| self.word(day));
        let found =
            (named || wrapped) && self.one(DAYS).is_some() && (named || self.rest[self.at..].starts_with(['）', ')']));
        if found {
            self.one(&['）', ')']);
        } else {
            self.at = saved;
        }
        found
    }

    /// `FRIDAY`, `Fri)`
    fn latin_weekday(&mut self) -> bool {
        let saved = self.at;
        self.skip();
        let word = self.rest[self.at..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let found = latin::is_weekday(&self.rest[self.at..self.at + word]);
        self.at = if found { self.at + word } else { saved };
        if found {
            self.one(&['）', ')']);
        }
        found
    }

    fn one(&mut self, any: &[char]) -> Option<char> {
        let saved = self.at;
        self.skip();
        let c = self.rest[self.at..].chars().next().filter(|c| any.contains(c));
        match c {
            Some(c) => self.at += c.len_utf8(),
            None => self.at = saved,
        }
        c
    }

    fn word(&mut self, word: &str) -> bool {
        let saved = self.at;
        self.skip();
        let found = self.rest[self.at..].starts_with(word);
        self.at = if found { self.at + word.len() } else { saved };
        found
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// `A5`, `Ａ５`, `AA3`, `A5版`, `第A5版`, `第12版`, `Page 7`: a year may be glued behind (`C232023年`).
pub(super) fn page(rest: &str) -> Option<usize> {
    if let Some(word) = latin::page_word(rest) {
        return lettered(&rest[word..]).or_else(|| numbered(&rest[word..])).map(|len| word + len);
    }
    let Some(named) = rest.strip_prefix('第') else {
        return lettered(rest).map(|len| len + if rest[len..].starts_with('版') { '版'.len_utf8() } else { 0 });
    };
    let solid = named.trim_start();
    let digits = solid.find(|c| !is_digit(c)).unwrap_or(solid.len());
    let number = lettered(solid).or((1..=3).contains(&solid[..digits].chars().count()).then_some(digits))?;
    let end = solid[number..].trim_start().strip_prefix(['版', '頁', '页'])?;
    Some(rest.len() - end.len())
}

/// `第三版`: an edition too, where nothing else says that it is a page.
fn in_han(rest: &str) -> Option<usize> {
    let number = rest.strip_prefix('第')?;
    let digits = number.find(|c| !han_number::is_small(c)).filter(|len| (1..=9).contains(len))?;
    let end = number[digits..].strip_prefix('版')?;
    Some(rest.len() - end.len())
}

/// `7`, with nothing glued to it but a section's title, and `第三版`: the number of a page where something else says so.
pub(super) fn numbered(rest: &str) -> Option<usize> {
    if let Some(len) = in_han(rest) {
        return Some(len);
    }
    let count = rest.chars().take_while(|&c| is_digit(c)).count();
    let len = rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
    let clear = |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '│');
    let ends = |behind: &str| behind.is_empty() || behind.starts_with(clear);
    let title = || SECTIONS.at_start(&rest[len..]).any(|title| ends(&rest[len + title.len()..]));
    ((1..=3).contains(&count) && (ends(&rest[len..]) || title())).then_some(len)
}

fn lettered(rest: &str) -> Option<usize> {
    let letters: usize =
        rest.chars().take_while(|c| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(c)).map(char::len_utf8).sum();
    if letters == 0 {
        return None;
    }
    if let Some(range) = range(rest, letters) {
        return Some(range);
    }
    let digits = |most: usize| rest[letters..].chars().take(most).take_while(|&c| is_digit(c));
    let len = |most: usize| digits(most).map(char::len_utf8).sum::<usize>();
    let (count, behind) = (digits(usize::MAX).count(), &rest[letters + len(usize::MAX)..]);
    let year = count > 4 && behind.trim_start().starts_with('年');
    let number = if year { count - 4 } else { count };
    let word = rest[..letters].chars().count();
    let clear = !behind.starts_with(|c: char| c.is_alphabetic() && c.is_ascii() || matches!(c, '.' | '%' | '-' | '－'));
    ((1..=2).contains(&word) && (1..=2).contains(&number) && clear).then(|| letters + len(number))
}

/// `E2-E3`, `A4-5`: pages side by side.
fn range(rest: &str, letters: usize) -> Option<usize> {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = letters + number(&rest[letters..]);
    let second = rest[first..].strip_prefix(['-', '－', '–', '/', '、'])?;
    let second = second.strip_prefix(&rest[..letters]).unwrap_or(second);
    let len = number(second);
    let behind = &second[len..];
    let clear = !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-'));
    let sized = |digits: usize| (1..=2).contains(&digits);
    (letters <= 2 && sized(first - letters) && sized(len) && clear).then(|| rest.len() - behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_date_is_read_with_its_weekday() {
        for line in [
            "2023年7月18日（星期二）",
            "2023 年 7 月 18 日",
            "2023-07-18",
            "２０２３年７月１８日 週二",
            "二○二三年七月十八日",
            "7月18日 星期二",
            "2023.7.18（二）",
            "2023年7月",
            "2023.7.18 TUESDAY",
            "2023-07-18 (Tue)",
            "中華民國七十四年六月十二日　星期三",
            "民國113年6月12日",
        ] {
            assert_eq!(date(line), Some(line.len()), "{line}");
        }
        for no in ["7月18日", "23年7月18日", "2023年度"] {
            assert_eq!(date(no), None, "{no}");
        }
    }

    #[test]
    fn a_page_number_ends_before_the_year_glued_to_it() {
        assert_eq!(page("C232023年11月18日"), Some(3));
        assert_eq!(page("Ａ５"), Some("Ａ５".len()));
        assert_eq!((page("第A5版"), page("第 12 版要聞")), (Some("第A5版".len()), Some("第 12 版".len())));
        assert_eq!((page("A5版 港聞"), page("Page 7")), (Some("A5版".len()), Some(6)));
        assert_eq!(
            (numbered("7 要聞"), numbered("7"), numbered("7月"), numbered("2023")),
            (Some(1), Some(1), None, None)
        );
        assert_eq!((numbered("7要聞"), numbered("7人")), (Some(1), None));
        assert_eq!((numbered("第三版"), numbered("第三版畫")), (Some("第三版".len()), Some("第三版".len())));
        assert_eq!((page("E2-E3"), page("A4－5"), page("A4-2023")), (Some(5), Some("A4－5".len()), None));
        for no in ["B2B平台", "A5.2", "ABC1", "A123", "第12屆", "第三版"] {
            assert_eq!(page(no), None, "{no}");
        }
    }
}
