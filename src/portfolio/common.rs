//! Common lines, whose cells are plain and whose figures are short: they are read, looked up, written and added up in
//! few steps. Any line that is not common in every respect is left to the careful way of [`super::rows`], before
//! anything of it is written or added.

use super::bytes::fetch;
use super::engine::Status;
use super::keys::Kind;
use super::memo::{Key, LONG};
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

/// What a line says, and where what it needs is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// The importer's short name, or the mark of a long one.
    name: u128,
    /// Where the importer's year is.
    importer: usize,
    /// Tonnes.
    mass: Small,
    quarter: Quarter,
    /// The position of its key, if the default value holds and there is one.
    key: Option<u32>,
    /// So many bytes from its beginning in the block.
    start: u32,
    length: u32,
    /// It is copied as it stands.
    raw: bool,
    /// The default value holds.
    by_default: bool,
    /// It was read.
    common: bool,
}

impl Worker<'_> {
    /// All lines are read before the first one is written, so that what they need of memory is there.
    pub fn some_lines(
        &mut self,
        block: &Block,
        (lines, range): (&Lines, Range<usize>),
        ticket: Ticket,
        out: &mut Written,
    ) {
        let mut said = std::mem::take(&mut self.said);
        said.resize(range.len(), Said::default());
        self.read(block, lines.records(block, range.clone()), ticket.table, &mut said);
        out.rows.make_room();
        for (said, at) in said.iter().zip(range) {
            // The line is only looked at again where it is needed.
            let record = || lines.record(block, at);
            let done = said.common && self.common((said, block), record, ticket, out).is_some();
            if !done && let Some(record) = record() {
                self.careful(&record, ticket, out);
            }
        }
        self.said = said;
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
        let pair = self.reading.pair_cells(record, layout);
        said.mass = quick_mass(record, layout)?;
        let quarter = self.reading.quarter(record, layout).ok()?;
        said.quarter = quarter;
        let years = quarter.years();
        let first;
        (said.name, first, said.importer) = match layout.importer_of(record)? {
            Key::Short(name) => (name, name.to_le_bytes()[0], self.dues.position(years, name)?),
            long @ Key::Long(bytes) => {
                let spelling = self.importers.years().get(years)?.find(long)?;
                (LONG, bytes[0], self.dues.position_of_spelling(years, spelling)?)
            }
        };
        fetch(self.dues.get(said.importer));
        if let Some(at) = layout.customs_value {
            let cell = record.cell(at);
            if !cell.is_empty() {
                cells::plain_number(cell)?;
            }
        }
        // Only texts can begin a formula: the other cells were read as a code, an origin, a mass and a day.
        let mut formula = begins_a_formula(first);
        for at in &layout.texts {
            formula |= begins_a_formula(record.first_byte(*at));
        }
        said.raw = plain && !formula;
        (said.start, said.length) = record.place();
        said.by_default = !layout.claims(record);
        said.key = None;
        if said.by_default
            && let Some(pair) = pair.and_then(|pair| self.reading.known_pair(pair))
        {
            said.key = self.keys.find(quarter, pair);
        }
        Some(())
    }

    /// Writes a line and adds it up; nothing where it is not common.
    #[inline]
    fn common<'b>(
        &mut self,
        (said, block): (&Said, &Block),
        record: impl Fn() -> Option<Record<'b>>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        let mut key = match said.key {
            Some(key) => key as usize,
            None => self.key(&record()?, ticket.table, said.quarter),
        };
        let mut entry = self.keys.entry_mut(key)?;
        if entry.kind == Kind::New {
            key = self.key(&record()?, ticket.table, said.quarter);
            entry = self.keys.entry_mut(key)?;
        }
        match entry.kind {
            Kind::Counting | Kind::NotCounting => {}
            Kind::WithoutFigures | Kind::WithoutFiguresCounting => {
                return self.common_without_figures(key, (said, block), &record()?, ticket, out);
            }
            Kind::Uncommon | Kind::New => return None,
        }
        let due = self.dues.get_mut(said.importer).filter(|due| due.name == said.name)?;
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
        record: &Record<'_>,
        ticket: Ticket,
        out: &mut Written,
    ) -> Option<()> {
        // A claim can be wrong as well.
        if !(said.by_default && said.raw) {
            return None;
        }
        let kind = self.keys.entry(key)?.kind;
        let due = self.dues.get_mut(said.importer).filter(|due| due.name == said.name)?;
        let words = Rc::clone(self.keys.words(key)?);
        let mut line = out.rows.line()?;
        line.beginning(block.padded().get(said.start as usize..)?, said.length as usize)?;
        line.ending(&words.ending)?;
        let length = line.len();
        if kind == Kind::WithoutFiguresCounting {
            due.counted = due.counted.checked_add(said.mass.at_scale(dues::MASS_DECIMALS)?)?;
        }
        self.keep(length, out);
        self.add_without_figures(record, ticket, &words, out);
        Some(())
    }

    #[inline]
    fn keep(&self, length: usize, out: &mut Written) {
        if self.setup.options.row_file {
            out.rows.keep(length);
        }
    }
}
