//! CO2 emissions by region, year and series, in million tonnes: the numerators of carbon intensities. A series
//! keeps one way of counting; two series are never added or subtracted.

use super::{Gap, Row, Table, pick};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-emissions";

/// The emissions of a region in a year, in one series.
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
