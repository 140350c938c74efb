//! The second pass: every line's status and figures, written in the order of the lines.
//!
//! A common line costs one look-up of its importer's year, one of its key, one reading of its mass, two exact
//! products and one writing. Anything out of the ordinary takes the careful way, which says why.

use super::cells::{self, Problem};
use super::engine::{Status, inexact};
use super::importers::ImporterYears;
use super::keys::Keys;
use super::memo::Key;
use super::prices::Prices;
use super::reading::{CountedMass, Line, Outcome, Reading, quick_mass};
use super::records::{Lines, Record, TOGETHER};
use super::threads::{Queue, Ticket};
use super::totals::{Number, PairDue, Place, TopLine, Totals};
use super::writing::{Written, write_cell, write_input, write_read_input};
use super::{Failure, Outlet, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{ArithmeticError, Small};
use crate::text::Choice as _;
use crate::text::messages::portfolio as say;
use std::ops::Range;
use std::sync::Mutex;

/// What a line says.
#[derive(Clone, Copy, Debug)]
struct Plain {
    importer: usize,
    mass: Small,
    year: i16,
    quarter: i8,
    /// The positions of code and origin, where the default value holds.
    pair: Option<(usize, usize)>,
}

/// What a line comes to.
#[derive(Clone, Copy, Debug)]
struct Settled {
    plain: Plain,
    key: usize,
    /// Its mass counts towards 50 t.
    counts: bool,
    below_threshold: bool,
    certificates: Option<Number>,
    cost: Option<Number>,
}

/// The second pass of one thread.
///
/// # Errors
/// A table that cannot be read, a file that cannot be written, a broken data file, the wish to end.
pub fn rows(
    queue: &Queue<'_>,
    setup: &Setup<'_>,
    importers: &ImporterYears,
    outlet: &Mutex<&mut dyn Outlet>,
) -> Result<Totals, Failure> {
    let data = Data::of(setup.data_folder);
    let mut worker = Worker {
        reading: Reading::new(&data, setup)?,
        setup,
        importers,
        keys: Keys::default(),
        prices: Prices::default(),
        totals: Totals::of(importers.all().len()),
        status_cells: Status::ALL.iter().map(|(_, code, _)| cell_between(code, setup.delimiter)).collect(),
        failed: None,
    };
    let (mut block, mut lines, mut written) = (Block::default(), Lines::default(), Written::default());
    while let Some(ticket) = queue.next(&mut block)? {
        let delimiter = setup.tables[ticket.table].delimiter;
        lines.split(&block, delimiter).map_err(|line| Failure::too_long(ticket.table, line))?;
        for range in lines.together() {
            worker.some_lines(&block, (&lines, range), ticket, &mut written);
        }
        worker.finish_block()?;
        written = queue.bring(ticket, written, |written| {
            let mut outlet = outlet.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            outlet.rows(&written.rows).map_err(Failure::Write)?;
            outlet.refused(&written.refused).map_err(Failure::Write)
        })?;
    }
    worker.forget_keys()?;
    Ok(worker.totals)
}

fn cell_between(text: &str, delimiter: u8) -> Vec<u8> {
    [&[delimiter], text.as_bytes(), &[delimiter]].concat()
}

struct Worker<'s, 'd> {
    reading: Reading<'s, 'd>,
    setup: &'s Setup<'s>,
    importers: &'s ImporterYears,
    keys: Keys,
    prices: Prices,
    totals: Totals,
    /// The cell of each status as it is written, a delimiter before it and behind it.
    status_cells: Vec<Vec<u8>>,
    failed: Option<ArithmeticError>,
}

impl Worker<'_, '_> {
    /// Each step is taken for all lines before the next one.
    fn some_lines(&mut self, block: &Block, (lines, range): (&Lines, Range<usize>), ticket: Ticket, out: &mut Written) {
        let records = || lines.records(block, range.clone());
        let (mut plain, mut names, mut keys) = ([None; TOGETHER], [Key::Short(0); TOGETHER], [None; TOGETHER]);
        for ((record, plain), name) in records().zip(&mut plain).zip(&mut names) {
            *plain = self.plain(&record, ticket.table, name);
        }
        for (plain, name) in plain.iter_mut().zip(names) {
            *plain = plain.and_then(|plain| Some(Plain { importer: self.importers.find(name, plain.year)?, ..plain }));
        }
        for (plain, key) in plain.iter().zip(&mut keys) {
            *key = plain.and_then(|plain| self.keys.known(plain.year, plain.pair?));
        }
        for key in &mut keys {
            *key = key.filter(|key| self.keys.facts(*key).found);
        }
        let mut settled = [None; TOGETHER];
        for (((record, plain), key), settled) in records().zip(plain).zip(keys).zip(&mut settled) {
            *settled = self.line(&record, (plain, key), ticket, out);
        }
        // Fetches what is added to.
        std::hint::black_box(settled.iter().flatten().fold(0, |lines, settled| {
            lines | self.totals.importers[settled.plain.importer].lines | self.keys.lines(settled.key)
        }));
        for settled in settled.iter().flatten() {
            if let Err(error) = self.add_up(settled) {
                self.failed.get_or_insert(error);
            }
        }
    }

    fn finish_block(&mut self) -> Result<(), Failure> {
        let positions_given_up = self.reading.finish_block()?;
        if positions_given_up || self.keys.are_too_many() {
            self.forget_keys()?;
        }
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Adds what the lines of every key come to, and forgets the keys.
    fn forget_keys(&mut self) -> Result<(), Failure> {
        for key in self.keys.take() {
            let mut sums = PairDue::default();
            for quarter in 1..=4 {
                let price = self.prices.of((key.year, quarter), &self.reading.engine, self.setup).known;
                let Some(due) = key.of_quarter(quarter, price)? else { continue };
                self.totals.quarters.entry((key.year, quarter)).or_default().add_all(&due)?;
                sums.all.add_all(&due)?;
                if key.by_default_value {
                    sums.default_mass.add_sum(&due.mass)?;
                    sums.default_cost.add_sum(&due.cost)?;
                    sums.worth_of_a_tonne.add_sum(&due.mass.times(price.unwrap_or_default())?)?;
                }
            }
            if sums.all.lines > 0 {
                self.totals.pairs.entry(key.pair).or_default().add_all(&sums)?;
            }
        }
        Ok(())
    }

    /// What a common line says plainly, and its importer's name.
    #[inline]
    fn plain<'b>(&mut self, record: &Record<'b>, table: usize, name: &mut Key<'b>) -> Option<Plain> {
        let layout = self.reading.layout(table);
        if record.len() != layout.count {
            return None;
        }
        let valued = layout.customs_value.is_none_or(|at| {
            let cell = record.cell(at);
            cell.is_empty() || cells::plain_number(cell).is_some()
        });
        let mass = quick_mass(record, layout).filter(|_| valued)?;
        let (year, quarter) = self.reading.quarter(record, layout).ok()?;
        *name = layout.importer_of(record)?;
        let pair = (!layout.claims(record)).then(|| self.reading.pair(record, layout));
        Some(Plain { importer: 0, mass, year, quarter, pair })
    }

    /// Writes a line; what it comes to.
    #[inline]
    fn line(
        &mut self,
        record: &Record<'_>,
        found: (Option<Plain>, Option<usize>),
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<Settled> {
        let settled = match found {
            (Some(plain), Some(key)) => self.settle(plain, key, record, ticket, out),
            (Some(plain), None) => {
                let key = self.key(record, ticket.table, &plain);
                if self.keys.facts(key).found {
                    self.settle(plain, key, record, ticket, out)
                } else {
                    self.careful(record, ticket, out)
                }
            }
            (None, _) => self.careful(record, ticket, out),
        };
        if let Err((status, problems)) = &settled {
            self.without_figures(record, ticket, (*status, problems), out);
        }
        settled.ok()
    }

    fn key(&mut self, record: &Record<'_>, table: usize, plain: &Plain) -> usize {
        self.keys.position((record, table), (plain.year, plain.quarter), &mut self.reading, self.setup)
    }

    /// Any line: it is written with its figures, or everything that is wrong with it is told.
    #[cold]
    fn careful(&mut self, record: &Record<'_>, ticket: Ticket, out: &mut Written) -> Result<Settled, Outcome> {
        let table = ticket.table;
        let Line { mass, year, quarter, .. } = self.reading.line(record, table)?;
        // The first pass knows every importer of a line that can be read.
        let importer = self.reading.layout(table).importer_of(record).and_then(|name| self.importers.find(name, year));
        let importer = importer.ok_or_else(|| (Status::Refused, vec![inexact()]))?;
        let plain = Plain { importer, mass, year, quarter, pair: None };
        let key = self.key(record, table, &plain);
        match &self.keys.shared(key).rate {
            Err(outcome) => Err(outcome.clone()),
            Ok(_) => self.settle(plain, key, record, ticket, out),
        }
    }

    /// Writes a line with figures.
    fn settle(
        &mut self,
        plain: Plain,
        key: usize,
        record: &Record<'_>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Result<Settled, Outcome> {
        let refused = |_| (Status::Refused, vec![inexact()]);
        let mass = plain.mass;
        let counts = self.keys.facts(key).counts;
        let year = self.importers.answer(plain.importer);
        let below_threshold = counts && !year.above;
        let price = self.prices.of((plain.year, plain.quarter), &self.reading.engine, self.setup);
        let (status, certificates, cost) = match (below_threshold, self.keys.certificates(key), price.number) {
            (true, ..) => (Status::BelowThreshold, Some(Number::ZERO), Some(Number::ZERO)),
            (false, Some(rate), Some(price)) => {
                let certificates = rate.times(Number::Small(mass)).map_err(refused)?;
                (Status::Liable, Some(certificates), Some(certificates.times(price).map_err(refused)?))
            }
            (false, Some(rate), None) => {
                (Status::PriceUnpublished, Some(rate.times(Number::Small(mass)).map_err(refused)?), None)
            }
            (false, None, _) => (Status::PriceUnpublished, None, None),
        };
        self.totals.count(status);
        let setup = self.setup;
        if setup.options.row_file {
            let (rows, delimiter) = (&mut out.rows, setup.delimiter);
            let texts = &self.reading.layout(ticket.table).texts;
            write_read_input(record, setup.tables[ticket.table].delimiter, texts, setup, rows);
            self.keys.write_figures(key, rows);
            if let Some(certificates) = certificates {
                certificates.write(rows);
            }
            match &price.short_cell {
                Some(short) => short.write(rows),
                None => rows.extend_from_slice(&price.cell),
            }
            if let Some(cost) = cost {
                cost.write(rows);
            }
            rows.extend_from_slice(&self.status_cells[status as usize]);
            if status == Status::PriceUnpublished {
                rows.extend_from_slice(&price.reason);
            }
            if below_threshold && year.incomplete {
                let problem = Problem::new("year-incomplete", say::year_incomplete());
                write_cell(setup.reason(&problem).as_bytes(), delimiter, rows);
            }
            rows.push(b'\n');
        }
        let settled = Settled { plain, key, counts, below_threshold, certificates, cost };
        if let Some(cost) = cost.filter(|cost| !below_threshold && !self.totals.is_too_low(*cost)) {
            self.keep_top(&settled, cost, record, ticket);
        }
        if self.reading.layout(ticket.table).customs_value.is_some()
            && !below_threshold
            && let Err(error) = self.add_customs_value(cost, record, ticket.table)
        {
            self.failed.get_or_insert(error);
        }
        Ok(settled)
    }

    /// Adds a line to its key and its importer's year.
    #[inline]
    fn add_up(&mut self, settled: &Settled) -> Result<(), ArithmeticError> {
        let Plain { importer, mass, quarter, .. } = settled.plain;
        if settled.counts {
            self.totals.counted_masses[importer].add_small(mass)?;
        }
        if settled.below_threshold {
            return Ok(());
        }
        self.totals.importers[importer].add(settled.certificates.unwrap_or(Number::ZERO), settled.cost)?;
        self.keys.add(settled.key, quarter, mass)
    }

    #[cold]
    fn keep_top(&mut self, settled: &Settled, cost: Number, record: &Record<'_>, ticket: Ticket) {
        let layout = self.reading.layout(ticket.table);
        let text = |at: Option<usize>| at.map(|at| record.text(at).to_owned()).unwrap_or_default();
        self.totals.keep_top(TopLine {
            cost: cost.decimal().normalize(),
            place: Place { table: ticket.table, line: record.line },
            id: text(layout.id),
            importer: text(layout.importer),
            pair: self.keys.shared(settled.key).pair,
            mass: settled.plain.mass.decimal(),
        });
    }

    fn add_customs_value(
        &mut self,
        cost: Option<Number>,
        record: &Record<'_>,
        table: usize,
    ) -> Result<(), ArithmeticError> {
        if let (Ok(Some(value)), Some(cost)) = (self.reading.customs_value(record, table), cost) {
            self.totals.customs_value.add(value)?;
            cost.add_to(&mut self.totals.cost_of_valued)?;
        }
        Ok(())
    }

    /// Writes a line that has no figures, and why. Its mass counts all the same, where it can be read.
    #[cold]
    fn without_figures(
        &mut self,
        record: &Record<'_>,
        ticket: Ticket,
        (status, problems): (Status, &[Problem]),
        out: &mut Written,
    ) {
        self.totals.count(status);
        self.add_counted_mass(record, ticket.table);
        let setup = self.setup;
        let place = Place { table: ticket.table, line: record.line };
        let reasons: Vec<String> = problems.iter().map(|problem| setup.reason(problem)).collect();
        let reason = reasons.join(" | ");
        if status == Status::Refused {
            for problem in problems {
                self.totals.trouble(problem, place);
            }
            write_cell(setup.tables[ticket.table].name.as_bytes(), setup.delimiter, &mut out.refused);
            out.refused.push(setup.delimiter);
            out.refused.extend_from_slice(record.line.to_string().as_bytes());
            out.refused.push(setup.delimiter);
            write_cell(reason.as_bytes(), setup.delimiter, &mut out.refused);
            out.refused.push(setup.delimiter);
            write_input(record, setup, &mut out.refused);
            out.refused.push(b'\n');
        }
        if setup.options.row_file {
            let (rows, delimiter) = (&mut out.rows, setup.delimiter);
            // Nothing is due for goods outside CBAM; what a refused line owes is not known.
            let due: &[u8] = if status == Status::Refused { b"" } else { b"0" };
            write_input(record, setup, rows);
            for cell in [&b""[..], b"", due, b"", due, status.code().as_bytes()] {
                rows.push(delimiter);
                rows.extend_from_slice(cell);
            }
            rows.push(delimiter);
            write_cell(reason.as_bytes(), delimiter, rows);
            rows.push(b'\n');
        }
    }

    fn add_counted_mass(&mut self, record: &Record<'_>, table: usize) {
        let layout = self.reading.layout(table);
        let CountedMass::Known(mass) = self.reading.mass_that_counts(record, table) else { return };
        let Some((year, _)) = self.reading.quarter(record, layout).ok() else { return };
        if let Some(importer) = layout.importer_of(record).and_then(|name| self.importers.find(name, year))
            && let Err(error) = self.totals.counted_masses[importer].add_small(mass)
        {
            self.failed.get_or_insert(error);
        }
    }
}
