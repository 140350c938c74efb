//! A report as bytes: text for the terminal, Markdown, JSON, CSV. Escaping and layout live here.

pub mod csv;
pub mod json;
mod layout;
pub mod markdown;
pub mod text;
pub mod trace_tree;

use crate::report::{Cell, Report, amount, with_unit};
use crate::text::{Lang, choices};

choices! {
    /// The formats of a report.
    pub enum Format {
        /// For the terminal: at most 100 columns wide, no colour.
        Text = "text",
        /// For a code forge.
        Markdown = "markdown",
        /// For programs: every figure and the whole trace.
        Json = "json",
        /// For spreadsheets: every figure, a line each.
        Csv = "csv",
    }
}

/// Several reports in one format, in the order given.
pub fn render(reports: &[Report], format: Format, lang: Lang) -> String {
    match format {
        Format::Text => reports.iter().map(|report| text::render(report, lang)).collect::<Vec<_>>().join("\n\n"),
        Format::Markdown => {
            reports.iter().map(|report| markdown::render(report, lang)).collect::<Vec<_>>().join("\n\n")
        }
        Format::Json => json::render(reports),
        Format::Csv => csv::render(reports, lang),
    }
}

/// The words of a cell; a figure with very many digits is cut for the eye and says so.
fn cell_text(report: &Report, cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(text) => text.lang(lang).to_owned(),
        Cell::Figure(id) => crate::quantity::shortened(report.trace.node(*id).value),
        Cell::FigureWithUnit(id) => with_unit(&report.trace, *id).lang(lang).to_owned(),
        Cell::Finding(finding) => crate::quantity::shortened(finding.value),
        Cell::FindingWithUnit(finding) => amount(finding.value, finding.unit).lang(lang).to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Rows in aligned columns for a terminal, each line ended.
pub fn columns(header: &[String], numeric: &[bool], rows: &[Vec<String>]) -> String {
    layout::tables(header, numeric, rows, 0).iter().map(|line| format!("{line}\n")).collect()
}

/// A paragraph for a terminal, each line indented and ended.
pub fn paragraph(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    layout::wrap(&text::visible(text), layout::WIDTH - indent).iter().map(|line| format!("{margin}{line}\n")).collect()
}
