//! Units, twice: as values (printed, checked when a trace is re-checked) and as types (so that a product
//! that means nothing does not compile).
//!
//! What a unit is called stands here, how people write it in `spelling`, which dimension it belongs to in
//! `dimension`, and the closed tables of products and quotients in `product`.

mod dimension;
mod product;
mod spelling;

pub use dimension::*;
pub use product::Times;
pub use spelling::{NotAUnit, Spelling};

use super::{Currency, Decimal, grouped};
use crate::text::{Text, choices};

choices! {
    /// What a figure per 10,000 yuan is per. They differ by a factor of two to five and never mix.
    pub enum Denominator {
        /// Gross domestic product: the sum of value added in a region.
        Gdp = "gdp",
        /// Value added of an industry or a plant: its output less what it bought from others.
        ValueAdded = "value-added",
        /// Gross output value: what was made, at its selling price, with all that was bought for it.
        Output = "output",
        /// Sales revenue.
        Sales = "sales",
        /// Value at the border of what is exported.
        ExportValue = "export-value",
    }
}

impl Denominator {
    pub const ALL: [Self; 5] = [Self::Gdp, Self::ValueAdded, Self::Output, Self::Sales, Self::ExportValue];

    /// As it stands behind `10000 CNY` in a unit, and in sentences.
    pub fn text(self) -> Text {
        match self {
            Self::Gdp => Text::same("GDP"),
            Self::ValueAdded => Text::new("value added", "增加值"),
            Self::Output => Text::new("output", "产值"),
            Self::Sales => Text::new("sales", "销售收入"),
            Self::ExportValue => Text::new("export value", "出口额"),
        }
    }
}

/// What a mass of emissions counts. The two are different quantities where factors are subtracted: one kind
/// of factor is of combustion, the other of a life cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gas {
    /// Carbon dioxide alone.
    Co2,
    /// Several greenhouse gases, as carbon dioxide equivalent.
    Co2e,
}

impl Gas {
    pub const ALL: [Self; 2] = [Self::Co2, Self::Co2e];

    pub fn code(self) -> &'static str {
        match self {
            Self::Co2 => "CO2",
            Self::Co2e => "CO2e",
        }
    }
}

/// What a specific electricity use refers to: one unit of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A tonne of product.
    Tonne,
    /// A kilowatt-hour of battery capacity (not of electricity).
    KwhOfCapacity,
    /// A kilowatt of peak power of solar cells and modules.
    Kilowatt,
    /// A vehicle.
    Vehicle,
    /// A piece.
    Piece,
    /// A square metre.
    SquareMetre,
}

impl Item {
    pub const ALL: [Self; 6] =
        [Self::Tonne, Self::KwhOfCapacity, Self::Kilowatt, Self::Vehicle, Self::Piece, Self::SquareMetre];

    /// The word in a scenario file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tonne => "t",
            Self::KwhOfCapacity => "kWh-capacity",
            Self::Kilowatt => "kW",
            Self::Vehicle => "vehicle",
            Self::Piece => "piece",
            Self::SquareMetre => "m2",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Self::Tonne => "吨",
            Self::KwhOfCapacity => "千瓦时容量",
            Self::Kilowatt => "千瓦",
            Self::Vehicle => "辆",
            Self::Piece => "件",
            Self::SquareMetre => "平方米",
        }
    }
}

/// How a CBAM good is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoodUnit {
    /// Net mass in tonnes: every good but electricity.
    Tonne,
    /// Megawatt-hours: electricity.
    Mwh,
    /// Tonnes of clinker contained: the functional unit of clinker and cement.
    Clinker,
    /// Kilograms of nitrogen contained: the functional unit of fertilisers.
    Nitrogen,
}

impl GoodUnit {
    fn code(self) -> &'static str {
        match self {
            Self::Tonne => "t",
            Self::Mwh => "MWh",
            Self::Clinker => "t clinker",
            Self::Nitrogen => "kg N",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Self::Tonne => "吨",
            Self::Mwh => "兆瓦时",
            Self::Clinker => "吨熟料",
            Self::Nitrogen => "千克氮",
        }
    }
}

