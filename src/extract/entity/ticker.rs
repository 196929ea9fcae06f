//! Exchange codes: 9988.HK, 600519.SH, NASDAQ: BABA, and the bare code in brackets after a company.
//!
//! What it leaves alone: numbers without a market that stand in no bracket.

use super::{evidence::Evidence, lattice::Lattice, tag::Tag, view::View};

/// Markets that follow the code, after a dot.
const MARKETS: [&str; 9] = ["HK", "SH", "SZ", "SS", "US", "N", "O", "TW", "T"];
/// Markets that stand before the code.
const EXCHANGES: [&str; 5] = ["NASDAQ", "NYSE", "HKEX", "SEHK", "HKSE"];

/// Adds every exchange code of the passage.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    for start in view.letters() {
        if let Some(end) = code(view.chars, start) {
            lattice.add(start, end, Tag::Ticker, 0, &[(Evidence::TickerCode, 1)]);
        }
    }
}

/// The end of the exchange code that begins at `start`.
fn code(chars: &[char], start: usize) -> Option<usize> {
    let fresh = start == 0 || !chars[start - 1].is_ascii_alphanumeric();
    if !chars[start].is_ascii_alphanumeric() || !fresh {
        return None;
    }
    dotted(chars, start).or_else(|| bracketed(chars, start)).or_else(|| named(chars, start))
}

/// 9988.HK
fn dotted(chars: &[char], start: usize) -> Option<usize> {
    let digits = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
    let dot = start + digits;
    if !(4..=6).contains(&digits) || chars.get(dot) != Some(&'.') {
        return None;
    }
    let length = chars[dot + 1..].iter().take(3).take_while(|c| c.is_ascii_alphabetic()).count();
    let market = &chars[dot + 1..dot + 1 + length];
    MARKETS.iter().any(|known| says(market, known)).then_some(dot + 1 + length)
}

/// （00700） after a word: four or five digits, the first of five being 0.
fn bracketed(chars: &[char], start: usize) -> Option<usize> {
    let digits = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
    let company = start >= 2 && chars[start - 1] == '(' && super::view::is_han(chars[start - 2]);
    let closed = chars.get(start + digits) == Some(&')');
    let code = match digits {
        5 => chars[start] == '0' || chars[start] == '8',
        4 => !matches!(chars[start..start + 2], ['1', '9'] | ['2', '0']),
        _ => false,
    };
    (company && closed && code).then_some(start + digits)
}

/// NASDAQ: BABA
fn named(chars: &[char], start: usize) -> Option<usize> {
    let colon = start + chars[start..].iter().take_while(|c| c.is_ascii_uppercase()).count();
    let known = |name: &&str| says(&chars[start..colon], name);
    if chars.get(colon) != Some(&':') || !EXCHANGES.iter().any(known) {
        return None;
    }
    let code = colon + 1 + usize::from(chars.get(colon + 1) == Some(&' '));
    let length =
        chars[code.min(chars.len())..].iter().take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).count();
    (1..=5).contains(&length).then_some(code + length)
}

/// Are these the characters of that word, which is in capitals?
fn says(chars: &[char], word: &str) -> bool {
    chars.len() == word.len() && chars.iter().zip(word.chars()).all(|(c, wanted)| c.to_ascii_uppercase() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
        (0..chars.len()).filter_map(|i| code(&chars, i).map(|e| chars[i..e].iter().collect())).collect()
    }

    #[test]
    fn codes_are_found() {
        assert_eq!(found("百度（9888.HK）昨收報"), ["9888.HK"]);
        assert_eq!(found("騰訊（00700）升"), ["00700"]);
        assert_eq!(found("中移動（0941）跌"), ["0941"]);
        assert_eq!(found("(NASDAQ: BABA)"), ["NASDAQ: BABA"]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["第九屆（2015）", "升（12.5）", "共9888人", "電話（23456789）", "1,234.50元", "3.HK"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
