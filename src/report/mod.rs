//! A report as a neutral document: sections, paragraphs, tables. Escaping, widths and colours belong
//! to the renderers. Every number in it is a figure of the trace, named by its key.

pub mod chart;

use crate::quantity::{Decimal, Unit};
use crate::text::Text;
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
    pub as_known_on: Date,
    pub program_version: String,
    pub data_version: String,
    /// The data is not the program's own.
    pub data_overridden: bool,
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
    /// A number that is no figure, such as a rank.
    Number(usize),
    Empty,
}

impl Report {
    /// Its charts, in the order of its sections.
    pub fn charts(&self) -> impl Iterator<Item = &chart::Chart> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
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
    let node = trace.node(id);
    number_with_unit(node.value, node.unit)
}

/// The same of any number.
pub fn number_with_unit(value: Decimal, unit: Unit) -> Text {
    let digits = crate::quantity::shortened(value);
    let words = unit.text();
    if unit == Unit::One {
        return Text::same(digits);
    }
    // Latin letters stand off from digits, Chinese characters do not.
    let blank_zh = if words.zh.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    Text::new(format!("{digits} {}", words.en), format!("{digits}{blank_zh}{}", words.zh))
}
