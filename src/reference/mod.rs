//! Reference data: tables of published numbers, each row with its source and how far to trust it.
//!
//! A table is `data/reference/<name>/data.csv` beside `about.toml`. A row is visible from the day
//! its source was published; a number that is not there is a named gap, never a neighbour's value.

pub mod benchmarks;
pub mod carbon_prices;
pub mod countries;
pub mod default_values;
pub mod electricity_intensity;
pub mod emissions;
pub mod exchange_rates;
pub mod gdp;
pub mod goods;
pub mod grid_factors;
pub mod product_energy;
pub mod product_prices;
pub mod regions;
pub mod required_precursors;

use crate::quantity::{Decimal, literal};
use crate::text::Text;
use crate::trace::{Confidence, DataRow};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Access to the tables, read when first asked for.
pub trait Library: Sync {
    /// The table of this name.
    fn table(&self, name: &str) -> Result<Arc<Table>, DataError>;
    /// All documents that the data rests on.
    fn sources(&self) -> Result<Arc<Sources>, DataError>;
}

/// What is wrong with a data file. With the embedded data this is a fault of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file, relative to the data folder.
    pub file: String,
    /// Its line, where one is to blame.
    pub line: Option<u32>,
    pub message: String,
}

impl std::fmt::Display for DataError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "data/{}:{line}: {}", self.file, self.message),
            None => write!(f, "data/{}: {}", self.file, self.message),
        }
    }
}

/// A document that numbers come from.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: String,
    pub title: Text,
    pub publisher: Text,
    /// As stated: a year, a month or a day.
    pub published: String,
    /// The last day of that year, month or day: from then on the document is known for certain.
    pub known: Date,
    pub licence: String,
    /// Whether we read the document itself.
    pub read_in_original: bool,
    pub note: Option<String>,
}

/// All documents, by id.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The version of the data as a whole.
    pub version: String,
    /// The digest of all data files, written beside the version.
    pub digest: String,
    pub by_id: BTreeMap<String, Source>,
}

impl Sources {
    /// The day of the data: nothing published later is in it. Nothing where the version is no day.
    pub fn day(&self) -> Option<Date> {
        self.version.parse().ok()
    }
}

/// What a table is: the contents of `about.toml`.
#[derive(Clone, Debug)]
pub struct About {
    pub title: Text,
    pub summary: Text,
    /// How the table was made and checked.
    pub made: String,
    /// What was left out, and why.
    pub left_out: Vec<String>,
    pub licence: String,
    pub checked: Date,
    pub columns: Vec<Column>,
    /// For a table that comes from one document: its id and the confidence of every row.
    pub whole_table: Option<(String, Confidence)>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
    pub unit: String,
    pub title: Text,
    /// Part of the unique key.
    pub key: bool,
    /// May be empty.
    pub optional: bool,
}

crate::text::choices! {
    /// What a column holds.
    pub enum ColumnKind {
        /// A code out of a closed or open set.
        Code = "code",
        /// Words.
        Text = "text",
        /// A year.
        Year = "year",
        /// A year, quarter, month or day.
        Period = "period",
        /// An exact decimal number.
        Decimal = "decimal",
        /// A whole number.
        Integer = "integer",
        /// A day.
        Date = "date",
    }
}

/// A table with its rows.
#[derive(Clone, Debug)]
pub struct Table {
    pub name: String,
    pub about: About,
    pub sources: Arc<Sources>,
    pub records: Vec<csv::StringRecord>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    pub table: &'t Table,
    pub index: usize,
}

impl Table {
    /// The rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.records.len()).map(|index| Row { table: self, index })
    }

    /// The position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.about.columns.iter().position(|column| column.name == name)
    }
}

