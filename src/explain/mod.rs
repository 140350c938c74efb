//! From figures to a document a person reads: the answer first, then the tables, then where every
//! number comes from.

mod answer;
mod charts;
mod comparisons;
pub mod consignment;
mod evidence;
pub mod goods;
mod headline;
mod paths;
mod product;
mod verdicts;
pub mod years;

pub use evidence::{confidence, legal_confidence, standing};

use crate::case::Case;
use crate::outcome::Outcome;
use crate::quantity::Unit;
use crate::report::{Report, Section, Stamp};
use crate::scenario::Scenario;
use crate::text::Text;
use crate::trace::{NodeId, Trace};

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

    /// The prices' own words with their kind, for column titles: kinds are never mixed unlabelled.
    fn price_titles(&self) -> Vec<Text> {
        self.case.prices.iter().map(comparisons::price_title).collect()
    }
}

/// Makes the document of a computed scenario.
pub fn report(
    scenario: &Scenario,
    case: &Case,
    outcome: &Outcome,
    goods: Option<&consignment::Consignment>,
    trace: Trace,
    stamp: Stamp,
) -> Report {
    let material = Material { scenario, case, outcome, trace: &trace };
    let goods_answer = goods.map(|goods| consignment::answer(goods, &trace));
    let sections: Vec<Section> = [
        answer::section(&material, goods_answer),
        verdicts::claims(&material),
        comparisons::methods(&material),
        comparisons::scaled(&material),
        paths::section(&material),
        comparisons::ranking(&material),
        product::section(&material),
        goods.map(|goods| consignment::section(goods, scenario, &trace)),
        verdicts::checks(&material),
        comparisons::prices(&material),
        evidence::assumptions(&material),
        evidence::sources(&material),
    ]
    .into_iter()
    .flatten()
    .collect();
    let headline = match goods.filter(|_| outcome.comparisons.is_empty()) {
        Some(goods) => consignment::headline(goods, &trace),
        None => headline::headline(&material),
    };
    Report { scenario: scenario.name.clone(), title: scenario.title.clone(), stamp, headline, sections, trace }
}
