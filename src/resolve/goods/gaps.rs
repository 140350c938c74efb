//! Gaps in the law and the benchmarks, as refusals.

use super::*;

/// The folder of the mark-ups, for messages.
pub(super) const MARK_UPS: &str = "eu/cbam/default_value_mark_up";

/// What is missing for a chain, as a refusal.
pub(super) fn missing(nothing: Missing, year: i16, column: BenchmarkColumn, near: &[String]) -> Unanswered {
    match nothing {
        Missing::Law(path, gap) => law_gap(gap, path, year, About::Production),
        Missing::Benchmark(none) => no_benchmark(none, column, near).into(),
        Missing::NoMarkUp => {
            Refusal::new("factor-needed", About::Emissions, say::factor_needed()).help(say::write_factor()).into()
        }
    }
}

pub(super) fn law_gap(gap: LawGap, path: &str, year: i16, about: About) -> Unanswered {
    let year = year.to_string();
    let refusal = |message: Text| Refusal::new("gap-in-the-law", about, message);
    match gap {
        LawGap::Broken(error) => Unanswered::Broken(error),
        LawGap::NotYetInForce(from) => {
            refusal(say::law_not_yet_in_force(path, from, year)).help(say::choose_a_later_year()).into()
        }
        LawGap::NotYetKnown(known) => {
            let later = refusal(say::law_not_yet_known(path, known)).help(say::choose_a_later_day(known));
            if path == parameters::CROSS_SECTORAL_CORRECTION_FACTOR.path {
                later.help(say::write_correction()).into()
            } else {
                later.into()
            }
        }
        LawGap::OutsidePeriods | LawGap::NothingPublished => {
            let help = if path == parameters::CROSS_SECTORAL_CORRECTION_FACTOR.path {
                say::write_correction()
            } else {
                say::choose_another_year()
            };
            refusal(say::law_has_no_value(path, year)).help(help).into()
        }
    }
}

fn no_benchmark(none: NoBenchmark, column: BenchmarkColumn, near: &[String]) -> Refusal {
    let letters = |letters: &[char]| letters.iter().map(char::to_string).collect::<Vec<_>>().join(", ");
    match none {
        NoBenchmark::None => {
            let column = if column == BenchmarkColumn::A { "A" } else { "B" };
            let refusal = Refusal::new("no-benchmark", About::Code, say::no_benchmark(column));
            let refusal = if near.is_empty() { refusal } else { refusal.help(say::near_codes(near.join(", "))) };
            refusal.help(say::check_the_code())
        }
        NoBenchmark::RouteNeeded(routes) => Refusal::new("route-needed", About::Route, say::route_needed())
            .help(say::one_of(letters(&routes)))
            .help(say::how_to_list_routes()),
        NoBenchmark::RouteUnknown(routes) => {
            Refusal::new("route-mismatch", About::Route, say::route_mismatch()).help(say::one_of(letters(&routes)))
        }
    }
}
