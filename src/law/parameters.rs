//! Every parameter of the law by a typed name. A test holds this list and the files together, both
//! ways.

use crate::quantity::unit::{
    CertificatePerEmissions, CertificatePrice, Dimension, Embedded, EmissionsPerCarbon, EnergyFactor, GoodQuantity,
    Ratio, Unit,
};
use std::marker::PhantomData;

/// A number that the law sets.
#[derive(Debug)]
pub struct Parameter<D> {
    /// The path under `data/law/` without `.toml`.
    pub path: &'static str,
    pub unit: Unit,
    dimension: PhantomData<D>,
}

impl<D: Dimension> Parameter<D> {
    const fn new(path: &'static str, unit: Unit) -> Self {
        Self { path, unit, dimension: PhantomData }
    }
}

/// A method that the law picks, by name.
#[derive(Debug)]
pub struct Rule {
    pub path: &'static str,
}

/// Share of the benchmark that is deducted; falls over time.
pub const CBAM_FACTOR: Parameter<Ratio> = Parameter::new("eu/ets/cbam_factor", Unit::One);
pub const CROSS_SECTORAL_CORRECTION_FACTOR: Parameter<Ratio> =
    Parameter::new("eu/cbam/cross_sectoral_correction_factor", Unit::One);
/// Mark-ups on default values, one a sector.
pub const MARK_UP_CEMENT: Parameter<Ratio> = Parameter::new("eu/cbam/default_value_mark_up/cement", Unit::One);
pub const MARK_UP_IRON_AND_STEEL: Parameter<Ratio> =
    Parameter::new("eu/cbam/default_value_mark_up/iron_and_steel", Unit::One);
pub const MARK_UP_ALUMINIUM: Parameter<Ratio> = Parameter::new("eu/cbam/default_value_mark_up/aluminium", Unit::One);
pub const MARK_UP_HYDROGEN: Parameter<Ratio> = Parameter::new("eu/cbam/default_value_mark_up/hydrogen", Unit::One);
pub const MARK_UP_FERTILISERS: Parameter<Ratio> =
    Parameter::new("eu/cbam/default_value_mark_up/fertilisers", Unit::One);
pub const CERTIFICATE_EMISSIONS: Parameter<CertificatePerEmissions> =
    Parameter::new("eu/cbam/certificate_emissions", Unit::CertificatePerEmissions);
pub const CERTIFICATE_PRICE: Parameter<CertificatePrice> =
    Parameter::new("eu/cbam/certificate_price", Unit::CertificatePrice);
pub const PENALTY_PER_CERTIFICATE: Parameter<CertificatePrice> =
    Parameter::new("eu/cbam/penalty_per_certificate", Unit::CertificatePrice);
pub const PENALTY_MULTIPLE_LOW: Parameter<Ratio> = Parameter::new("eu/cbam/penalty_multiple_low", Unit::One);
pub const PENALTY_MULTIPLE_HIGH: Parameter<Ratio> = Parameter::new("eu/cbam/penalty_multiple_high", Unit::One);
pub const DE_MINIMIS_MASS: Parameter<GoodQuantity> =
    Parameter::new("eu/cbam/de_minimis_mass", Unit::GoodQuantity(crate::quantity::unit::GoodUnit::Tonne));
/// Share of an importer's embedded emissions to be covered at the end of each quarter.
pub const HOLDING_SHARE: Parameter<Ratio> = Parameter::new("eu/cbam/holding_share", Unit::One);
/// Overshoot of the threshold up to which a penalty may be lowered, as a share of the threshold.
pub const PENALTY_OVERSHOOT_SHARE: Parameter<Ratio> = Parameter::new("eu/cbam/penalty_overshoot_share", Unit::One);
pub const PENALTY_MULTIPLE_SMALL_OVERSHOOT: Parameter<Ratio> =
    Parameter::new("eu/cbam/penalty_multiple_small_overshoot", Unit::One);
/// CO2 per carbon in a mass balance.
pub const CO2_PER_CARBON: Parameter<EmissionsPerCarbon> =
    Parameter::new("eu/cbam/co2_per_carbon", Unit::TonnePerCarbon);
/// What waste gas is taken to replace.
pub const NATURAL_GAS_EMISSION_FACTOR: Parameter<EnergyFactor> =
    Parameter::new("eu/cbam/natural_gas_emission_factor", Unit::TonnePerTerajoule);
/// Imported electricity with a higher factor has no actual value (Annex IV, 5, of Reg. (EU) 2023/956).
pub const ELECTRICITY_ACTUAL_FACTOR_LIMIT: Parameter<Embedded> =
    Parameter::new("eu/cbam/electricity_actual_factor_limit", Unit::Embedded(crate::quantity::unit::GoodUnit::Mwh));
pub const WASTE_GAS_CORRECTION: Parameter<Ratio> = Parameter::new("eu/cbam/waste_gas_correction", Unit::One);

/// Methods that the law picks by name.
pub const BENCHMARK_PERIOD: Rule = Rule { path: "eu/cbam/benchmark_period" };
/// Whether the benchmarks of a year are final.
pub const BENCHMARKS_STANDING: Rule = Rule { path: "eu/cbam/benchmarks_standing" };
/// The quarter of importation, or the week of purchase.
pub const CERTIFICATE_PRICE_BASIS: Rule = Rule { path: "eu/cbam/certificate_price_basis" };
/// Which edition of the default values is known.
pub const DEFAULT_VALUES_EDITION: Rule = Rule { path: "eu/cbam/default_values_edition" };

/// Every path of this list, for the test that holds it and the files together.
pub const PATHS: &[&str] = &[
    BENCHMARKS_STANDING.path,
    BENCHMARK_PERIOD.path,
    CBAM_FACTOR.path,
    CERTIFICATE_EMISSIONS.path,
    CERTIFICATE_PRICE.path,
    CERTIFICATE_PRICE_BASIS.path,
    CO2_PER_CARBON.path,
    CROSS_SECTORAL_CORRECTION_FACTOR.path,
    DEFAULT_VALUES_EDITION.path,
    DE_MINIMIS_MASS.path,
    ELECTRICITY_ACTUAL_FACTOR_LIMIT.path,
    HOLDING_SHARE.path,
    MARK_UP_ALUMINIUM.path,
    MARK_UP_CEMENT.path,
    MARK_UP_FERTILISERS.path,
    MARK_UP_HYDROGEN.path,
    MARK_UP_IRON_AND_STEEL.path,
    PENALTY_MULTIPLE_HIGH.path,
    NATURAL_GAS_EMISSION_FACTOR.path,
    PENALTY_MULTIPLE_LOW.path,
    PENALTY_MULTIPLE_SMALL_OVERSHOOT.path,
    PENALTY_OVERSHOOT_SHARE.path,
    WASTE_GAS_CORRECTION.path,
    PENALTY_PER_CERTIFICATE.path,
];
