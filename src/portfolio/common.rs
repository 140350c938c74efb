//! Common lines, whose cells are plain and whose figures are short: they are read, looked up, written and added up in
//! few steps. Any line that is not common in every respect is left to the careful way of [`super::rows`], before
//! anything of it is written or added.

use super::bytes::fetch;
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
use crate::quantity::Small;
use std::ops::Range;
use std::rc::Rc;

/// What a common line says.
#[derive(Clone, Copy, Debug)]
struct Said {
    /// The importer's short name, or the mark of a long one.
    name: u128,
    spot: Spot,
    /// Tonnes.
    mass: Small,
    quarter: (i16, i8),
    /// The line is copied as it stands: so many bytes from its beginning in the block.
    raw: bool,
    start: u32,
    length: u32,
    /// The positions of code and origin, where the default value holds.
    pair: Option<(u32, u32)>,
    /// The position of a long name's spelling.
    long_name: Option<u32>,
}

/// Where a line's importer and key are.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    importer: Spelled,
    key: Option<u32>,
}

impl Worker<'_, '_> {
    /// Each step is taken for all lines before the next one, so that what it needs of memory is there.
    pub fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        ticket: Ticket,
        out: &mut Written,
    ) {
        out.rows.make_room();
        let (mut said, mut places) = ([const { None }; TOGETHER], [Places::default(); TOGETHER]);
        let (said, places) = (&mut said[..range.len()], &mut places[..range.len()]);
        for (at, said) in range.clone().zip(said.iter_mut()) {
            *said = self.said(&lines.record(block, at), ticket.table);
        }
        for (said, places) in said.iter().zip(places.iter_mut()) {
            if let Some(said) = said {
                *places = self.places(said);
            }
        }
        for (at, (said, places)) in said.iter().zip(places.iter()).enumerate() {
            // The line is only looked at again where it is needed.
            let record = || lines.record(block, range.start + at);
            if said.as_ref().is_none_or(|said| self.common((said, block), places, record, ticket, out).is_none()) {
                self.careful(&record(), ticket, out);
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
        let spellings = self.importers.years().get(since_no_year(quarter.0))?;
        let (name, spot, long_name) = match layout.importer_of(record)? {
            Key::Short(name) => (name, spellings.spot(name), None),
            long @ Key::Long(_) => (LONG, Spot::default(), Some(position(spellings.find(long)?))),
        };
        spellings.fetch(spot);
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
        let pair = if layout.claims(record) { None } else { self.reading.known_pair(record, layout) };
        if let Some((code, origin)) = pair {
            self.keys.fetch(quarter.0, (code as usize, origin as usize));
        }
        let (start, length) = record.place();
        Some(Said { name, spot, mass, quarter, raw, start, length, pair, long_name })
    }

    /// Finds the importer's year and the key of a line, which are needed soon.
    #[inline]
    fn places(&self, said: &Said) -> Places {
        let (year, since) = (said.quarter.0, since_no_year(said.quarter.0));
        let at = match (said.long_name, self.importers.years().get(since)) {
            (Some(at), _) => at as usize,
            (None, Some(spellings)) => spellings.likely(said.spot),
            (None, None) => usize::MAX,
        };
        let importer = Spelled { year: since, at };
        fetch(self.dues.get(importer));
        let key = said.pair.and_then(|(code, origin)| self.keys.known(year, (code as usize, origin as usize)));
        fetch(key.and_then(|key| self.keys.entry(key as usize)));
        Places { importer, key }
    }

    /// Writes a line and adds it up; nothing where it is not common.
    #[inline]
    fn common<'b>(
        &mut self,
        (said, block): (&Said, &Block),
        places: &Places,
        record: impl Fn() -> Record<'b>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        let key = match places.key {
            Some(key) => key as usize,
            None => self.key(&record(), ticket.table, said.quarter),
        };
        let entry = self.keys.entry_mut(key)?;
        if entry.kind == Kind::Uncommon {
            return self.without_rate(key, &record(), said, ticket, out);
        }
        let due = self.dues.get_mut(places.importer).filter(|due| due.name == said.name)?;
        let quarter_price = self.prices.known(place_of(said.quarter))?;
        let price = quarter_price.common.as_ref()?;
        let (quarter, delimiter) = (usize::from(said.quarter.1.unsigned_abs()) - 1, self.setup.delimiter);
        let tonnes = said.mass.at_scale(dues::MASS_DECIMALS)?;
        let counts = entry.kind == Kind::Counting;
        let counted = if counts { due.counted.checked_add(tonnes)? } else { due.counted };

        let mut line = out.rows.line()?;
        if said.raw {
            line.beginning(block.padded().get(said.start as usize..)?, said.length as usize)?;
        } else {
            self.scratch.clear();
            write_input(&record(), self.setup, &mut self.scratch);
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
        line.number(certificates)?;
        line.short(&price.cell)?;
        let cost = match price.price {
            Some(price) => {
                let cost = certificates.times(price)?;
                line.number(cost)?;
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
            self.keep_top(key, said.mass, cost, &record(), ticket);
        }
        if self.reading.layout(ticket.table).customs_value.is_some() {
            self.add_customs_value(cost, &record(), ticket.table);
        }
        Some(())
    }

    /// A common line of a good of an origin that has no rate.
    #[cold]
    fn without_rate(
        &mut self,
        key: usize,
        record: &Record<'_>,
        said: &Said,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        // A claim can be wrong as well.
        said.pair?;
        let outcome = Rc::clone(self.keys.shared(key).rate.as_ref().err()?);
        self.without_figures(record, ticket, &outcome, out);
        Some(())
    }

    #[inline]
    fn keep(&self, length: usize, out: &mut Written) {
        if self.setup.options.row_file {
            out.rows.keep(length);
        }
    }
}

/// Positions are far fewer than 2^32.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
