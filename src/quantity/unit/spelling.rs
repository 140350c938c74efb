//! How people write units: `kWh/10000 CNY GDP`, `千瓦时/万元增加值`, `gCO2/kWh`, `CNY per EUR`. Published
//! spellings that differ by a power of ten convert exactly.

use super::{Denominator, Gas, GoodUnit, Item, Unit};
use crate::quantity::{Currency, currency};

/// A unit as the program counts, and the power of ten that takes a number from the written unit to it:
/// `gCO2/kWh` is `KgPerKwh` with -3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    pub unit: Unit,
    pub power: i8,
}

/// Why a text is no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAUnit {
    Unknown,
    /// Something per amount of yuan, without a word on what the yuan are: GDP, output, ...
    NoDenominator,
}

impl Unit {
    /// Reads a unit in any of its published spellings. Blanks do not matter.
    ///
    /// # Errors
    /// A text that is no unit, or one per yuan that does not say per yuan of what.
    pub fn read(text: &str) -> Result<Spelling, NotAUnit> {
        let spaced = text.trim().replace(" per ", "/").replace('／', "/").replace(['₂', '²'], "2");
        // Reports print `10,000 CNY`; a comma has no other meaning in a unit.
        let compact: String = spaced.split_whitespace().collect::<String>().replace("10,000", "10000");
        match compact.split_once('/') {
            None => alone(Atom::read(&compact)?),
            Some((over, under)) => ratio(Atom::read(over)?, Atom::read(under)?),
        }
    }

    /// Reads a unit in the spelling in which the program counts it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok().filter(|spelling| spelling.power == 0).map(|spelling| spelling.unit)
    }
}

fn alone(atom: Atom) -> Result<Spelling, NotAUnit> {
    let (unit, power) = match atom {
        Atom::One => (Unit::One, 0),
        Atom::Percent => (Unit::Percent, 0),
        Atom::Emissions(gas, power) => (Unit::Emissions(gas), power),
        Atom::Money(Currency::CNY, power, Some(of)) => (Unit::TenThousand(of), power - 4),
        Atom::Money(currency, power, None) => (Unit::Money(currency), power),
        Atom::Item(item, power) => (Unit::Count(item), power),
        Atom::Electricity(power) => (Unit::GoodQuantity(GoodUnit::Mwh), power - 3),
        Atom::Terajoule => (Unit::Terajoule, 0),
        Atom::Money(_, _, Some(_)) | Atom::Gigajoule | Atom::Carbon | Atom::Certificate => {
            return Err(NotAUnit::Unknown);
        }
    };
    Ok(Spelling { unit, power })
}

fn ratio(over: Atom, under: Atom) -> Result<Spelling, NotAUnit> {
    let (unit, power) = match (over, under) {
        (Atom::Electricity(kwh), Atom::Money(Currency::CNY, yuan, Some(of))) => {
            (Unit::ElectricityPer(of), kwh + 4 - yuan)
        }
        (Atom::Emissions(gas, tonne), Atom::Money(Currency::CNY, yuan, Some(of))) => {
            (Unit::TonnePerTenThousand(gas, of), tonne + 4 - yuan)
        }
        (Atom::Money(Currency::CNY, paid, None), Atom::Money(Currency::CNY, yuan, Some(of))) => {
            (Unit::SavingPer(of), paid + 4 - yuan)
        }
        (Atom::Money(Currency::CNY, 0, Some(of)), Atom::Money(Currency::CNY, 0, Some(per))) => {
            (Unit::ValueRatio { of, per }, 0)
        }
        (
            Atom::Electricity(_) | Atom::Emissions(..) | Atom::Money(Currency::CNY, ..),
            Atom::Money(Currency::CNY, _, None),
        ) => return Err(NotAUnit::NoDenominator),
        (Atom::Emissions(gas, tonne), Atom::Electricity(kwh)) => (Unit::KgPerKwh(gas), tonne + 3 - kwh),
        (Atom::Money(currency, paid, None), Atom::Emissions(_, tonne)) => (Unit::Price(currency), paid - tonne),
        (Atom::Money(quote, 0, None), Atom::Money(base, 0, None)) if base != quote => (Unit::Rate { base, quote }, 0),
        (Atom::Money(currency, 0, None), Atom::Electricity(3)) => (Unit::CostPer(currency, GoodUnit::Mwh), 0),
        // What is bought by the kilowatt-hour here is battery capacity.
        (Atom::Money(currency, paid, None), Atom::Electricity(kwh)) => {
            (Unit::MoneyPer(currency, Item::KwhOfCapacity), paid - kwh)
        }
        (Atom::Money(currency, paid, None), Atom::Item(item, count)) => (Unit::MoneyPer(currency, item), paid - count),
        (Atom::Electricity(used), Atom::Electricity(kwh)) => (Unit::KwhPer(Item::KwhOfCapacity), used - kwh),
        (Atom::Electricity(kwh), Atom::Item(item, count)) => (Unit::KwhPer(item), kwh - count),
        (Atom::Emissions(_, tonne), Atom::Terajoule) => (Unit::TonnePerTerajoule, tonne),
        (Atom::Emissions(_, tonne), Atom::Carbon) => (Unit::TonnePerCarbon, tonne),
        (Atom::Emissions(gas, tonne), Atom::Item(item, count)) => (Unit::TonnePer(gas, item), tonne - count),
        (Atom::Gigajoule, Atom::Item(Item::Tonne, count)) => (Unit::GigajoulePerTonne, -count),
        (Atom::Carbon, Atom::Item(Item::Tonne, count)) => (Unit::CarbonPerTonne, -count),
        (Atom::Money(Currency::EUR, 0, None), Atom::Certificate) => (Unit::CertificatePrice, 0),
        _ => return Err(NotAUnit::Unknown),
    };
    Ok(Spelling { unit, power })
}

