//! Where the emissions and the free allocation of a good come from: default values, benchmarks by column and route, and
//! what it cannot be made without.

use super::*;
use crate::case::goods::{OtherReading, Reading};
use crate::reference::benchmarks::Benchmark;

impl<'a> Resolver<'a> {
    /// The table of default values that was known on the day asked for.
    pub(super) fn edition(&mut self, year: i16) -> Answered<&'a DefaultValues> {
        let path = parameters::DEFAULT_VALUES_EDITION.path;
        match self.law_of(year).edition {
            Some(table) => Ok(self.tables.default_values(table)?),
            None => Err(law_gap(LawGap::NothingPublished, path, year, About::Import)),
        }
    }

    /// The chain by default values: one row for value and route, column B.
    pub(super) fn default_chain(
        &mut self,
        good: &Good,
        code: Code,
        origin: &Origin,
        year: i16,
        import: i16,
    ) -> Answered<Chain> {
        let values = self.edition(year)?;
        self.ask_for_ten_digits(good)?;
        let country = values.country(&origin.code);
        let Some(found) = values.find(country, code) else {
            return Err(Refusal::new("no-default-value", About::Code, say::no_default_value(&good.code))
                .help(say::declare_actual_values())
                .into());
        };
        if found.other_countries {
            self.note("other-countries-row", say::other_countries_row(&origin.name));
        }
        let table = values.table;
        self.chain_of(good, code, found, table, (year, import))
    }

    pub(super) fn chain_of(
        &mut self,
        good: &Good,
        code: Code,
        found: Found,
        table: &'static str,
        (year, import): (i16, i16),
    ) -> Answered<Chain> {
        let values = self.tables.default_values(table)?;
        let of_import = self.law_of(import);
        let mark_up = match of_import.mark_up(good.sector) {
            Some(Ok(mark_up)) => *mark_up,
            Some(Err(gap)) => return Err(law_gap(gap.clone(), MARK_UPS, import, About::Import)),
            None => return Err(missing(Missing::NoMarkUp, import, BenchmarkColumn::B, &[])),
        };
        let law = self.law_of(year);
        if let Ok(row) = self.tables.benchmarks.choose(code, BenchmarkColumn::B, law.period, found.route)
            && let Some(lower) =
                law_of_year::lower_grade(&self.tables.benchmarks, &law, code, BenchmarkColumn::B, (row, found.route))
        {
            let letter = |route: u8| char::from(route).to_string();
            self.note(
                "alloy-grade-inferred",
                say::highest_alloy_grade(&good.code, letter(row.route), letter(lower.route)),
            );
        }
        chain_by_default(&self.tables.benchmarks, values, &law, mark_up, found, code)
            .map(|chain| Chain { holds_indirect: good.indirect_counts, ..chain })
            .map_err(|nothing| missing(nothing, year, BenchmarkColumn::B, &self.near(&good.code)))
    }

    /// Listed codes near one that the list does not know; none where it is listed.
    pub(super) fn near(&self, code: &str) -> Vec<String> {
        let code: String = code.chars().filter(char::is_ascii_digit).take(8).collect();
        let near = goods::near(&self.tables.goods, &code);
        if near.contains(&code) { Vec::new() } else { near }
    }

    /// Clinker, hydraulic cement and calcined clay have default values by TARIC code only.
    pub(super) fn ask_for_ten_digits(&self, good: &Good) -> Answered<()> {
        if !TEN_DIGITS_NEEDED.contains(&good.code.as_str()) {
            return Ok(());
        }
        let table = self.tables.library.table("eu-default-value-goods")?;
        let longer: Vec<String> = table
            .rows()
            .filter(|row| row.get("cn_code").len() == 10 && row.get("cn_code").starts_with(&good.code))
            .map(|row| format!("{} ({})", row.get("cn_code"), row.get("description")))
            .collect();
        if longer.is_empty() {
            return Ok(());
        }
        Err(Refusal::new("ten-digits-needed", About::Code, say::ten_digits_needed(&good.code))
            .help(say::one_of(longer.join("; ")))
            .into())
    }

    pub(super) fn whole_chain(&mut self, code: Code, route: [u8; 2], year: i16) -> Answered<FreeAllocation> {
        self.benchmarked(code, BenchmarkColumn::B, route, year).map(|found| match found {
            Ok(benchmarked) => FreeAllocation::WholeChain(benchmarked),
            Err(nothing) => FreeAllocation::Zero(nothing),
        })
    }

    pub(super) fn process_only(&mut self, code: Code, route: Option<&str>, year: i16) -> Answered<FreeAllocation> {
        let letter = match route {
            Some(route) => route_letter(route)?,
            None => 0,
        };
        self.benchmarked(code, BenchmarkColumn::A, [letter, 0], year).map(|found| match found {
            Ok(benchmarked) => FreeAllocation::ProcessOnly(benchmarked),
            Err(nothing) => FreeAllocation::Zero(nothing),
        })
    }

    /// Benchmark and factors of a year; nothing is left once the CBAM factor is zero.
    pub(super) fn benchmarked(
        &mut self,
        code: Code,
        column: BenchmarkColumn,
        route: [u8; 2],
        year: i16,
    ) -> Answered<Result<Benchmarked, Fact<Embedded>>> {
        let law = self.law_of(year);
        match law_of_year::benchmarked(&self.tables.benchmarks, &law, code, column, route) {
            Ok(Some(benchmarked)) => Ok(Ok(benchmarked)),
            Ok(None) => Ok(Err(zero(GoodUnit::Tonne, RuleOfLaw::NoFreeAllocationLeft))),
            Err(nothing) => Err(missing(nothing, year, column, &self.near(&self.stated.code.text))),
        }
    }

    /// A chain by default value under the other readings of point 5.1; none where the code lists one grade of the route.
    pub(super) fn other_readings(&mut self, chain: &Chain, code: Code, year: i16) -> Vec<OtherReading> {
        let FreeAllocation::WholeChain(taken) = chain.free_allocation else {
            return Vec::new();
        };
        let Some(letter_alone) = taken.lower_grade else {
            return Vec::new();
        };
        let period = self.law_of(year).period;
        let rows = || self.tables.benchmarks.rows(code, BenchmarkColumn::B, period);
        let highest = rows().max_by_key(|row| row.value).map(|row| (Reading::HighestOfTheCode, row));
        let alone = rows().find(|row| law_of_year::benchmark(row).provenance == letter_alone.provenance);
        let alone = alone.map(|row| (Reading::LetterAlone, row));
        let with = |(reading, row): (Reading, &Benchmark)| {
            let benchmarked = Benchmarked { benchmark: law_of_year::benchmark(row), lower_grade: None, ..taken };
            let chain = Chain { free_allocation: FreeAllocation::WholeChain(benchmarked), ..chain.clone() };
            OtherReading { reading, grade: char::from(row.route), chain }
        };
        highest.into_iter().chain(alone).map(with).collect()
    }

    /// Whether a good with actual values is made from precursors of which nothing is stated. Their free allocation is
    /// then not deducted, and without `holds_them` their emissions may be missing as well.
    pub(super) fn precursors_are_missing(
        &mut self,
        good: &Good,
        route: Option<&str>,
        holds_them: bool,
        free_allocation: &FreeAllocation,
    ) -> bool {
        // Once no free allocation is left, that of the precursors is zero too.
        if holds_them && matches!(free_allocation, FreeAllocation::Zero(_)) {
            return false;
        }
        let letter =
            route.and_then(|route| route.trim().bytes().next()).map_or(0, |letter| letter.to_ascii_uppercase());
        let Some(needed) = required_precursors::required(&self.tables.required_precursors, good, letter) else {
            return false;
        };
        let text = if holds_them {
            say::precursors_missing_from_free_allocation(&good.code, &needed.precursor, &needed.example)
        } else {
            say::precursors_missing(&good.code, &needed.precursor, &needed.example)
        };
        self.note("precursors-missing", text);
        self.missing_precursors.push(MissingPrecursor { of: good.code.clone(), precursor: needed.precursor });
        true
    }

    /// The process benchmarks that own data could use: one, or one a route.
    pub(super) fn own_process(&mut self, good: &Good, code: Code, year: i16) -> Answered<Vec<OwnProcess>> {
        let period = self.law_of(year).period;
        let routes: Vec<u8> =
            self.tables.benchmarks.rows(code, BenchmarkColumn::A, period).map(|row| row.route).collect();
        let mut found = Vec::new();
        for route in routes {
            if let Ok(benchmarked) = self.benchmarked(code, BenchmarkColumn::A, [route, 0], year)? {
                let needed = required_precursors::required(&self.tables.required_precursors, good, route);
                let route = (route != 0).then_some(char::from(route));
                found.push(OwnProcess { route, benchmarked, needs_precursors: needed.is_some() });
            }
        }
        Ok(found)
    }
}

/// The letter of a production route as it is written.
pub(super) fn route_letter(written: &str) -> Answered<u8> {
    match written.trim().to_ascii_uppercase().as_bytes() {
        [letter @ b'A'..=b'L'] => Ok(*letter),
        _ => Err(Refusal::new("unknown-route", About::Route, say::unknown_route(written))
            .help(say::how_to_list_routes())
            .into()),
    }
}
