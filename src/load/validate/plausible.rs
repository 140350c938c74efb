//! Bounds of what is plausible: a value outside of them is most often one whose unit was mistaken by a
//! thousand. It is a warning, since a bound is no law.

use super::*;
use crate::load::raw::Stated as RawStated;
use crate::quantity::unit::{CarbonIntensity, ElectricityIntensity, GridFactor};

/// The least and the most of a unit that is plausible, where there are bounds.
///
/// Grid factors: the dirtiest grids burn brown coal at about 1.3 kg a kilowatt-hour. Intensities: China's
/// economy is at about 1 t and 700 kWh per 10,000 yuan, its smelters at about 20 t and 7,000 kWh. Prices: the
/// highest in the table of carbon prices is a social cost of about 1,000 euro.
fn bounds(unit: Unit) -> Option<(Decimal, Decimal)> {
    let named = |currency: Currency, code: &str| Currency::parse(code) == Some(currency);
    Some(match unit {
        Unit::KgPerKwh(_) => (Decimal::new(1, 3), Decimal::TWO),
        Unit::TonnePerTenThousand(..) => (Decimal::new(2, 3), Decimal::ONE_HUNDRED),
        Unit::ElectricityPer(_) => (Decimal::ONE, Decimal::from(50_000)),
        Unit::Price(Currency::CNY) => (Decimal::ONE, Decimal::from(20_000)),
        Unit::Price(currency) if ["EUR", "USD", "GBP"].iter().any(|code| named(currency, code)) => {
            (Decimal::new(1, 1), Decimal::from(3_000))
        }
        _ => return None,
    })
}

impl Validator<'_> {
    /// Warns about a value that is outside its bounds; zero is a value of its own.
    pub(super) fn plausible(&mut self, value: Decimal, unit: Unit, span: &Range<usize>) {
        let Some((least, most)) = bounds(unit) else { return };
        let size = value.abs();
        if size.is_zero() || (least..=most).contains(&size) {
            return;
        }
        let thousandth = if size > most { -3 } else { 3 };
        let mut diagnostic =
            Diagnostic::warning("implausible", say::implausible(value, unit.text(), least, most)).at(span.clone());
        if let Ok(other) = exact::shifted(value, thousandth)
            && (least..=most).contains(&other.abs())
        {
            diagnostic = diagnostic.help(say::mistaken_by_a_thousand(other.normalize(), unit.text()));
        }
        self.note(diagnostic);
    }

    pub(super) fn factor(&mut self, raw: RawStated<GridFactor>, path: &str) -> Stated<GridFactor> {
        let stated = self.stated(raw, path, Sign::NotNegative);
        self.plausible(stated.value, stated.unit, &stated.span);
        stated
    }

    pub(super) fn intensity(
        &mut self,
        raw: RawStated<CarbonIntensity>,
        path: &str,
        sign: Sign,
    ) -> Stated<CarbonIntensity> {
        let stated = self.stated(raw, path, sign);
        self.plausible(stated.value, stated.unit, &stated.span);
        stated
    }

    pub(super) fn electricity_per(
        &mut self,
        raw: RawStated<ElectricityIntensity>,
        path: &str,
    ) -> Stated<ElectricityIntensity> {
        let stated = self.stated(raw, path, Sign::NotNegative);
        self.plausible(stated.value, stated.unit, &stated.span);
        stated
    }
}
