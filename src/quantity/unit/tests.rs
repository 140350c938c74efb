use super::product::PRODUCTS;
use super::*;

const EUR: Currency = Currency::EUR;
const CNY: Currency = Currency::CNY;

fn samples() -> Vec<Unit> {
    use Unit::*;
    let mut all =
        vec![One, Percent, TonnePerKg, Price(EUR), Price(CNY), Rate { base: EUR, quote: CNY }, Money(EUR), Money(CNY)];
    for of in Denominator::ALL {
        all.extend([ElectricityPer(of), SavingPer(of), TenThousandPerYuan(of), TenThousand(of)]);
        all.extend(Item::ALL.map(|item| TenThousandPer(of, item)));
        all.push(ValueRatio { of: Denominator::Gdp, per: of });
        all.extend(Gas::ALL.map(|gas| KgPerTenThousand(gas, of)));
        all.extend(Gas::ALL.map(|gas| TonnePerTenThousand(gas, of)));
    }
    all.extend(Gas::ALL.map(KgPerKwh));
    all.extend(Gas::ALL.map(Emissions));
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
        all.extend([Count(item), KwhPer(item), MoneyPer(EUR, item), MoneyPer(CNY, item)]);
        all.extend(Gas::ALL.map(|gas| KgPer(gas, item)));
        all.extend(Gas::ALL.map(|gas| TonnePer(gas, item)));
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
            .flat_map(|left| samples().into_iter().filter(|unit| b(*unit)).filter_map(move |right| left.times(right)))
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
    use Denominator::{ExportValue, Gdp, Output, Sales, ValueAdded};
    use Gas::{Co2, Co2e};
    let usd = Currency::parse("USD").unwrap();
    for (text, unit, power) in [
        ("kWh/10000 CNY GDP", Unit::ElectricityPer(Gdp), 0),
        ("kWh per 10,000 CNY of output", Unit::ElectricityPer(Output), 0),
        ("kWh/10000 yuan value added", Unit::ElectricityPer(ValueAdded), 0),
        ("千瓦时/万元增加值", Unit::ElectricityPer(ValueAdded), 0),
        ("度/万元产值", Unit::ElectricityPer(Output), 0),
        ("MWh/10000 CNY output", Unit::ElectricityPer(Output), 3),
        ("GWh/million CNY sales", Unit::ElectricityPer(Sales), 4),
        ("kWh/CNY GDP", Unit::ElectricityPer(Gdp), 4),
        ("吉瓦时/亿元GDP", Unit::ElectricityPer(Gdp), 2),
        ("kgCO2/kWh", Unit::KgPerKwh(Co2), 0),
        ("tCO2/MWh", Unit::KgPerKwh(Co2), 0),
        ("gCO2/kWh", Unit::KgPerKwh(Co2), -3),
        ("克二氧化碳/度", Unit::KgPerKwh(Co2), -3),
        ("kgCO2e/kWh", Unit::KgPerKwh(Co2e), 0),
        ("千克二氧化碳当量/千瓦时", Unit::KgPerKwh(Co2e), 0),
        ("tCO2/10000 CNY GDP", Unit::TonnePerTenThousand(Co2, Gdp), 0),
        ("kgCO2/10000 CNY exports", Unit::TonnePerTenThousand(Co2, ExportValue), -3),
        ("吨二氧化碳/万元出口额", Unit::TonnePerTenThousand(Co2, ExportValue), 0),
        ("MtCO2/亿元GDP", Unit::TonnePerTenThousand(Co2, Gdp), 2),
        ("MtCO2", Unit::Emissions(Co2), 6),
        ("亿元GDP", Unit::TenThousand(Gdp), 4),
        ("元/万元销售收入", Unit::SavingPer(Sales), 0),
        ("CNY per EUR", Unit::Rate { base: EUR, quote: CNY }, 0),
        ("元/tCO2", Unit::Price(CNY), 0),
        ("kWh/t", Unit::KwhPer(Item::Tonne), 0),
        ("kWh/kg", Unit::KwhPer(Item::Tonne), 3),
        ("kWh per kWh of cells", Unit::KwhPer(Item::KwhOfCapacity), 0),
        ("kWh/kW", Unit::KwhPer(Item::Kilowatt), 0),
        ("kWh/m²", Unit::KwhPer(Item::SquareMetre), 0),
        ("CNY/Wh", Unit::MoneyPer(CNY, Item::KwhOfCapacity), 3),
        ("元/瓦", Unit::MoneyPer(CNY, Item::Kilowatt), 3),
        ("GW", Unit::Count(Item::Kilowatt), 6),
        ("USD/vehicle", Unit::MoneyPer(usd, Item::Vehicle), 0),
        ("EUR/MWh", Unit::CostPer(EUR, GoodUnit::Mwh), 0),
    ] {
        assert_eq!(Unit::read(text), Ok(Spelling { unit, power }), "{text}");
    }
    for text in ["kWh/10000 CNY", "tCO2/万元", "CNY/10000 CNY"] {
        assert_eq!(Unit::read(text), Err(NotAUnit::NoDenominator), "{text}");
    }
    for text in ["EUR/EUR", "kg CO2 per", "kWh/10000 EUR GDP", "10000 CNY profit", "1000000000000000 CNY"] {
        assert_eq!(Unit::read(text), Err(NotAUnit::Unknown), "{text}");
    }
}

/// What the program prints of a unit, it reads.
#[test]
fn printed_units_are_read_again() {
    use Unit::*;
    for unit in samples() {
        if matches!(
            unit,
            KgPerTenThousand(..) | KgPer(..) | TonnePerKg | TenThousandPerYuan(_) | TenThousandPer(..) | Content(_)
        ) {
            continue;
        }
        for printed in [unit.code(), unit.text().en, unit.text().zh] {
            if let Some(read) = Unit::parse(&printed) {
                assert!(read.power_to(unit) == Some(0), "{printed}: {read:?} for {unit:?}");
            }
        }
    }
    for of in Denominator::ALL {
        for unit in [ElectricityPer(of), SavingPer(of), TenThousand(of), TonnePerTenThousand(Gas::Co2e, of)] {
            for printed in [unit.code(), unit.text().en, unit.text().zh] {
                assert_eq!(Unit::parse(&printed), Some(unit), "{printed}");
            }
        }
    }
}
