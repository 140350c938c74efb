//! Carbon prices, exchange rates and the export value.

use super::*;
use crate::text::period;

impl Resolver<'_> {
    pub(super) fn price(&mut self, price: &scenario::Price) -> Found<case::Price> {
        let key = format!("price.{}.amount", price.name);
        match &price.amount {
            PriceAmount::Fixed { kind, amount, year } => {
                let label = price.label.clone().unwrap_or_else(|| amount.unit.of(amount.value));
                let rate = self.exchange(price.exchange.as_ref(), amount.unit, &format!("price.{}", price.name))?;
                if price.exchange.is_some() && rate.is_none() {
                    return Ok(None);
                }
                Ok(Some(case::Price {
                    name: price.name.clone(),
                    kind: *kind,
                    market_kind: None,
                    base_year: None,
                    year: *year,
                    amount: amount.given(key, labels::carbon_price(&label)),
                    rate,
                    label,
                }))
            }
            PriceAmount::Series { series, series_span, year, period, .. } => {
                let table = self.lookups.table(carbon_prices::TABLE)?;
                let row = match carbon_prices::find(
                    &table,
                    series,
                    *year,
                    period.as_ref().map(|(period, _)| period.as_str()),
                    self.lookups.known_on,
                ) {
                    Ok(row) => row,
                    Err(gap) => {
                        let diagnostic = self.no_such_price(&table, &price.amount, gap)?;
                        self.diagnostics.push(diagnostic);
                        return Ok(None);
                    }
                };
                // A row that cannot be understood is a broken table, not a price that is not there.
                let unit = carbon_prices::unit(row)?;
                let Unit::Price(currency) = unit else {
                    return Err(row.error("currency is not known".into()));
                };
                let kind = <scenario::PriceKind as crate::text::Choice>::parse(row.get("kind"))
                    .ok_or_else(|| row.error("kind is no kind of price".into()))?;
                if currency == Currency::CNY && price.exchange.is_some() {
                    self.diagnostics.push(
                        Diagnostic::warning("unused-exchange", say::unused_exchange())
                            .at(price.span.clone())
                            .help(say::remove_the_key("exchange")),
                    );
                }
                if currency != Currency::CNY && price.exchange.is_none() {
                    self.diagnostics.push(
                        Diagnostic::error("missing-exchange", say::missing_exchange(currency.code()))
                            .at(series_span.clone())
                            .help(say::add_a_line("exchange = { period = \"2025\" }")),
                    );
                    return Ok(None);
                }
                let exchange = price.exchange.as_ref().filter(|_| currency != Currency::CNY);
                let rate = self.exchange(exchange, unit, &format!("price.{}", price.name))?;
                if exchange.is_some() && rate.is_none() {
                    return Ok(None);
                }
                let title = Text::new(row.get("title_en"), row.get("title_zh"));
                let label = price.label.clone().unwrap_or_else(|| {
                    let period = period::of_year(*year, row.get("period"));
                    labels::price_of_period(&title, period)
                });
                let given: Given<CarbonPrice> = Given::new(
                    key,
                    row.decimal("value")?,
                    unit,
                    labels::carbon_price(&label),
                    Basis::Data(row.basis()),
                );
                Ok(Some(case::Price {
                    name: price.name.clone(),
                    kind,
                    market_kind: Some(row.get("market_kind").to_owned()).filter(|kind| !kind.is_empty()),
                    base_year: Some(row.get("price_base_year").to_owned()).filter(|year| !year.is_empty()),
                    year: Some(*year),
                    amount: given,
                    rate,
                    label,
                }))
            }
        }
    }

    /// Why a series has no value at a year and a period, with what there is instead.
    fn no_such_price(&self, table: &Table, wanted: &PriceAmount, gap: Gap) -> Result<Diagnostic, DataError> {
        let PriceAmount::Series { series, series_span, year, year_span, period } = wanted else {
            return Ok(Diagnostic::error("no-published-value", say::no_value_at_all(labels::carbon_price(""))));
        };
        let known = carbon_prices::series(table);
        if !known.contains(&series.as_str()) {
            return Ok(lookups::unknown_series(series, series_span.clone(), &known));
        }
        let what = labels::series_named(series);
        let known_on = self.lookups.known_on;
        let of_year: Vec<Row<'_>> = carbon_prices::of_year(table, series, *year);
        let gap = match gap {
            // The period hides what is really missing: the year, or that nothing of it is known yet.
            Gap::Unknown if of_year.is_empty() => Gap::OtherYears(carbon_prices::years(table, series, known_on)),
            Gap::Unknown => match of_year.iter().map(|row| row.known()).min() {
                Some(published) if published > known_on => Gap::NotYetKnown { published },
                _ => gap,
            },
            gap => gap,
        };
        if !matches!(gap, Gap::Unknown) {
            return self.lookups.year_gap(gap, &what, *year, year_span.clone());
        }
        let periods: Vec<&str> =
            of_year.iter().filter(|row| row.known() <= known_on).map(|row| row.get("period")).collect();
        let yearly = periods.iter().all(|period| period.is_empty());
        Ok(match period {
            None => Diagnostic::error("which-period", say::which_period(series, year.to_string()))
                .at(year_span.clone())
                .help(say::add_a_line(format!("period = \"{}\"", periods.first().copied().unwrap_or_default())))
                .help(say::one_of(Text::words(&periods))),
            Some((period, span)) if yearly => {
                Diagnostic::error("unknown-period", say::one_value_a_year(&what, period.as_str()))
                    .at(span.clone())
                    .help(say::remove_the_key("period"))
            }
            Some((period, span)) => {
                Diagnostic::error("unknown-period", say::no_rate_for_period(&what, period.as_str()))
                    .at(span.clone())
                    .help(say::one_of(Text::words(&periods)))
            }
        })
    }

    /// The rate that converts money of this unit into yuan; `None` for yuan, or with a mistake
    /// noted.
    pub(super) fn exchange(
        &mut self,
        exchange: Option<&Exchange>,
        unit: Unit,
        owner: &str,
    ) -> Found<Given<ExchangeRate>> {
        let base = unit.currency().unwrap_or(Currency::CNY);
        let quote = Currency::CNY;
        let label = labels::exchange_rate(quote, base);
        let (period, span) = match exchange {
            None => return Ok(None),
            Some(Exchange::Given(rate)) => {
                let wanted = Unit::Rate { base, quote };
                if rate.unit != wanted {
                    let turned_round = rate.unit == Unit::Rate { base: quote, quote: base };
                    let message = if turned_round {
                        say::rate_is_turned_round(base.code())
                    } else {
                        say::wrong_unit(rate.unit.text())
                    };
                    self.diagnostics.push(
                        Diagnostic::error("wrong-unit", message)
                            .at(rate.span.clone())
                            .help(say::yuan_per_unit(base.code())),
                    );
                    return Ok(None);
                }
                return Ok(Some(rate.given(format!("{owner}.rate"), label)));
            }
            Some(Exchange::Period(period, span)) => (period, span),
        };
        match self.lookups.rate(base, quote, period, span)? {
            Ok(row_values) => {
                let key = format!("inputs.exchange-rate.{base}-{quote}.{period}");
                let words = period::words(period).unwrap_or_else(|| Text::same(period));
                let label = labels::exchange_rate_of_period(quote, base, words);
                Ok(Some(Given::new(key, row_values.0, Unit::Rate { base, quote }, label, Basis::Data(row_values.1))))
            }
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                Ok(None)
            }
        }
    }

    pub(super) fn export(&mut self, export: &scenario::Export) -> Result<case::Export, DataError> {
        let (value, unit) = match &export.value {
            scenario::ExportValue::Value(value) => {
                (case::ExportValue::Value(value.given("export.stated-value", labels::export_value())), value.unit)
            }
            scenario::ExportValue::Units { units, unit_price } => (
                case::ExportValue::Units {
                    units: units.given("export.units", labels::export_units()),
                    unit_price: unit_price.given("export.unit-price", labels::unit_price()),
                },
                unit_price.unit,
            ),
        };
        Ok(case::Export {
            label: export.label.clone().unwrap_or_else(labels::export_value),
            value,
            share: export.share.as_ref().map(|share| share.given("export.share", labels::export_share())),
            rate: self.exchange(export.exchange.as_ref(), unit, "export")?,
            growth: export.growth.as_ref().map(|growth| growth_of(growth, "export")),
        })
    }
}
