//! From the bytes of the decoded text to the bytes of the file, exactly and without a table per character.

use super::{Current, Source, Span};

/// A stretch of characters that all take the same number of bytes on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    decoded: u32,
    source: u32,
    decoded_unit: u8,
    source_unit: u8,
}

/// The way from decoded UTF-8 back to the file.
///
/// For UTF-8 files it is a shift (the length of a byte order mark); for others a list of runs of characters with the
/// same lengths (a line of Big5 is one run, its line break another).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceMap {
    shift: u32,
    runs: Vec<Run>,
    ends: (u32, u32),
}

impl SourceMap {
    /// Decoded bytes are the file's bytes.
    pub fn identity() -> Self {
        Self::shifted(0)
    }

    /// Decoded bytes are the file's, `by` bytes further on (a byte order mark).
    pub fn shifted(by: usize) -> Self {
        Self { shift: by as u32, runs: Vec::new(), ends: (0, 0) }
    }

    /// The bytes of the file behind `span` of the decoded text.
    pub fn source(&self, span: Span<Current>) -> Span<Source> {
        Span::new(self.start(span.start()), self.end(span.end(), span.is_empty()))
    }

    /// The bytes of the decoded text that `span` of the file became, taken as a source of its own.
    pub fn decoded(&self, span: Span<Source>) -> Span<Source> {
        Span::new(self.place(span.start()), self.place(span.end()))
    }

    /// Where the text goes on from byte `at` of the file.
    fn place(&self, at: usize) -> usize {
        if self.runs.is_empty() {
            return at.saturating_sub(self.shift as usize);
        }
        if at >= self.ends.1 as usize {
            return self.ends.0 as usize;
        }
        let Some(before) = self.runs.partition_point(|r| r.source as usize <= at).checked_sub(1) else { return 0 };
        let run = self.runs[before];
        let units = (at - run.source as usize) / usize::from(run.source_unit.max(1));
        run.decoded as usize + units * usize::from(run.decoded_unit)
    }

    fn start(&self, at: usize) -> usize {
        if self.runs.is_empty() {
            return at + self.shift as usize;
        }
        if at >= self.ends.0 as usize {
            return self.ends.1 as usize;
        }
        let run = self.runs[self.runs.partition_point(|r| r.decoded as usize <= at).saturating_sub(1)];
        let units = (at - run.decoded as usize) / usize::from(run.decoded_unit.max(1));
        run.source as usize + units * usize::from(run.source_unit)
    }

    /// The end of the character that ends at decoded byte `at`.
    fn end(&self, at: usize, empty: bool) -> usize {
        if self.runs.is_empty() || empty || at == 0 {
            return self.start(at);
        }
        let run = self.runs[self.runs.partition_point(|r| (r.decoded as usize) < at).saturating_sub(1)];
        let units = (at - run.decoded as usize).div_ceil(usize::from(run.decoded_unit.max(1)));
        run.source as usize + units * usize::from(run.source_unit)
    }
}

/// A place in a [`SourceMapBuilder`]'s work.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    runs: usize,
    decoded: u32,
    source: u32,
}

/// Builds a [`SourceMap`] while decoding.
#[derive(Debug, Default)]
pub struct SourceMapBuilder {
    runs: Vec<Run>,
    decoded: u32,
    source: u32,
}

impl SourceMapBuilder {
    /// Starts at byte `source` of the file (after a byte order mark).
    pub fn starting_at(source: usize) -> Self {
        Self { source: source as u32, ..Self::default() }
    }

    /// `count` characters came out, each of `decoded_unit` bytes of UTF-8 and made of `source_unit` bytes of the file.
    pub fn push(&mut self, count: usize, decoded_unit: usize, source_unit: usize) {
        if count == 0 {
            return;
        }
        let (du, su) = (decoded_unit as u8, source_unit as u8);
        let same = self.runs.last().is_some_and(|r| r.decoded_unit == du && r.source_unit == su);
        if !same {
            self.runs.push(Run { decoded: self.decoded, source: self.source, decoded_unit: du, source_unit: su });
        }
        self.decoded += (count * decoded_unit) as u32;
        self.source += (count * source_unit) as u32;
    }

    /// Bytes of the file that left nothing in the text (an escape, a byte order mark in mid-file).
    pub fn skip(&mut self, source: usize) {
        self.source += source as u32;
        self.runs.push(Run { decoded: self.decoded, source: self.source, decoded_unit: 0, source_unit: 0 });
    }

    /// Where the map stands, to come [`back_to`](Self::back_to).
    pub fn mark(&self) -> Mark {
        Mark { runs: self.runs.len(), decoded: self.decoded, source: self.source }
    }

    /// Forgets what was pushed since `mark`.
    pub fn back_to(&mut self, mark: Mark) {
        self.runs.truncate(mark.runs);
        (self.decoded, self.source) = (mark.decoded, mark.source);
    }

    /// The finished map.
    pub fn finish(self) -> SourceMap {
        SourceMap { shift: 0, runs: self.runs, ends: (self.decoded, self.source) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_lead_back_to_two_byte_characters() {
        let mut b = SourceMapBuilder::default();
        b.push(2, 3, 2); // 港聞
        b.push(1, 1, 1); // \n
        b.push(1, 3, 2);
        let map = b.finish();
        assert_eq!(map.source(Span::new(0, 6)), Span::new(0, 4));
        assert_eq!(map.source(Span::new(3, 6)), Span::new(2, 4));
        assert_eq!(map.source(Span::new(6, 7)), Span::new(4, 5));
        assert_eq!(map.source(Span::new(7, 10)), Span::new(5, 7));
    }

    #[test]
    fn skipped_bytes_belong_to_no_character() {
        let mut b = SourceMapBuilder::starting_at(3);
        b.push(1, 1, 1);
        b.skip(2);
        b.push(2, 1, 1);
        let map = b.finish();
        assert_eq!(map.source(Span::new(0, 1)), Span::new(3, 4));
        assert_eq!(map.source(Span::new(1, 2)), Span::new(6, 7));
    }

    #[test]
    fn what_was_pushed_since_a_mark_can_be_taken_back() {
        let mut b = SourceMapBuilder::default();
        b.push(2, 3, 2);
        let mark = b.mark();
        b.push(1, 3, 2);
        b.push(1, 1, 1);
        b.back_to(mark);
        b.push(1, 3, 4);
        assert_eq!(b.finish().source(Span::new(3, 9)), Span::new(2, 8));
    }

    #[test]
    fn a_shift_is_all_that_utf8_needs() {
        assert_eq!(SourceMap::shifted(3).source(Span::new(0, 3)), Span::new(3, 6));
    }
}
