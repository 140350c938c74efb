//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::engine::Engine;
use super::memo::{Key, Memo, SHORT};
use super::months::Quarter;
use super::reading::{CountedMass, Layout, Reading};
use super::records::{Lines, Record, TOGETHER};
use super::settled::Settled;
use super::threads::Queue;
use super::{Failure, Setup};
use crate::load::table::{Block, Shape};
use crate::quantity::Sum;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Stands for the year of lines whose date cannot be read.
const NO_YEAR: i16 = Quarter::FIRST_YEAR;

/// An importer's calendar year.
#[derive(Clone, Debug)]
pub struct ImporterYear {
    pub name: String,
    pub year: i16,
    /// Net mass of goods with a threshold, of ordinary origin.
    pub mass: Sum,
    /// A line of the year, or one whose year cannot be read, is missing in the mass.
    pub incomplete: bool,
    /// Whether the mass passes the threshold of the year.
    pub above: bool,
}

/// What one thread found of an importer's year.
#[derive(Debug)]
pub struct Part {
    /// The first bytes of the name, which tell nearly all names apart.
    begins: u128,
    /// The name as the list writes it, blanks around it among them.
    spelling: String,
    year: i16,
    mass: Sum,
    incomplete: bool,
}

impl Part {
    fn of(spelling: String, year: i16, entry: &Entry) -> Self {
        let mut begins = [0; SHORT];
        for (to, from) in begins.iter_mut().zip(spelling.trim_ascii().bytes()) {
            *to = from;
        }
        let begins = u128::from_be_bytes(begins);
        Self { begins, spelling, year, mass: entry.mass, incomplete: entry.incomplete }
    }

    fn name(&self) -> &str {
        self.spelling.trim_ascii()
    }

    /// What stands behind the first bytes of the name.
    fn rest(&self) -> &[u8] {
        if self.spelling.len() > SHORT { self.name().as_bytes().get(SHORT..).unwrap_or_default() } else { &[] }
    }

    /// By name and year.
    fn in_order(&self, other: &Self) -> Ordering {
        let first = self.begins.cmp(&other.begins).then_with(|| self.rest().cmp(other.rest()));
        first.then(self.year.cmp(&other.year))
    }
}

/// All importers' years, sorted by name and year.
#[derive(Debug, Default)]
pub struct ImporterYears {
    all: Vec<ImporterYear>,
    /// Positions by name as it is spelled, for every year since [`NO_YEAR`].
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
    /// The position of an importer's year, which is that of a quarter.
    pub fn find(&self, name: Key<'_>, quarter: Quarter) -> Option<usize> {
        let names = self.by_year.get(quarter.years())?;
        names.find(name).map(|at| *names.entry(at))
    }

    /// The spellings of every year since that of the first quarter, each with the position of the importer's year.
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
    pub fn of(found: Vec<Vec<Part>>, engine: &Engine<'_>) -> Result<Self, Failure> {
        // Blanks alone are no name.
        let named = |part: &Part| part.begins != 0 || part.spelling.is_empty();
        let together = |mut all: Vec<Part>, more| {
            all.extend(more);
            all
        };
        let mut found = found.into_iter().reduce(together).unwrap_or_default();
        found.retain(named);
        // Each thread's are in order: that is found, and they are only merged.
        found.sort_by(Part::in_order);
        let years: BTreeSet<i16> = found.iter().map(|year| year.year).collect();
        let limits: BTreeMap<i16, Option<Sum>> =
            years.into_iter().map(|year| (year, threshold(engine, year))).collect();
        let mut years = Self::default();
        years.all.reserve(found.len());
        // The lines without a year come first among those of a name.
        let mut undated: Option<String> = None;
        for same in found.chunk_by_mut(|a, b| a.in_order(b).is_eq()) {
            let Some((part, others)) = same.split_first_mut() else { continue };
            for other in others.iter() {
                part.mass.add_sum(&other.mass).map_err(|_| Failure::TotalTooLong)?;
                part.incomplete |= other.incomplete;
            }
            let Part { year, mass, mut incomplete, .. } = *part;
            if year == NO_YEAR {
                undated = incomplete.then(|| part.name().to_owned());
                continue;
            }
            incomplete |= undated.as_ref().is_some_and(|name| name == part.name());
            // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
            let above = limits[&year].is_some_and(|limit| mass > limit);
            let at = usize::try_from(year - NO_YEAR).unwrap_or_default();
            if years.by_year.len() <= at {
                years.by_year.resize_with(at + 1, Memo::default);
            }
            for spelling in std::iter::once(&part.spelling).chain(others.iter().map(|other| &other.spelling)) {
                years.by_year[at].position(Key::of(spelling.as_bytes()), || years.all.len());
            }
            years.answers.push(Answer { above, incomplete });
            let spelling = std::mem::take(&mut part.spelling);
            let name = if spelling.trim_ascii() == spelling { spelling } else { spelling.trim_ascii().to_owned() };
            years.all.push(ImporterYear { name, year, mass, incomplete, above });
        }
        Ok(years)
    }
}

/// How much of a year's mass the first pass adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masses {
    /// Only until a year is above its threshold: the second pass adds up the whole.
    UntilAbove,
    Whole,
}

/// What one thread finds in the first pass.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of names and years.
    pub parts: Vec<Part>,
    /// Of the blocks it read, with their numbers.
    pub shapes: Vec<(u64, Shape)>,
}

