//! Dimensions: what a figure is, as a type. `D` in `Figure<D>` is one of them.

use super::{Gas, GoodUnit, Item, Unit};
use crate::quantity::Currency;

/// A dimension, as a type.
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
    ($($(#[$doc:meta])* $name:ident $example:literal ($pattern:pat) $(($from:pat => $to:expr))*;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
        impl Dimension for $name {
            const EXAMPLE: &'static str = $example;
            fn holds(unit: Unit) -> bool {
                matches!(unit, $pattern)
            }
            fn coerce(unit: Unit) -> Option<Unit> {
                match unit {
                    $($from => Some($to),)*
                    unit => Self::holds(unit).then_some(unit),
                }
            }
        }
    )+

    impl Unit {
        /// The power of ten that takes a number in this unit, as a reader wrote it, to `wanted`: 0 for `EUR/tCO2`
        /// where a certificate's price is needed, 3 for tonnes where kilograms are. None where it cannot stand there.
        pub fn power_to(self, wanted: Self) -> Option<i8> {
            let in_kilograms = match (self, wanted) {
                (Self::TonnePerTenThousand(gas, of), Self::KgPerTenThousand(other_gas, other)) => {
                    gas == other_gas && of == other
                }
                (Self::TonnePer(gas, item), Self::KgPer(other_gas, other)) => gas == other_gas && item == other,
                _ => false,
            };
            let stands = self == wanted
                // A content and a value-added ratio are written as ratios.
                || (self == Self::One && matches!(wanted, Self::Content(_) | Self::ValueRatio { .. }))
                || [$(($name::holds as fn(Self) -> bool, $name::coerce as fn(Self) -> Option<Self>)),+]
                .iter()
                .any(|(holds, coerce)| holds(wanted) && coerce(self) == Some(wanted));
            if in_kilograms { Some(3) } else { stands.then_some(0) }
        }
    }};
}

dimensions! {
    Anything "713.7 kWh/10000 CNY GDP" (_);
    Ratio "0.25" (Unit::One);
    Percentage "2.07 %" (Unit::Percent);
    ElectricityIntensity "713.7 kWh/10000 CNY GDP" (Unit::ElectricityPer(_));
    GridFactor "0.5306 kgCO2/kWh" (Unit::KgPerKwh(_));
    KilogramIntensity "267.1 kgCO2/10000 CNY GDP" (Unit::KgPerTenThousand(..));
    TonnePerKilogram "0.001 t/kg" (Unit::TonnePerKg);
    CarbonIntensity "0.40 tCO2/10000 CNY GDP" (Unit::TonnePerTenThousand(..));
    CarbonPrice "100 EUR/tCO2" (Unit::Price(_)) (Unit::MoneyPer(currency, Item::Tonne) => Unit::Price(currency));
    ExchangeRate "7.30 CNY/EUR" (Unit::Rate { .. });
    SavingRate "292 CNY/10000 CNY output" (Unit::SavingPer(_));
    Money "10000 CNY" (Unit::Money(_));
    TenThousandth "0.0001" (Unit::TenThousandPerYuan(_));
    TenThousandYuan "466158200 万元 GDP" (Unit::TenThousand(_));
    PriceInTenThousands "0.06" (Unit::TenThousandPer(..));
    EconomicValue "46615.82 亿元" (Unit::TenThousand(_) | Unit::Money(Currency::CNY));
    ValueRatio "0.25" (Unit::ValueRatio { .. });
    GasEmissions "9671 MtCO2" (Unit::Emissions(_));
    Emissions "3338 tCO2e" (Unit::Emissions(Gas::Co2e)) (Unit::Emissions(_) => Unit::Emissions(Gas::Co2e));
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
    SpecificKilograms "625.6 kgCO2/t" (Unit::KgPer(..));
    SpecificEmissions "0.6256 tCO2/t" (Unit::TonnePer(..));
    SpecificCost "21200 USD/vehicle" (Unit::MoneyPer(..));
    GoodQuantity "1000 t" (Unit::GoodQuantity(_)) (Unit::Count(Item::Tonne) => Unit::GoodQuantity(GoodUnit::Tonne));
    Embedded "2.1 tCO2e/t" (Unit::Embedded(_)) (Unit::TonnePer(_, Item::Tonne) => Unit::Embedded(GoodUnit::Tonne)) (Unit::KgPerKwh(_) => Unit::Embedded(GoodUnit::Mwh));
    Content "0.95" (Unit::Content(_));
    CertificatePerEmissions "1" (Unit::CertificatePerEmissions);
    CertificatesPer "1" (Unit::CertificatesPer(_));
    Certificates "1" (Unit::Certificates);
    CertificatePrice "82.32 EUR/tCO2e" (Unit::CertificatePrice) (Unit::Price(Currency::EUR) => Unit::CertificatePrice);
    CostPer "600 EUR/t" (Unit::CostPer(..)) (Unit::MoneyPer(currency, Item::Tonne) => Unit::CostPer(currency, GoodUnit::Tonne));
    PerEmissions "10 EUR/tCO2e" (Unit::PerEmissions(_)) (Unit::Price(currency) => Unit::PerEmissions(currency));
}
