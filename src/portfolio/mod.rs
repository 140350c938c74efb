//! A customs list of any number of lines: what is owed, by whom, for what, and which lines need attention.
//!
//! Two passes over the files, each by several threads: the first adds up the net mass of every importer's year,
//! the second gives every line its status and figures, a common line in few steps, any other with care. There is
//! no second implementation of the law: [`engine`] asks the ordinary one for a rate per distinct key, and a line is
//! its rate times its mass. Memory does not grow with the number of lines, only with importers' years and distinct
//! keys.

mod bytes;
pub mod cells;
pub mod columns;
mod common;
mod dues;
pub mod engine;
pub mod importers;
mod keys;
pub mod line;
mod memo;
mod months;
mod perfect;
mod prices;
mod rates;
mod reading;
mod recent;
mod records;
mod rows;
mod settled;
pub mod summary;
pub mod threads;
pub mod totals;
mod writing;

use crate::diag::Diagnostic;
use crate::load::Data;
use crate::load::table::{self, Block, Encoding, Shape, TableFile, newlines};
use crate::quantity::ArithmeticError;
use crate::reference::DataError;
use crate::text::Lang;
use cells::{DecimalMark, Problem};
use columns::{Columns, RESULTS};
use engine::Engine;
use importers::{Found, ImporterYears, Masses};
use jiff::civil::Date;
use reading::Layout;
use std::collections::BTreeMap;
use std::sync::Mutex;
use threads::{Watch, pass};
use totals::Totals;

/// How a list is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of reasons.
    pub lang: Lang,
    /// What is stated where the law has nothing, or in place of it.
    pub assumed: engine::Assumed,
    /// Nothing published later is used.
    pub known_on: Date,
    pub decimal_mark: Option<DecimalMark>,
    pub threads: usize,
    /// Whether a row file is wanted.
    pub row_file: bool,
}

/// Where lines are written, in their order.
pub trait Outlet: Send {
    /// Lines of the row file.
    ///
    /// # Errors
    /// The file cannot be written.
    fn rows(&mut self, lines: &[u8]) -> std::io::Result<()>;
    /// Refused lines with their reasons.
    ///
    /// # Errors
    /// The file cannot be written.
    fn refused(&mut self, lines: &[u8]) -> std::io::Result<()>;
}

/// What a list comes to.
#[derive(Debug)]
pub struct Portfolio {
    pub importers: ImporterYears,
    pub totals: Totals,
}

/// Why there is no result at all. A line that is wrong is no failure.
#[derive(Debug)]
pub enum Failure {
    Broken(DataError),
    Table {
        table: usize,
        diagnostic: Box<Diagnostic>,
    },
    /// The bytes of a table are not UTF-8.
    NotUtf8 {
        table: usize,
        line: u64,
    },
    Write(std::io::Error),
    /// A total has more digits than 128 bits hold.
    TotalTooLong,
    /// The user ended it.
    Interrupted,
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Self {
        Self::Broken(error)
    }
}

impl From<ArithmeticError> for Failure {
    fn from(_: ArithmeticError) -> Self {
        Self::TotalTooLong
    }
}

impl Failure {
    fn too_long(table: usize, line: u64) -> Self {
        Self::Table { table, diagnostic: table::line_too_long(line) }
    }

    /// Earlier and graver failures come first.
    fn place(&self) -> (u8, usize, u64) {
        match self {
            Self::Broken(_) => (0, 0, 0),
            Self::Table { table, .. } => (1, *table, 0),
            Self::NotUtf8 { table, line } => (1, *table, *line),
            Self::Write(_) => (2, 0, 0),
            Self::TotalTooLong => (3, 0, 0),
            Self::Interrupted => (4, 0, 0),
        }
    }
}

/// What all threads read with.
pub struct Setup<'s> {
    tables: &'s [TableFile],
    layouts: Vec<Layout>,
    /// Cells of a line of the row file before the results, and its delimiter: those of the first table.
    columns: usize,
    delimiter: u8,
    options: &'s Options,
    engine: &'s Engine<'s>,
}

impl std::fmt::Debug for Setup<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup").field("tables", &self.tables).finish_non_exhaustive()
    }
}

impl<'s> Setup<'s> {
    fn new(tables: &'s [TableFile], columns: &[Columns], options: &'s Options, engine: &'s Engine<'s>) -> Self {
        let delimiter = tables.first().map_or(b',', |table| table.delimiter);
        Self {
            tables,
            layouts: columns.iter().map(Layout::of).collect(),
            columns: columns.first().map_or(0, |columns| columns.count),
            delimiter,
            options,
            engine,
        }
    }

