//! Goods and their precursors: one emissions basis, one time of import.

use super::*;
use crate::load::raw_goods::{RawAmount, RawGood, RawPrecursor};
use crate::scenario::PlacedText;
use crate::scenario::goods::{
    EmissionsStatement, ExportPriceStatement, Good, Import, PaidStatement, PrecursorStatement,
};
use jiff::civil::Date;

impl Validator<'_> {
    pub(super) fn good(&mut self, raw: RawGood, known_on: Date) -> Option<Good> {
        let name = raw.name.value.0.clone();
        let path = format!("goods.{name}");
        let at = |key: &str| format!("{path}.{key}");
        let import = match (raw.import_date, raw.year, raw.quarter) {
            (Some(date), None, None) => Import::Date(date.value),
            (None, Some(year), Some(quarter)) => Import::Quarter { year: year.value.0, quarter: quarter.value.0 },
            (None, Some(year), None) => Import::Year(year.value.0),
            (Some(date), ..) => {
                self.note(
                    Diagnostic::error("date-and-year", say::date_and_year())
                        .at(date.span)
                        .help(say::keep_date_or_year()),
                );
                return None;
            }
            (None, None, _) => {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("import_date", &name))
                        .at(raw.name.span.clone())
                        .help(say::add_a_line("year = 2026\nquarter = 3")),
                );
                return None;
            }
        };
        let direct = raw.direct.map(|stated| self.stated(stated, &at("direct"), Sign::NotNegative));
        let indirect = raw.indirect.map(|stated| self.stated(stated, &at("indirect"), Sign::NotNegative));
        let factor =
            raw.electricity_factor.map(|stated| self.stated(stated, &at("electricity_factor"), Sign::NotNegative));
        let content = raw.functional_units.map(|amount| self.amount(amount, &at("functional_units")));
        let emissions = match (direct, factor) {
            (Some(direct), None) => EmissionsStatement::Actual {
                direct,
                indirect,
                content,
                includes_precursors: raw.includes_precursors.unwrap_or(false),
            },
            (None, Some(factor)) => EmissionsStatement::Factor(factor),
            (Some(_), Some(factor)) => {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply("electricity_factor", "direct"))
                        .at(factor.span)
                        .help(say::remove_the_key("electricity_factor")),
                );
                return None;
            }
            (None, None) => {
                if let Some(indirect) = indirect {
                    self.note(
                        Diagnostic::error("missing-key", say::missing_key("direct", &name))
                            .at(indirect.span)
                            .help(say::add_a_line("direct = { value = \"2.1 tCO2e/t\", source = \"…\" }")),
                    );
                }
                EmissionsStatement::Default
            }
        };
        let precursors = raw.precursor.into_iter().map(|precursor| self.precursor(precursor, &path)).collect();
        let rebate = raw.rebate.map(|share| self.ratio(share, &at("rebate")));
        let paid_rate = raw.price_paid_rate.map(|rate| self.stated(rate, &at("price_paid_rate"), Sign::Positive));
        let paid = raw.price_paid.map(|paid| PaidStatement {
            amount: self.stated(paid, &at("price_paid"), Sign::Positive),
            rate: paid_rate,
            rebate,
        });
        let export_rate = raw.export_price_rate.map(|rate| self.stated(rate, &at("export_price_rate"), Sign::Positive));
        let export_price = raw.export_price.map(|price| ExportPriceStatement {
            amount: self.stated(price, &at("export_price"), Sign::Positive),
            rate: export_rate,
        });
        if let Some(export) = &export_price {
            self.euro_rate_needed(export.amount.unit, export.rate.as_ref(), &export.amount.span, "export_price_rate")?;
        }
        Some(Good {
            key: format!("goods.{name}."),
            label: raw.label,
            code: placed(raw.code),
            origin: placed(raw.origin),
            quantity: self.stated(raw.quantity, &at("quantity"), Sign::Positive),
            import,
            production_year: raw.production_year.map(|year| year.value.0),
            emissions,
            route: raw.route.map(placed),
            precursors,
            precursor_free_allocation: None,
            price: raw.price.map(|price| self.stated(price, &at("price"), Sign::Positive)),
            correction: raw.correction.map(|amount| self.amount(amount, &at("correction"))),
            paid,
            export_price,
            yuan_rate: raw.yuan_rate.map(|rate| self.stated(rate, &at("yuan_rate"), Sign::Positive)),
            proposal: raw.proposal,
            known_on,
        })
    }

    /// Money of a good is in euro, or has a rate into euro.
    fn euro_rate_needed(
        &mut self,
        unit: Unit,
        rate: Option<&Stated<crate::quantity::unit::ExchangeRate>>,
        span: &Range<usize>,
        key: &str,
    ) -> Option<()> {
        let Unit::CostPer(currency, _) = unit else {
            return Some(());
        };
        let wanted = Unit::Rate { base: currency, quote: Currency::EUR };
        match rate {
            None if currency == Currency::EUR => Some(()),
            Some(rate) if rate.unit == wanted => Some(()),
            found => {
                let place = found.map_or_else(|| span.clone(), |rate| rate.span.clone());
                self.note(
                    Diagnostic::error("missing-exchange", say::needs_euro(currency.code())).at(place).help(
                        say::add_a_line(format!("{key} = {{ value = \"0.13 EUR/{currency}\", source = \"…\" }}")),
                    ),
                );
                None
            }
        }
    }

    fn precursor(&mut self, raw: RawPrecursor, owner: &str) -> PrecursorStatement {
        let name = raw.name.value.0.clone();
        let path = format!("{owner}.precursor.{name}");
        let at = |key: &str| format!("{path}.{key}");
        let indirect = raw.indirect.map(|stated| self.stated(stated, &at("indirect"), Sign::NotNegative));
        let actual = raw.direct.map(|direct| EmissionsStatement::Actual {
            direct: self.stated(direct, &at("direct"), Sign::NotNegative),
            indirect,
            content: None,
            includes_precursors: false,
        });
        PrecursorStatement {
            code: placed(raw.code),
            origin: placed(raw.origin),
            amount: self.amount(raw.amount, &at("amount")),
            emissions: raw.emissions.map(|stated| self.stated(stated, &at("emissions"), Sign::NotNegative)),
            free_allocation: raw
                .free_allocation
                .map(|stated| self.stated(stated, &at("free_allocation"), Sign::NotNegative)),
            actual,
            route: raw.route.map(placed),
            production_year: raw.production_year.map(|year| year.value.0),
            precursors: raw.precursor.into_iter().map(|inner| self.precursor(inner, &path)).collect(),
            name,
        }
    }

    /// A ratio of any size, with its source.
    pub(super) fn amount(&mut self, raw: RawAmount, path: &str) -> Stated<Ratio> {
        self.check_sign(raw.value.value, Sign::NotNegative, &raw.value.span);
        if raw.source.is_some() == raw.assumption.is_some() {
            self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_source(raw.value.value.to_string())),
            );
        }
        let place = self.place(&raw.value.span, path, raw.source, raw.assumption);
        Stated::new(raw.value.value, Unit::One, place, raw.value.span)
    }
}

fn placed(text: At<String>) -> PlacedText {
    PlacedText { text: text.value, span: text.span }
}
