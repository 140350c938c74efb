//! Goods that cross the EU's border, as a scenario file writes them.

use super::literals::{Name, Word, Year};
use super::raw::{RawShare, Stated};
use super::record::{At, record};
use crate::quantity::unit::{
    CalorificValue, CarbonContent, CertificatePrice, CostPer, Embedded, Emissions, Energy, EnergyFactor, ExchangeRate,
    GoodQuantity, PerEmissions,
};
use crate::scenario::goods::FactorBasis;
use crate::text::Text;
use jiff::civil::Date;

record! {
    /// A good under the EU's carbon border adjustment mechanism: one code, one origin, one emissions basis, one import. Alternatives stand side by side as several goods.
    pub struct RawGood = "goods" {
        /// A short name; figure keys begin with `goods.` and this name.
        name: At<Name>,
        /// What the report calls it.
        label: Option<Text>,
        /// The CN code: 8 digits, or 10 with the TARIC digits.
        code: At<String>,
        /// The country of origin: ISO code, English or Chinese name.
        origin: At<String>,
        /// The quantity: `"1000 t"`, or `"500 MWh"` of electricity.
        quantity: Stated<GoodQuantity>,
        /// The day of importation; or `year` and `quarter`.
        import_date: Option<At<Date>>,
        /// The year of importation.
        year: Option<At<Year>>,
        /// The quarter of importation: 1 to 4.
        quarter: Option<At<Quarter>>,
        /// The year of production, where it is proven to differ.
        production_year: Option<At<Year>>,
        /// Actual direct emissions per tonne of good; without them the default value is used.
        direct: Option<Stated<Embedded>>,
        /// Actual indirect emissions per tonne of good, where they count.
        indirect: Option<Stated<Embedded>>,
        /// Functional units per tonne of good, where the actual values are per tonne of clinker or kilogram of nitrogen.
        functional_units: Option<RawAmount>,
        /// Instead of `direct`: what the installation burnt, used and made in the reporting period. Needs `activity_level`.
        installation: Option<RawInstallation>,
        /// What the process made in the reporting period and could sell: tonnes of good. Needed where masses of the period are stated.
        activity_level: Option<Stated<GoodQuantity>>,
        /// The actual values already include the precursors.
        includes_precursors: Option<bool>,
        /// The good's own specific embedded free allocation as verified by its operator, for actual values; it stands in for benchmark and precursors.
        free_allocation: Option<Stated<Embedded>>,
        /// The production route letter of the benchmark, for actual values.
        route: Option<At<String>>,
        /// Emission factor of imported electricity, per MWh.
        electricity_factor: Option<Stated<Embedded>>,
        /// Whether that factor is the default one of the country of production or an actual one.
        electricity_factor_basis: Option<At<Word<FactorBasis>>>,
        /// Precursors.
        precursor: Vec<RawPrecursor>,
        /// The good was made without any precursor of Annex I; needed to say so where such goods have one.
        no_precursors: Option<bool>,
        /// Price of a certificate, where none is published; a published one goes before it.
        price: Option<Stated<CertificatePrice>>,
        /// A price of a certificate in place of a published one too; the report says what-if.
        what_if_price: Option<Stated<CertificatePrice>>,
        /// The name of a `[[price_path]]`: the price when bought, for imports from 2027.
        price_path: Option<At<String>>,
        /// The same good in other years of importation.
        years: Option<RawYears>,
        /// The name of another good of this file that this one stands in for: the difference is shown.
        instead_of: Option<At<String>>,
        /// Cross-sectoral correction factor, where the law has none yet.
        correction: Option<RawAmount>,
        /// Carbon price paid abroad, per tonne of CO2e.
        price_paid: Option<Stated<PerEmissions>>,
        /// Euro per unit of the currency paid: the yearly average.
        price_paid_rate: Option<Stated<ExchangeRate>>,
        /// The share of the price paid that was given back.
        rebate: Option<RawShare>,
        /// The share of the good's emissions that the price paid covers; all of them where it is left out.
        price_paid_covers: Option<RawShare>,
        /// What the good is sold for, per tonne.
        export_price: Option<Stated<CostPer>>,
        /// Euro per unit of the currency of the export price.
        export_price_rate: Option<Stated<ExchangeRate>>,
        /// Yuan per euro, to state the cost in yuan too.
        yuan_rate: Option<Stated<ExchangeRate>>,
        /// A proposal whose values are used although it is not law, such as `com-2026-616`.
        proposal: Option<String>,
    }
}

record! {
    /// A range of years.
    pub struct RawYears = "years" {
        /// The first.
        from: At<Year>,
        /// The last.
        to: At<Year>,
    }
}

