//! Gross domestic product by region and year, in 100 million yuan at current prices: the sum of value
//! added, one estimate each. It is no gross output.

use super::{Gap, Row, Table, pick};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "china-gdp";

/// The gross domestic product of a region in a year.
pub fn find<'t>(table: &'t Table, region: &str, year: i16, known_on: Date) -> Result<Row<'t>, Gap> {
    pick(table, known_on, year, |row| row.get("region_code") == region)
}
