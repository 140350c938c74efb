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
use super::{Setup, cells, dues};
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
        self.read(block, &lines.records(block, range.clone()), ticket.table, &mut said);
        self.write((block, lines, range), &said, ticket, out);
        self.said = said;
    }

    /// Reads lines. Each step is a loop of its own: it is so short that the processor is at several lines at once, which
    /// wait for memory together.
    fn read(&mut self, block: &Block, records: &Records<'_>, table: usize, said: &mut [Said]) {
        let layout = self.reading.layout(table);
        // Only as it stands in the file, and where the row file has the same delimiter, a line can be copied.
        let plain = !block.quoted && self.setup.tables[table].delimiter == self.setup.delimiter;
        self.read_importers(records.clone(), layout, plain, said);
        self.read_keys(records.clone(), layout, said);
        read_rest(records.clone(), layout, said);
    }

    #[inline(never)]
    fn read_importers(&mut self, records: Records<'_>, layout: &Layout, plain: bool, said: &mut [Said]) {
        for (record, said) in records.zip(said) {
            said.raw = plain;
            said.common = record.len() == layout.count && self.read_importer(&record, layout, said).is_some();
        }
    }

    /// The importer's year and the quarter of a line; nothing where it is not common.
    #[inline]
    fn read_importer(&mut self, record: &Record<'_>, layout: &Layout, said: &mut Said) -> Option<()> {
        let quarter = self.reading.quarter(record, layout).ok()?;
        said.quarter = quarter;
        let years = quarter.years();
        let first;
        (said.name, first, said.importer) = match layout.importer_of(record)? {
            Key::Short(name) => (name, name.to_le_bytes()[0], self.dues.position(years, name)?),
            Key::Long(bytes) => {
                let spelling = self.importers.years().get(years)?.find(Key::Long(bytes))?;
                (LONG, bytes[0], self.dues.position_of_spelling(years, spelling)?)
            }
        };
        fetch(self.dues.get(said.importer));
        said.raw &= !begins_a_formula(first);
        Some(())
    }

    #[inline(never)]
    fn read_keys(&mut self, records: Records<'_>, layout: &Layout, said: &mut [Said]) {
        for (record, said) in records.zip(said) {
            said.by_default = !layout.claims(&record);
            let pair = self.reading.known_pair(&record, layout).filter(|_| said.common && said.by_default);
            said.key = pair.and_then(|pair| self.keys.find(said.quarter, pair));
        }
    }

    /// Writes lines that were read, and adds them up.
    #[inline(never)]
    fn write(
        &mut self,
        (block, lines, range): (&Block, &Lines, Range<usize>),
        said: &[Said],
        ticket: Ticket,
        out: &mut Written,
    ) {
        out.rows.make_room();
        let (buffer, valued) = (block.padded(), self.reading.layout(ticket.table).customs_value.is_some());
        for (said, at) in said.iter().zip(range) {
            // The line is only looked at again where it is needed.
            let record = || lines.record(block, at);
            let done = said.common && self.common((said, buffer, valued), record, ticket, out).is_some();
            if !done && let Some(record) = record() {
                self.careful(&record, ticket, out);
            }
        }
    }

    /// Writes a line, which may be valued for customs, and adds it up; nothing where it is not common.
    #[inline]
    fn common<'b>(
        &mut self,
        (said, buffer, valued): (&Said, &[u8], bool),
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
                return self.common_without_figures(key, (said, buffer), &record()?, ticket, out);
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

        let mut line = if said.raw {
            out.rows.line(buffer.get(said.start as usize..)?, said.length as usize)?
        } else {
            self.scratch.clear();
            write_input(&record()?, self.setup, &mut self.scratch);
            out.rows.line(&self.scratch, self.scratch.len())?
        };
        line.byte(delimiter);
        line.short(&entry.figures);
        line.byte(delimiter);
        if counts && !due.above {
            if due.incomplete {
                return None;
            }
            line.byte(b'0');
            line.short(&price.cell);
            let length = line.ending(&self.below)?;
            self.totals.count(Status::BelowThreshold);
            due.counted = counted;
            keep(length, self.setup, out);
            return Some(());
        }
        let certificates = entry.certificates()?.times(said.mass)?;
        line.number(certificates);
        line.short(&price.cell);
        let mut cost = None;
        if let Some(price) = price.price {
            let euro = certificates.times(price)?;
            line.number(euro);
            cost = Some((euro, due.cost.plus(euro)?));
        }
        let length = line.ending(&price.end)?;

        let mass = &mut entry.masses[said.quarter.of_year()];
        let all_mass = mass.checked_add(tonnes)?;
        let lines = (entry.lines.checked_add(1)?, due.lines.checked_add(1)?);
        due.certificates = due.certificates.plus(certificates)?;
        // Nothing is added before everything can be.
        *mass = all_mass;
        (entry.lines, due.lines) = lines;
        due.counted = counted;
        quarter_price.lines += 1;
        keep(length, self.setup, out);
        match cost {
            Some((euro, all)) => {
                due.cost = all;
                self.totals.count(Status::Liable);
                if !self.totals.is_too_low(euro)
                    && let Some(record) = record()
                {
                    self.keep_top(key, said.mass, Number::Small(euro), &record, ticket);
                }
            }
            None => self.totals.count(Status::PriceUnpublished),
        }
        if valued && let Some(record) = record() {
            self.add_customs_value(cost.map(|(euro, _)| Number::Small(euro)), &record, ticket.table);
        }
        Some(())
    }

    /// As [`Self::common`], of a good of an origin that has no rate.
    fn common_without_figures(
        &mut self,
        key: usize,
        (said, buffer): (&Said, &[u8]),
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
        let line = out.rows.line(buffer.get(said.start as usize..)?, said.length as usize)?;
        let length = line.ending(&words.ending)?;
        if kind == Kind::WithoutFiguresCounting {
            due.counted = due.counted.checked_add(said.mass.at_scale(dues::MASS_DECIMALS)?)?;
        }
        keep(length, self.setup, out);
        self.add_without_figures(record, ticket, &words, out);
        Some(())
    }
}

#[inline(never)]
fn read_rest(records: Records<'_>, layout: &Layout, said: &mut [Said]) {
    for (record, said) in records.zip(said) {
        said.common &= read_mass(&record, layout, said).is_some();
        // Only texts can begin a formula: the other cells were read as a code, an origin, a mass and a day.
        for at in &layout.texts {
            said.raw &= !begins_a_formula(record.first_byte(*at));
        }
        (said.start, said.length) = record.place();
    }
}

/// The mass of a line; nothing where it is not common.
#[inline]
fn read_mass(record: &Record<'_>, layout: &Layout, said: &mut Said) -> Option<()> {
    said.mass = quick_mass(record, layout)?;
    if let Some(at) = layout.customs_value {
        let cell = record.cell(at);
        if !cell.is_empty() {
            cells::plain_number(cell)?;
        }
    }
    Some(())
}

/// Keeps a line that was written, where a row file is wanted.
#[inline]
fn keep(length: usize, setup: &Setup<'_>, out: &mut Written) {
    if setup.options.row_file {
        out.rows.keep(length);
    }
}
