//! Text on its way out of the decoder.

/// UTF-8 as bytes, made a string once, at the end. Putting each character into a string costs more: 11 % of the instructions
/// of a whole `clean` of Big5 pages.
#[derive(Debug, Default)]
pub struct Output(Vec<u8>);

impl Output {
    /// With room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Makes room for so many bytes more.
    pub fn reserve(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Bytes so far.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Back to the first `len` bytes, which must be whole characters.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Puts a character at the end.
    #[inline]
    pub fn push(&mut self, c: char) {
        match c as u32 {
            code @ ..0x80 => self.0.push(code as u8),
            code @ 0x800..=0xFFFF => self.push_three(code),
            _ => self.push_str(c.encode_utf8(&mut [0; 4])),
        }
    }

    /// Puts a character at the end of which it is known that it takes three bytes.
    #[inline]
    pub fn push_three(&mut self, code: u32) {
        let tail = |shift: u32| (code >> shift & 0x3F) as u8 | 0x80;
        self.0.extend_from_slice(&[(code >> 12) as u8 | 0xE0, tail(6), tail(0)]);
    }

    /// Puts text at the end.
    pub fn push_str(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// The text.
    pub fn finish(self) -> String {
        match simdutf8::basic::from_utf8(&self.0) {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(&self.0).into_owned(),
        }
    }
}

impl From<String> for Output {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_goes_in_comes_out(text in "[aé香\u{7FF}\u{800}\u{FFFF}\u{10000}]{0,40}|\\PC{0,40}", more in "\\PC{0,9}") {
            let mut output = Output::default();
            text.chars().for_each(|c| output.push(c));
            let len = output.len();
            output.push_str(&more);
            output.truncate(len);
            prop_assert_eq!(output.finish(), text);
        }
    }
}
