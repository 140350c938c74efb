//! What figures are per. A claim, an output value and an export value each have a kind of value of their own;
//! a figure per another kind is read as theirs only by a conversion that the file states.

use super::*;
use crate::scenario::ClaimValue;

impl Resolver<'_> {
    /// Whether a figure per one kind of value can be read per another.
    fn converts(&self, from: Denominator, to: Denominator) -> bool {
        from == to || self.scenario.conversions.iter().any(|own| own.from == from && own.to == to)
    }

    /// Every claim, with the figure that it is compared with in its own unit.
    pub(super) fn claims(&mut self, comparisons: &[case::Comparison]) -> Vec<case::Claim> {
        let scenario = self.scenario;
        let mut claims = Vec::new();
        for claim in &scenario.claims {
            let method = scenario.methods.iter().find(|method| method.name == claim.method);
            let against = claim
                .against
                .as_ref()
                .or_else(|| method.and_then(|method| method.against.as_ref()))
                .or_else(|| scenario.references.first());
            let key = format!("{}.{}", claim.method, against.map_or("", |reference| reference.code.as_str()));
            let comparison = comparisons.iter().find(|comparison| comparison.key == key);
            let converted_to = comparison.and_then(|comparison| self.claim_converts(claim, comparison, method));
            claims.push(resolve_claim(claim, key, converted_to));
        }
        claims
    }

    /// The kind of value that the computed figure is converted to, where it is not the claim's; a mistake is
    /// noted where it cannot be.
    fn claim_converts(
        &mut self,
        claim: &scenario::Claim,
        comparison: &case::Comparison,
        method: Option<&scenario::Method>,
    ) -> Option<Denominator> {
        let (unit, span) = match &claim.value {
            ClaimValue::Saving(value) => (value.unit, &value.span),
            ClaimValue::Gap(value) => (value.unit, &value.span),
            // What an export value saves is checked with the export value.
            ClaimValue::ExportSaving(_) => return None,
        };
        let method_span = method.map_or_else(|| span.clone(), |method| method.span.clone());
        if let Some(gas) = unit.gas()
            && gas != comparison.gas
        {
            self.diagnostics.push(
                Diagnostic::error("mixed-gases", say::mixed_gases(gas.code(), comparison.gas.code()))
                    .at(span.clone())
                    .other(method_span.clone(), say::this_counts(&comparison.label, comparison.gas.code()))
                    .help(say::one_kind_of_factor()),
            );
        }
        let (to, from) = (unit.denominator()?, comparison.per);
        if to == from {
            return None;
        }
        if !self.converts(from, to) {
            self.diagnostics.push(
                Diagnostic::error("mixed-denominators", say::mixed_denominators(from.text(), to.text()))
                    .at(span.clone())
                    .other(method_span, say::this_is_per(&comparison.label, from.text()))
                    .help(say::add_a_conversion(from.code(), to.code())),
            );
        }
        Some(to)
    }

    /// An output value or an export value scales figures per its own kind of value; where none is, the file
    /// has a mistake, and where some are not, they are named.
    pub(super) fn values_fit(&mut self, comparisons: &[case::Comparison]) {
        let scenario = self.scenario;
        let output = scenario.output.as_ref().map(|output| (output.of, output.amount.span.clone()));
        let export = scenario.export.as_ref().map(|export| {
            let span = match &export.value {
                scenario::ExportValue::Value(value) => value.span.clone(),
                scenario::ExportValue::Units { unit_price, .. } => unit_price.span.clone(),
            };
            (Denominator::ExportValue, span)
        });
        for (to, span) in output.into_iter().chain(export) {
            let strangers: Vec<&case::Comparison> =
                comparisons.iter().filter(|comparison| !self.converts(comparison.per, to)).collect();
            let Some(first) = strangers.first() else { continue };
            let method = scenario.methods.iter().find(|method| method.name == first.method);
            let place = method.map_or_else(|| span.clone(), |method| method.span.clone());
            let message = say::mixed_denominators(first.per.text(), to.text());
            let diagnostic = if strangers.len() == comparisons.len() {
                Diagnostic::error("mixed-denominators", message)
            } else {
                Diagnostic::warning("not-scaled", say::not_scaled(&first.label, first.per.text(), to.text()))
            };
            self.diagnostics.push(
                diagnostic
                    .at(span)
                    .other(place, say::this_is_per(&first.label, first.per.text()))
                    .help(say::add_a_conversion(first.per.code(), to.code())),
            );
        }
    }
}

fn resolve_claim(claim: &scenario::Claim, comparison: String, converted_to: Option<Denominator>) -> case::Claim {
    let label = labels::claimed();
    let key = format!("claim.{}.claimed", claim.name);
    case::Claim {
        name: claim.name.clone(),
        statement: claim.statement.clone(),
        comparison,
        price: claim.price.clone(),
        value: match &claim.value {
            ClaimValue::Saving(value) => case::ClaimValue::Saving(value.given(key, label)),
            ClaimValue::Gap(value) => case::ClaimValue::Gap(value.given(key, label)),
            ClaimValue::ExportSaving(value) => case::ClaimValue::ExportSaving(value.given(key, label)),
        },
        converted_to,
        published_on: claim.published_on,
        relation: claim.relation,
    }
}
