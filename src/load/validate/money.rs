//! Prices, exchange rates and the export value.

use super::*;
use crate::load::ratio;

impl Validator<'_> {
    pub(super) fn price(&mut self, raw: raw::RawPrice) -> Option<Price> {
        let name = raw.name.value.0.clone();
        let path = format!("price.{name}");
        let amount = match (raw.amount, raw.series) {
            (Some(amount), None) => {
                if let Some(period) = raw.period {
                    self.note(
                        Diagnostic::error("key-does-not-apply", say::key_does_not_apply("period", "amount"))
                            .at(period.span)
                            .help(say::remove_the_key("period")),
                    );
                }
                let Some(kind) = raw.kind else {
                    self.missing(say::the_price(), &raw.name, "kind", "kind = \"market\"");
                    return None;
                };
                let amount = self.stated(amount, &format!("{path}.amount"), Sign::Positive);
                self.plausible(amount.value, amount.unit, &amount.span);
                PriceAmount::Fixed { kind: kind.value.0, amount, year: raw.year.map(|year| year.value.0) }
            }
            (None, Some(series)) => {
                if let Some(kind) = raw.kind {
                    self.note(
                        Diagnostic::error("key-does-not-apply", say::kind_is_known_from_the_series())
                            .at(kind.span)
                            .help(say::remove_the_key("kind")),
                    );
                }
                let Some(year) = raw.year else {
                    self.missing(say::the_price(), &raw.name, "year", "year = 2030");
                    return None;
                };
                PriceAmount::Series {
                    series: series.value,
                    series_span: series.span,
                    year: year.value.0,
                    year_span: year.span,
                    period: raw.period.map(|period| (period.value, period.span)),
                }
            }
            (Some(_), Some(series)) => {
                self.note(
                    Diagnostic::error("amount-and-series", say::amount_and_series())
                        .at(series.span)
                        .help(say::keep_amount_or_series()),
                );
                return None;
            }
            (None, None) => {
                self.missing(
                    say::the_price(),
                    &raw.name,
                    "amount",
                    "amount = { value = \"100 EUR/tCO2\", source = \"…\" }   or   series = \"eib-shadow\"",
                );
                return None;
            }
        };
        let exchange = match &amount {
            PriceAmount::Fixed { amount, .. } => {
                self.exchange_for(raw.exchange, amount.unit, &format!("{path}.exchange"), &amount.span)?
            }
            PriceAmount::Series { .. } => self.exchange(raw.exchange, &format!("{path}.exchange")),
        };
        Some(Price { name, label: raw.label, amount, exchange, span: raw.name.span })
    }

    pub(super) fn exchange(&mut self, raw: Option<raw::RawExchange>, path: &str) -> Option<Exchange> {
        let raw = raw?;
        match (raw.rate, raw.period) {
            (Some(rate), None) => Some(Exchange::Given(self.stated(rate, &format!("{path}.rate"), Sign::Positive))),
            (None, Some(period)) => Some(Exchange::Period(period.value, period.span)),
            (Some(_), Some(period)) => {
                self.note(
                    Diagnostic::error("rate-and-period", say::rate_and_period())
                        .at(period.span)
                        .help(say::keep_rate_or_period()),
                );
                None
            }
            (None, None) => {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("rate", "exchange"))
                        .at(raw.span)
                        .help(say::add_a_line("exchange = { period = \"2023\" }")),
                );
                None
            }
        }
    }

    /// The exchange that belongs to an amount whose currency is known: needed exactly when it is
    /// not in yuan. The outer `None` means a mistake was noted.
    #[allow(clippy::option_option)]
    pub(super) fn exchange_for(
        &mut self,
        raw: Option<raw::RawExchange>,
        unit: Unit,
        path: &str,
        span: &Range<usize>,
    ) -> Option<Option<Exchange>> {
        let currency = unit.currency().unwrap_or(Currency::CNY);
        let stated = raw.as_ref().map(|raw| raw.span.clone());
        match (currency == Currency::CNY, stated) {
            (true, None) => Some(None),
            (true, Some(span)) => {
                self.diagnostics.push(
                    Diagnostic::warning("unused-exchange", say::unused_exchange())
                        .at(span)
                        .help(say::remove_the_key("exchange")),
                );
                Some(None)
            }
            (false, None) => {
                self.note(
                    Diagnostic::error("missing-exchange", say::missing_exchange(currency.code()))
                        .at(span.clone())
                        .help(say::add_a_line(format!(
                            "exchange = {{ period = \"2023\" }}   or   exchange = {{ rate = {{ value = \"7.30 CNY/{currency}\", source = \"…\" }} }}"
                        ))),
                );
                None
            }
            (false, Some(_)) => {
                let exchange = self.exchange(raw, path)?;
                if let Exchange::Given(rate) = &exchange {
                    let wanted = Unit::Rate { base: currency, quote: Currency::CNY };
                    if rate.unit != wanted {
                        let turned_round = Unit::Rate { base: Currency::CNY, quote: currency };
                        let message = if rate.unit == turned_round {
                            say::rate_is_turned_round(currency.code())
                        } else {
                            say::wrong_unit(rate.unit.text())
                        };
                        self.note(
                            Diagnostic::error("wrong-unit", message)
                                .at(rate.span.clone())
                                .help(say::yuan_per_unit(currency.code())),
                        );
                        return None;
                    }
                }
                Some(Some(exchange))
            }
        }
    }

    pub(super) fn export(&mut self, raw: raw::RawExport) -> Option<Export> {
        let share = raw.share.map(|share| self.ratio(share, "export.share"));
        let (value, unit, span) = match (raw.value, raw.units, raw.unit_price) {
            (Some(value), None, None) => {
                let stated = self.stated(value, "export.value", Sign::Positive);
                let (unit, span) = (stated.unit, stated.span.clone());
                (ExportValue::Value(stated), unit, span)
            }
            (None, Some(units), Some(unit_price)) => {
                let units = self.stated(units, "export.units", Sign::Positive);
                let unit_price = self.stated(unit_price, "export.unit_price", Sign::Positive);
                if let (Unit::Count(counted), Unit::MoneyPer(_, priced)) = (units.unit, unit_price.unit)
                    && counted != priced
                {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(unit_price.unit.text()))
                            .at(unit_price.span.clone())
                            .other(units.span.clone(), say::counted_here())
                            .help(say::write_like(format!("\"… CNY/{}\"", counted.code()))),
                    );
                    return None;
                }
                let (unit, span) = (unit_price.unit, unit_price.span.clone());
                (ExportValue::Units { units, unit_price }, unit, span)
            }
            _ => {
                self.note(
                    Diagnostic::error("missing-key", say::value_or_units())
                        .at(raw.span)
                        .help(say::add_a_line("value = { value = \"74600000000 CNY\", source = \"…\" }")),
                );
                return None;
            }
        };
        let exchange = self.exchange_for(raw.exchange, unit, "export.exchange", &span)?;
        let growth = self.growth(raw.growth, raw.year, "export");
        Some(Export { label: raw.label, value, share, exchange, growth })
    }

    pub(super) fn ratio(&mut self, raw: raw::RawShare, path: &str) -> Stated<Ratio> {
        let value = raw.value.value.value;
        if value <= Decimal::ZERO || value > Decimal::ONE {
            let example = ratio::meant(value, Decimal::ONE).filter(|ratio| *ratio > Decimal::ZERO);
            self.note(
                Diagnostic::error("out-of-range", say::share_out_of_range(value))
                    .at(raw.value.span.clone())
                    .help(ratio::both_spellings(example.unwrap_or(Decimal::new(594, 3)))),
            );
        }
        match (&raw.source, &raw.assumption) {
            (None, None) => self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_share_source()),
            ),
            (Some(_), Some(_)) => self.note(
                Diagnostic::error("source-and-assumption", say::source_and_assumption())
                    .at(raw.span.clone())
                    .help(say::keep_one_of_source_and_assumption()),
            ),
            _ => {}
        }
        let place = self.place(&raw.value.span, path, raw.source, raw.assumption).as_rate();
        Stated::new(value, Unit::One, place, raw.value.span)
    }
}
