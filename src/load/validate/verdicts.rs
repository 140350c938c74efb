//! Claims and checks of published figures.

use super::*;

impl Validator<'_> {
    pub(super) fn claim(
        &mut self,
        raw: raw::RawClaim,
        methods: &[Method],
        prices: &[Price],
        references: &[RegionRef],
        has_export: bool,
    ) -> Option<Claim> {
        let name = raw.name.value.0.clone();
        let method = self.known_name(&raw.method, methods.iter().map(|m| m.name.as_str()), "method");
        let against = raw.against.map(region_ref);
        match &against {
            Some(against) => self.known_region(against, references),
            None => {
                let fixed =
                    methods.iter().find(|m| Some(&m.name) == method.as_ref()).is_some_and(|m| m.against.is_some());
                if references.len() > 1 && !fixed {
                    self.note(
                        Diagnostic::error("which-reference", say::which_reference())
                            .at(raw.name.span.clone())
                            .help(say::add_a_line("against = \"CN\"")),
                    );
                }
            }
        }
        let is_gap = matches!(raw.value.value, ClaimAmount::Gap(_));
        let price = match (&raw.price, is_gap) {
            (Some(price), true) => {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::a_gap_has_no_price())
                        .at(price.span.clone())
                        .help(say::remove_the_key("price")),
                );
                None
            }
            (None, true) => None,
            (Some(price), false) => Some(self.known_name(price, prices.iter().map(|p| p.name.as_str()), "price")?),
            (None, false) => {
                self.missing(&raw.name, "price", "price = \"…\"");
                return None;
            }
        };
        let path = format!("claim.{name}.value");
        let span = raw.value.span.clone();
        let place = self.place(&span, &path, Some(raw.source), None);
        let value = match raw.value.value {
            ClaimAmount::Saving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Saving(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::Gap(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Gap(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::ExportSaving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                if !has_export {
                    self.note(
                        Diagnostic::error("missing-key", say::claim_needs_export())
                            .at(span.clone())
                            .help(say::add_a_line("[export]")),
                    );
                }
                if q.unit != Unit::Money(Currency::CNY) {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(q.unit.text()))
                            .at(span.clone())
                            .help(say::write_like("\"2180000000 CNY\"")),
                    );
                }
                ClaimValue::ExportSaving(Stated::new(q.value, q.unit, place, span))
            }
        };
        Some(Claim { name, statement: raw.statement, method: method?, price, against, value })
    }

    pub(super) fn check(&mut self, raw: raw::RawCheck) -> Option<Check> {
        let name = raw.name.value.0.clone();
        let path = format!("check.{name}");
        let parts: Vec<Part> = raw
            .part
            .into_iter()
            .enumerate()
            .filter_map(|(index, part)| self.part(part, &format!("{path}.part.{}", index + 1)))
            .collect();
        let total = raw.total.and_then(|total| self.part(total, &format!("{path}.total")));
        let Some(total) = total else {
            if !self.diagnostics.has_errors() {
                self.missing(
                    &raw.name,
                    "total",
                    "total = { label = \"…\", value = { value = \"… CNY\", source = \"…\" } }",
                );
            }
            return None;
        };
        let currency = total.value.unit;
        for part in &parts {
            if part.value.unit != currency {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(part.value.unit.text()))
                        .at(part.value.span.clone())
                        .other(total.value.span.clone(), say::the_total())
                        .help(say::same_currency()),
                );
            }
        }
        let kind = match raw.kind.value.0 {
            CheckWord::Sum | CheckWord::Growth if parts.is_empty() => {
                self.missing(&raw.name, "part", "[[check.part]]");
                return None;
            }
            CheckWord::Sum => CheckKind::Sum { parts, total },
            CheckWord::Growth => {
                for part in parts.iter().chain([&total]) {
                    if part.growth_factor.is_none() {
                        self.note(
                            Diagnostic::error("missing-key", say::missing_key("growth", "part"))
                                .at(part.value.span.clone())
                                .help(say::add_a_line("growth = 0.194")),
                        );
                        return None;
                    }
                }
                CheckKind::Growth { parts, total }
            }
            CheckWord::Share => {
                let (Some(part), Some(published)) = (parts.into_iter().next(), raw.published) else {
                    self.missing(&raw.name, "published", "published = { value = \"2.07 %\", source = \"…\" }");
                    return None;
                };
                CheckKind::Share {
                    part,
                    whole: total,
                    published: self.stated(published, &format!("{path}.published"), Sign::Positive),
                }
            }
            CheckWord::UnitValue => {
                let (Some(units), Some(low), Some(high)) = (raw.units, raw.low, raw.high) else {
                    self.missing(&raw.name, "units", "units = { value = \"20000000 kWh-capacity\", source = \"…\" }");
                    return None;
                };
                let units = self.stated(units, &format!("{path}.units"), Sign::Positive);
                let low = self.stated(low, &format!("{path}.low"), Sign::Positive);
                let high = self.stated(high, &format!("{path}.high"), Sign::Positive);
                let wanted = match (currency, units.unit) {
                    (Unit::Money(currency), Unit::Count(item)) => Unit::MoneyPer(currency, item),
                    _ => currency,
                };
                for bound in [&low, &high] {
                    if bound.unit != wanted {
                        self.note(
                            Diagnostic::error("wrong-unit", say::wrong_unit(bound.unit.text()))
                                .at(bound.span.clone())
                                .help(say::write_like(format!("\"{} {}\"", bound.value, wanted.text().en))),
                        );
                    }
                }
                if low.value > high.value {
                    self.note(
                        Diagnostic::error("out-of-range", say::low_above_high())
                            .at(low.span.clone())
                            .other(high.span.clone(), say::the_high_end())
                            .help(say::exchange_low_and_high()),
                    );
                }
                CheckKind::UnitValue { value: total.value, units, low, high }
            }
        };
        Some(Check { name, statement: raw.statement, kind })
    }

    pub(super) fn part(&mut self, raw: raw::RawPart, path: &str) -> Option<Part> {
        let value: Stated<Money> = self.stated(raw.value, &format!("{path}.value"), Sign::Positive);
        let growth_factor = match raw.growth {
            None => None,
            Some(growth) => {
                let Ok(factor) = exact::add(Decimal::ONE, growth.value) else {
                    return None;
                };
                if factor <= Decimal::ZERO {
                    self.note(
                        Diagnostic::error("out-of-range", say::growth_out_of_range(growth.value))
                            .at(growth.span.clone())
                            .help(say::write_like("0.194")),
                    );
                }
                let place = self.place(&growth.span, &format!("{path}.growth"), value.place.source.clone(), None);
                Some(Stated::new(factor, Unit::One, place, growth.span))
            }
        };
        Some(Part { label: raw.label, value, growth_factor })
    }
}
