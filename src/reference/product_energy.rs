//! Energy for one unit of a product, by product and metric, in the unit of the row. Only the metric
//! `electricity` is electricity; the others count fuels and heat or keep a narrower bound.

use super::{Gap, Row, Table, the_row};
use jiff::civil::Date;

/// The name of the table.
pub const TABLE: &str = "product-energy";

/// The metric that a grid factor may be multiplied with.
pub const ELECTRICITY: &str = "electricity";

/// The electricity of a product.
pub fn electricity<'t>(table: &'t Table, product: &str, known_on: Date) -> Result<Row<'t>, Gap> {
    the_row(table, known_on, |row| row.get("product") == product && row.get("metric") == ELECTRICITY)
}

/// The products that have electricity.
pub fn products(table: &Table) -> Vec<&str> {
    table.rows().filter(|row| row.get("metric") == ELECTRICITY).map(|row| row.get("product")).collect()
}
