//! The types of the JSON document: the only output types that serde sees, versioned.

mod article;
mod finding;
mod page;
mod record;

pub use article::*;
pub use finding::*;
pub use page::*;
pub use record::*;
