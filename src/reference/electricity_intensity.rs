//! Electricity per 10,000 yuan of gross domestic product or of value added, in kWh, by region, year and
//! kind. A kind keeps one base; two kinds of one year are never compared.

use super::{Gap, Row, Table, pick};
use crate::quantity::Denominator;
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-electricity-intensity";

/// The electricity intensity of a region in a year, of one kind.
pub fn find<'t>(table: &'t Table, region: &str, year: i16, kind: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("region_code") == region && row.get("kind") == kind)
}

/// The kinds there are.
pub fn kinds(table: &Table) -> Vec<&str> {
    let mut kinds: Vec<&str> = table.rows().map(|row| row.get("kind")).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// What a kind is per: value added where its name says so, gross domestic product else.
pub fn denominator(kind: &str) -> Denominator {
    if kind.contains("value-added") { Denominator::ValueAdded } else { Denominator::Gdp }
}
