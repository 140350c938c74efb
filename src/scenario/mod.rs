//! A scenario after validation: facts that a person stated, each with its place in the file.
//!
//! Nothing here knows the law or the reference data; whether a region has a factor in a year is
//! found out in `resolve`.

pub mod goods;
pub mod price_path;
pub mod questions;

use crate::quantity::unit::{
    Anything, CarbonIntensity, CarbonPrice, Count, ElectricityIntensity, ExchangeRate, GasEmissions, GridFactor, Money,
    Ratio, SpecificCost, SpecificElectricity, SpecificEmissions, TenThousandYuan, ValueRatio,
};
use crate::quantity::{Decimal, Denominator, Item, Unit};
use crate::text::{Text, choices};
use crate::trace::{Given, ScenarioPlace};
use jiff::civil::Date;
use std::ops::Range;
use std::rc::Rc;

/// A validated scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The file's own name without folder and ending.
    pub name: String,
    /// The file as it was given, without folder; `-` is standard input.
    pub file: String,
    pub title: Text,
    pub notes: Option<Text>,
    /// The only notion of today: nothing published later is used.
    pub as_known_on: Date,
    /// Where that day stands in the file.
    pub as_known_on_span: Range<usize>,
    pub reading: Reading,
    /// The sector of the goods under CBAM, when the result is read as declarable.
    pub cbam_sector: Option<CbamSector>,
    pub subject: Option<RegionRef>,
    pub references: Vec<RegionRef>,
    pub own_regions: Vec<OwnRegion>,
    pub methods: Vec<Method>,
    pub sectors: Vec<Rc<Sector>>,
    pub conversions: Vec<Conversion>,
    pub region_paths: Vec<RegionPath>,
    pub prices: Vec<Price>,
    pub price_paths: Vec<Rc<price_path::PricePath>>,
    pub path: Option<price_path::Path>,
    pub output: Option<Worth>,
    pub export: Option<Export>,
    pub claims: Vec<Claim>,
    pub ranking: Option<Ranking>,
    pub product: Option<Product>,
    pub checks: Vec<Check>,
    pub questions: questions::Questions,
    pub goods: Vec<goods::Good>,
    pub importer: Option<goods::Importer>,
}

choices! {
    /// What the result may be used for.
    pub enum Reading {
        /// A comparison: what would be different if output moved or the grid changed. Not a CBAM declaration.
        WhatIf = "what-if",
        /// The electricity factor is one that CBAM law lets an operator declare: a direct line or a metered power purchase agreement, for goods whose indirect emissions count.
        Declarable = "declarable",
    }
}

choices! {
    /// Sectors of CBAM goods.
    pub enum CbamSector {
        /// Cement: indirect emissions count.
        Cement = "cement",
        /// Fertilisers: indirect emissions count.
        Fertilisers = "fertilisers",
        /// Sintered ore (CN 2601 12 00): indirect emissions count.
        SinteredOre = "sintered-ore",
        /// Iron and steel: only direct emissions are charged.
        IronAndSteel = "iron-and-steel",
        /// Aluminium: only direct emissions are charged.
        Aluminium = "aluminium",
        /// Hydrogen: only direct emissions are charged.
        Hydrogen = "hydrogen",
    }
}

choices! {
    /// How the electricity of an own region reaches the plant.
    pub enum Connection {
        /// A direct technical link between the generator and the installation.
        DirectLine = "direct-line",
        /// A physical power purchase agreement, matched at most hourly by meters.
        PowerPurchaseAgreement = "power-purchase-agreement",
    }
}

/// A region named by its code, or several put together, with the place of the name.
#[derive(Clone, Debug)]
pub struct RegionRef {
    /// As figure keys name it: `CN`, `CN-without-CN-SC`, `CN-JS-and-CN-ZJ`.
    pub code: String,
    /// The regions that are put together; one, for a region of its own.
    pub together: Vec<String>,
    /// The regions that are taken out of them.
    pub without: Vec<String>,
    pub span: Range<usize>,
}

