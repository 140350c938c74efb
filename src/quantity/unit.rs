//! Units, twice: as values (printed, checked when a trace is re-checked) and as types (so that
//! a product that means nothing does not compile).
//!
//! The two tables at the end of this file are the only products that exist.

use super::Currency;
use crate::text::Text;

/// What a specific electricity use refers to: one unit of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A tonne of product.
    Tonne,
    /// A kilowatt-hour of battery capacity (not of electricity).
    KwhOfCapacity,
    /// A vehicle.
    Vehicle,
}

impl Item {
    pub const ALL: [Self; 3] = [Self::Tonne, Self::KwhOfCapacity, Self::Vehicle];

    /// The word in a scenario file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tonne => "t",
            Self::KwhOfCapacity => "kWh-capacity",
            Self::Vehicle => "vehicle",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Self::Tonne => "吨",
            Self::KwhOfCapacity => "千瓦时容量",
            Self::Vehicle => "辆",
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
    /// Electricity per 10,000 yuan of output.
    KwhPerOutput,
    /// Grid emission factor.
    KgPerKwh,
    /// Emissions per 10,000 yuan of output, in kilograms of CO2.
    KgPerOutput,
    /// The definition of the tonne.
    TonnePerKg,
    /// Carbon intensity of output: tonnes of CO2 per 10,000 yuan.
    TonnePerOutput,
    /// A carbon price.
    Price(Currency),
    /// An exchange rate: quote currency per base currency.
    Rate {
        base: Currency,
        quote: Currency,
    },
    /// Saving per 10,000 yuan of output.
    MoneyPerOutput,
    /// An amount of money.
    Money(Currency),
    /// The definition of ten thousand: 0.0001 units of 10,000 yuan a yuan.
    OutputPerMoney,
    /// Output, counted in units of 10,000 yuan.
    Output,
    /// Emissions.
    Tonne,
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
    KgPer(Item),
    /// Emissions per unit of product, in tonnes.
    TonnePer(Item),
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
        match self {
            Self::One => "1".into(),
            Self::Percent => "%".into(),
            Self::KwhPerOutput => "kWh per 10000 CNY".into(),
            Self::KgPerKwh => "kgCO2 per kWh".into(),
            Self::KgPerOutput => "kgCO2 per 10000 CNY".into(),
            Self::TonnePerKg => "t per kg".into(),
            Self::TonnePerOutput => "tCO2 per 10000 CNY".into(),
            Self::Price(currency) => format!("{currency} per tCO2"),
            Self::Rate { base, quote } => format!("{quote} per {base}"),
            Self::MoneyPerOutput => "CNY per 10000 CNY".into(),
            Self::Money(currency) => currency.code().into(),
            Self::OutputPerMoney => "10000 CNY per CNY".into(),
            Self::Output => "10000 CNY".into(),
            Self::Tonne => "tCO2".into(),
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
            Self::KgPer(item) => format!("kgCO2 per {}", item.code()),
            Self::TonnePer(item) => format!("tCO2 per {}", item.code()),
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
            Self::KwhPerOutput => "千瓦时/万元".into(),
            Self::KgPerKwh => "kgCO2/kWh".into(),
            Self::KgPerOutput => "kgCO2/万元".into(),
            Self::TonnePerKg => "吨/千克".into(),
            Self::TonnePerOutput => "tCO2/万元".into(),
            Self::Price(currency) => format!("{}/tCO2", currency.zh()),
            Self::Rate { base, quote } => format!("{}/{}", quote.zh(), base.zh()),
            Self::MoneyPerOutput => "元/万元".into(),
            Self::Money(currency) => currency.zh().into(),
            Self::OutputPerMoney => "万元/元".into(),
            Self::Output => "万元".into(),
            Self::Tonne => "tCO2".into(),
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
            Self::KgPer(item) => format!("kgCO2/{}", item.zh()),
            Self::TonnePer(item) => format!("tCO2/{}", item.zh()),
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
            other => other.code().replace(" per ", "/").replace("10000", "10,000"),
        };
        Text::new(en, zh)
    }

    /// Reads a unit as people write it: `kWh/10000 CNY`, `千瓦时/万元`, `CNY per EUR`. Blanks
    /// do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let spaced = text.trim().replace(" per ", "/").replace('／', "/").replace('₂', "2");
        // Reports print `10,000 CNY`; a comma has no other meaning in a unit.
        let compact: String = spaced.split_whitespace().collect::<String>().replace("10,000", "10000");
        match compact.split_once('/') {
            None => match Atom::parse(&compact)? {
                Atom::One => Some(Self::One),
                Atom::Percent => Some(Self::Percent),
                Atom::TonneCo2 => Some(Self::Tonne),
                Atom::Money(currency) => Some(Self::Money(currency)),
                Atom::Item(item) => Some(Self::Count(item)),
                Atom::Mwh => Some(Self::GoodQuantity(GoodUnit::Mwh)),
                Atom::Terajoule => Some(Self::Terajoule),
                Atom::Kwh | Atom::KgCo2 | Atom::Output | Atom::Gigajoule | Atom::Carbon | Atom::Certificate => None,
            },
            Some((over, under)) => match (Atom::parse(over)?, Atom::parse(under)?) {
                (Atom::Kwh, Atom::Output) => Some(Self::KwhPerOutput),
                (Atom::KgCo2, Atom::Output) => Some(Self::KgPerOutput),
                (Atom::TonneCo2, Atom::Output) => Some(Self::TonnePerOutput),
                (Atom::Money(Currency::CNY), Atom::Output) => Some(Self::MoneyPerOutput),
                (Atom::KgCo2, Atom::Kwh) => Some(Self::KgPerKwh),
                (Atom::Money(currency), Atom::TonneCo2) => Some(Self::Price(currency)),
                (Atom::Money(quote), Atom::Money(base)) if base != quote => Some(Self::Rate { base, quote }),
                (Atom::Money(currency), Atom::Kwh) => Some(Self::MoneyPer(currency, Item::KwhOfCapacity)),
                (Atom::Money(currency), Atom::Item(item)) => Some(Self::MoneyPer(currency, item)),
                (Atom::Kwh, Atom::Item(item)) => Some(Self::KwhPer(item)),
                (Atom::KgCo2, Atom::Item(item)) => Some(Self::KgPer(item)),
                (Atom::TonneCo2, Atom::Mwh) => Some(Self::Embedded(GoodUnit::Mwh)),
                (Atom::TonneCo2, Atom::Terajoule) => Some(Self::TonnePerTerajoule),
                (Atom::Gigajoule, Atom::Item(Item::Tonne)) => Some(Self::GigajoulePerTonne),
                (Atom::Carbon, Atom::Item(Item::Tonne)) => Some(Self::CarbonPerTonne),
                (Atom::TonneCo2, Atom::Carbon) => Some(Self::TonnePerCarbon),
                (Atom::TonneCo2, Atom::Item(item)) => Some(Self::TonnePer(item)),
                (Atom::Money(currency), Atom::Mwh) => Some(Self::CostPer(currency, GoodUnit::Mwh)),
                (Atom::Money(Currency::EUR), Atom::Certificate) => Some(Self::CertificatePrice),
                _ => None,
            },
        }
    }

    /// The unit of a product, where the product means something.
    pub fn times(self, other: Self) -> Option<Self> {
        use Unit::*;
        Some(match (self, other) {
            (KwhPerOutput, KgPerKwh) => KgPerOutput,
            (KgPerOutput, TonnePerKg) => TonnePerOutput,
            (TonnePerOutput, Price(Currency::CNY)) => MoneyPerOutput,
            (Price(from), Rate { base, quote }) if from == base => Price(quote),
            (Money(from), Rate { base, quote }) if from == base => Money(quote),
            (Money(currency), One) => Money(currency),
            (Money(Currency::CNY), OutputPerMoney) => Output,
            (TonnePerOutput, Output) => Tonne,
            (MoneyPerOutput, Output) => Money(Currency::CNY),
            (KwhPer(item), KgPerKwh) => KgPer(item),
            (KgPer(item), TonnePerKg) => TonnePer(item),
            (TonnePer(item), Price(currency)) => MoneyPer(currency, item),
            (TonnePer(item), Count(counted)) if item == counted => Tonne,
            (MoneyPer(currency, item), Count(counted)) if item == counted => Money(currency),
            (Tonne, One) => Tonne,
            (GoodQuantity(GoodUnit::Tonne), GigajoulePerTonne) => Gigajoule,
            (Gigajoule, TerajoulePerGigajoule) => Terajoule,
            (Terajoule, One) => Terajoule,
            (Terajoule, TonnePerTerajoule) => Tonne,
            (GoodQuantity(GoodUnit::Tonne), CarbonPerTonne) => Carbon,
            (Carbon, One) => Carbon,
            (Carbon, TonnePerCarbon) => Tonne,
            (GoodQuantity(counted), Embedded(unit)) if unit == counted => Tonne,
            (One, One) => One,
            (Embedded(unit), One) => Embedded(unit),
            (Embedded(unit), Content(contained)) if unit == contained => Embedded(GoodUnit::Tonne),
            (CertificatePerEmissions, CertificatePrice) => PerEmissions(Currency::EUR),
            (Embedded(unit), CertificatePerEmissions) => CertificatesPer(unit),
            (CertificatesPer(unit), GoodQuantity(counted)) if unit == counted => Certificates,
            (Certificates, One) => Certificates,
            (CertificatePrice, One) => CertificatePrice,
            (Price(currency), One) => Price(currency),
            (MoneyPerOutput, One) => MoneyPerOutput,
            (CostPer(currency, unit), One) => CostPer(currency, unit),
            (GoodQuantity(unit), One) => GoodQuantity(unit),
            (Certificates, CertificatePrice) => Money(Currency::EUR),
            (CertificatesPer(unit), CertificatePrice) => CostPer(Currency::EUR, unit),
            (CostPer(from, unit), Rate { base, quote }) if from == base => CostPer(quote, unit),
            (PerEmissions(from), One) => PerEmissions(from),
            (PerEmissions(from), Rate { base, quote }) if from == base => PerEmissions(quote),
            _ => return None,
        })
    }

    /// The unit of a quotient. Like over like is a ratio; the step says whether it prints as per
    /// cent.
    pub fn over(self, other: Self) -> Option<Self> {
        use Unit::*;
        Some(match (self, other) {
            (a, b) if a == b => One,
            (Money(currency), Count(item)) => MoneyPer(currency, item),
            (PerEmissions(Currency::EUR), CertificatePrice) => One,
            (Tonne, GoodQuantity(unit)) => Embedded(unit),
            (a, One) => a,
            _ => return None,
        })
    }
}

