//! The products and quotients that exist, as types and as values; a test holds the two together.

use super::*;
use crate::quantity::Currency;

impl Unit {
    /// The unit of a product, where the product means something.
    pub fn times(self, other: Self) -> Option<Self> {
        use Unit::*;
        Some(match (self, other) {
            (ElectricityPer(of), KgPerKwh(gas)) => KgPerTenThousand(gas, of),
            (KgPerTenThousand(gas, of), TonnePerKg) => TonnePerTenThousand(gas, of),
            (TonnePerTenThousand(_, of), Price(Currency::CNY)) => SavingPer(of),
            (Price(from), Rate { base, quote }) if from == base => Price(quote),
            (Money(from), Rate { base, quote }) if from == base => Money(quote),
            (Money(currency), One) => Money(currency),
            (Money(Currency::CNY), TenThousandPerYuan(of)) => TenThousand(of),
            (MoneyPer(Currency::CNY, item), TenThousandPerYuan(of)) => TenThousandPer(of, item),
            (MoneyPer(from, item), Rate { base, quote }) if from == base => MoneyPer(quote, item),
            (TonnePerTenThousand(gas, of), TenThousand(counted)) if of == counted => Emissions(gas),
            (SavingPer(of), TenThousand(counted)) if of == counted => Money(Currency::CNY),
            (TonnePerTenThousand(gas, own), ValueRatio { of, per }) if own == of => TonnePerTenThousand(gas, per),
            (SavingPer(own), ValueRatio { of, per }) if own == of => SavingPer(per),
            (ElectricityPer(of), One) => ElectricityPer(of),
            (KgPerKwh(gas), One) => KgPerKwh(gas),
            (TenThousand(of), One) => TenThousand(of),
            (TonnePerTenThousand(gas, of), One) => TonnePerTenThousand(gas, of),
            (KwhPer(item), KgPerKwh(gas)) => KgPer(gas, item),
            (KgPer(gas, item), TonnePerKg) => TonnePer(gas, item),
            (TonnePer(_, item), Price(currency)) => MoneyPer(currency, item),
            (TonnePer(gas, item), Count(counted)) if item == counted => Emissions(gas),
            (MoneyPer(currency, item), Count(counted)) if item == counted => Money(currency),
            (Emissions(gas), One) => Emissions(gas),
            (GoodQuantity(GoodUnit::Tonne), GigajoulePerTonne) => Gigajoule,
            (Gigajoule, TerajoulePerGigajoule) => Terajoule,
            (Terajoule, One) => Terajoule,
            (Terajoule, TonnePerTerajoule) => Emissions(Gas::Co2e),
            (GoodQuantity(GoodUnit::Tonne), CarbonPerTonne) => Carbon,
            (Carbon, One) => Carbon,
            (Carbon, TonnePerCarbon) => Emissions(Gas::Co2e),
            (GoodQuantity(counted), Embedded(unit)) if unit == counted => Emissions(Gas::Co2e),
            (One, One) => One,
            (Embedded(unit), One) => Embedded(unit),
            (Embedded(unit), Content(contained)) if unit == contained => Embedded(GoodUnit::Tonne),
            (CertificatePerEmissions, CertificatePrice) => PerEmissions(Currency::EUR),
            (Embedded(unit), CertificatePerEmissions) => CertificatesPer(unit),
            (CertificatesPer(unit), GoodQuantity(counted)) if unit == counted => Certificates,
            (Certificates, One) => Certificates,
            (CertificatePrice, One) => CertificatePrice,
            (Price(currency), One) => Price(currency),
            (SavingPer(of), One) => SavingPer(of),
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
            (Emissions(Gas::Co2e), GoodQuantity(unit)) => Embedded(unit),
            // What a saving implies at a price; a price per tonne of CO2 is one per tonne of CO2e.
            (SavingPer(of), Price(Currency::CNY)) => TonnePerTenThousand(Gas::Co2, of),
            (Emissions(gas), TenThousand(of)) => TonnePerTenThousand(gas, of),
            (KwhPer(item), TenThousandPer(of, priced)) if item == priced => ElectricityPer(of),
            (TonnePer(gas, item), TenThousandPer(of, priced)) if item == priced => TonnePerTenThousand(gas, of),
            (a, One) => a,
            _ => return None,
        })
    }
}

/// The products that exist, as types.
pub trait Times<Rhs: Dimension>: Dimension {
    type Product: Dimension;
}

macro_rules! products {
    ($($a:ident * $b:ident = $product:ident;)+) => {
        $(impl Times<$b> for $a { type Product = $product; })+

        #[cfg(test)]
        pub(super) const PRODUCTS: &[(fn(Unit) -> bool, fn(Unit) -> bool, fn(Unit) -> bool)] =
            &[$(($a::holds, $b::holds, $product::holds)),+];
    };
}

products! {
    ElectricityIntensity * GridFactor = KilogramIntensity;
    KilogramIntensity * TonnePerKilogram = CarbonIntensity;
    CarbonIntensity * CarbonPrice = SavingRate;
    CarbonIntensity * ValueRatio = CarbonIntensity;
    SavingRate * ValueRatio = SavingRate;
    CarbonIntensity * Ratio = CarbonIntensity;
    ElectricityIntensity * Ratio = ElectricityIntensity;
    GridFactor * Ratio = GridFactor;
    TenThousandYuan * Ratio = TenThousandYuan;
    CarbonPrice * ExchangeRate = CarbonPrice;
    Money * ExchangeRate = Money;
    Money * Ratio = Money;
    Money * TenThousandth = TenThousandYuan;
    SpecificCost * TenThousandth = PriceInTenThousands;
    SpecificCost * ExchangeRate = SpecificCost;
    CarbonIntensity * TenThousandYuan = GasEmissions;
    SavingRate * TenThousandYuan = Money;
    SpecificElectricity * GridFactor = SpecificKilograms;
    SpecificKilograms * TonnePerKilogram = SpecificEmissions;
    SpecificEmissions * CarbonPrice = SpecificCost;
    SpecificEmissions * Count = GasEmissions;
    GasEmissions * Ratio = GasEmissions;
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
