//! Common lines: a good by its default value, of an importer with a short name, with figures that 64 bits hold. They
//! are read, looked up, written and added up in few steps; any line that is not common in every respect is left to
//! the careful way, before anything of it is written or added.

use super::importers::{Spelled, since_no_year};
use super::keys::Kind;
use super::memo::Spot;
use super::prices::place_of;
use super::reading::quick_mass;
use super::records::{Lines, Record, TOGETHER};
use super::rows::Worker;
use super::threads::Ticket;
use super::totals::Number;
use super::writing::{Written, begins_a_formula};
use super::{cells, dues};
use crate::load::table::Block;
use crate::quantity::{Digits, Small};
use super::engine::Status;
use std::ops::Range;

/// What a common line says.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    mass: Small,
    name: u128,
    quarter: (i16, i8),
    /// The positions of code and origin, where the default value holds.
    pair: Option<(u32, u32)>,
}

/// Where a line's importer and key are.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    spot: Spot,
    importer: Spelled,
    key: Option<u32>,
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
        let name = layout.short_importer(record)?;
        let valued = layout.customs_value.is_none_or(|at| {
            let cell = record.cell(at);
            cell.is_empty() || cells::plain_number(cell).is_some()
        });
        let formula = layout.texts.iter().any(|at| record.first_byte(*at).is_some_and(begins_a_formula));
        if !valued || formula {
            return None;
        }
        let pair = match layout.claims(record) {
            false => self.reading.known_pair(record, layout),
            true => None,
        };
        let position = |at: usize| u32::try_from(at).ok();
        let pair = pair.and_then(|(code, origin)| position(code).zip(position(origin)));
        Some(Said { mass, name, quarter, pair })
    }

    /// Finds importers and keys. The places of memory of all lines are fetched together.
    fn find(&self, said: &[Option<Said>], places: &mut [Places]) {
        let mut touched = 0;
        for (said, places) in said.iter().zip(places.iter_mut()) {
            let Some(said) = said else { continue };
            let year = since_no_year(said.quarter.0);
            let Some(spellings) = self.importers.years().get(year) else { continue };
            places.spot = spellings.spot(said.name);
            places.importer.year = u16::try_from(year).unwrap_or_default();
            touched |= spellings.touch(places.spot);
        }
        std::hint::black_box(touched);
        for (said, places) in said.iter().zip(places.iter_mut()) {
            let Some(said) = said else { continue };
            let Some(spellings) = self.importers.years().get(usize::from(places.importer.year)) else { continue };
            places.importer.at = u32::try_from(spellings.likely(places.spot)).unwrap_or(u32::MAX);
            let known = said.pair.and_then(|(code, origin)| self.keys.known(said.quarter.0, (code as usize, origin as usize)));
            places.key = known.and_then(|key| u32::try_from(key).ok());
        }
        let mut touched = 0;
        for places in places.iter() {
            touched |= self.dues.get(places.importer).map_or(0, |due| due.lines);
            touched |= places.key.and_then(|key| self.keys.entry(key as usize)).map_or(0, |entry| entry.lines);
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
            Some(key) => key as usize,
            None => self.key(record, ticket.table, said.quarter),
        };
        let raw = record.raw().filter(|_| self.setup.tables[ticket.table].delimiter == self.setup.delimiter)?;
        let entry = self.keys.entry_mut(key).filter(|entry| entry.kind != Kind::Uncommon)?;
        let due = self.dues.get_mut(places.importer).filter(|due| due.name == said.name)?;
        let quarter_price = self.prices.known(place_of(said.quarter))?;
        let price = quarter_price.common.as_ref()?;
        let (quarter, delimiter) = (usize::from(said.quarter.1.unsigned_abs()) - 1, self.setup.delimiter);
        let tonnes = said.mass.at_scale(dues::MASS_DECIMALS)?;
        let counts = entry.kind == Kind::Counting;
        let counted = if counts { due.counted.checked_add(tonnes)? } else { due.counted };

        let mut line = out.rows.line()?;
        line.beginning(record.from_start(), raw.len())?;
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
