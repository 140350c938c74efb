//! A report as bytes: text for the terminal, Markdown, JSON, CSV. Escaping and layout live here.

pub mod csv;
pub mod html;
pub mod json;
mod layout;
pub mod markdown;
pub mod svg;
pub mod text;
pub mod trace_tree;

use crate::report::{Cell, Report, with_unit};
use crate::text::{Lang, choices};

choices! {
    /// The formats of a report.
    pub enum Format {
        /// For the terminal: at most 100 columns wide, no colour.
        Text = "text",
        /// For a code forge.
        Markdown = "markdown",
        /// For reading: one page with charts, to open or to print; every figure opens.
        Html = "html",
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
        Format::Html => reports.iter().map(|report| html::page(report, lang, false)).collect(),
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

/// Text as a page may show it: control characters are made visible, and what is written from right to
/// left is kept apart, so that it changes the order of nothing but itself.
fn plain(text: &str) -> String {
    let text = text::visible(text);
    if !text.chars().any(from_right_to_left) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(start) = rest.find(from_right_to_left) {
        // From the first such letter to the last one before a letter of another direction.
        let run = &rest[start..];
        let end = run.find(|c: char| c.is_alphabetic() && !from_right_to_left(c)).unwrap_or(run.len());
        let end = run[..end].char_indices().filter(|(_, c)| from_right_to_left(*c)).last();
        let end = end.map_or(run.len(), |(at, c)| at + c.len_utf8());
        out.push_str(&rest[..start]);
        out.push('\u{2068}');
        out.push_str(&run[..end]);
        out.push('\u{2069}');
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

/// Letters of the scripts that run from right to left, and the marks that turn a line round.
fn from_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
