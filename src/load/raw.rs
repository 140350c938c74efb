//! The scenario file as it is written. Doc comments here are the manual's and the schema's text.

use super::literals::{FormatNumber, Name, Word, Year};
use super::quantities::Quantity;
use super::ratio::Ratio;
use super::record::{At, record};
use crate::quantity::Denominator;
use crate::quantity::unit::{
    Anything, CarbonIntensity, CarbonPrice, Count, EconomicValue, ElectricityIntensity, ExchangeRate, GasEmissions,
    GridFactor, Money, SpecificCost, SpecificElectricity, SpecificEmissions,
};
use crate::scenario::price_path::Interpolation;
use crate::scenario::{CbamSector, ClaimRelation, Connection, Level, PriceKind, Reading, RegionPathKind};
use crate::text::{Text, choices};
use jiff::civil::Date;

record! {
    /// A scenario: facts about output, regions, electricity and carbon prices.
    pub struct RawScenario = "scenario" {
        /// The number of this file format. Always `1`.
        format: FormatNumber,
        /// What the report is called.
        title: Text,
        /// What a reader should know before the figures.
        notes: Option<Text>,
        /// The day on which this is known: nothing published later is used. It is the only notion of today. A day after that of the data is warned of: the report states the earlier.
        as_known_on: At<Date>,
        /// Whether the result is a what-if or rests on a factor that may be declared.
        result: At<Word<Reading>>,
        /// The sector of the goods under CBAM; needed when `result = "declarable"`.
        cbam_sector: Option<At<Word<CbamSector>>>,
        /// The code of the region whose carbon is compared: `CN-SC`, a grid such as `CN-GRID-SOUTHWEST`, or one of `[[region]]`.
        subject: Option<At<String>>,
        /// The codes of the regions it is compared with, such as `CN` for the national average, `CN without CN-SC` for the rest of the country, `CN-JS + CN-ZJ` for a group.
        references: Vec<At<String>>,
        /// Regions that this file defines itself.
        region: Vec<RawRegion>,
        /// Ways to find the gap in emissions. Several stand side by side in the report.
        method: Vec<RawMethod>,
        /// Branches of industry, by the electricity and the price of a unit of their product.
        sector: Vec<RawSector>,
        /// How a figure per yuan of one kind of value is read per yuan of another.
        conversion: Vec<RawConversion>,
        /// Carbon prices. Each method is valued at each price.
        price: Vec<RawPrice>,
        /// Carbon prices over years.
        price_path: Vec<RawPricePath>,
        /// Grid factors and carbon intensities of regions over years.
        region_path: Vec<RawRegionPath>,
        /// Years over which price paths are followed, and how money of different years is compared.
        path: Option<RawPath>,
        /// The output value that the saving is scaled to; 10,000 yuan where it is left out.
        output: Option<RawOutput>,
        /// What is exported, to scale the saving.
        export: Option<RawExport>,
        /// Published figures to check against the computed ones.
        claim: Vec<RawClaim>,
        /// Many regions ranked by one method.
        ranking: Option<RawRanking>,
        /// Electricity per unit of a product, on the grids of the subject and the references.
        product: Option<RawProduct>,
        /// Tests of whether published figures agree with each other.
        check: Vec<RawCheck>,
        /// Figures at several values of an input.
        sweep: Option<super::raw_questions::RawSweep>,
        /// How far each input moves the figures.
        sensitivity: Option<super::raw_questions::RawSensitivity>,
        /// Values of an input at which a figure equals a target.
        solve: Vec<super::raw_questions::RawSolve>,
        /// How uncertain the figures are.
        uncertainty: Option<super::raw_questions::RawUncertainty>,
        /// Goods under the EU's carbon border adjustment mechanism, side by side.
        goods: Vec<super::raw_goods::RawGood>,
        /// The importer, for the threshold of 50 t.
        importer: Option<super::raw_goods::RawImporter>,
    }
}

