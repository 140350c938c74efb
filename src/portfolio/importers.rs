//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::memo::{Key, Memo};
use super::reading::{CountedMass, Reading};
use super::records::{Lines, Record, TOGETHER};
use super::threads::Queue;
use super::{Failure, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{Decimal, Sum};
use crate::resolve::goods::CbamTables;
use jiff::civil::Date;
use std::collections::BTreeMap;
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
    /// Positions by name, for every year since 1999.
    by_year: Vec<Memo<usize>>,
    /// The two answers of each year, close together: every line asks for them.
    answers: Vec<Answer>,
}

/// What a line needs to know of its importer's year.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub above: bool,
    pub incomplete: bool,
}

impl ImporterYears {
    /// The position of an importer's year.
    #[inline]
    pub fn find(&self, name: Key<'_>, year: i16) -> Option<usize> {
        let names = self.by_year.get(since_no_year(year))?;
        names.find(name).map(|at| *names.entry(at))
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
        let mut merged: BTreeMap<(String, i16), ImporterYear> = BTreeMap::new();
        let mut spellings: Vec<(String, String, i16)> = Vec::new();
        for year in found.into_iter().flatten() {
            // Blanks alone are no name.
            if year.name.is_empty() && !year.spelling.is_empty() {
                continue;
            }
            spellings.push((year.name.clone(), year.spelling.clone(), year.year));
            match merged.get_mut(&(year.name.clone(), year.year)) {
                Some(known) => {
                    known.mass.add_sum(&year.mass).map_err(|_| Failure::TotalTooLong)?;
                    known.incomplete |= year.incomplete;
                }
                None => {
                    merged.insert((year.name.clone(), year.year), year);
                }
            }
        }
        let undated: Vec<String> = merged
            .iter()
            .filter(|((_, year), entry)| *year == NO_YEAR && entry.incomplete)
            .map(|((name, _), _)| name.clone())
            .collect();
        let mut years = Self::default();
        for ((name, year), mut entry) in merged.into_iter().filter(|((_, year), _)| *year != NO_YEAR) {
            entry.incomplete |= undated.binary_search(&name).is_ok();
            let mass = entry.mass.value().map_err(|_| Failure::TotalTooLong)?;
            // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
            entry.above = threshold(tables, year, known_on).is_some_and(|limit| mass > limit);
            years.answers.push(Answer { above: entry.above, incomplete: entry.incomplete });
            years.all.push(entry);
        }
        for (name, spelling, year) in spellings {
            let known = years.all.binary_search_by(|other| (&other.name, other.year).cmp(&(&name, year)));
            if let Ok(at) = known {
                room_for(&mut years.by_year, year).position(Key::of(spelling.as_bytes()), || at);
            }
        }
        Ok(years)
    }
}

fn since_no_year(year: i16) -> usize {
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
    /// Each step is taken for all lines before the next one, as in the second pass.
    fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        table: usize,
    ) -> Result<(), Failure> {
        let layout = self.reading.layout(table);
        let records = || lines.records(block, range.clone());
        let (mut said, mut settled) = ([None; TOGETHER], [false; TOGETHER]);
        for (record, said) in records().zip(&mut said) {
            let Some(name) = layout.importer_of(&record) else { continue };
            let year = self.reading.quarter(&record, layout).map_or(NO_YEAR, |(year, _)| year);
            *said = Some((since_no_year(year), name));
        }
        for (said, settled) in said.iter().zip(&mut settled) {
            if let Some((year, name)) = *said
                && let Some(Found { masses, .. }) = self.years.get(year)
                && let Some(at) = masses.find(name)
            {
                *settled = masses.entry(at).settled;
            }
        }
        for ((record, said), settled) in records().zip(said).zip(settled) {
            if let Some((year, name)) = said
                && !settled
            {
                self.add(&record, table, (year, name))?;
            }
        }
        Ok(())
    }

    /// Adds a line to its importer's year.
    fn add(&mut self, record: &Record<'_>, table: usize, (year, name): (usize, Key<'_>)) -> Result<(), Failure> {
        let mass = self.reading.mass_that_counts(record, table);
        for new in self.years.len()..=year {
            let engine = &self.reading.engine;
            let limit = match self.masses {
                Masses::UntilAbove => threshold(&engine.tables, year_at(new), engine.known_on),
                Masses::Whole => None,
            };
            self.years.push(Found { limit, ..Found::default() });
        }
        let Found { limit, masses, names } = &mut self.years[year];
        let at = masses.position(name, || {
            let at = self.reading.layout(table).importer.unwrap_or(usize::MAX);
            names.push((record.text(at).to_owned(), record.whole_text(at).to_owned()));
            Entry::default()
        });
        masses.entry_mut(at).add(mass, *limit)
    }
}

/// A year of all importers: the masses close together, and the names with their spellings.
#[derive(Default)]
struct Found {
    /// Nothing more is to be known above this mass.
    limit: Option<Decimal>,
    masses: Memo<Entry>,
    names: Vec<(String, String)>,
}

/// What is known of an importer's year.
#[derive(Default)]
struct Entry {
    mass: Sum,
    incomplete: bool,
    /// It is above the limit.
    settled: bool,
}

impl Entry {
    #[inline]
    fn add(&mut self, mass: CountedMass, limit: Option<Decimal>) -> Result<(), Failure> {
        match mass {
            CountedMass::Nothing => {}
            CountedMass::Unknown => self.incomplete = true,
            CountedMass::Known(mass) => {
                self.mass.add_small(mass)?;
                self.settled = limit.is_some_and(|limit| self.mass.value().is_ok_and(|sum| sum > limit));
            }
        }
        Ok(())
    }
}

/// The net mass of a year up to which its importer is exempt, in tonnes; none before there was one.
fn threshold(tables: &CbamTables<'_>, year: i16, known_on: Date) -> Option<Decimal> {
    tables.law_of_year(year, known_on, None).de_minimis.as_ref().ok().map(|limit| limit.value)
}
