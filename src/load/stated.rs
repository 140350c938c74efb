//! A number with its source or the assumption it rests on: `{ value = "…", source = "…" }`.

use super::quantities::Quantity;
use super::raw::Stated;
use super::record::{At, Read};
use super::toml_reader::{Reader, Value};
use crate::diag::Diagnostic;
use crate::quantity::Dimension;
use crate::text::{Text, messages::input as say};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

const KEYS: &[&str] = &["value", "source", "assumption", "published_on", "from_claims"];

impl<D: Dimension> Read for Stated<D> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = value.span();
        if !value.get_ref().is_table() {
            let quantity = Quantity::<D>::read(value, reader);
            // A bare quantity is a number without a source.
            if quantity.is_some() {
                // Its own digits and unit are right and stay.
                reader.note(missing_source(span, value.get_ref().as_str().unwrap_or(D::EXAMPLE)));
            }
            return None;
        }
        let table = reader.table(value, "stated number")?;
        reader.refuse_unknown_keys(table, KEYS, "stated number");
        let quantity: Option<Quantity<D>> = reader.field(table, "value", span.clone(), "stated number");
        let source: Option<Option<Text>> = reader.field(table, "source", span.clone(), "stated number");
        let assumption: Option<Option<Text>> = reader.field(table, "assumption", span.clone(), "stated number");
        let published_on: Option<Option<Date>> = reader.field(table, "published_on", span.clone(), "stated number");
        let from_claims: Option<Vec<At<String>>> = reader.field(table, "from_claims", span.clone(), "stated number");
        let (quantity, source, assumption) = (quantity?, source?, assumption?);
        let written = table.iter().find(|(key, _)| key.get_ref().as_ref() == "value");
        let written = written.and_then(|(_, value)| value.get_ref().as_str()).unwrap_or(D::EXAMPLE);
        check_source(&source, &assumption, span.clone(), written, reader)?;
        Some(Self { value: quantity, source, assumption, published_on: published_on?, from_claims: from_claims?, span })
    }

    fn schema(definitions: &mut Map<String, Json>) -> Json {
        let text = Text::schema(definitions);
        json!({
            "type": "object",
            "properties": {
                "value": Quantity::<D>::schema(definitions),
                "source": text,
                "assumption": text,
                "published_on": Date::schema(definitions),
                "from_claims": Vec::<At<String>>::schema(definitions),
            },
            "required": ["value"],
            "oneOf": [{ "required": ["source"] }, { "required": ["assumption"] }],
            "additionalProperties": false,
            "x-toml": format!("{{ value = \"{}\", source = \"…\" }}", D::EXAMPLE),
        })
    }
}

/// Exactly one of source and assumption.
pub fn check_source(
    source: &Option<Text>,
    assumption: &Option<Text>,
    span: std::ops::Range<usize>,
    example: &str,
    reader: &mut Reader<'_>,
) -> Option<()> {
    match (source, assumption) {
        (Some(_), None) | (None, Some(_)) => Some(()),
        (None, None) => {
            reader.note(missing_source(span, example));
            None
        }
        (Some(_), Some(_)) => {
            reader.note(
                Diagnostic::error("source-and-assumption", say::source_and_assumption())
                    .at(span)
                    .help(say::keep_one_of_source_and_assumption()),
            );
            None
        }
    }
}

fn missing_source(span: std::ops::Range<usize>, example: &str) -> Diagnostic {
    Diagnostic::error("missing-source", say::missing_source()).at(span).help(say::write_source(example))
}