record! {
    /// A region of your own: a factory with its own wind farm, a country that is not in the tables.
    pub struct RawRegion = "region" {
        /// A code that no published region has, by custom beginning with `X-`.
        code: At<String>,
        /// Its name.
        name: Text,
        /// CO2 per kilowatt-hour.
        grid_factor: Option<Stated<GridFactor>>,
        /// CO2 per 10,000 yuan, with what the yuan are.
        carbon_intensity: Option<Stated<CarbonIntensity>>,
        /// Instead of `carbon_intensity`: its emissions in a year.
        emissions: Option<Stated<GasEmissions>>,
        /// With `emissions`: its gross domestic product in the same year, in yuan.
        gdp: Option<Stated<EconomicValue>>,
        /// How its electricity reaches the plant; only such a factor can ever be declared.
        connection: Option<Word<Connection>>,
    }
}

/// A number with its source or the assumption it rests on. Exactly one of the two is given.
#[derive(Clone, Debug)]
pub struct Stated<D> {
    pub value: Quantity<D>,
    pub source: Option<Text>,
    pub assumption: Option<Text>,
    /// The day on which the source was published.
    pub published_on: Option<Date>,
    /// The claims that the number was worked back from.
    pub from_claims: Vec<At<String>>,
    pub span: std::ops::Range<usize>,
}

choices! {
    /// Methods.
    pub enum MethodWord {
        /// kWh per 10,000 yuan, times the gap between two grid factors.
        GridElectricity = "grid-electricity",
        /// The gap between the tonnes of CO2 per 10,000 yuan of two regions.
        CarbonIntensity = "carbon-intensity",
        /// Electricity per unit of product over the price of a unit, times the gap between two grid factors, for each `[[sector]]`.
        SectorElectricity = "sector-electricity",
        /// The gap in tonnes per 10,000 yuan is given.
        StatedGap = "stated-gap",
        /// The gap that a claim implies at a carbon price: an inference, never a check of that claim.
        ImpliedGap = "implied-gap",
    }
}

record! {
    /// A way to find the gap in emissions between the subject and a reference.
    pub struct RawMethod = "method" {
        /// A short name; figure keys begin with it.
        name: At<Name>,
        /// What the report calls it.
        label: Option<Text>,
        /// The kind of method.
        kind: Word<MethodWord>,
        /// The one reference this method compares with; all of them where it is left out.
        against: Option<At<String>>,
        /// The year of the published factors or intensities.
        year: Option<At<Year>>,
        /// `grid-electricity`: electricity used per 10,000 yuan, the same on both sides.
        electricity: Option<Stated<ElectricityIntensity>>,
        /// `grid-electricity`: the subject's own electricity per 10,000 yuan; needs `reference_electricity`.
        subject_electricity: Option<Stated<ElectricityIntensity>>,
        /// `grid-electricity`: the reference's own electricity per 10,000 yuan.
        reference_electricity: Option<Stated<ElectricityIntensity>>,
        /// `grid-electricity`: a kind of published electricity per 10,000 yuan, such as `gdp`, instead of a stated one: each region's own.
        electricity_series: Option<At<String>>,
        /// `grid-electricity`: the year of the published electricity; `year` where it is left out.
        electricity_year: Option<At<Year>>,
        /// `sector-electricity`: the names of the sectors; all of them where it is left out.
        sectors: Vec<At<String>>,
        /// `grid-electricity` and `sector-electricity`: which published kind of factor, `average` where it is left out.
        factor: Option<At<String>>,
        /// `grid-electricity` and `sector-electricity`: the subject's factor, instead of the published one.
        subject_factor: Option<Stated<GridFactor>>,
        /// `grid-electricity` and `sector-electricity`: the reference's factor, instead of the published one.
        reference_factor: Option<Stated<GridFactor>>,
        /// `carbon-intensity`: the published series, such as `ceads-total`.
        series: Option<At<String>>,
        /// `carbon-intensity`: the subject's intensity, instead of a published one.
        subject_intensity: Option<Stated<CarbonIntensity>>,
        /// `carbon-intensity`: the reference's intensity, instead of a published one.
        reference_intensity: Option<Stated<CarbonIntensity>>,
        /// `carbon-intensity`: emissions and GDP of regions as this file states them, instead of published ones.
        region: Vec<RawRegionValues>,
        /// `stated-gap`: the gap.
        gap: Option<Stated<CarbonIntensity>>,
        /// `implied-gap`: the claim that is divided by the price.
        claim: Option<At<String>>,
        /// `implied-gap`: the price.
        price: Option<At<String>>,
    }
}

record! {
    /// What a carbon intensity is a quotient of.
    pub struct RawRegionValues = "region-values" {
        /// The code of the region.
        region: At<String>,
        /// Its emissions in a year.
        emissions: Stated<GasEmissions>,
        /// Its gross domestic product in the same year, in yuan.
        gdp: Stated<EconomicValue>,
    }
}

