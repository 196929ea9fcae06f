//! Text on its way out of the decoder.

/// Bytes that may wait before they are made text: few enough to be in the processor's cache still.
const WAITING: usize = 1 << 14;

/// UTF-8 written as bytes, which become text some kilobytes at a time.
///
/// Putting each character into a string costs more, and so does making a string of all bytes at the end.
#[derive(Debug, Default)]
pub struct Output {
    text: String,
    /// What was written since: the first `used` bytes, and room for more.
    room: Vec<u8>,
    used: usize,
}

impl Output {
    /// With room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Makes room for so many bytes more.
    pub fn reserve(&mut self, bytes: usize) {
        if self.used > WAITING {
            self.settle();
        }
        if self.room.len() < self.used + bytes {
            self.room.resize(self.used + bytes, 0);
        }
    }

    /// Bytes so far.
    pub fn len(&self) -> usize {
        self.text.len() + self.used
    }

    /// Back to the first `len` bytes, which must be whole characters.
    pub fn truncate(&mut self, len: usize) {
        self.used = self.used.min(len.saturating_sub(self.text.len()));
        if len < self.text.len() {
            self.text.truncate(len);
        }
    }

    /// Puts a character at the end.
    #[inline]
    pub fn push(&mut self, c: char) {
        self.push_bytes(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Puts characters of three bytes at the end: `write` fills the first of those that there is room for, and answers how
    /// many.
    #[inline]
    pub fn push_threes(&mut self, write: impl FnOnce(&mut [[u8; 3]]) -> usize) -> usize {
        let (room, _) = self.room[self.used..].as_chunks_mut();
        let count = write(room).min(room.len());
        self.used += 3 * count;
        count
    }

    /// Puts text at the end.
    pub fn push_str(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    /// Puts UTF-8 at the end.
    #[inline]
    pub fn push_bytes(&mut self, bytes: &[u8]) {
        let end = self.used + bytes.len();
        if end > self.room.len() {
            self.room.resize(2 * end, 0);
        }
        match bytes {
            // Most often a line break.
            &[byte] => self.room[self.used] = byte,
            _ => self.room[self.used..end].copy_from_slice(bytes),
        }
        self.used = end;
    }

    /// Makes text of what waits.
    fn settle(&mut self) {
        let waiting = &self.room[..self.used];
        match simdutf8::basic::from_utf8(waiting) {
            Ok(text) => self.text.push_str(text),
            Err(_) => self.text.push_str(&String::from_utf8_lossy(waiting)),
        }
        self.used = 0;
    }

    /// The text.
    pub fn finish(mut self) -> String {
        self.settle();
        self.text
    }
}

/// A code point from U+0800 to U+FFFF in UTF-8.
#[inline]
pub fn three(code: u32) -> [u8; 3] {
    let tail = |shift: u32| (code >> shift & 0x3F) as u8 | 0x80;
    [(code >> 12) as u8 | 0xE0, tail(6), tail(0)]
}

impl From<String> for Output {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_goes_in_comes_out(
            text in "[aé香\u{7FF}\u{800}\u{FFFF}\u{10000}]{0,40}|\\PC{0,40}",
            more in "\\PC{0,9}",
            times in prop::sample::select(vec![1, 1000]),
        ) {
            let mut output = Output::default();
            for _ in 0..times {
                output.reserve(9);
                text.chars().for_each(|c| output.push(c));
            }
            let len = output.len();
            output.push_str(&more);
            output.truncate(len);
            prop_assert_eq!(output.finish(), text.repeat(times));
        }

        #[test]
        fn characters_of_three_bytes_fill_the_room_and_no_more(text in "[香\u{800}\u{FFFF}]{0,40}", room in 0..99_usize) {
            let mut output = Output::default();
            output.reserve(room);
            let count = output.push_threes(|room| {
                room.iter_mut().zip(text.chars()).map(|(bytes, c)| *bytes = three(u32::from(c))).count()
            });
            prop_assert_eq!(count, text.chars().count().min(room / 3));
            prop_assert_eq!(output.finish(), &text[..3 * count]);
        }
    }
}
