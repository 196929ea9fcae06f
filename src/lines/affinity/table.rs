//! The table of how gladly one character follows another, as it lies in the program. `build.rs` compiles this file too.
//!
//! First a set of the pairs that meet inside words, as a bitmap over [`slot`]: most pairs do not, and are told so at once.
//! Then a row for each character from [`FIRST`] on: its share at the end of words and at their start (percent), how many
//! characters follow it inside words, and which is the first of them. Then those that follow, two bytes each, in order
//! within each row: the character's number doubled, and one more if the two are strongly bound.

/// The first character that has a row.
const FIRST: u32 = 0x4E00;
/// How many have one.
const COUNT: usize = 0x5200;
/// Bytes of the bitmap, a power of two.
const MET: usize = 1 << 16;
/// Bytes of a row.
const ROW: usize = 8;
/// From this letter on, `bigrams.tsv` calls two characters strongly bound: at least e² times as often as by chance.
#[allow(dead_code, reason = "only build.rs makes a table")]
const STRONG: char = 'd';

/// The number of a character's row, if it can have one.
pub fn row_of(c: char) -> Option<u16> {
    u32::from(c).checked_sub(FIRST).filter(|&n| n < COUNT as u32).map(|n| n as u16)
}

/// What the table tells of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Percent of it that ends a word; 100 if the table does not tell.
    pub ends: u8,
    /// Percent of it that begins a word; 100 if the table does not tell.
    pub starts: u8,
    from: usize,
    count: usize,
}

/// A row of a table; nothing if there is no such row.
#[inline]
pub fn row(table: &[u8], number: u16) -> Option<Row> {
    let [ends, starts, count @ .., a, b, c, d] = *table.get(MET..)?.as_chunks::<ROW>().0.get(usize::from(number))?;
    Some(Row { ends, starts, count: u16::from_le_bytes(count).into(), from: u32::from_le_bytes([a, b, c, d]) as usize })
}

/// Does the character of row `next` follow inside words, and is it strongly bound?
#[inline]
pub fn follows(table: &[u8], row: Row, next: u16) -> Option<bool> {
    let (byte, bit) = slot(row.from, next);
    if table.get(byte)? >> bit & 1 == 0 {
        return None;
    }
    let all = table.get(MET + COUNT * ROW..)?.as_chunks::<2>().0;
    let follow = all.get(row.from..row.from + row.count)?;
    let read = |pair: &[u8; 2]| u16::from_le_bytes(*pair);
    let at = follow.partition_point(|pair| read(pair) < next * 2);
    let found = read(follow.get(at)?);
    (found / 2 == next).then_some(found % 2 == 1)
}

/// The byte and the bit of a pair in the bitmap; a row is known by where those that follow begin.
#[inline]
fn slot(from: usize, next: u16) -> (usize, u32) {
    let mixed = (from as u32).wrapping_mul(0x9E37_79B1) ^ u32::from(next).wrapping_mul(0x85EB_CA6B);
    let mixed = mixed ^ (mixed >> 15);
    ((mixed >> 3) as usize % MET, mixed & 7)
}

/// The table of a list like `packs/lines/bigrams.tsv`; `#` opens a comment.
#[allow(dead_code, reason = "only build.rs makes a table")]
pub fn make(tsv: &str) -> Vec<u8> {
    let (mut met, mut rows) = (vec![0; MET], [100, 100, 0, 0, 0, 0, 0, 0].repeat(COUNT));
    let mut follow: Vec<u16> = Vec::new();
    for line in tsv.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let row = fields.next().and_then(|f| row_of(f.chars().next()?)).expect("a Chinese character");
        let mut percent = || fields.next().and_then(|f| f.parse::<u8>().ok()).expect("a share in percent");
        let (ends, starts) = (percent(), percent());
        let from = follow.len();
        let mut pairs = fields.next().unwrap_or_default().chars();
        while let (Some(next), Some(pull)) = (pairs.next(), pairs.next()) {
            let next = row_of(next).expect("a Chinese character follows");
            follow.push(next * 2 + u16::from(pull >= STRONG));
            let (byte, bit) = slot(from, next);
            met[byte] |= 1u8 << bit;
        }
        follow[from..].sort_unstable();
        let row = &mut rows[usize::from(row) * ROW..][..ROW];
        row[..2].copy_from_slice(&[ends, starts]);
        row[2..4].copy_from_slice(&((follow.len() - from) as u16).to_le_bytes());
        row[4..].copy_from_slice(&(from as u32).to_le_bytes());
    }
    met.append(&mut rows);
    met.extend(follow.iter().flat_map(|f| f.to_le_bytes()));
    met
}
