//! A case: every number a computation needs, each with its basis. What `resolve` makes and
//! `compute` takes; it names no file, no region table and no scenario type beyond plain words.

pub mod goods;
pub mod path;

use crate::quantity::unit::{
    CarbonIntensity, CarbonPrice, Count, ElectricityIntensity, ExchangeRate, GasEmissions, GridFactor, Money,
    Percentage, Ratio, SavingRate, SpecificCost, SpecificElectricity, SpecificEmissions, TenThousandYuan, ValueRatio,
};
use crate::quantity::{Denominator, Gas, Item};
use crate::scenario::PriceKind;
pub use crate::scenario::{ClaimRelation, ConversionReading};
use crate::text::Text;
use crate::trace::Given;
use jiff::civil::Date;

/// Everything that is computed for one scenario.
#[derive(Clone, Debug)]
pub struct Case {
    pub subject: Option<RegionName>,
    pub references: Vec<RegionName>,
    pub comparisons: Vec<Comparison>,
    pub conversions: Vec<Conversion>,
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
    /// What its figures are per.
    pub per: Denominator,
    /// What its emissions count.
    pub gas: Gas,
    /// The year of the factors or intensities, where the file or the tables say it.
    pub data_year: Option<i16>,
    pub gap: GapInputs,
}

/// What a gap is computed from.
#[derive(Clone, Debug)]
pub enum GapInputs {
    GridElectricity {
        electricity: Electricity,
        factors: Sides<GridFactor>,
    },
    CarbonIntensity {
        subject: Intensity,
        reference: Intensity,
    },
    Sectors {
        sectors: Vec<Sector>,
        factors: Sides<GridFactor>,
    },
    StatedGap {
        gap: Given<CarbonIntensity>,
    },
    /// What a claim implies at a price, which is named.
    ImpliedGap {
        claimed: Given<SavingRate>,
        price: String,
    },
}

/// Electricity per 10,000 yuan.
#[derive(Clone, Debug)]
pub enum Electricity {
    /// The same on both sides.
    Both(Given<ElectricityIntensity>),
    Each {
        subject: Given<ElectricityIntensity>,
        reference: Given<ElectricityIntensity>,
    },
}

/// A number of the subject and one of the reference, each with its course over the years of a path.
#[derive(Clone, Debug)]
pub struct Sides<D> {
    pub subject: Given<D>,
    pub reference: Given<D>,
    pub subject_course: path::Course<D>,
    pub reference_course: path::Course<D>,
}

/// A carbon intensity, with its course over the years of a path.
#[derive(Clone, Debug)]
pub struct Intensity {
    pub value: IntensityValue,
    pub course: path::Course<CarbonIntensity>,
}

#[derive(Clone, Debug)]
pub enum IntensityValue {
    Given(Given<CarbonIntensity>),
    Quotient(IntensityParts),
}

/// Emissions over GDP, of one region or of several put together and taken out.
#[derive(Clone, Debug)]
pub struct IntensityParts {
    /// `<method>.<region>`: the beginning of its keys.
    pub key: String,
    pub name: Text,
    pub together: Vec<EmissionsAndGdp>,
    pub without: Vec<EmissionsAndGdp>,
}

#[derive(Clone, Debug)]
pub struct EmissionsAndGdp {
    pub emissions: Given<GasEmissions>,
    pub gdp: Given<TenThousandYuan>,
}

/// A branch of industry.
#[derive(Clone, Debug)]
pub struct Sector {
    pub name: String,
    pub label: Text,
    pub per: Denominator,
    pub electricity: Given<SpecificElectricity>,
    pub price: Given<SpecificCost>,
    pub rate: Option<Given<ExchangeRate>>,
    pub direct_emissions: Option<Given<SpecificEmissions>>,
    pub part: Option<SectorPart>,
}

/// How much of all sectors one is.
#[derive(Clone, Debug)]
pub enum SectorPart {
    Value(Given<Money>),
    Weight(Given<Ratio>),
}

/// How a figure per yuan of one kind of value is read per yuan of another.
#[derive(Clone, Debug)]
pub struct Conversion {
    pub from: Denominator,
    pub to: Denominator,
    pub reading: ConversionReading,
    pub ratio: Given<ValueRatio>,
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
    /// The year that the price is for.
    pub year: Option<i16>,
    pub amount: Given<CarbonPrice>,
    pub rate: Option<Given<ExchangeRate>>,
}

/// Money with what converts it into yuan.
#[derive(Clone, Debug)]
pub struct Worth {
    pub amount: Given<Money>,
    /// What the value is.
    pub of: Denominator,
    pub rate: Option<Given<ExchangeRate>>,
    pub growth: Option<path::GrowthFrom>,
}

#[derive(Clone, Debug)]
pub struct Export {
    pub label: Text,
    pub value: ExportValue,
    pub share: Option<Given<Ratio>>,
    pub rate: Option<Given<ExchangeRate>>,
    pub growth: Option<path::GrowthFrom>,
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
    /// What the computed figure is converted to, where the claim is per another kind of value.
    pub converted_to: Option<Denominator>,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    pub relation: ClaimRelation,
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
    /// What its figures are per.
    pub per: Denominator,
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
