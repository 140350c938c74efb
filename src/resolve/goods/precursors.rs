//! Precursors of a complex good: verified values, default values, zero from exempt origins, and the separate
//! table where the origin is unknown.

use super::*;

impl Resolver<'_> {
    pub(super) fn precursors(&mut self, stated: &[PrecursorStatement], year: i16) -> Answered<Vec<Precursor>> {
        stated
            .iter()
            .enumerate()
            .map(|(at, precursor)| {
                self.precursor(precursor, year).map_err(|unanswered| match unanswered {
                    Unanswered::Refused(mut refusal) => {
                        refusal.about = About::Precursor(at);
                        Unanswered::Refused(refusal)
                    }
                    broken => broken,
                })
            })
            .collect()
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
            },
        })
    }

    /// A precursor: verified values, or its default value with mark-up and column B; zero and zero from
    /// the EU and exempt origins; the separate table where the origin is unknown.
    pub(super) fn precursor(&mut self, stated: &PrecursorStatement, good_year: i16) -> Answered<Precursor> {
        let good = scope(self.tables, &stated.code.text)?;
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
                self.notes.push(say::exempt_precursor_is_zero(&good.code));
            }
            let nothing = zero(GoodUnit::Tonne, RuleOfLaw::ExemptPrecursor);
            return Ok(built(Chain {
                emissions: Emissions::Zero(nothing),
                free_allocation: FreeAllocation::Zero(nothing),
                precursors: Vec::new(),
                activity_level: None,
                includes_precursors: false,
            }));
        }
        if stated.emissions.is_some() || stated.actual.is_some() {
            let values = self.edition(year)?;
            let route = values.find(values.country(&origin.code), code).map_or([0; 2], |found| found.route);
            if let Some(chain) = self.verified(stated, &good, route, year)? {
                return Ok(built(chain));
            }
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
                    self.whole_chain(code, letters(stated, route), year)?
                }
                None => {
                    let route = stated.route.as_ref().map(|route| route.text.as_str());
                    let free_allocation = self.process_only(code, route, year)?;
                    if stated.precursors.is_empty()
                        && !stated.no_precursors
                        && !self.precursors_are_missing(good, route, false, &free_allocation)
                    {
                        self.notes.push(say::no_precursors_of(&good.code));
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
            }));
        }
        let Some(emissions) = &stated.emissions else {
            return Ok(None);
        };
        let emissions = Emissions::Stated(self.fact(emissions));
        let free_allocation = match &stated.free_allocation {
            Some(free) => FreeAllocation::Stated(self.verified_free_allocation(free, year)?),
            None => self.whole_chain(code, letters(stated, route), year)?,
        };
        Ok(Some(Chain {
            emissions,
            free_allocation,
            precursors: Vec::new(),
            activity_level: None,
            includes_precursors: false,
        }))
    }
}

/// The route that the file names, else the default route of the origin.
fn letters(stated: &PrecursorStatement, default: [u8; 2]) -> [u8; 2] {
    match &stated.route {
        Some(route) => [route.text.trim().to_ascii_uppercase().bytes().next().unwrap_or(0), 0],
        None => default,
    }
}