record! {
    /// A branch of industry: what a unit of its product needs and what it is sold for.
    pub struct RawSector = "sector" {
        /// A short name; figure keys contain it.
        name: At<Name>,
        /// What the report calls it.
        label: Option<Text>,
        /// What the price is a price of: `sales` at home, `export-value` at the border, `output` where goods are valued as made.
        per: At<Word<Denominator>>,
        /// Electricity per unit of product.
        electricity: Option<Stated<SpecificElectricity>>,
        /// A published product, such as `electrolytic-aluminium`, for what is not stated here; `carbontoll data show product-energy` lists them.
        product: Option<At<String>>,
        /// Which value of a published range, `central` where it is left out.
        level: Option<At<Word<Level>>>,
        /// The price of a unit of product.
        price: Option<Stated<SpecificCost>>,
        /// The period of the published price of `product`, such as `2024-04-28`.
        price_period: Option<At<String>>,
        /// How the price is converted into yuan; needed unless it is in yuan.
        exchange: Option<RawExchange>,
        /// Emissions of the process itself per unit of product: anodes, lime, fuels. The same wherever it is made.
        direct_emissions: Option<Stated<SpecificEmissions>>,
        /// What the sector sells or exports in all, in yuan, as `per` says.
        value: Option<Stated<Money>>,
        /// Or its share in the value of all sectors.
        weight: Option<RawShare>,
    }
}

record! {
    /// How a figure per yuan of one kind of value is read per yuan of another: by a value-added ratio, or by a reading that is named.
    pub struct RawConversion = "conversion" {
        /// What the figures are per: `gdp`, `value-added`, `output`, `sales`, `export-value`.
        from: At<Word<Denominator>>,
        /// What they are read per.
        to: At<Word<Denominator>>,
        /// Yuan of the first in a yuan of the second: value added per yuan of output.
        value_added_ratio: Option<RawShare>,
        /// Why the whole chain lies in the region, so that carbon per yuan of GDP stands for carbon per yuan of final demand.
        whole_chain: Option<Text>,
        /// Why a yuan of the one is a yuan of the other: goods sold at the price at which they are valued.
        same_value: Option<Text>,
    }
}

record! {
    /// A carbon price: an amount, or a published series at a year.
    pub struct RawPrice = "price" {
        /// A short name; figure keys contain it.
        name: At<Name>,
        /// What the report calls it.
        label: Option<Text>,
        /// The kind of price; needed with `amount`, known from the table with `series`.
        kind: Option<At<Word<PriceKind>>>,
        /// A fixed amount in any supported currency.
        amount: Option<Stated<CarbonPrice>>,
        /// A published series; `carbontoll data show carbon-prices` lists them.
        series: Option<At<String>>,
        /// The year of the series; with `amount` the year that the price is for.
        year: Option<At<Year>>,
        /// The period within the year, such as `Q1`, where the series has several.
        period: Option<At<String>>,
        /// How the amount is converted into yuan; needed unless it is in yuan.
        exchange: Option<RawExchange>,
    }
}

record! {
    /// A carbon price over years: a published series, or prices by year.
    pub struct RawPricePath = "price_path" {
        /// A short name.
        name: At<Name>,
        /// What the report calls it.
        label: Option<Text>,
        /// The kind of price; needed with prices by year, known from the table with `series`.
        kind: Option<At<Word<PriceKind>>>,
        /// A published series; `carbontoll data show carbon-prices` lists them.
        series: Option<At<String>>,
        /// What is done between the years that have a price; where it is left out, such a year is an error.
        interpolation: Option<At<Word<Interpolation>>>,
        /// The year whose money stated prices are in; the money of each year itself where it is left out. For a series whose source does not say, the year you take it to be in.
        money_of: Option<At<Year>>,
        /// The series of price levels that takes its money to that of `[path] money_of`; `carbontoll data show deflators` lists them.
        deflator: Option<At<String>>,
        /// How the prices are converted into yuan, where they are used in yuan.
        exchange: Option<RawExchange>,
        /// Prices by year.
        year: Vec<RawPathYear>,
    }
}

