//! What the EU's carbon border charge of one good is computed from.

use crate::quantity::unit::{
    CertificatePerEmissions, CertificatePrice, CostPer, Embedded, ExchangeRate, GoodQuantity, PerEmissions, Ratio,
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
    /// With a default value: the process benchmarks (column A) that own data could use, by route letter,
    /// to find the emissions at which own data stops helping.
    pub own_process: Vec<(Option<char>, Benchmarked)>,
    /// What a certificate not surrendered costs, and the multiples for importers without authorisation.
    pub penalty: Option<Penalty>,
    pub quantity: Fact<GoodQuantity>,
    pub certificate: Fact<CertificatePerEmissions>,
    pub price: Fact<CertificatePrice>,
    pub paid: Option<CarbonPricePaid>,
    /// The export price per unit of good, to state the cost as a share of it.
    pub export_price: Option<ExportPrice>,
    /// Yuan per euro, to state costs in yuan.
    pub yuan_rate: Option<Fact<ExchangeRate>>,
}

/// A good or a precursor with what it is made of.
#[derive(Clone, Debug)]
pub struct Chain {
    pub emissions: Emissions,
    pub free_allocation: FreeAllocation,
    /// Precursors of an actual value, with how much of each a unit of good needs.
    pub precursors: Vec<Precursor>,
    /// The actual values already include the precursors: they count for free allocation only.
    pub includes_precursors: bool,
}

/// Where specific embedded emissions come from.
#[derive(Clone, Copy, Debug)]
pub enum Emissions {
    /// The total default value and its mark-up.
    DefaultValue { whole: Fact<Ratio>, total: Fact<Embedded>, mark_up: Fact<Ratio> },
    /// Verified actual values; indirect where it counts.
    Actual {
        direct: Fact<Embedded>,
        indirect: Option<Fact<Embedded>>,
        /// Functional units per tonne of good, where the values are per functional unit: tonnes of
        /// clinker, kilograms of nitrogen.
        content: Option<Fact<Ratio>>,
    },
    /// Given as a whole: a precursor's verified value, or the emission factor of electricity.
    Stated(Fact<Embedded>),
    /// Zero by rule.
    Zero(Fact<Embedded>),
}

/// Where specific embedded free allocation comes from.
#[derive(Clone, Copy, Debug)]
pub enum FreeAllocation {
    /// Column B: the whole chain, with default values.
    WholeChain(Benchmarked),
    /// Column A: the process alone; precursors add theirs.
    ProcessOnly(Benchmarked),
    /// A precursor's verified value.
    Stated(Fact<Embedded>),
    /// Zero by rule.
    Zero(Fact<Embedded>),
}

/// A benchmark with the factors of its year.
#[derive(Clone, Copy, Debug)]
pub struct Benchmarked {
    pub benchmark: Fact<Embedded>,
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
    /// Tonnes of precursor per tonne of good: the whole mass that enters, losses included.
    pub amount: Fact<Ratio>,
    pub chain: Chain,
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
}

/// The price of the good itself.
#[derive(Clone, Copy, Debug)]
pub struct ExportPrice {
    pub amount: Fact<CostPer>,
    /// Into euro, where it is in another currency.
    pub rate: Option<Fact<ExchangeRate>>,
}