    /// Bytes that are no text.
    fn check(&self, table: usize, block: &Block) -> Result<(), Failure> {
        let lines = block.lines();
        let line = |at: usize| block.first_line + newlines(&lines[..at]);
        if let Some(at) = memchr::memchr(0, lines) {
            return Err(Failure::Table { table, diagnostic: table::nul(line(at)) });
        }
        if lines.is_ascii() {
            return Ok(());
        }
        std::str::from_utf8(lines)
            .map(|_| ())
            .map_err(|error| Failure::NotUtf8 { table, line: line(error.valid_up_to()) })
    }

    /// A problem as it stands in the column `reason`.
    fn reason(&self, problem: &Problem) -> String {
        format!("{}: {}", problem.code, problem.message.lang(self.options.lang))
    }

    /// The first line of the row file and of the list of refused lines.
    fn write_headers(&self, outlet: &mut dyn Outlet) -> std::io::Result<()> {
        let header = self.tables.first().map_or(&[][..], |table| &table.header);
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let mut bytes = Vec::new();
            for cell in cells {
                if !bytes.is_empty() {
                    bytes.push(self.delimiter);
                }
                writing::write_cell(cell.as_bytes(), self.delimiter, &mut bytes);
            }
            bytes.push(b'\n');
            bytes
        };
        let own = || header.iter().map(String::as_str);
        outlet.rows(&line(&mut own().chain(RESULTS)))?;
        outlet.refused(&line(&mut ["file", "line", "reason"].into_iter().chain(own())))
    }
}

/// Reads tables whose columns were found, writes their lines, and adds them up. A table whose bytes turn out not
/// to be UTF-8 is read as GB18030.
///
/// # Errors
/// A table that cannot be read as a whole, a file that cannot be written, a broken data file, the wish to end.
pub fn run(
    tables: &mut [TableFile],
    columns: &[Columns],
    options: &Options,
    data: &Data,
    outlet: &mut dyn Outlet,
    watch: &dyn Watch,
) -> Result<Portfolio, Failure> {
    let engine = Engine::new(data, options.known_on, &options.assumed)?;
    let (importers, shapes) = importer_years(tables, columns, options, &engine, watch, Masses::UntilAbove)?;
    let setup = Setup::new(tables, columns, options, &engine);
    setup.write_headers(outlet).map_err(Failure::Write)?;
    let outlet = Mutex::new(outlet);
    let found =
        pass((tables, &shapes), options.threads, watch, |queue| rows::rows(queue, &setup, &importers, &outlet))?;
    let mut found = found.into_iter();
    let mut totals = found.next().unwrap_or_default();
    for more in found {
        totals.merge(more)?;
    }
    unchanged(tables)?;
    let importers = importers.with_masses(&totals.counted_masses);
    Ok(Portfolio { importers, totals })
}

/// Whether the tables are still those that were opened.
///
/// # Errors
/// One was written meanwhile.
fn unchanged(tables: &[TableFile]) -> Result<(), Failure> {
    let changed = |(table, file): (usize, &TableFile)| {
        file.unchanged().map_err(|diagnostic| Failure::Table { table, diagnostic })
    };
    tables.iter().enumerate().try_for_each(changed)
}

/// The first pass: importers' years, and the shapes of all blocks in their order.
///
/// # Errors
/// As for [`run`].
pub fn importer_years(
    tables: &mut [TableFile],
    columns: &[Columns],
    options: &Options,
    engine: &Engine<'_>,
    watch: &dyn Watch,
    masses: Masses,
) -> Result<(ImporterYears, Vec<Shape>), Failure> {
    let mut suspects: BTreeMap<usize, u64> = BTreeMap::new();
    loop {
        let setup = Setup::new(tables, columns, options, engine);
        match pass((tables, &[]), options.threads, watch, |queue| importers::masses(queue, &setup, masses)) {
            Ok(found) => return together(found, engine, options.threads),
            Err(Failure::NotUtf8 { table, line }) if tables[table].encoding == Encoding::Utf8 => {
                tables[table].encoding = Encoding::Gb18030;
                suspects.insert(table, line);
            }
            // Where decoding fails, the line that was not UTF-8 says more.
            Err(Failure::Table { table, diagnostic }) if diagnostic.code == "not-utf8" => {
                let diagnostic = suspects.get(&table).map_or(diagnostic, |line| table::not_utf8(*line));
                return Err(Failure::Table { table, diagnostic });
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// What the threads of the first pass found. Where there are several, another one meanwhile reads the default values,
/// which the second pass asks for first.
fn together(found: Vec<Found>, engine: &Engine<'_>, threads: usize) -> Result<(ImporterYears, Vec<Shape>), Failure> {
    let (mut parts, mut shapes) = (Vec::new(), Vec::new());
    for found in found {
        parts.push(found.parts);
        shapes.extend(found.shapes);
    }
    shapes.sort_unstable_by_key(|(number, _)| *number);
    let importers = std::thread::scope(|scope| {
        if threads > 1 {
            scope.spawn(|| engine.read_default_values());
        }
        ImporterYears::of(parts, engine)
    })?;
    Ok((importers, shapes.into_iter().map(|(_, shape)| shape).collect()))
}
