//! Whether a line of Latin text goes on in the next, on pages or passages that hold no Chinese.
//!
//! Such lines are ragged: letters have no one width, and a word that has no room goes whole to the next line. So it counts
//! whether the next word would have had room, and how the line ends and the next begins. The trees of the Chinese page know
//! none of it; here each thing that is seen adds its points, the sum is the weight.

use super::{LineHint, galley::Galley, line::Line, trees::Weight, words::LINKS};

/// So many lines before and behind a pair tell what a full line measures, and whether Latin text stands here at all.
const NEAR: usize = 6;
/// The fewest letters of a line that counts as text.
const LETTERS: u16 = 3;

/// What a sum begins with.
const MONEY: [&str; 6] = ["HK$", "US$", "NT$", "$", "£", "€"];

/// What is seen of a line of Latin text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look(u8);

impl Look {
    /// It begins with a small letter, or with a sum of money, as no paragraph does.
    const SMALL: u8 = 1;
    /// It is set in capital letters.
    const CAPITALS: u8 = 1 << 1;
    /// Its last word wants more: a comma behind it, or one of [`LINKS`].
    const WANTS: u8 = 1 << 2;
    /// Its last word is cut by a hyphen.
    const CUT: u8 = 1 << 3;
    /// A sentence ends with it.
    const STOPS: u8 = 1 << 4;
    /// It names the writer (`By …`) or gives an address.
    const SIGNED: u8 = 1 << 5;

    /// What is seen of a line that holds Latin text and no Chinese.
    pub fn of(line: &str) -> Self {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let bare = line.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
        let lower = || line.chars().any(char::is_lowercase);
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        let seen = [
            (Self::SMALL, line.starts_with(char::is_lowercase) || MONEY.iter().any(|sign| line.starts_with(sign))),
            (Self::CAPITALS, letters > 1 && !lower()),
            (Self::WANTS, last.ends_with([',', ';', '—', '–']) || LINKS.holds(last)),
            (Self::CUT, last.strip_suffix(['-', '\u{AD}', '‐']).is_some_and(|w| w.ends_with(char::is_alphabetic))),
            (Self::STOPS, bare.ends_with(['.', '!', '?'])),
            (Self::SIGNED, is_signature(line)),
        ];
        Self(seen.into_iter().map(|(bit, so)| if so { bit } else { 0 }).sum())
    }

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

/// `By Chan Tai-man`, `tai.man@example.hk`
fn is_signature(line: &str) -> bool {
    let by = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    let names = |rest: &str| {
        let mut words = rest.split([' ', ',']).filter(|w| !matches!(*w, "" | "and" | "in" | "AND" | "IN")).peekable();
        words.peek().is_some() && words.all(|w| w.starts_with(char::is_uppercase)) && !rest.ends_with('.')
    };
    by.is_some_and(names) || line.contains('@') && !line.contains(' ')
}

/// What may be seen of two lines, and what it weighs that the second goes on from the first.
const SEEN: [(&str, Weight); 14] = [
    ("the line's last word is cut by a hyphen", 500),
    ("the next line begins with a small letter or a sum", 650),
    ("the line's last word wants more", 250),
    ("the next word would not have had room", 150),
    ("the next word would have had room", -150),
    ("the next word and more would have had room", -300),
    ("the line is wider than its column", -300),
    ("the line ends a sentence", -100),
    ("the line ends amid a sentence", 100),
    ("a blank line stands between", -300),
    ("the next line is indented", -250),
    ("one line is set in capitals, the other is not", -500),
    ("both lines are set in capitals", 150),
    ("one of the lines names the writer", -700),
];

/// Which of [`SEEN`] is so of two neighbours; nothing if they are no Latin text among such.
fn seen(galley: &Galley, a: usize, b: usize) -> Option<[bool; SEEN.len()]> {
    let lines = &galley.lines;
    let about = &lines[a.saturating_sub(NEAR)..(b + NEAR + 1).min(lines.len())];
    let (x, y) = (&lines[a], &lines[b]);
    let here = || about.iter().filter(|l| is_text(l)).count() * 2 >= about.len();
    if !is_text(x) || !is_text(y) || !galley.latin && !here() {
        return None;
    }
    let measure = measure(about);
    let room = i32::from(measure) - i32::from(x.width) - 1 - i32::from(y.head);
    let both = |bit: u8| (x.look.has(bit), y.look.has(bit));
    Some([
        x.look.has(Look::CUT) && y.look.has(Look::SMALL),
        y.look.has(Look::SMALL),
        x.look.has(Look::WANTS),
        room < 0,
        room >= 3,
        room >= 10,
        x.width > measure + 2,
        x.look.has(Look::STOPS),
        !x.look.has(Look::STOPS),
        y.gap > 0,
        y.lead > x.lead && x.lead == 0,
        both(Look::CAPITALS).0 != both(Look::CAPITALS).1,
        both(Look::CAPITALS) == (true, true),
        both(Look::SIGNED) != (false, false),
    ])
}

/// What it weighs that the second of two neighbours goes on from the first; nothing if they are no Latin text.
pub(super) fn weight(galley: &Galley, a: usize, b: usize) -> Option<Weight> {
    Some(seen(galley, a, b)?.iter().zip(&SEEN).filter(|(so, _)| **so).map(|(_, (_, weight))| weight).sum())
}

/// What weighs in it, in words.
pub(super) fn reasons(galley: &Galley, a: usize, b: usize) -> Option<Vec<(&'static str, Weight)>> {
    Some(seen(galley, a, b)?.iter().zip(SEEN).filter(|(so, _)| **so).map(|(_, seen)| seen).collect())
}

/// Is a page in Latin letters, as most of its lines are?
pub(super) fn is_page(lines: &[Line]) -> bool {
    lines.iter().filter(|l| is_text(l)).count() * 2 > lines.iter().filter(|l| l.hint != LineHint::Cell).count()
}

fn is_text(line: &Line) -> bool {
    line.is_latin() && line.counts.latin >= LETTERS
}

/// What a full line measures: the second widest of the lines about, as one may stick out.
fn measure(about: &[Line]) -> u16 {
    let (mut widest, mut second) = (0, 0);
    for width in about.iter().filter(|l| is_text(l)).map(|l| l.width) {
        (widest, second) = (widest.max(width), second.max(width.min(widest)));
    }
    second
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lines::Form, text::Text};

