//! What the EU's carbon border charge of one good is computed from.

use crate::quantity::unit::{
    self, CertificatePerEmissions, CertificatePrice, Content, CostPer, Embedded, ExchangeRate, GoodQuantity,
    PerEmissions, Ratio,
};
use crate::text::Text;
use crate::trace::Fact;

/// One good: one code, one origin, one emissions basis, one year of production, one import.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The beginning of all its keys, ending with a point, or empty.
    pub key: String,
    pub chain: Chain,
    /// The chain by default values, to compare with, when `chain` is by actual values.
    pub by_default: Option<Chain>,
    /// With a default value: the processes that own data could be of, to find the emissions at which own data stops
    /// helping.
    pub own_process: Vec<OwnProcess>,
    /// What the good, or a precursor of it, cannot be made without and of which nothing is stated: its free allocation
    /// is not deducted, so that no saving can be named.
    pub missing_precursors: Vec<MissingPrecursor>,
    /// The same with the free allocation of a precursor by another production route, where its producer states none.
    pub other_routes: Vec<OtherRoute>,
    /// With a default value of several alloy grades: the other readings of the sentence that picks one.
    pub other_readings: Vec<OtherReading>,
    /// What a certificate not surrendered costs, and the multiples for importers without authorisation.
    pub penalty: Option<Penalty>,
    pub quantity: Fact<GoodQuantity>,
    pub certificate: Fact<CertificatePerEmissions>,
    pub price: CertificatePriceInputs,
    pub paid: Option<CarbonPricePaid>,
    /// The export price per unit of good, to state the cost as a share of it.
    pub export_price: Option<ExportPrice>,
    /// Yuan per euro, to state costs in yuan.
    pub yuan_rate: Option<Fact<ExchangeRate>>,
}

/// A process that own data could be of.
#[derive(Clone, Copy, Debug)]
pub struct OwnProcess {
    /// The route letter, where the benchmark depends on it.
    pub route: Option<char>,
    /// Column A.
    pub benchmarked: Benchmarked,
    /// It cannot do without a precursor of Annex I, whose free allocation is added.
    pub needs_precursors: bool,
}

/// The chain of a good by default value under another reading of point 5.1 of the annex to Impl. Reg. (EU) 2025/2620.
#[derive(Clone, Debug)]
pub struct OtherReading {
    pub reading: Reading,
    /// The letter whose benchmark it takes.
    pub grade: char,
    pub chain: Chain,
}

/// What "the highest benchmark value" of several alloy grades may be the highest of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// All grades that the code lists, whatever the route indicator says.
    HighestOfTheCode,
    /// The grade of the indicator alone.
    LetterAlone,
}

/// A precursor that something cannot be made without, and that is neither stated nor declared absent.
#[derive(Clone, Debug)]
pub struct MissingPrecursor {
    /// What is made from it: the code of the good, or of a precursor.
    pub of: String,
    pub precursor: Text,
}

/// The chain of a good with the column B benchmark of another production route for one of its precursors.
#[derive(Clone, Debug)]
pub struct OtherRoute {
    /// The names of the precursor and of what it goes into, for keys.
    pub key: String,
    pub precursor: Text,
    pub route: char,
    /// The route that was taken instead is the user's own, not the default of the precursor's origin.
    pub settled: bool,
    pub chain: Chain,
}

/// The price of a certificate.
#[derive(Clone, Debug)]
pub enum CertificatePriceInputs {
    Known(Fact<CertificatePrice>),
    Between(Box<Between>),
}

/// Two years of a price path, and the year wanted between them.
#[derive(Clone, Debug)]
pub struct Between {
    pub before: Fact<CertificatePrice>,
    pub after: Fact<CertificatePrice>,
    /// Years from the first to the one wanted.
    pub passed: Fact<Ratio>,
    /// Years from the one wanted to the second.
    pub left: Fact<Ratio>,
}

/// A good or a precursor with what it is made of.
#[derive(Clone, Debug)]
pub struct Chain {
    pub emissions: Emissions,
    pub free_allocation: FreeAllocation,
    /// Precursors of an actual value, with how much of each a unit of good needs.
    pub precursors: Vec<Precursor>,
    /// What the process made in the period, where masses and emissions are of the whole period.
    pub activity_level: Option<Fact<GoodQuantity>>,
    /// The actual values already include the precursors: they count for free allocation only.
    pub includes_precursors: bool,
    /// A default value or a verified whole of a good whose indirect emissions count: it cannot be divided.
    pub holds_indirect: bool,
}

/// Where specific embedded emissions come from.
#[derive(Clone, Debug)]
pub enum Emissions {
    /// The total default value and its mark-up.
    DefaultValue { whole: Fact<Ratio>, total: Fact<Embedded>, mark_up: Fact<Ratio> },
    /// Verified actual values; indirect where it counts.
    Actual {
        direct: Fact<Embedded>,
        indirect: Option<Fact<Embedded>>,
        /// Whether indirect emissions are charged; else they are information.
        indirect_counts: bool,
        /// Functional units per tonne of good, where the values are per functional unit: tonnes of
        /// clinker, kilograms of nitrogen.
        content: Option<Fact<Content>>,
    },
    /// From what an installation burnt, used and made in the reporting period.
    Installation(Box<Installation>),
    /// Given as a whole: a precursor's verified value, or the emission factor of electricity.
    Stated(Fact<Embedded>),
    /// Zero by rule.
    Zero(Fact<Embedded>),
}

