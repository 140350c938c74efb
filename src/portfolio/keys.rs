//! What the lines of one key share: a good of an origin with what is claimed of it. Its rate is asked of the engine
//! once, and its lines are added up as masses, since the rate times the sum of masses is the sum of the lines.

use super::Setup;
use super::engine::{Claim, Engine, Rate, Status};
use super::memo::{Key, Memo};
use super::reading::{Layout, Outcome, Reading};
use super::records::Record;
use super::totals::{Due, Number, Pair, due_of};
use super::writing::Short;
use crate::quantity::{ArithmeticError, Decimal, Small, Sum, write_digits};
use crate::scenario::goods::Import;

/// What every line of a key needs. There are as many entries as goods times origins, more than a near cache holds, so
/// that each part has a place of memory that is fetched at once.
#[derive(Debug)]
struct Entry {
    facts: Facts,
    tally: Tally,
}

/// What is read.
#[derive(Debug)]
#[repr(align(64))]
pub struct Facts {
    /// Whether there is a rate.
    pub found: bool,
    /// Whether the mass counts towards 50 t.
    pub counts: bool,
    /// Certificates of a tonne; where they are not a small number, see [`Shared`].
    certificates: Option<Small>,
    /// Emissions and free allocation as they are written, with a delimiter before each and behind; where they are
    /// not short, see [`Shared`].
    figures: Option<Short>,
}

/// What is added up.
#[derive(Debug)]
#[repr(align(64))]
struct Tally {
    /// The mass of lines that are due, in billionths of a tonne, by quarter.
    masses: [i64; 4],
    lines: [u32; 4],
}

/// Decimals of an entry's masses: a kilogram with six decimals has nine as a tonne.
const MASS_DECIMALS: u32 = 9;

/// What is needed once a key.
#[derive(Debug)]
pub struct Shared {
    /// No rate: what its lines are instead.
    pub rate: Result<Rate, Outcome>,
    pub pair: Pair,
    by_default_value: bool,
    year: i16,
    figures: Vec<u8>,
    /// What did not fit the entry's masses and lines.
    more: [(Sum, u64); 4],
}

/// So many entries are kept; a list with more of them declares actual values line by line.
const MOST: usize = 1 << 19;

/// Positions of entries by those of code and origin: so many of each.
const DENSE_CODES: usize = 1 << 11;
const DENSE_ORIGINS: usize = 1 << 8;

/// The keys that one thread has met.
#[derive(Debug, Default)]
pub struct Keys {
    entries: Vec<Entry>,
    /// Of the same positions.
    shared: Vec<Shared>,
    /// By year since 2000: one more than the position of the entry of a code and an origin; zero for none.
    by_pair: Vec<Vec<u32>>,
    /// The positions of entries of all other lines.
    by_claim: Memo<usize>,
    scratch: Vec<u8>,
}

impl Keys {
    #[inline]
    pub fn facts(&self, position: usize) -> &Facts {
        &self.entries[position].facts
    }

    /// Lines that were added up in the first quarter.
    #[inline]
    pub fn lines(&self, position: usize) -> u64 {
        u64::from(self.entries[position].tally.lines[0])
    }

    pub fn shared(&self, position: usize) -> &Shared {
        &self.shared[position]
    }

    /// Certificates of a tonne, where they are known.
    #[inline]
    pub fn certificates(&self, position: usize) -> Option<Number> {
        match self.entries[position].facts.certificates {
            Some(small) => Some(Number::Small(small)),
            None => self.shared[position].rate.as_ref().ok()?.certificates.map(Number::Large),
        }
    }

    /// Appends emissions and free allocation with a delimiter before each and behind.
    #[inline]
    pub fn write_figures(&self, position: usize, out: &mut Vec<u8>) {
        match &self.entries[position].facts.figures {
            Some(short) => short.write(out),
            None => out.extend_from_slice(&self.shared[position].figures),
        }
    }

    pub fn are_too_many(&self) -> bool {
        self.entries.len() > MOST
    }

    /// The position of the entry of a good of an origin by its default value, if there is one; the pair is that of
    /// [`Reading::pair`].
    #[inline]
    pub fn known(&self, year: i16, (code, origin): (usize, usize)) -> Option<usize> {
        let entry = self.by_pair.get(since_2000(year))?.get(code * DENSE_ORIGINS + origin)?.checked_sub(1)?;
        (origin < DENSE_ORIGINS).then_some(entry as usize)
    }

