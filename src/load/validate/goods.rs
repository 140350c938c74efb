//! Goods and their precursors: one emissions basis, one time of import.

use super::installation::Basis;
use super::*;
use crate::load::raw_goods::{RawAmount, RawGood, RawPrecursor};
use crate::scenario::PlacedText;
use crate::scenario::goods::{AmountStatement, ExportPriceStatement, Good, Import, PaidStatement, PrecursorStatement};
use jiff::civil::Date;

/// What a good may refer to by name.
#[derive(Clone, Copy)]
pub(super) struct Named<'n> {
    pub goods: &'n [String],
    pub paths: &'n [Rc<PricePath>],
}

impl Validator<'_> {
    pub(super) fn good(&mut self, raw: RawGood, known_on: Date, named: Named<'_>) -> Option<Good> {
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
        let emissions = self.emissions(
            Basis {
                direct: raw.direct,
                indirect: raw.indirect,
                functional_units: raw.functional_units,
                electricity_factor: raw.electricity_factor,
                electricity_factor_basis: raw.electricity_factor_basis,
                installation: raw.installation,
                includes_precursors: raw.includes_precursors.unwrap_or(false),
            },
            &path,
            &name,
        );
        let price_path = match &raw.price_path {
            Some(path) => {
                let names = named.paths.iter().map(|path| path.name.as_str());
                let found = self.known_name(path, names, "price_path")?;
                named.paths.iter().find(|path| path.name == found).cloned()
            }
            None => None,
        };
        if let (Some(path), true) = (&raw.price_path, raw.price.is_some()) {
            self.does_not_apply("price_path", "price", path.span.clone());
        }
        if let (Some(price), true) = (&raw.price, raw.what_if_price.is_some()) {
            self.does_not_apply("price", "what_if_price", price.value.span.clone());
        }
        let instead_of = match &raw.instead_of {
            Some(other) => {
                let others = named.goods.iter().map(String::as_str).filter(|other| *other != name);
                let found = self.known_name(other, others, "goods")?;
                Some(PlacedText { text: found, span: other.span.clone() })
            }
            None => None,
        };
        self.no_precursors_alone(raw.no_precursors, &raw.precursor);
        let precursors: Vec<Option<PrecursorStatement>> =
            raw.precursor.into_iter().map(|precursor| self.precursor(precursor, &path)).collect();
        let covered = raw.price_paid_covers.map(|share| self.ratio(share, &at("price_paid_covers")));
        let rebate = raw.rebate.map(|share| self.ratio(share, &at("rebate")));
        let paid_rate = raw.price_paid_rate.map(|rate| self.stated(rate, &at("price_paid_rate"), Sign::Positive));
        let paid = raw.price_paid.map(|paid| PaidStatement {
            amount: self.stated(paid, &at("price_paid"), Sign::Positive),
            rate: paid_rate,
            rebate,
            covered,
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
            emissions: emissions?,
            activity_level: raw.activity_level.map(|level| self.stated(level, &at("activity_level"), Sign::Positive)),
            free_allocation: raw
                .free_allocation
                .map(|stated| self.stated(stated, &at("free_allocation"), Sign::NotNegative)),
            route: raw.route.map(placed),
            precursors: precursors.into_iter().collect::<Option<_>>()?,
            no_precursors: raw.no_precursors.unwrap_or(false),
            precursor_free_allocation: None,
            what_if_price: raw.what_if_price.map(|price| self.stated(price, &at("what_if_price"), Sign::Positive)),
            price: raw.price.map(|price| self.stated(price, &at("price"), Sign::Positive)),
            price_path,
            years: self.years(raw.years),
            instead_of,
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

    pub(super) fn does_not_apply(&mut self, key: &str, beside: &str, span: Range<usize>) {
        self.note(
            Diagnostic::error("key-does-not-apply", say::key_does_not_apply(key, beside))
                .at(span)
                .help(say::remove_the_key(key)),
        );
    }

    /// Precursors are stated, or declared absent.
    fn no_precursors_alone(&mut self, absent: Option<bool>, stated: &[RawPrecursor]) {
        if let (Some(true), Some(first)) = (absent, stated.first()) {
            self.does_not_apply("precursor", "no_precursors", first.name.span.clone());
        }
    }

    fn precursor(&mut self, raw: RawPrecursor, owner: &str) -> Option<PrecursorStatement> {
        let name = raw.name.value.0.clone();
        let path = format!("{owner}.precursor.{name}");
        let at = |key: &str| format!("{path}.{key}");
        let amount = match (raw.amount, raw.mass) {
            (Some(amount), None) => Some(AmountStatement::PerUnit(self.amount(amount, &at("amount")))),
            (None, Some(mass)) => Some(AmountStatement::InPeriod(self.stated(mass, &at("mass"), Sign::NotNegative))),
            (Some(_), Some(mass)) => {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply("mass", "amount"))
                        .at(mass.span)
                        .help(say::remove_the_key("mass")),
                );
                None
            }
            (None, None) => {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("amount", &name))
                        .at(raw.name.span.clone())
                        .help(say::add_a_line("amount = { value = 1.1, source = \"…\" }"))
                        .help(say::add_a_line("mass = { value = \"20000 t\", source = \"…\" }")),
                );
                None
            }
        };
        let has_own_values = raw.direct.is_some() || raw.installation.is_some();
        for (key, written) in [("direct", raw.direct.is_some()), ("installation", raw.installation.is_some())] {
            if let (Some(emissions), true) = (&raw.emissions, written) {
                self.does_not_apply("emissions", key, emissions.value.span.clone());
            }
        }
        if let (Some(emissions), false) = (&raw.emissions, raw.precursor.is_empty()) {
            self.does_not_apply("emissions", "precursor", emissions.value.span.clone());
        }
        if let (Some(free), false) = (&raw.free_allocation, raw.emissions.is_some() || has_own_values) {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("emissions", &name))
                    .at(free.value.span.clone())
                    .help(say::add_a_line("emissions = { value = \"1.539 tCO2e/t\", source = \"…\" }")),
            );
        }
        let basis = Basis {
            direct: raw.direct,
            indirect: raw.indirect,
            functional_units: None,
            electricity_factor: None,
            electricity_factor_basis: None,
            installation: raw.installation,
            includes_precursors: raw.includes_precursors.unwrap_or(false),
        };
        let actual = self.emissions(basis, &path, &name).filter(|_| has_own_values);
        self.no_precursors_alone(raw.no_precursors, &raw.precursor);
        let precursors: Vec<Option<PrecursorStatement>> =
            raw.precursor.into_iter().map(|inner| self.precursor(inner, &path)).collect();
        Some(PrecursorStatement {
            code: placed(raw.code),
            origin: placed(raw.origin),
            emissions: raw.emissions.map(|stated| self.stated(stated, &at("emissions"), Sign::NotNegative)),
            free_allocation: raw
                .free_allocation
                .map(|stated| self.stated(stated, &at("free_allocation"), Sign::NotNegative)),
            actual,
            activity_level: raw.activity_level.map(|level| self.stated(level, &at("activity_level"), Sign::Positive)),
            route: raw.route.map(placed),
            production_year: raw.production_year.map(|year| year.value.0),
            amount: amount?,
            precursors: precursors.into_iter().collect::<Option<_>>()?,
            no_precursors: raw.no_precursors.unwrap_or(false),
            name,
        })
    }

    /// A ratio of any size, with its source.
    pub(super) fn amount(&mut self, raw: RawAmount, path: &str) -> Stated<Ratio> {
        self.check_sign(raw.value.value.value, Sign::NotNegative, &raw.value.span);
        if raw.source.is_some() == raw.assumption.is_some() {
            self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_source(raw.value.value.value.to_string())),
            );
        }
        let place = self.place(&raw.value.span, path, raw.source, raw.assumption);
        Stated::new(raw.value.value.value, Unit::One, place, raw.value.span)
    }
}

fn placed(text: At<String>) -> PlacedText {
    PlacedText { text: text.value, span: text.span }
}
