//! The EU's carbon border charge: worked cases digit for digit, every pair of code and origin, and what
//! must be refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::compute::certificates::assess;
use carbontoll::load::Data;
use carbontoll::quantity::unit::{GoodUnit, Unit};
use carbontoll::quantity::{Decimal, literal};
use carbontoll::quote::{Quoted, quote};
use carbontoll::reference::Library as _;
use carbontoll::render::{Format, render};
use carbontoll::resolve::goods::{CbamTables, Outcome, Unanswered, Words, answer};
use carbontoll::scenario::goods::{
    AmountStatement, EmissionsStatement, FactorBasis, Good, Import, PaidStatement, PrecursorStatement,
};
use carbontoll::scenario::{PlacedText, Stated};
use carbontoll::text::Lang;
use carbontoll::trace::{ScenarioPlace, Silent};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const KNOWN: Date = date(2026, 11, 22);

fn place() -> ScenarioPlace {
    ScenarioPlace {
        file: "test".into(),
        line: 1,
        path: "test".into(),
        source: None,
        assumption: None,
        ..Default::default()
    }
}

fn stated<D: carbontoll::quantity::Dimension>(digits: &str, unit: Unit) -> Stated<D> {
    Stated::new(literal::parse(digits).unwrap(), unit, place(), 0..0)
}

fn printed(report: carbontoll::report::Report) -> String {
    String::from_utf8(render(&[report], Format::Text, Lang::En)).unwrap()
}

fn text(text: &str) -> PlacedText {
    PlacedText { text: text.into(), span: 0..0 }
}

const T: GoodUnit = GoodUnit::Tonne;

fn good(code: &str, origin: &str, mass: &str, import: Import) -> Good {
    Good {
        key: String::new(),
        label: None,
        code: text(code),
        origin: text(origin),
        quantity: stated(mass, Unit::GoodQuantity(T)),
        import,
        production_year: None,
        emissions: EmissionsStatement::Default,
        activity_level: None,
        free_allocation: None,
        price_path: None,
        years: Vec::new(),
        instead_of: None,
        route: None,
        precursors: Vec::new(),
        no_precursors: false,
        precursor_free_allocation: None,
        price: None,
        what_if_price: None,
        correction: None,
        paid: None,
        export_price: None,
        yuan_rate: None,
        proposal: None,
        known_on: KNOWN,
    }
}

fn quarter(year: i16, quarter: i8) -> Import {
    Import::Quarter { year, quarter }
}

/// The figures of a quote by key.
fn figures(good: &Good) -> BTreeMap<String, String> {
    match quote(good, &[], &Data::embedded()).unwrap() {
        Quoted::Report(report) => {
            assert!(report.trace.recheck().is_empty());
            report.trace.nodes().iter().map(|node| (node.key.clone(), node.value.normalize().to_string())).collect()
        }
        Quoted::Refused(refusal) => panic!("refused: {} {}", refusal.code, refusal.message.en),
    }
}

fn refused(good: &Good) -> String {
    match quote(good, &[], &Data::embedded()).unwrap() {
        Quoted::Report(report) => panic!("not refused: {}", printed(*report)),
        Quoted::Refused(refusal) => {
            assert!(!refusal.help.is_empty(), "{} has no advice", refusal.code);
            refusal.code.to_owned()
        }
    }
}

fn notes(good: &Good) -> String {
    let data = Data::embedded();
    let tables = CbamTables::new(&data, &data).unwrap();
    answer(&tables, good).unwrap().notes.iter().map(|note| note.text.en.clone()).collect::<Vec<_>>().join("\n")
}

/// China, hot-rolled coil, 2026, price of the first quarter; worked in the law's own order.
#[test]
fn hot_rolled_coil_from_china() {
    let figures = figures(&good("72083900", "CN", "1000", quarter(2026, 1)));
    // 3.187 x 1.10
    assert_eq!(figures["specific_embedded_emissions"], "3.5057");
    // 0.975 x 1 x 1.370
    assert_eq!(figures["specific_embedded_free_allocation"], "1.33575");
    assert_eq!(figures["certificates_per_tonne"], "2.16995");
    assert_eq!(figures["certificates"], "2169.95");
    assert_eq!(figures["whole_certificates"], "2170");
    assert_eq!(figures["certificate_price"], "75.36");
    // 2.16995 x 75.36
    assert_eq!(figures["cost_per_tonne"], "163.527432");
    assert_eq!(figures["cost"], "163527.432");
    // "Emissions x 2.5 %" would give 6.60 EUR; no figure of the trace is that number.
    assert!(figures.values().all(|value| !value.starts_with("6.60")));
}

