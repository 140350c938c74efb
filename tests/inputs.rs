//! Inputs of unusual shape and size: what they give, and that they give it soon.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::Evaluation;
use carbontoll::diag::{SourceFile, render as draw};
use carbontoll::load::Data;
use carbontoll::quantity::Unit;
use carbontoll::render::{Format, render, trace_tree};
use carbontoll::text::Lang;
use unicode_width::UnicodeWidthStr as _;

const HEAD: &str = r#"
format = 1
title = "Test"
as_known_on = 2026-11-21
result = "what-if"
subject = "CN-SC"
references = ["CN"]
"#;
const GRID: &str = r#"
[[method]]
name = "grid"
kind = "grid-electricity"
year = 2023
electricity = { value = "713.7 kWh/10000 CNY output", source = "test" }
"#;
const PRICE: &str = r#"
[[price]]
name = "price"
kind = "scenario"
amount = { value = "100 CNY/tCO2", source = "test" }
"#;

fn evaluated(text: &str) -> Evaluation {
    let file = SourceFile { name: "test.toml".into(), text: text.into() };
    carbontoll::evaluate(&file, &Data::embedded()).unwrap()
}

fn codes(text: &str) -> Vec<&'static str> {
    evaluated(text).diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect()
}

/// A region that stands in a list and in a group of it is ranked once.
#[test]
fn a_ranking_lists_a_region_once() {
    let text = |regions: &str| format!("{HEAD}{GRID}{PRICE}[ranking]\nmethod = \"grid\"\nregions = {regions}\n");
    let ranked = |regions: &str| {
        let report = evaluated(&text(regions)).report.expect("a report");
        report
            .trace
            .nodes()
            .iter()
            .filter(|node| node.key.starts_with("ranking.") && node.key.ends_with(".gap"))
            .count()
    };
    assert_eq!(ranked(r#"["provinces"]"#), ranked(r#"["CN-SC", "provinces"]"#));
    assert_eq!(ranked(r#"["provinces", "grids"]"#), ranked(r#"["grids", "CN-SC", "provinces"]"#));
    assert_eq!(codes(&text(r#"["CN-SC", "CN-SC"]"#)), ["duplicate-name"]);
}

#[test]
fn too_much_is_refused_before_it_is_computed() {
    let named = |table: &str, count: usize| -> String {
        (0..count)
            .map(|at| table.replace("\"grid\"", &format!("\"g{at}\"")).replace("\"price\"", &format!("\"p{at}\"")))
            .collect()
    };
    assert_eq!(codes(&format!("{HEAD}{}{PRICE}", named(GRID, 501))), ["too-many"]);
    assert_eq!(codes(&format!("{HEAD}{GRID}{}", named(PRICE, 501))), ["too-many"]);
    assert_eq!(codes(&format!("{HEAD}{}{}", named(GRID, 150), named(PRICE, 150))), ["too-many"]);
    let references: Vec<String> = (0..501).map(|at| format!("\"R{at}\"")).collect();
    let many = HEAD.replace("\"CN\"", &references.join(","));
    assert_eq!(codes(&format!("{many}{GRID}{PRICE}")), ["too-many"]);
}

/// A file of another kind gives a few lines, not a page for each of its own.
#[test]
fn a_wrong_file_is_refused_in_a_few_lines() {
    let table = include_str!("../data/reference/china-grid-factors/data.csv").repeat(20);
    let unknown: String = (0..30_000).map(|at| format!("k{at} = 1\n")).collect();
    for text in [table, format!("{HEAD}{unknown}"), format!("{HEAD}x = [\n{}", "a = \"b\"\n".repeat(20_000))] {
        let file = SourceFile { name: "test.toml".into(), text };
        let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
        assert!(evaluation.report.is_none());
        let drawn = draw::render(&file, &evaluation.diagnostics.sorted(), Lang::En, false);
        assert!(drawn.lines().count() < 200, "{} lines", drawn.lines().count());
        assert!(drawn.contains("more"), "{drawn}");
    }
}

/// With many prices and long names the columns become several tables.
#[test]
fn no_line_is_wider_than_the_terminal() {
    let long = "很长的名称".repeat(20);
    let prices: String = (0..3)
        .map(|at| {
            let price = PRICE.replace("\"price\"", &format!("\"p{at}{}\"\nlabel = \"{long}\"", "x".repeat(50)));
            price.replace("100 CNY", "1234567.8912 CNY")
        })
        .collect();
    let product = "[product]\nname = \"P\"\nunit = \"t\"\nyear = 2023\nquantity = { value = \"123456789.5 t\", source = \"t\" }\n\
        [[product.process]]\nname = \"old\"\nlabel = \"Old\"\nelectricity = { value = \"4000.123 kWh/t\", source = \"t\" }\n";
    let regions = r#""CN", "CN-YN", "CN-GD", "CN-NM", "CN-BJ", "CN-SH", "CN-XJ", "CN-GZ""#;
    let text = format!("{}{GRID}{prices}{product}", HEAD.replace("\"CN\"", regions));
    let report = evaluated(&text).report.expect("a report");
    for lang in [Lang::En, Lang::Zh] {
        let whole = String::from_utf8(render(std::slice::from_ref(&report), Format::Text, lang)).unwrap();
        for line in whole.lines().chain(trace_tree::index(&report.trace, &report.scenario, lang).lines()) {
            assert!(line.width() <= 100, "{} columns: {line}", line.width());
        }
    }
}

/// What a report prints can be pasted into a scenario, in both languages.
#[test]
fn units_are_read_as_reports_print_them() {
    for code in [
        "kWh/10000 CNY output",
        "tCO2/10000 CNY GDP",
        "CNY/10000 CNY GDP",
        "kgCO2/kWh",
        "CNY/tCO2",
        "EUR/tCO2",
        "CNY/EUR",
        "CNY",
        "EUR",
        "%",
        "t",
        "vehicle",
        "kWh/t",
        "kWh/vehicle",
        "USD/vehicle",
        "CNY/kWh-capacity",
        "tCO2/t",
        "MWh",
        "tCO2e/MWh",
        "EUR/MWh",
        "EUR/certificate",
    ] {
        let unit = Unit::parse(code).unwrap_or_else(|| panic!("{code}"));
        for lang in [Lang::En, Lang::Zh] {
            let printed = unit.text();
            let printed = printed.lang(lang);
            assert_eq!(Unit::parse(printed), Some(unit), "{code} is printed as {printed}");
        }
    }
}

/// `万` counts ten thousands before a unit, and stays part of `万元` under a stroke.
#[test]
fn ten_thousands_are_read_in_chinese() {
    let text =
        |output: &str| format!("{HEAD}{GRID}{PRICE}[output]\nvalue = {{ value = \"{output}\", source = \"t\" }}\n");
    for (output, yuan) in
        [("100 万元", "1000000"), ("100万 CNY", "1000000"), ("2 亿元", "200000000"), ("1 万亿 元", "1000000000000")]
    {
        let trace = evaluated(&text(output)).report.expect("a report").trace;
        let value = trace.node(trace.find("output.value").unwrap()).value;
        assert_eq!(value.normalize().to_string(), yuan, "{output}");
    }
    let chinese = format!("{HEAD}{}{PRICE}", GRID.replace("713.7 kWh/10000 CNY output", "713.7 千瓦时/万元产值"));
    assert!(evaluated(&chinese).report.is_some());
}

/// The comparison is exact: what rounds to the bound is still outside of it.
#[test]
fn a_value_just_outside_the_range_is_outside() {
    let text = "format = 1\ntitle = \"T\"\nas_known_on = 2026-11-21\nresult = \"what-if\"\n[[check]]\nname = \"c\"\nstatement = \"per tonne\"\n\
        kind = \"unit-value\"\ntotal = { label = \"T\", value = { value = \"999999999 CNY\", source = \"t\" } }\n\
        units = { value = \"1000000000 t\", source = \"t\" }\nlow = { value = \"1 CNY/t\", source = \"t\" }\nhigh = { value = \"2 CNY/t\", source = \"t\" }\n";
    let report = evaluated(text).report.expect("a report");
    let whole = String::from_utf8(render(std::slice::from_ref(&report), Format::Text, Lang::En)).unwrap();
    assert!(whole.contains("below the plausible range"), "{whole}");
    assert!(whole.contains("0 of 1 checks agree"), "{whole}");
}
