//! The TOML files of the data folder as they are written.

use super::literals::{AnyText, Word};
use super::record::{Read, record};
use super::toml_reader::{Reader, Value};
use crate::law::{LawDatum, LawKind};
use crate::quantity::Decimal;
use crate::reference::ColumnKind;
use crate::text::Text;
use crate::trace::{LegalConfidence, Standing};
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

record! {
    /// A parameter of the law.
    pub struct RawLaw = "law" {
        /// Title.
        title: Text,
        /// Unit of the values.
        unit: String,
        /// How values follow each other.
        kind: Word<LawKind>,
        /// The last step holds until amended.
        open: Option<bool>,
        /// What a reader should know.
        note: Option<Text>,
        /// The values.
        value: Vec<RawLawValue>,
    }
}

record! {
    /// A dated value of the law.
    pub struct RawLawValue = "law value" {
        /// First day.
        from: Date,
        /// Last day; periods only.
        to: Option<Date>,
        /// A number, or the name of a method.
        value: LawDatum,
        /// Where it is written.
        cite: RawCite,
        /// The day it was published.
        known: Date,
        /// Whether it is law.
        standing: Word<Standing>,
        /// The proposal it belongs to.
        proposal: Option<String>,
        /// How it is known to us.
        confidence: Word<LegalConfidence>,
        /// The day it was last checked.
        checked: Date,
        /// A caveat.
        note: Option<Text>,
    }
}

record! {
    /// A citation.
    pub struct RawCite = "citation" {
        /// The id of the document.
        source: String,
        /// The article or table.
        at: String,
    }
}

/// A bare number, or a word in quotes.
impl Read for LawDatum {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.get_ref().is_str() {
            return String::read(value, reader).map(Self::Word);
        }
        Decimal::read(value, reader).map(Self::Number)
    }
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "anyOf": [Decimal::schema(definitions), String::schema(definitions)] })
    }
}