/// The words a unit is made of.
#[derive(Clone, Copy, PartialEq)]
enum Atom {
    One,
    Percent,
    Kwh,
    Mwh,
    Gigajoule,
    Terajoule,
    Carbon,
    KgCo2,
    TonneCo2,
    Output,
    Certificate,
    Money(Currency),
    Item(Item),
}

impl Atom {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "1" => Self::One,
            "%" => Self::Percent,
            "kWh" | "千瓦时" => Self::Kwh,
            "MWh" | "兆瓦时" => Self::Mwh,
            "GJ" => Self::Gigajoule,
            "TJ" => Self::Terajoule,
            "tC" | "吨碳" => Self::Carbon,
            "kgCO2" | "kgCO2e" => Self::KgCo2,
            "tCO2" | "tCO2e" | "吨二氧化碳" => Self::TonneCo2,
            "10000CNY" | "10000yuan" | "10000元" | "10kCNY" | "万元" | "1万元" => Self::Output,
            "certificate" | "张" => Self::Certificate,
            "t" | "吨" => Self::Item(Item::Tonne),
            "kWh-capacity" | "千瓦时容量" => Self::Item(Item::KwhOfCapacity),
            "vehicle" | "vehicles" | "辆" => Self::Item(Item::Vehicle),
            money => Self::Money(Currency::parse(money)?),
        })
    }
}

