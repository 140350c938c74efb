//! A strict walk over a TOML document: exact digits, places, all mistakes in one run.
//!
//! The document is parsed by the `toml` crate. Statements with a syntax error are blanked, so that
//! none of their values is ever used and the mistakes of the others are still found.

use super::record::{At, Read};
use super::syntax;
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::text::{Text, messages::input as say};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML value with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// Reads a document of type `T`. Mistakes go to `diagnostics`; `None` if there is nothing usable.
pub fn read<T: Read>(text: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return walk(document, Reader { text, diagnostics, whole: true });
    }
    let mistakes = syntax::mistakes(text, errors);
    for diagnostic in mistakes.diagnostics {
        diagnostics.push(diagnostic);
    }
    if let Some(rest) = mistakes.rest {
        let (document, _) = DeTable::parse_recoverable(&rest);
        let _: Option<T> = walk(document, Reader { text: &rest, diagnostics, whole: false });
    }
    None
}

fn walk<T: Read>(document: Spanned<DeTable<'_>>, mut reader: Reader<'_>) -> Option<T> {
    let span = document.span();
    T::read(&Spanned::new(span, DeValue::Table(document.into_inner())), &mut reader)
}

/// For how many unknown keys of a table the nearest known one is looked for.
const SUGGESTED: usize = 50;

/// The state of a walk.
pub struct Reader<'a> {
    text: &'a str,
    pub diagnostics: &'a mut Diagnostics,
    /// Whether every statement could be read; where not, a key may be lost and saying that it is
    /// missing would mislead.
    whole: bool,
}

impl Reader<'_> {
    /// The characters of a value as they are written.
    pub fn written(&self, value: &Value<'_>) -> &str {
        self.text.get(value.span()).unwrap_or_default()
    }

    /// Notes a mistake.
    pub fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
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
                // `[price]` is a table that should be one of several.
                let header = self.written(value).lines().next().unwrap_or_default().trim();
                let name = header.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
                let help = match name {
                    Some(name) if value.get_ref().is_table() => say::write_like(format!("[[{name}]]")),
                    _ => say::write_a_list(),
                };
                self.wrong_type(value, say::a_list(), help);
                None
            }
        }
    }

    pub fn string<'v>(&mut self, value: &'v Value<'_>, example: &str) -> Option<&'v str> {
        let string = value.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(value, say::a_string(), say::write_like(format!("\"{example}\"")));
        }
        string
    }

    pub fn refuse_unknown_keys(&mut self, table: &DeTable<'_>, known: &[&str], title: &str) {
        let mut unknown = 0;
        for (key, _) in table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            // Only the first are ever drawn; a file of another kind may have very many.
            let near = if unknown < SUGGESTED { nearest(name, known.iter().copied()) } else { Vec::new() };
            unknown += 1;
            let help = match near.first() {
                Some(near) => say::did_you_mean(near),
                None => say::keys_of_table(title, Text::words(known)),
            };
            self.note(Diagnostic::error("unknown-key", say::unknown_key(name, title)).at(key.span()).help(help));
        }
    }

    /// Reads the key of a table.
    pub fn field<T: Read>(&mut self, table: &DeTable<'_>, key: &str, owner: Range<usize>, title: &str) -> Option<T> {
        let found = table.iter().find(|(name, _)| name.get_ref().as_ref() == key);
        match found {
            Some((_, value)) => T::read(value, self),
            None => {
                let absent = T::absent();
                if absent.is_none() && self.whole {
                    let missing = Diagnostic::error("missing-key", say::missing_key(key, title))
                        .help(say::add_a_line(line_to_add::<T>(key)));
                    // A key that is missing in the file itself has no place in it.
                    self.note(if title == "scenario" { missing } else { missing.at(owner) });
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

impl<T: Read> Read for At<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(T::read(value, reader)?, value.span()))
    }
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        T::schema(definitions)
    }
}
