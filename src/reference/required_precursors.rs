//! Goods that cannot be made without a precursor of Annex I, by aggregated goods category and production route.
//!
//! Inferred from Impl. Reg. (EU) 2025/2547, Annex I, Table 1 and points 3.4 to 3.18.

use super::Table;
use super::goods::Good;
use crate::text::Text;

/// The name of the table.
pub const TABLE: &str = "eu-required-precursors";

/// What a good is made from, as a reader knows it.
#[derive(Clone, Debug)]
pub struct Required {
    pub precursor: Text,
    /// A code of such a precursor, for advice.
    pub example: String,
}

/// What a good that is made by a production route cannot be made without; zero stands for no route.
pub fn required(table: &Table, good: &Good, route: u8) -> Option<Required> {
    let row = table.rows().find(|row| row.get("aggregated_goods_category") == good.category)?;
    let routes = row.get("routes").as_bytes();
    let is_excepted = row.get("except").split(';').any(|start| !start.is_empty() && good.code.starts_with(start));
    if is_excepted || !(routes.is_empty() || routes.contains(&route)) {
        return None;
    }
    let precursor = Text::new(row.get("precursor_en"), row.get("precursor_zh"));
    Some(Required { precursor, example: row.get("example").to_owned() })
}