impl RegionRef {
    /// Whether it is one region and not a group or a rest.
    pub fn is_single(&self) -> bool {
        self.together.len() == 1 && self.without.is_empty()
    }
}

/// A word with the place where it stands.
#[derive(Clone, Debug)]
pub struct PlacedText {
    pub text: String,
    pub span: Range<usize>,
}

/// A region that the file defines itself.
#[derive(Clone, Debug)]
pub struct OwnRegion {
    pub code: String,
    pub name: Text,
    pub grid_factor: Option<Stated<GridFactor>>,
    pub carbon_intensity: Option<Stated<CarbonIntensity>>,
    /// Emissions and GDP, of which the intensity is the quotient.
    pub values: Option<RegionValues>,
    pub connection: Option<Connection>,
    pub span: Range<usize>,
}

/// What a carbon intensity is a quotient of.
#[derive(Clone, Debug)]
pub struct RegionValues {
    pub region: String,
    pub emissions: Stated<GasEmissions>,
    pub gdp: Stated<TenThousandYuan>,
}

/// A number that the file states, with its source or the assumption it rests on.
#[derive(Clone, Debug)]
pub struct Stated<D> {
    pub value: Decimal,
    pub unit: Unit,
    pub place: ScenarioPlace,
    pub span: Range<usize>,
    dimension: std::marker::PhantomData<D>,
}

impl<D: crate::quantity::Dimension> Stated<D> {
    pub fn new(value: Decimal, unit: Unit, place: ScenarioPlace, span: Range<usize>) -> Self {
        Self { value, unit, place, span, dimension: std::marker::PhantomData }
    }

    /// The number as an input of a computation.
    pub fn given(&self, key: impl Into<String>, label: Text) -> Given<D> {
        Given::new(key, self.value, self.unit, label, crate::trace::Basis::Scenario(self.place.clone()))
    }
}

/// A way to find the gap in emissions between two regions, per 10,000 yuan.
#[derive(Clone, Debug)]
pub struct Method {
    pub name: String,
    pub label: Option<Text>,
    /// Restricts the method to one of the references.
    pub against: Option<RegionRef>,
    pub kind: MethodKind,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub enum MethodKind {
    /// Electricity per 10,000 yuan times the gap between two grid factors.
    GridElectricity { electricity: Electricity, factors: Factors },
    /// The gap between the emissions per 10,000 yuan of two regions.
    CarbonIntensity {
        year: Option<(i16, Range<usize>)>,
        series: Option<(String, Range<usize>)>,
        subject: Option<Stated<CarbonIntensity>>,
        reference: Option<Stated<CarbonIntensity>>,
        /// Emissions and GDP of regions, instead of published ones.
        values: Vec<RegionValues>,
    },
    /// Electricity per 10,000 yuan of what sectors sell, times the gap between two grid factors.
    SectorElectricity { sectors: Vec<Rc<Sector>>, factors: Factors },
    /// The gap itself is stated.
    StatedGap { gap: Stated<CarbonIntensity> },
    /// A claim over a price, both by their names.
    ImpliedGap { claim: String, price: String },
}

/// Electricity per 10,000 yuan.
#[derive(Clone, Debug)]
pub enum Electricity {
    /// The same on both sides.
    Both(Stated<ElectricityIntensity>),
    Each {
        subject: Stated<ElectricityIntensity>,
        reference: Stated<ElectricityIntensity>,
    },
    /// Each region's own in a published series.
    Published {
        series: (String, Range<usize>),
        year: (i16, Range<usize>),
    },
}

/// Which grid factors a method takes.
#[derive(Clone, Debug)]
pub struct Factors {
    pub year: Option<(i16, Range<usize>)>,
    /// Which of the published kinds of factor.
    pub kind: String,
    pub kind_span: Range<usize>,
    /// Stated ones, instead of published.
    pub subject: Option<Stated<GridFactor>>,
    pub reference: Option<Stated<GridFactor>>,
}

/// A branch of industry by the electricity and the price of a unit of its product.
#[derive(Clone, Debug)]
pub struct Sector {
    pub name: String,
    pub label: Text,
    /// What its price is a price of.
    pub per: Denominator,
    pub electricity: FromProduct<SpecificElectricity>,
    pub price: FromProduct<SpecificCost>,
    pub exchange: Option<Exchange>,
    pub direct_emissions: Option<Stated<SpecificEmissions>>,
    pub part: Option<SectorPart>,
    pub span: Range<usize>,
}

/// A number that is stated, or that of a published product.
#[derive(Clone, Debug)]
pub enum FromProduct<D> {
    Stated(Stated<D>),
    Published {
        product: (String, Range<usize>),
        level: Level,
        /// Of a price.
        period: Option<(String, Range<usize>)>,
    },
}

choices! {
    /// Ends of a published range.
    pub enum Level {
        /// The low end.
        Low = "low",
        /// The central value.
        Central = "central",
        /// The high end.
        High = "high",
    }
}

/// How much of all sectors one is.
#[derive(Clone, Debug)]
pub enum SectorPart {
    /// What it sells or exports, in yuan.
    Value(Stated<Money>),
    Weight(Stated<Ratio>),
}

/// How a figure per yuan of one kind of value is read per yuan of another.
#[derive(Clone, Debug)]
pub struct Conversion {
    pub from: Denominator,
    pub to: Denominator,
    pub reading: ConversionReading,
    /// Yuan of the first in a yuan of the second; one for a reading that equates them.
    pub ratio: Stated<ValueRatio>,
    pub span: Range<usize>,
}

/// Why a conversion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversionReading {
    /// So much value added is in a yuan of output.
    ValueAddedRatio,
    /// The whole chain lies in the region: carbon per yuan of GDP stands for carbon per yuan of final demand.
    WholeChain,
    /// Goods are sold at the price at which they are valued.
    SameValue,
}

