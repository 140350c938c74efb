//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::memo::{Key, Memo};
use super::reading::Reading;
use super::records::{Record, Room, each_record};
use super::threads::Queue;
use super::{Failure, Setup};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::Sum;
use crate::resolve::goods::CbamTables;
use jiff::civil::Date;
use std::collections::BTreeMap;

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
            let limit = tables.law_of_year(year, known_on, None).de_minimis.clone();
            let mass = entry.mass.value().map_err(|_| Failure::TotalTooLong)?;
            // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
            entry.above = limit.is_ok_and(|limit| mass > limit.value);
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

/// What there is for a year.
fn room_for<V: Default>(by_year: &mut Vec<V>, year: i16) -> &mut V {
    let at = since_no_year(year);
    if by_year.len() <= at {
        by_year.resize_with(at + 1, V::default);
    }
    &mut by_year[at]
}

/// The first pass of one thread.
///
/// # Errors
/// A table that cannot be read, a broken data file, the wish to end.
pub fn masses(queue: &Queue<'_>, setup: &Setup<'_>) -> Result<Vec<ImporterYear>, Failure> {
    let data = Data::of(setup.data_folder);
    let mut reading = Reading::new(&data, setup)?;
    let mut years: Vec<Found> = Vec::new();
    let (mut block, mut room) = (Block::default(), Room::default());
    while let Some(ticket) = queue.next(&mut block)? {
        setup.check(ticket.table, &block)?;
        let mut overflow = false;
        let delimiter = setup.tables[ticket.table].delimiter;
        each_record(&block, delimiter, &mut room, |record| {
            overflow |= mass_of(record, ticket.table, &mut reading, &mut years).is_none();
        })
        .map_err(|line| Failure::too_long(ticket.table, line))?;
        if overflow {
            return Err(Failure::TotalTooLong);
        }
        reading.finish_block()?;
    }
    let whole = |(mut found, year): (Found, i16)| {
        let masses = found.masses.take().into_iter();
        masses.zip(found.names).map(move |((mass, incomplete), (name, spelling))| ImporterYear {
            name,
            spelling,
            year,
            mass,
            incomplete,
            above: false,
        })
    };
    Ok(years.into_iter().zip(NO_YEAR..).flat_map(whole).collect())
}

/// A year of all importers: the mass and whether it is incomplete, close together, and the names with their
/// spellings.
#[derive(Default)]
struct Found {
    masses: Memo<(Sum, bool)>,
    names: Vec<(String, String)>,
}

/// Adds a line to its importer's year; nothing where the sum overflows.
fn mass_of(record: &Record<'_>, table: usize, reading: &mut Reading<'_, '_>, years: &mut Vec<Found>) -> Option<()> {
    let layout = reading.layout(table);
    let date = reading.quarter(record, layout).ok();
    let year = date.map_or(NO_YEAR, |(year, _)| year);
    let name = layout.importer.map_or(Key::Short(0), |at| record.key(at));
    if layout.importer.is_some() && matches!(name, Key::Short(0)) {
        return Some(());
    }
    let Found { masses, names } = room_for(years, year);
    let at = masses.position(name, || {
        let at = layout.importer.unwrap_or(usize::MAX);
        names.push((record.text(at).to_owned(), record.whole_text(at).to_owned()));
        (Sum::default(), false)
    });
    let pair = reading.pair(record, layout);
    let mass = match reading.counts(pair) {
        Some(false) => return Some(()),
        Some(true) => reading.mass(record, table).ok().filter(|_| date.is_some()),
        None => None,
    };
    let (sum, incomplete) = masses.entry_mut(at);
    match mass {
        Some(mass) => sum.add_small(mass).ok()?,
        None => *incomplete = true,
    }
    Some(())
}
