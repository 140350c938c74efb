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
    pub(super) fn all_precursors(&mut self, free: &Stated<Embedded>) -> Precursor {
        Precursor {
            name: "all".to_owned(),
            label: say::all_precursors(),
            amount: whole(),
            chain: Chain {
                emissions: Emissions::Zero(zero(GoodUnit::Tonne, RuleOfLaw::IncludedInGood)),
                free_allocation: FreeAllocation::Stated(self.fact(free)),
                precursors: Vec::new(),
                includes_precursors: false,
            },
        }
    }

    /// A precursor: verified values, or its default value with mark-up and column B; zero and zero from
    /// the EU and exempt origins; the separate table where the origin is unknown.
    pub(super) fn precursor(&mut self, stated: &PrecursorStatement, good_year: i16) -> Answered<Precursor> {
        let good = scope(self.tables, &stated.code.text)?;
        let code =
            Code::new(&good.code).ok_or_else(|| Refusal::new("bad-code", About::Code, say::bad_code(&good.code)))?;
        let year = stated.production_year.unwrap_or(good_year);
        let amount = self.fact(&stated.amount);
        let label = say::precursor_name(&good.code, &good.name);
        let built = |chain: Chain| Precursor { name: stated.name.clone(), label, amount, chain };
        if stated.origin.text.trim().eq_ignore_ascii_case("unknown") {
            if let Some(chain) = self.verified(stated, &good, [0; 2], year)? {
                return Ok(built(chain));
            }
            self.ask_for_ten_digits(&good)?;
            let values = self.tables.default_values(default_values::UNKNOWN_ORIGIN)?;
            let found = values.find_in_list(code).ok_or_else(|| {
                Refusal::new("no-default-value", About::Code, say::no_default_value(&good.code))
                    .help(say::declare_actual_values())
            })?;
            return Ok(built(self.chain_of(&good, code, found, values.table, (year, self.stated.import.year()))?));
        }
        let origin = origin(self.tables, &stated.origin.text)?;
        if origin.status != OriginStatus::Ordinary {
            let nothing = zero(GoodUnit::Tonne, RuleOfLaw::ExemptPrecursor);
            return Ok(built(Chain {
                emissions: Emissions::Zero(nothing),
                free_allocation: FreeAllocation::Zero(nothing),
                precursors: Vec::new(),
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
        if let Some(EmissionsStatement::Actual { direct, indirect, content, includes_precursors }) = &stated.actual {
            // Whether a precursor's indirect emissions count is a matter of the precursor, not of the good
            // it goes into (Impl. Reg. (EU) 2025/2547, Annex I, 3.1).
            if indirect.is_none() && good.indirect_counts {
                return Err(Refusal::new("indirect-needed", About::Emissions, say::indirect_needed(&good.code))
                    .help(say::write_indirect())
                    .into());
            }
            if indirect.is_some() && !good.indirect_counts {
                self.notes.push(say::indirect_not_counted(&good.name));
            }
            let indirect = indirect.as_ref().filter(|_| good.indirect_counts);
            return Ok(Some(Chain {
                emissions: Emissions::Actual {
                    direct: self.fact(direct),
                    indirect: indirect.map(|indirect| self.fact(indirect)),
                    content: content.as_ref().map(|content| self.fact(content)),
                },
                free_allocation: self.process_only(code, stated.route.as_ref().map(|r| r.text.as_str()), year)?,
                precursors: self.precursors(&stated.precursors, year)?,
                includes_precursors: *includes_precursors,
            }));
        }
        let Some(emissions) = &stated.emissions else {
            return Ok(None);
        };
        let emissions = Emissions::Stated(self.fact(emissions));
        let free_allocation = match &stated.free_allocation {
            Some(free) => FreeAllocation::Stated(self.fact(free)),
            None => {
                let mut letters = route;
                if let Some(route) = &stated.route {
                    letters = [route.text.trim().to_ascii_uppercase().bytes().next().unwrap_or(0), 0];
                }
                self.whole_chain(code, letters, year)?
            }
        };
        Ok(Some(Chain { emissions, free_allocation, precursors: Vec::new(), includes_precursors: false }))
    }
}