/// The first pass of one thread.
///
/// # Errors
/// A table that cannot be read, a broken data file, the wish to end.
pub(crate) fn masses(queue: &Queue<'_>, setup: &Setup<'_>, masses: Masses) -> Result<Found, Failure> {
    let mut worker = Worker { reading: Reading::new(setup), masses, years: Vec::new() };
    let (mut block, mut lines, mut shapes) = (Block::default(), Lines::default(), Vec::new());
    while let Some(ticket) = queue.next(&mut block)? {
        setup.check(ticket.table, &block)?;
        let table = ticket.table;
        lines.split(&block, setup.tables[table].delimiter).map_err(|line| Failure::too_long(table, line))?;
        shapes.push((ticket.number, block.shape(lines.cells())));
        for range in lines.together() {
            worker.some_lines(&block, (&lines, range), table)?;
        }
        worker.reading.finish_block()?;
    }
    let whole = |(mut names, year): (Names, i16)| {
        let masses = names.masses.take().into_iter();
        masses.zip(names.spellings).map(move |(entry, spelling)| Part::of(spelling, year, &entry))
    };
    let mut parts: Vec<Part> = worker.years.into_iter().zip(NO_YEAR..).flat_map(whole).collect();
    parts.sort_unstable_by(Part::in_order);
    Ok(Found { parts, shapes })
}

struct Worker<'s> {
    reading: Reading<'s>,
    masses: Masses,
    /// Since [`NO_YEAR`].
    years: Vec<Names>,
}

impl Worker<'_> {
    /// Adds the lines whose importer's year is not settled. Each step is taken for all lines before the next one, so
    /// that what it needs of memory is there.
    fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        table: usize,
    ) -> Result<(), Failure> {
        let layout = self.reading.layout(table);
        let mut names = [Name::default(); TOGETHER];
        let names = &mut names[..range.len()];
        for (record, name) in lines.records(block, range.clone()).zip(names.iter_mut()) {
            name.short = self.look_for(&record, layout, name).is_some();
        }
        for (name, at) in names.iter().zip(range) {
            let is_settled = || self.years[name.years].settled.has(name.key, name.bucket);
            if !(name.short && is_settled())
                && let Some(record) = lines.record(block, at)
            {
                self.add(&record, table)?;
            }
        }
        Ok(())
    }

    /// Where a line's importer is looked for; nothing where it has no short name or its year has no line yet.
    #[inline]
    fn look_for(&mut self, record: &Record<'_>, layout: &Layout, name: &mut Name) -> Option<()> {
        let Some(Key::Short(key)) = layout.importer_of(record) else { return None };
        name.key = key;
        name.years = self.reading.quarter(record, layout).ok()?.years();
        let settled = &self.years.get(name.years)?.settled;
        name.bucket = settled.bucket(key);
        settled.fetch(name.bucket);
        Some(())
    }

    /// Adds a line to its importer's year.
    #[cold]
    fn add(&mut self, record: &Record<'_>, table: usize) -> Result<(), Failure> {
        let layout = self.reading.layout(table);
        let Some(name) = layout.importer_of(record) else { return Ok(()) };
        let year = self.reading.quarter(record, layout).map_or(0, Quarter::years);
        if let Some(Names { masses, .. }) = self.years.get(year)
            && masses.find(name).is_some_and(|at| masses.entry(at).settled)
        {
            return Ok(());
        }
        let mass = self.reading.mass_that_counts(record, table);
        for new in self.years.len()..=year {
            let limit = match self.masses {
                Masses::UntilAbove => threshold(self.reading.engine, (NO_YEAR..).nth(new).unwrap_or(NO_YEAR)),
                Masses::Whole => None,
            };
            self.years.push(Names { limit, ..Names::default() });
        }
        let Names { limit, masses, settled, spellings } = &mut self.years[year];
        let at = masses.position(name, || {
            spellings.push(layout.importer.map(|at| record.whole_text(at).to_owned()).unwrap_or_default());
            Entry::default()
        });
        let entry = masses.entry_mut(at);
        entry.add(mass, *limit)?;
        if entry.settled
            && let Key::Short(name) = name
        {
            settled.keep(name);
        }
        Ok(())
    }
}

/// Where the name of a line's importer is looked for.
#[derive(Clone, Copy, Debug, Default)]
struct Name {
    key: u128,
    /// Since [`NO_YEAR`].
    years: usize,
    bucket: usize,
    /// It is short.
    short: bool,
}

/// A year of all importers: the masses close together, and the names as they are spelled.
#[derive(Default)]
struct Names {
    /// Nothing more is to be known above this mass.
    limit: Option<Sum>,
    masses: Memo<Entry>,
    /// The short names whose mass is above the limit: every line asks.
    settled: Settled,
    spellings: Vec<String>,
}

/// What is known of an importer's year.
#[derive(Default)]
struct Entry {
    mass: Sum,
    incomplete: bool,
    /// The mass is above the limit.
    settled: bool,
}

impl Entry {
    /// Adds a line.
    fn add(&mut self, mass: CountedMass, limit: Option<Sum>) -> Result<(), Failure> {
        match mass {
            CountedMass::Nothing => {}
            CountedMass::Unknown => self.incomplete = true,
            CountedMass::Known(mass) => self.mass.add_small(mass)?,
        }
        self.settled = limit.is_some_and(|limit| self.mass > limit);
        Ok(())
    }
}

/// The net mass of a year up to which its importer is exempt, in tonnes; none before there was one.
fn threshold(engine: &Engine<'_>, year: i16) -> Option<Sum> {
    let limit = engine.law_of_year(year).de_minimis.as_ref().ok()?.value;
    Some(Sum::of(limit.mantissa(), limit.scale()))
}
