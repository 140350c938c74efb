//! CO2 per 10,000 yuan of gross domestic product, in tonnes, by region, year and series. A series
//! keeps one numerator and one denominator; two series are never subtracted from each other.

use super::{Gap, Row, Table, pick};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-carbon-intensity";

/// The intensity of a region in a year, in one series.
pub fn find<'t>(table: &'t Table, region: &str, year: i16, series: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("region_code") == region && row.get("series") == series)
}

/// The names of the series.
pub fn series(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = table.rows().map(|row| row.get("series")).collect();
    names.sort_unstable();
    names.dedup();
    names
}
