//! How single values of a file are read: names, texts, dates, years, quantities.

use super::quantities::number;
use super::record::Read;
use super::toml_reader::{Reader, Value};
use crate::diag::{Diagnostic, nearest};
use crate::quantity::Decimal;
use crate::text::{Choice, Text, messages::input as say};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use toml::de::DeValue;

/// A string that is not empty.
impl Read for String {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.string(value, "text")?;
        if text.trim().is_empty() {
            reader
                .note(Diagnostic::error("empty-text", say::empty_text()).at(value.span()).help(say::write_some_text()));
            return None;
        }
        Some(text.to_owned())
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string", "minLength": 1 })
    }
}

/// A string that may be empty.
#[derive(Clone, Debug)]
pub struct AnyText(pub String);

impl Read for AnyText {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.string(value, "text").map(|text| Self(text.to_owned()))
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string" })
    }
}

/// One string for both languages, or `{ en = "…", zh = "…" }`.
impl Read for Text {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.get_ref().is_table() {
            let languages = Languages::read(value, reader)?;
            return Some(Self::new(languages.en, languages.zh));
        }
        String::read(value, reader).map(Self::same)
    }
    fn schema(definitions: &mut Map<String, Json>) -> Json {
        json!({
            "anyOf": [{ "type": "string", "minLength": 1 }, Languages::schema(definitions)],
            "x-toml": "{ en = \"…\", zh = \"…\" }",
        })
    }
}

super::record::record! {
    /// A text in both languages.
    pub struct Languages = "text" {
        /// English.
        en: String,
        /// Simplified Chinese.
        zh: String,
    }
}

/// A short name that figure keys are made of: lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub String);

/// The most characters of a name.
const MOST_IN_NAME: usize = 60;

impl Read for Name {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.string(value, "grid-2023")?;
        let well_formed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.len() <= MOST_IN_NAME
            && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        if !well_formed {
            if text.chars().count() > MOST_IN_NAME {
                reader.note(
                    Diagnostic::error("bad-name", say::name_too_long(text.chars().count(), MOST_IN_NAME))
                        .at(value.span())
                        .help(say::shorten_the_name()),
                );
                return None;
            }
            let suggestion: String =
                text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
            let suggestion = suggestion.trim_matches('-');
            let suggestion = if suggestion.is_empty() { "my-name" } else { suggestion };
            reader.note(
                Diagnostic::error("bad-name", say::bad_name(text))
                    .at(value.span())
                    .help(say::write_like(format!("\"{suggestion}\""))),
            );
            return None;
        }
        Some(Self(text.to_owned()))
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,59}$", "examples": ["grid-2023"] })
    }
}

/// A year from 1900 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year(pub i16);

impl Read for Year {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Integer(integer) = value.get_ref() else {
            reader.wrong_type(value, say::a_year(), say::write_like("2023"));
            return None;
        };
        if reader.written(value).contains('_') {
            reader.note(underscore(reader.written(value), integer.as_str()).at(value.span()));
            return None;
        }
        let year = (integer.radix() == 10).then(|| integer.as_str().parse::<i16>().ok()).flatten();
        match year {
            Some(year) if (1900..=2100).contains(&year) => Some(Self(year)),
            _ => {
                reader.note(
                    Diagnostic::error("out-of-range", say::year_out_of_range(integer.as_str()))
                        .at(value.span())
                        .help(say::write_like("2023")),
                );
                None
            }
        }
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "integer", "minimum": 1900, "maximum": 2100, "examples": [2023] })
    }
}

/// A number with an underscore, which editors and spreadsheets read differently.
pub fn underscore(written: &str, digits: &str) -> Diagnostic {
    Diagnostic::error("bad-number", say::underscore_in_number(written)).help(say::write_like(digits.replace('_', "")))
}

/// The number of the format.
#[derive(Clone, Copy, Debug)]
pub struct FormatNumber;

