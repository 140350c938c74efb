//! The second pass: every line's status and figures, written in the order of the lines. Common lines take the way of
//! [`super::common`]; any other takes the careful way of this file, which says why there are no figures.

use super::cells::Problem;
use super::common::Said;
use super::dues::Dues;
use super::engine::{Status, inexact, precursors_missing};
use super::importers::ImporterYears;
use super::keys::Keys;
use super::months::Quarter;
use super::prices::Prices;
use super::reading::{CountedMass, Line, Outcome, Reading};
use super::records::{Lines, Record};
use super::threads::{Queue, Ticket};
use super::totals::{Due, Number, Pair, PairDue, Place, TopLine, Totals};
use super::writing::{Ending, Words, Written, write_cell, write_input};
use super::{Failure, Outlet, Setup};
use crate::load::table::Block;
use crate::quantity::{ArithmeticError, Small, Sum, write_digits};
use crate::text::messages::portfolio as say;
use std::rc::Rc;
use std::sync::Mutex;

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
    let mut worker = Worker {
        reading: Reading::new(setup),
        setup,
        importers,
        dues: Dues::of(importers),
        keys: Keys::with_room(),
        prices: Prices::default(),
        totals: Totals::of(importers.all().len()),
        below: Ending::of(below_threshold(setup.delimiter)),
        scratch: Vec::new(),
        said: Vec::new(),
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
            outlet.rows(written.rows.as_bytes()).map_err(Failure::Write)?;
            outlet.refused(&written.refused).map_err(Failure::Write)
        })?;
    }
    worker.forget_keys()?;
    worker.dues.add_to(&mut worker.totals, importers)?;
    Ok(worker.totals)
}

/// What stands behind the price of a common line below the threshold.
fn below_threshold(delimiter: u8) -> Vec<u8> {
    [b"0", &[delimiter][..], Status::BelowThreshold.code().as_bytes(), &[delimiter], b"\n"].concat()
}

/// What one thread works with.
pub struct Worker<'s> {
    pub reading: Reading<'s>,
    pub setup: &'s Setup<'s>,
    pub importers: &'s ImporterYears,
    pub dues: Dues,
    pub keys: Keys,
    pub prices: Prices,
    pub totals: Totals,
    pub below: Ending,
    pub scratch: Vec<u8>,
    pub said: Vec<Said>,
    failed: Option<ArithmeticError>,
}

