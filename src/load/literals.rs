//! How single values of a file are read: names, texts, dates, years, quantities.

use super::record::Read;
use super::toml_reader::{Reader, Value};
use crate::diag::{Diagnostic, nearest};
use crate::quantity::literal::{self, LiteralError};
use crate::quantity::{Decimal, Dimension, Unit, exact};
use crate::text::{Choice, Text, messages::input as say};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use std::marker::PhantomData;
use std::ops::Range;
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

impl Read for Name {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.string(value, "grid-2023")?;
        let well_formed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.len() <= 60
            && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        if !well_formed {
            let suggestion: String = text
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
                .take(60)
                .collect();
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
                reader.wrong_type(value, say::found_integer(), say::write_like("format = 1"));
                None
            }
        }
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "const": 1, "examples": [1] })
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
        reader.wrong_type(value, say::a_date(), say::write_like("2026-11-21"));
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
        number(digits, value.span(), reader)
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
        reader.note(diagnostic.help(say::one_of(codes.join(", "))));
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

/// A number with its unit, written as a string: `"713.7 kWh/10000 CNY"`.
#[derive(Clone, Debug)]
pub struct Quantity<D> {
    pub value: Decimal,
    pub unit: Unit,
    pub span: Range<usize>,
    dimension: PhantomData<D>,
}

/// Words for large numbers, so that nobody counts zeros.
const SCALES: &[(&str, &str)] = &[
    ("万亿", "1000000000000"),
    ("亿", "100000000"),
    ("thousand", "1000"),
    ("million", "1000000"),
    ("billion", "1000000000"),
    ("trillion", "1000000000000"),
];

impl<D: Dimension> Read for Quantity<D> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = value.span();
        if let DeValue::Integer(_) | DeValue::Float(_) = value.get_ref() {
            let digits = value.get_ref().as_float().map_or_else(
                || value.get_ref().as_integer().map(toml::de::DeInteger::as_str),
                |float| Some(float.as_str()),
            );
            let unit = D::EXAMPLE.split_once(' ').map_or("", |(_, unit)| unit);
            reader.note(
                Diagnostic::error("unit-missing", say::unit_missing())
                    .at(span)
                    .help(say::write_like(format!("\"{} {unit}\"", digits.unwrap_or("1")))),
            );
            return None;
        }
        let text = reader.string(value, D::EXAMPLE)?.trim();
        let (digits, rest) = split_number(text);
        let mut amount = number(digits, span.clone(), reader)?;
        let mut unit_text = rest.trim();
        if let Some((scale, factor)) = SCALES.iter().find(|(word, _)| unit_text.starts_with(word)) {
            // The factors are constants of this file and parse.
            let factor = literal::parse(factor).unwrap_or(Decimal::ONE);
            match exact::multiply(amount, factor) {
                Ok(scaled) => amount = scaled,
                Err(_) => {
                    reader.note(too_many_digits(text, span));
                    return None;
                }
            }
            unit_text = unit_text[scale.len()..].trim();
        }
        if unit_text.is_empty() {
            reader.note(
                Diagnostic::error("unit-missing", say::unit_missing())
                    .at(span)
                    .help(say::write_like(format!("\"{}\"", D::EXAMPLE))),
            );
            return None;
        }
        match Unit::parse(unit_text).map(|unit| (unit, D::coerce(unit))) {
            Some((_, Some(unit))) => Some(Self { value: amount, unit, span, dimension: PhantomData }),
            Some((unit, None)) => {
                reader.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(unit.text()))
                        .at(span)
                        .help(say::write_like(format!("\"{}\"", D::EXAMPLE))),
                );
                None
            }
            None => {
                let currency = unknown_currency(unit_text);
                let diagnostic = match &currency {
                    Some(currency) => Diagnostic::error("unknown-currency", say::unknown_currency(currency))
                        .help(say::currencies(crate::quantity::currency::CODES.join(", "))),
                    None => Diagnostic::error("unknown-unit", say::unknown_unit(unit_text)),
                };
                reader.note(diagnostic.at(span).help(say::write_like(format!("\"{}\"", D::EXAMPLE))));
                None
            }
        }
    }
    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?\\s*\\S.*$",
            "examples": [D::EXAMPLE],
        })
    }
}

/// Splits `713.7 kWh/t` behind its number; a text without one behind its first word.
fn split_number(text: &str) -> (&str, &str) {
    let number_end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '_' | '-' | '+')))
        .unwrap_or(text.len());
    if number_end == 0 {
        return text.split_once(char::is_whitespace).unwrap_or((text, ""));
    }
    // `1e6` is a number with an exponent; `1 EUR` and `1EUR` are a number and a unit.
    let exponent = text[number_end..].strip_prefix(['e', 'E']).map_or(0, |rest| {
        let digits = rest.trim_start_matches(['-', '+']);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 { 0 } else { 1 + (rest.len() - digits.len()) + count }
    });
    text.split_at(number_end + exponent)
}

/// The word of a unit that looks like a currency code but is none that we know.
fn unknown_currency(unit: &str) -> Option<String> {
    unit.replace(" per ", "/").split('/').map(|part| part.trim().trim_start_matches("10000").trim().to_owned()).find(
        |part| {
            part.len() == 3
                && part.bytes().all(|b| b.is_ascii_alphabetic())
                && !part.eq_ignore_ascii_case("kwh")
                && crate::quantity::Currency::parse(part).is_none()
        },
    )
}

fn too_many_digits(text: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::error("too-many-digits", say::too_many_digits(text)).at(span).help(say::at_most_28_digits())
}

/// A number from its digits, or the mistake that belongs to it.
fn number(digits: &str, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Decimal> {
    let diagnostic = match literal::parse(digits) {
        Ok(value) => return Some(value),
        Err(LiteralError::Comma) => Diagnostic::error("decimal-comma", say::comma_in_number(digits))
            .help(say::write_a_point(digits.replace([',', '，'], "."))),
        Err(LiteralError::Underscore) => Diagnostic::error("bad-number", say::underscore_in_number(digits))
            .help(say::write_like(digits.replace('_', ""))),
        Err(LiteralError::Exponent) => {
            Diagnostic::error("exponent", say::exponent(digits)).help(say::write_without_exponent())
        }
        Err(LiteralError::NotFinite) => {
            Diagnostic::error("not-finite", say::not_finite(digits)).help(say::write_a_finite_number())
        }
        Err(LiteralError::TooManyDigits) => {
            reader.note(too_many_digits(digits, span));
            return None;
        }
        Err(LiteralError::Empty | LiteralError::NotANumber) => {
            Diagnostic::error("bad-number", say::not_a_number(digits)).help(say::write_like("713.7"))
        }
    };
    reader.note(diagnostic.at(span));
    None
}
