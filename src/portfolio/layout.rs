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
    pub customs_value: Option<usize>,
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
            customs_value: columns.at(Field::CustomsValue),
            claim: CLAIM.into_iter().filter_map(|field| Some((field, columns.at(field)?))).collect(),
        }
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
