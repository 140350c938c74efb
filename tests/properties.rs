//! What must hold for any numbers: proportions, signs, order, and agreement with a float model.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use approx::assert_relative_eq;
use carbontoll::diag::SourceFile;
use carbontoll::load::Data;
use carbontoll::quantity::{Decimal, exact, literal};
use carbontoll::trace::Trace;
use proptest::prelude::*;

/// A scenario with the grid method at a stated electricity, price, rate and output.
fn scenario(electricity: &str, price: &str, rate: &str, output: &str) -> String {
    format!(
        r#"
format = 1
as_known_on = 2026-11-21
title = "any"
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[method]]
name = "grid"
kind = "grid-electricity"
year = 2023
electricity = {{ value = "{electricity} kWh/10000 CNY output", assumption = "any" }}
[[price]]
name = "price"
kind = "scenario"
amount = {{ value = "{price} EUR/tCO2", assumption = "any" }}
exchange = {{ rate = {{ value = "{rate} CNY/EUR", assumption = "any" }} }}
[output]
value = {{ value = "{output} CNY", assumption = "any" }}
"#
    )
}

fn computed(text: String) -> Trace {
    let file = SourceFile { name: "any.toml".into(), text };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    evaluation.report.expect("a report").trace
}

fn value(trace: &Trace, key: &str) -> Decimal {
    trace.node(trace.find(key).unwrap()).value
}

fn money() -> impl Strategy<Value = String> {
    (1_u64..1_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits.try_into().unwrap(), scale).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn doubling_the_output_doubles_what_is_saved(e in money(), p in money(), r in money(), o in money()) {
        let twice = (literal::parse(&o).unwrap() + literal::parse(&o).unwrap()).to_string();
        let once = value(&computed(scenario(&e, &p, &r, &o)), "grid.CN.price.output-saving");
        let doubled = value(&computed(scenario(&e, &p, &r, &twice)), "grid.CN.price.output-saving");
        prop_assert_eq!(exact::add(once, once).unwrap(), doubled);
    }

    #[test]
    fn a_higher_price_never_saves_less(e in money(), p in money(), r in money()) {
        let higher = (literal::parse(&p).unwrap() + Decimal::ONE).to_string();
        let low = value(&computed(scenario(&e, &p, &r, "10000")), "grid.CN.price.saving");
        let high = value(&computed(scenario(&e, &higher, &r, "10000")), "grid.CN.price.saving");
        prop_assert!(high > low);
    }

    /// An independent model in floats agrees to the precision of floats.
    #[test]
    fn a_float_model_agrees(e in money(), p in money(), r in money(), o in money()) {
        let trace = computed(scenario(&e, &p, &r, &o));
        let f = |text: &str| text.parse::<f64>().unwrap();
        let model = f(&e) * (0.5306 - 0.1564) / 1000.0 * f(&p) * f(&r) * f(&o) / 10_000.0;
        let exact = f(&value(&trace, "grid.CN.price.output-saving").to_string());
        assert_relative_eq!(model, exact, max_relative = 1e-12);
    }

    /// Reading never panics, whatever the bytes.
    #[test]
    fn any_text_gives_a_report_or_a_diagnostic(text in "\\PC{0,200}") {
        let file = SourceFile { name: "any.toml".into(), text };
        let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
        prop_assert!(evaluation.report.is_some() || evaluation.diagnostics.has_errors());
    }

    /// A damaged line of a good scenario never panics either.
    #[test]
    fn a_damaged_scenario_gives_a_report_or_a_diagnostic(at in 0_usize..600, junk in "[\\PC\n]{0,6}") {
        let mut text = scenario("700", "100", "7.3", "10000");
        let at = at.min(text.len());
        text.insert_str(at, &junk);
        let file = SourceFile { name: "any.toml".into(), text };
        let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
        prop_assert!(evaluation.report.is_some() || evaluation.diagnostics.has_errors());
    }

    #[test]
    fn an_exact_quotient_times_its_divisor_is_near_the_dividend(a in -1_000_000_i64..1_000_000, b in 1_i64..10_000) {
        let rounding = carbontoll::quantity::Rounding::half_up(6);
        let (a, b) = (Decimal::from(a), Decimal::from(b));
        let quotient = exact::divide(a, b, rounding).unwrap();
        let back = exact::subtract(exact::multiply(quotient, b).unwrap(), a).unwrap();
        // Half a unit in the sixth decimal, times the divisor.
        prop_assert!(back.abs() <= exact::multiply(b, Decimal::new(5, 7)).unwrap());
    }
}