/// A region's grid factor or carbon intensity over years.
#[derive(Clone, Debug)]
pub struct RegionPath {
    pub region: RegionRef,
    pub kind: RegionPathKind,
    pub course: Course,
    pub span: Range<usize>,
}

choices! {
    /// What of a region changes over years.
    pub enum RegionPathKind {
        /// Its grid factor.
        GridFactor = "grid-factor",
        /// Its carbon intensity.
        CarbonIntensity = "carbon-intensity",
    }
}

/// How something changes over years.
#[derive(Clone, Debug)]
pub enum Course {
    /// So much each year, from the value and the year of the method.
    Change(Stated<Ratio>),
    /// Values by year, ascending, and what is done between them.
    Years { years: Vec<(i16, Stated<Anything>)>, interpolation: Option<price_path::Interpolation> },
}

choices! {
    /// Kinds of carbon price. They answer different questions and are never mixed unlabelled.
    pub enum PriceKind {
        /// What is owed under a law: a published certificate price, a tax rate.
        Official = "official",
        /// What is paid or expected on a market: traded, forward or forecast.
        Market = "market",
        /// What a model needs to reach a target.
        Scenario = "scenario",
        /// What a state or a bank counts in its own appraisals.
        Shadow = "shadow",
        /// The damage that a tonne does.
        SocialCost = "social-cost",
    }
}

