//! What kind of character this is, as far as more than one stage asks.

/// A Chinese character: the unified ideographs and those set apart for compatibility, 〇 and 々 included.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}'
        | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}

/// Hiragana, katakana and their marks, full or half width.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// A Korean syllable or letter.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}')
}

/// A space that keeps characters of one line apart: blank, tab or ideographic space.
pub fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// A mark that opens an item: a caption, a list entry, an editor's remark. The squares, triangles, circles and bars of
/// Unicode's geometric shapes and block elements, stars and arrows.
pub fn is_bullet(c: char) -> bool {
    matches!(c, '\u{2580}'..='\u{25FF}' | '★' | '☆' | '※' | '•' | '♦' | '❖' | '➤' | '➢')
}

/// Is there a gap between two other characters of `line`?
pub fn has_inner_gap(line: &str) -> bool {
    let inner = line.trim_matches(|c| is_gap(c) || c == '\n');
    memchr::memchr2(b' ', b'\t', inner.as_bytes()).is_some() || has_wide_blank(inner)
}

/// Is there an ideographic space in `text`?
pub fn has_wide_blank(text: &str) -> bool {
    // The bytes of U+3000 stand in that order in no other character.
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xE3, bytes).any(|at| bytes[at..].starts_with(b"\xE3\x80\x80"))
}

/// A character that turns the direction of text, or takes no room.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Punctuation and symbols set as wide as a Chinese character.
pub fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '—' | '…' | '“' | '”' | '‘' | '’' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_known() {
        assert!(
            "\u{200B}\u{202E}\u{2067}\u{FEFF}\u{E0041}".chars().all(is_unseen) && !"港A \u{300}".chars().any(is_unseen)
        );
    }

    #[test]
    fn kinds_keep_apart() {
        assert!("港𨋢㘭々〇".chars().all(is_han));
        assert!(!"、A1あ한　".chars().any(is_han));
        assert!("あアーｱ".chars().all(is_kana));
        assert!(!"・漢".chars().any(is_kana));
        assert!("◆■▲◤▍●★※•".chars().all(is_bullet) && !"·、—A港".chars().any(is_bullet));
        assert!("，。「」（）：；！？《》、—…“”".chars().all(is_wide_mark));
        assert!(!"ＡＺ０９ａ,.()".chars().any(is_wide_mark));
    }
}
