//! Claims: published figures that are compared with computed ones.

use super::*;
use crate::scenario::ClaimRelation;

impl Validator<'_> {
    pub(super) fn claim(
        &mut self,
        raw: raw::RawClaim,
        written: &Written,
        methods: &[Method],
        references: &[RegionRef],
    ) -> Option<Claim> {
        let name = raw.name.value.0.clone();
        let Some(method) = &raw.method else {
            self.missing(say::the_claim(), &raw.name, "method", "method = \"…\"");
            return None;
        };
        let method = self.known_name(method, written.methods.iter().map(String::as_str), "method");
        let against = raw.against.map(region_ref);
        let of_method = methods.iter().find(|m| Some(&m.name) == method.as_ref());
        match &against {
            Some(against) => {
                self.known_region(against, references);
                if let Some(other) = of_method.and_then(|method| method.against.as_ref())
                    && other.code != against.code
                {
                    self.note(
                        Diagnostic::error("other-reference", say::method_has_another_reference(&other.code))
                            .at(against.span.clone())
                            .other(other.span.clone(), say::the_reference_of_the_method())
                            .help(say::remove_the_key("against")),
                    );
                }
            }
            None => {
                // A method that is wrong itself may have named its reference.
                let fixed = of_method.is_none_or(|method| method.against.is_some());
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
            (Some(price), false) => Some(self.known_name(price, written.prices.iter().map(String::as_str), "price")?),
            (None, false) => {
                self.missing(say::the_claim(), &raw.name, "price", "price = \"…\"");
                return None;
            }
        };
        let path = format!("claim.{name}.value");
        let span = raw.value.span.clone();
        let mut place = self.place(&span, &path, Some(raw.source), None);
        place.published_on = raw.published_on.as_ref().map(|day| day.value);
        let value = match raw.value.value {
            ClaimAmount::Saving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Saving(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::Gap(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Gap(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::Other(q) => {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(q.unit.text()))
                        .at(span)
                        .help(say::units_of_a_claim()),
                );
                return None;
            }
            ClaimAmount::ExportSaving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                if !written.has_export {
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
        let published_on = raw.published_on.map(|day| day.value);
        let relation = raw.relation.map_or(ClaimRelation::About, |word| word.0);
        Some(Claim { name, statement: raw.statement, method: method?, price, against, value, published_on, relation })
    }
}