/// One process of an installation over its reporting period (Impl. Reg. (EU) 2025/2547, Annexes II and III).
#[derive(Clone, Debug)]
pub struct Installation {
    /// Direct emissions that were measured or computed elsewhere.
    pub stated: Option<Fact<unit::Emissions>>,
    pub streams: Vec<Stream>,
    pub heat_imported: Option<Heat>,
    pub heat_exported: Option<Heat>,
    pub waste_gas: Option<WasteGas>,
    /// Emissions of electricity that the process produced.
    pub electricity_produced: Option<Fact<unit::Emissions>>,
    /// Electricity consumed, MWh, and its emission factor.
    pub electricity: Option<(Fact<GoodQuantity>, Fact<Embedded>)>,
    /// Whether indirect emissions are charged; else they are information.
    pub indirect_counts: bool,
}

/// A fuel, a material or a product of a process.
#[derive(Clone, Debug)]
pub struct Stream {
    /// A short name for keys.
    pub name: String,
    pub amount: Fact<GoodQuantity>,
    pub kind: StreamKind,
    /// One, from which the biomass fraction is taken, and that fraction.
    pub biomass: Option<(Fact<Ratio>, Fact<Ratio>)>,
}

/// How the emissions of a stream are found.
#[derive(Clone, Copy, Debug)]
pub enum StreamKind {
    Fuel(Fuel),
    Process(ProcessInput),
    Carbon(CarbonStream),
}

/// A fuel that is burnt (equation 5).
#[derive(Clone, Copy, Debug)]
pub struct Fuel {
    pub calorific_value: Fact<unit::CalorificValue>,
    pub terajoule: Fact<unit::TerajoulePerGigajoule>,
    pub factor: Fact<unit::EnergyFactor>,
    pub oxidation: Option<Fact<Ratio>>,
}

/// A material with a process emission factor (equation 11).
#[derive(Clone, Copy, Debug)]
pub struct ProcessInput {
    pub factor: Fact<Embedded>,
    pub conversion: Option<Fact<Ratio>>,
}

/// A material of a carbon mass balance (equation 12).
#[derive(Clone, Copy, Debug)]
pub struct CarbonStream {
    pub content: Fact<unit::CarbonContent>,
    pub per_carbon: Fact<unit::EmissionsPerCarbon>,
    /// What leaves the process is taken off.
    pub leaves: bool,
}

/// Heat that crosses the boundary of a process.
#[derive(Clone, Copy, Debug)]
pub struct Heat {
    pub energy: Fact<unit::Energy>,
    pub factor: Fact<unit::EnergyFactor>,
}

/// Waste gas that crosses the boundary of a process.
#[derive(Clone, Copy, Debug)]
pub struct WasteGas {
    pub imported: Option<Fact<unit::Energy>>,
    pub exported: Option<Fact<unit::Energy>>,
    /// The emission factor of natural gas.
    pub factor: Fact<unit::EnergyFactor>,
    /// The correction for efficiency of what is exported.
    pub correction: Fact<Ratio>,
}

/// Where specific embedded free allocation comes from.
#[derive(Clone, Copy, Debug)]
pub enum FreeAllocation {
    /// Column B: the whole chain, with default values.
    WholeChain(Benchmarked),
    /// Column A: the process alone; precursors add theirs.
    ProcessOnly(Benchmarked),
    /// A verified value, of a precursor or of the good itself.
    Stated(Fact<Embedded>),
    /// Zero by rule.
    Zero(Fact<Embedded>),
}

/// A benchmark with the factors of its year.
#[derive(Clone, Copy, Debug)]
pub struct Benchmarked {
    pub benchmark: Fact<Embedded>,
    /// The lower alloy grade of the same route, where the code lists both: the higher one holds (Impl. Reg. (EU)
    /// 2025/2620, Annex, point 5.1).
    pub lower_grade: Option<Fact<Embedded>>,
    pub cbam_factor: Fact<Ratio>,
    pub correction: Fact<Ratio>,
}

/// Penalties of Reg. (EU) 2023/956, Art. 26.
#[derive(Clone, Copy, Debug)]
pub struct Penalty {
    /// Per certificate, before indexation.
    pub per_certificate: Fact<CertificatePrice>,
    pub lowest_multiple: Fact<Ratio>,
    pub highest_multiple: Fact<Ratio>,
}

/// A precursor of a complex good.
#[derive(Clone, Debug)]
pub struct Precursor {
    /// A short name for keys.
    pub name: String,
    pub label: Text,
    pub amount: PrecursorAmount,
    pub chain: Chain,
}

/// How much of a precursor is used: the whole mass that enters the process, losses included.
#[derive(Clone, Copy, Debug)]
pub enum PrecursorAmount {
    /// Tonnes per tonne of good.
    PerUnit(Fact<Ratio>),
    /// Tonnes in the period, to be divided by the activity level.
    InPeriod(Fact<GoodQuantity>),
}

/// A carbon price paid abroad, per tonne of CO2e.
#[derive(Clone, Copy, Debug)]
pub struct CarbonPricePaid {
    pub amount: Fact<PerEmissions>,
    /// Into euro, where it is in another currency.
    pub rate: Option<Fact<ExchangeRate>>,
    /// One, from which the share that was given back is taken.
    pub whole: Fact<Ratio>,
    /// The share given back.
    pub rebate: Fact<Ratio>,
    /// The share of the emissions that the price covers; all of them where it is not stated.
    pub covered: Option<Fact<Ratio>>,
}

/// The price of the good itself.
#[derive(Clone, Copy, Debug)]
pub struct ExportPrice {
    pub amount: Fact<CostPer>,
    /// Into euro, where it is in another currency.
    pub rate: Option<Fact<ExchangeRate>>,
}
