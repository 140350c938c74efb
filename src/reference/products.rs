//! Products: electricity per unit, and what a unit is sold for.

use super::{Row, Table};
use jiff::civil::Date;

/// The table of energy per unit of product.
pub const ENERGY: &str = "product-energy";
/// The table of prices per unit of product.
pub const PRICES: &str = "product-prices";

/// The electricity of a product. Energy of other kinds is another row and never stands in for it.
pub fn electricity<'t>(table: &'t Table, product: &str, known_on: Date) -> Option<Row<'t>> {
    of_product(table, product, known_on).find(|row| row.get("metric") == "electricity")
}

/// The prices of a product of one kind: `sales` or `export-value`.
pub fn prices<'t>(table: &'t Table, product: &str, kind: &str, known_on: Date) -> Vec<Row<'t>> {
    of_product(table, product, known_on).filter(|row| row.get("price") == kind).collect()
}

fn of_product<'t>(table: &'t Table, product: &str, known_on: Date) -> impl Iterator<Item = Row<'t>> {
    let product = product.to_owned();
    table.rows().filter(move |row| row.get("product") == product && row.known() <= known_on)
}

/// The names of the products that have electricity.
pub fn with_electricity(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> =
        table.rows().filter(|row| row.get("metric") == "electricity").map(|row| row.get("product")).collect();
    names.sort_unstable();
    names.dedup();
    names
}
