//! Where the cells of a line stand.

use super::columns::{Columns, Field};
use crate::load::table::Record;

/// The columns of a table as a line is read by them.
#[derive(Clone, Debug)]
pub struct Layout {
    pub count: usize,
    pub code: usize,
    pub origin: usize,
    pub mass: usize,
    pub kilograms: bool,
    pub date: usize,
    pub importer: Option<usize>,
    pub id: Option<usize>,
    pub item: Option<usize>,
    pub customs_value: Option<usize>,
    pub currency: Option<usize>,
    pub procedure: Option<usize>,
    /// The columns that a row file repeats.
    pub kept: Vec<usize>,
    /// The columns of a claim that the table has.
    pub claim: Vec<(Field, usize)>,
}

/// The columns in which a line says something of its emissions.
const CLAIM: [Field; 7] = [
    Field::ProductionYear,
    Field::Basis,
    Field::Direct,
    Field::Indirect,
    Field::PrecursorFree,
    Field::Route,
    Field::Paid,
];

impl Layout {
    pub fn of(columns: &Columns) -> Self {
        let needed = |field| columns.at(field).unwrap_or_default();
        Self {
            count: columns.count,
            code: needed(Field::Code),
            origin: needed(Field::Origin),
            mass: columns.mass.0,
            kilograms: columns.mass.1,
            date: needed(Field::Date),
            importer: columns.at(Field::Importer),
            id: columns.at(Field::Id),
            item: columns.at(Field::Item),
            customs_value: columns.at(Field::CustomsValue),
            currency: columns.at(Field::Currency),
            procedure: columns.at(Field::Procedure),
            kept: columns.kept.clone(),
            claim: CLAIM.into_iter().filter_map(|field| Some((field, columns.at(field)?))).collect(),
        }
    }

    /// The columns of numbers.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        let is_number = |field: &Field| !matches!(field, Field::ProductionYear | Field::Basis | Field::Route);
        let claimed = self.claim.iter().filter(move |(field, _)| is_number(field)).map(|(_, at)| *at);
        std::iter::once(self.mass).chain(self.customs_value).chain(claimed)
    }

    /// Whether a column holds specific emissions or free allocation.
    pub fn is_emissions(&self, at: usize) -> bool {
        let is_one = |field: &Field| matches!(field, Field::Direct | Field::Indirect | Field::PrecursorFree);
        self.claim.iter().any(|(field, own)| *own == at && is_one(field))
    }

    /// Cells that decide about the charge.
    pub fn needed(&self) -> impl Iterator<Item = usize> + '_ {
        let claimed = self.claim.iter().map(|(_, at)| *at);
        [self.code, self.origin, self.mass, self.date]
            .into_iter()
            .chain(self.importer)
            .chain(self.procedure)
            .chain(claimed)
    }

    /// The importer of a line as it is spelled; nothing where the cell is empty. Without such a column all lines are of
    /// one importer, whose name is empty.
    pub fn importer<'r>(&self, record: &Record<'r>) -> Option<&'r [u8]> {
        match self.importer {
            None => Some(&[]),
            Some(at) => Some(record.cell(at)).filter(|name| !name.is_empty()),
        }
    }

    /// The cell of a claim, where it is filled in.
    pub fn claimed<'r>(&self, record: &Record<'r>, field: Field) -> Option<&'r str> {
        let at = self.claim.iter().find(|(own, _)| *own == field).map(|(_, at)| *at)?;
        Some(record.text(at)).filter(|text| !text.is_empty())
    }
}
