//! Draws of a nine-year path: nine years of a CBAM good, each with the yearly mean of a price that wanders on
//! one path, and with a precursor whose emissions lie in a range. `cargo bench --bench uncertainty`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use carbontoll::analysis::sampling::correlation::{cholesky, groups, identity};
use carbontoll::analysis::sampling::monte_carlo::{Model, threads};
use carbontoll::analysis::sampling::spread::{Due, Marginal};
use carbontoll::analysis::sampling::statistics::summary;
use carbontoll::analysis::sampling::tape::Tape;
use carbontoll::diag::SourceFile;
use carbontoll::load::Data;
use carbontoll::quantity::Decimal;
use carbontoll::scenario::questions::{Shape, ValueIs};
use std::time::Instant;

const DRAWS: usize = 100_000;

/// Nine goods, one a year.
fn scenario() -> String {
    let mut text = String::from("format = 1\nas_known_on = 2026-11-21\ntitle = \"bench\"\nresult = \"what-if\"\n");
    for year in 2026..=2034 {
        text.push_str(&format!(
            "[[goods]]\nname = \"y{year}\"\ncode = \"72083900\"\norigin = \"CN\"\nyear = {year}\n\
             quantity = {{ value = \"1000 t\", assumption = \"bench\" }}\n\
             price = {{ value = \"80 EUR/tCO2e\", assumption = \"bench\" }}\n\
             correction = {{ value = 1, assumption = \"bench\" }}\n\
             direct = {{ value = \"0.15 tCO2e/t\", assumption = \"bench\" }}\n\
             [[goods.precursor]]\nname = \"slab\"\ncode = \"72071210\"\norigin = \"CN\"\n\
             amount = {{ value = 1.05, assumption = \"bench\" }}\n\
             emissions = {{ value = \"1.76 tCO2e/t\", assumption = \"bench\" }}\n",
        ));
    }
    text
}

fn main() {
    let file = SourceFile { name: "bench.toml".into(), text: scenario() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    let trace = evaluation.report.unwrap().trace;
    let mut inputs = Vec::new();
    let mut levers = Vec::new();
    let mut matrix = identity(18);
    let due: Vec<Due> = (1..=9).map(|year| Due::new(Decimal::from(year), Decimal::ONE)).collect();
    for (at, year) in (2026..=2034).enumerate() {
        let key = |name: &str| trace.find(&format!("goods.y{year}.{name}")).unwrap();
        inputs.push(key("certificate_price"));
        levers.push(vec![Marginal::log_normal(Decimal::from(80), ValueIs::Median, Decimal::new(40, 2), due[at])]);
        for other in 0..at {
            let correlation = due[at].correlation(due[other]);
            (matrix[2 * at][2 * other], matrix[2 * other][2 * at]) = (correlation, correlation);
        }
        inputs.push(key("precursors.slab.specific_embedded_emissions"));
        let (low, high) = (Decimal::new(140, 2), Decimal::new(220, 2));
        levers.push(vec![Marginal::in_range(Shape::Triangular, low, Decimal::new(176, 2), high)]);
    }
    let figures: Vec<usize> = (2026..=2034).map(|year| trace.find(&format!("goods.y{year}.cost")).unwrap()).collect();
    let model = Model {
        tape: Tape::of(&trace, &inputs, &figures),
        levers,
        triangle: cholesky(&matrix).unwrap(),
        groups: groups(&matrix),
        seed: 1,
    };
    for threads in [1, threads()] {
        let (mut draws, mut statistics, mut indices) = (f64::MAX, f64::MAX, f64::MAX);
        for _ in 0..5 {
            let start = Instant::now();
            let drawn = model.draws(DRAWS, threads);
            draws = draws.min(start.elapsed().as_secs_f64());
            let start = Instant::now();
            assert!(drawn.iter().all(|figure| summary(figure).is_some()));
            statistics = statistics.min(start.elapsed().as_secs_f64());
            let start = Instant::now();
            assert_eq!(model.indices(DRAWS, threads).len(), 9);
            indices = indices.min(start.elapsed().as_secs_f64());
        }
        println!(
            "{threads} threads, {DRAWS} draws of nine years, best of 5: draws {:.0} ms, quantiles {:.0} ms, Sobol indices {:.0} ms",
            1000.0 * draws,
            1000.0 * statistics,
            1000.0 * indices
        );
    }
}
