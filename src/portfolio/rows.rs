//! The second pass: every line with its status and figures, written in the order of the lines, and added up.

use super::assessor::{Assessed, Assessor, Good, Kind, Line, Outcome};
use super::doubles::{Candidate, Doubles};
use super::engine::{Status, inexact, precursors_missing};
use super::importers::{Answer, ImporterYears};
use super::quarter::Quarter;
use super::threads::{Queue, Ticket};
use super::totals::{Due, Number, PairDue, Place, TopLine, Totals};
use super::writing::{Words, Written, write_cell, write_figures, write_input};
use super::{Failure, Outlet, Setup};
use crate::load::table::{Block, Record, Records};
use crate::quantity::{ArithmeticError, Decimal, Sum};
use foldhash::fast::FixedState;
use hashbrown::HashSet;
use std::rc::Rc;
use std::sync::Mutex;

/// The second pass of one thread.
///
/// # Errors
/// A table that cannot be read, a file that cannot be written, a broken data file, the wish to end.
pub fn rows(
    queue: &Queue<'_>,
    setup: &Setup<'_>,
    (importers, repeated): (&ImporterYears, &HashSet<u64, FixedState>),
    outlet: &Mutex<&mut dyn Outlet>,
) -> Result<Totals, Failure> {
    let mut worker = Worker {
        assessor: setup.assessor(),
        setup,
        importers,
        repeated,
        doubles: Doubles::default(),
        goods: Vec::new(),
        totals: Totals::of(importers.all().len()),
    };
    let (mut block, mut written) = (Block::default(), Written::default());
    while let Some(ticket) = queue.next(&mut block)? {
        let mut records = Records::of(&block, &setup.tables[ticket.table]);
        while let Some(record) = records.next() {
            // Totals and blank lines are named in the report.
            if worker.assessor.kind(&record, ticket.table) != Kind::Line {
                continue;
            }
            worker.line(&record, ticket, &mut written)?;
        }
        worker.assessor.check_data()?;
        if worker.assessor.is_full() {
            worker.add_goods()?;
        }
        written = queue.bring(ticket, written, |written| {
            let mut outlet = outlet.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            outlet.rows(&written.rows).map_err(Failure::Write)?;
            outlet.refused(&written.refused).map_err(Failure::Write)
        })?;
    }
    worker.add_goods()?;
    Ok(worker.totals)
}

/// What one thread works with.
struct Worker<'s> {
    assessor: Assessor<'s>,
    setup: &'s Setup<'s>,
    importers: &'s ImporterYears,
    repeated: &'s HashSet<u64, FixedState>,
    doubles: Doubles,
    /// Lines that are due and their mass in tonnes, by the position of their good and the quarter of its year.
    goods: Vec<[(u64, Sum); 4]>,
    totals: Totals,
}

