//! The only reader of bytes: scenario files, the data folder. Raw types never leave this module.

#![allow(clippy::disallowed_methods, reason = "this module is the reader of bytes")]

pub mod data;
mod data_check;
mod file;
mod law_check;
mod literals;
mod quantities;
pub mod ratio;
mod raw;
mod raw_data;
mod raw_goods;
mod raw_questions;
mod record;
mod stated;
mod syntax;
pub mod table;
mod toml_reader;
mod validate;

pub use data::Data;
pub use data_check::check_data;
pub use quantities::amount;

pub use file::{SIZE_LIMIT, list_files, read_file, read_locked, read_standard_input, source_from_bytes};

use crate::diag::{Diagnostics, SourceFile};
use crate::scenario::Scenario;
use record::Read;
use serde_json::{Map, Value, json};

/// Reads and validates a scenario. Mistakes and warnings go to `diagnostics`.
pub fn scenario(file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Scenario> {
    let raw = toml_reader::read::<raw::RawScenario>(&file.text, diagnostics);
    match raw {
        Some(raw) if !diagnostics.has_errors() => validate::validate(raw, file, diagnostics),
        _ => None,
    }
}

/// The JSON Schema of a scenario file, for editors and for the manual.
pub fn scenario_schema() -> Value {
    let mut definitions = Map::new();
    raw::RawScenario::schema(&mut definitions);
    let root = definitions.shift_remove("scenario").unwrap_or_default();
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "carbontoll scenario",
    });
    if let (Some(target), Some(source)) = (schema.as_object_mut(), root.as_object()) {
        for (key, value) in source {
            target.insert(key.clone(), value.clone());
        }
        // An editor's `#:schema` line needs no key of its own.
        target.insert("definitions".into(), Value::Object(definitions));
    }
    schema
}
