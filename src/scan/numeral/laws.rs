//! The law of the scan: a value written in any form is read back exactly, as one numeral.

use super::tests::read;
use proptest::prelude::*;

/// A set of Chinese characters for digits, 十 百 千 and 萬 億 兆.
struct Characters {
    digits: &'static str,
    small: &'static str,
    big: &'static str,
}

const PLAIN: Characters = Characters { digits: "零一二三四五六七八九", small: "十百千", big: "萬億兆" };
const SIMPLIFIED: Characters =
    Characters { digits: "零一二三四五六七八九", small: "十百千", big: "万亿兆" };
const FINANCIAL: Characters =
    Characters { digits: "零壹貳叁肆伍陸柒捌玖", small: "拾佰仟", big: "萬億兆" };
const FINANCIAL_SIMPLIFIED: Characters =
    Characters { digits: "零壹贰叁肆伍陆柒捌玖", small: "拾佰仟", big: "万亿兆" };

impl Characters {
    fn digit(&self, n: u64) -> char {
        self.digits.chars().nth(n as usize).unwrap_or('?')
    }

    /// Below ten thousand: 三百零五.
    fn group(&self, n: u64) -> String {
        let mut out = String::new();
        for place in (0..4).rev() {
            let digit = n / 10u64.pow(place) % 10;
            if digit > 0 {
                if !out.is_empty() && (n / 10u64.pow(place + 1)).is_multiple_of(10) {
                    out.push(self.digit(0));
                }
                out.push(self.digit(digit));
                out.extend((place > 0).then(|| self.small.chars().nth(place as usize - 1)).flatten());
            }
        }
        out
    }

    /// Below 10^16: 三億零五萬.
    fn number(&self, n: u64) -> String {
        let mut out = String::new();
        let mut gap = false;
        for place in (0..4u32).rev() {
            let group = n / 10_000u64.pow(place) % 10_000;
            if group == 0 {
                gap = true;
                continue;
            }
            if !out.is_empty() && (gap || group < 1000) {
                out.push(self.digit(0));
            }
            out += &self.group(group);
            out.extend((place > 0).then(|| self.big.chars().nth(place as usize - 1)).flatten());
            gap = false;
        }
        if n == 0 { self.digit(0).to_string() } else { out }
    }
}

/// 1,234,567.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn wide(text: &str) -> String {
    text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect()
}

/// 3億2,500萬: each group of four in digits.
fn mixed(n: u64) -> String {
    let groups = [(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "萬")];
    let mut out: String = groups
        .iter()
        .map(|&(unit, name)| (n / unit % 10_000, name))
        .filter(|g| g.0 > 0)
        .map(|(g, name)| grouped(g) + name)
        .collect();
    let ones = n % 10_000;
    if ones >= 1000 || out.is_empty() {
        out += &ones.to_string();
    } else if ones > 0 {
        out = format!("{out}零{ones}");
    }
    out
}

/// The only numeral of a text, if it is all of it.
fn whole(text: &str) -> Option<String> {
    let found = read(text);
    let [(written, numeral)] = found.as_slice() else { return None };
    (written == text).then(|| numeral.value.to_string())
}

proptest! {
    #[test]
    fn whole_numbers_are_read_back_in_every_form(n in 0u64..10u64.pow(16), size in 0u32..16) {
        let n = n % 10u64.pow(size + 1);
        let wanted = Some(n.to_string());
        prop_assert_eq!(whole(&n.to_string()), wanted.clone());
        prop_assert_eq!(whole(&grouped(n)), wanted.clone());
        prop_assert_eq!(whole(&wide(&grouped(n))), wanted.clone());
        prop_assert_eq!(whole(&mixed(n)), wanted.clone(), "{}", mixed(n));
        for characters in [PLAIN, SIMPLIFIED, FINANCIAL, FINANCIAL_SIMPLIFIED] {
            let written = characters.number(n);
            // A financial digit alone is more often a word (陸, 參); it is read among others.
            if written.chars().count() > 1 || characters.small == PLAIN.small {
                prop_assert_eq!(whole(&written), wanted.clone(), "{}", written);
            }
        }
    }

    #[test]
    fn decimals_are_read_back_in_every_form(n in 0u64..10_000, fraction in "[0-9]{0,5}[1-9]", power in 0usize..4) {
        let (name, places) = [("", 0), ("萬", 4), ("億", 8), ("兆", 12)][power];
        let wanted = super::Decimal::new(format!("{n}{fraction}").bytes().map(|b| b - b'0'), places - fraction.len() as i32);
        let digits: String = fraction.bytes().map(|b| PLAIN.digit(u64::from(b - b'0'))).collect();
        for written in [format!("{n}.{fraction}{name}"), format!("{}點{digits}{name}", PLAIN.number(n))] {
            prop_assert_eq!(whole(&written), Some(wanted.to_string()), "{}", written);
        }
    }

    #[test]
    fn digits_one_by_one_are_read_back(digits in "[1-9][0-9]{2,40}") {
        let written: String = digits.bytes().map(|b| PLAIN.digit(u64::from(b - b'0'))).collect();
        prop_assert_eq!(whole(&written), Some(digits.clone()));
        prop_assert_eq!(whole(&digits), Some(digits));
    }

    #[test]
    fn no_text_is_too_strange(text in "[0-9一二三兩十百千萬億兆零〇半幾數多餘點分之又.,、 eEkMx壹拾參陸個]{0,40}") {
        let mut end = 0;
        for (_, numeral) in read(&text) {
            prop_assert!(numeral.start() >= end && numeral.end() > numeral.start());
            end = numeral.end();
        }
    }
}
