//! What a page says of itself on one line: editor, section, page number and date, often glued together.
//!
//! `◆責任編輯：樓華文匯要聞A5` · `兩岸C232023年11月18日 星期二` · `B18 國際 責任編輯 許琪 2023年3月16日`
//!
//! A line is furniture if it can be read from one end to the other as such items, one of them a page number, a full date
//! or an editor; a lone section title is one only if it is in `packs/lines/sections.txt`. Text that only holds a date or
//! a page number is left alone.

use super::Hint;
use std::sync::LazyLock;

/// What a list in `packs/lines` holds, the longest entries first.
struct Words(Vec<&'static str>);

impl Words {
    fn read(list: &'static str) -> Self {
        let mut words: Vec<_> = list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        Self(words)
    }

    fn at_start(&self, text: &str) -> Option<&'static str> {
        self.0.iter().copied().find(|w| text.starts_with(w))
    }

    fn at_end(&self, text: &str) -> Option<&'static str> {
        self.0.iter().copied().find(|w| text.ends_with(w))
    }
}

static SECTIONS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/sections.txt")));
static EDITORS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/editors.txt")));
static PAPERS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/papers.txt")));

/// The longest line, in bytes, that is read as furniture.
const LONGEST: usize = 150;
/// The most characters of a section's title that is not in the list.
const TITLE: usize = 8;

/// An item and where it begins in the line, in bytes.
pub(super) type Item = (usize, Hint);

/// The items of a line that is furniture all through; else nothing.
pub(super) fn items(line: &str) -> Vec<Item> {
    if line.len() > LONGEST || !may_be(line) {
        return Vec::new();
    }
    read(line).filter(|items| holds(line, items)).unwrap_or_default()
}

/// A cheap look before the reading: furniture has a digit, an editor's title or little text.
fn may_be(line: &str) -> bool {
    line.len() <= 24
        || line.contains("編")
        || line.contains("编")
        || line.bytes().any(|b| b.is_ascii_uppercase())
        || line.contains('年')
}

fn holds(line: &str, items: &[Item]) -> bool {
    let sure = |hint| matches!(hint, Hint::Page | Hint::Date | Hint::Editor);
    let titles = items.iter().filter(|(_, h)| *h == Hint::Section).count();
    let known = known_title(&solid(line)).is_some();
    match (items.len() - titles, titles) {
        (0, 1) => known_title(&solid(line)) == Some(0),
        // One title beside one other item has to be known, or set wide.
        (1, 1) => {
            known
                || SECTIONS.at_end(line[..items[1].0].trim_end()).is_some()
                || line.split_whitespace().filter(|w| w.chars().count() == 1).count() > 1
        }
        _ => titles <= 2 && items.iter().any(|&(_, hint)| sure(hint)),
    }
}

fn read(line: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let c = rest.chars().next()?;
        if c.is_whitespace() || matches!(c, '|' | '｜' | '/' | '·') {
            at += c.len_utf8();
            continue;
        }
        let (hint, len, cut) = item(rest)?;
        items.push((at, hint));
        if let Some(cut) = cut {
            items.push((at + cut, Hint::Section));
        }
        at += len;
    }
    (!items.is_empty() && items.len() <= 8).then_some(items)
}

/// The item that `rest` begins with: what it is, its length, and where a section's title begins in it (an editor's name
/// may be glued to one).
fn item(rest: &str) -> Option<(Hint, usize, Option<usize>)> {
    if let Some(len) = date(rest) {
        return Some((Hint::Date, len, None));
    }
    if let Some(len) = page(rest) {
        return Some((Hint::Page, len, None));
    }
    if let Some(len) = editor_word(rest) {
        return editor(rest, len);
    }
    title(rest).map(|len| (Hint::Section, len, None))
}

/// `2023年7月18日（星期二）`, `2023-07-18`; blanks and full-width digits allowed.
fn date(rest: &str) -> Option<usize> {
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
fn page(rest: &str) -> Option<usize> {
    let letters: usize =
        rest.chars().take_while(|c| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(c)).map(char::len_utf8).sum();
    let digits: Vec<char> = rest[letters..].chars().take_while(|&c| is_digit(c)).collect();
    let behind = &rest[letters + digits.iter().map(|c| c.len_utf8()).sum::<usize>()..];
    let year = digits.len() > 4 && behind.trim_start().starts_with('年');
    let number = if year { digits.len() - 4 } else { digits.len() };
    let word = rest[..letters].chars().count();
    let clear = !behind.starts_with(|c: char| c.is_alphabetic() && c.is_ascii() || matches!(c, '.' | '%' | '-' | '－'));
    ((1..=2).contains(&word) && (1..=2).contains(&number) && clear)
        .then(|| letters + digits[..number].iter().map(|c| c.len_utf8()).sum::<usize>())
}

/// The length of a title like `◆責任編輯：`, if one stands here.
fn editor_word(rest: &str) -> Option<usize> {
    let bare =
        rest.trim_start_matches(|c: char| super::line::mark(c) == super::line::Mark::Bullet || c.is_whitespace());
    let word = EDITORS.at_start(bare)?;
    let after = &bare[word.len()..];
    let name = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '／' | '/'));
    (name.len() < after.len()).then(|| rest.len() - name.len())
}

