//! The second pass: every line's status and figures, written in the order of the lines.
//!
//! A common line costs one look-up of its rate, one of its importer's year, one reading of its mass, two exact
//! products and one writing. Anything out of the ordinary takes the careful way, which says why.

use super::cells::{self, Problem};
use super::engine::{Claim, Price, Rate, Status, inexact};
use super::importers::ImporterYears;
use super::memo::{Key, Memo};
use super::reading::{Layout, Line, Outcome, Reading, claim_key, quick_mass};
use super::records::{Record, Room, each_record};
use super::threads::{Queue, Ticket};
use super::totals::{Number, Pair, PairDue, Place, TopLine, Totals, due_of};
use super::writing::{write_cell, write_input, write_read_input};
use super::{Failure, Outlet, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{ArithmeticError, Decimal, Small, Sum, write_digits};
use crate::scenario::goods::Import;
use crate::text::messages::portfolio as say;
use std::sync::Mutex;

/// So many rates are remembered; a list with more of them declares actual values line by line.
const MOST_RATES: usize = 1 << 19;

/// What every line of a key needs, close together: there are as many entries as goods times origins.
struct Entry {
    /// Certificates of a tonne; where they are not a small number, see [`Basics`].
    certificates: Option<Small>,
    /// Emissions and free allocation as they are written.
    figures: Figures,
    /// The mass of lines that are due, in billionths of a tonne, by quarter.
    masses: [i64; 4],
    lines: [u32; 4],
    /// Whether the mass counts towards 50 t.
    counts: bool,
    /// Whether there is a rate.
    found: bool,
}

/// What is needed once a key.
struct Basics {
    /// No rate: what its lines are instead.
    found: Result<Rate, Outcome>,
    pair: Pair,
    by_default_value: bool,
    year: i16,
    /// Figures that are too long to stand in the entry.
    long_figures: Vec<u8>,
    /// What did not fit the entry's masses and lines.
    more: [(Sum, u64); 4],
}

/// Decimals of an entry's masses: a kilogram with six decimals has nine as a tonne.
const MASS_DECIMALS: u32 = 9;

/// Two numbers with a delimiter between them, kept where they are used if they are short.
#[derive(Clone, Copy)]
struct Figures {
    bytes: [u8; 23],
    /// Zero for figures that are kept elsewhere.
    length: u8,
}

impl Figures {
    fn of(written: &[u8]) -> Self {
        let mut figures = Self { bytes: [0; 23], length: 0 };
        if let Some(room) = figures.bytes.get_mut(..written.len()) {
            room.copy_from_slice(written);
            figures.length = u8::try_from(written.len()).unwrap_or_default();
        }
        figures
    }
}

/// A quarter's price; the cell for it between delimiters, and the cell for the reason, as they are written.
#[derive(Default)]
struct QuarterPrice {
    known: Option<Decimal>,
    number: Option<Number>,
    digits: Vec<u8>,
    reason: Vec<u8>,
}

/// Positions of entries by those of code and origin: so many of each.
const DENSE_CODES: usize = 1 << 11;
const DENSE_ORIGINS: usize = 1 << 8;

/// What is known of a line that has figures.
#[derive(Clone, Copy)]
struct Facts {
    entry: usize,
    importer: usize,
    mass: Small,
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
        entries: Vec::new(),
        basics: Vec::new(),
        by_pair: Vec::new(),
        by_claim: Memo::default(),
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
    entries: Vec<Entry>,
    /// Of the same positions.
    basics: Vec<Basics>,
    /// By year since 2000: one more than the position of the entry of a code and an origin; zero for none.
    by_pair: Vec<Vec<u32>>,
    /// The positions of entries of all other lines.
    by_claim: Memo<usize>,
    /// By quarter since 2000.
    prices: Vec<Option<Box<QuarterPrice>>>,
    totals: Totals,
    scratch: Vec<u8>,
    failed: Option<ArithmeticError>,
}

impl Worker<'_, '_> {
    fn finish_block(&mut self) -> Result<(), Failure> {
        let positions_given_up = self.reading.finish_block()?;
        if positions_given_up || self.entries.len() > MOST_RATES {
            self.forget_rates()?;
        }
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Adds what the lines of every rate come to, and forgets the rates.
    fn forget_rates(&mut self) -> Result<(), Failure> {
        self.by_pair.clear();
        self.by_claim.take();
        let basics = std::mem::take(&mut self.basics);
        for (entry, basics) in std::mem::take(&mut self.entries).into_iter().zip(basics) {
            let Ok(rate) = &basics.found else { continue };
            let mut sums = PairDue::default();
            for (at, (mut mass, mut lines)) in basics.more.into_iter().enumerate() {
                mass.add_sum(&Sum::of(i128::from(entry.masses[at]), MASS_DECIMALS))?;
                lines += u64::from(entry.lines[at]);
                if lines == 0 {
                    continue;
                }
                let quarter = i8::try_from(at + 1).unwrap_or_default();
                let price = self.quarter_price(basics.year, quarter).known;
                let due = due_of(lines, mass, rate, price)?;
                self.totals.quarters.entry((basics.year, quarter)).or_default().add_all(&due)?;
                sums.all.add_all(&due)?;
                if basics.by_default_value {
                    sums.default_mass.add_sum(&due.mass)?;
                    sums.default_cost.add_sum(&due.cost)?;
                    sums.worth_of_a_tonne.add_sum(&due.mass.times(price.unwrap_or_default())?)?;
                }
            }
            if sums.all.lines > 0 {
                self.totals.pairs.entry(basics.pair).or_default().add_all(&sums)?;
            }
        }
        Ok(())
    }

    /// The price of a quarter, found once.
    #[inline]
    fn quarter_price(&mut self, year: i16, quarter: i8) -> &QuarterPrice {
        let at = since_2000(year) * 4 + usize::from(quarter.unsigned_abs()) - 1;
        if matches!(self.prices.get(at), Some(Some(_))) {
            // The borrow checker does not let a reference found by `if let` out of this function.
            return self.prices[at].get_or_insert_with(Box::default);
        }
        self.new_quarter_price(year, quarter, at)
    }

    fn new_quarter_price(&mut self, year: i16, quarter: i8, at: usize) -> &QuarterPrice {
        if self.prices.len() <= at {
            self.prices.resize_with(at + 1, || None);
        }
        let (engine, setup) = (&self.reading.engine, self.setup);
        self.prices[at].get_or_insert_with(|| {
            let mut found = QuarterPrice::default();
            let price = engine.price(Import::Quarter { year, quarter });
            found.known = price.known();
            found.number = price.known().map(Number::of);
            found.digits.push(setup.delimiter);
            if let Some(price) = price.known() {
                write_digits(price, &mut found.digits);
            }
            found.digits.push(setup.delimiter);
            if let Price::Unpublished(problem) = price {
                write_cell(setup.reason(&problem).as_bytes(), setup.delimiter, &mut found.reason);
            }
            Box::new(found)
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
            Some(at) if !record.cell(at).is_empty() => Some(cells::plain_number(record.cell(at))?.decimal()),
            _ => None,
        };
        let mass = quick_mass(record, layout)?;
        let (year, quarter) = self.reading.quarter(record, layout).ok()?;
        let importer = self.importer(record, layout, year)?;
        let entry = self.entry(record, table, year, quarter);
        self.entries[entry].found.then_some(Facts { entry, importer, mass, year, quarter, customs_value })
    }

    #[inline]
    fn importer(&self, record: &Record<'_>, layout: &Layout, year: i16) -> Option<usize> {
        match layout.importer.map(|at| record.key(at)) {
            Some(Key::Short(0)) => None,
            Some(name) => self.importers.find(name, year),
            None => self.importers.find(Key::Short(0), year),
        }
    }

    /// The rate of a line, found once: by code and origin, and by what it claims.
    fn entry(&mut self, record: &Record<'_>, table: usize, year: i16, quarter: i8) -> usize {
        let layout = self.reading.layout(table);
        let (code, origin) = self.reading.pair(record, layout);
        let import = Import::Quarter { year, quarter };
        if code < DENSE_CODES && origin < DENSE_ORIGINS && !layout.claims(record) {
            let (of_year, at) = (since_2000(year), code * DENSE_ORIGINS + origin);
            if self.by_pair.len() <= of_year {
                self.by_pair.resize_with(of_year + 1, Vec::new);
            }
            if self.by_pair[of_year].len() <= at {
                self.by_pair[of_year].resize((code + 1) * DENSE_ORIGINS, 0);
            }
            if let Some(entry) = self.by_pair[of_year][at].checked_sub(1) {
                return entry as usize;
            }
            let entry = self.new_entry(record, table, (code, origin), import);
            self.by_pair[of_year][at] = u32::try_from(entry + 1).unwrap_or_default();
            return entry;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let key = claim_key(record, layout, (year, quarter), &mut scratch);
        let entry = match self.by_claim.find(key) {
            Some(at) => *self.by_claim.entry(at),
            None => {
                let entry = self.new_entry(record, table, (code, origin), import);
                self.by_claim.position(key, || entry);
                entry
            }
        };
        self.scratch = scratch;
        entry
    }

    fn new_entry(&mut self, record: &Record<'_>, table: usize, spelled: (usize, usize), import: Import) -> usize {
        let (found, pair, claim) = match self.rate(record, table, spelled, import) {
            Ok((rate, pair, claim)) => (Ok(rate), pair, claim),
            Err(outcome) => (Err(outcome), Pair::new("", ""), Claim::default()),
        };
        let mut written = Vec::new();
        if let Ok(rate) = &found {
            write_digits(rate.emissions, &mut written);
            written.push(self.setup.delimiter);
            write_digits(rate.free_allocation, &mut written);
        }
        self.entries.push(Entry {
            certificates: found.as_ref().ok().and_then(|rate| rate.certificates).and_then(Small::of),
            figures: Figures::of(&written),
            masses: [0; 4],
            lines: [0; 4],
            counts: self.reading.counts(spelled) == Some(true),
            found: found.is_ok(),
        });
        let by_default_value = claim.actual.is_none();
        let (year, more) = (import.year(), Default::default());
        self.basics.push(Basics { found, pair, by_default_value, year, long_figures: written, more });
        self.entries.len() - 1
    }

    /// The rate of a line, or what it is instead.
    fn rate(
        &self,
        record: &Record<'_>,
        table: usize,
        (code, origin): (usize, usize),
        import: Import,
    ) -> Result<(Rate, Pair, Claim), Outcome> {
        let refused = |problem: Problem| (Status::Refused, vec![problem]);
        let (code, origin) = self.reading.good_of_origin((code, origin))?;
        let claim = self.reading.claim(record, table).map_err(|problems| (Status::Refused, problems))?;
        let rate = self.setup.rates.get_or(&self.reading.engine, (code, origin, &claim, import)).map_err(refused)?;
        Ok((rate, Pair::new(code, origin), claim))
    }

    /// The facts of any line, or why it has no figures: everything that is wrong with it.
    fn careful(&mut self, record: &Record<'_>, table: usize) -> Result<Facts, Outcome> {
        let Line { mass, year, quarter, customs_value, .. } = self.reading.line(record, table)?;
        let entry = self.entry(record, table, year, quarter);
        match (&self.basics[entry].found, self.importer(record, self.reading.layout(table), year)) {
            (Err(outcome), _) => Err(outcome.clone()),
            (Ok(_), Some(importer)) => Ok(Facts { entry, importer, mass, year, quarter, customs_value }),
            // The first pass knows every importer of a line that can be read.
            (Ok(_), None) => Err((Status::Refused, vec![inexact()])),
        }
    }

    /// Writes a line with figures, and adds it up.
    fn settle(&mut self, facts: Facts, record: &Record<'_>, ticket: Ticket, out: &mut Written) -> Result<(), Outcome> {
        let refused = |_| (Status::Refused, vec![inexact()]);
        let entry = &self.entries[facts.entry];
        let counts = entry.counts;
        let rate = match entry.certificates {
            Some(small) => Some(Number::Small(small)),
            None => self.basics[facts.entry].found.as_ref().ok().and_then(|rate| rate.certificates).map(Number::Large),
        };
        let year = self.importers.answer(facts.importer);
        let below = counts && !year.above;
        let price = self.quarter_price(facts.year, facts.quarter).number;
        let (status, certificates, cost) = match (below, rate, price) {
            (true, ..) => (Status::BelowThreshold, Some(Number::ZERO), Some(Number::ZERO)),
            (false, Some(rate), Some(price)) => {
                let certificates = rate.times(Number::Small(facts.mass)).map_err(refused)?;
                (Status::Liable, Some(certificates), Some(certificates.times(price).map_err(refused)?))
            }
            (false, Some(rate), None) => {
                (Status::PriceUnpublished, Some(rate.times(Number::Small(facts.mass)).map_err(refused)?), None)
            }
            (false, None, _) => (Status::PriceUnpublished, None, None),
        };
        self.totals.count(status);
        if status != Status::BelowThreshold {
            self.add_up(&facts, (certificates, cost), record, ticket);
        }
        if !self.setup.options.row_file {
            return Ok(());
        }
        let (setup, rows) = (self.setup, &mut out.rows);
        let delimiter = setup.delimiter;
        let texts = &self.reading.layout(ticket.table).texts;
        write_read_input(record, setup.tables[ticket.table].delimiter, texts, setup, rows);
        rows.push(delimiter);
        let figures = &self.entries[facts.entry].figures;
        match figures.length {
            0 => rows.extend_from_slice(&self.basics[facts.entry].long_figures),
            length => rows.extend_from_slice(&figures.bytes[..usize::from(length)]),
        }
        rows.push(delimiter);
        if let Some(certificates) = certificates {
            certificates.write(rows);
        }
        let price = self.quarter_price(facts.year, facts.quarter);
        rows.extend_from_slice(&price.digits);
        if let Some(cost) = cost {
            cost.write(rows);
        }
        rows.push(delimiter);
        rows.extend_from_slice(status.code().as_bytes());
        rows.push(delimiter);
        if status == Status::PriceUnpublished {
            rows.extend_from_slice(&price.reason);
        }
        if below && year.incomplete {
            let problem = Problem::new("year-incomplete", say::year_incomplete());
            write_cell(setup.reason(&problem).as_bytes(), delimiter, rows);
        }
        rows.push(b'\n');
        Ok(())
    }

    /// Adds a line for which certificates are due.
    fn add_up(
        &mut self,
        facts: &Facts,
        (certificates, cost): (Option<Number>, Option<Number>),
        record: &Record<'_>,
        ticket: Ticket,
    ) {
        let quarter = usize::from(facts.quarter.unsigned_abs()) - 1;
        let mut added = self.tally(facts.entry, quarter, facts.mass);
        let due = &mut self.totals.importers[facts.importer];
        added = added.and_then(|()| due.add(certificates.unwrap_or(Number::ZERO), cost));
        if let (Some(value), Some(cost)) = (facts.customs_value, cost) {
            added = added.and_then(|()| self.totals.customs_value.add(value));
            added = added.and_then(|()| cost.add_to(&mut self.totals.cost_of_valued));
        }
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
        let Some(cost) = cost else { return };
        if matches!(cost, Number::Small(small) if small.at_most(self.totals.floor)) {
            return;
        }
        let layout = self.reading.layout(ticket.table);
        let text = |at: Option<usize>| at.map(|at| record.text(at).to_owned()).unwrap_or_default();
        self.totals.keep_top(TopLine {
            cost: cost.decimal().normalize(),
            place: Place { table: ticket.table, line: record.line },
            id: text(layout.id),
            importer: text(layout.importer),
            pair: self.basics[facts.entry].pair,
            mass: facts.mass.decimal(),
        });
    }

    /// Adds the mass of a line that is due to its key's quarter.
    #[inline]
    fn tally(&mut self, entry: usize, quarter: usize, mass: Small) -> Result<(), ArithmeticError> {
        let Entry { masses, lines, .. } = &mut self.entries[entry];
        let sum = mass.at_scale(MASS_DECIMALS).and_then(|mass| masses[quarter].checked_add(mass));
        if let (Some(sum), Some(count)) = (sum, lines[quarter].checked_add(1)) {
            (masses[quarter], lines[quarter]) = (sum, count);
            return Ok(());
        }
        let (sum, count) = &mut self.basics[entry].more[quarter];
        *count += 1;
        sum.add_small(mass)
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
}

fn since_2000(year: i16) -> usize {
    usize::try_from(year - 2000).unwrap_or_default()
}