/// A unit, as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A ratio.
    One,
    /// Hundredths.
    Percent,
    /// Electricity per 10,000 yuan, in kilowatt-hours.
    ElectricityPer(Denominator),
    /// Grid emission factor.
    KgPerKwh(Gas),
    /// Emissions per 10,000 yuan, in kilograms.
    KgPerTenThousand(Gas, Denominator),
    /// The definition of the tonne.
    TonnePerKg,
    /// Carbon intensity: tonnes per 10,000 yuan.
    TonnePerTenThousand(Gas, Denominator),
    /// A carbon price. A tonne of CO2 is a tonne of CO2e.
    Price(Currency),
    /// An exchange rate: quote currency per base currency.
    Rate {
        base: Currency,
        quote: Currency,
    },
    /// Saving per 10,000 yuan, in yuan.
    SavingPer(Denominator),
    /// An amount of money.
    Money(Currency),
    /// The definition of ten thousand: 0.0001 units of 10,000 yuan a yuan.
    TenThousandPerYuan(Denominator),
    /// A value, counted in units of 10,000 yuan.
    TenThousand(Denominator),
    /// A price, counted in units of 10,000 yuan per unit of product.
    TenThousandPer(Denominator, Item),
    /// Yuan of one kind of value in a yuan of another: a value-added ratio.
    ValueRatio {
        of: Denominator,
        per: Denominator,
    },
    /// Emissions, in tonnes.
    Emissions(Gas),
    /// Energy of fuels, heat and waste gases.
    Gigajoule,
    Terajoule,
    /// The definition of the terajoule.
    TerajoulePerGigajoule,
    /// Net calorific value of a fuel.
    GigajoulePerTonne,
    /// Emission factor of a fuel.
    TonnePerTerajoule,
    /// Carbon in a material.
    Carbon,
    /// Carbon content of a material: tonnes of carbon per tonne.
    CarbonPerTonne,
    /// CO2 per carbon, by mass.
    TonnePerCarbon,
    /// A number of product units.
    Count(Item),
    /// Electricity per unit of product.
    KwhPer(Item),
    /// Emissions per unit of product, in kilograms.
    KgPer(Gas, Item),
    /// Emissions per unit of product, in tonnes.
    TonnePer(Gas, Item),
    /// Money per unit of product.
    MoneyPer(Currency, Item),
    /// An amount of a CBAM good.
    GoodQuantity(GoodUnit),
    /// Specific embedded emissions, specific embedded free allocation: tCO2e per unit of good.
    Embedded(GoodUnit),
    /// Functional units in a tonne of good.
    Content(GoodUnit),
    /// The definition of the certificate: one a tonne of CO2e.
    CertificatePerEmissions,
    /// Certificates per unit of good.
    CertificatesPer(GoodUnit),
    /// CBAM certificates.
    Certificates,
    /// Price of a certificate, in euro.
    CertificatePrice,
    /// Cost per unit of good.
    CostPer(Currency, GoodUnit),
    /// A price paid per tonne of CO2e.
    PerEmissions(Currency),
}

impl Unit {
    /// The stable English name, as it stands in JSON.
    pub fn code(self) -> String {
        let yuan = |of: Denominator| format!("10000 CNY {}", of.text().en);
        match self {
            Self::One => "1".into(),
            Self::Percent => "%".into(),
            Self::ElectricityPer(of) => format!("kWh per {}", yuan(of)),
            Self::KgPerKwh(gas) => format!("kg{} per kWh", gas.code()),
            Self::KgPerTenThousand(gas, of) => format!("kg{} per {}", gas.code(), yuan(of)),
            Self::TonnePerKg => "t per kg".into(),
            Self::TonnePerTenThousand(gas, of) => format!("t{} per {}", gas.code(), yuan(of)),
            Self::Price(currency) => format!("{currency} per tCO2"),
            Self::Rate { base, quote } => format!("{quote} per {base}"),
            Self::SavingPer(of) => format!("CNY per {}", yuan(of)),
            Self::Money(currency) => currency.code().into(),
            Self::TenThousandPerYuan(of) => format!("{} per CNY", yuan(of)),
            Self::TenThousand(of) => yuan(of),
            Self::TenThousandPer(of, item) => format!("{} per {}", yuan(of), item.code()),
            Self::ValueRatio { of, per } => format!("CNY {} per CNY {}", of.text().en, per.text().en),
            Self::Emissions(gas) => format!("t{}", gas.code()),
            Self::Gigajoule => "GJ".into(),
            Self::Terajoule => "TJ".into(),
            Self::TerajoulePerGigajoule => "TJ per GJ".into(),
            Self::GigajoulePerTonne => "GJ per t".into(),
            Self::TonnePerTerajoule => "tCO2 per TJ".into(),
            Self::Carbon => "tC".into(),
            Self::CarbonPerTonne => "tC per t".into(),
            Self::TonnePerCarbon => "tCO2 per tC".into(),
            Self::Count(item) => item.code().into(),
            Self::KwhPer(item) => format!("kWh per {}", item.code()),
            Self::KgPer(gas, item) => format!("kg{} per {}", gas.code(), item.code()),
            Self::TonnePer(gas, item) => format!("t{} per {}", gas.code(), item.code()),
            Self::MoneyPer(currency, item) => format!("{currency} per {}", item.code()),
            Self::GoodQuantity(unit) => unit.code().into(),
            Self::Embedded(unit) => format!("tCO2e per {}", unit.code()),
            Self::Content(unit) => format!("{} per t", unit.code()),
            Self::CertificatePerEmissions => "certificate per tCO2e".into(),
            Self::CertificatesPer(unit) => format!("certificates per {}", unit.code()),
            Self::Certificates => "certificates".into(),
            Self::CertificatePrice => "EUR per certificate".into(),
            Self::CostPer(currency, unit) => format!("{currency} per {}", unit.code()),
            Self::PerEmissions(currency) => format!("{currency} per tCO2e"),
        }
    }

