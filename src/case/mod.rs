//! A case: every number a computation needs, each with its basis. What `resolve` makes and
//! `compute` takes; it names no file, no region table and no scenario type beyond plain words.

pub mod goods;
pub mod path;

use crate::quantity::Item;
use crate::quantity::unit::{
    CarbonIntensity, CarbonPrice, Count, ElectricityIntensity, ExchangeRate, GridFactor, Money, Percentage, Ratio,
    SavingRate, SpecificCost, SpecificElectricity,
};
use crate::scenario::PriceKind;
use crate::text::Text;
use crate::trace::Given;

/// Everything that is computed for one scenario.
#[derive(Clone, Debug)]
pub struct Case {
    pub subject: Option<RegionName>,
    pub references: Vec<RegionName>,
    pub comparisons: Vec<Comparison>,
    pub prices: Vec<Price>,
    pub output: Option<Worth>,
    pub export: Option<Export>,
    pub path: Option<path::Path>,
    pub claims: Vec<Claim>,
    pub ranking: Option<Ranking>,
    pub product: Option<Product>,
    pub checks: Vec<Check>,
}

/// A region, for keys and for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionName {
    pub code: String,
    pub name: Text,
}

/// One method against one reference.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// `<method>.<reference>`: the beginning of all its keys.
    pub key: String,
    pub method: String,
    pub label: Text,
    pub reference: RegionName,
    pub gap: GapInputs,
}

/// What a gap is computed from.
#[derive(Clone, Debug)]
pub enum GapInputs {
    GridElectricity {
        electricity: Given<ElectricityIntensity>,
        subject: Given<GridFactor>,
        reference: Given<GridFactor>,
    },
    CarbonIntensity {
        subject: Given<CarbonIntensity>,
        reference: Given<CarbonIntensity>,
    },
    StatedGap {
        gap: Given<CarbonIntensity>,
    },
}

/// A carbon price with what converts it into yuan.
#[derive(Clone, Debug)]
pub struct Price {
    pub name: String,
    pub label: Text,
    pub kind: PriceKind,
    /// Traded, forward or forecast, for a published market price.
    pub market_kind: Option<String>,
    /// The year whose money the price is in, as published: a year, `nominal`, `unclear`.
    pub base_year: Option<String>,
    pub amount: Given<CarbonPrice>,
    pub rate: Option<Given<ExchangeRate>>,
}

/// Money with what converts it into yuan.
#[derive(Clone, Debug)]
pub struct Worth {
    pub amount: Given<Money>,
    pub rate: Option<Given<ExchangeRate>>,
}

#[derive(Clone, Debug)]
pub struct Export {
    pub label: Text,
    pub value: ExportValue,
    pub share: Option<Given<Ratio>>,
    pub rate: Option<Given<ExchangeRate>>,
}

#[derive(Clone, Debug)]
pub enum ExportValue {
    Value(Given<Money>),
    Units { units: Given<Count>, unit_price: Given<SpecificCost> },
}

/// A published figure and the computed figure it is compared with.
#[derive(Clone, Debug)]
pub struct Claim {
    pub name: String,
    pub statement: Text,
    /// `<method>.<reference>`
    pub comparison: String,
    pub price: Option<String>,
    pub value: ClaimValue,
}

#[derive(Clone, Debug)]
pub enum ClaimValue {
    Saving(Given<SavingRate>),
    Gap(Given<CarbonIntensity>),
    ExportSaving(Given<Money>),
}

/// Many regions by one method.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub method_label: Text,
    pub reference: RegionName,
    pub regions: Vec<(RegionName, GapInputs)>,
    /// Regions that have no published value and are therefore not ranked.
    pub without_value: Vec<RegionName>,
}

/// Electricity per unit of a product, on several grids.
#[derive(Clone, Debug)]
pub struct Product {
    pub name: Text,
    pub item: Item,
    pub quantity: Option<Given<Count>>,
    pub processes: Vec<Process>,
    pub changes: Vec<Change>,
    /// The subject first, then the references.
    pub grids: Vec<(RegionName, Given<GridFactor>)>,
}

#[derive(Clone, Debug)]
pub struct Process {
    pub name: String,
    pub label: Text,
    pub electricity: Given<SpecificElectricity>,
}

/// From one process to another, by their positions in `processes`.
#[derive(Clone, Debug)]
pub struct Change {
    pub name: String,
    pub label: Text,
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Debug)]
pub struct Check {
    pub name: String,
    pub statement: Text,
    pub kind: CheckKind,
}

#[derive(Clone, Debug)]
pub enum CheckKind {
    Sum { parts: Vec<Part>, total: Part },
    Growth { parts: Vec<Part>, total: Part },
    Share { part: Part, whole: Part, published: Given<Percentage> },
    UnitValue { value: Given<Money>, units: Given<Count>, low: Given<SpecificCost>, high: Given<SpecificCost> },
}

#[derive(Clone, Debug)]
pub struct Part {
    pub label: Text,
    pub value: Given<Money>,
    pub growth_factor: Option<Given<Ratio>>,
}
