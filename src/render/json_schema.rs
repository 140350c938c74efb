//! The published schema of a report in JSON: closed objects, so that nothing enters or leaves the
//! format without being written here.

use super::json::FORMAT;
use serde_json::{Value, json};

/// What `--format json` writes, as a JSON Schema.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "carbontoll report",
        "description": "What --format json writes: one report, or a list of several. Values are decimal strings with every digit.",
        "anyOf": [
            { "$ref": "#/definitions/report" },
            { "type": "array", "minItems": 2, "items": { "$ref": "#/definitions/report" } },
        ],
        "definitions": {
            "report": report(),
            "text": closed("A text in both languages.", &["en", "zh"], json!({
                "en": { "type": "string" },
                "zh": { "type": "string" },
            })),
            "decimal": {
                "description": "An exact decimal number without trailing zeros.",
                "type": "string",
                "pattern": "^-?[0-9]+(\\.[0-9]*[1-9])?$",
            },
            "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "operation": {
                "description": "How a figure is made from its inputs, in their order.",
                "enum": ["given", "sum", "difference", "product", "rounded-product", "quotient", "per-cent", "per-ten-thousand", "max", "min", "round"],
            },
            "figure": closed("A figure, by its key.", &["value", "unit", "label", "operation"], json!({
                "value": { "$ref": "#/definitions/decimal" },
                "unit": { "type": "string", "description": "`1` for a ratio." },
                "label": { "$ref": "#/definitions/text" },
                "operation": { "$ref": "#/definitions/operation" },
            })),
            "finding": closed("A result that is no figure of the trace: of a sweep, a comparison, random draws.", &["value", "unit", "label", "kind"], json!({
                "value": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
                "unit": { "type": "string" },
                "label": { "$ref": "#/definitions/text" },
                "kind": { "enum": ["exact", "rounded", "sampled"] },
                "standard_error": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$" },
            })),
            "step": closed("A figure with what it rests on; inputs come before it.", &["key", "operation", "value", "unit", "basis"], json!({
                "key": { "type": "string" },
                "operation": { "$ref": "#/definitions/operation" },
                "rounding": closed("How the step rounds.", &["decimals", "rule"], json!({
                    "decimals": { "type": "integer", "minimum": 0, "maximum": 28 },
                    "rule": { "enum": ["half-up", "up"] },
                })),
                "inputs": { "type": "array", "minItems": 1, "items": { "type": "string" } },
                "value": { "$ref": "#/definitions/decimal" },
                "unit": { "type": "string" },
                "basis": { "$ref": "#/definitions/basis" },
            })),
            "basis": basis(),
        },
    })
}

fn report() -> Value {
    closed(
        "A report.",
        &[
            "format",
            "version",
            "data_version",
            "data_overridden",
            "as_known_on",
            "scenario",
            "title",
            "headline",
            "sentences",
            "figures",
            "trace",
        ],
        json!({
            "format": { "const": FORMAT },
            "version": { "type": "string", "description": "Of the program." },
            "data_version": { "type": "string" },
            "data_overridden": { "type": "boolean", "description": "The data is not the program's own." },
            "as_known_on": {
                "$ref": "#/definitions/date",
                "description": "The day whose knowledge the report holds: the day asked for, or that of the data where it is earlier.",
            },
            "asked_known_on": {
                "$ref": "#/definitions/date",
                "description": "The day asked for; left out unless it is later than that of the data.",
            },
            "scenario": { "type": "string", "description": "The name of the scenario file without its ending." },
            "title": { "$ref": "#/definitions/text" },
            "headline": closed("The answer at a glance.", &["sentence", "figures"], json!({
                "sentence": { "$ref": "#/definitions/text" },
                "figures": { "type": "array", "maxItems": 3, "items": closed("A figure by its key, and what it is here: `at most` where it is a bound.", &["label", "key"], json!({
                    "label": { "$ref": "#/definitions/text" },
                    "key": { "type": "string" },
                })) },
            })),
            "sentences": {
                "type": "array",
                "description": "Everything that the report says outside its tables, reservations and warnings among it, in the order of the report.",
                "items": closed("A sentence, and the section in which it stands.", &["section", "text"], json!({
                    "section": { "type": "string" },
                    "text": { "$ref": "#/definitions/text" },
                })),
            },
            "figures": {
                "type": "object",
                "description": "Every figure by its key, in the order of computation.",
                "additionalProperties": { "$ref": "#/definitions/figure" },
            },
            "trace": { "type": "array", "items": { "$ref": "#/definitions/step" } },
            "findings": {
                "type": "object",
                "description": "What questions of the scenario found, by key; left out where none are asked.",
                "additionalProperties": { "$ref": "#/definitions/finding" },
            },
        }),
    )
}

/// Where a number comes from, or why a step is taken.
fn basis() -> Value {
    let text = json!({ "$ref": "#/definitions/text" });
    let date = json!({ "$ref": "#/definitions/date" });
    let string = json!({ "type": "string" });
    let line = json!({ "type": "integer", "minimum": 1 });
    json!({
        "oneOf": [
            closed("Stated in the scenario file.", &["kind", "file", "line", "path"], json!({
                "kind": { "const": "scenario" }, "file": string, "line": line, "path": string,
                "source": text, "assumption": text,
            })),
            closed("A row of a reference table.", &["kind", "set", "row", "line", "source", "source_title", "confidence", "checked", "note"], json!({
                "kind": { "const": "data" }, "set": string, "row": string, "line": line, "source": string,
                "source_title": text, "confidence": { "enum": ["high", "medium-high", "medium", "low"] },
                "checked": date, "note": string,
            })),
            closed("A dated parameter of the law.", &["kind", "parameter", "title", "from", "source", "source_title", "at", "standing", "confidence", "checked"], json!({
                "kind": { "const": "law" }, "parameter": string, "title": text, "from": date, "source": string,
                "source_title": text, "at": string,
                "standing": { "enum": ["in-force", "adopted", "proposed", "estimate"] },
                "confidence": { "enum": ["primary", "secondary", "inferred"] }, "checked": date,
            })),
            closed("A step that a text orders.", &["kind", "source", "at", "text"], json!({
                "kind": { "const": "article" }, "source": string, "at": string, "text": text,
            })),
            closed("A definition, or a step that no text orders, with its reason.", &["kind", "text"], json!({
                "kind": { "enum": ["definition", "convention"] }, "text": text,
            })),
        ],
    })
}

fn closed(description: &str, required: &[&str], properties: Value) -> Value {
    json!({
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
