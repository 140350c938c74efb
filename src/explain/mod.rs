//! From figures to a document a person reads: the answer first, then the tables, then where every
//! number comes from.

mod answer;
mod charts;
mod comparisons;
pub mod consignment;
mod evidence;
mod export;
pub mod goods;
mod headline;
mod paths;
mod product;
pub mod questions;
mod sectors;
pub mod titles;
mod verdicts;
pub mod years;

pub use evidence::{confidence, legal_confidence, standing};

use crate::analysis::audit::Audited;
use crate::analysis::{Answers, ClaimPoint};
use crate::case::{Case, RegionName};
use crate::outcome::Outcome;
use crate::quantity::{Denominator, Unit};
use crate::report::{Report, Section, Stamp};
use crate::scenario::Scenario;
use crate::text::Text;
use crate::trace::{NodeId, Trace};
use titles::Titles;

/// What a section is made from.
struct Material<'m> {
    scenario: &'m Scenario,
    case: &'m Case,
    outcome: &'m Outcome,
    trace: &'m Trace,
}

impl Material<'_> {
    fn unit(&self, id: NodeId) -> Unit {
        self.trace.node(id).unit
    }

    /// The kinds of value that figures against a reference are per, in the order of the methods.
    fn denominators(&self, reference: &RegionName) -> Vec<Denominator> {
        let mut kinds = Vec::new();
        for comparison in self.case.comparisons.iter().filter(|comparison| comparison.reference == *reference) {
            if !kinds.contains(&comparison.per) {
                kinds.push(comparison.per);
            }
        }
        kinds
    }

    /// The prices' own words with their kind, for column titles: kinds are never mixed unlabelled.
    fn price_titles(&self) -> Vec<Text> {
        self.case.prices.iter().map(comparisons::price_title).collect()
    }
}

/// A computed scenario, before anything is said about it.
#[derive(Debug)]
pub struct Computed {
    pub scenario: Scenario,
    pub case: Case,
    pub outcome: Outcome,
    pub goods: Option<consignment::Consignment>,
    pub audits: Vec<Audited>,
    pub trace: Trace,
}

impl Computed {
    /// The claims with the figures that they are compared with.
    pub fn claim_points(&self) -> Vec<ClaimPoint> {
        let by_method = self.case.claims.iter().zip(&self.outcome.claims).map(|(claim, found)| ClaimPoint {
            statement: claim.statement.clone(),
            figure: found.computed,
            claimed: self.trace.node(found.claimed).value,
        });
        by_method.chain(self.audits.iter().flat_map(|audit| audit.points(&self.trace))).collect()
    }

    /// The figures that a report leads with: savings by method and price, and the cost of goods.
    pub fn headline(&self) -> Vec<NodeId> {
        let mut figures: Vec<NodeId> =
            self.outcome.comparisons.iter().flat_map(|outcome| outcome.savings.iter().copied()).collect();
        let totals = self.outcome.path.iter().flat_map(|path| &path.series).flat_map(|series| &series.totals);
        figures.extend(totals.flat_map(|total| [Some(total.cumulative), total.present_value]).flatten());
        if let Some(product) = &self.outcome.product {
            figures.extend(product.gaps.iter().flatten().map(|gap| gap.gap));
        }
        if let Some(goods) = &self.goods {
            let figured = goods.items.iter().filter_map(|item| item.figures.as_ref());
            figures.extend(figured.flat_map(|figures| [figures.cost_per_unit.id, figures.cost.id]));
            let years = goods.items.iter().filter_map(|item| item.years.totals);
            figures.extend(years.flat_map(|(all, present_value)| [Some(all), present_value]).flatten());
            figures.extend(goods.totals.map(|[_, _, cost]| cost));
        }
        figures
    }
}

/// Makes the document of a computed scenario and of the answers to its questions.
pub fn report(computed: Computed, answers: &Answers, stamp: Stamp) -> Report {
    let Computed { scenario, case, outcome, goods, audits, trace } = computed;
    let titles = Titles::of(&scenario, &case);
    let material = Material { scenario: &scenario, case: &case, outcome: &outcome, trace: &trace };
    let goods = goods.as_ref();
    let goods_answer = goods.map(|goods| consignment::answer(goods, &trace));
    let mut sections: Vec<Section> = [
        answer::section(&material, goods_answer),
        verdicts::claims(&material, &audits, &titles),
        comparisons::methods(&material),
        comparisons::conversions(&material),
        sectors::section(&material),
        comparisons::scaled(&material),
        paths::section(&material),
        comparisons::ranking(&material),
        product::section(&material),
        goods.map(|goods| consignment::section(goods, &scenario, &trace)),
        verdicts::checks(&material),
    ]
    .into_iter()
    .flatten()
    .collect();
    let headline = match goods.filter(|_| outcome.comparisons.is_empty()) {
        Some(goods) => consignment::headline(goods, &trace),
        None => headline::headline(&material),
    };
    sections.extend(questions::sections(answers, questions::Asked { trace: &trace, titles: &titles }));
    let evidence = [comparisons::prices(&material), evidence::assumptions(&material), evidence::sources(&material)];
    sections.extend(evidence.into_iter().flatten());
    Report { scenario: scenario.name, title: scenario.title, stamp, headline, sections, trace }
}