    /// The position of a line's entry: by code and origin, and by what it claims.
    pub fn position(
        &mut self,
        (record, table): (&Record<'_>, usize),
        import: (i16, i8),
        reading: &mut Reading<'_, '_>,
        setup: &Setup<'_>,
    ) -> usize {
        let layout = reading.layout(table);
        let pair = reading.pair(record, layout);
        let (code, origin) = pair;
        if code >= DENSE_CODES || origin >= DENSE_ORIGINS || layout.claims(record) {
            return self.position_by_claim((record, table), pair, import, reading, setup);
        }
        if let Some(entry) = self.known(import.0, pair) {
            return entry;
        }
        let entry = self.insert((record, table), pair, import, reading, setup);
        let (year, at) = (since_2000(import.0), code * DENSE_ORIGINS + origin);
        if self.by_pair.len() <= year {
            self.by_pair.resize_with(year + 1, Vec::new);
        }
        if self.by_pair[year].len() <= at {
            self.by_pair[year].resize((code + 1) * DENSE_ORIGINS, 0);
        }
        self.by_pair[year][at] = u32::try_from(entry + 1).unwrap_or_default();
        entry
    }

    fn position_by_claim(
        &mut self,
        (record, table): (&Record<'_>, usize),
        pair: (usize, usize),
        import: (i16, i8),
        reading: &Reading<'_, '_>,
        setup: &Setup<'_>,
    ) -> usize {
        let mut scratch = std::mem::take(&mut self.scratch);
        let key = claim_key(record, reading.layout(table), import, &mut scratch);
        let entry = match self.by_claim.find(key) {
            Some(at) => *self.by_claim.entry(at),
            None => {
                let entry = self.insert((record, table), pair, import, reading, setup);
                self.by_claim.position(key, || entry);
                entry
            }
        };
        self.scratch = scratch;
        entry
    }

    fn insert(
        &mut self,
        (record, table): (&Record<'_>, usize),
        pair: (usize, usize),
        (year, quarter): (i16, i8),
        reading: &Reading<'_, '_>,
        setup: &Setup<'_>,
    ) -> usize {
        let import = Import::Quarter { year, quarter };
        let refused = |problem| (Status::Refused, vec![problem]);
        let rate = |(code, origin), claim: &Claim, engine: &Engine<'_>| {
            setup.rates.get_or(engine, (code, origin, claim, import)).map_err(refused)
        };
        let mut shared = Shared {
            rate: Err((Status::Refused, Vec::new())),
            pair: Pair::new("", ""),
            by_default_value: true,
            year,
            figures: Vec::new(),
            more: Default::default(),
        };
        shared.rate = match (reading.good_of_origin(pair), reading.claim(record, table)) {
            (Err(outcome), _) => Err(outcome),
            (Ok(_), Err(problems)) => Err((Status::Refused, problems)),
            (Ok((code, origin)), Ok(claim)) => {
                shared.pair = Pair::new(code, origin);
                shared.by_default_value = claim.actual.is_none();
                rate((code, origin), &claim, &reading.engine)
            }
        };
        if let Ok(rate) = &shared.rate {
            for figure in [rate.emissions, rate.free_allocation] {
                shared.figures.push(setup.delimiter);
                write_digits(figure, &mut shared.figures);
            }
            shared.figures.push(setup.delimiter);
        }
        let facts = Facts {
            found: shared.rate.is_ok(),
            counts: reading.counts(pair) == Some(true),
            certificates: shared.rate.as_ref().ok().and_then(|rate| rate.certificates).and_then(Small::of),
            figures: Short::of(&shared.figures),
        };
        self.entries.push(Entry { facts, tally: Tally { masses: [0; 4], lines: [0; 4] } });
        self.shared.push(shared);
        self.entries.len() - 1
    }

    /// Adds the mass of a line that is due to its key's quarter.
    ///
    /// # Errors
    /// The sum does not fit.
    #[inline]
    pub fn add(&mut self, position: usize, quarter: i8, mass: Small) -> Result<(), ArithmeticError> {
        let Tally { masses, lines } = &mut self.entries[position].tally;
        let quarter = usize::from(quarter.unsigned_abs()) - 1;
        let sum = mass.at_scale(MASS_DECIMALS).and_then(|mass| masses[quarter].checked_add(mass));
        if let (Some(sum), Some(count)) = (sum, lines[quarter].checked_add(1)) {
            (masses[quarter], lines[quarter]) = (sum, count);
            return Ok(());
        }
        let (sum, count) = &mut self.shared[position].more[quarter];
        *count += 1;
        sum.add_small(mass)
    }

    /// Forgets everything, and hands over the keys that have a rate.
    pub fn take(&mut self) -> impl Iterator<Item = KeyDue> + use<> {
        let Self { entries, shared, .. } = std::mem::take(self);
        entries.into_iter().zip(shared).filter_map(|(entry, shared)| {
            let Shared { rate, pair, by_default_value, year, more, .. } = shared;
            Some(KeyDue { rate: rate.ok()?, pair, by_default_value, year, tally: entry.tally, more })
        })
    }
}

/// What was added up of a key.
#[derive(Debug)]
pub struct KeyDue {
    pub rate: Rate,
    pub pair: Pair,
    pub by_default_value: bool,
    pub year: i16,
    tally: Tally,
    more: [(Sum, u64); 4],
}

impl KeyDue {
    /// What the lines of a quarter come to; nothing where there are none.
    ///
    /// # Errors
    /// A sum or a product that does not fit.
    pub fn of_quarter(&self, quarter: i8, price: Option<Decimal>) -> Result<Option<Due>, ArithmeticError> {
        let at = usize::from(quarter.unsigned_abs()) - 1;
        let (mut mass, more) = self.more[at];
        mass.add_sum(&Sum::of(i128::from(self.tally.masses[at]), MASS_DECIMALS))?;
        match more + u64::from(self.tally.lines[at]) {
            0 => Ok(None),
            lines => due_of(lines, mass, &self.rate, price).map(Some),
        }
    }
}

/// The key of a line's rate where it is not found by code and origin alone: what it claims, and the quarter,
/// which matters with a carbon price paid.
fn claim_key<'k>(
    record: &Record<'_>,
    layout: &Layout,
    (year, quarter): (i16, i8),
    scratch: &'k mut Vec<u8>,
) -> Key<'k> {
    scratch.clear();
    for at in [layout.code, layout.origin].into_iter().chain(layout.claim.iter().map(|(_, at)| *at)) {
        scratch.extend_from_slice(record.cell(at));
        scratch.push(0x1f);
    }
    scratch.extend_from_slice(&year.to_le_bytes());
    scratch.push(quarter.unsigned_abs());
    Key::Long(scratch)
}

fn since_2000(year: i16) -> usize {
    usize::try_from(year - 2000).unwrap_or_default()
}
