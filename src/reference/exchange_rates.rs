//! Reference exchange rates: quote currency per base currency, as the mean of daily fixings over a
//! year, a quarter or a month, or on a day.

use super::{Gap, Row, Table};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "exchange-rates";

/// The rate of a period.
pub fn find<'t>(table: &'t Table, base: &str, quote: &str, period: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    let rows: Vec<Row<'t>> = of_pair(table, base, quote).filter(|row| row.get("period") == period).collect();
    match rows.first() {
        None => Err(Gap::Unknown),
        Some(row) if row.known() > known_on => Err(Gap::NotYetKnown { published: row.known() }),
        Some(row) => Ok(*row),
    }
}

/// The periods there are for a pair of currencies, in the order of the table.
pub fn periods(table: &Table, base: &str, quote: &str) -> Vec<String> {
    of_pair(table, base, quote).map(|row| row.get("period").to_owned()).collect()
}

fn of_pair<'t>(table: &'t Table, base: &str, quote: &str) -> impl Iterator<Item = Row<'t>> {
    table.rows().filter(move |row| row.get("base") == base && row.get("quote") == quote)
}
