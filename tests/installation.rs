//! From what an installation burnt, used and made to specific embedded emissions and free allocation: the
//! Commission's filled examples of the communication template V2.1, and a chain of masses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::diag::SourceFile;
use carbontoll::load::Data;
use carbontoll::quantity::{Decimal, literal};
use std::collections::BTreeMap;

fn figures(name: &str, text: &str) -> BTreeMap<String, Decimal> {
    let file = SourceFile { name: name.to_owned(), text: text.to_owned() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    let report = evaluation.report.unwrap_or_else(|| panic!("{:?}", evaluation.diagnostics));
    assert!(report.trace.recheck().is_empty());
    report.trace.nodes().iter().map(|node| (node.key.clone(), node.value)).collect()
}

fn number(digits: &str) -> Decimal {
    literal::parse(digits).unwrap()
}

fn shipped(name: &str) -> BTreeMap<String, Decimal> {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    figures(name, &std::fs::read_to_string(path).unwrap())
}

/// The example's quotient, whose digits were worked with 34 digits, is ours before rounding and ours after.
fn agrees(figures: &BTreeMap<String, Decimal>, numerator: &str, activity: &str, figure: &str, worked: &str) {
    // rust_decimal divides to 28 digits; the worked digits have more, so the first 20 are compared.
    let quotient = (figures[numerator] / figures[activity]).to_string();
    assert_eq!(quotient[..20], worked[..20], "{numerator} / {activity}");
    let published = number(&worked[..25]);
    assert!((figures[figure] - published).abs() <= number("0.000005"), "{figure}: {} {published}", figures[figure]);
    assert!(figures[figure].scale() <= 5, "at most five decimals: {}", figures[figure]);
}

#[test]
fn cement_from_fuels_and_raw_meal() {
    let figures = shipped("cbam-cement-plant");
    assert_eq!(figures["goods.cement.attributed_direct_emissions"], number("1037310"));
    let (activity, direct) = ("goods.cement.activity_level", "goods.cement.specific_direct_emissions");
    let worked = "0.7852147410358565549351057919715565";
    agrees(&figures, "goods.cement.attributed_direct_emissions", activity, direct, worked);
    let worked = "0.1222427499999999994009701195219124";
    let indirect = "goods.cement.specific_indirect_emissions";
    agrees(&figures, "goods.cement.attributed_indirect_emissions", activity, indirect, worked);
    // Cement carries both, each rounded: 0.78521 + 0.12224.
    assert_eq!(figures["goods.cement.specific_embedded_emissions"], number("0.90745"));
}

#[test]
fn steel_by_a_carbon_mass_balance_with_waste_gas_exported() {
    let figures = shipped("cbam-steel-works");
    assert_eq!(figures["goods.coil.emissions_of_period"], number("7866044.469877755500378624"));
    let (activity, see) = ("goods.coil.activity_level", "goods.coil.specific_embedded_emissions");
    let worked = "1.538976064557865729245546666666667";
    agrees(&figures, "goods.coil.attributed_direct_emissions", activity, see, worked);
    assert_eq!(figures["goods.coil.specific_indirect_emissions"], number("0.20355"));
}

#[test]
fn screws_from_the_mass_of_wire_rod() {
    let figures = shipped("cbam-steel-works");
    for (good, direct, indirect) in [
        ("screws", "2.006938235294117647058823529411765", "0.4066"),
        ("high-alloy-screws", "1.952447560975609756097560975609756", "2.2788"),
    ] {
        let key = |end: &str| format!("goods.{good}.{end}");
        let activity = key("activity_level");
        let see = key("specific_embedded_emissions");
        agrees(&figures, &key("specific_embedded_emissions_of_period"), &activity, &see, direct);
        // The rod's indirect emissions have five decimals, as its direct ones have; the example keeps float dust.
        assert_eq!(figures[&key("specific_indirect_emissions")], number(indirect));
    }
}

/// Direct reduced iron, billet, bar with 1000 t of billet for 950 t of bar: exactly 0.4368.
#[test]
fn a_chain_with_a_mass_ratio_is_exact() {
    let figures = figures(
        "chain",
        r#"
format = 1
as_known_on = 2026-11-21
result = "what-if"
title = "A chain"

[[goods]]
name = "bar"
code = "72142000"
origin = "CN"
quantity = { value = "100 t", source = "test" }
year = 2026
quarter = 1
direct = { value = "0.3 tCO2e/t", source = "test" }
activity_level = { value = "950 t", source = "test" }

[[goods.precursor]]
name = "billet"
code = "72071114"
origin = "CN"
mass = { value = "1000 t", source = "test" }
direct = { value = "0.5 tCO2e/t", source = "test" }
route = "D"

[[goods.precursor.precursor]]
name = "iron"
code = "72031000"
origin = "CN"
amount = { value = 1.1, source = "test" }
direct = { value = "0.5 tCO2e/t", source = "test" }
"#,
    );
    let billet = "goods.bar.precursors.billet.";
    assert_eq!(figures[&format!("{billet}precursors.iron.specific_embedded_free_allocation")], number("0.287625"));
    assert_eq!(figures[&format!("{billet}specific_embedded_free_allocation")], number("0.3797625"));
    assert_eq!(figures["goods.bar.specific_embedded_free_allocation"], number("0.4368"));
    // 0.3 + 1000 x 1.05 / 950, rounded once.
    assert_eq!(figures["goods.bar.specific_embedded_emissions"], number("1.40526"));
}

/// Heat, waste gas taken in, electricity produced and biomass, worked by hand; and nothing below zero.
#[test]
fn what_crosses_the_boundary_of_a_process() {
    let works = |produced: &str| {
        figures(
            "works",
            &format!(
                r#"
format = 1
as_known_on = 2026-11-21
result = "what-if"
title = "Works"

[[goods]]
name = "coil"
code = "72083900"
origin = "CN"
quantity = {{ value = "1 t", source = "test" }}
year = 2026
quarter = 1
activity_level = {{ value = "1000 t", source = "test" }}

[goods.installation]
heat_imported = {{ energy = {{ value = "10 TJ", source = "test" }}, factor = {{ value = "60 tCO2/TJ", source = "test" }} }}
heat_exported = {{ energy = {{ value = "2 TJ", source = "test" }}, factor = {{ value = "50 tCO2/TJ", source = "test" }} }}
waste_gas_imported = {{ value = "1 TJ", source = "test" }}
waste_gas_exported = {{ value = "2 TJ", source = "test" }}
electricity_produced = {{ value = "{produced} tCO2e", source = "test" }}

[[goods.installation.fuel]]
name = "wood-mix"
amount = {{ value = "100 t", source = "test" }}
calorific_value = {{ value = "20 GJ/t", source = "test" }}
factor = {{ value = "100 tCO2/TJ", source = "test" }}
oxidation = {{ value = 0.99, source = "test" }}
biomass = {{ value = 0.25, source = "test" }}
"#
            ),
        )
    };
    let figures = works("30");
    // 100 x 20 / 1000 x 100 x 0.99 x 0.75 = 148.5
    assert_eq!(figures["goods.coil.emissions_of_period"], number("148.5"));
    // 148.5 + 600 - 100 + 56.1 - 2 x 56.1 x 0.667 - 30 = 599.7626
    assert_eq!(figures["goods.coil.attributed_direct_emissions"], number("599.7626"));
    assert_eq!(figures["goods.coil.specific_embedded_emissions"], number("0.59976"));
    assert_eq!(works("9000")["goods.coil.attributed_direct_emissions"], Decimal::ZERO);
}

/// What goes into a good made in one plant counts for free allocation: slab by column B, clinker too; wire rod
/// whose value holds its whole chain takes column B.
#[test]
fn precursors_of_a_joint_process_bring_their_free_allocation() {
    let steel = shipped("cbam-steel-works");
    // 0.975 x (0.044 + 1.364)
    assert_eq!(steel["goods.coil.specific_embedded_free_allocation"], number("1.3728"));
    // 0.975 x 0.038 + 20000/17000 x 0.975 x 1.364
    assert_eq!(steel["goods.screws.specific_embedded_free_allocation"], number("1.6016382353"));
    let cement = shipped("cbam-cement-plant");
    // 0.95 x 0.975 x 0.666
    assert_eq!(cement["goods.cement.specific_embedded_free_allocation"], number("0.6168825"));
}

/// Certificates of origin and the factor of a province are a what-if: the report says so where the factor
/// counts, and a file that calls it declarable is refused.
#[test]
fn an_electricity_factor_of_ones_own_is_a_what_if_unless_proven() {
    let notes = |name: &str| {
        let path = format!("{}/scenarios/locked/{name}.en.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(notes("cbam-cement-plant").contains("WHAT-IF unless proven"));
    // Steel is not charged for electricity: nothing to warn of.
    assert!(!notes("cbam-steel-works").contains("WHAT-IF unless proven"));
    let path = format!("{}/tests/diagnostics/not-declarable.toml", env!("CARGO_MANIFEST_DIR"));
    let file = SourceFile { name: "province".into(), text: std::fs::read_to_string(path).unwrap() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    assert!(evaluation.report.is_none());
    assert!(evaluation.diagnostics.sorted().iter().any(|diagnostic| diagnostic.code == "not-declarable"));
}

/// A good's own verified free allocation stands in for the benchmark.
#[test]
fn a_verified_free_allocation_of_the_good() {
    let figures = figures(
        "verified",
        r#"
format = 1
as_known_on = 2026-11-21
result = "what-if"
title = "Verified"

[[goods]]
name = "a"
code = "72083900"
origin = "CN"
quantity = { value = "10000 t", source = "test" }
year = 2026
quarter = 1
direct = { value = "2.0 tCO2e/t", source = "test" }
free_allocation = { value = "0.5 tCO2e/t", source = "test" }
what_if_price = { value = "80 EUR/tCO2e", assumption = "test" }

[[goods]]
name = "b"
code = "72083900"
origin = "CN"
quantity = { value = "100 t", source = "test" }
year = 2026
quarter = 1
direct = { value = "0.3 tCO2e/t", source = "test" }
free_allocation = { value = "0.5 tCO2e/t", source = "test" }
what_if_price = { value = "80 EUR/tCO2e", assumption = "test" }
"#,
    );
    // (2.0 - 0.5) x 10,000 and times 80; 0.3 below 0.5 is nothing, never a credit.
    assert_eq!(figures["goods.a.certificates"], number("15000"));
    assert_eq!(figures["goods.a.cost"], number("1200000"));
    assert_eq!(figures["goods.b.certificates"], Decimal::ZERO);
}
