//! What goods and countries are called in the summary.

use super::engine::Engine;
use super::totals::Pair;
use crate::reference::countries;
use crate::text::{Text, messages::portfolio as say};
use std::collections::BTreeMap;

/// What goods and countries are called.
pub struct Names {
    goods: BTreeMap<String, Text>,
    origins: BTreeMap<String, Text>,
}

impl Names {
    pub fn of(engine: &Engine<'_>) -> Self {
        let tables = &engine.tables;
        let described = |row: crate::reference::Row<'_>| {
            let (en, zh) = (row.get("description"), row.get("description_zh"));
            Text::new(en, if zh.is_empty() { en } else { zh })
        };
        Self {
            goods: tables.goods.rows().map(|row| (row.get("cn_code").to_owned(), described(row))).collect(),
            origins: tables.countries.rows().map(|row| (row.get("code").to_owned(), countries::name(row))).collect(),
        }
    }

    /// A code with its description, where the table has one.
    pub fn good(&self, code: &str) -> Text {
        let words = self.goods.get(code.get(..8).unwrap_or(code)).filter(|words| !words.en.is_empty());
        words.map_or_else(
            || Text::same(code),
            |words| Text::new(format!("{code} {}", words.en), format!("{code} {}", words.zh)),
        )
    }

    pub fn origin(&self, code: &str) -> Text {
        self.origins.get(code).cloned().unwrap_or_else(|| Text::same(code))
    }

    pub fn pair(&self, pair: &Pair) -> Text {
        say::of_origin(pair.code(), self.origin(pair.origin()))
    }
}