/// A carbon price.
#[derive(Clone, Debug)]
pub struct Price {
    pub name: String,
    pub label: Option<Text>,
    pub amount: PriceAmount,
    pub exchange: Option<Exchange>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
pub enum PriceAmount {
    Fixed {
        kind: PriceKind,
        amount: Stated<CarbonPrice>,
        /// The year that the price is for, where the file says so.
        year: Option<i16>,
    },
    /// A published series at a year, and at a period of that year where the series has several.
    Series {
        series: String,
        series_span: Range<usize>,
        year: i16,
        year_span: Range<usize>,
        period: Option<(String, Range<usize>)>,
    },
}

/// How money is converted into yuan.
#[derive(Clone, Debug)]
pub enum Exchange {
    Given(Stated<ExchangeRate>),
    /// The reference rate of a period: `2023`, `2023Q1`, `2023-02` or `2023-02-21`.
    Period(String, Range<usize>),
}

/// An amount of money that the file states.
#[derive(Clone, Debug)]
pub struct Worth {
    pub amount: Stated<Money>,
    /// What the value is.
    pub of: Denominator,
    pub exchange: Option<Exchange>,
    pub growth: Option<Growth>,
}

/// How a value grows over the years of a path.
#[derive(Clone, Debug)]
pub struct Growth {
    /// The year of the value.
    pub from: i16,
    /// Yearly.
    pub rate: Stated<Ratio>,
}

/// What is exported, to scale the saving.
#[derive(Clone, Debug)]
pub struct Export {
    pub label: Option<Text>,
    pub value: ExportValue,
    /// The part of the value that counts.
    pub share: Option<Stated<Ratio>>,
    pub exchange: Option<Exchange>,
    pub growth: Option<Growth>,
}

#[derive(Clone, Debug)]
pub enum ExportValue {
    Value(Stated<Money>),
    Units { units: Stated<Count>, unit_price: Stated<SpecificCost> },
}

/// A published figure to check.
#[derive(Clone, Debug)]
pub struct Claim {
    pub name: String,
    pub statement: Text,
    pub method: String,
    pub price: Option<String>,
    pub against: Option<RegionRef>,
    pub value: ClaimValue,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    pub relation: ClaimRelation,
}

choices! {
    /// What a claim says of its figure.
    pub enum ClaimRelation {
        /// It is about so much.
        About = "about",
        /// It is more than so much.
        MoreThan = "more-than",
    }
}

/// What a claim is about; its unit tells.
#[derive(Clone, Debug)]
pub enum ClaimValue {
    /// Yuan per 10,000 yuan.
    Saving(Stated<crate::quantity::unit::SavingRate>),
    /// Tonnes per 10,000 yuan.
    Gap(Stated<CarbonIntensity>),
    /// Yuan in all, for the export value.
    ExportSaving(Stated<Money>),
}

/// A comparison of many regions by one method.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub method: String,
    pub regions: Vec<RegionRef>,
}

/// Electricity per unit of a product, on several grids.
#[derive(Clone, Debug)]
pub struct Product {
    pub name: Text,
    pub item: Item,
    pub year: (i16, Range<usize>),
    pub quantity: Option<Stated<Count>>,
    pub processes: Vec<Process>,
    pub changes: Vec<Change>,
}

/// One way to make the product.
#[derive(Clone, Debug)]
pub struct Process {
    pub name: String,
    pub label: Text,
    pub electricity: Stated<SpecificElectricity>,
}

/// From one process to another.
#[derive(Clone, Debug)]
pub struct Change {
    pub name: String,
    pub label: Text,
    pub from: String,
    pub to: String,
}

/// A test of whether published figures agree with each other.
#[derive(Clone, Debug)]
pub struct Check {
    pub name: String,
    pub statement: Text,
    pub kind: CheckKind,
}

#[derive(Clone, Debug)]
pub enum CheckKind {
    /// Do the parts add up to the total?
    Sum { parts: Vec<Part>, total: Part },
    /// Do the parts add up a year earlier, when each is divided by its growth?
    Growth { parts: Vec<Part>, total: Part },
    /// Is the share what is published?
    Share { part: Part, whole: Part, published: Stated<crate::quantity::unit::Percentage> },
    /// Is the value per unit in a plausible range?
    UnitValue { value: Stated<Money>, units: Stated<Count>, low: Stated<SpecificCost>, high: Stated<SpecificCost> },
}

/// A part of a published sum.
#[derive(Clone, Debug)]
pub struct Part {
    pub label: Text,
    pub value: Stated<Money>,
    /// One plus the growth over a year earlier.
    pub growth_factor: Option<Stated<Ratio>>,
}
