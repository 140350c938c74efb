//! The first pass: the net mass of every importer and calendar year, since whether a line is liable depends on
//! all lines of the year (Reg. (EU) 2023/956, Art. 2a and Annex VII).

use super::assessor::{Counted, CountedMass, Kind};
use super::doubles::Doubles;
use super::engine::Engine;
use super::evidence::Evidence;
use super::interned::{Interned, Spellings};
use super::threads::Queue;
use super::{Failure, Setup};
use crate::load::table::{Block, Records};
use crate::quantity::{ArithmeticError, Sum};
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// An importer's calendar year.
#[derive(Clone, Debug)]
pub struct ImporterYear {
    pub name: String,
    pub year: i16,
    /// Net mass of goods with a threshold, of ordinary origin.
    pub mass: Sum,
    /// A line of the year, or one whose year cannot be read, is missing in the mass.
    pub incomplete: bool,
    /// It would pass the threshold if the lines without an importer were its own.
    pub unassigned: bool,
    /// Whether the mass passes the threshold of the year.
    pub above: bool,
}

/// What a line needs to know of its importer's year.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub above: bool,
    /// Below only as far as the lines can be read.
    pub incomplete: bool,
    /// Below only without the lines that have no importer.
    pub unassigned: bool,
}

/// All importers' years, sorted by name and year.
#[derive(Debug, Default)]
pub struct ImporterYears {
    all: Vec<ImporterYear>,
    /// The importer of every spelling.
    spellings: Spellings,
    /// Where the years of each importer begin, and where those of the last one end.
    begins: Vec<u32>,
    /// Spellings that are one importer, the one that is shown first.
    pub joined: Vec<Vec<String>>,
}

impl ImporterYears {
    /// The position of an importer's year.
    pub fn find(&self, spelling: &[u8], year: i16) -> Option<usize> {
        let importer = self.spellings.get(spelling)? as usize;
        let [begin, end] = [self.begins[importer] as usize, self.begins[importer + 1] as usize];
        self.all[begin..end].iter().position(|own| own.year == year).map(|at| begin + at)
    }

    pub fn answer(&self, position: usize) -> Answer {
        let ImporterYear { above, incomplete, unassigned, .. } = self.all[position];
        Answer { above, incomplete, unassigned }
    }

    pub fn all(&self) -> &[ImporterYear] {
        &self.all
    }

    /// Puts together what the threads found, and tests each year against its threshold.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of(found: Vec<Found>, engine: &Engine<'_>) -> Result<Self, Failure> {
        let mut importers: Vec<Importer> = Vec::new();
        let mut keys: HashMap<String, u32, FixedState> = HashMap::default();
        let mut years = Self::default();
        let mut unassigned: BTreeMap<i16, Sum> = BTreeMap::new();
        for found in found {
            for (year, mass) in found.unassigned {
                unassigned.entry(year).or_default().add_sum(&mass)?;
            }
            for (spelling, Spelled { place, masses }) in found.spellings.into_values() {
                let text = String::from_utf8_lossy(&spelling);
                let at = *keys.entry(key(&text)).or_insert_with(|| {
                    importers.push(Importer::new(text.to_string(), place));
                    u32::try_from(importers.len() - 1).unwrap_or(u32::MAX)
                });
                let importer = &mut importers[at as usize];
                if place != importer.place {
                    importer.spellings.push((place, text.to_string()));
                }
                importer.masses.add_all(&masses)?;
                // The spelling that comes first in the lists is shown.
                if place < importer.place {
                    importer.spellings.push((importer.place, std::mem::replace(&mut importer.name, text.into_owned())));
                    importer.place = place;
                }
                years.spellings.insert(&spelling, at);
            }
        }
        drop(keys);
        let mut order: Vec<u32> = (0..).take(importers.len()).collect();
        order.sort_unstable_by(|a, b| importers[*a as usize].name.cmp(&importers[*b as usize].name));
        let mut ranks = vec![0; order.len()];
        let mut limits = BTreeMap::new();
        for (rank, at) in (0..).zip(&order) {
            ranks[*at as usize] = rank;
            years.begins.push(u32::try_from(years.all.len()).unwrap_or(u32::MAX));
            let importer = &mut importers[*at as usize];
            let name = importer.name.clone();
            if let Some(joined) = importer.joined(&name).filter(|joined| joined.len() > 1) {
                years.joined.push(joined);
            }
            let masses = &importer.masses;
            let undated = masses.of(None).is_some_and(|undated| undated.incomplete);
            for (year, YearMass { mass, incomplete }) in masses.by_year() {
                // Exempt up to and including the threshold; before 2026 there is none, and nothing is due.
                let limit: &mut Option<Sum> = limits.entry(year).or_insert_with(|| threshold(engine, year));
                let above = limit.is_some_and(|limit| mass > limit);
                let incomplete = incomplete || undated;
                // Lines without an importer can be those of any.
                let mut with_unassigned = mass;
                with_unassigned.add_sum(&unassigned.get(&year).copied().unwrap_or_default())?;
                let unassigned = !above && limit.is_some_and(|limit| with_unassigned > limit);
                years.all.push(ImporterYear { name: name.clone(), year, mass, incomplete, unassigned, above });
            }
        }
        years.begins.push(u32::try_from(years.all.len()).unwrap_or(u32::MAX));
        years.spellings.renumber(|importer| ranks[importer as usize]);
        Ok(years)
    }
}

