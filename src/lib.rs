//! Raw text dumps of newspaper pages into structured data.
//!
//! A page's bytes become a [`document::Document`], which is what the program writes as JSON:
//!
//! ```
//! use newsprint::{
//!     pack::Packs,
//!     pipeline::{self, Known},
//! };
//!
//! let page = "渡輪公司加購新船\n\n　　渡輪公司昨日公布，斥資3億元購入兩艘新船，下月起投入服務。\n";
//! let known = Known { path: "page.txt".into(), date: "2024-05-06".parse().ok(), ..Known::default() };
//! let document = pipeline::page(page.as_bytes(), &known, &Packs::built_in());
//!
//! let article = &document.articles[0];
//! assert_eq!(article.headline.as_deref(), Some("渡輪公司加購新船"));
//! assert_eq!(article.dates[0].value.as_deref(), Some("2024-05-05"));
//! let [start, end] = article.blocks[0].source[0];
//! assert!(page[start as usize..end as usize].starts_with("渡輪公司昨日公布"));
//!
//! let json = serde_json::to_string(&document)?;
//! assert!(json.contains("\"value\":\"300000000\""));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! [`pipeline`] is the whole road on one screen; the stages it calls are modules of their own.

pub mod decode;
pub mod document;
pub mod error;
pub mod extract;
pub mod layout;
pub mod lines;
pub mod note;
pub mod pack;
pub mod pipeline;
pub mod repair;
pub mod rules;
pub mod scan;
pub mod text;

pub mod golden;
pub mod report;

// Runs over folders and the command line are the program's own; they are public for its tests and benches only.
#[doc(hidden)]
pub mod batch;
#[doc(hidden)]
pub mod cli;

pub use error::{Error, Result};
