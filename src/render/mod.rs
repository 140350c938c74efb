//! A report as bytes: text for the terminal, Markdown, JSON, CSV. Escaping and layout live here.

pub mod csv;
pub mod html;
pub mod json;
mod json_schema;
mod layout;
pub mod markdown;
pub mod svg;
pub mod text;
pub mod trace_tree;
pub mod xlsx;

pub use json_schema::schema as report_schema;

use crate::report::{Cell, Report, amount, with_unit};
use crate::text::{Choice as _, Lang, choices};
use std::path::Path;

choices! {
    /// The formats of a report.
    pub enum Format {
        /// For the terminal: at most 100 columns wide, no colour.
        Text = "text",
        /// For a code forge.
        Markdown = "markdown",
        /// For reading: one page with charts, to open or to print; every figure opens.
        Html = "html",
        /// For calculation: a workbook whose figures are live formulas.
        Xlsx = "xlsx",
        /// For programs: every figure and the whole trace.
        Json = "json",
        /// For spreadsheets: every figure, a line each.
        Csv = "csv",
    }
}

impl Format {
    /// Whether a file of the format holds one report and no more.
    pub fn holds_one(self) -> bool {
        matches!(self, Self::Html | Self::Xlsx)
    }

    /// The format that the name of a file asks for, if it asks for one.
    pub fn of_file(name: &Path) -> Option<Self> {
        let ending = name.extension()?.to_str()?.to_ascii_lowercase();
        let ending = if ending == "htm" { "html" } else { &ending };
        Self::ALL.iter().map(|(format, ..)| *format).find(|format| format.ending() == ending)
    }

    /// How the names of its files end.
    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// Reports in one format, in the order given. A format that holds one report gets one.
pub fn render(reports: &[Report], format: Format, lang: Lang) -> Vec<u8> {
    let joined = |render: fn(&Report, Lang) -> String| {
        reports.iter().map(|report| render(report, lang)).collect::<Vec<_>>().join("\n\n").into_bytes()
    };
    debug_assert!(!format.holds_one() || reports.len() == 1);
    match format {
        Format::Text => joined(text::render),
        Format::Markdown => joined(markdown::render),
        Format::Html => joined(|report, lang| html::page(report, lang, false)),
        Format::Xlsx => reports.first().map(|report| xlsx::render(report, lang)).unwrap_or_default(),
        Format::Json => json::render(reports).into_bytes(),
        Format::Csv => csv::render(reports, lang).into_bytes(),
    }
}

/// Reports as the files of a folder: a file each, pages with an index, and tables a file each.
pub fn folder(reports: &[Report], format: Format, lang: Lang) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if format == Format::Html {
        files.push(("index.html".to_owned(), html::index(reports, lang).into_bytes()));
    }
    for report in reports {
        let name = &report.scenario;
        match format {
            Format::Html => files.push((format!("{name}.html"), html::page(report, lang, true).into_bytes())),
            Format::Csv => {
                let tables = csv::tables(report, lang).into_iter();
                files.extend(tables.map(|(table, text)| (format!("{name}.{table}.csv"), text.into_bytes())));
            }
            _ => {
                files.push((format!("{name}.{}", format.ending()), render(std::slice::from_ref(report), format, lang)))
            }
        }
    }
    files
}

/// The charts of reports as SVG files.
pub fn charts(reports: &[Report], lang: Lang) -> Vec<(String, Vec<u8>)> {
    let charts = reports.iter().flat_map(|report| report.charts().map(move |chart| (report, chart)));
    charts
        .map(|(report, chart)| {
            let drawing = svg::draw(chart, &report.trace, lang, svg::Layout::File);
            (format!("{}.{}.svg", report.scenario, chart.id), drawing.into_bytes())
        })
        .collect()
}

/// The words of a cell; a figure with very many digits is cut for the eye and says so.
fn cell_text(report: &Report, cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(text) => text.lang(lang).to_owned(),
        // A column without a unit says what a rate is.
        Cell::Figure(id) if report.trace.node(*id).is_rate() => with_unit(&report.trace, *id).lang(lang).to_owned(),
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
        let end = run[..end].char_indices().rfind(|(_, c)| from_right_to_left(*c));
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
