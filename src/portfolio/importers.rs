//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::memo::{Key, Memo};
use super::reading::Reading;
use super::records::{Record, Room, each_record};
use super::threads::Queue;
use super::{Failure, Setup, cells};
use crate::load::Data;
use crate::load::table::Block;
use crate::quantity::{Decimal, Sum};
use crate::resolve::goods::CbamTables;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Stands for the year of lines whose date cannot be read.
const NO_YEAR: i16 = 1999;

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

/// All importers' years, sorted by name and year.
#[derive(Debug, Default)]
pub struct ImporterYears {
    index: Memo<ImporterYear>,
}

impl ImporterYears {
    /// The position of an importer's year.
    pub fn find(&self, key: Key<'_>) -> Option<usize> {
        self.index.find(key)
    }

    pub fn all(&self) -> &[ImporterYear] {
        self.index.entries()
    }

    /// Puts together what the threads found, and tests each year against its threshold.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of(found: Vec<Vec<ImporterYear>>, tables: &CbamTables<'_>, known_on: Date) -> Result<Self, Failure> {
        let mut merged: BTreeMap<(String, i16), ImporterYear> = BTreeMap::new();
        for year in found.into_iter().flatten() {
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
        let mut scratch = Vec::new();
        for ((name, year), mut entry) in merged.into_iter().filter(|((_, year), _)| *year != NO_YEAR) {
            entry.incomplete |= undated.binary_search(&name).is_ok();
            let limit = tables.law_of_year(year, known_on, None).de_minimis.clone();
            let mass = entry.mass.value().map_err(|_| Failure::TotalTooLong)?;
            // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
            entry.above = limit.is_ok_and(|limit| mass > limit.value);
            years.index.position(Key::of(name.as_bytes(), small_year(year), &mut scratch), || entry);
        }
        Ok(years)
    }
}

/// A year as the small number of a key.
pub fn small_year(year: i16) -> u8 {
    u8::try_from(year - NO_YEAR).unwrap_or(0)
}

/// The first pass of one thread.
///
/// # Errors
/// A table that cannot be read, a broken data file, the wish to end.
pub fn masses(queue: &Queue<'_>, setup: &Setup<'_>) -> Result<Vec<ImporterYear>, Failure> {
    let data = Data::of(setup.data_folder);
    let mut reading = Reading::new(&data, setup)?;
    let mut years: Memo<ImporterYear> = Memo::default();
    let (mut block, mut room, mut scratch) = (Block::default(), Room::default(), Vec::new());
    while let Some(ticket) = queue.next(&mut block)? {
        setup.check(ticket.table, &block)?;
        let mut overflow = false;
        let delimiter = setup.tables[ticket.table].delimiter;
        each_record(&block, delimiter, &mut room, |record| {
            overflow |= mass_of(record, ticket.table, &mut reading, &mut years, &mut scratch).is_none();
        })
        .map_err(|line| Failure::too_long(ticket.table, line))?;
        if overflow {
            return Err(Failure::TotalTooLong);
        }
        reading.finish_block()?;
    }
    Ok(years.take())
}

/// Adds a line to its importer's year; nothing where the sum overflows.
fn mass_of(
    record: &Record<'_>,
    table: usize,
    reading: &mut Reading<'_, '_>,
    years: &mut Memo<ImporterYear>,
    scratch: &mut Vec<u8>,
) -> Option<()> {
    let layout = reading.layout(table);
    let date = cells::plain_day(record.cell(layout.date)).or_else(|| cells::day(record.text(layout.date)).ok());
    let year = date.map_or(NO_YEAR, Date::year);
    let name: &[u8] = layout.importer.map_or(&[], |at| record.cell(at));
    if layout.importer.is_some() && name.is_empty() {
        return Some(());
    }
    let key = match layout.importer {
        Some(at) => record.key(at, small_year(year), scratch),
        None => Key::of(&[], small_year(year), scratch),
    };
    let at = years.position(key, || ImporterYear {
        name: String::from_utf8_lossy(name).into_owned(),
        year,
        mass: Sum::default(),
        incomplete: false,
        above: false,
    });
    let mass: Option<Decimal> = match reading.counts(record, table) {
        Some(false) => return Some(()),
        Some(true) => reading.mass(record, table).ok().filter(|_| date.is_some()),
        None => None,
    };
    let entry = years.entry_mut(at);
    match mass {
        Some(mass) => entry.mass.add(mass).ok()?,
        None => entry.incomplete = true,
    }
    Some(())
}
