//! Published figures against computed ones, and against each other. A mismatch is shown, never
//! smoothed.

use super::Material;
use super::titles::Titles;
use crate::analysis::audit::{self, Audited, Candidate};
use crate::analysis::candidacy::{self, Candidacy, ClaimFacts, candidacy};
use crate::case::{CheckKind, ClaimRelation};
use crate::outcome::CheckOutcome;
use crate::quantity::Decimal;
use crate::report::{Block, Cell, Column, Section, Table, with_unit};
use crate::text::{Text, messages::questions, messages::report as say};
use crate::trace::{Basis, NodeId};
use jiff::civil::Date;

/// A claim with the figures that it is compared with.
struct ClaimGroup<'m> {
    statement: &'m Text,
    published_on: Option<Date>,
    relation: ClaimRelation,
    claimed: NodeId,
    /// The names of the claim in the file: the same claim may be compared with several methods.
    names: Vec<&'m str>,
    rows: Vec<(Text, Candidate)>,
}

impl ClaimGroup<'_> {
    fn facts(&self) -> ClaimFacts<'_> {
        ClaimFacts {
            names: &self.names,
            claimed: self.claimed,
            published_on: self.published_on,
            relation: self.relation,
        }
    }
}

/// Each claim with the figure, or the figures, that it is compared with.
pub fn claims(material: &Material<'_>, audits: &[Audited], titles: &Titles) -> Option<Section> {
    let groups = groups(material, audits, titles);
    if groups.is_empty() {
        return None;
    }
    let mut section = Section::new("claims", say::claims());
    let mut sources = Vec::new();
    for group in &groups {
        candidates(material, group, &mut section);
        if let Basis::Scenario(place) = &material.trace.node(group.claimed).basis
            && let Some(source) = &place.source
            && !sources.contains(source)
        {
            sources.push(source.clone());
        }
    }
    section.blocks.push(Block::Paragraph(say::claim_sources(Text::list(&sources))));
    Some(section)
}

/// Claims of one statement and one value together, however many entries of the file they have.
fn groups<'m>(material: &Material<'m>, audits: &'m [Audited], titles: &Titles) -> Vec<ClaimGroup<'m>> {
    let trace = material.trace;
    let mut groups: Vec<ClaimGroup<'m>> = Vec::new();
    for (claim, outcome) in material.case.claims.iter().zip(&material.outcome.claims) {
        let method = material.case.comparisons.iter().find(|comparison| comparison.key == claim.comparison);
        let price = material.case.prices.iter().find(|price| Some(&price.name) == claim.price.as_ref());
        let by = match (method, price) {
            (Some(method), Some(price)) => say::method_and_price(&method.label, &price.label),
            (Some(method), None) => method.label.clone(),
            _ => Text::default(),
        };
        let candidate = Candidate {
            figure: outcome.computed,
            difference: outcome.difference,
            per_cent: outcome.per_cent,
            candidacy: Candidacy::Possible,
            rank: None,
        };
        let value = |id: NodeId| (trace.node(id).value, trace.node(id).unit);
        let same = |group: &&mut ClaimGroup<'m>| {
            *group.statement == claim.statement && value(group.claimed) == value(outcome.claimed)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.names.push(&claim.name);
                group.rows.push((by, candidate));
            }
            None => groups.push(ClaimGroup {
                statement: &claim.statement,
                published_on: claim.published_on,
                relation: claim.relation,
                claimed: outcome.claimed,
                names: vec![&claim.name],
                rows: vec![(by, candidate)],
            }),
        }
    }
    for group in &mut groups {
        let mut ranked: Vec<Candidate> = group
            .rows
            .iter()
            .map(|(_, row)| Candidate { candidacy: candidacy(trace, row.figure, group.facts()), ..*row })
            .collect();
        audit::ranked(trace, &mut ranked);
        let label = |figure: NodeId| {
            let row = group.rows.iter().find(|(_, row)| row.figure == figure);
            row.map(|(label, _)| label.clone()).unwrap_or_default()
        };
        group.rows = ranked.into_iter().map(|row| (label(row.figure), row)).collect();
    }
    groups.extend(audits.iter().map(|audited| ClaimGroup {
        statement: &audited.statement,
        published_on: audited.published_on,
        relation: ClaimRelation::About,
        claimed: audited.claimed,
        names: vec![&audited.name],
        rows: audited.candidates.iter().map(|row| (titles.owner_of(trace, row.figure), *row)).collect(),
    }));
    groups
}