    const PAGE: &str = "Ferries sail more often\nOperator adds three trips from May\n\nBy Chan Tai-man\n\nThe ferry operator said \
                        yesterday that three more\nsailings would be added in the morning and that the\nlast boat would leave \
                        half an hour later from the is-\nlands.\nResidents welcomed the change. \"We have waited for years,\"\n\
                        said one of them, who asked not to be named.\n\nMORE BOATS TO COME\nTwo new boats will be delivered in \
                        June, according to the\noperator. Each takes 400 people.";

    #[test]
    fn lines_are_joined_by_the_room_they_had() {
        let blocks = crate::lines::join(Text::plain(PAGE), Form::Page).1;
        let texts: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts[..3], ["Ferries sail more often", "Operator adds three trips from May", "By Chan Tai-man"]);
        assert!(texts[3].starts_with("The ferry operator said yesterday that three more sailings"));
        assert!(texts[4].starts_with("Residents welcomed") && texts[4].ends_with("not to be named."));
        assert_eq!((texts[5], texts.len()), ("MORE BOATS TO COME", 7));
    }

    #[test]
    fn chinese_pages_ask_their_trees() {
        let galley =
            Galley::read(&Text::plain("渡輪公司昨日宣布\nOpenAI\nChatGPT\n由下月起調整班次\n離島\n居民\n歡迎"));
        assert_eq!(weight(&galley, 1, 2), None);
        let galley = Galley::read(&Text::plain(PAGE));
        assert!(weight(&galley, 3, 4).is_some_and(|w| w > 0) && weight(&galley, 1, 2).is_some_and(|w| w < 0));
        let reasons = reasons(&galley, 3, 4).unwrap_or_default();
        assert_eq!(Some(reasons.iter().map(|(_, weight)| weight).sum()), weight(&galley, 3, 4));
    }

    #[test]
    fn signatures_are_told_from_text() {
        assert!(is_signature("By Chan Tai-man and Li Siu-ming") && is_signature("tai.man@example.hk"));
        assert!(!is_signature("By the end of May") && !is_signature("By Monday.") && !is_signature("write to a@b.hk"));
    }
}
