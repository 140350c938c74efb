//! The second pass: every line's status and figures, written in the order of the lines.
//!
//! A common line costs one look-up of its rate, one of its importer's year, one reading of its mass, two exact
//! products and one writing. Anything out of the ordinary takes the careful way, which says why.

use super::cells::{self, Problem};
use super::engine::{Claim, CodeFound, OriginFound, Price, Rate, Status, inexact};
use super::importers::{ImporterYears, small_year};
use super::memo::{Key, Memo};
use super::reading::{Layout, Reading, quick_mass};
use super::records::{Record, Room, each_record};
use super::threads::{Queue, Ticket};
use super::totals::{Cell, Place, Tally, TopLine, Totals};
use super::writing::{write_cell, write_input};
use super::{Failure, Outlet, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{ArithmeticError, Decimal, exact, write_digits};
use crate::scenario::goods::Import;
use crate::text::messages::portfolio as say;
use std::sync::Mutex;

/// So many rates are remembered; a list with more of them declares actual values line by line.
const MOST_RATES: usize = 1 << 19;

/// A rate with what its lines add up to.
struct Entry {
    found: Found,
    /// Emissions and free allocation as they are written.
    figures: Box<[u8]>,
    tallies: [Tally; 4],
}

/// What a key means.
enum Found {
    Rate { rate: Rate, counts: bool, code: String, origin: String, year: i16, by_default_value: bool },
    /// Not a common line.
    Careful,
}

/// A quarter's price as it is written.
struct QuarterPrice {
    price: Price,
    digits: Vec<u8>,
}

/// What is known of a line that has figures.
#[derive(Clone, Copy)]
struct Facts {
    entry: usize,
    importer: usize,
    mass: Decimal,
    year: i16,
    quarter: i8,
    customs_value: Option<Decimal>,
}

/// What a block is written to: the row file and the list of refused lines.
#[derive(Debug, Default)]
pub struct Written {
    pub rows: Vec<u8>,
    pub refused: Vec<u8>,
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
        entries: Memo::default(),
        prices: Vec::new(),
        totals: Totals::of(importers.all().len()),
        scratch: Vec::new(),
        failed: None,
    };
    let (mut block, mut room, mut written) = (Block::default(), Room::default(), Written::default());
    while let Some(ticket) = queue.next(&mut block)? {
        written.rows.clear();
        written.refused.clear();
        let delimiter = setup.tables[ticket.table].delimiter;
        each_record(&block, delimiter, &mut room, |record| worker.line(record, ticket, &mut written))
            .map_err(|line| Failure::too_long(ticket.table, line))?;
        worker.finish_block()?;
        queue.in_turn(ticket, || {
            let mut outlet = outlet.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            outlet.rows(&written.rows).map_err(Failure::Write)?;
            outlet.refused(&written.refused).map_err(Failure::Write)
        })?;
    }
    worker.forget_rates()?;
    Ok(worker.totals)
}

struct Worker<'s, 'd> {
    reading: Reading<'s, 'd>,
    setup: &'s Setup<'s>,
    importers: &'s ImporterYears,
    entries: Memo<Entry>,
    /// By quarter since 2000.
    prices: Vec<Option<Box<QuarterPrice>>>,
    totals: Totals,
    scratch: Vec<u8>,
    failed: Option<ArithmeticError>,
}