record! {
    /// Price paths followed over years.
    pub struct RawPath = "path" {
        /// From the first year to the last.
        years: super::raw_goods::RawYears,
        /// The names of the price paths.
        price_paths: Vec<At<String>>,
        /// The year whose money all prices are stated in; prices of different years are refused without it.
        money_of: Option<At<Year>>,
        /// Yearly inflation after the last year of a deflator.
        inflation: Option<RawShare>,
        /// Yearly discount rate.
        discount_rate: Option<RawShare>,
        /// The year that present values are of; needed with `discount_rate`.
        base_year: Option<At<Year>>,
    }
}

record! {
    /// A region's grid factor or carbon intensity over years: values by year, or a yearly change from the method's own.
    pub struct RawRegionPath = "region_path" {
        /// The code of the region, written as in `subject` or `references`.
        region: At<String>,
        /// What changes.
        kind: At<Word<RegionPathKind>>,
        /// The yearly change from the value and the year of the method, such as `-0.03`.
        change: Option<RawChangeRate>,
        /// What is done between the years that have a value; where it is left out, such a year is an error.
        interpolation: Option<At<Word<Interpolation>>>,
        /// Values by year.
        year: Vec<RawRegionPathYear>,
    }
}

record! {
    /// The value of a year.
    pub struct RawRegionPathYear = "region-path-year" {
        /// The year.
        year: At<Year>,
        /// The value: `0.45 kgCO2/kWh`, or `0.6 tCO2/10000 CNY GDP`.
        value: Stated<Anything>,
    }
}

record! {
    /// A yearly rate of change with its source; below zero where the value falls.
    pub struct RawChangeRate = "change-rate" {
        /// The rate: `"-3 %"` or `-0.03` for three per cent less each year.
        value: At<Ratio>,
        /// Where it comes from.
        source: Option<Text>,
        /// Or the assumption it rests on.
        assumption: Option<Text>,
    }
}

record! {
    /// The price of a year.
    pub struct RawPathYear = "path-year" {
        /// The year.
        year: At<Year>,
        /// The price.
        price: Stated<CarbonPrice>,
    }
}

record! {
    /// An exchange rate: given, or that of a period in the table of reference rates.
    pub struct RawExchange = "exchange" {
        /// Yuan per unit of the other currency.
        rate: Option<Stated<ExchangeRate>>,
        /// A year `2023`, a quarter `2023Q1`, a month `2023-02` or a day `2023-02-21`.
        period: Option<At<String>>,
    }
}

record! {
    /// The output value.
    pub struct RawOutput = "output" {
        /// The amount.
        value: Stated<Money>,
        /// What the value is: `output` where it is left out.
        of: Option<At<Word<Denominator>>>,
        /// The year of the value, where it grows over the years of `[path]`.
        year: Option<At<Year>>,
        /// Its yearly growth over the years of `[path]`.
        growth: Option<RawChangeRate>,
        /// How it is converted into yuan; needed unless it is in yuan.
        exchange: Option<RawExchange>,
    }
}

record! {
    /// What is exported: a value, or a number of units and the price of one.
    pub struct RawExport = "export" {
        /// What the report calls it.
        label: Option<Text>,
        /// The value.
        value: Option<Stated<Money>>,
        /// The number of units.
        units: Option<Stated<Count>>,
        /// The price of a unit.
        unit_price: Option<Stated<SpecificCost>>,
        /// The part of the value that counts, as a ratio.
        share: Option<RawShare>,
        /// The year of the value, where it grows over the years of `[path]`.
        year: Option<At<Year>>,
        /// Its yearly growth over the years of `[path]`.
        growth: Option<RawChangeRate>,
        /// How it is converted into yuan; needed unless it is in yuan.
        exchange: Option<RawExchange>,
    }
}

record! {
    /// A ratio with its source.
    pub struct RawShare = "share" {
        /// The ratio: `0.594` or `"59.4 %"`.
        value: At<Ratio>,
        /// Where it comes from.
        source: Option<Text>,
        /// Or the assumption it rests on.
        assumption: Option<Text>,
    }
}

