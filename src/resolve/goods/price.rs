//! The price of a certificate, and a carbon price paid abroad.

use super::*;

/// The price that the law sets for an import: in 2026 that of its quarter, later none.
///
/// # Errors
/// A refusal where none is published, or where the quarter is not known.
pub fn published(
    tables: &CbamTables<'_>,
    import: stated::Import,
    known_on: jiff::civil::Date,
) -> Answered<Fact<crate::quantity::unit::CertificatePrice>> {
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
    pub(super) fn price(&mut self) -> Answered<Fact<crate::quantity::unit::CertificatePrice>> {
        if let Some(price) = &self.stated.price {
            let published = self.stated.import.day().is_some_and(|day| {
                let asked = Asked { day, known_on: self.stated.known_on, proposal: None };
                self.tables.law(parameters::CERTIFICATE_PRICE.path, asked).is_ok()
            });
            if published {
                self.notes.push(say::price_is_stated());
            }
            return Ok(self.fact(price));
        }
        published(self.tables, self.stated.import, self.stated.known_on)
    }

    /// A price paid abroad reduces actual values only: with default values only a default carbon price
    /// counts, and none is published (Art. 9(4)).
    pub(super) fn paid(&mut self) -> Answered<Option<CarbonPricePaid>> {
        let Some(paid) = &self.stated.paid else {
            return Ok(None);
        };
        if matches!(self.stated.emissions, EmissionsStatement::Default) {
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
        self.notes.push(say::paid_is_an_estimate());
        let rebate = match &paid.rebate {
            Some(rebate) => self.fact(&rebate.clone()),
            None => Fact::<Ratio>::new(Decimal::ZERO, Unit::One, Provenance::Rule(RuleOfLaw::NothingGivenBack)),
        };
        Ok(Some(CarbonPricePaid {
            amount: self.fact(&paid.amount.clone()),
            rate: paid.rate.clone().map(|rate| self.fact(&rate)),
            whole: whole(),
            rebate,
        }))
    }
}