/// The key of an importer: capitals, blanks, hyphens, dots and full-width forms make no difference.
pub fn key(spelling: &str) -> String {
    let narrow = |c: char| match c {
        // The full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{3002}');
    spelling.chars().map(narrow).filter(kept).flat_map(char::to_lowercase).collect()
}

/// Appends the [`key`] of a cell.
pub fn fold(cell: &[u8], out: &mut Vec<u8>) {
    if cell.is_ascii() {
        let kept = cell.iter().filter(|byte| !matches!(byte, b' ' | b'-' | b'.' | b'\t'));
        out.extend(kept.map(u8::to_ascii_lowercase));
    } else {
        out.extend_from_slice(key(&String::from_utf8_lossy(cell)).as_bytes());
    }
}

/// The net mass of a year up to which its importer is exempt, in tonnes (Reg. (EU) 2023/956, Annex VII); none before
/// there was one.
pub fn threshold(engine: &Engine<'_>, year: i16) -> Option<Sum> {
    let limit = engine.law_of_year(year).de_minimis.as_ref().ok()?.value;
    Some(Sum::of(limit.mantissa(), limit.scale()))
}

/// An importer while the spellings are put together.
struct Importer {
    name: String,
    place: u64,
    /// Other spellings, with the places where they stand first.
    spellings: Vec<(u64, String)>,
    masses: Masses,
}

impl Importer {
    fn new(name: String, place: u64) -> Self {
        Self { name, place, spellings: Vec::new(), masses: Masses::default() }
    }

    /// All spellings in the order of the lists, where there are several.
    fn joined(&mut self, first: &str) -> Option<Vec<String>> {
        if self.spellings.is_empty() {
            return None;
        }
        self.spellings.sort_unstable();
        let mut all = vec![first.to_owned()];
        all.extend(self.spellings.drain(..).map(|(_, spelling)| spelling).filter(|spelling| spelling != first));
        all.dedup();
        Some(all)
    }
}

/// Importers as they are spelled.
type ByName = Interned<Spelled>;

/// What one thread found in the first pass.
#[derive(Debug, Default)]
pub struct Found {
    spellings: ByName,
    /// By table.
    pub evidence: Vec<Evidence>,
    pub counts: Vec<Counts>,
    /// Tonnes that count, of lines without an importer, by year.
    unassigned: BTreeMap<i16, Sum>,
    /// Of every line with an id: see [`super::doubles`].
    pub hashes: Vec<u64>,
}

/// What the lines of a table are.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Shipments.
    pub lines: u64,
    /// Lines whose cells are all empty.
    pub blank: u64,
    /// Lines that are sums of others, and the first of them.
    pub totals: u64,
    pub first_totals: Vec<u64>,
    /// Lines with a quote that was read as it stands.
    pub stray_quotes: u64,
    /// The last quarter of each year that has a line.
    pub last_quarters: BTreeMap<i16, i8>,
}

/// So many lines are named.
const NAMED: usize = 5;

impl Counts {
    /// Adds what another thread counted.
    pub fn add_all(&mut self, other: Self) {
        self.lines += other.lines;
        self.blank += other.blank;
        self.totals += other.totals;
        self.stray_quotes += other.stray_quotes;
        self.first_totals.extend(other.first_totals);
        self.first_totals.sort_unstable();
        self.first_totals.truncate(NAMED);
        for (year, quarter) in other.last_quarters {
            let own = self.last_quarters.entry(year).or_insert(quarter);
            *own = quarter.max(*own);
        }
    }
}

