//! Messages: all on standard error, one a line, nothing in them that a terminal would obey.

use super::args::When;
use crate::{batch::Fate, text::chars::is_unseen};
use std::{
    ffi::OsString,
    fmt::Write as _,
    io::{self, IsTerminal as _, Write as _},
    sync::atomic::{AtomicBool, Ordering},
};

/// Is a bar drawn on the last line?
static DRAWN: AtomicBool = AtomicBool::new(false);

/// Says something. A standard error that is closed or full is no reason to stop.
pub fn say(message: &str) {
    write(&format!("{}\n", shown(message)));
}

/// Says what became of an input.
pub fn tell(path: &str, fate: &Fate, why: &str, colours: bool) {
    let (word, colour) = match fate {
        Fate::Skipped(_) => ("skipped", "2"),
        Fate::Quarantined(_) => ("quarantined", "33"),
        _ => ("failed", "31"),
    };
    let word = if colours { format!("\x1B[{colour}m{word}\x1B[0m") } else { word.to_owned() };
    write(&format!("{}: {word}: {}\n", shown(path).replace('\n', "\\n"), shown(why)));
}

/// Draws a bar on the last line, in the place of the one before; none if it is empty.
pub fn draw(bar: &str) {
    write(bar);
    DRAWN.store(!bar.is_empty(), Ordering::Relaxed);
}

/// Writes in one piece, over a bar if there is one.
fn write(text: &str) {
    let clear = if DRAWN.swap(false, Ordering::Relaxed) { "\r\x1B[K" } else { "" };
    let _ = io::stderr().write_all(format!("{clear}{text}").as_bytes());
}

/// Are messages coloured?
pub fn has_colours(when: When) -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            io::stderr().is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// How many columns the terminal has.
pub fn columns() -> usize {
    #[cfg(unix)]
    let told = rustix::termios::tcgetwinsize(io::stderr()).ok().map(|size| usize::from(size.ws_col));
    #[cfg(not(unix))]
    let told = None;
    told.filter(|columns| *columns > 0).unwrap_or(80)
}

/// The command that goes on with the run that these arguments began, as a shell takes it. `--resume` stands right behind the
/// subcommand, for what stands behind `--` is a path.
pub fn resume_command(args: impl IntoIterator<Item = OsString>) -> String {
    let mut words: Vec<String> = Vec::new();
    let (mut commanded, mut paths) = (false, false);
    for arg in args {
        paths |= arg == "--";
        if !paths && (arg == "--restart" || arg == "--resume") {
            continue;
        }
        let command = !commanded && (arg == "extract" || arg == "clean");
        words.push(quoted(&arg.to_string_lossy()));
        if command {
            words.push("--resume".to_owned());
            commanded = true;
        }
    }
    words.join(" ")
}

/// A word as a shell takes it for one.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@%+".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_not_given_orders() {
        assert_eq!(shown("\u{1B}[31m港\u{202E}x\u{9B}1m"), "\\u{1B}[31m港\\u{202E}x\\u{9B}1m");
        assert_eq!(shown("a\tb\n行政長官"), "a\tb\n行政長官");
    }

    #[test]
    fn words_are_quoted_where_a_shell_would_break_them() {
        assert_eq!(quoted("a/港聞.txt"), "a/港聞.txt");
        assert_eq!(quoted("my page's.txt"), r"'my page'\''s.txt'");
        assert_eq!((quoted("$x"), quoted("")), ("'$x'".to_owned(), "''".to_owned()));
    }

    #[test]
    fn the_command_to_go_on_can_be_pasted() {
        let args = ["newsprint", "extract", "in put", "--out", "it's", "--restart"].map(OsString::from);
        assert_eq!(resume_command(args), "newsprint extract --resume 'in put' --out 'it'\\''s'");
        let args =
            ["newsprint", "-q", "extract", "--resume", "--out", "o", "--", "extract", "--restart"].map(OsString::from);
        assert_eq!(resume_command(args), "newsprint -q extract --resume --out o -- extract --restart");
    }
}
