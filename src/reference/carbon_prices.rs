//! Published carbon prices: official, market, scenario, shadow prices and social costs, each a
//! named series by year. The kinds answer different questions and are never added.

use super::{DataError, Gap, Row, Table, pick};
use crate::quantity::{Currency, Unit};
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

/// The years of a series that are known on a day.
pub fn years(table: &Table, series: &str, known_on: Date) -> Vec<i16> {
    let rows = table.rows().filter(|row| row.get("series") == series && row.known() <= known_on);
    let mut years: Vec<i16> = rows.map(Row::year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The rows of a series in a year: one, or one a period.
pub fn of_year<'t>(table: &'t Table, series: &str, year: i16) -> Vec<Row<'t>> {
    table.rows().filter(|row| row.get("series") == series && row.year() == year).collect()
}

/// The unit of a row: an amount of money per tonne.
///
/// # Errors
/// A currency that is not known: a broken table.
pub fn unit(row: Row<'_>) -> Result<Unit, DataError> {
    Currency::parse(row.get("currency")).map(Unit::Price).ok_or_else(|| row.error("currency is not known".into()))
}