/// An importer as it is spelled.
#[derive(Debug)]
pub struct Spelled {
    /// Where it stands first: the number of the block, and of the record in it.
    place: u64,
    masses: Masses,
}

/// The masses of an importer's years; most have one.
#[derive(Debug, Default)]
struct Masses {
    first: Option<(Option<i16>, YearMass)>,
    more: BTreeMap<Option<i16>, YearMass>,
}

/// What the lines of a year add up to.
#[derive(Clone, Copy, Debug, Default)]
struct YearMass {
    mass: Sum,
    incomplete: bool,
}

impl Masses {
    /// The year's mass; that of lines without a day for none.
    fn of_mut(&mut self, year: Option<i16>) -> &mut YearMass {
        match self.first.get_or_insert((year, YearMass::default())) {
            (own, mass) if *own == year => mass,
            _ => self.more.entry(year).or_default(),
        }
    }

    fn of(&self, year: Option<i16>) -> Option<&YearMass> {
        let first = self.first.as_ref().filter(|(own, _)| *own == year).map(|(_, mass)| mass);
        first.or_else(|| self.more.get(&year))
    }

    fn add(&mut self, Counted { quarter, mass }: Counted) -> Result<(), ArithmeticError> {
        let own = self.of_mut(quarter.map(|quarter| quarter.year));
        match mass {
            CountedMass::Nothing => Ok(()),
            CountedMass::Unknown => {
                own.incomplete = true;
                Ok(())
            }
            CountedMass::Known(mass) => own.mass.add_small(mass),
        }
    }

    fn add_all(&mut self, other: &Self) -> Result<(), ArithmeticError> {
        for (year, more) in other.first.iter().map(|(year, mass)| (year, mass)).chain(&other.more) {
            let own = self.of_mut(*year);
            own.mass.add_sum(&more.mass)?;
            own.incomplete |= more.incomplete;
        }
        Ok(())
    }

    /// The years of lines with a day, in their order.
    fn by_year(&self) -> BTreeMap<i16, YearMass> {
        let all = self.first.iter().map(|(year, mass)| (year, mass)).chain(&self.more);
        all.filter_map(|(year, mass)| Some(((*year)?, *mass))).collect()
    }
}

/// The first pass of one thread.
///
/// # Errors
/// A table that cannot be read, a broken data file, the wish to end.
pub(crate) fn masses(queue: &Queue<'_>, setup: &Setup<'_>) -> Result<Found, Failure> {
    let mut assessor = setup.assessor();
    let mut block = Block::default();
    let mut found = Found {
        evidence: setup.layouts.iter().map(Evidence::of).collect(),
        counts: vec![Counts::default(); setup.layouts.len()],
        ..Found::default()
    };
    let mut doubles = Doubles::default();
    while let Some(ticket) = queue.next(&mut block)? {
        setup.check(ticket.table, &block)?;
        let table = ticket.table;
        let layout = assessor.layout(table);
        let (evidence, counts) = (&mut found.evidence[table], &mut found.counts[table]);
        let mut records = Records::of(&block, &setup.tables[table]);
        let mut place = ticket.number << 32;
        while let Some(record) = records.next() {
            place += 1;
            match assessor.kind(&record, table) {
                Kind::Line => counts.lines += 1,
                Kind::Blank => {
                    counts.blank += 1;
                    continue;
                }
                Kind::Total => {
                    counts.totals += 1;
                    counts.first_totals.push(record.line);
                    counts.first_totals.truncate(NAMED);
                    continue;
                }
            }
            evidence.numbers_of(&record);
            evidence.day_of(&record, layout.date);
            if let Some(hash) = doubles.hash(&record, layout) {
                found.hashes.push(hash);
            }
            let counted = assessor.counted(&record, table);
            if let Some(quarter) = counted.quarter {
                let last = counts.last_quarters.entry(quarter.year).or_insert(quarter.number);
                *last = quarter.number.max(*last);
            }
            match layout.importer(&record) {
                Some(importer) => {
                    let id = found.spellings.id(importer, || Spelled { place, masses: Masses::default() });
                    found.spellings.value_mut(id).masses.add(counted)?;
                }
                None => {
                    if let (Some(quarter), CountedMass::Known(mass)) = (counted.quarter, counted.mass) {
                        found.unassigned.entry(quarter.year).or_default().add_small(mass)?;
                    }
                }
            }
        }
        counts.blank += records.blank;
        counts.stray_quotes += records.stray_quotes;
        assessor.check_data()?;
        if assessor.is_full() {
            assessor.forget();
        }
    }
    Ok(found)
}
