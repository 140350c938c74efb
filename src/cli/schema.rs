//! The JSON Schema, and the manual that is made from it.

use crate::load::scenario_schema;
use crate::render::report_schema;
use serde_json::Value;
use std::fmt::Write as _;

/// The schema as it is printed.
pub fn schema_text() -> String {
    // A value tree always serialises.
    let mut text = serde_json::to_string_pretty(&scenario_schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema of a report in JSON, as it is printed.
pub fn report_schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&report_schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// `docs/scenario.md`: the manual of the scenario file, a section a table.
pub fn manual() -> String {
    let schema = scenario_schema();
    let mut out = String::from(
        "# The scenario file\n\n\
         This page is made from the program's own declaration of the file, as is `carbontoll schema`.\n\n\
         A scenario is a TOML file. Keys are closed: a key that is not listed here is an error, not ignored.\n\
         Numbers with a unit are texts in quotes, such as `\"713.7 kWh/10000 CNY GDP\"`; large ones may use a word:\n\
         `\"1.77 billion CNY\"`, `\"17.7 亿 CNY\"`. Digits are kept as written; there are no exponents, no thousands\n\
         separators, and the decimal mark is a point. A number has a `source` or, if it was chosen, an\n\
         `assumption`. A text is one string for both languages, or `{ en = \"…\", zh = \"…\" }`.\n",
    );
    section(&mut out, "The file", &schema);
    if let Some(definitions) = schema.get("definitions").and_then(Value::as_object) {
        for (name, definition) in definitions {
            let heading = if name == "text" { "A text in both languages".to_owned() } else { format!("`{name}`") };
            section(&mut out, &heading, definition);
        }
    }
    out
}

fn section(out: &mut String, heading: &str, table: &Value) {
    let description = table.get("description").and_then(Value::as_str).unwrap_or_default();
    let _ = write!(
        out,
        "\n## {heading}\n\n{description}\n\n| key | needed | holds | meaning |\n| --- | --- | --- | --- |\n"
    );
    let required: Vec<&str> = table
        .get("required")
        .and_then(Value::as_array)
        .map(|keys| keys.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    for (key, property) in table.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let needed = if required.contains(&key.as_str()) { "yes" } else { "" };
        let meaning = property.get("description").and_then(Value::as_str).unwrap_or_default();
        let mut meaning = meaning.replace('|', "\\|");
        for word in property.get("x-meanings").and_then(Value::as_array).into_iter().flatten() {
            let _ = write!(meaning, "<br>{}", word.as_str().unwrap_or_default().replace('|', "\\|"));
        }
        let _ = writeln!(out, "| `{key}` | {needed} | {} | {meaning} |", holds(property));
    }
}

/// What a key holds, in a few words.
fn holds(property: &Value) -> String {
    if let Some(reference) = property.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return format!("table [`{name}`](#{name})");
    }
    if let Some(words) = property.get("x-holds").and_then(Value::as_str) {
        return words.into();
    }
    if property.get("enum").is_some() {
        return "one of the words".into();
    }
    if let Some(value) = property.get("const") {
        return format!("`{value}`");
    }
    if property.get("anyOf").is_some() {
        return "text".into();
    }
    if let Some(value) = property.pointer("/properties/value/examples/0").and_then(Value::as_str) {
        return format!("number with source, like `{{ value = \"{value}\", source = \"…\" }}`");
    }
    let kind = property.get("type").and_then(Value::as_str).unwrap_or_default();
    match kind {
        "array" => match property.get("items") {
            Some(items) if items.get("x-holds").is_some() => format!("list, each a {}", holds(items)),
            Some(items) if items.get("$ref").is_some() => format!("{}, as often as needed", holds(items)),
            Some(items) => format!("list of {}", holds(items)),
            None => "list".into(),
        },
        "string" => match (property.get("format"), property.pointer("/examples/0").and_then(Value::as_str)) {
            (Some(_), _) => "date, like `2026-11-21`".into(),
            (None, Some(example)) => format!("like `\"{example}\"`"),
            (None, None) => "string".into(),
        },
        "integer" => "year".into(),
        "number" => "ratio, like `0.25`".into(),
        other => other.into(),
    }
}
