//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::memo::{Key, Memo, Spot};
use super::reading::{CountedMass, Layout, Reading};
use super::records::{Lines, Record, TOGETHER};
use super::threads::Queue;
use super::{Failure, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{Decimal, Sum};
use crate::resolve::goods::CbamTables;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Stands for the year of lines whose date cannot be read.
const NO_YEAR: i16 = 1999;

/// An importer's calendar year.
#[derive(Clone, Debug)]
pub struct ImporterYear {
    pub name: String,
    /// The name as the list writes it, blanks around it among them.
    pub spelling: String,
    pub year: i16,
    /// Net mass of goods with a threshold, of ordinary origin.
    pub mass: Sum,
    /// A line of the year, or one whose year cannot be read, is missing in the mass.
    pub incomplete: bool,
    /// Whether the mass passes the threshold of the year.
    pub above: bool,
}

/// All importers' years, sorted by name and year.
#[derive(Debug, Default)]
pub struct ImporterYears {
    all: Vec<ImporterYear>,
    /// Positions by name as it is spelled, for every year since 1999.
    by_year: Vec<Memo<usize>>,
    /// The two answers of each year, close together: every line asks for them.
    answers: Vec<Answer>,
}

/// An importer's name as a line spells it, in a year: the position among all spellings of that year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelled {
    /// Since 1999.
    pub year: usize,
    pub at: usize,
}

/// What a line needs to know of its importer's year.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub above: bool,
    pub incomplete: bool,
}

impl ImporterYears {
    /// The position of an importer's year.
    pub fn find(&self, name: Key<'_>, year: i16) -> Option<usize> {
        let names = self.by_year.get(since_no_year(year))?;
        names.find(name).map(|at| *names.entry(at))
    }

    /// The spellings of every year since 1999, each with the position of the importer's year.
    pub fn years(&self) -> &[Memo<usize>] {
        &self.by_year
    }

    pub fn answer(&self, position: usize) -> Answer {
        self.answers[position]
    }

    pub fn all(&self) -> &[ImporterYear] {
        &self.all
    }

    /// Puts the whole masses in place of those that were added up until it was known that they are above.
    pub fn with_masses(mut self, masses: &[Sum]) -> Self {
        for (year, mass) in self.all.iter_mut().zip(masses) {
            year.mass = *mass;
        }
        self
    }

    /// Puts together what the threads found, and tests each year against its threshold.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of(found: Vec<Vec<ImporterYear>>, tables: &CbamTables<'_>, known_on: Date) -> Result<Self, Failure> {
        // Blanks alone are no name.
        let named = |year: &ImporterYear| !year.name.is_empty() || year.spelling.is_empty();
        let mut found: Vec<ImporterYear> = found.into_iter().flatten().filter(named).collect();
        found.sort_unstable_by(|a, b| (&a.name, a.year, &a.spelling).cmp(&(&b.name, b.year, &b.spelling)));
        let years: BTreeSet<i16> = found.iter().map(|year| year.year).collect();
        let limits: BTreeMap<i16, Option<Decimal>> =
            years.into_iter().map(|year| (year, threshold(tables, year, known_on))).collect();
        let mut years = Self::default();
        // The lines without a year come first among those of a name.
        let mut undated: Option<String> = None;
        for same in found.chunk_by(|a, b| (&a.name, a.year) == (&b.name, b.year)) {
            let mut year = same[0].clone();
            for more in &same[1..] {
                year.mass.add_sum(&more.mass).map_err(|_| Failure::TotalTooLong)?;
                year.incomplete |= more.incomplete;
            }
            if year.year == NO_YEAR {
                undated = year.incomplete.then_some(year.name);
                continue;
            }
            year.incomplete |= undated.as_ref() == Some(&year.name);
            let mass = year.mass.value().map_err(|_| Failure::TotalTooLong)?;
            // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
            year.above = limits[&year.year].is_some_and(|limit| mass > limit);
            for spelled in same {
                let names = room_for(&mut years.by_year, year.year);
                names.position(Key::of(spelled.spelling.as_bytes()), || years.all.len());
            }
            years.answers.push(Answer { above: year.above, incomplete: year.incomplete });
            years.all.push(year);
        }
        Ok(years)
    }
}

/// The position of a year's spellings.
pub fn since_no_year(year: i16) -> usize {
    usize::try_from(year - NO_YEAR).unwrap_or_default()
}

fn year_at(position: usize) -> i16 {
    i16::try_from(position).map_or(NO_YEAR, |years| NO_YEAR + years)
}

/// What there is for a year.
fn room_for<V: Default>(by_year: &mut Vec<V>, year: i16) -> &mut V {
    let at = since_no_year(year);
    if by_year.len() <= at {
        by_year.resize_with(at + 1, V::default);
    }
    &mut by_year[at]
}

/// How much of a year's mass the first pass adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masses {
    /// Only until a year is above its threshold: the second pass adds up the whole.
    UntilAbove,
    Whole,
}

