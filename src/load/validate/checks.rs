//! Checks: whether published figures agree with each other.

use super::*;
use crate::load::ratio;
use crate::quantity::{from_per_cent, in_per_cent};

/// A bare growth from here on is more likely a number of per cent.
const LARGE_GROWTH: Decimal = Decimal::TWO;

impl Validator<'_> {
    pub(super) fn check(&mut self, raw: raw::RawCheck) -> Option<Check> {
        let path = format!("check.{}", raw.name.value.0);
        self.keys_of_kind(&raw);
        let kind = raw.kind.value.0;
        let parts: Vec<Option<Part>> = raw
            .part
            .into_iter()
            .enumerate()
            .map(|(index, part)| self.part(part, kind, &format!("{path}.part.{}", index + 1)))
            .collect();
        let part_needed = kind != CheckWord::UnitValue && parts.is_empty();
        if part_needed {
            self.missing(say::the_check(), &raw.name, "part", "[[check.part]]");
        }
        let Some(total) = raw.total else {
            let line = "total = { label = \"…\", value = { value = \"… CNY\", source = \"…\" } }";
            self.missing(say::the_check(), &raw.name, "total", line);
            return None;
        };
        let total = self.part(total, kind, &format!("{path}.total"))?;
        let parts = parts.into_iter().collect::<Option<Vec<Part>>>()?;
        for part in &parts {
            if part.value.unit != total.value.unit {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(part.value.unit.text()))
                        .at(part.value.span.clone())
                        .other(total.value.span.clone(), say::the_total())
                        .help(say::same_currency()),
                );
            }
        }
        let kind = match kind {
            CheckWord::Sum => CheckKind::Sum { parts, total },
            CheckWord::Growth => CheckKind::Growth { parts, total },
            CheckWord::Share => {
                let Some(published) = raw.published else {
                    self.missing(
                        say::the_check(),
                        &raw.name,
                        "published",
                        "published = { value = \"2.07 %\", source = \"…\" }",
                    );
                    return None;
                };
                let published = self.stated(published, &format!("{path}.published"), Sign::Positive);
                CheckKind::Share { part: parts.into_iter().next()?, whole: total, published }
            }
            CheckWord::UnitValue => {
                if raw.units.is_none() {
                    self.missing(
                        say::the_check(),
                        &raw.name,
                        "units",
                        "units = { value = \"20000000 kWh-capacity\", source = \"…\" }",
                    );
                }
                for (key, bound) in [("low", &raw.low), ("high", &raw.high)] {
                    if bound.is_none() {
                        let line = format!("{key} = {{ value = \"… CNY/kWh-capacity\", source = \"…\" }}");
                        self.missing(say::the_check(), &raw.name, key, &line);
                    }
                }
                let units = self.stated(raw.units?, &format!("{path}.units"), Sign::Positive);
                let low = self.stated(raw.low?, &format!("{path}.low"), Sign::Positive);
                let high = self.stated(raw.high?, &format!("{path}.high"), Sign::Positive);
                self.check_bounds(&total.value, &units, &low, &high);
                CheckKind::UnitValue { value: total.value, units, low, high }
            }
        };
        (!part_needed).then_some(Check { name: raw.name.value.0, statement: raw.statement, kind })
    }

    /// A key that belongs to another kind of check would silently do nothing.
    fn keys_of_kind(&mut self, raw: &raw::RawCheck) {
        let kind = raw.kind.value.0;
        let unit_value = kind == CheckWord::UnitValue;
        let second_part = if kind == CheckWord::Share { 1 } else { 0 };
        let others = [
            ("published", kind == CheckWord::Share, raw.published.as_ref().map(|v| &v.span)),
            ("units", unit_value, raw.units.as_ref().map(|v| &v.span)),
            ("low", unit_value, raw.low.as_ref().map(|v| &v.span)),
            ("high", unit_value, raw.high.as_ref().map(|v| &v.span)),
            ("part", !unit_value && kind != CheckWord::Share, raw.part.get(second_part).map(|v| &v.span)),
        ];
        for (key, belongs, span) in others {
            if let (false, Some(span)) = (belongs, span) {
                let message = if key == "part" && kind == CheckWord::Share {
                    say::a_share_has_one_part()
                } else {
                    say::key_does_not_apply(key, kind.code())
                };
                self.note(
                    Diagnostic::error("key-does-not-apply", message).at(span.clone()).help(say::remove_the_key(key)),
                );
            }
        }
    }

    fn check_bounds(
        &mut self,
        value: &Stated<Money>,
        units: &Stated<crate::quantity::unit::Count>,
        low: &Stated<crate::quantity::unit::SpecificCost>,
        high: &Stated<crate::quantity::unit::SpecificCost>,
    ) {
        let wanted = match (value.unit, units.unit) {
            (Unit::Money(currency), Unit::Count(item)) => Unit::MoneyPer(currency, item),
            (other, _) => other,
        };
        for bound in [low, high] {
            if bound.unit != wanted {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(bound.unit.text()))
                        .at(bound.span.clone())
                        .help(say::write_like(format!("\"… {}\"", wanted.text().en))),
                );
                return;
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
    }

    /// A part; `None` with the mistake noted.
    fn part(&mut self, raw: raw::RawPart, kind: CheckWord, path: &str) -> Option<Part> {
        let value: Stated<Money> = self.stated(raw.value, &format!("{path}.value"), Sign::Positive);
        let growth = match (kind, raw.growth) {
            (CheckWord::Growth, Some(growth)) => growth,
            (CheckWord::Growth, None) => {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("growth", "part"))
                        .at(value.span.clone())
                        .help(say::add_a_line("growth = \"19.4 %\"")),
                );
                return None;
            }
            (_, Some(growth)) => {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply("growth", kind.code()))
                        .at(growth.span)
                        .help(say::remove_the_key("growth")),
                );
                return None;
            }
            (_, None) => return Some(Part { label: raw.label, value, growth_factor: None }),
        };
        let Ok(factor) = exact::add(Decimal::ONE, growth.value.value) else {
            self.note(
                Diagnostic::error("too-many-digits", say::too_many_digits(growth.value.value))
                    .at(growth.span)
                    .help(say::at_most_28_digits()),
            );
            return None;
        };
        if factor <= Decimal::ZERO {
            self.note(
                Diagnostic::error("out-of-range", say::growth_out_of_range(growth.value.value))
                    .at(growth.span.clone())
                    .help(ratio::both_spellings(
                        ratio::meant(growth.value.value, Decimal::ONE).unwrap_or(Decimal::new(194, 3)),
                    )),
            );
        }
        // `19.4` for 19.4 per cent would pass for a growth of 1,940 per cent.
        let written = growth.value.value;
        if !growth.value.per_cent
            && written >= LARGE_GROWTH
            && let (Ok(ratio), Ok(per_cent)) = (from_per_cent(written), in_per_cent(written))
        {
            self.note(
                Diagnostic::warning("large-growth", say::growth_is_large(written, per_cent))
                    .at(growth.span.clone())
                    .help(say::if_per_cent_is_meant(ratio.normalize(), written))
                    .help(say::keep_as_per_cent(per_cent)),
            );
        }
        let place = self.place(&growth.span, &format!("{path}.growth"), value.place.source.clone(), None);
        let growth_factor = Some(Stated::new(factor, Unit::One, place, growth.span));
        Some(Part { label: raw.label, value, growth_factor })
    }
}