record! {
    /// A published figure to check, against the figure of one method or against several figures. With a method its unit says what it is about: `CNY/10000 CNY output` a saving, `tCO2/10000 CNY GDP` a gap, `CNY` the saving on the export value.
    pub struct RawClaim = "claim" {
        /// A short name.
        name: At<Name>,
        /// What is claimed, in words.
        statement: Text,
        /// The published figure.
        value: At<ClaimAmount>,
        /// Who published it, where and when.
        source: Text,
        /// The day on which it was published: what rests on anything published later cannot be what was computed.
        published_on: Option<At<Date>>,
        /// Whether it claims about so much, or more than it; `about` where it is left out.
        relation: Option<Word<ClaimRelation>>,
        /// The method whose figure it is compared with; or `figures`.
        method: Option<At<String>>,
        /// The keys of several figures that could stand behind it: all are compared with it, the nearest first.
        figures: Vec<At<String>>,
        /// The price whose figure it is compared with; not for a gap.
        price: Option<At<String>>,
        /// The reference, where there are several.
        against: Option<At<String>>,
    }
}

/// The amount of a claim: in one of three units for the figure of a method, in any for figures named by key.
#[derive(Clone, Debug)]
pub enum ClaimAmount {
    Saving(Quantity<crate::quantity::unit::SavingRate>),
    Gap(Quantity<CarbonIntensity>),
    ExportSaving(Quantity<Money>),
    Other(Quantity<Anything>),
}

record! {
    /// Many regions ranked by the gap that one method finds, against its reference.
    pub struct RawRanking = "ranking" {
        /// The name of a method that looks its values up by region.
        method: At<String>,
        /// Region codes; `provinces` and `grids` stand for all that have a published value.
        regions: Vec<At<String>>,
    }
}

choices! {
    /// Units of product.
    pub enum ItemWord {
        /// A tonne.
        Tonne = "t",
        /// A kilowatt-hour of battery capacity.
        KwhOfCapacity = "kWh-capacity",
        /// A vehicle.
        Vehicle = "vehicle",
        /// A kilowatt of peak power.
        Kilowatt = "kW",
        /// A piece.
        Piece = "piece",
        /// A square metre.
        SquareMetre = "m2",
    }
}

record! {
    /// Electricity per unit of a product.
    pub struct RawProduct = "product" {
        /// The product.
        name: Text,
        /// What one unit is.
        unit: Word<ItemWord>,
        /// The year of the grid factors.
        year: At<Year>,
        /// How many units are made, to scale the emissions.
        quantity: Option<Stated<Count>>,
        /// The processes.
        process: Vec<RawProcess>,
        /// Changes from one process to another.
        change: Vec<RawChange>,
    }
}

record! {
    /// One way to make the product.
    pub struct RawProcess = "process" {
        /// A short name.
        name: At<Name>,
        /// What the report calls it.
        label: Text,
        /// Electricity per unit of product.
        electricity: Stated<SpecificElectricity>,
    }
}

record! {
    /// A change from one process to another.
    pub struct RawChange = "change" {
        /// A short name.
        name: At<Name>,
        /// What the report calls it.
        label: Text,
        /// The name of the process before.
        from: At<String>,
        /// The name of the process after.
        to: At<String>,
    }
}

choices! {
    /// Tests of published figures.
    pub enum CheckWord {
        /// The parts add up to the total.
        Sum = "sum",
        /// The parts add up a year earlier, each divided by one plus its growth.
        Growth = "growth",
        /// The first part is the published share of the total.
        Share = "share",
        /// The total per unit lies between a low and a high value.
        UnitValue = "unit-value",
    }
}

record! {
    /// A test of whether published figures agree with each other.
    pub struct RawCheck = "check" {
        /// A short name.
        name: At<Name>,
        /// What is tested, in words.
        statement: Text,
        /// The kind of test.
        kind: At<Word<CheckWord>>,
        /// The parts.
        part: Vec<RawPart>,
        /// The total.
        total: Option<RawPart>,
        /// `share`: the published share.
        published: Option<Stated<crate::quantity::unit::Percentage>>,
        /// `unit-value`: the number of units.
        units: Option<Stated<Count>>,
        /// `unit-value`: the low end of what is plausible.
        low: Option<Stated<SpecificCost>>,
        /// `unit-value`: the high end of what is plausible.
        high: Option<Stated<SpecificCost>>,
    }
}

record! {
    /// A published amount.
    pub struct RawPart = "part" {
        /// What it is.
        label: Text,
        /// The amount.
        value: Stated<Money>,
        /// Growth over a year earlier: `0.194` or `"19.4 %"`.
        growth: Option<At<Ratio>>,
    }
}