impl<'t> Row<'t> {
    /// The text of a cell; empty where the column is not there or nothing is stated.
    pub fn get(self, column: &str) -> &'t str {
        self.table.column(column).and_then(|at| self.table.records[self.index].get(at)).unwrap_or_default()
    }

    /// A number, as its digits.
    pub fn decimal(self, column: &str) -> Result<Decimal, DataError> {
        let text = self.get(column);
        literal::parse(text).map_err(|_| self.error(format!("{column} is not a number: {text:?}")))
    }

    pub fn year(self) -> i16 {
        self.get("year").parse().unwrap_or(0)
    }

    /// The line in `data.csv`, counted from 1; the header is line 1.
    pub fn line(self) -> u32 {
        self.table.records[self.index]
            .position()
            .map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX))
    }

    /// The id of the document the row comes from.
    pub fn source_id(self) -> &'t str {
        match &self.table.about.whole_table {
            Some((source, _)) => source,
            None => self.get("source"),
        }
    }

    pub fn confidence(self) -> Confidence {
        match &self.table.about.whole_table {
            Some((_, confidence)) => *confidence,
            None => Confidence::parse(self.get("confidence")).unwrap_or(Confidence::Low),
        }
    }

    /// The first day on which the row can be used.
    pub fn known(self) -> Date {
        let own: Option<Date> = self.get("known").parse().ok();
        own.or_else(|| self.table.sources.by_id.get(self.source_id()).map(|source| source.known)).unwrap_or(Date::MAX)
    }

    /// The key of the row: its key columns, separated by blanks.
    pub fn key(self) -> String {
        let parts: Vec<&str> = self
            .table
            .about
            .columns
            .iter()
            .filter(|column| column.key)
            .map(|column| self.get(&column.name))
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    }

    /// Where a number of this row comes from.
    pub fn basis(self) -> DataRow {
        let source = self.source_id();
        DataRow {
            set: self.table.name.clone(),
            row: self.key(),
            line: self.line(),
            source: source.to_owned(),
            source_title: self.table.sources.by_id.get(source).map(|found| found.title.clone()).unwrap_or_default(),
            confidence: self.confidence(),
            checked: self.table.about.checked,
            known: self.known(),
            note: self.get("note").to_owned(),
        }
    }

    /// What is wrong with this row.
    pub fn error(self, message: String) -> DataError {
        DataError { file: format!("reference/{}/data.csv", self.table.name), line: Some(self.line()), message }
    }
}

/// Why a table has no value for a question.
#[derive(Clone, Debug)]
pub enum Gap {
    /// The data itself is broken.
    Broken(DataError),
    /// There is nothing under this name.
    Unknown,
    /// There is a value, but it was published after the day asked for.
    NotYetKnown { published: Date },
    /// There are values, but for other years.
    OtherYears(Vec<i16>),
}

impl From<DataError> for Gap {
    fn from(error: DataError) -> Self {
        Self::Broken(error)
    }
}

/// The one row that `wanted` picks among those known on a day; a gap that names what there is
/// instead.
fn pick<'t>(table: &'t Table, known_on: Date, year: i16, matches: impl Fn(Row<'t>) -> bool) -> Result<Row<'t>, Gap> {
    let candidates: Vec<Row<'t>> = table.rows().filter(|row| matches(*row)).collect();
    if candidates.is_empty() {
        return Err(Gap::Unknown);
    }
    let in_year: Vec<Row<'t>> = candidates.iter().copied().filter(|row| row.year() == year).collect();
    match in_year.iter().find(|row| row.known() <= known_on) {
        Some(row) => Ok(*row),
        None => Err(match in_year.first() {
            Some(row) => Gap::NotYetKnown { published: row.known() },
            None => {
                let mut years: Vec<i16> =
                    candidates.iter().filter(|row| row.known() <= known_on).map(|row| row.year()).collect();
                years.sort_unstable();
                years.dedup();
                Gap::OtherYears(years)
            }
        }),
    }
}

/// The one row that `wanted` picks, in a table whose key has no year.
fn the_row<'t>(table: &'t Table, known_on: Date, wanted: impl Fn(Row<'t>) -> bool) -> Result<Row<'t>, Gap> {
    let row = table.rows().find(|row| wanted(*row)).ok_or(Gap::Unknown)?;
    if row.known() <= known_on { Ok(row) } else { Err(Gap::NotYetKnown { published: row.known() }) }
}