/// An editor's title and name; a section's title may be glued to the name.
fn editor(rest: &str, head: usize) -> Option<(Hint, usize, Option<usize>)> {
    let run = han_run(&rest[head..]);
    if run == 0 {
        return None;
    }
    let text = &rest[head..head + run];
    let name = text.find(char::is_whitespace).unwrap_or(text.len());
    if let Some(at) = known_title(&solid(text)) {
        let cut = nth_solid(text, at);
        if (2..=4).contains(&at) {
            return Some((Hint::Editor, head + run, Some(head + cut)));
        }
    }
    ((2..=4).contains(&text[..name].chars().filter(|c| *c != '、').count()) || text[..name].contains('、')).then_some((
        Hint::Editor,
        head + name,
        None,
    ))
}

/// Where a known section's title begins at the end of `text`, in characters; a paper's short name belongs to it.
fn known_title(text: &str) -> Option<usize> {
    let word = SECTIONS.at_end(text)?;
    let before = &text[..text.len() - word.len()];
    let paper = PAPERS
        .0
        .iter()
        .filter_map(|p| p.strip_suffix("報"))
        .filter(|p| p.chars().count() == 2)
        .find(|p| before.ends_with(p));
    Some((before.len() - paper.map_or(0, str::len)) / 3)
}

/// A title that is not in the list: Chinese characters up to a blank, a digit or a letter.
fn title(rest: &str) -> Option<usize> {
    let run = han_run(rest);
    let text = &rest[..run];
    let text = text.trim_end();
    let wide = text.chars().filter(|c| !c.is_whitespace()).count();
    // Set wide, the title is one though blanks are in it; else it ends at the first.
    let spaced = text.split_whitespace().all(|w| w.chars().count() == 1);
    let end = if spaced { text.len() } else { text.find(char::is_whitespace).unwrap_or(text.len()) };
    ((2..=TITLE).contains(&wide) && end > 0).then_some(end)
}

/// The length of the Chinese characters and blanks that `rest` begins with, up to the next editor's title.
fn han_run(rest: &str) -> usize {
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = crate::text::chars::is_han(c) || matches!(c, ' ' | '\u{3000}' | '、');
        if !goes_on || (at > 0 && EDITORS.at_start(&rest[at..]).is_some()) {
            break;
        }
        len = at + c.len_utf8();
    }
    rest[..len].trim_end().len()
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Byte offset of the `n`th character that is not white space.
fn nth_solid(text: &str, n: usize) -> usize {
    text.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(n).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<(&str, Hint)> {
        let items = items(line);
        let ends = items.iter().skip(1).map(|i| i.0).chain([line.len()]);
        items.iter().zip(ends).map(|(&(at, hint), end)| (line[at..end].trim(), hint)).collect()
    }

    #[test]
    fn glued_furniture_comes_apart() {
        use Hint::{Date, Editor, Page, Section};
        assert_eq!(
            cut("◆責任編輯：樓華文匯要聞A5"),
            [("◆責任編輯：樓華", Editor), ("文匯要聞", Section), ("A5", Page)]
        );
        assert_eq!(
            cut("◆責任編輯：陳大文 兩 岸C232023年11月18日 星期二"),
            [("◆責任編輯：陳大文", Editor), ("兩 岸", Section), ("C23", Page), ("2023年11月18日 星期二", Date)]
        );
        assert_eq!(
            cut("B15 中 國 責任編輯 陳大文 2023 年 1 月 17 日（星期六）"),
            [("B15", Page), ("中 國", Section), ("責任編輯 陳大文", Editor), ("2023 年 1 月 17 日（星期六）", Date)]
        );
        assert_eq!(
            cut("責任編輯：陳大文社　會B22"),
            [("責任編輯：陳大文", Editor), ("社　會", Section), ("B22", Page)]
        );
        assert_eq!(cut("港聞"), [("港聞", Section)]);
    }

    #[test]
    fn text_that_holds_a_date_or_a_number_is_no_furniture() {
        for line in
            ["2023年7月18日，法庭開審", "A5紙張供應", "編輯部遷往新址", "確診", "B2B平台", "iPhone 15", "G20 峰會"]
        {
            assert_eq!(cut(line), [], "{line}");
        }
    }
}