/// The words a unit is made of, each with the power of ten over the word that is counted in.
#[derive(Clone, Copy, PartialEq)]
enum Atom {
    One,
    Percent,
    /// Over a kilowatt-hour.
    Electricity(i8),
    Gigajoule,
    Terajoule,
    Carbon,
    /// Over a tonne.
    Emissions(Gas, i8),
    /// Over one unit of the currency; what the money is, where that is said.
    Money(Currency, i8, Option<Denominator>),
    Item(Item, i8),
    Certificate,
}

const ELECTRICITY: &[(&str, i8)] = &[
    ("Wh", -3),
    ("瓦时", -3),
    ("kWh", 0),
    ("千瓦时", 0),
    ("度", 0),
    ("MWh", 3),
    ("兆瓦时", 3),
    ("GWh", 6),
    ("吉瓦时", 6),
    ("TWh", 9),
    ("太瓦时", 9),
];

const ITEMS: &[(&str, Item, i8)] = &[
    ("kg", Item::Tonne, -3),
    ("千克", Item::Tonne, -3),
    ("公斤", Item::Tonne, -3),
    ("t", Item::Tonne, 0),
    ("tonne", Item::Tonne, 0),
    ("tonnes", Item::Tonne, 0),
    ("吨", Item::Tonne, 0),
    ("kt", Item::Tonne, 3),
    ("Wh-capacity", Item::KwhOfCapacity, -3),
    ("瓦时容量", Item::KwhOfCapacity, -3),
    ("kWh-capacity", Item::KwhOfCapacity, 0),
    ("kWhofcapacity", Item::KwhOfCapacity, 0),
    ("kWhofcells", Item::KwhOfCapacity, 0),
    ("千瓦时容量", Item::KwhOfCapacity, 0),
    ("千瓦时电芯", Item::KwhOfCapacity, 0),
    ("MWh-capacity", Item::KwhOfCapacity, 3),
    ("兆瓦时容量", Item::KwhOfCapacity, 3),
    ("GWh-capacity", Item::KwhOfCapacity, 6),
    ("吉瓦时容量", Item::KwhOfCapacity, 6),
    ("W", Item::Kilowatt, -3),
    ("Wp", Item::Kilowatt, -3),
    ("瓦", Item::Kilowatt, -3),
    ("kW", Item::Kilowatt, 0),
    ("kWp", Item::Kilowatt, 0),
    ("千瓦", Item::Kilowatt, 0),
    ("MW", Item::Kilowatt, 3),
    ("兆瓦", Item::Kilowatt, 3),
    ("GW", Item::Kilowatt, 6),
    ("吉瓦", Item::Kilowatt, 6),
    ("vehicle", Item::Vehicle, 0),
    ("vehicles", Item::Vehicle, 0),
    ("辆", Item::Vehicle, 0),
    ("piece", Item::Piece, 0),
    ("pieces", Item::Piece, 0),
    ("件", Item::Piece, 0),
    ("片", Item::Piece, 0),
    ("m2", Item::SquareMetre, 0),
    ("平方米", Item::SquareMetre, 0),
];

