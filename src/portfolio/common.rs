//! Common lines, whose cells are plain and whose figures are short: they are read, looked up, written and added up in
//! few steps. Any line that is not common in every respect is left to the careful way of [`super::rows`], before
//! anything of it is written or added.

use super::bytes::fetch;
use super::engine::Status;
use super::keys::Kind;
use super::memo::{Key, LONG, Spot};
use super::months::Quarter;
use super::reading::{Layout, quick_mass};
use super::records::{Lines, Record, Records};
use super::rows::Worker;
use super::threads::Ticket;
use super::totals::Number;
use super::writing::{Written, begins_a_formula, write_input};
use super::{cells, dues};
use crate::load::table::Block;
use crate::quantity::Small;
use std::ops::Range;
use std::rc::Rc;

/// What a line says.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// The importer's short name, or the mark of a long one.
    name: u128,
    spot: Spot,
    /// Tonnes.
    mass: Small,
    quarter: Quarter,
    /// The place of code and origin, where the default value holds.
    pair: Option<u32>,
    /// So many bytes from its beginning in the block.
    start: u32,
    length: u32,
    /// It is copied as it stands.
    raw: bool,
    /// It was read.
    common: bool,
}

/// Where a line's importer and key are.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    importer: usize,
    key: Option<u32>,
}

