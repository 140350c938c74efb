//! Prices of one unit of a product, by product, kind of price and period, in the unit of the row.

use super::{Gap, Row, Table, the_row};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "product-prices";

/// What a price is per: `sales`, a market price, or `export-value`, an average of customs statistics.
pub const KINDS: [&str; 2] = ["sales", "export-value"];

/// The price of a product in a period.
pub fn find<'t>(table: &'t Table, product: &str, price: &str, period: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    the_row(table, known_on, |row| {
        row.get("product") == product && row.get("price") == price && row.get("period") == period
    })
}

/// The prices of a product.
pub fn of_product<'t>(table: &'t Table, product: &str) -> Vec<Row<'t>> {
    table.rows().filter(|row| row.get("product") == product).collect()
}