impl Worker<'_> {
    /// Writes a line and adds it up.
    fn line(&mut self, record: &Record<'_>, ticket: Ticket, out: &mut Written) -> Result<(), Failure> {
        let assessed = self.assessor.read(record, ticket.table).and_then(|line| {
            // The first pass knows every importer of a line that can be read.
            let importer = self.assessor.layout(ticket.table).importer(record);
            let year = importer.and_then(|name| self.importers.find(name, line.quarter.year));
            let year = year.ok_or_else(|| Rc::new(Outcome { status: Status::Refused, problems: vec![inexact()] }))?;
            let answer: Answer = self.importers.answer(year);
            let assessed = self.assessor.assess(&line, answer)?;
            Ok((line, assessed, year))
        });
        self.keep_double(record, ticket, assessed.as_ref().ok().map(|(line, assessed, year)| (line, assessed, *year)));
        match assessed {
            Ok((line, assessed, year)) => {
                if self.setup.options.row_file {
                    write_input(record, ticket.table, self.setup, &mut out.rows);
                    let of_line = (self.assessor.good(line.good), self.assessor.price(line.price), &assessed);
                    write_figures(of_line, self.setup, &mut out.rows);
                }
                self.add((&line, &assessed, year), record, ticket)?;
            }
            Err(outcome) => self.without_figures(record, ticket, &outcome, out),
        }
        Ok(())
    }

    /// Adds a line with figures.
    fn add(
        &mut self,
        (line, assessed, year): (&Line, &Assessed, usize),
        record: &Record<'_>,
        ticket: Ticket,
    ) -> Result<(), ArithmeticError> {
        self.totals.count(assessed.status);
        let place = Place { table: ticket.table, line: record.line };
        for doubt in &line.doubts {
            let trouble = self.totals.trouble(doubt, place);
            trouble.mass.add_small(line.mass)?;
            assessed.cost.map_or(Ok(()), |cost| cost.add_to(&mut trouble.cost))?;
        }
        if assessed.at_most {
            let trouble = self.totals.trouble(&precursors_missing(), place);
            trouble.mass.add_small(line.mass)?;
            assessed.cost.map_or(Ok(()), |cost| cost.add_to(&mut trouble.cost))?;
        }
        if assessed.status == Status::BelowThreshold {
            return Ok(());
        }
        for note in &self.assessor.good(line.good).rate.reservations {
            self.totals.reserve(note, place);
        }
        self.totals.importers[year].add(assessed.certificates.unwrap_or(Number::ZERO), assessed.cost)?;
        let good = line.good as usize;
        if self.goods.len() <= good {
            self.goods.resize(good + 1, [(0, Sum::default()); 4]);
        }
        let (lines, mass) = &mut self.goods[good][usize::from(line.quarter.number.unsigned_abs()) - 1];
        *lines += 1;
        mass.add_small(line.mass)?;
        let Some(cost) = assessed.cost else { return Ok(()) };
        if !matches!(cost, Number::Small(cost) if self.totals.is_too_low(cost)) {
            self.keep_top(line, cost, record, ticket);
        }
        if let Ok(Some(value)) = self.assessor.customs_value(record, ticket.table) {
            self.totals.customs_value.add(value)?;
            cost.add_to(&mut self.totals.cost_of_valued)?;
        }
        Ok(())
    }

    /// Keeps a line that may be there twice.
    fn keep_double(&mut self, record: &Record<'_>, ticket: Ticket, found: Option<(&Line, &Assessed, usize)>) {
        if self.repeated.is_empty() {
            return;
        }
        let layout = self.assessor.layout(ticket.table);
        if !self.doubles.hash(record, layout).is_some_and(|hash| self.repeated.contains(&hash)) {
            return;
        }
        let counts = |line: &&Line| self.assessor.good(line.good).counts;
        let candidate = Candidate {
            place: Place { table: ticket.table, line: record.line },
            year: found.map(|(_, _, year)| year),
            mass: found.map(|(line, ..)| line).filter(counts).map(|line| line.mass),
            cost: found.and_then(|(_, assessed, _)| assessed.cost),
        };
        if let Some(key) = self.doubles.key(record, layout) {
            self.totals.alike.0.entry(key.to_vec()).or_default().push(candidate);
        }
    }

    fn keep_top(&mut self, line: &Line, cost: Number, record: &Record<'_>, ticket: Ticket) {
        let layout = self.assessor.layout(ticket.table);
        let text = |at: Option<usize>| at.map(|at| record.text(at).to_owned()).unwrap_or_default();
        self.totals.keep_top(TopLine {
            cost: cost.decimal().normalize(),
            place: Place { table: ticket.table, line: record.line },
            id: text(layout.id),
            importer: text(layout.importer),
            pair: self.assessor.good(line.good).pair,
            mass: line.mass.decimal(),
        });
    }

    /// Writes a line that has no figures, and why.
    fn without_figures(&mut self, record: &Record<'_>, ticket: Ticket, outcome: &Outcome, out: &mut Written) {
        let (setup, table) = (self.setup, ticket.table);
        let words = Words::of(outcome, setup);
        self.totals.count(outcome.status);
        if setup.options.row_file {
            write_input(record, table, setup, &mut out.rows);
            out.rows.extend_from_slice(&words.ending);
        }
        if outcome.status == Status::Refused {
            let place = Place { table, line: record.line };
            for problem in &outcome.problems {
                self.totals.trouble(problem, place);
            }
            let refused = &mut out.refused;
            write_cell(setup.tables[table].name.as_bytes(), setup.delimiter, refused);
            refused.push(setup.delimiter);
            refused.extend_from_slice(record.line.to_string().as_bytes());
            refused.push(setup.delimiter);
            refused.extend_from_slice(&words.reason);
            refused.push(setup.delimiter);
            write_input(record, table, setup, refused);
            refused.push(b'\n');
        }
    }

    /// Adds what the lines of every good come to, and forgets the goods.
    fn add_goods(&mut self) -> Result<(), Failure> {
        let masses = std::mem::take(&mut self.goods);
        for (good, quarters) in self.assessor.goods().iter().zip(masses) {
            let mut whole = PairDue::default();
            for (number, (lines, mass)) in (1..).zip(quarters).filter(|(_, (lines, _))| *lines > 0) {
                let quarter = Quarter { year: good.year, number };
                let sums =
                    due((good, self.assessor.is_by_default(good)), self.assessor.price_in(quarter), (lines, mass))?;
                if !sums.default_cost.is_zero() {
                    whole.first_quarter = whole.first_quarter.or(Some(quarter));
                }
                whole.add_all(&sums)?;
                self.totals.quarters.entry((quarter.year, quarter.number)).or_default().add_all(&sums.all)?;
            }
            if whole.all.lines > 0 {
                self.totals.pairs.entry(good.pair).or_default().add_all(&whole)?;
            }
        }
        self.assessor.forget();
        Ok(())
    }
}

/// What lines of one good and quarter come to: the rate times the sum of masses is the sum of the lines, since products
/// and sums are exact.
fn due(
    (good, by_default): (&Good, bool),
    price: Option<Decimal>,
    (lines, mass): (u64, Sum),
) -> Result<PairDue, ArithmeticError> {
    let certificates = mass.times(good.rate.rate.certificates.unwrap_or_default())?;
    let mut all = Due { lines, mass, certificates, ..Due::default() };
    let mut worth = Sum::default();
    match price {
        Some(price) => {
            all.cost = certificates.times(price)?;
            worth = mass.times(price)?;
        }
        None => all.unpriced = certificates,
    }
    let mut sums = PairDue { all, ..PairDue::default() };
    if by_default {
        (sums.default_mass, sums.default_cost, sums.worth_of_a_tonne) = (mass, all.cost, worth);
    }
    Ok(sums)
}