impl Worker<'_, '_> {
    fn finish_block(&mut self) -> Result<(), Failure> {
        if self.entries.len() > MOST_RATES {
            self.forget_rates()?;
        }
        self.reading.finish_block()?;
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Adds what the lines of every rate come to, and forgets the rates.
    fn forget_rates(&mut self) -> Result<(), Failure> {
        for entry in self.entries.take() {
            let Found::Rate { rate, code, origin, year, by_default_value, .. } = entry.found else { continue };
            for (quarter, tally) in (1..=4).zip(entry.tallies) {
                if tally.lines == 0 {
                    continue;
                }
                let price = match &self.quarter_price(year, quarter).price {
                    Price::Known(price) => Some(*price),
                    Price::Unpublished(_) => None,
                };
                let cell = Cell { code: code.clone(), origin: origin.clone(), year, quarter, by_default_value };
                self.totals.cells.entry(cell).or_default().add_all(&tally.due(&rate, price)?)?;
            }
        }
        Ok(())
    }

    fn quarter_price(&mut self, year: i16, quarter: i8) -> &QuarterPrice {
        let at = usize::try_from((i32::from(year) - 2000) * 4 + i32::from(quarter) - 1).unwrap_or_default();
        if self.prices.len() <= at {
            self.prices.resize_with(at + 1, || None);
        }
        let engine = &self.reading.engine;
        self.prices[at].get_or_insert_with(|| {
            let price = engine.price(Import::Quarter { year, quarter });
            let mut digits = Vec::new();
            if let Price::Known(price) = price {
                write_digits(price, &mut digits);
            }
            Box::new(QuarterPrice { price, digits })
        })
    }

    fn line(&mut self, record: &Record<'_>, ticket: Ticket, out: &mut Written) {
        let outcome = match self.quick(record, ticket.table) {
            Some(facts) => self.settle(facts, record, ticket, out),
            None => match self.careful(record, ticket.table) {
                Ok(facts) => self.settle(facts, record, ticket, out),
                Err(outcome) => Err(outcome),
            },
        };
        if let Err((status, problems)) = outcome {
            self.without_figures(record, ticket, status, &problems, out);
        }
    }

    /// The facts of a common line.
    fn quick(&mut self, record: &Record<'_>, table: usize) -> Option<Facts> {
        let layout = self.reading.layout(table);
        if record.len() != layout.count {
            return None;
        }
        let customs_value = match layout.customs_value {
            Some(at) if !record.cell(at).is_empty() => {
                Some(cells::plain_number(record.cell(at)).filter(|value| value.scale() <= cells::MOST_DECIMALS)?)
            }
            _ => None,
        };
        let date = cells::plain_day(record.cell(layout.date))?;
        let mass = quick_mass(record, layout)?;
        let importer = self.importer(record, layout, date.year())?;
        let (year, quarter) = (date.year(), quarter_of(date.month()));
        let entry = self.entry(record, table, year, quarter);
        matches!(self.entries.entry(entry).found, Found::Rate { .. })
            .then_some(Facts { entry, importer, mass, year, quarter, customs_value })
    }

    fn importer(&mut self, record: &Record<'_>, layout: &Layout, year: i16) -> Option<usize> {
        let key = match layout.importer {
            Some(at) if record.cell(at).is_empty() => return None,
            Some(at) => record.key(at, small_year(year), &mut self.scratch),
            None => Key::of(&[], small_year(year), &mut self.scratch),
        };
        self.importers.find(key)
    }

    /// The rate of a line, found once.
    fn entry(&mut self, record: &Record<'_>, table: usize, year: i16, quarter: i8) -> usize {
        let layout = self.reading.layout(table);
        let mut scratch = std::mem::take(&mut self.scratch);
        let small = (small_year(year), u8::try_from(quarter).unwrap_or_default());
        let key = Reading::rate_key(record, layout, small, &mut scratch);
        let at = match self.entries.find(key) {
            Some(at) => at,
            None => {
                let entry = self.found(record, table, Import::Quarter { year, quarter });
                self.entries.position(key, || entry)
            }
        };
        self.scratch = scratch;
        at
    }

    fn found(&mut self, record: &Record<'_>, table: usize, import: Import) -> Entry {
        let found = self.rate(record, table, import).map_or(Found::Careful, |(rate, counts, code, origin, claim)| {
            Found::Rate { rate, counts, code, origin, year: import.year(), by_default_value: claim.actual.is_none() }
        });
        let mut figures = Vec::new();
        if let Found::Rate { rate, .. } = &found {
            write_digits(rate.emissions, &mut figures);
            figures.push(self.setup.delimiter);
            write_digits(rate.free_allocation, &mut figures);
        }
        Entry { found, figures: figures.into(), tallies: [Tally::default(); 4] }
    }

    /// The rate of a line, or what it is instead.
    fn rate(
        &mut self,
        record: &Record<'_>,
        table: usize,
        import: Import,
    ) -> Result<(Rate, bool, String, String, Claim), (Status, Vec<Problem>)> {
        let refused = |problem: Problem| (Status::Refused, vec![problem]);
        let (code, counts) = match self.reading.code(record, table) {
            CodeFound::InScope { code, counts } => (code.clone(), *counts),
            CodeFound::Outside(problem) => return Err((Status::OutOfScope, vec![problem.clone()])),
            CodeFound::Unreadable(problem) => return Err(refused(problem.clone())),
        };
        let origin = match self.reading.origin(record, table) {
            OriginFound::Ordinary(origin) => origin.clone(),
            OriginFound::Exempt(problem) => return Err((Status::ExemptOrigin, vec![problem.clone()])),
            OriginFound::Unreadable(problem) => return Err(refused(problem.clone())),
        };
        let claim = self.reading.claim(record, table).map_err(|problems| (Status::Refused, problems))?;
        let rate = self.setup.rates.get_or(&self.reading.engine, (&code, &origin, &claim, import)).map_err(refused)?;
        Ok((rate, counts, code, origin, claim))
    }

    /// The facts of any line, or why it has no figures: everything that is wrong with it.
    fn careful(&mut self, record: &Record<'_>, table: usize) -> Result<Facts, (Status, Vec<Problem>)> {
        let layout = self.reading.layout(table);
        if record.len() != layout.count {
            let problem = Problem::new("cell-count", say::cell_count(record.len(), layout.count));
            return Err((Status::Refused, vec![problem]));
        }
        // Goods that are not in Annex I, or of an exempt origin, need no other cell.
        let mut wrong = Vec::new();
        let mut in_scope = false;
        match self.reading.code(record, table) {
            CodeFound::InScope { .. } => in_scope = true,
            CodeFound::Outside(problem) => return Err((Status::OutOfScope, vec![problem.clone()])),
            CodeFound::Unreadable(problem) => wrong.push(problem.clone()),
        }
        match self.reading.origin(record, table) {
            OriginFound::Ordinary(_) => {}
            OriginFound::Exempt(problem) if in_scope => return Err((Status::ExemptOrigin, vec![problem.clone()])),
            OriginFound::Exempt(_) => {}
            OriginFound::Unreadable(problem) => wrong.push(problem.clone()),
        }
        let mut keep = |problem: Problem| wrong.push(problem);
        let date = cells::day(record.text(layout.date)).map_err(&mut keep).ok();
        let mass = self.reading.mass(record, table).map_err(&mut keep).ok();
        let customs_value = self.reading.customs_value(record, table).map_err(&mut keep).unwrap_or_default();
        if let Err(problems) = self.reading.claim(record, table) {
            problems.into_iter().for_each(&mut keep);
        }
        let importer = date.and_then(|date| self.importer(record, layout, date.year()));
        if layout.importer.is_some_and(|at| record.cell(at).is_empty()) {
            wrong.push(Problem::new("importer-missing", say::importer_missing()));
        }
        let (true, Some(date), Some(mass), Some(importer)) = (wrong.is_empty(), date, mass, importer) else {
            return Err((Status::Refused, wrong));
        };
        let (year, quarter) = (date.year(), quarter_of(date.month()));
        let entry = self.entry(record, table, year, quarter);
        if matches!(self.entries.entry(entry).found, Found::Careful) {
            // The reason is worth finding again: such lines are few.
            let import = Import::Quarter { year, quarter };
            return Err(match self.rate(record, table, import) {
                Err(outcome) => outcome,
                Ok(_) => (Status::Refused, vec![inexact()]),
            });
        }
        Ok(Facts { entry, importer, mass, year, quarter, customs_value })
    }

    /// Writes a line with figures, and adds it up.
    fn settle(
        &mut self,
        facts: Facts,
        record: &Record<'_>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Result<(), (Status, Vec<Problem>)> {
        let refused = |_| (Status::Refused, vec![inexact()]);
        let Found::Rate { rate, counts, .. } = &self.entries.entry(facts.entry).found else {
            return Err((Status::Refused, vec![inexact()]));
        };
        let (rate, counts) = (*rate, *counts);
        let year = &self.importers.all()[facts.importer];
        let exempt = counts && !year.above;
        let incomplete = exempt && year.incomplete;
        let price = match &self.quarter_price(facts.year, facts.quarter).price {
            Price::Known(price) => Some(*price),
            Price::Unpublished(_) => None,
        };
        let (status, certificates, cost) = match (exempt, rate.certificates, price) {
            (true, ..) => (Status::BelowThreshold, Some(Decimal::ZERO), Some(Decimal::ZERO)),
            (false, Some(rate), Some(price)) => {
                let certificates = exact::multiply(rate, facts.mass).map_err(refused)?;
                let cost = exact::multiply(certificates, price).map_err(refused)?;
                (Status::Liable, Some(certificates), Some(cost))
            }
            (false, Some(rate), None) => {
                (Status::PriceUnpublished, Some(exact::multiply(rate, facts.mass).map_err(refused)?), None)
            }
            (false, None, _) => (Status::PriceUnpublished, None, None),
        };
        self.totals.count(status);
        if status != Status::BelowThreshold {
            self.add_up(&facts, (certificates, cost), record, ticket);
        }
        if self.setup.options.row_file {
            let setup = self.setup;
            let delimiter = setup.delimiter;
            write_input(record, setup.tables[ticket.table].delimiter, setup, &mut out.rows);
            out.rows.push(delimiter);
            out.rows.extend_from_slice(&self.entries.entry(facts.entry).figures);
            out.rows.push(delimiter);
            if let Some(certificates) = certificates {
                write_digits(certificates, &mut out.rows);
            }
            out.rows.push(delimiter);
            let price = self.quarter_price(facts.year, facts.quarter);
            out.rows.extend_from_slice(&price.digits);
            out.rows.push(delimiter);
            if let Some(cost) = cost {
                write_digits(cost, &mut out.rows);
            }
            out.rows.push(delimiter);
            out.rows.extend_from_slice(status.code().as_bytes());
            out.rows.push(delimiter);
            if status == Status::PriceUnpublished
                && let Price::Unpublished(problem) = &price.price
            {
                write_cell(setup.reason(problem).as_bytes(), delimiter, &mut out.rows);
            }
            if incomplete {
                let problem = Problem::new("year-incomplete", say::year_incomplete());
                write_cell(setup.reason(&problem).as_bytes(), delimiter, &mut out.rows);
            }
            out.rows.push(b'\n');
        }
        Ok(())
    }

    /// Adds a line for which certificates are due.
    fn add_up(
        &mut self,
        facts: &Facts,
        (certificates, cost): (Option<Decimal>, Option<Decimal>),
        record: &Record<'_>,
        ticket: Ticket,
    ) {
        let entry = self.entries.entry_mut(facts.entry);
        let tally = &mut entry.tallies[usize::from(facts.quarter.unsigned_abs()) - 1];
        tally.lines += 1;
        let mut added = tally.mass.add(facts.mass);
        added = added.and_then(|()| {
            self.totals.importers[facts.importer].add(facts.mass, certificates.unwrap_or_default(), cost)
        });
        if let (Some(value), Some(cost)) = (facts.customs_value, cost) {
            added = added.and_then(|()| self.totals.customs_value.add(value));
            added = added.and_then(|()| self.totals.cost_of_valued.add(cost));
        }
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
        if let Some(cost) = cost
            && self.totals.is_top(cost)
            && let Found::Rate { code, origin, .. } = &self.entries.entry(facts.entry).found
        {
            let layout = self.reading.layout(ticket.table);
            let text = |at: Option<usize>| at.map(|at| record.text(at).to_owned()).unwrap_or_default();
            self.totals.keep_top(TopLine {
                cost,
                place: Place { table: ticket.table, line: record.line },
                id: text(layout.id),
                importer: text(layout.importer),
                code: code.clone(),
                origin: origin.clone(),
                mass: facts.mass,
            });
        }
    }

    /// Writes a line that has no figures, and why.
    fn without_figures(
        &mut self,
        record: &Record<'_>,
        ticket: Ticket,
        status: Status,
        problems: &[Problem],
        out: &mut Written,
    ) {
        self.totals.count(status);
        let setup = self.setup;
        let place = Place { table: ticket.table, line: record.line };
        let reasons: Vec<String> = problems.iter().map(|problem| setup.reason(problem)).collect();
        let reason = reasons.join("; ");
        let own = setup.tables[ticket.table].delimiter;
        if status == Status::Refused {
            for problem in problems {
                self.totals.trouble(problem.code, place);
            }
            write_cell(setup.tables[ticket.table].name.as_bytes(), setup.delimiter, &mut out.refused);
            out.refused.push(setup.delimiter);
            out.refused.extend_from_slice(record.line.to_string().as_bytes());
            out.refused.push(setup.delimiter);
            write_cell(reason.as_bytes(), setup.delimiter, &mut out.refused);
            out.refused.push(setup.delimiter);
            write_input(record, own, setup, &mut out.refused);
            out.refused.push(b'\n');
        }
        if setup.options.row_file {
            let (rows, delimiter) = (&mut out.rows, setup.delimiter);
            // Nothing is due for goods outside CBAM; what a refused line owes is not known.
            let due: &[u8] = if status == Status::Refused { b"" } else { b"0" };
            write_input(record, own, setup, rows);
            for cell in [&b""[..], b"", due, b"", due, status.code().as_bytes()] {
                rows.push(delimiter);
                rows.extend_from_slice(cell);
            }
            rows.push(delimiter);
            write_cell(reason.as_bytes(), delimiter, rows);
            rows.push(b'\n');
        }
    }
}

/// The quarter of a month.
pub fn quarter_of(month: i8) -> i8 {
    (month - 1) / 3 + 1
}
