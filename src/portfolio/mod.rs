//! A customs list of any number of lines: what is owed, by whom, for what, and which lines need attention.
//!
//! Two passes over the files, each by several threads: the first adds up the net mass of every importer's year,
//! the second gives every line its status and figures. What a line means is written once, in [`assessor`]. There is
//! no second implementation of the law either: [`engine`] asks the ordinary one for the figures of a tonne, once for a
//! good of an origin, a quarter and a claim. Memory does not grow with the number of lines, only with importers' years
//! and distinct goods.

pub mod assessor;
pub mod cells;
pub mod columns;
pub mod doubles;
pub mod engine;
pub mod evidence;
mod how_read;
pub mod importers;
mod interned;
pub mod layout;
pub mod line;
mod names;
mod problems;
mod procedures;
pub mod quarter;
mod rates;
mod rows;
pub mod summary;
pub mod threads;
pub mod totals;
mod writing;

use crate::diag::Diagnostic;
use crate::load::Data;
use crate::load::table::{self, Block, TableFile, newlines};
use crate::quantity::ArithmeticError;
use crate::reference::DataError;
use crate::text::Lang;
use assessor::Assessor;
use cells::{DateOrder, DecimalMark, Problem};
use columns::{Columns, RESULTS};
use engine::Engine;
use evidence::{Decisions, Evidence};
use foldhash::fast::FixedState;
use hashbrown::HashSet;
use importers::{Counts, ImporterYears};
use jiff::civil::Date;
use layout::Layout;
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
    /// By hand; else decided by the columns.
    pub decimal_mark: Option<DecimalMark>,
    pub date_order: Option<DateOrder>,
    pub threads: usize,
    /// Whether a row file is wanted.
    pub row_file: bool,
    /// Figures of the row file have points even where the list has decimal commas: it becomes a workbook.
    pub points_only: bool,
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
    /// How each table was read.
    pub decisions: Vec<Decisions>,
    pub counts: Vec<Counts>,
}

/// Why there is no result at all. A line that is wrong is no failure.
#[derive(Debug)]
pub enum Failure {
    Broken(DataError),
    Table {
        table: usize,
        diagnostic: Box<Diagnostic>,
    },
    /// The columns of a table can be read in two ways.
    Unclear {
        table: usize,
        diagnostics: Vec<Diagnostic>,
    },
    /// A line of a list came out nowhere: our fault.
    LineLost,
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
    /// Earlier and graver failures come first.
    fn place(&self) -> (u8, usize, u64) {
        match self {
            Self::Broken(_) => (0, 0, 0),
            Self::Table { table, .. } | Self::Unclear { table, .. } => (1, *table, 0),
            Self::NotUtf8 { table, line } => (1, *table, *line),
            Self::Write(_) => (2, 0, 0),
            Self::TotalTooLong | Self::LineLost => (3, 0, 0),
            Self::Interrupted => (4, 0, 0),
        }
    }
}

/// What all threads read with.
pub struct Setup<'s> {
    tables: &'s [TableFile],
    layouts: Vec<Layout>,
    decisions: Vec<Decisions>,
    /// The columns of the row file before the results, and its delimiter: those of the first table.
    columns: Vec<usize>,
    delimiter: u8,
    /// Whether figures are written with decimal commas.
    commas: bool,
    options: &'s Options,
    engine: &'s Engine<'s>,
}

impl std::fmt::Debug for Setup<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup").field("tables", &self.tables).finish_non_exhaustive()
    }
}

