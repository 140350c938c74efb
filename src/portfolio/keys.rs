//! What the lines of one key share: a good of an origin with what is claimed of it. Its rate is asked of the engine
//! once, and its lines are added up as masses, since the rate times the sum of masses is the sum of the lines.

use super::Setup;
use super::bytes::fetch;
use super::dues::MASS_DECIMALS;
use super::engine::{Rate, Status};
use super::memo::{Key, Memo};
use super::months::Quarter;
use super::rates::Rates;
use super::reading::{Layout, Outcome, Reading};
use super::records::Record;
use super::totals::Pair;
use super::writing::{Short, Words};
use crate::quantity::{ArithmeticError, Small, Sum};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every common line of a key needs and adds to. There are as many entries as goods times origins, more than a
/// near cache holds, so that each is one place of memory that is fetched at once.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub struct Entry {
    /// The mass of lines that are due, in billionths of a tonne, by quarter.
    pub masses: [i64; 4],
    /// The digits of the certificates of a tonne; without figures, the position of what is written instead.
    certificates: i64,
    /// Lines that are due.
    pub lines: u32,
    /// How many of the digits are decimals.
    decimals: u8,
    pub kind: Kind,
    /// Emissions and free allocation as they are written, a delimiter between them.
    pub figures: Short<17>,
}

/// How the lines of a key are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// No line of it was met.
    #[default]
    New,
    /// The quick way; the mass counts towards 50 t.
    Counting,
    /// The quick way; the mass does not count.
    NotCounting,
    /// The quick way, without figures: what is written of it many lines have.
    WithoutFigures,
    /// The same; the mass counts.
    WithoutFiguresCounting,
    /// With care: the figures are long, or there are none and the lines claim something.
    Uncommon,
}

impl Entry {
    /// Certificates of a tonne.
    #[inline]
    pub fn certificates(&self) -> Option<Small> {
        Small::new(self.certificates, u32::from(self.decimals))
    }
}

/// What is needed once a key, and for lines that are written with care.
#[derive(Debug)]
pub struct Shared {
    /// No rate: what its lines are instead.
    pub rate: Result<Rate, Rc<Outcome>>,
    pub pair: Pair,
    /// Whether the mass counts towards 50 t.
    pub counts: bool,
    by_default_value: bool,
    /// Of the importation, since that of the first [`Quarter`].
    years: u16,
    /// What was added with care.
    more: Option<Box<More>>,
}

/// The mass of lines by quarter, and how many they are.
#[derive(Clone, Copy, Debug, Default)]
struct More {
    masses: [Sum; 4],
    lines: u64,
}

/// So many entries are kept.
const MOST: usize = 1 << 19;
/// Of these by claim, which take more room; a list with more of them declares actual values line by line.
const MOST_CLAIMS: usize = 1 << 16;

/// A code and an origin have a place of their own where the position of the code is below this one, and that of the
/// origin is one byte.
pub const DENSE_CODES: usize = 1 << 11;

/// The place of a code and an origin among all pairs of them.
#[inline]
pub fn place_of_pair(code: u16, origin: u8) -> u32 {
    u32::from(code) << 8 | u32::from(origin)
}

/// The same by the positions of [`Reading::pair`], where there is one.
fn place_of((code, origin): (usize, usize)) -> Option<u32> {
    let code = u16::try_from(code).ok().filter(|_| code < DENSE_CODES)?;
    Some(place_of_pair(code, u8::try_from(origin).ok()?))
}

/// So many entries of one code stand together, as a row.
const ROW: usize = 64;

/// So many keys have room from the beginning: every good of every origin. Memory that no key uses costs nothing.
const EXPECTED: usize = 1 << 16;

/// The keys that one thread has met.
#[derive(Debug, Default)]
pub struct Keys {
    /// Rows of pairs, and keys by claim.
    entries: Vec<Entry>,
    /// Of the same positions; none where no line of a pair was met.
    shared: Vec<Option<Shared>>,
    met: usize,
    /// By year and place of the first pair of a row: one more than the position of the row's first entry; zero for
    /// none. It is small, so that a pair is found in one place of memory that is not near.
    rows: Vec<Vec<u32>>,
    /// The positions of entries of all other lines.
    by_claim: Memo<usize>,
    rates: Rates,
    /// What is written of lines without figures, each once.
    words: Vec<Rc<Words>>,
    /// Their positions by status and reason.
    words_by_reason: BTreeMap<(Status, Vec<u8>), i64>,
    scratch: Vec<u8>,
}

impl Keys {
    /// No keys, with room for many.
    pub fn with_room() -> Self {
        let (entries, shared) = (Vec::with_capacity(2 * EXPECTED), Vec::with_capacity(2 * EXPECTED));
        Self { entries, shared, ..Self::default() }
    }

