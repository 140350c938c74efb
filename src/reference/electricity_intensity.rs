//! Electricity per 10,000 yuan, in kilowatt-hours, by region, year and series. A series keeps one denominator
//! and one base; two series are never subtracted from each other.

use super::{Gap, Row, Table, pick};
use crate::quantity::Denominator;
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-electricity-intensity";

/// The electricity of a region in a year, in one series.
pub fn find<'t>(table: &'t Table, region: &str, year: i16, series: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("region_code") == region && row.get("kind") == series)
}

/// The names of the series.
pub fn series(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = table.rows().map(|row| row.get("kind")).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What a series is per: value added where its name says so, gross domestic product else.
pub fn denominator(series: &str) -> Denominator {
    if series.contains("value-added") { Denominator::ValueAdded } else { Denominator::Gdp }
}
