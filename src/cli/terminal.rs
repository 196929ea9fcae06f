//! Messages: all on standard error, one a line, nothing in them that a terminal would obey.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
};

/// Says something. A standard error that is closed or full is no reason to stop.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", shown(message));
}

/// Says what went wrong.
pub fn error(message: &str) {
    say(&format!("newsprint: {message}"));
}

/// `text` with control and direction characters written as escapes.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c if c.is_control() || is_unseen(c) => drop(write!(out, "\\u{{{:X}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Characters that turn the direction of text, or hide.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_not_given_orders() {
        assert_eq!(shown("\u{1B}[31m港\u{202E}x\u{9B}1m"), "\\u{1B}[31m港\\u{202E}x\\u{9B}1m");
        assert_eq!(shown("a\tb\n行政長官"), "a\tb\n行政長官");
    }
}
