//! Whether a computed figure can be what stands behind a published claim: it cannot where it rests on data that
//! are younger than the claim, and it proves nothing where it rests on the claim itself.

use crate::scenario::ClaimRelation;
use crate::trace::{Basis, NodeId, Operation, Trace};
use jiff::civil::Date;

/// What a figure can say of a claim; the first can say most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Candidacy {
    /// It could be what was computed.
    Possible,
    /// The claim is of more than so much, and the figure is not.
    Short,
    /// It rests on something published after the claim; the day of the youngest.
    Younger(Date),
    /// It has the claim among its own inputs.
    Circular,
}

/// How old the inputs of a figure are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Age {
    /// The latest day on which one of the inputs was published.
    pub youngest: Option<Date>,
    /// Stated inputs with a source and without the day on which it was published.
    pub undated: usize,
}

/// The age of a figure's inputs.
pub fn age(trace: &Trace, figure: NodeId) -> Age {
    let mut age = Age::default();
    for id in trace.ancestry(figure) {
        let node = trace.node(id);
        let published = match &node.basis {
            Basis::Scenario(place) => {
                age.undated += usize::from(place.source.is_some() && place.published_on.is_none());
                place.published_on
            }
            Basis::Data(row) => Some(row.known),
            _ => None,
        };
        age.youngest = age.youngest.max(published.filter(|_| node.operation == Operation::Given));
    }
    age
}

/// A claim, as far as it decides what a figure can say of it.
#[derive(Clone, Copy, Debug)]
pub struct ClaimFacts<'c> {
    /// The names that it has in the file.
    pub names: &'c [&'c str],
    pub claimed: NodeId,
    pub published_on: Option<Date>,
    pub relation: ClaimRelation,
}

/// What a figure can say of a claim.
pub fn candidacy(trace: &Trace, figure: NodeId, claim: ClaimFacts<'_>) -> Candidacy {
    let ClaimFacts { names: claims, claimed, published_on, relation } = claim;
    let rests_on_claim = trace.ancestry(figure).into_iter().any(|id| {
        let node = trace.node(id);
        let is_claim = claims.iter().any(|claim| node.key == format!("claim.{claim}.claimed"));
        let from_claim = match &node.basis {
            Basis::Scenario(place) => place.from_claims.iter().any(|from| claims.contains(&from.as_str())),
            _ => false,
        };
        is_claim || from_claim
    });
    if rests_on_claim {
        return Candidacy::Circular;
    }
    match (age(trace, figure).youngest, published_on) {
        (Some(youngest), Some(published)) if youngest > published => Candidacy::Younger(youngest),
        _ if relation == ClaimRelation::MoreThan && trace.node(figure).value <= trace.node(claimed).value => {
            Candidacy::Short
        }
        _ => Candidacy::Possible,
    }
}
