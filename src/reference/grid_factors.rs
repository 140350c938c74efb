//! Average CO2 emission factors of electricity, in kg CO2 per kWh, as announced for statistics.
//! Life-cycle carbon-footprint factors are another quantity and are not in this table.

use super::{Gap, Row, Table, pick};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-grid-factors";

/// The factor of a region, a year and a kind.
pub fn find<'t>(table: &'t Table, region: &str, year: i16, kind: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("region_code") == region && row.get("kind") == kind)
}

/// The kinds of factor there are.
pub fn kinds(table: &Table) -> Vec<&str> {
    let mut kinds: Vec<&str> = table.rows().map(|row| row.get("kind")).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
