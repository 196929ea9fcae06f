//! Which encoding bytes are in: the one in which they look most like text.

use super::{
    codec::{Codec, codec},
    reading::Reading,
    resync, utf8, utf16,
};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encodings that are tried beside UTF-8 and UTF-16, likeliest first: equal bits go to the earlier.
const LEGACY: [&Encoding; 6] = [BIG5, GBK, SHIFT_JIS, EUC_KR, EUC_JP, WINDOWS_1252];

/// Bytes looked at, from the first that is not ASCII: more where fewer do not tell.
const SAMPLES: [usize; 3] = [1 << 9, 1 << 12, 1 << 14];

/// Bits a character beyond which UTF-16 is not worth a thought: text of any language costs less.
const UTF16_LIMIT: u64 = 14;

/// Where a file is certainly UTF-16, or nothing can be said.
pub fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let even = bytes.len().is_multiple_of(2);
    let ascii_with_nuls = !even && bytes.is_ascii();
    if bytes.len() < 4 || ascii_with_nuls {
        return None;
    }
    let sample = &bytes[..bytes.len().min(1 << 10)];
    let limit = sample.len() as u64 / 2 * UTF16_LIMIT;
    let (encoding, bits) = [UTF_16LE, UTF_16BE]
        .map(|e| (e, utf16::weigh(sample, e).bits))
        .into_iter()
        .filter(|&(_, bits)| bits < limit)
        .min_by_key(|&(_, bits)| bits)?;
    let rival = weigh(sample, UTF_8).min(weigh(sample, legacy(sample)));
    (bits < rival).then_some(encoding)
}

/// The likeliest of the encodings that are neither UTF-8 nor UTF-16.
pub fn legacy(bytes: &[u8]) -> &'static Encoding {
    let mut likeliest = WINDOWS_1252;
    for size in SAMPLES {
        let sample = sample(bytes, size);
        if let Some(plain) = plainly(sample) {
            return plain;
        }
        let mut bits = LEGACY.map(|e| (e, weigh(sample, e)));
        bits.sort_by_key(|&(_, bits)| bits);
        likeliest = bits[0].0;
        if is_clear(bits[0].1, bits[1].1) || sample.len() < size {
            break;
        }
    }
    likeliest
}

/// The encoding in which `bytes` read like text without a doubt, if all others read much worse.
fn plainly(bytes: &[u8]) -> Option<&'static Encoding> {
    let readings = LEGACY.map(|e| (e, codec(e).map(|c| c.read(bytes)).unwrap_or_default()));
    let &(encoding, best) = readings.iter().min_by_key(|(_, r)| r.tally.bits)?;
    let alone = readings.iter().all(|&(e, r)| e == encoding || is_clear(best.tally.bits, r.tally.bits));
    (alone && !best.doubtful && !best.tally.is_strange()).then_some(encoding)
}

/// Does the better of two readings leave no need to look at more?
fn is_clear(bits: u64, second: u64) -> bool {
    second > bits + bits / 4 + 256
}

/// Bits of `bytes` read in `encoding`, UTF-8 or a legacy one.
pub fn weigh(bytes: &[u8], encoding: &'static Encoding) -> u64 {
    if encoding == UTF_8 {
        return utf8::weigh(bytes).bits;
    }
    codec(encoding).map_or(u64::MAX, |codec| mended(codec, bytes, &codec.read(bytes)))
}

/// Bits of the cheapest reading of `bytes`, `reading` being the one without a byte left out.
fn mended(codec: &Codec, bytes: &[u8], reading: &Reading) -> u64 {
    let bits = reading.tally.bits;
    let hopeless = bits >= 16 * bytes.len() as u64;
    if reading.doubtful && !hopeless { bits.min(resync::weigh(codec, bytes)) } else { bits }
}

/// Has `bytes` read in a legacy `encoding` no more than so many bits?
pub fn weighs_at_most(bytes: &[u8], encoding: &'static Encoding, bits: u64) -> bool {
    codec(encoding).is_some_and(|codec| {
        let reading = codec.read(bytes);
        // Most often the first look is enough.
        reading.tally.bits <= bits || mended(codec, bytes, &reading) <= bits
    })
}

/// GBK, or GB18030 where four-byte characters occur.
pub fn name(encoding: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    if encoding == GBK && has_four(bytes) { GB18030 } else { encoding }
}

/// Are there four bytes that may be one character of GB18030?
fn has_four(bytes: &[u8]) -> bool {
    /// Looked at together, without a branch between them.
    const BLOCK: usize = 1 << 10;
    let half = |a: u8, b: u8| (a >= 0x81) & b.is_ascii_digit();
    let four = |w: &[u8]| half(w[0], w[1]) & half(w[2], w[3]);
    let starts = 0..bytes.len().saturating_sub(3);
    starts.step_by(BLOCK).any(|at| {
        let block = &bytes[at..bytes.len().min(at + BLOCK + 3)];
        block.windows(4).fold(false, |found, window| found | four(window))
    })
}

fn sample(bytes: &[u8], size: usize) -> &[u8] {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    // From the start of its line, so that the sample begins with a whole character.
    let start =
        bytes[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1).max(start.saturating_sub(size / 4));
    &bytes[start..bytes.len().min(start + size)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_named_right() {
        for (encoding, text) in [
            (BIG5, "政府昨日公布新一份財政預算案"),
            (GBK, "国务院昨日公布新的规定"),
            (GBK, "行政長官昨日出席活動並致辭"),
            (SHIFT_JIS, "東京で昨日、新しい政策が"),
            (EUC_JP, "東京で昨日、新しい政策が"),
            (EUC_KR, "서울에서 어제 새로운 정책을 발표했다"),
            (WINDOWS_1252, "Le président a présenté la loi à l’Assemblée"),
        ] {
            assert_eq!(legacy(&encoding.encode(text).0).name(), encoding.name(), "{text}");
        }
    }

    #[test]
    fn utf16_needs_no_mark() {
        let le: Vec<u8> = "政府昨日公布，新一份預算案".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Plain English text".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(utf16(&le), Some(UTF_16LE));
        assert_eq!(utf16(&le[..le.len() - 1]), Some(UTF_16LE));
        assert_eq!(utf16(&be), Some(UTF_16BE));
        assert_eq!(utf16("政府昨日公布新一份財政預算案".as_bytes()), None);
        assert_eq!(utf16(b"n\0u\0l\0l\0s"), None);
    }
}