/// A claim against its candidates: those that could be what was computed, the nearest first.
fn candidates(material: &Material<'_>, group: &ClaimGroup<'_>, section: &mut Section) {
    let trace = material.trace;
    let claimed = with_unit(trace, group.claimed);
    section.blocks.push(Block::Paragraph(match group.published_on {
        Some(day) => questions::candidates_of_day(group.statement, &claimed, day),
        None => questions::candidates(group.statement, &claimed),
    }));
    let mut table = Table::new(vec![
        Column::number(say::rank()),
        Column::text(say::compared_by()),
        Column::number(say::computed()),
        Column::number(say::difference()),
        Column::number(say::per_cent()),
        Column::text(say::standing()),
    ]);
    let mut undated = false;
    for (label, row) in &group.rows {
        undated |= group.published_on.is_some() && candidacy::age(trace, row.figure).undated > 0;
        // A figure that rests on the claim agrees with it by its making: a difference would say nothing.
        let circular = row.candidacy == Candidacy::Circular;
        let unless_circular = |id| if circular { Cell::Empty } else { Cell::Figure(id) };
        table.rows.push(vec![
            row.rank.map_or(Cell::Empty, Cell::Number),
            Cell::Text(label.clone()),
            Cell::Figure(row.figure),
            unless_circular(row.difference),
            unless_circular(row.per_cent),
            Cell::Text(match row.candidacy {
                Candidacy::Possible => say::possible_candidate(),
                Candidacy::Short => say::short_candidate(),
                Candidacy::Younger(day) => say::younger_candidate(day),
                Candidacy::Circular => say::circular_candidate(),
            }),
        ]);
    }
    let any = |which: fn(&Candidacy) -> bool| group.rows.iter().any(|(_, row)| which(&row.candidacy));
    let mut notes = Vec::new();
    if any(|candidacy| matches!(candidacy, Candidacy::Younger(_))) {
        notes.push(say::younger_note());
    }
    if any(|candidacy| *candidacy == Candidacy::Circular) {
        notes.push(say::circular_note());
    }
    if undated {
        notes.push(say::undated_note());
    }
    section.blocks.push(Block::Table(table));
    if !notes.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&notes)));
    }
}

/// Each test of published figures, in a sentence.
pub fn checks(material: &Material<'_>) -> Option<Section> {
    if material.outcome.checks.is_empty() {
        return None;
    }
    let mut section = Section::new("checks", say::checks());
    let items = material
        .case
        .checks
        .iter()
        .zip(&material.outcome.checks)
        .map(|(check, outcome)| {
            let finding = finding(material, &check.kind, outcome);
            Text::sentences([&introduced(&check.statement), &finding])
        })
        .collect();
    section.blocks.push(Block::List(items));
    Some(section)
}

/// A statement that stands before its finding: with a colon, where it does not end a sentence itself.
fn introduced(statement: &Text) -> Text {
    let with = |text: &str, colon: char| {
        let text = text.trim_end();
        if text.ends_with(['.', '!', '?', ':', '。', '！', '？', '：']) {
            text.to_owned()
        } else {
            format!("{text}{colon}")
        }
    };
    Text::new(with(&statement.en, ':'), with(&statement.zh, '：'))
}

/// Whether a check found that the published figures agree.
pub fn agrees(material: &Material<'_>, outcome: &CheckOutcome) -> bool {
    let value = |id: NodeId| material.trace.node(id).value;
    match *outcome {
        CheckOutcome::Sum { difference, .. } | CheckOutcome::Share { difference, .. } => value(difference).is_zero(),
        CheckOutcome::UnitValue { value: published, at_low, at_high, .. } => {
            (value(at_low)..=value(at_high)).contains(&value(published))
        }
    }
}

fn finding(material: &Material<'_>, kind: &CheckKind, outcome: &CheckOutcome) -> Text {
    let trace = material.trace;
    let show = |id| with_unit(trace, id);
    match outcome {
        CheckOutcome::Sum { sum, total, difference, per_cent } => {
            if trace.node(*difference).value.is_zero() {
                return say::sum_closes(show(*sum));
            }
            let (sum, total, difference, per_cent) = (show(*sum), show(*total), show(*difference), show(*per_cent));
            if matches!(kind, CheckKind::Growth { .. }) {
                say::growth_does_not_close(&sum, &total, &difference, &per_cent)
            } else {
                say::sum_does_not_close(&sum, &total, &difference, &per_cent)
            }
        }
        CheckOutcome::Share { computed, published, difference } => {
            if trace.node(*difference).value.is_zero() {
                say::share_agrees(show(*computed))
            } else {
                say::share_differs(show(*computed), show(*published))
            }
        }
        CheckOutcome::UnitValue { computed, low, high, value, at_low, at_high } => {
            let value: Decimal = trace.node(*value).value;
            if value < trace.node(*at_low).value {
                say::unit_value_too_low(show(*computed), show(*low), show(*high))
            } else if value > trace.node(*at_high).value {
                say::unit_value_too_high(show(*computed), show(*low), show(*high))
            } else {
                say::unit_value_plausible(show(*computed), show(*low), show(*high))
            }
        }
    }
}
