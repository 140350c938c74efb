//! Every figure as a line of CSV, for spreadsheets.

use crate::report::Report;
use crate::text::Lang;

/// A line a figure, with a header: scenario, key, what it is, value, unit.
pub fn render(reports: &[Report], lang: Lang) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail.
    let mut put = |record: [&str; 5]| writer.write_record(record).unwrap_or_default();
    put(["scenario", "figure", "label", "value", "unit"]);
    for report in reports {
        for node in report.trace.nodes() {
            let unit = node.unit.code();
            let value = node.value.normalize().to_string();
            put([&harmless(&report.scenario), &node.key, &harmless(node.label.lang(lang)), &value, &unit]);
        }
        for finding in report.findings() {
            let unit = finding.unit.code();
            let value = finding.value.normalize().to_string();
            put([&harmless(&report.scenario), &finding.key, &harmless(finding.label.lang(lang)), &value, &unit]);
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text that a spreadsheet will not take for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