/// The first pass of one thread.
///
/// # Errors
/// A table that cannot be read, a broken data file, the wish to end.
pub(crate) fn masses(queue: &Queue<'_>, setup: &Setup<'_>, masses: Masses) -> Result<Vec<ImporterYear>, Failure> {
    let data = Data::of(setup.data_folder);
    let mut worker = Worker { reading: Reading::new(&data, setup)?, masses, years: Vec::new() };
    let (mut block, mut lines) = (Block::default(), Lines::default());
    while let Some(ticket) = queue.next(&mut block)? {
        setup.check(ticket.table, &block)?;
        let table = ticket.table;
        lines.split(&block, setup.tables[table].delimiter).map_err(|line| Failure::too_long(table, line))?;
        for range in lines.together() {
            worker.some_lines(&block, (&lines, range), table)?;
        }
        worker.reading.finish_block()?;
    }
    let whole = |(mut found, year): (Found, i16)| {
        let masses = found.masses.take().into_iter();
        masses.zip(found.names).map(move |(entry, (name, spelling))| ImporterYear {
            name,
            spelling,
            year,
            mass: entry.mass,
            incomplete: entry.incomplete,
            above: false,
        })
    };
    Ok(worker.years.into_iter().zip(NO_YEAR..).flat_map(whole).collect())
}

struct Worker<'s, 'd> {
    reading: Reading<'s, 'd>,
    masses: Masses,
    /// Since 1999.
    years: Vec<Found>,
}

impl Worker<'_, '_> {
    /// Adds the lines whose importer's year is not settled. Each step is taken for all lines before the next one, so
    /// that what it needs of memory is there.
    fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        table: usize,
    ) -> Result<(), Failure> {
        let layout = self.reading.layout(table);
        let mut spots = [None; TOGETHER];
        for (at, spot) in range.clone().zip(&mut spots) {
            *spot = self.spot(&lines.record(block, at), layout);
        }
        for (at, spot) in range.zip(&spots) {
            if spot.is_none_or(|spot| !self.is_settled(spot)) {
                self.add(&lines.record(block, at), table)?;
            }
        }
        Ok(())
    }

    /// Where a line's importer is looked for, by a short name.
    #[inline]
    fn spot(&mut self, record: &Record<'_>, layout: &Layout) -> Option<(usize, u128, Spot)> {
        let Some(Key::Short(name)) = layout.importer_of(record) else { return None };
        let year = since_no_year(self.reading.quarter(record, layout).ok()?.0);
        let masses = &self.years.get(year)?.masses;
        let spot = masses.spot(name);
        masses.fetch(spot);
        Some((year, name, spot))
    }

    #[inline]
    fn is_settled(&self, (year, name, spot): (usize, u128, Spot)) -> bool {
        let Found { masses, settled, .. } = &self.years[year];
        let at = masses.likely(spot);
        masses.is_at(name, at) && settled[at]
    }

    /// Adds a line to its importer's year.
    #[cold]
    fn add(&mut self, record: &Record<'_>, table: usize) -> Result<(), Failure> {
        let layout = self.reading.layout(table);
        let Some(name) = layout.importer_of(record) else { return Ok(()) };
        let year = since_no_year(self.reading.quarter(record, layout).map_or(NO_YEAR, |(year, _)| year));
        if let Some(Found { masses, settled, .. }) = self.years.get(year)
            && masses.find(name).is_some_and(|at| settled[at])
        {
            return Ok(());
        }
        let mass = self.reading.mass_that_counts(record, table);
        for new in self.years.len()..=year {
            let engine = &self.reading.engine;
            let limit = match self.masses {
                Masses::UntilAbove => threshold(&engine.tables, year_at(new), engine.known_on),
                Masses::Whole => None,
            };
            self.years.push(Found { limit, ..Found::default() });
        }
        let Found { limit, masses, settled, names } = &mut self.years[year];
        let at = masses.position(name, || {
            let at = self.reading.layout(table).importer.unwrap_or(usize::MAX);
            names.push((record.text(at).to_owned(), record.whole_text(at).to_owned()));
            settled.push(false);
            Entry::default()
        });
        settled[at] = masses.entry_mut(at).add(mass, *limit)?;
        Ok(())
    }
}

/// A year of all importers: the masses close together, and the names with their spellings.
#[derive(Default)]
struct Found {
    /// Nothing more is to be known above this mass.
    limit: Option<Decimal>,
    masses: Memo<Entry>,
    /// Whether the mass at a position is above the limit: every line asks.
    settled: Vec<bool>,
    names: Vec<(String, String)>,
}

/// What is known of an importer's year.
#[derive(Default)]
struct Entry {
    mass: Sum,
    incomplete: bool,
}

impl Entry {
    /// Adds a line; whether the mass is above the limit by now.
    fn add(&mut self, mass: CountedMass, limit: Option<Decimal>) -> Result<bool, Failure> {
        match mass {
            CountedMass::Nothing => {}
            CountedMass::Unknown => self.incomplete = true,
            CountedMass::Known(mass) => self.mass.add_small(mass)?,
        }
        Ok(limit.is_some_and(|limit| self.mass.value().is_ok_and(|sum| sum > limit)))
    }
}

/// The net mass of a year up to which its importer is exempt, in tonnes; none before there was one.
fn threshold(tables: &CbamTables<'_>, year: i16, known_on: Date) -> Option<Decimal> {
    tables.law_of_year(year, known_on, None).de_minimis.as_ref().ok().map(|limit| limit.value)
}
