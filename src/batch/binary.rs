//! Tells files that are no text from those that are.

/// How a kind of file begins.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x7FELF", "ELF"),
    (b"MZ\x90\0", "Windows program"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x1F\x8B\x08", "gzip"),
    (b"\x28\xB5\x2F\xFD", "Zstandard"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\xD0\xCF\x11\xE0", "Microsoft Office"),
    (b"\0asm", "WebAssembly"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\xCA\xFE\xBA\xBE", "Java class"),
    (b"\x00\x05\x16\x07", "AppleDouble"),
];

/// How much of a file is looked at, in bytes.
const HEAD: usize = 8192;

/// What kind of file without text this is; none for text.
///
/// NULs alone do not give a file away: UTF-16 is full of them, and damaged dumps have some. A file of which a quarter
/// is other control characters is no text in any encoding.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(name);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    // Line ends and the like are among these, but few: that there are not enough is told without a look at which they are.
    if usize::from(head.iter().map(|&b| u16::from(b < b' ')).sum::<u16>()) * 4 <= head.len() {
        return None;
    }
    let control = |b: &&u8| matches!(b, 1..=8 | 14..=26 | 28..=31);
    (head.len() >= 32 && head.iter().filter(control).count() * 4 > head.len()).then_some("control characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_pictures_are_no_text() {
        assert_eq!(kind(b"%PDF-1.7\n"), Some("PDF"));
        assert_eq!(kind(b"\x7FELF\x02\x01"), Some("ELF"));
        assert_eq!(kind(&[1; 64]), Some("control characters"));
    }

    #[test]
    fn text_in_any_encoding_is_text() {
        let utf16: Vec<u8> = "香港新聞 page one".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [&b""[..], b"BZ", b"\0\0\0abc", "特首".as_bytes(), &utf16, b"\xAD\xBB\xB4\xE4", b"\x1B[31mred"] {
            assert_eq!(kind(text), None, "{text:?}");
        }
    }
}