/// What is known of the lines that are worked on together. Its room is used again.
#[derive(Debug, Default)]
pub struct Steps {
    said: Vec<Said>,
    places: Vec<Places>,
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
        let mut steps = std::mem::take(&mut self.steps);
        steps.said.resize(range.len(), Said::default());
        steps.places.resize(range.len(), Places::default());
        self.read(block, lines.records(block, range.clone()), ticket.table, &mut steps.said);
        self.find(&steps.said, &mut steps.places);
        out.rows.make_room();
        for ((said, places), at) in steps.said.iter().zip(&steps.places).zip(range) {
            // The line is only looked at again where it is needed.
            let record = || lines.record(block, at);
            let done = said.common && self.common((said, block), *places, record, ticket, out).is_some();
            if !done && let Some(record) = record() {
                self.careful(&record, ticket, out);
            }
        }
        self.steps = steps;
    }

    /// Reads lines. A function of its own, so that this loop has the processor's registers to itself.
    #[inline(never)]
    fn read(&mut self, block: &Block, records: Records<'_>, table: usize, said: &mut [Said]) {
        let layout = self.reading.layout(table);
        // Only as it stands in the file, and where the row file has the same delimiter, a line can be copied.
        let plain = !block.quoted && self.setup.tables[table].delimiter == self.setup.delimiter;
        for (record, said) in records.zip(said) {
            said.common = self.say(&record, layout, plain, said).is_some();
        }
    }

    /// Reads a line; nothing where it is not common.
    #[inline]
    fn say(&mut self, record: &Record<'_>, layout: &Layout, plain: bool, said: &mut Said) -> Option<()> {
        if record.len() != layout.count {
            return None;
        }
        said.mass = quick_mass(record, layout)?;
        let quarter = self.reading.quarter(record, layout).ok()?;
        said.quarter = quarter;
        let spellings = self.importers.years().get(quarter.years())?;
        let first;
        (said.name, first, said.spot) = match layout.importer_of(record)? {
            Key::Short(name) => (name, name.to_le_bytes()[0], spellings.spot(name)),
            long @ Key::Long(bytes) => (LONG, bytes[0], Spot::found(spellings.find(long)?)),
        };
        spellings.fetch(said.spot);
        if let Some(at) = layout.customs_value {
            let cell = record.cell(at);
            if !cell.is_empty() {
                cells::plain_number(cell)?;
            }
        }
        // Only texts can begin a formula: the other cells were read as a code, an origin, a mass and a day.
        let formula = begins_a_formula(first)
            || layout.texts.iter().any(|at| record.first_byte(*at).is_some_and(begins_a_formula));
        said.raw = plain && !formula;
        (said.start, said.length) = record.place();
        said.pair = if layout.claims(record) { None } else { self.reading.known_pair(record, layout) };
        if let Some(pair) = said.pair {
            self.keys.fetch(quarter, pair);
        }
        Some(())
    }

    /// Finds the importers' years and the keys of lines, which are needed soon.
    #[inline(never)]
    fn find(&self, said: &[Said], places: &mut [Places]) {
        for (said, places) in said.iter().zip(places).filter(|(said, _)| said.common) {
            let years = said.quarter.years();
            places.importer = match self.importers.years().get(years) {
                Some(spellings) => self.dues.position(years, spellings.likely(said.spot)),
                None => usize::MAX,
            };
            fetch(self.dues.get(places.importer));
            places.key = said.pair.and_then(|pair| self.keys.known(said.quarter, pair));
            fetch(places.key.and_then(|key| self.keys.entry(key as usize)));
        }
    }

    /// Writes a line and adds it up; nothing where it is not common.
    #[inline]
    fn common<'b>(
        &mut self,
        (said, block): (&Said, &Block),
        places: Places,
        record: impl Fn() -> Option<Record<'b>>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        let key = match places.key {
            Some(key) => key as usize,
            None => self.key(&record()?, ticket.table, said.quarter),
        };
        let entry = self.keys.entry_mut(key)?;
        match entry.kind {
            Kind::Counting | Kind::NotCounting => {}
            Kind::WithoutFigures | Kind::WithoutFiguresCounting => {
                return self.common_without_figures(key, (said, block), places, &record()?, ticket, out);
            }
            Kind::Uncommon => return None,
        }
        let due = self.dues.get_mut(places.importer).filter(|due| due.name == said.name)?;
        let quarter_price = self.prices.known(said.quarter)?;
        let price = quarter_price.common.as_ref()?;
        let delimiter = self.setup.delimiter;
        let tonnes = said.mass.at_scale(dues::MASS_DECIMALS)?;
        let counts = entry.kind == Kind::Counting;
        let counted = if counts { due.counted.checked_add(tonnes)? } else { due.counted };

        let mut line = out.rows.line()?;
        if said.raw {
            line.beginning(block.padded().get(said.start as usize..)?, said.length as usize)?;
        } else {
            self.scratch.clear();
            write_input(&record()?, self.setup, &mut self.scratch);
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
        line.ending(&price.end)?;

        let mass = &mut entry.masses[said.quarter.of_year()];
        let all_mass = mass.checked_add(tonnes)?;
        let lines = (entry.lines.checked_add(1)?, due.lines.checked_add(1)?);
        let all_certificates = due.certificates.plus(certificates)?;
        if let Some(cost) = cost {
            due.cost = due.cost.plus(cost)?;
        }
        *mass = all_mass;
        (entry.lines, due.lines) = lines;
        due.certificates = all_certificates;
        due.counted = counted;
        quarter_price.lines += 1;
        let length = line.len();
        self.keep(length, out);
        self.totals.count(if cost.is_some() { Status::Liable } else { Status::PriceUnpublished });
        let cost = cost.map(Number::Small);
        if let Some(cost) = cost.filter(|cost| !self.totals.is_too_low(*cost))
            && let Some(record) = record()
        {
            self.keep_top(key, said.mass, cost, &record, ticket);
        }
        if self.reading.layout(ticket.table).customs_value.is_some()
            && let Some(record) = record()
        {
            self.add_customs_value(cost, &record, ticket.table);
        }
        Some(())
    }

    /// As [`Self::common`], of a good of an origin that has no rate.
    fn common_without_figures(
        &mut self,
        key: usize,
        (said, block): (&Said, &Block),
        places: Places,
        record: &Record<'_>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        // A claim can be wrong as well.
        said.pair.filter(|_| said.raw)?;
        let kind = self.keys.entry(key)?.kind;
        let due = self.dues.get_mut(places.importer).filter(|due| due.name == said.name)?;
        let words = Rc::clone(self.keys.words(key)?);
        let mut line = out.rows.line()?;
        line.beginning(block.padded().get(said.start as usize..)?, said.length as usize)?;
        line.ending(&words.ending)?;
        let length = line.len();
        if kind == Kind::WithoutFiguresCounting {
            due.counted = due.counted.checked_add(said.mass.at_scale(dues::MASS_DECIMALS)?)?;
        }
        self.keep(length, out);
        self.count(record, ticket, &words, out);
        Some(())
    }

    #[inline]
    fn keep(&self, length: usize, out: &mut Written) {
        if self.setup.options.row_file {
            out.rows.keep(length);
        }
    }
}