    /// The name for readers.
    pub fn text(self) -> Text {
        let zh = match self {
            Self::One => String::new(),
            Self::Percent => "%".into(),
            Self::ElectricityPer(of) => format!("千瓦时/万元{}", of.text().zh),
            Self::KgPerKwh(gas) => format!("kg{}/kWh", gas.code()),
            Self::KgPerTenThousand(gas, of) => format!("kg{}/万元{}", gas.code(), of.text().zh),
            Self::TonnePerKg => "吨/千克".into(),
            Self::TonnePerTenThousand(gas, of) => format!("t{}/万元{}", gas.code(), of.text().zh),
            Self::Price(currency) => format!("{}/tCO2", currency.zh()),
            Self::Rate { base, quote } => format!("{}/{}", quote.zh(), base.zh()),
            Self::SavingPer(of) => format!("元/万元{}", of.text().zh),
            Self::Money(currency) => currency.zh().into(),
            Self::TenThousandPerYuan(of) => format!("万元{}/元", of.text().zh),
            Self::TenThousand(of) => format!("万元{}", of.text().zh),
            Self::TenThousandPer(of, item) => format!("万元{}/{}", of.text().zh, item.zh()),
            Self::ValueRatio { of, per } => format!("元{}/元{}", of.text().zh, per.text().zh),
            Self::Emissions(gas) => format!("t{}", gas.code()),
            Self::Gigajoule => "GJ".into(),
            Self::Terajoule => "TJ".into(),
            Self::TerajoulePerGigajoule => "TJ/GJ".into(),
            Self::GigajoulePerTonne => "GJ/吨".into(),
            Self::TonnePerTerajoule => "tCO2/TJ".into(),
            Self::Carbon => "吨碳".into(),
            Self::CarbonPerTonne => "吨碳/吨".into(),
            Self::TonnePerCarbon => "tCO2/吨碳".into(),
            Self::Count(item) => item.zh().into(),
            Self::KwhPer(item) => format!("千瓦时/{}", item.zh()),
            Self::KgPer(gas, item) => format!("kg{}/{}", gas.code(), item.zh()),
            Self::TonnePer(gas, item) => format!("t{}/{}", gas.code(), item.zh()),
            Self::MoneyPer(currency, item) => format!("{}/{}", currency.zh(), item.zh()),
            Self::GoodQuantity(unit) => unit.zh().into(),
            Self::Embedded(unit) => format!("tCO2e/{}", unit.zh()),
            Self::Content(unit) => format!("{}/吨", unit.zh()),
            Self::CertificatePerEmissions => "张/tCO2e".into(),
            Self::CertificatesPer(unit) => format!("张/{}", unit.zh()),
            Self::Certificates => "张".into(),
            Self::CertificatePrice => "欧元/张".into(),
            Self::CostPer(currency, unit) => format!("{}/{}", currency.zh(), unit.zh()),
            Self::PerEmissions(currency) => format!("{}/tCO2e", currency.zh()),
        };
        let en = match self {
            Self::One => String::new(),
            Self::Money(currency) => currency.code().into(),
            Self::Count(Item::Vehicle) => "vehicles".into(),
            Self::Count(Item::Piece) => "pieces".into(),
            other => other.code().replace(" per ", "/").replace("10000", "10,000"),
        };
        Text::new(en, zh)
    }

    /// So much of it, for readers.
    pub fn of(self, value: Decimal) -> Text {
        let Text { en, zh } = self.text();
        let digits = grouped(value);
        let blank = if zh.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
        Text::new(format!("{digits} {en}"), format!("{digits}{blank}{zh}"))
    }

    /// What a figure per 10,000 yuan is per.
    pub fn denominator(self) -> Option<Denominator> {
        match self {
            Self::ElectricityPer(of)
            | Self::KgPerTenThousand(_, of)
            | Self::TonnePerTenThousand(_, of)
            | Self::SavingPer(of)
            | Self::TenThousand(of)
            | Self::TenThousandPer(of, _) => Some(of),
            _ => None,
        }
    }

    /// What a factor or an intensity counts.
    pub fn gas(self) -> Option<Gas> {
        match self {
            Self::KgPerKwh(gas)
            | Self::KgPerTenThousand(gas, _)
            | Self::TonnePerTenThousand(gas, _)
            | Self::Emissions(gas)
            | Self::KgPer(gas, _)
            | Self::TonnePer(gas, _) => Some(gas),
            _ => None,
        }
    }

    /// The currency of an amount of money, of a price, or of a price per unit.
    pub fn currency(self) -> Option<Currency> {
        match self {
            Self::Price(currency) | Self::Money(currency) | Self::MoneyPer(currency, _) => Some(currency),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
