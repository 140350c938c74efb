//! The TOML files of the data folder as they are written.

use super::literals::{AnyText, Word};
use super::record::record;
use crate::reference::ColumnKind;
use crate::text::Text;
use jiff::civil::Date;

record! {
    /// `data/sources.toml`: every document that the data relies on.
    pub struct RawSources = "sources" {
        /// The version of the data.
        version: String,
        /// The digest of all data files.
        digest: String,
        /// The documents.
        source: Vec<RawSource>,
    }
}

record! {
    /// A document.
    pub struct RawSource = "source" {
        /// The name by which rows refer to it.
        id: String,
        /// Title in English.
        title: String,
        /// Title in Chinese.
        title_zh: String,
        /// Publisher in English.
        publisher: String,
        /// Publisher in Chinese.
        publisher_zh: String,
        /// A year, a month or a day.
        published: String,
        /// Under what terms its facts may be used.
        licence: String,
        /// `primary` where the document itself was read, else `secondary`.
        seen: String,
        /// How it was seen.
        note: Option<String>,
        /// The publisher's own address.
        url: Option<String>,
    }
}

record! {
    /// `about.toml` of a table.
    pub struct RawAbout = "about" {
        /// Title.
        title: Text,
        /// What it holds.
        summary: Text,
        /// How it was made.
        made: String,
        /// What was left out.
        left_out: Vec<String>,
        /// Licence.
        licence: String,
        /// The day it was last checked.
        checked: Date,
        /// The document of the whole table.
        source: Option<String>,
        /// The confidence of the whole table.
        confidence: Option<String>,
        /// The columns in order.
        column: Vec<RawColumn>,
    }
}

record! {
    /// A column.
    pub struct RawColumn = "column" {
        /// Name in the header.
        name: String,
        /// What it holds.
        kind: Word<ColumnKind>,
        /// The unit of its numbers.
        unit: Option<AnyText>,
        /// Part of the key.
        key: Option<bool>,
        /// May be empty.
        optional: Option<bool>,
        /// Title in English.
        en: String,
        /// Title in Chinese.
        zh: String,
    }
}