impl Read for FormatNumber {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 && integer.as_str() == "1" => Some(Self),
            DeValue::Integer(integer) => {
                reader.note(
                    Diagnostic::error("unknown-format", say::unknown_format(integer.as_str()))
                        .at(value.span())
                        .help(say::write_like("format = 1")),
                );
                None
            }
            _ => {
                reader.wrong_type(value, say::plain_one(), say::write_like("format = 1"));
                None
            }
        }
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "const": 1, "examples": [1] })
    }
}

/// A whole number that is not negative.
impl Read for u64 {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 && !reader.written(value).contains('_') => {
                integer.as_str().parse().ok()
            }
            _ => None,
        };
        if number.is_none() {
            reader.wrong_type(value, say::a_whole_number(), say::write_like("100000"));
        }
        number
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "integer", "minimum": 0, "x-holds": "whole number" })
    }
}

impl Read for bool {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            reader.wrong_type(value, say::found_boolean(), say::write_like("true"));
        }
        found
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "boolean" })
    }
}

/// A calendar date, written bare: `2026-11-21`.
impl Read for Date {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let DeValue::Datetime(datetime) = value.get_ref()
            && let (Some(date), None) = (datetime.date, datetime.time)
            && let (Ok(year), Ok(month), Ok(day)) =
                (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day))
            && let Ok(date) = Self::new(year, month, day)
        {
            return Some(date);
        }
        let wanted = match value.get_ref() {
            DeValue::Datetime(datetime) if datetime.date.is_some() => say::a_date_without_a_time(),
            _ => say::a_date(),
        };
        reader.wrong_type(value, wanted, say::write_like("2026-11-21"));
        None
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        // TOML tools hand a bare date to a schema as a string.
        json!({ "type": "string", "format": "date", "x-toml": "2026-11-21" })
    }
}

/// A bare decimal number, read as its digits.
impl Read for Decimal {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let digits = match value.get_ref() {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            _ => {
                reader.wrong_type(value, say::a_number(), say::write_like("0.25"));
                return None;
            }
        };
        // The parser takes underscores out of a bare number; in a text they are refused, so here too.
        if reader.written(value).contains('_') {
            reader.note(underscore(reader.written(value), digits).at(value.span()));
            return None;
        }
        number(digits, "0.25", value.span(), reader)
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "number", "examples": [0.25] })
    }
}

/// One of a closed set of words.
impl<T: Choice> Read for Word<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let codes: Vec<&str> = T::ALL.iter().map(|(_, code, _)| *code).collect();
        let text = reader.string(value, codes.first().copied().unwrap_or_default())?;
        if let Some(choice) = T::parse(text) {
            return Some(Self(choice));
        }
        let near = nearest(text, codes.iter().copied());
        let mut diagnostic = Diagnostic::error("unknown-word", say::unknown_word(text)).at(value.span());
        if let Some(near) = near.first() {
            diagnostic = diagnostic.help(say::did_you_mean(near));
        }
        reader.note(diagnostic.help(say::one_of(Text::words(&codes))));
        None
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        let codes: Vec<&str> = T::ALL.iter().map(|(_, code, _)| *code).collect();
        let meanings: Vec<String> =
            T::ALL.iter().map(|(_, code, meaning)| format!("`{code}`: {}", meaning.trim())).collect();
        json!({ "type": "string", "enum": codes, "x-meanings": meanings })
    }
}

/// A value of a closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

/// A quarter of a year.
impl Read for super::raw_goods::Quarter {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let quarter = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse::<i8>().ok(),
            _ => None,
        };
        match quarter {
            Some(quarter @ 1..=4) => Some(Self(quarter)),
            _ => {
                reader.note(
                    Diagnostic::error("out-of-range", say::no_quarter()).at(value.span()).help(say::write_like("3")),
                );
                None
            }
        }
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "integer", "minimum": 1, "maximum": 4, "examples": [3] })
    }
}