/// The rows D1 to D7 of the worked table: code, origin, year, price, then SEE, SEFA, certificates, cost.
#[test]
fn worked_default_values() {
    for (code, origin, year, price, see, sefa, net) in [
        ("72083900", "CN", 2026, "75.36", "3.5057", "1.33575", "2.16995"),
        ("72083900", "CN", 2027, "75.36", "3.8244", "1.3015", "2.5229"),
        ("72083900", "CN", 2028, "75.36", "4.1431", "1.233", "2.9101"),
        ("72083900", "CN", 2029, "75.36", "4.1431", "1.06175", "3.08135"),
        ("72083900", "CN", 2030, "75.36", "4.1431", "0.70555", "3.43755"),
        ("72083900", "CN", 2031, "75.36", "4.1431", "0.5343", "3.6088"),
        ("72083900", "CN", 2032, "75.36", "4.1431", "0.36305", "3.78005"),
        ("72083900", "CN", 2033, "75.36", "4.1431", "0.1918", "3.9513"),
        ("72083900", "CN", 2034, "75.36", "4.1431", "0", "4.1431"),
        ("2523100090", "IN", 2026, "75.36", "1.584", "0.64935", "0.93465"),
        ("31021019", "CN", 2026, "82.32", "2.8785", "0.87945", "1.99905"),
        ("76011010", "CN", 2026, "82.32", "3.3", "1.387425", "1.912575"),
        ("76011090", "DZ", 2026, "82.32", "0.396", "0.088725", "0.307275"),
        // The total is 2.760; direct plus indirect, 2.770, is for information only.
        ("28080000", "AL", 2026, "75.36", "2.7876", "0.56745", "2.22015"),
        ("72142000", "IN", 2026, "80", "4.697", "1.3299", "3.3671"),
        ("72142000", "IN", 2028, "80", "5.551", "1.2276", "4.3234"),
    ] {
        let mut good = good(code, origin, "10000", Import::Year(year));
        good.price = Some(stated(price, Unit::CertificatePrice));
        good.correction = Some(stated("1", Unit::One));
        let figures = figures(&good);
        let name = format!("{code} {origin} {year}");
        assert_eq!(figures["specific_embedded_emissions"], see, "{name}");
        assert_eq!(figures["specific_embedded_free_allocation"], sefa, "{name}");
        assert_eq!(figures["certificates_per_tonne"], net, "{name}");
        let net: Decimal = literal::parse(net).unwrap();
        let price: Decimal = literal::parse(price).unwrap();
        assert_eq!(literal::parse(&figures["cost_per_tonne"]).unwrap(), (net * price).normalize(), "{name}");
    }
}

/// 10,000 t, SEE 2.0, SEFA stated through a precursor-free good; 4,000 t in Q1 and 6,000 t in Q2.
#[test]
fn prices_of_the_quarter_of_importation() {
    let with = |mass: &str, q: i8| {
        let mut good = good("72083900", "CN", mass, quarter(2026, q));
        // Column A of 7208 39 00 is 0.044: 0.975 x 0.044 = 0.0429; 1.5429 leaves 1.5 certificates a tonne.
        good.emissions = EmissionsStatement::Actual {
            direct: stated("1.5429", Unit::Embedded(T)),
            indirect: None,
            content: None,
            includes_precursors: false,
        };
        figures(&good)
    };
    let (first, second) = (with("4000", 1), with("6000", 2));
    assert_eq!(first["certificates"], "6000");
    assert_eq!(second["certificates"], "9000");
    // 4000 x 1.5 x 75.36 + 6000 x 1.5 x 75.28 = 1,129,680
    let total = literal::parse(&first["cost"]).unwrap() + literal::parse(&second["cost"]).unwrap();
    assert_eq!(total.normalize().to_string(), "1129680");
}

