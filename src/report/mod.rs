//! A report as a neutral document: sections, paragraphs, tables. Escaping, widths and colours belong
//! to the renderers. Every number in it is a figure of the trace, named by its key.

pub mod chart;

use crate::quantity::{Decimal, Unit};
use crate::text::{Text, messages::report as say};
use crate::trace::{NodeId, Trace};
use jiff::civil::Date;

/// A whole report.
#[derive(Clone, Debug)]
pub struct Report {
    pub scenario: String,
    pub title: Text,
    pub stamp: Stamp,
    /// The answer at a glance.
    pub headline: Headline,
    pub sections: Vec<Section>,
    pub trace: Trace,
}

/// One sentence and up to three figures, for the first screen of a page and for an index of reports.
#[derive(Clone, Debug, Default)]
pub struct Headline {
    pub sentence: Text,
    /// What each figure is, and the figure.
    pub figures: Vec<(Text, NodeId)>,
}

/// What the report was made with, and from what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day whose knowledge the report holds: the day asked for, or that of the data where it is earlier.
    pub as_known_on: Date,
    /// The day asked for, where it is later than that of the data.
    pub asked_known_on: Option<Date>,
    pub program_version: String,
    pub data_version: String,
    /// The data is not the program's own.
    pub data_overridden: bool,
}

impl Stamp {
    /// The stamp of a report asked for as known on a day, from data of a day and a version: nothing is known
    /// after the day of the data.
    pub fn new(asked: Date, (day, version): (Option<Date>, &str), data_overridden: bool) -> Self {
        let earlier = day.filter(|day| *day < asked);
        Self {
            as_known_on: earlier.unwrap_or(asked),
            asked_known_on: earlier.map(|_| asked),
            program_version: crate::VERSION.to_owned(),
            data_version: version.to_owned(),
            data_overridden,
        }
    }

    /// The line under a report's title.
    pub fn words(&self) -> Text {
        let known = match self.asked_known_on {
            None => say::known_on(self.as_known_on),
            Some(asked) => say::known_on_the_day_of_the_data(self.as_known_on, asked),
        };
        say::stamp(known, &self.data_version, &self.program_version)
    }
}

#[derive(Clone, Debug)]
pub struct Section {
    /// A stable name, for links.
    pub id: &'static str,
    pub title: Text,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(Text),
    List(Vec<Text>),
    Table(Table),
    /// The table with the same figures stands beside it; formats without pictures leave it out.
    Chart(chart::Chart),
}

#[derive(Clone, Debug, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub title: Text,
    pub numeric: bool,
}

impl Column {
    pub fn text(title: Text) -> Self {
        Self { title, numeric: false }
    }

    pub fn number(title: Text) -> Self {
        Self { title, numeric: true }
    }
}

#[derive(Clone, Debug)]
pub enum Cell {
    Text(Text),
    /// A figure of the trace; its unit stands in the column's title.
    Figure(NodeId),
    /// A figure with its unit beside it.
    FigureWithUnit(NodeId),
    /// A result that is no figure of the trace; its unit stands in the column's title.
    Finding(Finding),
    /// A result with its unit beside it.
    FindingWithUnit(Finding),
    /// A number that is no figure, such as a rank.
    Number(usize),
    Empty,
}

impl Cell {
    /// Whether its unit stands beside it rather than in the column's title.
    pub fn brings_its_unit(&self) -> bool {
        matches!(self, Self::FigureWithUnit(_) | Self::FindingWithUnit(_))
    }
}

/// A result of an analysis: no figure of the trace, but named like one.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Stable, as keys of figures are.
    pub key: String,
    pub label: Text,
    /// In the digits that are shown.
    pub value: Decimal,
    pub unit: Unit,
    pub exactness: Exactness,
}

/// How far the digits of a result go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// All of them.
    Exact,
    /// Rounded for the reader from a value that needs more.
    Rounded,
    /// As far as random draws support; the standard error has one digit.
    Sampled { standard_error: Decimal },
}

impl Report {
    /// Its charts, in the order of its sections.
    pub fn charts(&self) -> impl Iterator<Item = &chart::Chart> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
    }

    /// The results that are no figures, in the order of the document.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::List(_) | Block::Chart(_) => None,
        });
        tables.flat_map(|table| table.rows.iter().flatten()).filter_map(|cell| match cell {
            Cell::Finding(finding) | Cell::FindingWithUnit(finding) => Some(finding),
            _ => None,
        })
    }
}

impl Section {
    pub fn new(id: &'static str, title: Text) -> Self {
        Self { id, title, blocks: Vec::new() }
    }
}

impl Table {
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }
}

/// The size of a figure, where the words around it say which way it goes.
pub fn size_with_unit(trace: &Trace, id: NodeId) -> Text {
    let Text { en, zh } = with_unit(trace, id);
    Text::new(en.trim_start_matches('-'), zh.trim_start_matches('-'))
}

/// A figure for readers: its digits, cut for the eye where they are very many, and its unit.
pub fn with_unit(trace: &Trace, id: NodeId) -> Text {
    let (value, unit) = trace.node(id).shown();
    amount(value, unit)
}

/// A number for readers: its digits, cut for the eye where they are very many, and its unit.
pub fn amount(value: Decimal, unit: Unit) -> Text {
    in_unit(crate::quantity::shortened(value), unit)
}

/// A number with all its digits and its unit.
pub fn whole_amount(value: Decimal, unit: Unit) -> Text {
    in_unit(crate::quantity::grouped(value), unit)
}

fn in_unit(digits: String, unit: Unit) -> Text {
    let ratio = unit == Unit::One;
    let words = unit.text();
    if ratio {
        return Text::same(digits);
    }
    // Latin letters stand off from digits, Chinese characters do not.
    let blank_zh = if words.zh.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    Text::new(format!("{digits} {}", words.en), format!("{digits}{blank_zh}{}", words.zh))
}