/// Masses before `CO2`; a longer word before its ending.
const MASSES: &[(&str, i8)] = &[
    ("百万吨", 6),
    ("tonnes", 0),
    ("tonne", 0),
    ("千克", -3),
    ("公斤", -3),
    ("kg", -3),
    ("kt", 3),
    ("Mt", 6),
    ("Gt", 9),
    ("克", -6),
    ("吨", 0),
    ("g", -6),
    ("t", 0),
];

const GASES: &[(&str, Gas)] = &[
    ("CO2", Gas::Co2),
    ("二氧化碳", Gas::Co2),
    ("CO2e", Gas::Co2e),
    ("CO2eq", Gas::Co2e),
    ("CO2-eq", Gas::Co2e),
    ("二氧化碳当量", Gas::Co2e),
];

/// Words for large numbers before a currency.
const MULTIPLES: &[(&str, i8)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("万亿", 12),
    ("十亿", 9),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("k", 3),
];

const DENOMINATORS: &[(&str, Denominator)] = &[
    ("GDP", Denominator::Gdp),
    ("gdp", Denominator::Gdp),
    ("国内生产总值", Denominator::Gdp),
    ("地区生产总值", Denominator::Gdp),
    ("生产总值", Denominator::Gdp),
    ("valueadded", Denominator::ValueAdded),
    ("value-added", Denominator::ValueAdded),
    ("增加值", Denominator::ValueAdded),
    ("工业增加值", Denominator::ValueAdded),
    ("output", Denominator::Output),
    ("grossoutput", Denominator::Output),
    ("产值", Denominator::Output),
    ("总产值", Denominator::Output),
    ("sales", Denominator::Sales),
    ("销售收入", Denominator::Sales),
    ("销售额", Denominator::Sales),
    ("营业收入", Denominator::Sales),
    ("exportvalue", Denominator::ExportValue),
    ("export-value", Denominator::ExportValue),
    ("exports", Denominator::ExportValue),
    ("出口额", Denominator::ExportValue),
];

impl Atom {
    fn read(word: &str) -> Result<Self, NotAUnit> {
        if let Some((_, power)) = ELECTRICITY.iter().find(|(spelling, _)| *spelling == word) {
            return Ok(Self::Electricity(*power));
        }
        if let Some((_, item, power)) = ITEMS.iter().find(|(spelling, ..)| *spelling == word) {
            return Ok(Self::Item(*item, *power));
        }
        Ok(match word {
            "1" => Self::One,
            "%" | "％" => Self::Percent,
            "GJ" => Self::Gigajoule,
            "TJ" => Self::Terajoule,
            "tC" | "吨碳" => Self::Carbon,
            "certificate" | "张" => Self::Certificate,
            other => Self::emissions(other).or_else(|| Self::money(other)).ok_or(NotAUnit::Unknown)?,
        })
    }

    /// `tCO2`, `gCO2e`, `吨二氧化碳`.
    fn emissions(word: &str) -> Option<Self> {
        let (rest, power) = MASSES.iter().find_map(|(mass, power)| Some((word.strip_prefix(mass)?, *power)))?;
        let (_, gas) = GASES.iter().find(|(spelling, _)| *spelling == rest)?;
        Some(Self::Emissions(*gas, power))
    }

    /// `10000 CNY GDP`, `万元增加值`, `million EUR`, `USD`.
    fn money(word: &str) -> Option<Self> {
        let (zeros, rest) = match word.strip_prefix('1') {
            Some(digits) => {
                let zeros = digits.bytes().take_while(|byte| *byte == b'0').count();
                (i8::try_from(zeros).ok().filter(|zeros| *zeros <= 12)?, &digits[zeros..])
            }
            None => (0, word),
        };
        let multiple = MULTIPLES.iter().find_map(|(word, power)| Some((rest.strip_prefix(word)?, *power)));
        let (rest, power) = multiple.map_or((rest, zeros), |(rest, power)| (rest, zeros + power));
        let (currency, rest) = currency::leading(rest)?;
        let rest = rest.strip_prefix("of").unwrap_or(rest);
        if rest.is_empty() {
            return Some(Self::Money(currency, power, None));
        }
        let (_, of) = DENOMINATORS.iter().find(|(spelling, _)| *spelling == rest)?;
        Some(Self::Money(currency, power, Some(*of)))
    }
}
