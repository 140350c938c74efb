//! A strict walk over a TOML document: exact digits, places, all mistakes in one run.
//!
//! The document is parsed by the `toml` crate, which recovers after a syntax error; a value on a
//! line with such an error can be empty or `0` and is therefore never used.

use super::record::{At, Read};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::text::{Text, messages::input as say};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML value with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// Reads a document of type `T`. Mistakes go to `diagnostics`; `None` if there is nothing usable.
pub fn read<T: Read>(text: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, diagnostics, broken_lines: BTreeSet::new() };
    for error in &errors {
        reader.note_syntax_error(error);
    }
    let span = document.span();
    let root = Spanned::new(span, DeValue::Table(document.into_inner()));
    let value = T::read(&root, &mut reader);
    if errors.is_empty() { value } else { None }
}

/// The state of a walk.
pub struct Reader<'a> {
    text: &'a str,
    pub diagnostics: &'a mut Diagnostics,
    /// Lines with a syntax error, by number.
    broken_lines: BTreeSet<usize>,
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|b| **b == b'\n').count()
    }

    fn note_syntax_error(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        for line in self.line(span.start)..=self.line(span.end) {
            self.broken_lines.insert(line);
        }
        let mut diagnostic = Diagnostic::error("toml-syntax", say::toml_syntax(error.message())).at(span.clone());
        let line = self.line(span.start);
        let source = self.text.lines().nth(line).unwrap_or_default();
        if let Some(literal) = decimal_comma(source) {
            diagnostic = Diagnostic::error("decimal-comma", say::comma_in_number(literal))
                .at(span)
                .help(say::write_a_point(literal.replace(',', ".")));
        } else if error.message().contains("duplicate key") {
            diagnostic = Diagnostic::error("duplicate-key", say::duplicate_key()).at(span).help(say::remove_one());
        }
        self.diagnostics.push(diagnostic);
    }

    /// Whether a value stands where nothing can be trusted.
    fn is_broken(&self, span: &Range<usize>) -> bool {
        !self.broken_lines.is_empty() && self.broken_lines.contains(&self.line(span.start))
    }

    /// Notes a mistake, unless the place is part of a syntax error already noted.
    pub fn note(&mut self, diagnostic: Diagnostic) {
        if diagnostic.span.as_ref().is_none_or(|span| !self.is_broken(span)) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Notes that a value has another type than it should.
    pub fn wrong_type(&mut self, value: &Value<'_>, wanted: Text, help: Text) {
        let found = kind_of(value.get_ref());
        self.note(
            Diagnostic::error("wrong-type", say::wrong_type(&wanted, &found)).at(value.span()).label(found).help(help),
        );
    }

    pub fn table<'v, 'i>(&mut self, value: &'v Value<'i>, title: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(value, say::a_table(title), say::write_a_table(title));
        }
        table
    }

    pub fn array<'v, 'i>(&mut self, value: &'v Value<'i>) -> Option<&'v [Value<'i>]> {
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => {
                self.wrong_type(value, say::a_list(), say::write_a_list());
                None
            }
        }
    }

    pub fn string<'v>(&mut self, value: &'v Value<'_>, example: &str) -> Option<&'v str> {
        if self.is_broken(&value.span()) {
            return None;
        }
        let string = value.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(value, say::a_string(), say::write_like(format!("\"{example}\"")));
        }
        string
    }

    pub fn refuse_unknown_keys(&mut self, table: &DeTable<'_>, known: &[&str], title: &str) {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            let help = match near.first() {
                Some(near) => say::did_you_mean(near),
                None => say::keys_of_table(title, known.join(", ")),
            };
            self.note(Diagnostic::error("unknown-key", say::unknown_key(name, title)).at(key.span()).help(help));
        }
    }

    /// Reads the key of a table.
    pub fn field<T: Read>(&mut self, table: &DeTable<'_>, key: &str, owner: Range<usize>, title: &str) -> Option<T> {
        let found = table.iter().find(|(name, _)| name.get_ref().as_ref() == key);
        match found {
            Some((_, value)) if self.is_broken(&value.span()) => None,
            Some((_, value)) => T::read(value, self),
            None => {
                let absent = T::absent();
                // After a syntax error a key may be lost; saying that it is missing would mislead.
                if absent.is_none() && self.broken_lines.is_empty() {
                    let place = if title == "scenario" { 0..0 } else { owner };
                    self.note(
                        Diagnostic::error("missing-key", say::missing_key(key, title))
                            .at(place)
                            .help(say::add_a_line(line_to_add::<T>(key))),
                    );
                }
                absent
            }
        }
    }
}

/// A line that a reader can paste for a missing key, made from the schema's example.
fn line_to_add<T: Read>(key: &str) -> String {
    let schema = T::schema(&mut serde_json::Map::new());
    let example = schema.get("examples").and_then(|examples| examples.get(0)).cloned();
    let choice = schema.get("enum").and_then(|values| values.get(0)).cloned();
    match (example.or(choice), schema.get("x-toml").and_then(|raw| raw.as_str())) {
        (_, Some(raw)) => format!("{key} = {raw}"),
        (Some(value), _) => format!("{key} = {value}"),
        (None, None) if schema.get("$ref").is_some() => format!("[{key}]"),
        (None, None) => format!("{key} = \"…\""),
    }
}

/// What a value is, for "found …".
fn kind_of(value: &DeValue<'_>) -> Text {
    match value {
        DeValue::String(_) => say::found_string(),
        DeValue::Integer(_) => say::found_integer(),
        DeValue::Float(_) => say::found_float(),
        DeValue::Boolean(_) => say::found_boolean(),
        DeValue::Datetime(_) => say::found_datetime(),
        DeValue::Array(_) => say::found_array(),
        DeValue::Table(_) => say::found_table(),
    }
}

/// The `0,40` of a line such as `share = 0,40`.
fn decimal_comma(line: &str) -> Option<&str> {
    let value = line.split_once('=')?.1.trim();
    let literal = value.split([' ', '#', '}']).next()?;
    let (whole, fraction) = literal.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (digits(whole.trim_start_matches(['-', '+'])) && digits(fraction)).then_some(literal)
}

impl<T: Read> Read for At<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(T::read(value, reader)?, value.span()))
    }
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        T::schema(definitions)
    }
}