record! {
    /// A precursor of a complex good; precursors of its own make it a chain.
    pub struct RawPrecursor = "precursor" {
        /// A short name.
        name: At<Name>,
        /// The CN code.
        code: At<String>,
        /// The country of origin, or `unknown`.
        origin: At<String>,
        /// Tonnes of precursor per tonne of good, losses included; or `mass`.
        amount: Option<RawAmount>,
        /// The mass that entered the process in the reporting period, losses included; it is divided by the `activity_level` of what it went into.
        mass: Option<Stated<GoodQuantity>>,
        /// Its verified specific embedded emissions as a whole; the default value where nothing is stated.
        emissions: Option<Stated<Embedded>>,
        /// Its verified specific embedded free allocation.
        free_allocation: Option<Stated<Embedded>>,
        /// Actual direct emissions of its own process, when its own precursors are stated too.
        direct: Option<Stated<Embedded>>,
        /// Actual indirect emissions of its own process, where they count.
        indirect: Option<Stated<Embedded>>,
        /// Instead of `direct`: what its own installation burnt, used and made in the reporting period.
        installation: Option<RawInstallation>,
        /// What its own process made in the reporting period.
        activity_level: Option<Stated<GoodQuantity>>,
        /// Its own values already include its own precursors; without those its free allocation is then that of the whole chain.
        includes_precursors: Option<bool>,
        /// Its production route letter.
        route: Option<At<String>>,
        /// Its year of production.
        production_year: Option<At<Year>>,
        /// Its own precursors.
        precursor: Vec<RawPrecursor>,
        /// It was made without any precursor of its own.
        no_precursors: Option<bool>,
    }
}

record! {
    /// One process of an installation over its reporting period: source streams, heat, waste gases, electricity.
    pub struct RawInstallation = "installation" {
        /// Direct emissions that were measured, or computed outside this file.
        direct: Option<Stated<Emissions>>,
        /// Fuels burnt (equation 5).
        fuel: Vec<RawFuel>,
        /// Materials with a process emission factor (equation 11).
        process: Vec<RawProcessInput>,
        /// Materials of a carbon mass balance (equation 12).
        carbon: Vec<RawCarbon>,
        /// Heat taken in, with the emission factor of its production.
        heat_imported: Option<RawHeat>,
        /// Heat given to others.
        heat_exported: Option<RawHeat>,
        /// Energy of waste gases taken in.
        waste_gas_imported: Option<Stated<Energy>>,
        /// Energy of waste gases given to others.
        waste_gas_exported: Option<Stated<Energy>>,
        /// Emissions of electricity that the process produced.
        electricity_produced: Option<Stated<Emissions>>,
        /// Electricity consumed, in MWh: its emissions are indirect.
        electricity: Option<Stated<GoodQuantity>>,
        /// Emission factor of that electricity: the country's, or one that a direct line or a metered purchase agreement allows.
        electricity_factor: Option<Stated<Embedded>>,
    }
}

record! {
    /// A fuel burnt.
    pub struct RawFuel = "fuel" {
        /// A short name.
        name: At<Name>,
        /// Tonnes in the period.
        amount: Stated<GoodQuantity>,
        /// Net calorific value.
        calorific_value: Stated<CalorificValue>,
        /// Emission factor.
        factor: Stated<EnergyFactor>,
        /// Oxidation factor; 1 where it is left out.
        oxidation: Option<RawShare>,
        /// Zero-rated share of biomass; 0 where it is left out.
        biomass: Option<RawShare>,
    }
}

record! {
    /// A material with a process emission factor.
    pub struct RawProcessInput = "process-input" {
        /// A short name.
        name: At<Name>,
        /// Tonnes in the period.
        amount: Stated<GoodQuantity>,
        /// Emissions per tonne of material.
        factor: Stated<Embedded>,
        /// Conversion factor; 1 where it is left out.
        conversion: Option<RawShare>,
        /// Zero-rated share of biomass; 0 where it is left out.
        biomass: Option<RawShare>,
    }
}

record! {
    /// A material of a carbon mass balance.
    pub struct RawCarbon = "carbon" {
        /// A short name.
        name: At<Name>,
        /// Tonnes in the period.
        amount: Stated<GoodQuantity>,
        /// Carbon content.
        content: Stated<CarbonContent>,
        /// The material leaves the process: its carbon is taken off.
        leaves: Option<bool>,
        /// Zero-rated share of biomass; 0 where it is left out.
        biomass: Option<RawShare>,
    }
}

record! {
    /// Heat that crosses the boundary of a process.
    pub struct RawHeat = "heat" {
        /// Energy in the period.
        energy: Stated<Energy>,
        /// Emission factor of its production.
        factor: Stated<EnergyFactor>,
    }
}

record! {
    /// A ratio with its source or the assumption it rests on.
    pub struct RawAmount = "amount" {
        /// The ratio: `0.40` or `"40 %"`.
        value: At<super::ratio::Ratio>,
        /// Where it comes from.
        source: Option<Text>,
        /// Or the assumption it rests on.
        assumption: Option<Text>,
    }
}

record! {
    /// The importer, for the threshold of 50 t a calendar year.
    pub struct RawImporter = "importer" {
        /// All other imports of the year in cement, iron and steel, aluminium and fertilisers.
        other_mass: Stated<GoodQuantity>,
    }
}

/// 1, 2, 3 or 4.
#[derive(Clone, Copy, Debug)]
pub struct Quarter(pub i8);