impl<'s> Setup<'s> {
    fn new(
        (tables, columns): (&'s [TableFile], &[Columns]),
        options: &'s Options,
        engine: &'s Engine<'s>,
        decisions: Vec<Decisions>,
    ) -> Self {
        let delimiter = tables.first().map_or(b',', |table| table.delimiter);
        Self {
            tables,
            layouts: columns.iter().map(Layout::of).collect(),
            columns: columns.first().map(|columns| columns.kept.clone()).unwrap_or_default(),
            delimiter,
            commas: !options.points_only && decisions.first().is_some_and(Decisions::has_commas),
            decisions,
            options,
            engine,
        }
    }

    /// What a thread reads and computes lines with.
    fn assessor(&self) -> Assessor<'_> {
        Assessor::new(self.engine, &self.layouts, &self.decisions)
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
        let own = || self.columns.iter().filter_map(|at| header.get(*at)).map(String::as_str);
        if self.tables.first().is_some_and(|table| table.byte_order_mark) && !self.options.points_only {
            outlet.rows("\u{feff}".as_bytes())?;
        }
        outlet.rows(&line(&mut own().chain(RESULTS)))?;
        outlet.refused(&line(&mut ["file", "line", "reason"].into_iter().chain(own())))
    }
}

/// Reads tables whose columns were found, writes their lines, and adds them up.
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
    let First { importers, decisions, counts, repeated } = first_pass((tables, columns), options, &engine, watch)?;
    let setup = Setup::new((tables, columns), options, &engine, decisions);
    setup.write_headers(outlet).map_err(Failure::Write)?;
    let outlet = Mutex::new(outlet);
    let known = (&importers, &repeated);
    let found = pass(tables, options.threads, watch, |queue| rows::rows(queue, &setup, known, &outlet))?;
    let mut found = found.into_iter();
    let mut totals = found.next().unwrap_or_default();
    for more in found {
        totals.merge(more)?;
    }
    unchanged(tables)?;
    // Every line that was counted came out.
    if totals.statuses.iter().sum::<u64>() != counts.iter().map(|counts| counts.lines).sum::<u64>() {
        return Err(Failure::LineLost);
    }
    totals.tell_doubles(tables);
    let decisions = setup.decisions;
    Ok(Portfolio { importers, totals, decisions, counts })
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

/// What the first pass finds.
#[derive(Debug)]
pub struct First {
    pub importers: ImporterYears,
    pub decisions: Vec<Decisions>,
    pub counts: Vec<Counts>,
    /// Of lines that may be there twice.
    repeated: HashSet<u64, FixedState>,
}

/// The first pass: how the cells are written, and importers' years. Where the columns, or bytes far behind the
/// beginning, say that the tables are written otherwise than was assumed, they are read again.
///
/// # Errors
/// As for [`run`].
pub fn first_pass(
    (tables, columns): (&mut [TableFile], &[Columns]),
    options: &Options,
    engine: &Engine<'_>,
    watch: &dyn Watch,
) -> Result<First, Failure> {
    let assumed = |table: &TableFile| Decisions::assumed(table.header.len(), options);
    let mut decisions: Vec<Decisions> = tables.iter().map(assumed).collect();
    loop {
        let setup = Setup::new((tables, columns), options, engine, decisions.clone());
        let found = pass(tables, options.threads, watch, |queue| importers::masses(queue, &setup));
        let layouts = setup.layouts;
        let mut found = match found {
            Ok(found) => found,
            Err(Failure::NotUtf8 { table, line }) => {
                tables[table].guess_encoding(line).map_err(|diagnostic| Failure::Table { table, diagnostic })?;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let mut counts = vec![Counts::default(); tables.len()];
        let mut evidence: Vec<Evidence> = layouts.iter().map(Evidence::of).collect();
        let mut hashes = Vec::new();
        for found in &mut found {
            counts.iter_mut().zip(std::mem::take(&mut found.counts)).for_each(|(own, more)| own.add_all(more));
            evidence.iter_mut().zip(std::mem::take(&mut found.evidence)).for_each(|(own, more)| own.merge(more));
            hashes.append(&mut found.hashes);
        }
        let mut settled = Vec::new();
        for (table, (evidence, layout)) in evidence.iter().zip(&layouts).enumerate() {
            let found = evidence.settle(&tables[table], layout, options);
            settled.push(found.map_err(|diagnostics| Failure::Unclear { table, diagnostics })?);
        }
        if settled == decisions {
            let repeated = doubles::repeated(hashes);
            return Ok(First { importers: ImporterYears::of(found, engine)?, decisions, counts, repeated });
        }
        decisions = settled;
    }
}
