//! Goods that cross the EU's border, as stated by a scenario or on the command line.

use super::price_path::PricePath;
use super::{PlacedText, Stated};
use crate::quantity::unit::{
    self, CertificatePrice, CostPer, Embedded, ExchangeRate, GoodQuantity, PerEmissions, Ratio,
};
use crate::text::Text;
use jiff::civil::Date;
use std::rc::Rc;

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
    /// What the process made in the period, where masses are of the period.
    pub activity_level: Option<Stated<GoodQuantity>>,
    /// The good's own specific embedded free allocation as verified, for actual values.
    pub free_allocation: Option<Stated<Embedded>>,
    /// The production route letter of the benchmark, for actual values.
    pub route: Option<PlacedText>,
    pub precursors: Vec<PrecursorStatement>,
    /// The good was made without any precursor of Annex I.
    pub no_precursors: bool,
    /// Free allocation of all precursors together per tonne of good, where its actual values include them.
    pub precursor_free_allocation: Option<Stated<Embedded>>,
    /// Where none is published.
    pub price: Option<Stated<CertificatePrice>>,
    /// In place of a published one too.
    pub what_if_price: Option<Stated<CertificatePrice>>,
    /// The price when bought, by year, for imports whose price no law sets beforehand.
    pub price_path: Option<Rc<PricePath>>,
    /// Other years of importation to show the same good in.
    pub years: Vec<i16>,
    /// The good of the file that this one stands in for.
    pub instead_of: Option<PlacedText>,
    pub correction: Option<Stated<Ratio>>,
    pub paid: Option<PaidStatement>,
    pub export_price: Option<ExportPriceStatement>,
    pub yuan_rate: Option<Stated<ExchangeRate>>,
    /// A proposal whose values are used although it is not law.
    pub proposal: Option<String>,
    /// Nothing published later is used.
    pub known_on: Date,
}

/// Whoever declares the goods of a file.
#[derive(Clone, Debug)]
pub struct Importer {
    /// All other imports of the year in the four sectors with a threshold.
    pub other_mass: Stated<GoodQuantity>,
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

    /// The quarter, where it is known.
    pub fn quarter(self) -> Option<i8> {
        match self {
            Self::Date(date) => Some((date.month() - 1) / 3 + 1),
            Self::Quarter { quarter, .. } => Some(quarter),
            Self::Year(_) => None,
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
    /// What an installation burnt, used and made in the reporting period.
    Installation(Box<InstallationStatement>),
    /// Electricity: tCO2e per MWh, and what the factor is.
    Factor(Stated<Embedded>, Option<FactorBasis>),
}

crate::text::choices! {
    /// What the emission factor of imported electricity is.
    pub enum FactorBasis {
        /// The default factor of the country of production.
        Default = "default",
        /// The producer's own, under five conditions.
        Actual = "actual",
    }
}

impl EmissionsStatement {
    /// Whether the values already hold those of the precursors.
    pub fn includes_precursors(&self) -> bool {
        match self {
            Self::Actual { includes_precursors, .. } => *includes_precursors,
            Self::Installation(process) => process.includes_precursors,
            Self::Default | Self::Factor(..) => false,
        }
    }
}

/// One process of an installation over its reporting period.
#[derive(Clone, Debug)]
pub struct InstallationStatement {
    pub direct: Option<Stated<unit::Emissions>>,
    pub streams: Vec<StreamStatement>,
    pub heat_imported: Option<HeatStatement>,
    pub heat_exported: Option<HeatStatement>,
    pub waste_gas_imported: Option<Stated<unit::Energy>>,
    pub waste_gas_exported: Option<Stated<unit::Energy>>,
    pub electricity_produced: Option<Stated<unit::Emissions>>,
    /// MWh and tCO2 per MWh.
    pub electricity: Option<(Stated<GoodQuantity>, Stated<Embedded>)>,
    pub includes_precursors: bool,
}

/// A fuel, a material or a product of a process.
#[derive(Clone, Debug)]
pub struct StreamStatement {
    pub name: String,
    pub amount: Stated<GoodQuantity>,
    pub kind: StreamStatementKind,
    pub biomass: Option<Stated<Ratio>>,
}

#[derive(Clone, Debug)]
pub enum StreamStatementKind {
    Fuel {
        calorific_value: Stated<unit::CalorificValue>,
        factor: Stated<unit::EnergyFactor>,
        oxidation: Option<Stated<Ratio>>,
    },
    Process {
        factor: Stated<Embedded>,
        conversion: Option<Stated<Ratio>>,
    },
    Carbon {
        content: Stated<unit::CarbonContent>,
        leaves: bool,
    },
}

/// Heat that crosses the boundary of a process.
#[derive(Clone, Debug)]
pub struct HeatStatement {
    pub energy: Stated<unit::Energy>,
    pub factor: Stated<unit::EnergyFactor>,
}

/// A precursor as stated.
#[derive(Clone, Debug)]
pub struct PrecursorStatement {
    pub name: String,
    pub code: PlacedText,
    /// A country, or `unknown`.
    pub origin: PlacedText,
    pub amount: AmountStatement,
    /// What its own process made in the period, where its own masses are of the period.
    pub activity_level: Option<Stated<GoodQuantity>>,
    /// Its verified specific embedded emissions as a whole.
    pub emissions: Option<Stated<Embedded>>,
    /// Its verified specific embedded free allocation.
    pub free_allocation: Option<Stated<Embedded>>,
    /// Its own actual values, when its own precursors are stated too.
    pub actual: Option<EmissionsStatement>,
    pub route: Option<PlacedText>,
    pub production_year: Option<i16>,
    pub precursors: Vec<PrecursorStatement>,
    /// It was made without any precursor of its own.
    pub no_precursors: bool,
}

/// How much of a precursor is used.
#[derive(Clone, Debug)]
pub enum AmountStatement {
    /// Tonnes per tonne of good.
    PerUnit(Stated<Ratio>),
    /// Tonnes in the period.
    InPeriod(Stated<GoodQuantity>),
}

/// A carbon price paid abroad.
#[derive(Clone, Debug)]
pub struct PaidStatement {
    pub amount: Stated<PerEmissions>,
    pub rate: Option<Stated<ExchangeRate>>,
    pub rebate: Option<Stated<Ratio>>,
    /// The share of the emissions that the price covers.
    pub covered: Option<Stated<Ratio>>,
}

/// What the good is sold for.
#[derive(Clone, Debug)]
pub struct ExportPriceStatement {
    pub amount: Stated<CostPer>,
    pub rate: Option<Stated<ExchangeRate>>,
}
