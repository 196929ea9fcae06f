//! Titles on a page: those of its sections and those of its editors, an editor's name or a paper's glued to them.

use crate::{
    lines::{
        LineHint,
        glyph::Glyph,
        words::{EDITORS, PAPERS, SECTIONS, begins_with_surname, ends},
    },
    text::chars::is_han,
};

/// The most characters of a section's title that is not in the list.
const TITLE: usize = 8;

/// The length of a title like `◆責任編輯：`, if one stands here.
pub(super) fn editor_word(rest: &str) -> Option<usize> {
    let bare = rest.trim_start_matches(|c: char| Glyph::of(c) == Glyph::Bullet || c.is_whitespace());
    let word = EDITORS.at_start(bare).next()?;
    let after = &bare[word.len()..];
    let name = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '／' | '/'));
    (name.len() < after.len()).then(|| rest.len() - name.len())
}

/// An editor's title and name; a section's title may be glued to the name.
pub(super) fn editor(rest: &str, head: usize) -> Option<(LineHint, usize, Option<usize>)> {
    let run = han_run(&rest[head..]);
    if run == 0 {
        return None;
    }
    let text = &rest[head..head + run];
    let several = names(text);
    let name = several.max(text.find(char::is_whitespace).unwrap_or(text.len()));
    if let Some(at) = known_title(&solid(text)) {
        let cut = nth_solid(text, at);
        if (2..=4).contains(&at) {
            return Some((LineHint::Editor, head + run, Some(head + cut)));
        }
    }
    let one = || (2..=4).contains(&text[..name].chars().filter(|c| *c != '、').count());
    (several > 0 || one() || text[..name].contains('、')).then_some((LineHint::Editor, head + name, None))
}

/// The length of names side by side, those of two characters set wide: `陈　震　吴　凯　蔡华伟`; 0 if there are not two.
fn names(text: &str) -> usize {
    let mut words = text.split(char::is_whitespace).filter(|w| !w.is_empty());
    let (mut end, mut count) = (0, 0);
    while let Some(word) = words.next() {
        let chars = word.chars().count();
        let last = if chars == 1 { words.next().filter(|w| w.chars().count() == 1) } else { Some(word) };
        let Some(last) = last.filter(|_| chars <= 3 && begins_with_surname(word)) else { break };
        end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
        count += 1;
    }
    if count > 1 && SECTIONS.at_end(&solid(&text[..end])).is_none() { end } else { 0 }
}

/// Is a stretch one more name of those who made the page, and no known title: `李小明`, `李 明`?
pub(super) fn is_name(text: &str) -> bool {
    let name = solid(text);
    let alone = !text.trim_end().contains(char::is_whitespace) || name.chars().count() == 2;
    alone && (2..=3).contains(&name.chars().count()) && begins_with_surname(&name) && SECTIONS.at_end(&name).is_none()
}

/// Where a known section's title begins at the end of `text`, in characters; a paper's short name belongs to it.
pub(super) fn known_title(text: &str) -> Option<usize> {
    let word = SECTIONS.at_end(text).filter(|word| !word.is_ascii())?;
    let before = &text[..text.len() - word.len()];
    // 教育新聞: what the news are of.
    let of = SECTIONS.at_end(before).filter(|of| word == "新闻" && !of.is_ascii());
    let before = &before[..before.len() - of.map_or(0, str::len)];
    let paper =
        PAPERS.iter().filter_map(|p| p.strip_suffix('报')).filter(|p| p.chars().count() == 2).find(|p| ends(before, p));
    Some((before.len() - paper.map_or(0, str::len)) / 3)
}

/// A title that is not in the list: Chinese characters up to a blank, a digit or a letter.
pub(super) fn title(rest: &str) -> Option<usize> {
    let run = han_run(rest);
    let text = &rest[..run];
    let text = text.trim_end();
    let wide = text.chars().filter(|c| !c.is_whitespace()).count();
    // Set wide, the title is one though blanks are in it; else it ends at the first.
    let spaced = text.split_whitespace().all(|w| w.chars().count() == 1);
    let end = if spaced { text.len() } else { text.find(char::is_whitespace).unwrap_or(text.len()) };
    ((2..=TITLE).contains(&wide) && end > 0).then_some(end)
}

/// The name of a paper that is in the list, or of Chinese characters that end as papers' names do, standing by itself.
pub(super) fn paper(rest: &str) -> Option<usize> {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let parts = |name: &&str| {
        let behind = &rest[name.len()..];
        !(behind.starts_with(is_han) || name.ends_with(letter) && behind.starts_with(letter))
    };
    let listed = PAPERS.at_start(rest).find(parts).map(str::len);
    let run = rest.find(|c| !is_han(c)).unwrap_or(rest.len());
    let name = &rest[..run];
    let long = (3..=6).contains(&name.chars().count());
    let named = long && ["報", "报", "周刊", "週刊"].iter().any(|end| name.ends_with(end));
    listed.or(named.then_some(run))
}

/// The length of the Chinese characters and blanks that `rest` begins with, up to the next editor's title.
fn han_run(rest: &str) -> usize {
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = is_han(c) || matches!(c, ' ' | '\u{3000}' | '、');
        if !goes_on || (at > 0 && EDITORS.at_start(&rest[at..]).next().is_some()) {
            break;
        }
        len = at + c.len_utf8();
    }
    rest[..len].trim_end().len()
}

/// The text without white space.
pub(super) fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Byte offset of the `n`th character that is not white space.
fn nth_solid(text: &str, n: usize) -> usize {
    text.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(n).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_behind_a_paper_or_an_editor_is_found() {
        assert_eq!(known_title("文匯要聞"), Some(0));
        assert_eq!(known_title("陳大文要聞"), Some(3));
        assert_eq!((known_title("文汇要闻"), known_title("陈大文教育新闻")), (Some(0), Some(3)));
        assert_eq!(known_title("陳大文"), None);
        assert_eq!(known_title("陳大文教育新聞"), Some(3));
        let line = "責任編輯：陳大文要聞";
        let head = editor_word(line).unwrap_or_default();
        assert_eq!(editor(line, head), Some((LineHint::Editor, line.len(), Some("責任編輯：陳大文".len()))));
    }

    #[test]
    fn papers_are_read_to_their_end() {
        assert_eq!((paper("明報 2023"), paper("南山日報|A5")), (Some("明報".len()), Some("南山日報".len())));
        assert_eq!((paper("am730 2023"), paper("香港01"), paper("香港012")), (Some(5), Some("香港01".len()), None));
        assert_eq!(paper("明報2023年8月"), Some("明報".len()));
        assert_eq!((paper("明報記者"), paper("他向報警"), paper("新華社")), (None, None, None));
    }

    #[test]
    fn a_title_ends_at_a_blank_unless_it_is_set_wide() {
        assert_eq!(title("兩 岸C23"), Some("兩 岸".len()));
        assert_eq!(title("國際 責任"), Some("國際".len()));
        assert_eq!(title("聞"), None);
    }
}
