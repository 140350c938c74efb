//! Goods that cross the EU's border, as a scenario file writes them.

use super::literals::{Name, Year};
use super::raw::{RawShare, Stated};
use super::record::{At, record};
use crate::quantity::unit::{CertificatePrice, CostPer, Embedded, ExchangeRate, GoodQuantity, PerEmissions};
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
        /// The actual values already include the precursors.
        includes_precursors: Option<bool>,
        /// The production route letter of the benchmark, for actual values.
        route: Option<At<String>>,
        /// Emission factor of imported electricity, per MWh.
        electricity_factor: Option<Stated<Embedded>>,
        /// Precursors.
        precursor: Vec<RawPrecursor>,
        /// Price of a certificate, where none is published.
        price: Option<Stated<CertificatePrice>>,
        /// Cross-sectoral correction factor, where the law has none yet.
        correction: Option<RawAmount>,
        /// Carbon price paid abroad, per tonne of CO2e.
        price_paid: Option<Stated<PerEmissions>>,
        /// Euro per unit of the currency paid: the yearly average.
        price_paid_rate: Option<Stated<ExchangeRate>>,
        /// The share of the price paid that was given back.
        rebate: Option<RawShare>,
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
    /// A precursor of a complex good; precursors of its own make it a chain.
    pub struct RawPrecursor = "precursor" {
        /// A short name.
        name: At<Name>,
        /// The CN code.
        code: At<String>,
        /// The country of origin, or `unknown`.
        origin: At<String>,
        /// Tonnes of precursor per tonne of good, losses included.
        amount: RawAmount,
        /// Its verified specific embedded emissions as a whole; the default value where nothing is stated.
        emissions: Option<Stated<Embedded>>,
        /// Its verified specific embedded free allocation.
        free_allocation: Option<Stated<Embedded>>,
        /// Actual direct emissions of its own process, when its own precursors are stated too.
        direct: Option<Stated<Embedded>>,
        /// Actual indirect emissions of its own process, where they count.
        indirect: Option<Stated<Embedded>>,
        /// Its production route letter.
        route: Option<At<String>>,
        /// Its year of production.
        production_year: Option<At<Year>>,
        /// Its own precursors.
        precursor: Vec<RawPrecursor>,
    }
}

record! {
    /// A ratio with its source or the assumption it rests on.
    pub struct RawAmount = "amount" {
        /// The ratio.
        value: At<crate::quantity::Decimal>,
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
