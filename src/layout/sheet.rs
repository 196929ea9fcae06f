//! The page as this stage reads it: blocks, their scans, and the press marks in them.

use super::{
    byline,
    look::Look,
    page::{BlockId, Byline},
};
use crate::{
    lines::Block,
    pack::{Class, Lexicon},
    scan::Scanned,
};

/// What a word of class `press` marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressMark {
    /// A label before a page's maker: 責任編輯.
    Desk,
    /// Closes a picture credit: 攝.
    PictureEnds,
    /// Opens a picture credit: 圖片來源.
    PictureBegins,
    /// An agency that is a credit by itself.
    PictureAlone,
    /// Says where to look in a picture: 左起.
    PictureShows,
    /// Refers to another page: 下轉.
    Pointer,
    /// Speaks of the writer or the column, not of the matter: 作者為.
    Aside,
    /// Whom a letter addresses: 編輯先生.
    Addressed,
    /// Whose turn it is in an interview: 問.
    Speaker,
    /// What a byline calls its writer: 記者.
    Writer,
    /// Closes the name of whoever sent the story: 專訊.
    News,
    /// A day of the week.
    Day,
}

impl PressMark {
    /// The mark of that name in packs.
    pub(crate) fn named(data: &str) -> Option<Self> {
        Some(match data {
            "desk" => Self::Desk,
            "picture ends" => Self::PictureEnds,
            "picture begins" => Self::PictureBegins,
            "picture alone" => Self::PictureAlone,
            "picture shows" => Self::PictureShows,
            "pointer" => Self::Pointer,
            "aside" => Self::Aside,
            "addressed" => Self::Addressed,
            "speaker" => Self::Speaker,
            "writer" => Self::Writer,
            "news" => Self::News,
            "day" => Self::Day,
            _ => return None,
        })
    }
}

/// A press word in a block: code points `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it marks.
    pub mark: PressMark,
}

/// A page laid out for reading.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The blocks.
    pub blocks: &'a [Block],
    /// Their scans.
    pub scans: &'a [Scanned<'a>],
    /// The words that they were scanned for.
    pub lexicon: &'a Lexicon,
    /// Their looks.
    pub looks: Vec<Look>,
    /// The press words of all blocks.
    marks: Vec<Marked>,
    /// How many of them stand up to the end of each block.
    ends: Vec<usize>,
    /// Each block without what it may be wrapped in, in code points.
    trims: Vec<(usize, usize)>,
    /// The byline that each block opens with, if it opens a story.
    openings: Vec<Option<Byline>>,
}

impl<'a> Sheet<'a> {
    /// Reads the looks, the press words and the openings of all blocks.
    pub fn new(blocks: &'a [Block], scans: &'a [Scanned<'a>], lexicon: &'a Lexicon) -> Self {
        let before = std::iter::once(None).chain(blocks.iter().map(|b| b.lines.iter().copied().max()));
        let looks: Vec<Look> =
            blocks.iter().zip(scans).zip(before).map(|((b, s), line)| Look::of(b, s, line)).collect();
        let trims = scans.iter().zip(&looks).map(|(scan, look)| trimmed(&scan.folded, look.lead_in as usize)).collect();
        let (mut marks, mut ends) = (Vec::new(), Vec::with_capacity(blocks.len()));
        for scan in scans {
            marks.extend(scan.sparse().filter(|hit| hit.class == Class::Press).filter_map(|hit| {
                let mark = PressMark::named(lexicon.entry(hit).data)?;
                Some(Marked { start: hit.start as usize, end: hit.end as usize, mark })
            }));
            ends.push(marks.len());
        }
        let mut sheet = Self { blocks, scans, lexicon, looks, marks, ends, trims, openings: Vec::new() };
        sheet.openings = (0..blocks.len()).map(|id| byline::opening(&sheet, id)).collect();
        sheet
    }

    /// The width of a column: the median of the widest lines of some blocks, in half ems; 0 if there are none.
    pub fn column(&self, blocks: impl Iterator<Item = BlockId>) -> u32 {
        let mut widths: Vec<u32> = blocks.map(|id| self.looks[id].widest).collect();
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().unwrap_or(0)
    }

    /// The byline that a block opens with, if it opens a story.
    pub fn opening(&self, id: BlockId) -> Option<&Byline> {
        self.openings.get(id)?.as_ref()
    }

    /// The folded text of a block.
    pub fn folded(&self, id: BlockId) -> &[char] {
        &self.scans[id].folded
    }

    /// Press words of a block by start, then length.
    pub fn marks(&self, id: BlockId) -> impl Iterator<Item = Marked> + '_ {
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.marks[start..self.ends[id]].iter().copied()
    }

    /// Code points `start..end` of a block without what a credit or byline may be wrapped in.
    pub fn trimmed(&self, id: BlockId) -> (usize, usize) {
        self.trims[id]
    }
}

/// Code points of a text, from one on, without what a credit or byline may be wrapped in.
fn trimmed(text: &[char], from: usize) -> (usize, usize) {
    let wraps = |c: &char| c.is_whitespace() || matches!(c, '(' | ')' | '【' | '】' | '[' | ']' | '〔' | '〕');
    let start = from + text[from..].iter().take_while(|c| wraps(c)).count();
    let end = text.len() - text[start..].iter().rev().take_while(|c| wraps(c)).count();
    (start, end.max(start))
}
