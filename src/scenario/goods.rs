//! Goods that cross the EU's border, as stated by a scenario or on the command line.

use super::{PlacedText, Stated};
use crate::quantity::unit::{CertificatePrice, CostPer, Embedded, ExchangeRate, GoodQuantity, PerEmissions, Ratio};
use crate::text::Text;
use jiff::civil::Date;

/// One good: one code, one origin, one emissions basis, one import.
#[derive(Clone, Debug)]
pub struct Good {
    /// The beginning of its figure keys, ending with a point, or empty.
    pub key: String,
    pub label: Option<Text>,
    /// 8 or 10 digits; blanks are taken out.
    pub code: PlacedText,
    /// A country by code or name, as written.
    pub origin: PlacedText,
    pub quantity: Stated<GoodQuantity>,
    pub import: Import,
    /// The year of production, where it is proven to differ from the year of importation.
    pub production_year: Option<i16>,
    pub emissions: EmissionsStatement,
    /// The production route letter of the benchmark, for actual values.
    pub route: Option<PlacedText>,
    pub precursors: Vec<PrecursorStatement>,
    /// Free allocation of all precursors together per tonne of good, where its actual values include them.
    pub precursor_free_allocation: Option<Stated<Embedded>>,
    pub price: Option<Stated<CertificatePrice>>,
    pub correction: Option<Stated<Ratio>>,
    pub paid: Option<PaidStatement>,
    pub export_price: Option<ExportPriceStatement>,
    pub yuan_rate: Option<Stated<ExchangeRate>>,
    /// A proposal whose values are used although it is not law.
    pub proposal: Option<String>,
    /// Nothing published later is used.
    pub known_on: Date,
}

/// When the good is released for free circulation.
#[derive(Clone, Copy, Debug)]
pub enum Import {
    Date(Date),
    Quarter {
        year: i16,
        quarter: i8,
    },
    /// The quarter is not known.
    Year(i16),
}

impl Import {
    pub fn year(self) -> i16 {
        match self {
            Self::Date(date) => date.year(),
            Self::Quarter { year, .. } | Self::Year(year) => year,
        }
    }

    /// A day of the import, where it is known to the quarter.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Quarter { year, quarter } => Date::new(year, quarter * 3 - 1, 15).ok(),
            Self::Year(_) => None,
        }
    }
}

/// What the declarant declares.
#[derive(Clone, Debug)]
pub enum EmissionsStatement {
    Default,
    Actual {
        direct: Stated<Embedded>,
        indirect: Option<Stated<Embedded>>,
        content: Option<Stated<Ratio>>,
        includes_precursors: bool,
    },
    /// Electricity: tCO2e per MWh.
    Factor(Stated<Embedded>),
}

/// A precursor as stated.
#[derive(Clone, Debug)]
pub struct PrecursorStatement {
    pub name: String,
    pub code: PlacedText,
    /// A country, or `unknown`.
    pub origin: PlacedText,
    pub amount: Stated<Ratio>,
    /// Its verified specific embedded emissions as a whole.
    pub emissions: Option<Stated<Embedded>>,
    /// Its verified specific embedded free allocation.
    pub free_allocation: Option<Stated<Embedded>>,
    /// Its own actual values, when its own precursors are stated too.
    pub actual: Option<EmissionsStatement>,
    pub route: Option<PlacedText>,
    pub production_year: Option<i16>,
    pub precursors: Vec<PrecursorStatement>,
}

/// A carbon price paid abroad.
#[derive(Clone, Debug)]
pub struct PaidStatement {
    pub amount: Stated<PerEmissions>,
    pub rate: Option<Stated<ExchangeRate>>,
    pub rebate: Option<Stated<Ratio>>,
}

/// What the good is sold for.
#[derive(Clone, Debug)]
pub struct ExportPriceStatement {
    pub amount: Stated<CostPer>,
    pub rate: Option<Stated<ExchangeRate>>,
}