    #[inline]
    pub fn entry(&self, position: usize) -> Option<&Entry> {
        self.entries.get(position)
    }

    #[inline]
    pub fn entry_mut(&mut self, position: usize) -> Option<&mut Entry> {
        self.entries.get_mut(position)
    }

    pub fn shared(&self, position: usize) -> Option<&Shared> {
        self.shared.get(position)?.as_ref()
    }

    /// What is written of the lines of a key without figures.
    pub fn words(&self, position: usize) -> Option<&Rc<Words>> {
        self.words.get(usize::try_from(self.entry(position)?.certificates).ok()?)
    }

    /// The position of what is written of lines without figures, which is kept.
    fn keep_words(&mut self, outcome: &Rc<Outcome>, setup: &Setup<'_>) -> i64 {
        let words = Words::of(outcome, setup);
        let (next, known) = (self.words.len(), &mut self.words_by_reason);
        *known.entry((outcome.0, words.reason.clone())).or_insert_with(|| {
            self.words.push(Rc::new(words));
            i64::try_from(next).unwrap_or(i64::MAX)
        })
    }

    /// How many keys were met.
    pub fn len(&self) -> usize {
        self.met
    }

    pub fn are_too_many(&self) -> bool {
        self.entries.len() > MOST || self.by_claim.len() > MOST_CLAIMS
    }

    /// The position of the entry of a good of an origin by its default value, if its row was met; the entry is asked
    /// for soon.
    #[inline]
    pub fn find(&self, quarter: Quarter, pair: u32) -> Option<u32> {
        let row = self.rows.get(quarter.years())?.get(pair as usize / ROW)?.checked_sub(1)?;
        let position = row + pair % ROW as u32;
        fetch(self.entries.get(position as usize));
        Some(position)
    }

    /// The position of an entry by its default value, whose row is made where there is none.
    fn find_or_make(&mut self, quarter: Quarter, pair: u32) -> usize {
        if let Some(position) = self.find(quarter, pair) {
            return position as usize;
        }
        let (years, row) = (quarter.years(), pair as usize / ROW);
        if self.rows.len() <= years {
            self.rows.resize_with(years + 1, Vec::new);
        }
        let rows = &mut self.rows[years];
        if rows.len() <= row {
            rows.resize(row + 1, 0);
        }
        let first = self.entries.len();
        rows[row] = u32::try_from(first + 1).unwrap_or_default();
        self.entries.resize(first + ROW, Entry::default());
        self.shared.resize_with(first + ROW, || None);
        first + pair as usize % ROW
    }

