//! The table of how gladly one character follows another, as it lies in the program. `build.rs` compiles this file too.
//!
//! First a row for each character from [`FIRST`] on: its share at the end of words and at their start (percent), how many
//! characters follow it inside words, and which is the first of them. Then those that follow, two bytes each, in order
//! within each row: the character's number doubled, and one more if the two are strongly bound.

/// The first character that has a row.
const FIRST: u32 = 0x4E00;
/// How many have one.
const COUNT: usize = 0x5200;
/// Bytes of a row.
const ROW: usize = 8;
/// From this letter on, `bigrams.tsv` calls two characters strongly bound: at least e² times as often as by chance.
#[allow(dead_code, reason = "only build.rs makes a table")]
const STRONG: char = 'd';

/// The row of a character, if it can have one.
fn row_of(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|n| n as usize).filter(|&n| n < COUNT)
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

/// The row of a character in a table; nothing if it is not Chinese.
pub fn row(table: &[u8], c: char) -> Option<Row> {
    let rows = table.as_chunks::<ROW>().0;
    let [ends, starts, count @ .., a, b, c, d] = *rows.get(row_of(c)?)?;
    Some(Row { ends, starts, count: u16::from_le_bytes(count).into(), from: u32::from_le_bytes([a, b, c, d]) as usize })
}

/// Does `next` follow inside words, and is it strongly bound?
pub fn follows(table: &[u8], row: Row, next: char) -> Option<bool> {
    let all = table.get(COUNT * ROW..)?.as_chunks::<2>().0;
    let follow = all.get(row.from..row.from + row.count)?;
    let next = row_of(next)? as u16;
    let read = |pair: &[u8; 2]| u16::from_le_bytes(*pair);
    let at = follow.binary_search_by_key(&next, |pair| read(pair) / 2).ok()?;
    Some(read(&follow[at]) % 2 == 1)
}

/// The table of a list like `packs/lines/bigrams.tsv`; `#` opens a comment.
#[allow(dead_code, reason = "only build.rs makes a table")]
pub fn make(tsv: &str) -> Vec<u8> {
    let mut rows = [100, 100, 0, 0, 0, 0, 0, 0].repeat(COUNT);
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
            follow.push(next as u16 * 2 + u16::from(pull >= STRONG));
        }
        follow[from..].sort_unstable();
        let row = &mut rows[row * ROW..][..ROW];
        row[..2].copy_from_slice(&[ends, starts]);
        row[2..4].copy_from_slice(&((follow.len() - from) as u16).to_le_bytes());
        row[4..].copy_from_slice(&(from as u32).to_le_bytes());
    }
    rows.extend(follow.iter().flat_map(|f| f.to_le_bytes()));
    rows
}
