//! The lines of a JSONL file as a stream: one line is held at a time, none longer than its limit.

use super::{Fate, unpack};
use std::io::{BufRead, Read};

/// A line that is not blank, with its number from 1.
#[derive(Debug)]
pub struct Line {
    /// Its number from 1.
    pub number: usize,
    /// Its bytes without the line break; or why it cannot be read.
    pub bytes: Result<Vec<u8>, Fate>,
}

/// Reads lines.
pub struct Lines {
    from: Box<dyn BufRead + Send>,
    number: usize,
    limit: u64,
    ended: bool,
}

impl Lines {
    /// The lines of `from`, each of at most `limit` bytes.
    pub fn new(from: Box<dyn BufRead + Send>, limit: u64) -> Self {
        Self { from, number: 0, limit, ended: false }
    }

    fn line(&mut self) -> std::io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let read = (&mut self.from).take(self.limit + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if read as u64 > self.limit && bytes.last() != Some(&b'\n') {
            self.from.skip_until(b'\n')?;
            let fate = Fate::Quarantined(format!("--max-line: line {number} is over {} bytes", self.limit));
            return Ok(Some(Line { number, bytes: Err(fate) }));
        }
        if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        bytes.truncate(bytes.trim_ascii_end().len());
        Ok(Some(Line { number, bytes: Ok(bytes) }))
    }
}

impl Iterator for Lines {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            match self.line() {
                Ok(Some(line)) if line.bytes.as_ref().is_ok_and(Vec::is_empty) => {}
                Ok(Some(line)) => return Some(line),
                Ok(None) => self.ended = true,
                Err(e) => {
                    self.ended = true;
                    return Some(Line { number: self.number + 1, bytes: Err(unpack::fate(&e)) });
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static [u8], limit: u64) -> Vec<(usize, Result<String, String>)> {
        let text_of = |b: Vec<u8>| String::from_utf8_lossy(&b).into_owned();
        let line = |l: Line| (l.number, l.bytes.map(text_of).map_err(|f| f.reason().unwrap_or_default().to_owned()));
        Lines::new(Box::new(text), limit).map(line).collect()
    }

    #[test]
    fn blank_lines_count_but_are_not_given() {
        let lines = read(b"\xEF\xBB\xBF{}\r\n\n  \n[]", 9);
        assert_eq!(lines, [(1, Ok("{}".into())), (4, Ok("[]".into()))]);
    }

    #[test]
    fn a_line_over_the_limit_is_quarantined_and_the_rest_goes_on() {
        let lines = read(b"12345\n123456\n1\n", 5);
        assert_eq!(lines[0], (1, Ok("12345".into())));
        assert!(lines[1].1.as_ref().is_err_and(|e| e.contains("--max-line")));
        assert_eq!(lines[2], (3, Ok("1".into())));
    }
}
