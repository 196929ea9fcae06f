//! What a page says of its issue: the date and the page number, a year glued to it or not.

/// `2023年7月18日（星期二）`, `2023-07-18`; blanks and full-width digits allowed.
pub(super) fn date(rest: &str) -> Option<usize> {
    let mut reader = Reader { rest, at: 0 };
    let year = reader.digits(4)?;
    if year != 4 {
        return None;
    }
    reader.one(&['年', '-', '/', '.'])?;
    reader.digits(2)?;
    reader.one(&['月', '-', '/', '.'])?;
    reader.digits(2)?;
    reader.one(&['日']);
    let end = reader.at;
    reader.one(&['（', '(', '，']);
    for day in ["星期", "禮拜", "週", "周"] {
        if reader.word(day) && reader.one(&['一', '二', '三', '四', '五', '六', '日', '天']).is_some() {
            reader.one(&['）', ')']);
            return Some(reader.at);
        }
    }
    Some(end)
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

/// `A5`, `Ａ５`, `AA3`: a year may be glued behind (`C232023年`).
pub(super) fn page(rest: &str) -> Option<usize> {
    let letters: usize =
        rest.chars().take_while(|c| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(c)).map(char::len_utf8).sum();
    if letters == 0 {
        return None;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_date_is_read_with_its_weekday() {
        for line in ["2023年7月18日（星期二）", "2023 年 7 月 18 日", "2023-07-18", "２０２３年７月１８日 週二"]
        {
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
        for no in ["B2B平台", "A5.2", "ABC1", "A123"] {
            assert_eq!(page(no), None, "{no}");
        }
    }
}
