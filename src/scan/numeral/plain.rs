//! Most numerals of a page: Arabic digits alone (350), or one Chinese digit alone (三). Read without a look further.

use super::{
    Decimal, Form, Numeral, Value, made,
    reader::Reader,
    sign::{self, Sign},
};

impl Reader<'_> {
    /// The plain numeral at `at`; none where what follows may belong to it too, or the digit may be none.
    pub(super) fn plain(&self, at: usize) -> Option<Numeral> {
        let digits = self.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let end = at + digits.max(1);
        if self.chars.get(end).is_some_and(|&c| may_go_on(c)) {
            return None;
        }
        if digits > 0 {
            let value = Decimal::new(self.chars[at..end].iter().map(|&c| c as u8 - b'0'), 0);
            return Some(made(at, end, Form::Digits, Value::exact(value)));
        }
        let digit = match self.sign(at)? {
            Sign::Digit(digit) => digit,
            Sign::Zero => 0,
            _ => return None,
        };
        let c = self.chars[at];
        let doubtful = sign::is_financial(c) || sign::is_ambiguous(c);
        (!doubtful).then(|| made(at, end, Form::Chinese, Value::exact(Decimal::whole(digit.into()))))
    }
}

/// May a numeral go on with this character? Never false of one that does.
fn may_go_on(c: char) -> bool {
    let joins = matches!(c, ' ' | ',' | '、' | '多' | '余' | '来' | '点' | '又' | '分' | '个');
    joins || c.is_ascii_alphabetic() || sign::may_open(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<(Form, String)> {
        let chars: Vec<char> = text.chars().collect();
        let bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).collect();
        let found = Reader { chars: &chars, text, bytes: &bytes }.plain(0)?;
        Some((found.form, found.value.text()))
    }

    #[test]
    fn digits_alone_are_plain() {
        assert_eq!(plain("350人"), Some((Form::Digits, "350".into())));
        assert_eq!(plain("007"), Some((Form::Digits, "7".into())));
        assert_eq!(plain("三項"), Some((Form::Chinese, "3".into())));
        assert_eq!(plain("〇"), Some((Form::Chinese, "0".into())));
    }

    #[test]
    fn whatever_may_go_on_is_not() {
        for text in
            ["3.5", "1,234", "5k", "5 万", "3亿", "三百", "二〇", "三点", "三分之二", "两个亿", "1、2", "十", "半"]
        {
            assert_eq!(plain(text), None, "{text}");
        }
        for text in ["壹", "伍", "俩"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
