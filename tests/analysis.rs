//! Questions about figures: each exact answer against a second way to it, which is to write the changed input
//! into the file and compute the whole scenario anew; samples against closed forms.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::Evaluation;
use carbontoll::diag::SourceFile;
use carbontoll::load::{Data, amount};
use carbontoll::quantity::{Decimal, exact, literal};
use carbontoll::render::{Format, render};
use carbontoll::report::chart::{Chart, Plot, Value};
use carbontoll::report::{Block, Exactness, Finding, Report};
use carbontoll::scenario::PlacedText;
use carbontoll::scenario::questions::{Solve, Written};
use carbontoll::text::Lang;
use proptest::prelude::*;

fn as_text(reports: &[Report]) -> String {
    String::from_utf8(render(reports, Format::Text, Lang::En)).unwrap()
}

/// A region and a good, whose inputs are the arguments.
fn scenario(electricity: &str, price: &str, slab: &str) -> String {
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
electricity = {{ value = "{electricity} kWh/10000 CNY GDP", assumption = "any" }}
[[price]]
name = "price"
kind = "scenario"
amount = {{ value = "{price} EUR/tCO2", assumption = "any" }}
exchange = {{ rate = {{ value = "7.3 CNY/EUR", assumption = "any" }} }}
[[goods]]
name = "coil"
code = "72083900"
origin = "CN"
year = 2030
quantity = {{ value = "10 t", assumption = "any" }}
price = {{ value = "{price} EUR/tCO2e", assumption = "any" }}
direct = {{ value = "0.15 tCO2e/t", assumption = "any" }}
[[goods.precursor]]
name = "slab"
code = "72071210"
origin = "CN"
amount = {{ value = 1.05, assumption = "any" }}
emissions = {{ value = "{slab} tCO2e/t", assumption = "any" }}
"#
    )
}

const SAVING: &str = "grid.CN.price.saving";
const COST: &str = "goods.coil.cost_per_tonne";
const SLAB: &str = "goods.coil.precursors.slab.specific_embedded_emissions";
const ELECTRICITY: &str = "grid.electricity";

fn file(text: String) -> SourceFile {
    SourceFile { name: "any.toml".into(), text }
}

fn evaluated(text: String) -> Evaluation {
    carbontoll::evaluate(&file(text), &Data::embedded()).unwrap()
}

fn report(text: String) -> Report {
    let evaluation = evaluated(text);
    let codes: Vec<&str> = evaluation.diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect();
    evaluation.report.unwrap_or_else(|| panic!("{codes:?}"))
}

fn figure(report: &Report, key: &str) -> Decimal {
    report.trace.node(report.trace.find(key).unwrap_or_else(|| panic!("{key}"))).value
}

fn finding<'r>(report: &'r Report, key: &str) -> &'r Finding {
    let known = || report.findings().map(|finding| finding.key.as_str()).collect::<Vec<_>>();
    report.findings().find(|finding| finding.key == key).unwrap_or_else(|| panic!("{key} is none of {:?}", known()))
}

fn solved(text: &str, input: &str, target: &str) -> Report {
    let placed = |text: &str| PlacedText { text: text.into(), span: 0..0 };
    let (key, value) = target.split_once('=').unwrap();
    let (value, unit) = amount(value).unwrap();
    let question = Solve {
        inputs: vec![placed(input)],
        figure: placed(key),
        target: Written { value, unit, span: 0..0 },
        within: None,
    };
    carbontoll::solve(&file(text.into()), &question, &Data::embedded()).unwrap().report.expect("a report")
}

fn number() -> impl Strategy<Value = String> {
    (1_i64..100_000, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize().to_string())
}

