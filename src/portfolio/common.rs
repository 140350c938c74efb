//! Common lines, which have figures, short ones: they are read, looked up, written and added up in few steps. Any line
//! that is not common in every respect is left to the careful way, before anything of it is written or added.

use super::engine::Status;
use super::importers::{Spelled, since_no_year};
use super::keys::Kind;
use super::memo::{Key, LONG, Spot};
use super::prices::place_of;
use super::reading::quick_mass;
use super::records::{Lines, Record, TOGETHER};
use super::rows::Worker;
use super::threads::Ticket;
use super::totals::Number;
use super::writing::{Written, begins_a_formula, write_input};
use super::{cells, dues};
use crate::load::table::Block;
use crate::quantity::{Digits, Small};
use std::ops::Range;

/// What a common line says.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    mass: Small,
    quarter: (i16, i8),
    /// The importer's short name, or the mark of a long one.
    name: u128,
    /// The position of a long name's spelling.
    long_name: Option<usize>,
    /// The line is copied as it stands.
    raw: bool,
    /// The positions of code and origin, where the default value holds.
    pair: Option<(usize, usize)>,
}

/// Where a line's importer and key are.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    spot: Spot,
    importer: Spelled,
    key: Option<usize>,
}

impl Worker<'_, '_> {
    /// Each step is taken for all lines before the next one.
    pub fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        ticket: Ticket,
        out: &mut Written,
    ) {
        out.rows.make_room(TOGETHER);
        let (mut said, mut places) = ([None; TOGETHER], [Places::default(); TOGETHER]);
        let (said, places) = (&mut said[..range.len()], &mut places[..range.len()]);
        for (at, said) in range.clone().zip(said.iter_mut()) {
            *said = self.said(&lines.record(block, at), ticket.table);
        }
        self.find(said, places);
        for ((at, said), places) in range.zip(said.iter()).zip(places.iter()) {
            let record = lines.record(block, at);
            if said.is_none_or(|said| self.common(&record, &said, places, ticket, out).is_none()) {
                self.careful(&record, ticket, out);
            }
        }
    }

    /// What a common line says.
    #[inline]
    fn said(&mut self, record: &Record<'_>, table: usize) -> Option<Said> {
        let layout = self.reading.layout(table);
        if record.len() != layout.count {
            return None;
        }
        let mass = quick_mass(record, layout)?;
        let quarter = self.reading.quarter(record, layout).ok()?;
        let (name, long_name) = match layout.importer_of(record)? {
            Key::Short(name) => (name, None),
            long @ Key::Long(_) => (LONG, Some(self.importers.years().get(since_no_year(quarter.0))?.find(long)?)),
        };
        let valued = layout.customs_value.is_none_or(|at| {
            let cell = record.cell(at);
            cell.is_empty() || cells::plain_number(cell).is_some()
        });
        if !valued {
            return None;
        }
        // Only texts can begin a formula: the other cells were read as a code, an origin, a mass and a day.
        let formula = layout.texts.iter().any(|at| record.first_byte(*at).is_some_and(begins_a_formula));
        let raw = record.is_plain() && !formula && self.setup.tables[table].delimiter == self.setup.delimiter;
        let pair = match layout.claims(record) {
            false => self.reading.known_pair(record, layout),
            true => None,
        };
        Some(Said { mass, quarter, name, long_name, raw, pair })
    }

    /// Finds importers and keys. Each loop is short, so that the places of memory of many lines are fetched together.
    fn find(&self, said: &[Option<Said>], places: &mut [Places]) {
        let mut touched = 0;
        for (said, places) in said.iter().zip(places.iter_mut()) {
            let Some(Said { name, quarter: (year, _), pair, .. }) = said else { continue };
            places.key = pair.and_then(|pair| self.keys.known(*year, pair));
            let year = since_no_year(*year);
            let Some(spellings) = self.importers.years().get(year) else { continue };
            places.spot = spellings.spot(*name);
            places.importer.year = year;
            touched |= spellings.touch(places.spot);
        }
        std::hint::black_box(touched);
        for (said, places) in said.iter().zip(places.iter_mut()) {
            let Some(spellings) = self.importers.years().get(places.importer.year) else { continue };
            let long_name = said.and_then(|said| said.long_name);
            places.importer.at = long_name.unwrap_or_else(|| spellings.likely(places.spot));
        }
        let mut touched = 0;
        for places in places.iter() {
            touched |= self.dues.get(places.importer).map_or(0, |due| due.lines);
            touched |= places.key.and_then(|key| self.keys.entry(key)).map_or(0, |entry| entry.lines);
        }
        std::hint::black_box(touched);
    }

    /// Writes a line and adds it up; nothing where it is not common.
    #[inline]
    fn common(
        &mut self,
        record: &Record<'_>,
        said: &Said,
        places: &Places,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        let key = match places.key {
            Some(key) => key,
            None => self.key(record, ticket.table, said.quarter),
        };
        let entry = self.keys.entry_mut(key).filter(|entry| entry.kind != Kind::Uncommon)?;
        let due = self.dues.get_mut(places.importer).filter(|due| due.name == said.name)?;
        let quarter_price = self.prices.known(place_of(said.quarter))?;
        let price = quarter_price.common.as_ref()?;
        let (quarter, delimiter) = (usize::from(said.quarter.1.unsigned_abs()) - 1, self.setup.delimiter);
        let tonnes = said.mass.at_scale(dues::MASS_DECIMALS)?;
        let counts = entry.kind == Kind::Counting;
        let counted = if counts { due.counted.checked_add(tonnes)? } else { due.counted };

        let mut line = out.rows.line()?;
        if said.raw {
            line.beginning(record.from_start(), record.length())?;
        } else {
            self.scratch.clear();
            write_input(record, self.setup, &mut self.scratch);
            line.text(&self.scratch)?;
        }
        line.byte(delimiter)?;
        line.short(&entry.figures)?;
        line.byte(delimiter)?;
        if counts && !due.above {
            if due.incomplete {
                return None;
            }
            line.byte(b'0')?;
            line.short(&price.cell)?;
            line.text(&self.below)?;
            self.totals.count(Status::BelowThreshold);
            due.counted = counted;
            let length = line.len();
            self.keep(length, out);
            return Some(());
        }
        let certificates = entry.certificates()?.times(said.mass)?;
        line.digits(&Digits::of(certificates)?)?;
        line.short(&price.cell)?;
        let cost = match price.price {
            Some(price) => {
                let cost = certificates.times(price)?;
                line.digits(&Digits::of(cost)?)?;
                Some(cost)
            }
            None => None,
        };
        line.beginning(&price.end.0, price.end.1)?;

        let mass = entry.masses.get(quarter)?.checked_add(tonnes)?;
        let lines = (entry.lines.checked_add(1)?, due.lines.checked_add(1)?);
        let all_certificates = due.certificates.plus(certificates)?;
        if let Some(cost) = cost {
            due.cost = due.cost.plus(cost)?;
        }
        entry.masses[quarter] = mass;
        (entry.lines, due.lines) = lines;
        due.certificates = all_certificates;
        due.counted = counted;
        quarter_price.lines += 1;
        let length = line.len();
        self.keep(length, out);
        self.totals.count(if cost.is_some() { Status::Liable } else { Status::PriceUnpublished });
        let cost = cost.map(Number::Small);
        if let Some(cost) = cost.filter(|cost| !self.totals.is_too_low(*cost)) {
            self.keep_top(key, said.mass, cost, record, ticket);
        }
        if self.reading.layout(ticket.table).customs_value.is_some() {
            self.add_customs_value(cost, record, ticket.table);
        }
        Some(())
    }

    #[inline]
    fn keep(&self, length: usize, out: &mut Written) {
        if self.setup.options.row_file {
            out.rows.keep(length);
        }
    }
}
