//! Regions of China: the nation, its provinces and its regional grids, by code and by name.

use super::{Row, Table};
use crate::text::Text;

/// The name of the table.
pub const TABLE: &str = "regions";

/// Finds a region by its code.
pub fn by_code<'t>(table: &'t Table, code: &str) -> Option<Row<'t>> {
    table.rows().find(|row| row.get("code") == code)
}

/// The codes of all regions of a kind: `province`, `grid`, `nation`.
pub fn codes_of_kind(table: &Table, kind: &str) -> Vec<String> {
    table.rows().filter(|row| row.get("kind") == kind).map(|row| row.get("code").to_owned()).collect()
}

/// The name for readers.
pub fn name(row: Row<'_>) -> Text {
    Text::new(row.get("name_en"), row.get("name_zh"))
}

/// Codes whose code, name or alias is what was written.
pub fn named(table: &Table, written: &str) -> Vec<String> {
    table
        .rows()
        .filter(|row| spellings(*row).iter().any(|name| name.eq_ignore_ascii_case(written.trim())))
        .map(|row| row.get("code").to_owned())
        .collect()
}

/// Codes whose code, name or alias is what was written, or near it.
pub fn suggestions(table: &Table, written: &str) -> Vec<String> {
    let exact = named(table, written);
    if !exact.is_empty() {
        return exact;
    }
    let names: Vec<(&str, &str)> =
        table.rows().flat_map(|row| spellings(row).into_iter().map(move |name| (name, row.get("code")))).collect();
    let near = crate::diag::nearest(written, names.iter().map(|(name, _)| *name));
    let mut codes: Vec<String> = Vec::new();
    for name in near {
        for (_, code) in names.iter().filter(|(other, _)| *other == name) {
            if !codes.iter().any(|known| known == code) {
                codes.push((*code).to_owned());
            }
        }
    }
    codes
}

fn spellings(row: Row<'_>) -> Vec<&str> {
    let mut all = vec![row.get("code"), row.get("name_en"), row.get("name_zh")];
    all.extend(row.get("aliases").split(';').map(str::trim).filter(|alias| !alias.is_empty()));
    all
}
