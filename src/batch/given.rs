//! What the user says of a page: what its own text does not tell.

use crate::lines::Form;
use encoding_rs::Encoding;
use jiff::civil::Date;
use serde::Deserialize;

/// What an input is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum InputForm {
    /// A whole page dump, its layout lost.
    Page,
    /// One clean article.
    Article,
    /// Plain text, to extract from only.
    Text,
}

impl InputForm {
    /// The form that the lines of such an input have.
    pub fn form(self) -> Form {
        match self {
            Self::Page => Form::Page,
            Self::Article | Self::Text => Form::Article,
        }
    }
}

/// Said on the command line or in a folder's `newsprint.toml`; what is not said is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// The date of issue.
    pub date: Option<Date>,
    /// The paper.
    pub publication: Option<String>,
    /// The encoding.
    pub encoding: Option<&'static Encoding>,
    /// What the input is taken for.
    pub form: Option<InputForm>,
}

impl Given {
    /// This, and `other` where this says nothing.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            date: self.date.or(other.date),
            publication: self.publication.or_else(|| other.publication.clone()),
            encoding: self.encoding.or(other.encoding),
            form: self.form.or(other.form),
        }
    }
}
