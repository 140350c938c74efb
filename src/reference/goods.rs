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
    if let Some(good) = listed.and_then(|row| good(row, code)) {
        return Scope::In(good);
    }
    let longest = prefixes
        .rows()
        .filter(|row| code.starts_with(row.get("cn_prefix")))
        .max_by_key(|row| row.get("cn_prefix").len());
    match longest {
        Some(row) if row.get("action") == "exclude" => Scope::Excluded { note: row.get("note").to_owned() },
        Some(row) => good(row, code).map_or(Scope::Out, Scope::In),
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

/// Codes of Annex I near one that is not: those that share the most leading digits.
pub fn near(goods: &Table, code: &str) -> Vec<String> {
    let shared = |other: &str| other.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let best = goods.rows().map(|row| shared(row.get("cn_code"))).max().unwrap_or(0);
    if best < 4 {
        return Vec::new();
    }
    goods
        .rows()
        .map(|row| row.get("cn_code"))
        .filter(|other| shared(other) == best)
        .take(5)
        .map(str::to_owned)
        .collect()
}