    /// The position of a line's entry: by code and origin, and by what it claims.
    pub fn position(
        &mut self,
        (record, table): (&Record<'_>, usize),
        quarter: Quarter,
        reading: &mut Reading<'_>,
        setup: &Setup<'_>,
    ) -> usize {
        let layout = reading.layout(table);
        let pair = reading.pair(record, layout);
        let Some(place) = place_of(pair).filter(|_| !layout.claims(record)) else {
            return self.position_by_claim((record, table), pair, quarter, reading, setup);
        };
        let position = self.find_or_make(quarter, place);
        if self.entries[position].kind == Kind::New {
            let (entry, shared) = self.make((record, table), pair, quarter, reading, setup);
            self.keep(position, entry, shared);
        }
        position
    }

    fn position_by_claim(
        &mut self,
        (record, table): (&Record<'_>, usize),
        pair: (usize, usize),
        quarter: Quarter,
        reading: &Reading<'_>,
        setup: &Setup<'_>,
    ) -> usize {
        let mut scratch = std::mem::take(&mut self.scratch);
        let key = claim_key(record, reading.layout(table), quarter, &mut scratch);
        let entry = match self.by_claim.find(key) {
            Some(at) => *self.by_claim.entry(at),
            None => {
                let (entry, shared) = self.make((record, table), pair, quarter, reading, setup);
                let position = self.entries.len();
                self.entries.push(entry);
                self.shared.push(None);
                self.keep(position, entry, shared);
                self.by_claim.position(key, || position);
                position
            }
        };
        self.scratch = scratch;
        entry
    }

    fn keep(&mut self, position: usize, entry: Entry, shared: Shared) {
        self.entries[position] = entry;
        self.shared[position] = Some(shared);
        self.met += 1;
    }

    /// The entry of a key, and what its lines share.
    fn make(
        &mut self,
        (record, table): (&Record<'_>, usize),
        pair: (usize, usize),
        quarter: Quarter,
        reading: &Reading<'_>,
        setup: &Setup<'_>,
    ) -> (Entry, Shared) {
        let refused = |problem| Rc::new((Status::Refused, vec![problem]));
        let (mut common, mut known) = (None, (Pair::new("", ""), true));
        let rate = match (reading.good_of_origin(pair), reading.claim(record, table)) {
            (Err(outcome), _) => Err(Rc::new(outcome)),
            (Ok(_), Err(problems)) => Err(Rc::new((Status::Refused, problems))),
            (Ok((good, origin)), Ok(claim)) => {
                known = (Pair::new(good.0, origin), claim.actual.is_none());
                let found =
                    self.rates.get_or(reading.engine, (good, origin, &claim, quarter.import()), setup.delimiter);
                common = found.as_ref().ok().and_then(|found| found.common);
                found.map(|found| found.rate).map_err(refused)
            }
        };
        let shared = Shared {
            rate,
            pair: known.0,
            counts: reading.counts(pair) == Some(true),
            by_default_value: known.1,
            years: u16::try_from(quarter.years()).unwrap_or(u16::MAX),
            more: None,
        };
        let kinds = |counting, other| if shared.counts { counting } else { other };
        let mut entry = Entry::default();
        match (&shared.rate, common) {
            // What is wrong with a claim few lines have in common.
            (Err(_), _) if reading.layout(table).claims(record) => entry.kind = Kind::Uncommon,
            (Err(outcome), _) => {
                entry.certificates = self.keep_words(outcome, setup);
                entry.kind = kinds(Kind::WithoutFiguresCounting, Kind::WithoutFigures);
            }
            (Ok(_), Some(common)) => {
                let (digits, decimals) = common.certificates.parts();
                // At most 18.
                (entry.certificates, entry.decimals) = (digits, u8::try_from(decimals).unwrap_or(u8::MAX));
                entry.figures = common.figures;
                entry.kind = kinds(Kind::Counting, Kind::NotCounting);
            }
            (Ok(_), None) => entry.kind = Kind::Uncommon,
        }
        (entry, shared)
    }

    /// Adds the mass of a line that is due to its key's quarter, with care.
    ///
    /// # Errors
    /// The sum does not fit.
    pub fn add(&mut self, position: usize, quarter: Quarter, mass: Small) -> Result<(), ArithmeticError> {
        // Only keys that were met have a position.
        let shared = self.shared.get_mut(position).and_then(Option::as_mut).ok_or(ArithmeticError::UnitMismatch)?;
        let more = shared.more.get_or_insert_default();
        more.lines += 1;
        more.masses[quarter.of_year()].add_small(mass)
    }

    /// Forgets everything, and hands over the keys that have a rate, in the order of their goods and origins.
    pub fn take(&mut self) -> impl Iterator<Item = KeyDue> + use<> {
        let Self { entries, mut shared, met, .. } = std::mem::take(self);
        let mut order: Vec<(u128, u32)> = Vec::with_capacity(met);
        for (shared, position) in shared.iter().zip(0..) {
            if let Some(Shared { rate: Ok(_), pair, .. }) = shared {
                order.push((pair.in_order(), position));
            }
        }
        order.sort_unstable();
        order.into_iter().filter_map(move |(_, position)| {
            let entry = entries.get(position as usize)?;
            let Shared { rate, pair, by_default_value, years, more, .. } = shared.get_mut(position as usize)?.take()?;
            let lines = more.as_ref().map_or(0, |more| more.lines) + u64::from(entry.lines);
            let (rate, years) = (rate.ok()?, usize::from(years));
            Some(KeyDue { rate, pair, by_default_value, years, lines, masses: entry.masses, more })
        })
    }
}

/// What was added up of a key.
#[derive(Debug)]
pub struct KeyDue {
    pub rate: Rate,
    pub pair: Pair,
    pub by_default_value: bool,
    pub years: usize,
    /// Lines that are due.
    pub lines: u64,
    masses: [i64; 4],
    more: Option<Box<More>>,
}

impl KeyDue {
    /// The quarters of its year.
    pub fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        (4 * self.years..).take(4).map(Quarter::at)
    }

    /// The mass of the lines of a quarter.
    ///
    /// # Errors
    /// The sum does not fit.
    pub fn mass(&self, quarter: Quarter) -> Result<Sum, ArithmeticError> {
        let mut mass = Sum::of(i128::from(self.masses[quarter.of_year()]), MASS_DECIMALS);
        if let Some(more) = &self.more {
            mass.add_sum(&more.masses[quarter.of_year()])?;
        }
        Ok(mass)
    }
}

/// The key of a line's rate where it is not found by code and origin alone: what it claims, and the quarter,
/// which matters with a carbon price paid.
fn claim_key<'k>(record: &Record<'_>, layout: &Layout, quarter: Quarter, scratch: &'k mut Vec<u8>) -> Key<'k> {
    scratch.clear();
    for at in [layout.code, layout.origin].into_iter().chain(layout.claim.iter().map(|(_, at)| *at)) {
        scratch.extend_from_slice(record.cell(at));
        scratch.push(0x1f);
    }
    scratch.extend_from_slice(&quarter.position().to_le_bytes());
    Key::Long(scratch)
}
