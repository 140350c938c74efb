//! The report for programs: every figure by its key, and the whole trace. Values are decimal
//! strings; nothing passes through a float.

use crate::quantity::{Decimal, RoundingRule};
use crate::report::{Block, Exactness, Finding, Report};
use crate::text::Text;
use crate::trace::{Basis, Node, Operation};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The number of this JSON format.
pub const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Words<'t> {
    en: &'t str,
    zh: &'t str,
}

#[derive(Serialize)]
struct Figure<'t> {
    value: String,
    unit: String,
    label: Words<'t>,
    operation: &'static str,
}

#[derive(Serialize)]
struct TraceNode<'t> {
    key: &'t str,
    operation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rounding: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<&'t str>,
    value: String,
    unit: String,
    basis: Value,
}

/// A sentence of the report, and the section in which it stands.
#[derive(Serialize)]
struct Sentence<'t> {
    section: &'static str,
    text: Words<'t>,
}

/// One report as an object; several as a list of objects. Ends with a newline.
pub fn render(reports: &[Report]) -> String {
    let documents: Vec<Value> = reports.iter().map(document).collect();
    let whole = match <[Value; 1]>::try_from(documents) {
        Ok([single]) => single,
        Err(several) => Value::Array(several),
    };
    // A value tree of strings, numbers and maps with string keys always serialises.
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn document(report: &Report) -> Value {
    let nodes = report.trace.nodes();
    let mut figures = Map::new();
    for node in nodes {
        let figure = Figure {
            value: digits(node.value),
            unit: node.unit.code(),
            label: words(&node.label),
            operation: node.operation.code(),
        };
        figures.insert(node.key.clone(), json!(figure));
    }
    let trace: Vec<TraceNode<'_>> = nodes.iter().map(|node| trace_node(node, nodes)).collect();
    let mut document = json!({
        "format": FORMAT,
        "version": report.stamp.program_version,
        "data_version": report.stamp.data_version,
        "data_overridden": report.stamp.data_overridden,
        "as_known_on": report.stamp.as_known_on.to_string(),
        "scenario": report.scenario,
        "title": words(&report.title),
        "headline": headline(report),
        "sentences": sentences(report),
        "figures": figures,
        "trace": trace,
    });
    let findings: Map<String, Value> =
        report.findings().map(|finding| (finding.key.clone(), finding_value(finding))).collect();
    if let Some(asked) = report.stamp.asked_known_on {
        document["asked_known_on"] = json!(asked.to_string());
    }
    // A scenario that asks nothing has no such key.
    if !findings.is_empty() {
        document["findings"] = Value::Object(findings);
    }
    document
}

/// The answer at a glance, its figures by their keys.
fn headline(report: &Report) -> Value {
    let figures: Vec<Value> = report
        .headline
        .figures
        .iter()
        .map(|(label, id)| json!({ "label": words(label), "key": report.trace.node(*id).key }))
        .collect();
    json!({ "sentence": words(&report.headline.sentence), "figures": figures })
}

/// Everything that the report says outside its tables: a reservation that a reader sees reaches a program too.
fn sentences(report: &Report) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    for section in &report.sections {
        for block in &section.blocks {
            let texts = match block {
                Block::Paragraph(text) => std::slice::from_ref(text),
                Block::List(texts) => texts,
                Block::Table(_) | Block::Chart(_) => &[],
            };
            sentences.extend(texts.iter().map(|text| Sentence { section: section.id, text: words(text) }));
        }
    }
    sentences
}

fn finding_value(finding: &Finding) -> Value {
    // Zeros at the end of a statistic are digits that its error supports.
    let (kind, value) = match finding.exactness {
        Exactness::Exact => ("exact", digits(finding.value)),
        Exactness::Rounded => ("rounded", finding.value.to_string()),
        Exactness::Sampled { .. } => ("sampled", finding.value.to_string()),
    };
    let label = words(&finding.label);
    let mut object = json!({ "value": value, "unit": finding.unit.code(), "label": label, "kind": kind });
    if let Exactness::Sampled { standard_error } = finding.exactness {
        object["standard_error"] = json!(standard_error.to_string());
    }
    object
}

fn trace_node<'t>(node: &'t Node, nodes: &'t [Node]) -> TraceNode<'t> {
    TraceNode {
        key: &node.key,
        operation: node.operation.code(),
        rounding: rounding(node.operation),
        inputs: node.inputs.iter().map(|input| nodes[*input].key.as_str()).collect(),
        value: digits(node.value),
        unit: node.unit.code(),
        basis: basis(&node.basis),
    }
}

/// The digits of a value without trailing zeros: `0.40` and `0.4` are one number.
fn digits(value: Decimal) -> String {
    value.normalize().to_string()
}

fn words(text: &Text) -> Words<'_> {
    Words { en: &text.en, zh: &text.zh }
}

fn rounding(operation: Operation) -> Option<Value> {
    operation.rounding().map(|rounding| {
        let rule = match rounding.rule {
            RoundingRule::HalfUp => "half-up",
            RoundingRule::Up => "up",
        };
        json!({ "decimals": rounding.decimals, "rule": rule })
    })
}

fn basis(basis: &Basis) -> Value {
    match basis {
        Basis::Scenario(place) => {
            let mut object = json!({ "kind": "scenario", "file": place.file, "line": place.line, "path": place.path });
            if let Some(source) = &place.source {
                object["source"] = json!(words(source));
            }
            if let Some(assumption) = &place.assumption {
                object["assumption"] = json!(words(assumption));
            }
            object
        }
        Basis::Data(row) => json!({
            "kind": "data",
            "set": row.set,
            "row": row.row,
            "line": row.line,
            "source": row.source,
            "source_title": words(&row.source_title),
            "confidence": row.confidence.code(),
            "checked": row.checked.to_string(),
            "note": row.note,
        }),
        Basis::Law(law) => json!({
            "kind": "law",
            "parameter": law.path,
            "title": words(&law.title),
            "from": law.from.to_string(),
            "source": law.source,
            "source_title": words(&law.source_title),
            "at": law.at,
            "standing": law.standing.code(),
            "confidence": law.confidence.code(),
            "checked": law.checked.to_string(),
        }),
        Basis::Article { source, at, what } => {
            json!({ "kind": "article", "source": source, "at": at, "text": words(what) })
        }
        Basis::Definition(text) => json!({ "kind": "definition", "text": words(text) }),
        Basis::Convention(text) => json!({ "kind": "convention", "text": words(text) }),
    }
}
