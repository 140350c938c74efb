//! Every figure as a line of CSV, and every table as a file of its own, for spreadsheets.

use super::cell_text;
use crate::report::{Block, Cell, Report, Table};
use crate::text::{Lang, messages::page as say};

/// A line a figure, with a header: scenario, key, what it is, value, unit.
pub fn render(reports: &[Report], lang: Lang) -> String {
    let mut records: Vec<Vec<String>> =
        vec![["scenario", "figure", "label", "value", "unit"].map(str::to_owned).into()];
    for report in reports {
        for node in report.trace.nodes() {
            let unit = node.unit.code();
            let value = node.value.normalize().to_string();
            let label = harmless(node.label.lang(lang));
            records.push(vec![harmless(&report.scenario), node.key.clone(), label, value, unit]);
        }
        for finding in report.findings() {
            let unit = finding.unit.code();
            let value = finding.value.normalize().to_string();
            let label = harmless(finding.label.lang(lang));
            records.push(vec![harmless(&report.scenario), finding.key.clone(), label, value, unit]);
        }
    }
    text_of(&records)
}

/// Each table of a report with a name: that of its section, numbered where there are several. The last
/// one is `figures`.
pub fn tables(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let mut tables = Vec::new();
    for section in &report.sections {
        let found = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for (at, table) in found.enumerate() {
            let name = if at == 0 { section.id.to_owned() } else { format!("{}-{}", section.id, at + 1) };
            tables.push((name, table_of(report, table, lang)));
        }
    }
    tables.push(("figures".to_owned(), render(std::slice::from_ref(report), lang)));
    tables
}

/// A table with all digits; where a figure brings its own unit, the unit has a column of its own.
fn table_of(report: &Report, table: &Table, lang: Lang) -> String {
    let with_units: Vec<bool> = (0..table.columns.len())
        .map(|at| table.rows.iter().any(|row| row.get(at).is_some_and(Cell::brings_its_unit)))
        .collect();
    let mut header = Vec::new();
    for (column, with_unit) in table.columns.iter().zip(&with_units) {
        let title = column.title.lang(lang);
        header.push(harmless(title));
        if *with_unit {
            header.push(harmless(say::unit_of(title).lang(lang)));
        }
    }
    let mut records = vec![header];
    for row in &table.rows {
        let mut record = Vec::new();
        for (cell, with_unit) in row.iter().zip(&with_units) {
            let mut unit = String::new();
            record.push(match cell {
                Cell::Figure(id) | Cell::FigureWithUnit(id) => {
                    let node = report.trace.node(*id);
                    unit = node.unit.code();
                    node.value.normalize().to_string()
                }
                Cell::Finding(finding) | Cell::FindingWithUnit(finding) => {
                    unit = finding.unit.code();
                    finding.value.normalize().to_string()
                }
                other => harmless(&cell_text(report, other, lang)),
            });
            if *with_unit {
                record.push(unit);
            }
        }
        records.push(record);
    }
    text_of(&records)
}

fn text_of(records: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for record in records {
        // Writing to memory cannot fail.
        writer.write_record(record).unwrap_or_default();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text that a spreadsheet will not take for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