fn slab() -> impl Strategy<Value = String> {
    (0_i64..400).prop_map(|digits| Decimal::new(digits, 2).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A cell of a sweep is what the file gives with that value written into it.
    #[test]
    fn a_sweep_is_the_file_computed_anew(e in number(), p in number(), s in slab(), e2 in number(), p2 in number(), s2 in slab()) {
        let sweep = |input: &str, figure: &str, value: &str| format!(
            "{}[sweep]\nfigures = [\"{figure}\"]\n[[sweep.axis]]\ninput = {input}\nvalues = [\"{value}\"]\n",
            scenario(&e, &p, &s)
        );
        for (input, key, value, unit, anew) in [
            ("\"grid.electricity\"", SAVING, &e2, "kWh/10000 CNY GDP", scenario(&e2, &p, &s)),
            ("\"price.price.amount\"", SAVING, &p2, "EUR/tCO2", scenario(&e, &p2, &s)),
            ("[\"goods.coil.certificate_price\"]", COST, &p2, "EUR/tCO2e", scenario(&e, &p2, &s)),
            ("\"goods.coil.precursors.slab.specific_embedded_emissions\"", COST, &s2, "tCO2e/t", scenario(&e, &p, &s2)),
        ] {
            let swept = report(sweep(input, key, &format!("{value} {unit}")));
            let at = literal::parse(value).unwrap().normalize();
            let cell = finding(&swept, &format!("sweep.{key}@{at}"));
            prop_assert_eq!(cell.value, figure(&report(anew), key));
            prop_assert_eq!(cell.exactness, Exactness::Exact);
        }
    }

    /// What an input gives, solving for it finds.
    #[test]
    fn solving_finds_the_input_that_gave_the_figure(e in number(), p in number(), e2 in number()) {
        let target = figure(&report(scenario(&e2, &p, "1.76")), SAVING);
        let report = solved(&scenario(&e, &p, "1.76"), ELECTRICITY, &format!("{SAVING}={target}"));
        let found = finding(&report, &format!("solve.{SAVING}={}.{ELECTRICITY}.value", target.normalize()));
        prop_assert_eq!(found.value, literal::parse(&e2).unwrap().normalize());
        prop_assert_eq!(found.exactness, Exactness::Exact);
    }

    /// The parts of a difference add up to it, to the last digit.
    #[test]
    fn the_parts_of_a_difference_add_up(
        e in number(), p in number(), s in slab(), e2 in number(), p2 in number(), s2 in slab(),
    ) {
        let (a, b) = (scenario(&e, &p, &s), scenario(&e2, &p2, &s2));
        let (one, other) = (report(a.clone()), report(b.clone()));
        let compared = carbontoll::compare([&file(a), &file(b)], &[], &Data::embedded()).unwrap();
        let compared = compared.report.expect("a report");
        for key in [SAVING, COST, "goods.coil.cost"] {
            let difference = exact::subtract(figure(&other, key), figure(&one, key)).unwrap();
            let start = format!("compare.{key}.");
            let mut sum = Decimal::ZERO;
            for part in compared.findings().filter(|f| f.key.starts_with(&start) && f.key.ends_with(".part")) {
                sum = exact::add(sum, part.value).unwrap();
            }
            prop_assert_eq!(sum, difference, "{}", key);
        }
    }
}

/// By hand: 2.0 t of slab emissions more cost 2.0 x 1.05 x 80; the bill is nothing below a slab that just
/// uses up the free allocation.
#[test]
fn solving_says_none_every_and_beside() {
    let text = scenario("713.7", "80", "1.76");
    let words = |input: &str, target: &str| as_text(&[solved(&text, input, target)]);
    let join = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(join(words(SLAB, &format!("{COST}=-1"))).contains("None found"));
    assert!(join(words(SLAB, &format!("{COST}=0"))).contains("at every value of"));
    assert!(join(words(SLAB, &format!("{COST}=50"))).contains("passes 50 EUR/t between"));
    assert!(join(words(ELECTRICITY, &format!("{COST}=50"))).contains("does not depend on"));
    assert!(join(words("goods.coil.certificate_price", &format!("{COST}=-1"))).contains("below zero"));
    assert!(join(words(ELECTRICITY, &format!("{SAVING}=0"))).contains("would have to be 0 kWh"));
    let negative = solved(&text, "goods.coil.quantity", "goods.coil.cost=0");
    assert!(join(as_text(&[negative])).contains("would have to be 0 t"));
}

/// A search ends beside the target: one step of its grid apart, on both sides.
#[test]
fn a_search_encloses_the_target() {
    let report = solved(&scenario("713.7", "80", "1.76"), SLAB, &format!("{COST}=50"));
    let key = format!("solve.{COST}=50.{SLAB}.value");
    let (low, high) = (finding(&report, &format!("{key}.low")), finding(&report, &format!("{key}.high")));
    assert_eq!(exact::subtract(high.value, low.value).unwrap(), literal::parse("0.000001").unwrap());
    let at = |end: &str| finding(&report, &format!("{key}.{end}.off-target")).value;
    assert!(at("low") < Decimal::ZERO && at("high") > Decimal::ZERO);
    // With these values in the file the figure is what the report says.
    let anew = self::report(scenario("713.7", "80", &low.value.to_string()));
    assert_eq!(figure(&anew, COST), finding(&report, &format!("{key}.low.figure")).value);
}

/// Another method in one place of the formula: its part has its own name, and the parts still add up.
#[test]
fn another_way_of_computing_is_a_cause() {
    let stated = "kind = \"stated-gap\"\ngap = { value = \"0.4 tCO2/10000 CNY GDP\", assumption = \"any\" }\n";
    let grid = scenario("713.7", "80", "1.76");
    let start = grid.find("kind = \"grid-electricity\"").unwrap();
    let end = grid.find("[[price]]").unwrap();
    let other = format!("{}{stated}{}", &grid[..start], &grid[end..]).replace("80 EUR", "90 EUR");
    let compared = carbontoll::compare([&file(grid), &file(other)], &[], &Data::embedded()).unwrap().report.unwrap();
    // 713.7 x 0.3742 / 1000 x 80 x 7.3, then 90, then 0.4 x 90 x 7.3.
    let part = |number: usize| finding(&compared, &format!("compare.{SAVING}.{number}.part"));
    assert_eq!(part(1).value, literal::parse("19.49585742").unwrap());
    assert_eq!(part(2).value, literal::parse("87.33728322").unwrap());
    assert!(part(2).label.en.starts_with("Another way of computing: Gap in emissions"));
    let whole = finding(&compared, &format!("compare.{SAVING}.difference"));
    assert_eq!(whole.value, literal::parse("106.83314064").unwrap());
}

/// The bands of a cost along the years, against the closed form of a price that wanders.
#[test]
fn bands_stand_along_the_years() {
    let report = report(include_str!("../scenarios/cbam-price-band.toml").to_owned());
    let charts = report.sections.iter().flat_map(|section| &section.blocks);
    let mut fans = charts.filter_map(|block| match block {
        Block::Chart(Chart { plot: Plot::Fan(fan), .. }) => Some(fan),
        _ => None,
    });
    let fan = fans.next().unwrap();
    assert!(fans.next().is_none(), "one figure, one chart");
    assert_eq!(
        fan.middle.points.iter().map(|(year, _)| year.to_string()).collect::<Vec<_>>(),
        ["2027", "2028", "2029", "2030"]
    );
    let value = |value: Value| value.of(&report.trace).to_string().parse::<f64>().unwrap();
    let keys = ["goods.coil.cost_per_tonne".to_owned()];
    let keys = keys.into_iter().chain((2028..=2030).map(|year| format!("goods.coil.{year}.cost_per_tonne")));
    for (at, key) in keys.enumerate() {
        let stated = value(Value::Figure(report.trace.find(&key).unwrap()));
        let spread = 0.40 * f64::from(u32::try_from(at + 1).unwrap()).sqrt();
        assert!((value(fan.middle.points[at].1.unwrap()) / stated - 1.0).abs() < 0.02, "{key}");
        for (band, score) in fan.bands.iter().zip([1.644_854, 0.674_490]) {
            let (_, low, high) = band.points[at];
            for (end, sign) in [(low, -1.0), (high, 1.0)] {
                let wanted = stated * (sign * score * spread).exp();
                assert!((value(end) / wanted - 1.0).abs() < 0.02, "{key}: {} for {wanted}", value(end));
            }
        }
    }
}

fn uncertain(inputs: &str) -> String {
    format!(
        "{}[uncertainty]\nfigures = [\"{SAVING}\", \"{COST}\"]\nseed = 7\n{inputs}",
        scenario("713.7", "80", "1.76")
    )
}

fn log_normal(input: &str, years: &str, more: &str) -> String {
    format!("[[uncertainty.input]]\ninput = \"{input}\"\nshape = \"log-normal\"\nyears = {years}\n{more}")
}

fn range(input: &str, low: &str, high: &str) -> String {
    format!(
        "[[uncertainty.input]]\ninput = \"{input}\"\nshape = \"uniform\"\n\
         low = {{ value = \"{low}\", assumption = \"any\" }}\nhigh = {{ value = \"{high}\", assumption = \"any\" }}\n"
    )
}

/// Samples of a linear figure lie within four standard errors of the closed form, at both horizons of the
/// test vectors.
#[test]
fn samples_agree_with_the_closed_form() {
    let exact = 194.9585742 / 100.0 * 80.0;
    for (years, wanted) in [
        (
            "1",
            [
                ("p5", 0.517_898),
                ("p25", 0.763_530),
                ("p50", 1.0),
                ("p75", 1.309_706),
                ("p95", 1.930_881),
                ("mean", 1.083_287),
            ],
        ),
        (
            "4",
            [
                ("p5", 0.268_219),
                ("p25", 0.582_979),
                ("p50", 1.0),
                ("p75", 1.715_329),
                ("p95", 3.728_302),
                ("mean", 1.377_128),
            ],
        ),
    ] {
        let report = report(uncertain(&log_normal("price.price.amount", years, "")));
        for (name, of_median) in wanted {
            let found = finding(&report, &format!("uncertainty.{SAVING}.{name}"));
            let Exactness::Sampled { standard_error } = found.exactness else { panic!("{name} is sampled") };
            let float = |value: Decimal| value.to_string().parse::<f64>().unwrap();
            let off = (float(found.value) - of_median * exact).abs();
            assert!(off < 4.0 * float(standard_error), "{years} {name}: off by {off}, {standard_error}");
        }
        // The bill of the good does not rest on this price.
        assert!(report.findings().all(|finding| !finding.key.starts_with(&format!("uncertainty.{COST}"))));
    }
}

/// With every range at zero the figure is the exact one, to the digit.
#[test]
fn without_spread_the_figure_is_exact() {
    let text = uncertain(&format!(
        "{}{}{}",
        log_normal("price.price.amount", "0", ""),
        log_normal("goods.coil.certificate_price", "3", "sigma = { value = 0, assumption = \"any\" }\n"),
        range(ELECTRICITY, "713.7 kWh/10000 CNY GDP", "713.7 kWh/10000 CNY GDP"),
    ));
    let report = report(text);
    let words = as_text(std::slice::from_ref(&report));
    assert!(words.contains("155.96685936 CNY/10,000 CNY GDP, exactly"), "{words}");
    assert_eq!(figure(&report, SAVING), literal::parse("155.96685936").unwrap());
    assert!(report.findings().all(|finding| !matches!(finding.exactness, Exactness::Sampled { .. })));
}

/// The same price at two times is linked: alone each has its share of the variance, on one path they are one
/// group, and a group that is all there is has no share to tell.
#[test]
fn one_path_moves_as_one() {
    let both = |path: &str| {
        uncertain(&format!(
            "{}{}",
            log_normal("price.price.amount", "1", path),
            log_normal("goods.coil.certificate_price", "4", path)
        ))
    };
    let alone = report(both(""));
    assert!(alone.findings().any(|finding| finding.key.ends_with("price.price.amount.sobol-first")));
    let together = report(both("path = \"eua\"\n"));
    assert!(!together.findings().any(|finding| finding.key.contains("sobol")), "one group has no shares");
}

/// The bits of a run: they do not depend on the machine, and a change of them is a change of every shipped
/// statistic.
#[test]
fn the_same_seed_gives_the_same_report() {
    let text = || uncertain(&log_normal("price.price.amount", "4", ""));
    let json = || render(&[report(text())], Format::Json, Lang::En);
    assert_eq!(json(), json());
    let p95 = |seed: &str| {
        let report = report(text().replace("seed = 7", &format!("seed = {seed}")));
        finding(&report, &format!("uncertainty.{SAVING}.p95")).value
    };
    assert_eq!(p95("7"), p95("7"));
    assert!(p95("7") != p95("8") || p95("7") != p95("9"));
}

/// Years, deflators and discounting are steps like any other: the questions work on them too.
#[test]
fn price_paths_can_be_asked_about() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sichuan-price-paths.toml");
    let text = carbontoll::load::read_file(&path).expect("readable").text;
    let plain = report(text.clone());
    let total = |key: &str| key.starts_with("path.") && key.ends_with("present-value") && !key.contains(".20");
    let keys: Vec<&str> = plain.trace.nodes().iter().map(|node| node.key.as_str()).filter(|key| total(key)).collect();
    let key = keys.first().expect("a present value of all years");
    let sweep = format!(
        "{text}\n[sweep]\nfigures = [\"{key}\"]\n[[sweep.axis]]\ninput = \"path.discount.rate\"\nvalues = [0.05]\n"
    );
    let anew = report(text.replace("value = 0.03", "value = 0.05"));
    assert_ne!(figure(&anew, key), figure(&plain, key));
    assert_eq!(finding(&report(sweep), &format!("sweep.{key}@0.05")).value, figure(&anew, key));
}

