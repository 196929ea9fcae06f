//! What became of an input: its line in the manifest.

use serde::{Deserialize, Serialize};

/// What became of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", content = "reason", rename_all = "lowercase")]
pub enum Fate {
    /// Its document is as it was read.
    Ok,
    /// Its document was made after repairs.
    Repaired,
    /// Not meant to be read.
    Skipped(String),
    /// It could not be worked on safely.
    Quarantined(String),
    /// It could not be read, or its document not written.
    Failed(String),
}

impl Fate {
    /// Did it end in a document?
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Ok | Self::Repaired)
    }

    /// Does it make the run one with failures?
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Quarantined(_) | Self::Failed(_))
    }

    /// Why there is no document.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Ok | Self::Repaired => None,
            Self::Skipped(why) | Self::Quarantined(why) | Self::Failed(why) => Some(why),
        }
    }
}

/// A line of the manifest. The same run writes the same line: no times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The input's path as its document shows it.
    pub path: String,
    /// Its fate.
    #[serde(flatten)]
    pub fate: Fate,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// BLAKE3 of its bytes, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blake3: Option<String>,
    /// What was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Output>,
}

/// What was made of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The file it is in, below the output folder.
    pub file: String,
    /// First byte in that file.
    pub at: u64,
    /// How many bytes.
    pub bytes: u64,
    /// BLAKE3 of those bytes, hexadecimal.
    pub blake3: String,
    /// How many articles the page had.
    pub articles: usize,
    /// How many entities, amounts, dates and quotes were found.
    pub findings: usize,
    /// How many changes the repairs made.
    pub repairs: usize,
    /// What it was made with: version, packs, flags and what was said of the page.
    pub key: String,
}
