//! Published carbon prices: official, market, scenario, shadow prices and social costs, each a
//! named series by year. The kinds answer different questions and are never added.

use super::{Gap, Row, Table, pick};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "carbon-prices";

/// The price of a series at a year, and at a period of it where the series has several.
pub fn find<'t>(
    table: &'t Table,
    series: &str,
    year: i16,
    period: Option<&str>,
    known_on: Date,
) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("series") == series && row.get("period") == period.unwrap_or_default())
}

/// The names of the series.
pub fn series(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = table.rows().map(|row| row.get("series")).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The periods of a series in a year, empty if its values are for the year as a whole.
pub fn periods<'t>(table: &'t Table, series: &str, year: i16) -> Vec<&'t str> {
    table
        .rows()
        .filter(|row| row.get("series") == series && row.year() == year)
        .map(|row| row.get("period"))
        .filter(|period| !period.is_empty())
        .collect()
}
