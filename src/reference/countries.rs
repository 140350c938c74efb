//! Countries and territories of origin, by ISO code, English and Chinese name and common aliases.

use super::{Row, Table};
use crate::text::Text;
use std::collections::BTreeMap;

/// The name of the table.
pub const TABLE: &str = "countries";

/// Spellings of other languages, of certificates of origin and of customs.
pub const SPELLINGS: &str = "country-spellings";

/// Every code, name, alias and other spelling as a [`key`], with the position of its row.
pub fn index(table: &Table, spelled: &Table) -> BTreeMap<String, usize> {
    let positions: BTreeMap<&str, usize> = table.rows().map(|row| (row.get("code"), row.index)).collect();
    let others = spelled.rows().filter_map(|row| Some((key(row.get("spelling")), *positions.get(row.get("code"))?)));
    let own = table.rows().flat_map(|row| spellings(row).into_iter().map(move |name| (key(name), row.index)));
    others.chain(own).collect()
}

/// A name without capitals, with one kind of blank and of apostrophe.
pub fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'").to_lowercase()
}

/// Codes and names near what was written, best first.
pub fn suggestions(table: &Table, written: &str) -> Vec<String> {
    let names: Vec<(&str, Row<'_>)> =
        table.rows().flat_map(|row| spellings(row).into_iter().map(move |name| (name, row))).collect();
    let near = crate::diag::nearest(written, names.iter().map(|(name, _)| *name));
    let mut found: Vec<String> = Vec::new();
    for name in near {
        for (_, row) in names.iter().filter(|(other, _)| *other == name) {
            let suggestion = format!("{} ({})", row.get("code"), row.get("name_en"));
            if !found.contains(&suggestion) {
                found.push(suggestion);
            }
        }
    }
    found
}

/// The name for readers.
pub fn name(row: Row<'_>) -> Text {
    Text::new(row.get("name_en"), row.get("name_zh"))
}

fn spellings(row: Row<'_>) -> Vec<&str> {
    let mut all = vec![row.get("code"), row.get("name_en"), row.get("name_zh")];
    all.extend(row.get("aliases").split(';').map(str::trim).filter(|alias| !alias.is_empty()));
    all
}