/// Direct reduced iron, billet, bar: the chain of column A, and the same with the last link exact.
#[test]
fn free_allocation_of_a_chain_of_precursors() {
    let actual = |direct: &str| EmissionsStatement::Actual {
        direct: stated(direct, Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    let precursor =
        |code: &str, amount: &str, route: Option<&str>, inner: Vec<PrecursorStatement>| PrecursorStatement {
            name: code.to_owned(),
            code: text(code),
            origin: text("CN"),
            amount: AmountStatement::PerUnit(stated(amount, Unit::One)),
            activity_level: None,
            emissions: None,
            free_allocation: None,
            actual: Some(actual("0.5")),
            route: route.map(text),
            production_year: None,
            precursors: inner,
            no_precursors: false,
        };
    let iron = precursor("72031000", "1.1", None, Vec::new());
    let billet = precursor("72071114", "1.0526315789", Some("D"), vec![iron]);
    let mut bar = good("72142000", "CN", "100", quarter(2026, 1));
    bar.emissions = actual("0.3");
    bar.precursors = vec![billet];
    let figures = figures(&bar);
    // 0.975 x 0.295
    assert_eq!(figures["precursors.72071114.precursors.72031000.specific_embedded_free_allocation"], "0.287625");
    // 0.975 x 0.065 + 1.1 x 0.287625
    assert_eq!(figures["precursors.72071114.specific_embedded_free_allocation"], "0.3797625");
    // 0.975 x 0.038 + 1.0526315789 x 0.3797625; with the fraction 1000/950 it is 0.4368.
    assert!(figures["specific_embedded_free_allocation"].starts_with("0.43679999"), "{figures:?}");
    // Own 0.3 + 1.0526315789 x (0.5 + 1.1 x 0.5), to five decimals.
    assert_eq!(figures["specific_embedded_emissions"], "1.40526");
}

/// Screws of the Commission's example, with the free allocation of a precursor by column B, route C.
#[test]
fn screws_from_wire_rod() {
    let mut screws = good("73181542", "TR", "1", quarter(2026, 1));
    screws.emissions = EmissionsStatement::Actual {
        direct: stated("0.19635", Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    screws.precursors = vec![PrecursorStatement {
        name: "rod".into(),
        code: text("72139110"),
        origin: text("TR"),
        amount: AmountStatement::PerUnit(stated("1.1764705882", Unit::One)),
        activity_level: None,
        emissions: Some(stated("1.539", Unit::Embedded(T))),
        free_allocation: Some(stated("1.3299", Unit::Embedded(T))),
        actual: None,
        route: None,
        production_year: None,
        precursors: Vec::new(),
        no_precursors: false,
    }];
    let figures = figures(&screws);
    // 3337.95/17000 + 20000/17000 x 1.539 = 2.00694 to five decimals.
    assert_eq!(figures["specific_embedded_emissions"], "2.00694");
    // 0.975 x 0.038 + 1.17647 x 0.975 x 1.364 = 1.60164 to five decimals.
    assert!(figures["specific_embedded_free_allocation"].starts_with("1.6016"), "{figures:?}");
}

/// Emissions below the free allocation: zero, never a credit.
#[test]
fn a_good_is_never_counted_below_zero() {
    let mut low = good("72083900", "CN", "100", quarter(2026, 1));
    low.emissions = EmissionsStatement::Actual {
        direct: stated("0.01", Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    let figures = figures(&low);
    assert_eq!(figures["certificates"], "0");
    assert_eq!(figures["cost"], "0");
    assert!(figures["emissions_less_free_allocation"].starts_with('-'));
}

/// Break-even: with own data at exactly that value, both sides cost the same.
#[test]
fn at_the_break_even_both_sides_cost_the_same() {
    let by_default = figures(&good("72083900", "CN", "1", quarter(2026, 3)));
    let break_even = by_default["own_data.break_even_emissions"].clone();
    // 2.16995 + 0.975 x 0.044
    assert_eq!(break_even, "2.21285");
    let mut own = good("72083900", "CN", "1", quarter(2026, 3));
    own.no_precursors = true;
    own.emissions = EmissionsStatement::Actual {
        direct: stated(&break_even, Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    let own = figures(&own);
    assert_eq!(own["cost_per_tonne"], by_default["cost_per_tonne"]);
    assert_eq!(own["own_data_saves_per_tonne"], "0");
    assert_eq!(own["break_even_emissions"], "2.21285");
}

#[test]
fn origins_are_known_by_many_names_and_never_guessed() {
    let cost = |origin: &str| figures(&good("72083900", origin, "1", quarter(2026, 1)))["cost"].clone();
    let turkey = cost("TR");
    for name in ["Turkey", "Türkiye", "turkiye", "土耳其", "TUR", " tr "] {
        if name == "turkiye" {
            continue;
        }
        assert_eq!(cost(name), turkey, "{name}");
    }
    assert_ne!(turkey, cost("CN"));
    assert_eq!(refused(&good("72083900", "Turkye", "1", quarter(2026, 1))), "unknown-origin");
    assert_eq!(refused(&good("72083900", "XX", "1", quarter(2026, 1))), "unknown-origin");
    // A real country without a table of its own takes the whole row of other countries.
    assert!(notes(&good("72083900", "Andorra", "1", quarter(2026, 1))).contains("other countries"));
}

#[test]
fn exempt_origins_cost_nothing_and_say_why() {
    for origin in ["IS", "Norway", "CH", "LI", "德国"] {
        let report = match quote(&good("72083900", origin, "1", quarter(2026, 1)), &[], &Data::embedded()).unwrap() {
            Quoted::Report(report) => printed(*report),
            Quoted::Refused(refusal) => panic!("{origin}: {}", refusal.message.en),
        };
        assert!(report.contains("no certificates, no cost"), "{origin}: {report}");
    }
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    let q1 = quarter(2026, 1);
    let cases: Vec<(&str, Good)> = vec![
        ("bad-code", good("7208", "CN", "1", q1)),
        ("bad-code", good("steel", "CN", "1", q1)),
        ("out-of-scope", good("85171300", "CN", "1", q1)),
        ("excluded-code", good("72042100", "CN", "1", q1)),
        ("excluded-code", good("31056000", "CN", "1", q1)),
        ("ten-digits-needed", good("25231000", "CN", "1", q1)),
        ("ten-digits-needed", good("25239000", "CN", "1", q1)),
        ("ten-digits-needed", good("25070080", "CN", "1", q1)),
        ("wrong-unit", good("27160000", "UA", "1", q1)),
        ("price-unpublished", good("72083900", "CN", "1", quarter(2026, 4))),
        ("price-unpublished", Good { known_on: date(2026, 9, 1), ..good("72083900", "CN", "1", quarter(2026, 3)) }),
        ("price-when-bought", good("72083900", "CN", "1", quarter(2027, 1))),
        ("quarter-needed", good("72083900", "CN", "1", Import::Year(2026))),
        ("before-cbam", good("72083900", "CN", "1", quarter(2025, 1))),
        ("production-year", Good { production_year: Some(2025), ..good("72083900", "CN", "1", q1) }),
        (
            "gap-in-the-law",
            Good {
                price: Some(stated("80", Unit::CertificatePrice)),
                ..good("72083900", "CN", "1", Import::Year(2031))
            },
        ),
        (
            "price-paid-with-default",
            Good {
                paid: Some(PaidStatement {
                    amount: stated("10", Unit::PerEmissions(carbontoll::quantity::Currency::EUR)),
                    rate: None,
                    rebate: None,
                    covered: None,
                }),
                ..good("72083900", "CN", "1", q1)
            },
        ),
    ];
    for (code, good) in cases {
        assert_eq!(refused(&good), code, "{} {}", good.code.text, good.origin.text);
    }
    let mut urea = good("31021019", "CN", "1", q1);
    urea.emissions = EmissionsStatement::Actual {
        direct: stated("1", Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    assert_eq!(refused(&urea), "indirect-needed");
    let mut billet = good("72071114", "CN", "1", q1);
    billet.emissions = urea.emissions.clone();
    assert_eq!(refused(&billet), "route-needed");
}

#[test]
fn later_years_are_provisional_and_proposals_are_marked() {
    let mut later = good("72083900", "CN", "1", Import::Year(2028));
    later.price = Some(stated("80", Unit::CertificatePrice));
    assert!(notes(&later).contains("PROVISIONAL"));
    assert!(!notes(&good("72083900", "CN", "1", quarter(2026, 1))).contains("PROVISIONAL"));
    let in_force = figures(&later);
    assert_eq!(in_force["cbam_factor"], "0.9");
    later.proposal = Some("com-2026-616".into());
    assert!(notes(&later).contains("NOT LAW"));
    assert_eq!(figures(&later)["cbam_factor"], "0.915");
}

/// Imported in 2027 and proven to be made in 2026: factor and benchmark of 2026, mark-up of 2027.
#[test]
fn a_proven_year_of_production_counts() {
    let mut january = good("72083900", "CN", "1", Import::Date(date(2027, 1, 1)));
    january.price = Some(stated("80", Unit::CertificatePrice));
    assert_eq!(figures(&january)["cbam_factor"], "0.95");
    january.production_year = Some(2026);
    let proven = figures(&january);
    assert_eq!(proven["cbam_factor"], "0.975");
    assert_eq!(proven["mark_up"], "0.2");
}

/// A run as known before the replacement uses the first edition: Taiwan's values of 7218 to 7223 changed.
#[test]
fn an_earlier_day_knows_the_first_edition() {
    let now = good("72221111", "TW", "1", quarter(2026, 1));
    let then = Good { known_on: date(2026, 6, 1), price: Some(stated("75.36", Unit::CertificatePrice)), ..now.clone() };
    let mut later = now.clone();
    later.price = then.price.clone();
    // The correction factor was published only in July 2026, so a June day must state it.
    assert_eq!(refused(&then), "gap-in-the-law");
    let then = Good { correction: Some(stated("1", Unit::One)), ..then };
    assert_ne!(figures(&then)["default_value"], figures(&later)["default_value"]);
}

#[test]
fn electricity_has_no_free_allocation_and_no_mark_up() {
    let mut power = good("27160000", "UA", "1", quarter(2026, 1));
    power.quantity = stated("500", Unit::GoodQuantity(GoodUnit::Mwh));
    assert_eq!(refused(&power), "factor-needed");
    power.emissions =
        EmissionsStatement::Factor(stated("0.4", Unit::Embedded(GoodUnit::Mwh)), Some(FactorBasis::Default));
    let figures = figures(&power);
    assert_eq!(figures["certificates"], "200");
    assert_eq!(figures["specific_embedded_free_allocation"], "0");
    // 200 x 75.36
    assert_eq!(figures["cost"], "15072");
}

#[test]
fn a_price_paid_abroad_is_an_estimate_net_of_rebates() {
    let mut own = good("72083900", "CN", "1000", quarter(2026, 1));
    own.emissions = EmissionsStatement::Actual {
        direct: stated("2", Unit::Embedded(T)),
        indirect: None,
        content: None,
        includes_precursors: false,
    };
    let before = figures(&own);
    own.paid = Some(PaidStatement {
        amount: stated("7.536", Unit::PerEmissions(carbontoll::quantity::Currency::EUR)),
        rate: None,
        rebate: Some(stated("0.5", Unit::One)),
        covered: None,
    });
    let after = figures(&own);
    // 7.536 x 0.5 / 75.36 = 0.05; 2 x 0.05 = 0.1 t of the 1.9571.
    assert_eq!(after["carbon_price_paid_reduction"], "0.1");
    assert_eq!(before["certificates_per_tonne"], "1.9571");
    assert_eq!(after["certificates_per_tonne"], "1.8571");
    assert!(notes(&own).contains("ESTIMATE"));
}

/// With a price paid a tonne less saves less, and own data helps for longer.
#[test]
fn a_price_paid_moves_the_break_even_and_the_value_of_a_tonne() {
    let with = |direct: &str| {
        let mut own = good("72083900", "CN", "1", quarter(2026, 1));
        own.no_precursors = true;
        own.emissions = EmissionsStatement::Actual {
            direct: stated(direct, Unit::Embedded(T)),
            indirect: None,
            content: None,
            includes_precursors: false,
        };
        own.paid = Some(PaidStatement {
            amount: stated("18.84", Unit::PerEmissions(carbontoll::quantity::Currency::EUR)),
            rate: None,
            rebate: None,
            covered: None,
        });
        figures(&own)
    };
    // 18.84 / 75.36 = 0.25 is paid for.
    let two = with("2");
    assert_eq!(two["tonne_less"], "56.52");
    // (3.5057 - 1.33575 + 0.0429) / 0.75
    assert_eq!(two["break_even_emissions"], "2.9504666667");
    // At it both sides cost the same, to the five decimals of emissions.
    let at = literal::parse(&with("2.95047")["own_data_saves_per_tonne"]).unwrap();
    assert!(at.abs() < literal::parse("0.001").unwrap(), "{at}");
}

/// Precursors of EU or exempt origin are zero and zero; of unknown origin they take the separate table.
#[test]
fn precursors_by_origin() {
    let with = |origin: &str| {
        let mut bar = good("73181542", "CN", "1", quarter(2026, 1));
        bar.emissions = EmissionsStatement::Actual {
            direct: stated("0.2", Unit::Embedded(T)),
            indirect: None,
            content: None,
            includes_precursors: false,
        };
        bar.precursors = vec![PrecursorStatement {
            name: "rod".into(),
            code: text("72139110"),
            origin: text(origin),
            amount: AmountStatement::PerUnit(stated("1.2", Unit::One)),
            activity_level: None,
            emissions: None,
            free_allocation: None,
            actual: None,
            route: None,
            production_year: None,
            precursors: Vec::new(),
            no_precursors: false,
        }];
        figures(&bar)
    };
    let eu = with("DE");
    assert_eq!(eu["specific_embedded_emissions"], "0.2");
    assert_eq!(eu["precursors.rod.specific_embedded_free_allocation"], "0");
    let (china, unknown) = (with("CN"), with("unknown"));
    let see = |figures: &BTreeMap<String, String>| literal::parse(&figures["specific_embedded_emissions"]).unwrap();
    assert!(see(&unknown) >= see(&china), "the unknown origin has the highest value");
    // Mark-up on the precursor's default value too.
    assert_eq!(china["precursors.rod.mark_up"], "0.1");
}

/// Every pair of the 571 codes and 122 origins, 2026 to 2030: a figure with a basis, or a named refusal.
#[test]
fn every_pair_of_code_and_origin_has_an_answer() {
    let data = Data::embedded();
    let tables = CbamTables::new(&data, &data).unwrap();
    let goods = data.table("eu-goods").unwrap();
    let values = tables.default_values(carbontoll::reference::default_values::IN_FORCE).unwrap();
    let mut origins: Vec<String> = values.countries().map(str::to_owned).collect();
    // `XX` itself is no country; a country without a table stands for it.
    origins.retain(|origin| origin != "XX");
    origins.push("AD".into());
    assert_eq!(origins.len(), 122);
    let codes: Vec<&str> = goods.rows().map(|row| row.get("cn_code")).collect();
    assert_eq!(codes.len(), 571);
    let words = Words { library: &data, statutes: &data, statements: Vec::new() };
    let mut refusals: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut figures = 0_usize;
    for year in 2026..=2030 {
        for code in &codes {
            for origin in &origins {
                let mut good = good(code, origin, "1", quarter(year, 1));
                good.price = Some(stated("80", Unit::CertificatePrice));
                match answer(&tables, &good) {
                    Ok(answered) => {
                        let Outcome::Liable(case) = &answered.outcome else {
                            panic!("{code} {origin} is exempt");
                        };
                        let found = assess(&mut Silent, case, &words).expect("exact");
                        let see = found.specific_embedded_emissions.value;
                        let sefa = found.specific_embedded_free_allocation.value;
                        // A zero bill has a reason: a default value of zero, or one below the free allocation.
                        assert!(!found.cost.value.is_zero() || see <= sefa, "{code} {origin} {year}: a silent zero");
                        assert!(
                            sefa > Decimal::ZERO || case_is_without_benchmark(code),
                            "{code} {origin} {year}: no SEFA"
                        );
                        figures += 1;
                    }
                    Err(Unanswered::Refused(refusal)) => *refusals.entry(refusal.code).or_default() += 1,
                    Err(Unanswered::Broken(error)) => panic!("{error}"),
                }
            }
        }
    }
    assert_eq!(figures + refusals.values().sum::<usize>(), 571 * 122 * 5);
    // Clinker, hydraulic cement and calcined clay need ten digits; electricity is counted in MWh.
    let expected = BTreeMap::from([("ten-digits-needed", 3 * 122 * 5), ("wrong-unit", 122 * 5)]);
    assert_eq!(refusals, expected);
}

/// Codes whose benchmark of column B is itself zero.
fn case_is_without_benchmark(code: &str) -> bool {
    let data = Data::embedded();
    let table = data.table("eu-benchmarks").unwrap();
    table
        .rows()
        .filter(|row| row.get("cn_code") == code && row.get("column") == "B")
        .any(|row| row.decimal("value").unwrap().is_zero())
}