/// A dimension, as a type. `D` in `Figure<D>` says what a figure is.
pub trait Dimension: Copy + 'static {
    /// An example of how a scenario writes it, for messages and the manual.
    const EXAMPLE: &'static str;
    /// Whether a unit value belongs to this dimension.
    fn holds(unit: Unit) -> bool;
    /// The unit to use for what a reader wrote, if it can stand for this dimension.
    fn coerce(unit: Unit) -> Option<Unit> {
        Self::holds(unit).then_some(unit)
    }
}

macro_rules! dimensions {
    ($($(#[$doc:meta])* $name:ident $example:literal ($pattern:pat) $(($from:pat => $to:expr))?;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
        impl Dimension for $name {
            const EXAMPLE: &'static str = $example;
            fn holds(unit: Unit) -> bool {
                matches!(unit, $pattern)
            }
            $(fn coerce(unit: Unit) -> Option<Unit> {
                match unit {
                    $from => Some($to),
                    unit => Self::holds(unit).then_some(unit),
                }
            })?
        }
    )+

    impl Unit {
        /// Whether this unit, as a reader wrote it, can stand where `wanted` is needed: `EUR/tCO2` for a
        /// certificate's price, `tCO2/t` for embedded emissions.
        pub fn stands_for(self, wanted: Self) -> bool {
            self == wanted
                // A content is written as a ratio.
                || (self == Self::One && matches!(wanted, Self::Content(_)))
                || [$(($name::holds as fn(Self) -> bool, $name::coerce as fn(Self) -> Option<Self>)),+]
                .iter()
                .any(|(holds, coerce)| holds(wanted) && coerce(self) == Some(wanted))
        }
    }};
}

dimensions! {
    Anything "713.7 kWh/10000 CNY" (_);
    Ratio "0.25" (Unit::One);
    Percentage "2.07 %" (Unit::Percent);
    ElectricityIntensity "713.7 kWh/10000 CNY" (Unit::KwhPerOutput);
    GridFactor "0.5306 kgCO2/kWh" (Unit::KgPerKwh);
    KilogramIntensity "267.1 kgCO2/10000 CNY" (Unit::KgPerOutput);
    TonnePerKilogram "0.001 t/kg" (Unit::TonnePerKg);
    CarbonIntensity "0.40 tCO2/10000 CNY" (Unit::TonnePerOutput);
    CarbonPrice "100 EUR/tCO2" (Unit::Price(_)) (Unit::MoneyPer(currency, Item::Tonne) => Unit::Price(currency));
    ExchangeRate "7.30 CNY/EUR" (Unit::Rate { .. });
    SavingRate "292 CNY/10000 CNY" (Unit::MoneyPerOutput);
    Money "10000 CNY" (Unit::Money(_));
    TenThousandth "0.0001" (Unit::OutputPerMoney);
    Output "1" (Unit::Output);
    Emissions "3338 tCO2e" (Unit::Tonne);
    Gigajoules "2200000 GJ" (Unit::Gigajoule);
    Energy "12800 TJ" (Unit::Terajoule);
    TerajoulePerGigajoule "0.001" (Unit::TerajoulePerGigajoule);
    CalorificValue "25 GJ/t" (Unit::GigajoulePerTonne);
    EnergyFactor "95 tCO2/TJ" (Unit::TonnePerTerajoule);
    Carbon "44000 tC" (Unit::Carbon);
    CarbonContent "0.88 tC/t" (Unit::CarbonPerTonne);
    EmissionsPerCarbon "3.664 tCO2/tC" (Unit::TonnePerCarbon);
    Count "20000000 kWh-capacity" (Unit::Count(_));
    SpecificElectricity "4000 kWh/t" (Unit::KwhPer(_));
    SpecificKilograms "625.6 kgCO2/t" (Unit::KgPer(_));
    SpecificEmissions "0.6256 tCO2/t" (Unit::TonnePer(_));
    SpecificCost "21200 USD/vehicle" (Unit::MoneyPer(..));
    GoodQuantity "1000 t" (Unit::GoodQuantity(_)) (Unit::Count(Item::Tonne) => Unit::GoodQuantity(GoodUnit::Tonne));
    Embedded "2.1 tCO2e/t" (Unit::Embedded(_)) (Unit::TonnePer(Item::Tonne) => Unit::Embedded(GoodUnit::Tonne));
    Content "0.95" (Unit::Content(_));
    CertificatePerEmissions "1" (Unit::CertificatePerEmissions);
    CertificatesPer "1" (Unit::CertificatesPer(_));
    Certificates "1" (Unit::Certificates);
    CertificatePrice "82.32 EUR/tCO2e" (Unit::CertificatePrice) (Unit::Price(Currency::EUR) => Unit::CertificatePrice);
    CostPer "600 EUR/t" (Unit::CostPer(..)) (Unit::MoneyPer(currency, Item::Tonne) => Unit::CostPer(currency, GoodUnit::Tonne));
    PerEmissions "10 EUR/tCO2e" (Unit::PerEmissions(_)) (Unit::Price(currency) => Unit::PerEmissions(currency));
}

/// The products that exist, as types.
pub trait Times<Rhs: Dimension>: Dimension {
    type Product: Dimension;
}

macro_rules! products {
    ($($a:ident * $b:ident = $product:ident;)+) => {
        $(impl Times<$b> for $a { type Product = $product; })+

        #[cfg(test)]
        const PRODUCTS: &[(fn(Unit) -> bool, fn(Unit) -> bool, fn(Unit) -> bool)] =
            &[$(($a::holds, $b::holds, $product::holds)),+];
    };
}

products! {
    ElectricityIntensity * GridFactor = KilogramIntensity;
    KilogramIntensity * TonnePerKilogram = CarbonIntensity;
    CarbonIntensity * CarbonPrice = SavingRate;
    CarbonPrice * ExchangeRate = CarbonPrice;
    Money * ExchangeRate = Money;
    Money * Ratio = Money;
    Money * TenThousandth = Output;
    CarbonIntensity * Output = Emissions;
    SavingRate * Output = Money;
    SpecificElectricity * GridFactor = SpecificKilograms;
    SpecificKilograms * TonnePerKilogram = SpecificEmissions;
    SpecificEmissions * CarbonPrice = SpecificCost;
    SpecificEmissions * Count = Emissions;
    SpecificCost * Count = Money;
    Ratio * Ratio = Ratio;
    Emissions * Ratio = Emissions;
    GoodQuantity * CalorificValue = Gigajoules;
    Gigajoules * TerajoulePerGigajoule = Energy;
    Energy * Ratio = Energy;
    Energy * EnergyFactor = Emissions;
    GoodQuantity * CarbonContent = Carbon;
    Carbon * Ratio = Carbon;
    Carbon * EmissionsPerCarbon = Emissions;
    GoodQuantity * Embedded = Emissions;
    Embedded * Ratio = Embedded;
    Embedded * Content = Embedded;
    Certificates * Ratio = Certificates;
    CertificatePrice * Ratio = CertificatePrice;
    CarbonPrice * Ratio = CarbonPrice;
    SavingRate * Ratio = SavingRate;
    CostPer * Ratio = CostPer;
    GoodQuantity * Ratio = GoodQuantity;
    Embedded * CertificatePerEmissions = CertificatesPer;
    CertificatePerEmissions * CertificatePrice = PerEmissions;
    CertificatesPer * GoodQuantity = Certificates;
    Certificates * CertificatePrice = Money;
    CertificatesPer * CertificatePrice = CostPer;
    CostPer * ExchangeRate = CostPer;
    PerEmissions * Ratio = PerEmissions;
    PerEmissions * ExchangeRate = PerEmissions;
}

#[cfg(test)]
mod tests {
    use super::*;

    const EUR: Currency = Currency::EUR;
    const CNY: Currency = Currency::CNY;

    fn samples() -> Vec<Unit> {
        use Unit::*;
        let mut all = vec![
            One,
            Percent,
            KwhPerOutput,
            KgPerKwh,
            KgPerOutput,
            TonnePerKg,
            TonnePerOutput,
            Price(EUR),
            Price(CNY),
            Rate { base: EUR, quote: CNY },
            MoneyPerOutput,
            Money(EUR),
            Money(CNY),
            OutputPerMoney,
            Output,
            Tonne,
        ];
        for unit in [GoodUnit::Tonne, GoodUnit::Mwh] {
            all.extend([GoodQuantity(unit), Embedded(unit), CertificatesPer(unit), CostPer(EUR, unit)]);
        }
        for unit in [GoodUnit::Clinker, GoodUnit::Nitrogen] {
            all.extend([Content(unit), Embedded(unit)]);
        }
        all.extend([Gigajoule, Terajoule, TerajoulePerGigajoule, GigajoulePerTonne, TonnePerTerajoule]);
        all.extend([Carbon, CarbonPerTonne, TonnePerCarbon]);
        all.extend([CertificatePerEmissions, Certificates, CertificatePrice, PerEmissions(EUR)]);
        for item in Item::ALL {
            all.extend([Count(item), KwhPer(item), KgPer(item), TonnePer(item), MoneyPer(EUR, item)]);
        }
        all
    }

    /// The table of types and the table of values say the same.
    #[test]
    fn both_product_tables_agree() {
        for (index, (a, b, product)) in PRODUCTS.iter().enumerate() {
            let results: Vec<Unit> = samples()
                .into_iter()
                .filter(|unit| a(*unit))
                .flat_map(|left| {
                    samples().into_iter().filter(|unit| b(*unit)).filter_map(move |right| left.times(right))
                })
                .collect();
            assert!(!results.is_empty(), "product {index} has no value form");
            assert!(results.iter().all(|unit| product(*unit)), "product {index} gives {results:?}");
        }
        let mut by_value = 0;
        for left in samples() {
            for right in samples() {
                if let Some(result) = left.times(right) {
                    by_value += 1;
                    let typed = PRODUCTS.iter().any(|(a, b, p)| a(left) && b(right) && p(result));
                    assert!(typed, "{left:?} x {right:?} exists only as a value");
                }
            }
        }
        assert!(by_value > 15);
    }

    #[test]
    fn units_read_as_people_write_them() {
        for (text, unit) in [
            ("kWh/10000 CNY", Unit::KwhPerOutput),
            ("千瓦时/万元", Unit::KwhPerOutput),
            ("CNY per EUR", Unit::Rate { base: EUR, quote: CNY }),
            ("元/tCO2", Unit::Price(CNY)),
            ("kWh/t", Unit::KwhPer(Item::Tonne)),
            ("USD/vehicle", Unit::MoneyPer(Currency::parse("USD").unwrap(), Item::Vehicle)),
        ] {
            assert_eq!(Unit::parse(text), Some(unit), "{text}");
        }
        assert_eq!(Unit::parse("EUR/EUR"), None);
        assert_eq!(Unit::parse("kg"), None);
    }
}
