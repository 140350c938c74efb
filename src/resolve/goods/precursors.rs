//! Precursors of a complex good: verified values, default values, zero from exempt origins, and the separate
//! table where the origin is unknown.

use super::chains::route_letter;
use super::*;
use crate::case::goods::OtherRoute;

/// A precursor with a verified value whose producer states no free allocation, and the benchmark that stands in for
/// it.
pub(super) struct Undecided {
    /// Its position, from the good down.
    path: Vec<usize>,
    code: Code,
    label: Text,
    year: i16,
    /// The letter that was taken, and whether it was stated.
    route: u8,
    settled: bool,
}

impl Resolver<'_> {
    pub(super) fn precursors(&mut self, stated: &[PrecursorStatement], year: i16) -> Answered<Vec<Precursor>> {
        stated
            .iter()
            .enumerate()
            .map(|(at, precursor)| {
                self.path.push(at);
                let answered = self.precursor(precursor, year);
                self.path.pop();
                answered.map_err(|unanswered| match unanswered {
                    Unanswered::Refused(mut refusal) => {
                        refusal.about = About::Precursor(at);
                        Unanswered::Refused(refusal)
                    }
                    broken => broken,
                })
            })
            .collect()
    }

    /// The free allocation of a precursor whose producer states none: column B of its code by the default route of its
    /// origin (Impl. Reg. (EU) 2025/2620, Annex, 3.3(2)), or by the route that is stated.
    fn column_b(
        &mut self,
        stated: &PrecursorStatement,
        (good, code): (&Good, Code),
        default: [u8; 2],
        year: i16,
    ) -> Answered<FreeAllocation> {
        let routes = match &stated.route {
            Some(route) => [route_letter(&route.text)?, 0],
            None => default,
        };
        let free_allocation = self.whole_chain(code, routes, year)?;
        if !matches!(free_allocation, FreeAllocation::WholeChain(_)) {
            return Ok(free_allocation);
        }
        let period = self.law_of(year).period;
        let route = self.tables.benchmarks.choose(code, BenchmarkColumn::B, period, routes).map_or(0, |row| row.route);
        let text = match (char::from(route), &stated.route) {
            ('\0', _) => say::no_free_allocation_of_its_own(&good.code),
            (route, Some(_)) => say::no_free_allocation_by_route(&good.code, route.to_string()),
            (route, None) => say::no_free_allocation_by_default_route(&good.code, route.to_string()),
        };
        self.note("free-allocation-inferred", text);
        if route != 0 {
            let label = Text::same(&good.code);
            self.undecided.push(Undecided {
                path: self.path.clone(),
                code,
                label,
                year,
                route,
                settled: stated.route.is_some(),
            });
        }
        Ok(free_allocation)
    }

    /// The chain once for each other route of each precursor whose route its producer did not settle.
    pub(super) fn other_routes(&mut self, chain: &Chain) -> Vec<OtherRoute> {
        let mut found = Vec::new();
        for Undecided { path, code, label, year, route, settled } in std::mem::take(&mut self.undecided) {
            let law = self.law_of(year);
            let benchmarks = &self.tables.benchmarks;
            let others: Vec<u8> = benchmarks.rows(code, BenchmarkColumn::B, law.period).map(|row| row.route).collect();
            for other in others.into_iter().filter(|other| *other != route) {
                // The letter itself: a grade is not exchanged for a higher one.
                let Some(row) = benchmarks.rows(code, BenchmarkColumn::B, law.period).find(|row| row.route == other)
                else {
                    continue;
                };
                let mut alternative = chain.clone();
                let mut key = String::new();
                let mut at = Some(&mut alternative);
                for position in &path {
                    at = at.and_then(|chain| chain.precursors.get_mut(*position)).map(|precursor| {
                        key.push_str(&format!("precursors.{}.", precursor.name));
                        &mut precursor.chain
                    });
                }
                if let Some(FreeAllocation::WholeChain(benchmarked)) = at.map(|chain| &mut chain.free_allocation) {
                    benchmarked.benchmark = law_of_year::benchmark(row);
                    benchmarked.lower_grade = None;
                    found.push(OtherRoute {
                        key,
                        precursor: label.clone(),
                        route: char::from(other),
                        settled,
                        chain: alternative,
                    });
                }
            }
        }
        found
    }

    /// All precursors together, whose emissions the actual values of the good include: what they bring in free
    /// allocation (equation 4), per tonne of good.
    pub(super) fn all_precursors(&mut self, free: &Stated<Embedded>, year: i16) -> Answered<Precursor> {
        Ok(Precursor {
            name: "all".to_owned(),
            label: say::all_precursors(),
            amount: PrecursorAmount::PerUnit(whole()),
            chain: Chain {
                emissions: Emissions::Zero(zero(GoodUnit::Tonne, RuleOfLaw::IncludedInGood)),
                free_allocation: FreeAllocation::Stated(self.verified_free_allocation(free, year)?),
                precursors: Vec::new(),
                activity_level: None,
                includes_precursors: false,
                holds_indirect: false,
            },
        })
    }

    /// A precursor: verified values, or its default value with mark-up and column B; zero and zero from
    /// the EU and exempt origins; the separate table where the origin is unknown.
    pub(super) fn precursor(&mut self, stated: &PrecursorStatement, good_year: i16) -> Answered<Precursor> {
        let good = scope(self.tables, &stated.code.text)?;
        existing(self.tables, &good)?;
        let code =
            Code::new(&good.code).ok_or_else(|| Refusal::new("bad-code", About::Code, say::bad_code(&good.code)))?;
        let year = stated.production_year.unwrap_or(good_year);
        if year < 2026 || year > self.stated.import.year() {
            return Err(Refusal::new(
                "production-year",
                About::Production,
                say::production_year_impossible(year.to_string()),
            )
            .help(say::leave_production_year_out())
            .into());
        }
        let amount = match &stated.amount {
            AmountStatement::PerUnit(amount) => PrecursorAmount::PerUnit(self.fact(amount)),
            AmountStatement::InPeriod(mass) => PrecursorAmount::InPeriod(self.fact(mass)),
        };
        let label = say::precursor_name(&good.code, &good.name);
        let built = |chain: Chain| Precursor { name: stated.name.clone(), label, amount, chain };
        if stated.origin.text.trim().eq_ignore_ascii_case("unknown") {
            if let Some(chain) = self.verified(stated, &good, [0; 2], year)? {
                return Ok(built(chain));
            }
            self.ask_for_ten_digits(&good)?;
            // Only the edition in force is held: an earlier day of knowledge must not see it.
            if self.law_of(year).edition != Some(default_values::IN_FORCE) {
                return Err(Refusal::new("no-default-value", About::Code, say::unknown_origin_edition())
                    .help(say::declare_actual_values())
                    .into());
            }
            let values = self.tables.default_values(default_values::UNKNOWN_ORIGIN)?;
            let found = values.find_in_list(code).ok_or_else(|| {
                Refusal::new("no-default-value", About::Code, say::no_default_value(&good.code))
                    .help(say::declare_actual_values())
            })?;
            return Ok(built(self.chain_of(&good, code, found, values.table, (year, self.stated.import.year()))?));
        }
        let origin = origin(self.tables, &stated.origin.text)?;
        if origin.status != OriginStatus::Ordinary {
            if stated.emissions.is_some() || stated.actual.is_some() {
                self.note("exempt-precursor", say::exempt_precursor_is_zero(&good.code));
            }
            let nothing = zero(GoodUnit::Tonne, RuleOfLaw::ExemptPrecursor);
            return Ok(built(Chain {
                emissions: Emissions::Zero(nothing),
                free_allocation: FreeAllocation::Zero(nothing),
                precursors: Vec::new(),
                activity_level: None,
                includes_precursors: false,
                holds_indirect: false,
            }));
        }
        if stated.emissions.is_some() || stated.actual.is_some() {
            let values = self.edition(year)?;
            let route = values.find(values.country(&origin.code), code).map_or([0; 2], |found| found.route);
            if let Some(chain) = self.verified(stated, &good, route, year)? {
                return Ok(built(chain));
            }
        }
        if stated.route.is_some() {
            self.note("route-not-used", say::route_of_default_precursor(&good.code));
        }
        let chain = self.default_chain(&good, code, &origin, year, self.stated.import.year())?;
        Ok(built(chain))
    }

    /// A precursor with values of its producer; `route` is the default route of its origin, for a free
    /// allocation that the producer did not state.
    pub(super) fn verified(
        &mut self,
        stated: &PrecursorStatement,
        good: &Good,
        route: [u8; 2],
        year: i16,
    ) -> Answered<Option<Chain>> {
        let code =
            Code::new(&good.code).ok_or_else(|| Refusal::new("bad-code", About::Code, say::bad_code(&good.code)))?;
        if let Some(actual) = &stated.actual {
            let free_allocation = match &stated.free_allocation {
                Some(free) => FreeAllocation::Stated(self.verified_free_allocation(free, year)?),
                // Values that hold the whole chain go with the benchmark of the whole chain (point 3.3).
                None if actual.includes_precursors() && stated.precursors.is_empty() => {
                    self.column_b(stated, (good, code), route, year)?
                }
                None => {
                    let route = stated.route.as_ref().map(|route| route.text.as_str());
                    let free_allocation = self.process_only(code, route, year)?;
                    if stated.precursors.is_empty()
                        && !stated.no_precursors
                        && !self.precursors_are_missing(good, route, false, &free_allocation)
                    {
                        self.note("no-precursor-stated", say::no_precursors_of(&good.code));
                    }
                    free_allocation
                }
            };
            return Ok(Some(Chain {
                emissions: self.actual(actual, good, year)?,
                free_allocation,
                precursors: self.precursors(&stated.precursors, year)?,
                activity_level: self.activity_level(stated.activity_level.as_ref(), actual, &stated.precursors)?,
                includes_precursors: actual.includes_precursors(),
                holds_indirect: false,
            }));
        }
        let Some(emissions) = &stated.emissions else {
            return Ok(None);
        };
        let emissions = Emissions::Stated(self.fact(emissions));
        let free_allocation = match &stated.free_allocation {
            Some(free) => FreeAllocation::Stated(self.verified_free_allocation(free, year)?),
            None => self.column_b(stated, (good, code), route, year)?,
        };
        Ok(Some(Chain {
            emissions,
            free_allocation,
            precursors: Vec::new(),
            activity_level: None,
            includes_precursors: false,
            holds_indirect: good.indirect_counts,
        }))
    }
}
