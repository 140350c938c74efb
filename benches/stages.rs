//! The stages of one report: load, resolve, compute, render. `cargo bench --bench stages`.
#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]

use carbontoll::diag::{Diagnostics, SourceFile};
use carbontoll::load::{self, Data};
use carbontoll::render::{Format, render};
use carbontoll::text::Lang;
use carbontoll::{compute, resolve};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn headline() -> SourceFile {
    let text = include_str!("../scenarios/sichuan-vs-national.toml").to_owned();
    SourceFile { name: "sichuan-vs-national.toml".into(), text }
}

#[divan::bench]
fn load_and_validate(bencher: Bencher<'_, '_>) {
    let file = headline();
    bencher.bench_local(|| load::scenario(black_box(&file), &mut Diagnostics::default()).is_some());
}

/// With the tables not yet read: what a single run pays.
#[divan::bench]
fn resolve_with_cold_data(bencher: Bencher<'_, '_>) {
    let scenario = load::scenario(&headline(), &mut Diagnostics::default()).unwrap();
    bencher.bench_local(|| {
        let data = Data::embedded();
        resolve::resolve(black_box(&scenario), &data, &mut Diagnostics::default()).unwrap().is_some()
    });
}

#[divan::bench]
fn resolve_with_warm_data(bencher: Bencher<'_, '_>) {
    let scenario = load::scenario(&headline(), &mut Diagnostics::default()).unwrap();
    let data = Data::embedded();
    bencher
        .bench_local(|| resolve::resolve(black_box(&scenario), &data, &mut Diagnostics::default()).unwrap().is_some());
}

#[divan::bench]
fn compute_case(bencher: Bencher<'_, '_>) {
    let data = Data::embedded();
    let scenario = load::scenario(&headline(), &mut Diagnostics::default()).unwrap();
    let case = resolve::resolve(&scenario, &data, &mut Diagnostics::default()).unwrap().unwrap();
    bencher.bench_local(|| compute::compute(black_box(&case)).unwrap().1.nodes().len());
}

#[divan::bench(args = ["text", "markdown", "html", "xlsx", "json", "csv"])]
fn render_report(bencher: Bencher<'_, '_>, format: &str) {
    let report = carbontoll::evaluate(&headline(), &Data::embedded()).unwrap().report.unwrap();
    let format = <Format as carbontoll::text::Choice>::parse(format).unwrap();
    let reports = [report];
    bencher.bench_local(|| render(black_box(&reports), format, Lang::Zh).len());
}
