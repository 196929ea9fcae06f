//! What a block looks like before anything is known of what it says.

pub use crate::text::chars::is_han;

use crate::{lines::Block, scan::Scanned, text::chars::is_bullet};

/// Marks that end a sentence, as the folded text has them.
const STOPS: &[char] = &['。', '!', '?', '…', '｡', '.'];
/// Marks that may follow the end of a sentence.
const CLOSERS: &[char] = &['」', '』', ')', '”', '’', '"', '】', '》', '〕', ']'];

/// The measures of a block. Widths are in half ems: a Han character counts 2, a letter or digit 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Code points, white space not counted.
    pub chars: u32,
    /// Han characters among them.
    pub han: u32,
    /// Digits among them.
    pub digits: u32,
    /// Lines it was printed on.
    pub lines: u32,
    /// The widest of them.
    pub widest: u32,
    /// The last of them.
    pub last: u32,
    /// Code points of bullets and white space at the start.
    pub lead_in: u32,
    /// Does it open with a bullet?
    pub bullet: bool,
    /// Does it end a sentence (closing marks after the stop allowed)?
    pub stops: bool,
    /// Does it end in a mark that wants more (，、；)?
    pub hangs: bool,
    /// Sentences that end inside it.
    pub inner_stops: u32,
    /// Commas inside it.
    pub commas: u32,
    /// Is a blank line before it, as the page stands?
    pub blank_before: bool,
}

impl Look {
    /// Looks at a block; `before` is the last line of the block before it.
    pub fn of(block: &Block, scan: &Scanned<'_>, before: Option<u32>) -> Self {
        let mut look = Self { lines: block.lines.len() as u32, ..Self::default() };
        look.count(&scan.folded);
        look.measure(block);
        let open = scan.folded.iter().take_while(|&&c| c.is_whitespace() || opens_item(c)).count();
        look.bullet = scan.folded[..open].iter().any(|&c| opens_item(c));
        look.lead_in = open as u32;
        let last = scan.folded.iter().rev().find(|c| !c.is_whitespace());
        look.hangs = last.is_some_and(|c| [',', '、', ';'].contains(c));
        look.stops = ends_sentence(&scan.folded, look.han == 0);
        let first = block.lines.first().copied().unwrap_or(0);
        look.blank_before = before.is_some_and(|last| first > last + 1);
        look
    }

    fn count(&mut self, folded: &[char]) {
        for &c in folded {
            if is_han(c) {
                self.chars += 1;
                self.han += 1;
                continue;
            }
            self.chars += u32::from(!c.is_whitespace());
            self.digits += u32::from(c.is_ascii_digit());
            self.inner_stops += u32::from(c == '。');
            self.commas += u32::from(c == ',');
        }
    }

    fn measure(&mut self, block: &Block) {
        let ends = block.pieces.iter().skip(1).map(|p| p.at as usize).chain([block.text.len()]);
        for (piece, end) in block.pieces.iter().zip(ends) {
            let line = block.text.get(piece.at as usize..end).unwrap_or_default();
            self.last = line.trim_end().chars().map(width).sum();
            self.widest = self.widest.max(self.last);
        }
    }

    /// Could it be a title: short, and no sentence that ends in a full stop?
    pub fn title_like(&self) -> bool {
        self.inner_stops == 0 && !self.hangs && self.chars >= 2 && self.chars <= 60
    }
}

/// Does a sentence end with a folded text, closing marks after its stop allowed? In Latin letters a period is a stop.
pub fn ends_sentence(text: &[char], latin: bool) -> bool {
    let mut tail = text.iter().rev().filter(|c| !c.is_whitespace());
    tail.find(|c| !CLOSERS.contains(c)).is_some_and(|c| STOPS.contains(c) && (*c != '.' || latin))
}

/// A bullet, or the dot that some set for one.
fn opens_item(c: char) -> bool {
    is_bullet(c) || c == '·'
}

/// Half ems of a character, as the tables of `packs/layout/` learnt them: other than `lines`, which counts marks as they are set,
/// `— … “ ” ‘ ’` are narrow here, and kana of half width wide. One measure for both needs the tables learnt anew.
pub fn width(c: char) -> u32 {
    if (c as u32) < 0x2E80 { 1 } else { 2 }
}