impl Worker<'_> {
    fn finish_block(&mut self) -> Result<(), Failure> {
        let positions_given_up = self.reading.finish_block()?;
        if positions_given_up || self.keys.are_too_many() {
            self.forget_keys()?;
        }
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Adds what the lines of every key come to, and forgets the keys.
    fn forget_keys(&mut self) -> Result<(), Failure> {
        let mut pairs: Vec<(Pair, PairDue)> = Vec::with_capacity(self.keys.len());
        for key in self.keys.take() {
            if key.lines == 0 {
                continue;
            }
            let (mut due, rate) = (Due::default(), key.rate.certificates.unwrap_or_default());
            let (mut unpriced_mass, mut worth) = (Sum::default(), Sum::default());
            for quarter in key.quarters() {
                let mass = key.mass(quarter)?;
                if mass.is_zero() {
                    continue;
                }
                let price = self.prices.of(quarter, self.reading.engine, self.setup);
                price.mass.add_sum(&mass)?;
                price.certificates.add_sum(&mass.times(rate)?)?;
                due.mass.add_sum(&mass)?;
                match price.known {
                    Some(price) => worth.add_sum(&mass.times(price)?)?,
                    None => unpriced_mass.add_sum(&mass)?,
                }
            }
            // The rate times the sum of masses is the sum of the lines, since products and sums are exact.
            due.certificates = due.mass.times(rate)?;
            due.unpriced = unpriced_mass.times(rate)?;
            due.cost = worth.times(rate)?;
            due.lines = key.lines;
            let mut sums = PairDue { all: due, ..PairDue::default() };
            if key.by_default_value {
                (sums.default_mass, sums.default_cost, sums.worth_of_a_tonne) = (due.mass, due.cost, worth);
            }
            match pairs.last_mut() {
                Some((pair, own)) if *pair == key.pair => own.add_all(&sums)?,
                _ => pairs.push((key.pair, sums)),
            }
        }
        self.totals.add_pairs(pairs)?;
        for (quarter, due) in self.prices.take()? {
            self.totals.quarters.entry(quarter).or_default().add_all(&due)?;
        }
        Ok(())
    }

    /// The position of a line's key.
    pub fn key(&mut self, record: &Record<'_>, table: usize, quarter: Quarter) -> usize {
        self.prices.of(quarter, self.reading.engine, self.setup);
        self.keys.position((record, table), quarter, &mut self.reading, self.setup)
    }

    /// Any line: it is written with its figures, or everything that is wrong with it is told.
    #[cold]
    pub fn careful(&mut self, record: &Record<'_>, ticket: Ticket, out: &mut Written) {
        if let Err(outcome) = self.with_figures(record, ticket, out) {
            self.without_figures(record, ticket, &outcome, out);
        }
    }

    /// Writes a line with figures.
    fn with_figures(&mut self, record: &Record<'_>, ticket: Ticket, out: &mut Written) -> Result<(), Rc<Outcome>> {
        let refused = |_| Rc::new((Status::Refused, vec![inexact()]));
        let table = ticket.table;
        let Line { mass, quarter, .. } = self.reading.line(record, table)?;
        // The first pass knows every importer of a line that can be read.
        let importer =
            self.reading.layout(table).importer_of(record).and_then(|name| self.importers.find(name, quarter));
        let importer = importer.ok_or_else(|| Rc::new((Status::Refused, vec![inexact()])))?;
        let key = self.key(record, table, quarter);
        let shared = self.keys.shared(key).ok_or_else(|| Rc::new((Status::Refused, vec![inexact()])))?;
        let rate = *shared.rate.as_ref().map_err(Rc::clone)?;
        let counts = shared.counts;
        let answer = self.importers.answer(importer);
        let below_threshold = counts && !answer.above;
        let price = self.prices.of(quarter, self.reading.engine, self.setup);
        let (status, certificates, cost) = match (below_threshold, rate.certificates.map(Number::of), price.known) {
            (true, ..) => (Status::BelowThreshold, Some(Number::ZERO), Some(Number::ZERO)),
            (false, Some(rate), price) => {
                let certificates = rate.times(Number::Small(mass)).map_err(refused)?;
                match price {
                    Some(price) => {
                        let cost = certificates.times(Number::of(price)).map_err(refused)?;
                        (Status::Liable, Some(certificates), Some(cost))
                    }
                    None => (Status::PriceUnpublished, Some(certificates), None),
                }
            }
            (false, None, _) => (Status::PriceUnpublished, None, None),
        };
        self.totals.count(status);
        let at_most = rate.at_most && !below_threshold;
        if at_most {
            self.totals.trouble(&precursors_missing(), Place { table, line: record.line });
        }
        let setup = self.setup;
        if setup.options.row_file {
            let (line, delimiter) = (&mut self.scratch, setup.delimiter);
            line.clear();
            write_input(record, setup, line);
            for figure in [rate.emissions, rate.free_allocation] {
                line.push(delimiter);
                write_digits(figure, line);
            }
            line.push(delimiter);
            if let Some(certificates) = certificates {
                certificates.write(line);
            }
            line.extend_from_slice(&price.cell);
            if let Some(cost) = cost {
                cost.write(line);
            }
            line.push(delimiter);
            line.extend_from_slice(status.code().as_bytes());
            line.push(delimiter);
            if at_most {
                let mut reasons = setup.reason(&precursors_missing());
                if !price.reason_words.is_empty() {
                    reasons = format!("{} | {reasons}", price.reason_words);
                }
                write_cell(reasons.as_bytes(), delimiter, line);
            } else if status == Status::PriceUnpublished {
                line.extend_from_slice(&price.reason);
            }
            if below_threshold && answer.incomplete {
                let problem = Problem::new("year-incomplete", say::year_incomplete());
                write_cell(setup.reason(&problem).as_bytes(), delimiter, line);
            }
            line.push(b'\n');
            out.rows.push(line);
        }
        if !below_threshold {
            price.lines += 1;
        }
        if counts {
            let counted = self.totals.counted_masses[importer].add_small(mass);
            self.note(counted);
        }
        if !below_threshold {
            let certificates = certificates.unwrap_or(Number::ZERO);
            let added = self.totals.importers[importer].add(certificates, cost);
            self.note(added);
            let added = self.keys.add(key, quarter, mass);
            self.note(added);
            let is_too_low = |cost| matches!(cost, Number::Small(cost) if self.totals.is_too_low(cost));
            if let Some(cost) = cost.filter(|cost| !is_too_low(*cost)) {
                self.keep_top(key, mass, cost, record, ticket);
            }
            self.add_customs_value(cost, record, table);
        }
        Ok(())
    }

    /// Keeps the first failure for the end of the block.
    fn note(&mut self, result: Result<(), ArithmeticError>) {
        if let Err(error) = result {
            self.failed.get_or_insert(error);
        }
    }

    #[cold]
    pub fn keep_top(&mut self, key: usize, mass: Small, cost: Number, record: &Record<'_>, ticket: Ticket) {
        let Some(pair) = self.keys.shared(key).map(|shared| shared.pair) else { return };
        let layout = self.reading.layout(ticket.table);
        let text = |at: Option<usize>| at.map(|at| record.text(at).to_owned()).unwrap_or_default();
        self.totals.keep_top(TopLine {
            cost: cost.decimal().normalize(),
            place: Place { table: ticket.table, line: record.line },
            id: text(layout.id),
            importer: text(layout.importer),
            pair,
            mass: mass.decimal(),
        });
    }

    /// Adds the customs value of a line that is due, if it has one.
    pub fn add_customs_value(&mut self, cost: Option<Number>, record: &Record<'_>, table: usize) {
        if let (Ok(Some(value)), Some(cost)) = (self.reading.customs_value(record, table), cost) {
            let added = self.totals.customs_value.add(value);
            self.note(added);
            let added = cost.add_to(&mut self.totals.cost_of_valued);
            self.note(added);
        }
    }

    /// Writes a line that has no figures, and why. Its mass counts all the same, where it can be read.
    fn without_figures(&mut self, record: &Record<'_>, ticket: Ticket, outcome: &Rc<Outcome>, out: &mut Written) {
        let setup = self.setup;
        let words = Words::of(outcome, setup);
        self.add_counted_mass(record, ticket.table);
        self.add_without_figures(record, ticket, &words, out);
        if setup.options.row_file {
            let line = &mut self.scratch;
            line.clear();
            write_input(record, setup, line);
            line.extend_from_slice(words.ending.as_bytes());
            out.rows.push(line);
        }
    }

    /// Counts a line without figures; of a refused one, what is wrong and what it says are kept.
    pub fn add_without_figures(&mut self, record: &Record<'_>, ticket: Ticket, words: &Words, out: &mut Written) {
        let (status, problems) = &*words.outcome;
        self.totals.count(*status);
        if *status == Status::Refused {
            let place = Place { table: ticket.table, line: record.line };
            for problem in problems {
                self.totals.trouble(problem, place);
            }
            let (setup, refused) = (self.setup, &mut out.refused);
            write_cell(setup.tables[ticket.table].name.as_bytes(), setup.delimiter, refused);
            refused.push(setup.delimiter);
            refused.extend_from_slice(record.line.to_string().as_bytes());
            refused.push(setup.delimiter);
            refused.extend_from_slice(&words.reason);
            refused.push(setup.delimiter);
            write_input(record, setup, refused);
            refused.push(b'\n');
        }
    }

    fn add_counted_mass(&mut self, record: &Record<'_>, table: usize) {
        let layout = self.reading.layout(table);
        let CountedMass::Known(mass) = self.reading.mass_that_counts(record, table) else { return };
        let Some(quarter) = self.reading.quarter(record, layout).ok() else { return };
        if let Some(importer) = layout.importer_of(record).and_then(|name| self.importers.find(name, quarter)) {
            let added = self.totals.counted_masses[importer].add_small(mass);
            self.note(added);
        }
    }
}
