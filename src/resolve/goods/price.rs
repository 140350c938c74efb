//! The price of a certificate, and a carbon price paid abroad.

use super::*;
use crate::case::goods::{Between, CertificatePriceInputs};
use crate::case::path::Money;
use crate::quantity::unit::CertificatePrice;
use crate::reference::carbon_prices;
use crate::resolve::price_path::{self, InYear, NoPrice, Origin as PointOrigin, Point};
use crate::scenario::price_path::PricePath;

/// The refusals of a price that is not published, or that no law sets.
const NO_PRICE: [&str; 2] = ["price-unpublished", "price-when-bought"];

/// The price that the law sets for an import: in 2026 that of its quarter, later none.
///
/// # Errors
/// A refusal where none is published, or where the quarter is not known.
pub fn published(
    tables: &CbamTables<'_>,
    import: stated::Import,
    known_on: jiff::civil::Date,
) -> Answered<Fact<CertificatePrice>> {
    if !tables.law_of_year(import.year(), known_on, None).quarterly_price {
        return Err(Refusal::new("price-when-bought", About::Price, say::price_when_bought(import.year().to_string()))
            .help(say::write_price())
            .into());
    }
    let Some(day) = import.day() else {
        return Err(Refusal::new("quarter-needed", About::Import, say::quarter_needed())
            .help(say::write_quarter())
            .into());
    };
    let path = parameters::CERTIFICATE_PRICE.path;
    match tables.law(path, Asked { day, known_on, proposal: None }) {
        Ok((file, position)) => {
            let LawDatum::Number(value) = file.values[position].value else {
                return Err(law_gap(LawGap::NothingPublished, path, 2026, About::Price));
            };
            let position = u16::try_from(position).unwrap_or(u16::MAX);
            Ok(Fact::new(value, Unit::CertificatePrice, Provenance::Law { path, position }))
        }
        Err(LawGap::Broken(error)) => Err(error.into()),
        Err(gap) => {
            let quarter = (i32::from(day.month()) - 1) / 3 + 1;
            let mut refusal =
                Refusal::new("price-unpublished", About::Price, say::price_unpublished(quarter.to_string()));
            if let LawGap::NotYetKnown(published) = gap {
                refusal = refusal.help(say::price_published_on(published));
            }
            Err(refusal.help(say::write_price()).into())
        }
    }
}