/// Keys of results are unique, as keys of figures are.
#[test]
fn results_have_keys_of_their_own() {
    for name in ["eu-steel-2030", "sichuan-what-moves-it", "sichuan-292-audit"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{name}.toml"));
        let file = carbontoll::load::read_file(&path).expect("readable");
        let report = carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report");
        let mut keys: Vec<&str> = report.findings().map(|finding| finding.key.as_str()).collect();
        keys.extend(report.trace.nodes().iter().map(|node| node.key.as_str()));
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "{name}");
    }
}

/// Mistakes of a question do not hide each other.
#[test]
fn all_mistakes_of_questions_are_said_at_once() {
    let text = format!(
        "{}[sensitivity]\nfigures = [\"nothing.here\"]\n\
         [[sensitivity.range]]\ninput = \"{ELECTRICITY}\"\npublished = \"years\"\n\
         [[solve]]\ninput = \"{SAVING}\"\nfigure = \"{SAVING}\"\nvalue = {{ value = \"1 EUR\", assumption = \"any\" }}\n",
        scenario("1", "1", "1")
    );
    let evaluation = evaluated(text);
    let codes: Vec<&str> = evaluation.diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["no-such-figure", "no-published-range", "not-an-input"]);
    assert!(evaluation.report.is_none());
}
