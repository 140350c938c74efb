//! Every shipped scenario: its reports are as locked, its trace re-computes, and nothing about a
//! run but its input reaches a byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::check::{check, diff};
use carbontoll::load::{self, Data};
use carbontoll::render::{self, Format, charts, render};
use carbontoll::report::Report;
use carbontoll::text::Lang;
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios"))
}

fn reports() -> Vec<Report> {
    let data = Data::embedded();
    let files = load::list_files(folder()).unwrap();
    let scenarios = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
    scenarios
        .map(|path| {
            let file = load::read_file(path).expect("readable");
            let evaluation = carbontoll::evaluate(&file, &data).expect("sound data");
            assert!(evaluation.diagnostics.is_empty(), "{} has warnings", path.display());
            evaluation.report.unwrap_or_else(|| panic!("{} has no report", path.display()))
        })
        .collect()
}

#[test]
fn every_report_is_as_locked() {
    let findings = check(folder(), &Data::embedded()).unwrap();
    assert!(findings.failures.is_empty(), "{}", findings.failures.concat());
    let differences: String = findings.differences.iter().map(diff).collect();
    assert!(
        differences.is_empty(),
        "{differences}\nIf this is right: cargo run -- check --accept, and say why in CHANGELOG.md"
    );
    assert!(findings.scenarios >= 11);
}

#[test]
fn every_trace_re_computes_to_the_same_digits() {
    for report in reports() {
        assert_eq!(report.trace.recheck(), Vec::<&str>::new(), "{}", report.scenario);
        assert!(!report.trace.nodes().is_empty());
    }
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let (first, second) = (reports(), reports());
    for lang in [Lang::En, Lang::Zh] {
        for format in [Format::Text, Format::Markdown, Format::Json, Format::Csv] {
            assert_eq!(render(&first, format, lang), render(&second, format, lang));
        }
        for format in [Format::Html, Format::Xlsx] {
            assert_eq!(render::folder(&first, format, lang), render::folder(&second, format, lang));
        }
        assert_eq!(charts(&first, lang), charts(&second, lang));
    }
}

#[test]
fn text_reports_are_at_most_100_columns_wide() {
    for report in reports() {
        for lang in [Lang::En, Lang::Zh] {
            let text = String::from_utf8(render(std::slice::from_ref(&report), Format::Text, lang)).unwrap();
            for line in text.lines() {
                assert!(line.width() <= 100, "{}: {} columns: {line}", report.scenario, line.width());
                assert_eq!(line, line.trim_end(), "{}: trailing blanks", report.scenario);
            }
        }
    }
}

/// The second method: a JSON trace is evaluated by whole-number arithmetic written for this test only.
#[test]
fn json_traces_agree_with_an_independent_evaluator() {
    let mut steps = 0;
    for report in reports() {
        let document: serde_json::Value =
            serde_json::from_slice(&render(std::slice::from_ref(&report), Format::Json, Lang::En)).unwrap();
        let value_of = |key: &str| fraction(document["figures"][key]["value"].as_str().unwrap());
        for node in document["trace"].as_array().unwrap() {
            let inputs: Vec<(i128, u32)> =
                node["inputs"].as_array().into_iter().flatten().map(|key| value_of(key.as_str().unwrap())).collect();
            let stated = fraction(node["value"].as_str().unwrap());
            let computed = match node["operation"].as_str().unwrap() {
                "given" => continue,
                "product" => (inputs[0].0 * inputs[1].0, inputs[0].1 + inputs[1].1),
                "difference" => {
                    let (a, b, scale) = aligned(inputs[0], inputs[1]);
                    (a - b, scale)
                }
                "max" => inputs
                    .iter()
                    .copied()
                    .reduce(|a, b| if aligned(a, b).0 >= aligned(a, b).1 { a } else { b })
                    .unwrap(),
                "round" => {
                    let decimals = u32::try_from(node["rounding"]["decimals"].as_u64().unwrap()).unwrap();
                    let (digits, scale) = inputs[0];
                    if scale <= decimals {
                        inputs[0]
                    } else {
                        let unit = 10_i128.pow(scale - decimals);
                        let up = node["rounding"]["rule"] == "up";
                        let rest = digits.rem_euclid(unit);
                        let more = if up { i128::from(rest > 0) } else { i128::from(2 * rest >= unit) };
                        (digits.div_euclid(unit) + more, decimals)
                    }
                }
                "rounded-product" => {
                    let decimals = u32::try_from(node["rounding"]["decimals"].as_u64().unwrap()).unwrap();
                    let (digits, scale) = (inputs[0].0 * inputs[1].0, inputs[0].1 + inputs[1].1);
                    if scale <= decimals {
                        (digits, scale)
                    } else {
                        let unit = 10_i128.pow(scale - decimals);
                        (digits.signum() * ((2 * digits.abs() + unit) / (2 * unit)), decimals)
                    }
                }
                "sum" => inputs.iter().fold((0, 0), |total, part| {
                    let (a, b, scale) = aligned(total, *part);
                    (a + b, scale)
                }),
                operation => {
                    let hundred = match operation {
                        "per-cent" => 100,
                        "per-ten-thousand" => 10_000,
                        "quotient" => 1,
                        other => panic!("no arithmetic for {other}"),
                    };
                    let decimals = u32::try_from(node["rounding"]["decimals"].as_u64().unwrap()).unwrap();
                    let (a, b, _) = aligned(inputs[0], inputs[1]);
                    // Doubled numerator plus divisor, floored: half up without a remainder.
                    let numerator = a * hundred * 10_i128.pow(decimals);
                    let sign = if (numerator < 0) == (b < 0) { 1 } else { -1 };
                    (sign * ((2 * numerator.abs() + b.abs()) / (2 * b.abs())), decimals)
                }
            };
            let (a, b, _) = aligned(stated, computed);
            assert_eq!(a, b, "{} of {}", node["key"], report.scenario);
            steps += 1;
        }
    }
    assert!(steps > 200, "only {steps} steps");
}

/// Digits and decimals.
fn fraction(text: &str) -> (i128, u32) {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    (format!("{whole}{decimals}").parse().unwrap(), u32::try_from(decimals.len()).unwrap())
}

fn aligned(a: (i128, u32), b: (i128, u32)) -> (i128, i128, u32) {
    let scale = a.1.max(b.1);
    (a.0 * 10_i128.pow(scale - a.1), b.0 * 10_i128.pow(scale - b.1), scale)
}
