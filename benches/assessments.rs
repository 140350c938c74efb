//! Complete default-value assessments a second, on one core: look-up of the default value and the
//! benchmark, embedded emissions, free allocation, certificates, cost. Every assessment is of another
//! pair of code and origin. `cargo bench --bench assessments`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use carbontoll::case::goods::{Assessment, CertificatePriceInputs};
use carbontoll::compute::certificates::assess;
use carbontoll::load::Data;
use carbontoll::quantity::unit::{GoodUnit, Unit};
use carbontoll::quantity::{Decimal, literal};
use carbontoll::reference::Library as _;
use carbontoll::reference::default_values::{Code, IN_FORCE};
use carbontoll::reference::goods::Sector;
use carbontoll::resolve::goods::law_of_year::chain_by_default;
use carbontoll::resolve::goods::{CbamTables, Words};
use carbontoll::text::Choice as _;
use carbontoll::trace::{Fact, Provenance, Silent};
use jiff::civil::date;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let data = Data::embedded();
    let tables = CbamTables::new(&data, &data).unwrap();
    let values = tables.default_values(IN_FORCE).unwrap();
    let law = tables.law_of_year(2026, date(2026, 11, 22), None);
    let words = Words { library: &data, statutes: &data, statements: Vec::new() };
    let goods = data.table("eu-goods").unwrap();
    let codes: Vec<(Code, Sector)> = goods
        .rows()
        .filter_map(|row| Some((Code::new(row.get("cn_code"))?, Sector::parse(row.get("sector"))?)))
        .collect();
    let countries: Vec<Option<usize>> = values.countries().map(|country| values.country(country)).collect();
    let quantity = Fact::new(Decimal::from(1000), Unit::GoodQuantity(GoodUnit::Tonne), Provenance::Stated(0));
    let price = Fact::new(literal::parse("82.32").unwrap(), Unit::CertificatePrice, Provenance::Stated(1));
    let mut best = f64::MAX;
    let mut done = 0_u32;
    for _ in 0..20 {
        done = 0;
        let start = Instant::now();
        for (code, sector) in &codes {
            let Some(Ok(mark_up)) = law.mark_up(*sector) else { continue };
            for country in &countries {
                let Some(found) = values.find(*country, *code) else { continue };
                let Ok(chain) = chain_by_default(&tables.benchmarks, values, &law, *mark_up, found, *code) else {
                    continue;
                };
                let case = Assessment {
                    key: String::new(),
                    chain,
                    by_default: None,
                    own_process: Vec::new(),
                    missing_precursors: Vec::new(),
                    other_routes: Vec::new(),
                    other_readings: Vec::new(),
                    penalty: None,
                    quantity,
                    certificate: *law.certificate.as_ref().unwrap(),
                    price: CertificatePriceInputs::Known(price),
                    paid: None,
                    export_price: None,
                    yuan_rate: None,
                };
                black_box(assess(&mut Silent, black_box(&case), &words).unwrap().cost.value);
                done += 1;
            }
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{done} distinct pairs, best of 20 passes: {:.0} assessments a second on one core",
        f64::from(done) / best
    );
}