impl Resolver<'_> {
    /// 2026: the price of the quarter of importation. Later: the price when bought, which the user states.
    pub(super) fn price(&mut self) -> Answered<CertificatePriceInputs> {
        if let Some(price) = &self.stated.what_if_price {
            self.note("what-if-price", say::price_is_what_if(price.value.to_string()));
            return Ok(CertificatePriceInputs::Known(self.fact(price)));
        }
        match published(self.tables, self.stated.import, self.stated.known_on) {
            Ok(price) => {
                if let Some(stated) = &self.stated.price {
                    let both = (price.value.to_string(), stated.value.to_string());
                    self.note("published-price", say::published_price_goes_before(both.0, both.1));
                }
                if self.stated.price_path.is_some() {
                    self.note("published-price", say::published_price_is_used());
                }
                Ok(CertificatePriceInputs::Known(price))
            }
            // A stated price stands in where none is published, and where the quarter is not known.
            Err(Unanswered::Refused(_)) if self.stated.price.is_some() => match &self.stated.price {
                Some(price) => Ok(CertificatePriceInputs::Known(self.fact(price))),
                None => Err(Refusal::new("price-unpublished", About::Price, say::write_price()).into()),
            },
            // A path stands in where the law sets no price, or has not published it yet.
            Err(Unanswered::Refused(refusal)) if NO_PRICE.contains(&refusal.code) => match &self.stated.price_path {
                Some(path) => self.price_of_path(&path.clone(), self.stated.import.year()),
                None => Err(Unanswered::Refused(refusal)),
            },
            Err(unanswered) => Err(unanswered),
        }
    }

    /// The price of a path in a year: what certificates are taken to cost when bought.
    fn price_of_path(&mut self, path: &PricePath, year: i16) -> Answered<CertificatePriceInputs> {
        let table = self.tables.library.table(carbon_prices::TABLE)?;
        let found = match price_path::in_year(path, &table, year, self.stated.known_on) {
            Ok(found) => found,
            Err(NoPrice::Broken(error)) => return Err(error.into()),
            Err(NoPrice::UnknownSeries) => {
                return Err(Refusal::new("unknown-series", About::Price, say::no_such_path_series(&path.name))
                    .help(say::how_to_list_prices())
                    .into());
            }
            Err(NoPrice::SeveralAYear) => {
                return Err(Refusal::new("which-period", About::Price, say::several_prices_a_year(&path.name))
                    .help(say::state_prices_by_year())
                    .into());
            }
            Err(NoPrice::OtherYears(years)) => {
                let inside = years.iter().any(|known| *known < year) && years.iter().any(|known| *known > year);
                let years: Vec<String> = years.iter().map(i16::to_string).collect();
                let refusal = Refusal::new(
                    "no-price-in-path",
                    About::Price,
                    say::no_price_in_path(&path.name, year.to_string(), years.join(", ")),
                );
                return Err(if inside {
                    refusal.help(say::interpolate())
                } else {
                    refusal.help(say::state_prices_by_year())
                }
                .into());
            }
        };
        let label = path.label.clone().unwrap_or_else(|| Text::same(&path.name));
        match price_path::money(path, &table) {
            Money::Nominal => {}
            Money::Unclear => self.note("money-unclear", say::path_of_unclear_money(&label)),
            Money::Of(year) => {
                return Err(Refusal::new(
                    "base-years-differ",
                    About::Price,
                    say::path_of_real_money(&path.name, year.to_string()),
                )
                .help(say::state_prices_by_year())
                .into());
            }
        }
        // From 2027 the price is that of the purchase; before, the quarter's average, which may not be out yet.
        let by_quarter = self.law_of(year).quarterly_price;
        self.note("price-path", if by_quarter { say::path_stands_in() } else { say::path_is_assumed(&label) });
        Ok(match found {
            InYear::At(point) => CertificatePriceInputs::Known(self.point(&point)?),
            InYear::Between(before, after) => {
                self.note(
                    "price-interpolated",
                    say::price_is_interpolated(before.year.to_string(), after.year.to_string()),
                );
                let years =
                    |years: i16| Fact::new(Decimal::from(years), Unit::One, Provenance::Rule(RuleOfLaw::YearsApart));
                CertificatePriceInputs::Between(Box::new(Between {
                    passed: years(year - before.year),
                    left: years(after.year - year),
                    before: self.point(&before)?,
                    after: self.point(&after)?,
                }))
            }
        })
    }

    /// A point of a path as a certificate's price: it must be in euro.
    fn point(&mut self, point: &Point) -> Answered<Fact<CertificatePrice>> {
        if point.unit != Unit::Price(Currency::EUR) {
            return Err(Refusal::new("missing-exchange", About::Price, say::path_in_euro(point.unit.text()))
                .help(say::state_prices_by_year())
                .into());
        }
        let provenance = match &point.origin {
            PointOrigin::Row(row) => {
                Provenance::Row { table: carbon_prices::TABLE, row: u32::try_from(*row).unwrap_or(u32::MAX) }
            }
            PointOrigin::Stated(place) => {
                let at = u16::try_from(self.statements.len()).unwrap_or(u16::MAX);
                self.statements.push(place.clone());
                Provenance::Stated(at)
            }
        };
        Ok(Fact::new(point.value, Unit::CertificatePrice, provenance))
    }

    /// A price paid abroad reduces actual values only: with default values only a default carbon price
    /// counts, and none is published (Art. 9(4)).
    pub(super) fn paid(&mut self) -> Answered<Option<CarbonPricePaid>> {
        let Some(paid) = &self.stated.paid else {
            return Ok(None);
        };
        let by_default = matches!(
            self.stated.emissions,
            EmissionsStatement::Default | EmissionsStatement::Factor(_, Some(stated::FactorBasis::Default))
        );
        if by_default {
            return Err(Refusal::new("price-paid-with-default", About::Paid, say::paid_with_default())
                .help(say::remove_paid())
                .into());
        }
        let currency = match paid.amount.unit {
            Unit::PerEmissions(currency) => currency,
            _ => Currency::EUR,
        };
        if currency != Currency::EUR && paid.rate.is_none() {
            return Err(Refusal::new("missing-exchange", About::Paid, say::paid_needs_rate(currency))
                .help(say::write_paid_rate(currency))
                .into());
        }
        self.note("paid-estimated", say::paid_is_an_estimate());
        let rebate = match &paid.rebate {
            Some(rebate) => self.fact(&rebate.clone()),
            None => Fact::<Ratio>::new(Decimal::ZERO, Unit::One, Provenance::Rule(RuleOfLaw::NothingGivenBack)),
        };
        Ok(Some(CarbonPricePaid {
            amount: self.fact(&paid.amount.clone()),
            rate: paid.rate.clone().map(|rate| self.fact(&rate)),
            whole: whole(),
            rebate,
            covered: paid.covered.clone().map(|covered| self.fact(&covered)),
        }))
    }
}
