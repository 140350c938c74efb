//! CBAM goods by CN code: scope, sector, gases, and whether indirect emissions count.
//!
//! Source: Reg. (EU) 2023/956, Annexes I and II, as amended by Reg. (EU) 2025/2083.

use super::{Row, Table};
use crate::quantity::unit::GoodUnit;
use crate::text::{Text, choices};

/// The table of 8-digit codes.
pub const TABLE: &str = "eu-goods";
/// The table of scope by prefix, for codes that the list of 8-digit codes does not know.
pub const PREFIXES: &str = "eu-goods-prefixes";

choices! {
    /// Sectors of Annex I.
    pub enum Sector {
        /// Cement.
        Cement = "cement",
        /// Fertilisers.
        Fertilisers = "fertilisers",
        /// Iron and steel.
        IronAndSteel = "iron-and-steel",
        /// Aluminium.
        Aluminium = "aluminium",
        /// Hydrogen.
        Hydrogen = "hydrogen",
        /// Electricity.
        Electricity = "electricity",
    }
}

/// The table of goods that a proposal would add.
pub const PROPOSED: &str = "eu-proposed-goods";

/// A good of Annex I.
#[derive(Clone, Debug)]
pub struct Good {
    /// The code as it was asked for: 8 or 10 digits.
    pub code: String,
    pub name: Text,
    pub sector: Sector,
    /// The aggregated goods category (Impl. Reg. (EU) 2025/2547, Annex I, Table 1).
    pub category: String,
    /// Whether indirect emissions count: the good is in Annex I and not in Annex II.
    pub indirect_counts: bool,
    pub gases: String,
    /// A caveat of the table.
    pub note: String,
    /// The code stands in the list of 8-digit codes itself; else only its beginning is in Annex I.
    pub listed: bool,
    /// Annex I holds a part of the 8-digit code only, and the code has not the digits that say which part it is.
    pub part_unknown: bool,
}

/// What the scope says of a code.
#[derive(Clone, Debug)]
pub enum Scope {
    In(Good),
    /// The code belongs to a heading of Annex I, but is excluded by name.
    Excluded {
        note: String,
    },
    /// No heading of Annex I holds it.
    Out,
}

/// What is said of a code of 8 or 10 digits: by its row in the list of 8-digit codes, else by the longest
/// prefix.
pub fn scope(listed: Option<Row<'_>>, prefixes: &Table, code: &str) -> Scope {
    // Of an entry that begins with "ex" a part is in Annex I: the prefixes know which.
    let in_part = listed.is_some_and(|row| row.get("annex_i_entry").starts_with("ex"));
    if let Some(good) = listed.filter(|_| !in_part || code.len() == 8).and_then(|row| good(row, code)) {
        return Scope::In(Good { part_unknown: in_part, ..good });
    }
    let longest = prefixes
        .rows()
        .filter(|row| code.starts_with(row.get("cn_prefix")))
        .max_by_key(|row| row.get("cn_prefix").len());
    match longest {
        Some(row) if row.get("action") == "exclude" => Scope::Excluded { note: row.get("note").to_owned() },
        Some(row) => good(row, code).map_or(Scope::Out, |good| Scope::In(Good { listed: listed.is_some(), ..good })),
        None => Scope::Out,
    }
}

fn good(row: Row<'_>, code: &str) -> Option<Good> {
    let sector = <Sector as crate::text::Choice>::parse(row.get("sector"))?;
    let description = row.get("description");
    let category = row.get("aggregated_goods_category");
    let english = if description.is_empty() { category } else { description };
    let chinese = row.get("description_zh");
    Some(Good {
        code: code.to_owned(),
        name: Text::new(english, if chinese.is_empty() { english } else { chinese }),
        sector,
        category: category.to_owned(),
        indirect_counts: row.get("indirect_in_scope") == "yes",
        gases: row.get("ghgs").to_owned(),
        note: row.get("note").to_owned(),
        listed: true,
        part_unknown: false,
    })
}

/// What the actual values of a good may be per, instead of per tonne: clinker for clinker and cement,
/// nitrogen for fertilisers (Impl. Reg. (EU) 2025/2547, Art. 4).
pub fn functional_unit(code: &str) -> Option<GoodUnit> {
    let begins_with_one_of = |prefixes: &[&str]| prefixes.iter().any(|prefix| code.starts_with(prefix));
    if begins_with_one_of(&["252310", "252321", "252329", "252390"]) {
        Some(GoodUnit::Clinker)
    } else if begins_with_one_of(&["2808", "2814", "283421", "3102", "3105"]) {
        Some(GoodUnit::Nitrogen)
    } else {
        None
    }
}

/// Codes of Annex I whose trade names, description or heading hold a word, at most so many as a reader looks at.
pub fn called(goods: &Table, word: &str) -> Vec<String> {
    const SHOWN: usize = 6;
    let word = word.trim().to_lowercase();
    // Two Chinese characters are a word; two letters are not.
    if word.chars().count() < if word.is_ascii() { 3 } else { 2 } {
        return Vec::new();
    }
    let is_name = |row: &Row<'_>| row.get("trade_names").split(';').any(|name| name.to_lowercase() == word);
    let holds = |row: &Row<'_>| {
        ["trade_names", "description", "description_zh"].iter().any(|at| row.get(at).to_lowercase().contains(&word))
    };
    let named = goods.rows().filter(is_name).chain(goods.rows().filter(|row| !is_name(row) && holds(row)));
    named.take(SHOWN).map(|row| format!("{} ({})", row.get("cn_code"), row.get("description"))).collect()
}

/// Codes of Annex I near one that is not, of 4 digits or more: of the same heading, those that share the most leading
/// digits and lie nearest first.
pub fn near(goods: &Table, code: &str) -> Vec<String> {
    const SHOWN: usize = 5;
    let shared = |other: &str| other.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let eight = |digits: &str| format!("{digits:0<8}")[..8].parse::<u32>().unwrap_or_default();
    let of_heading = goods.rows().map(|row| row.get("cn_code")).filter(|other| shared(other) >= 4);
    let mut near: Vec<&str> = of_heading.collect();
    near.sort_by_key(|other| (std::cmp::Reverse(shared(other)), eight(other).abs_diff(eight(code))));
    near.truncate(SHOWN);
    near.into_iter().map(str::to_owned).collect()
}
