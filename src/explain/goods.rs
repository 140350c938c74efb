//! The report of one CBAM good: what it costs, why, and what would lower it.

use super::charts;
use super::years::Years;
use crate::case::goods::Reading;
use crate::compute::alternatives::{ByReading, ByRoute};
use crate::compute::certificates::{BreakEven, GoodFigures};
use crate::quantity::{Decimal, Unit};
use crate::report::{Block, Cell, Column, Headline, Report, Section, Stamp, Table, size_with_unit, with_unit};
use crate::resolve::goods::{Answer, Outcome};
use crate::text::{Text, messages::goods as labels, messages::quote as say};
use crate::trace::{Basis, NodeId, Trace};

/// A good with its figures.
#[derive(Debug)]
pub struct Assessed<'a> {
    pub answer: &'a Answer,
    /// None for a good outside CBAM.
    pub figures: Option<GoodFigures<NodeId>>,
    pub break_even: Vec<BreakEven<NodeId>>,
    /// The cost by other routes of a precursor, where its route decides.
    pub other_routes: Vec<ByRoute<NodeId>>,
    /// The cost under other readings of the sentence on alloy grades.
    pub other_readings: Vec<ByReading<NodeId>>,
    /// When it is imported, in words.
    pub when: Text,
    /// The same good in other years.
    pub years: Years,
    /// Dates that follow from the import, with the words of the rule.
    pub calendar: Vec<(String, Text, String)>,
    /// What a tonne of CO2e less saves, in euro and in yuan.
    pub tonne_less: Option<(NodeId, Option<NodeId>)>,
    /// What this import adds to what must be held at the end of the quarter, from 2027.
    pub to_hold: Option<NodeId>,
    /// Whether the year may still pass the threshold by at most 10 %.
    pub may_overshoot_little: bool,
    /// Whether the shipment alone passes the mass threshold; none where there is no threshold.
    pub above_threshold: Option<bool>,
}

/// Makes the report.
pub fn report(name: &str, assessed: &Assessed<'_>, trace: Trace, stamp: Stamp) -> Report {
    let title = say::title(&assessed.answer.good.code, &assessed.answer.origin.name);
    let sections = [
        Some(answer(assessed, &trace)),
        steps(assessed, &trace),
        own_data(assessed, &trace),
        path(assessed, &trace),
        duties(assessed, &trace),
        super::evidence::sources_of(&trace, None),
    ];
    let headline = headline(assessed, &trace);
    let sections = sections.into_iter().flatten().collect();
    Report { scenario: name.to_owned(), title, stamp, headline, sections, trace }
}

fn answer(assessed: &Assessed<'_>, trace: &Trace) -> Section {
    let mut section = Section::new("answer", crate::text::messages::report::answer());
    let good = &assessed.answer.good;
    let origin = &assessed.answer.origin.name;
    match (&assessed.answer.outcome, &assessed.figures) {
        (Outcome::Exempt(reason), _) => section.blocks.push(Block::Paragraph(reason.clone())),
        (Outcome::Liable(_), Some(figures)) => {
            let show = |id| with_unit(trace, id);
            let mut sentences = vec![
                say::quantity_of_good(show(figures.quantity_id), &good.name, origin, &assessed.when),
                costs(figures, trace),
            ];
            // By another route of a precursor there may be some.
            if figures.certificates.value.is_zero() && !is_open(&assessed.other_routes) {
                sentences.push(if figures.paid.is_some() { say::covered_by_price_paid() } else { say::nothing_due() });
            }
            if let Some(yuan) = figures.yuan_per_unit {
                sentences.push(say::in_yuan(show(yuan.id)));
            }
            if let (Some(share), Some(per)) = (figures.share_of_export_price, figures.per_ten_thousand_yuan) {
                sentences.push(say::share_of_price(show(share.id), show(per.id)));
            }
            sentences.extend(routes(figures, &assessed.other_routes, trace));
            section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
        }
        (Outcome::Liable(_), None) => {}
    }
    let mut notes: Vec<Text> = assessed.answer.notes.iter().map(|note| note.text.clone()).collect();
    if matches!(assessed.answer.outcome, Outcome::Liable(_)) && !good.gases.is_empty() {
        let gases = good.gases.replace(';', ", ");
        notes.push(if good.indirect_counts { say::gases_direct_and_indirect(gases) } else { say::gases_direct(gases) });
    }
    notes.extend(readings(&assessed.other_readings, trace));
    if !notes.is_empty() {
        section.blocks.push(Block::List(notes));
    }
    section
}

/// What the good costs by each route of a precursor whose route decides.
pub fn routes(figures: &GoodFigures<NodeId>, others: &[ByRoute<NodeId>], trace: &Trace) -> Vec<Text> {
    let mut said: Vec<(&Text, Vec<Text>)> = Vec::new();
    for other in others {
        let cost = say::by_route(other.route.to_string(), with_unit(trace, other.cost_per_unit.id));
        match said.iter_mut().find(|(precursor, _)| *precursor == &other.precursor) {
            Some((_, costs)) => costs.push(cost),
            None => {
                said.push((&other.precursor, vec![say::as_taken(with_unit(trace, figures.cost_per_unit.id)), cost]))
            }
        }
    }
    said.into_iter().map(|(precursor, costs)| say::by_route_of_precursor(precursor, Text::list(&costs))).collect()
}

/// What a unit would cost under other readings of the sentence on alloy grades.
pub fn readings(others: &[ByReading<NodeId>], trace: &Trace) -> Option<Text> {
    let cost = |reading: Reading| {
        let other = others.iter().find(|other| other.reading == reading)?;
        Some((other.grade.to_string(), with_unit(trace, other.cost_per_unit.id)))
    };
    let (highest, alone) = (cost(Reading::HighestOfTheCode)?, cost(Reading::LetterAlone)?);
    Some(say::by_other_readings(highest.0, highest.1, alone.0, alone.1))
}

/// Whether the cost rests on a route that nobody stated.
pub fn is_open(others: &[ByRoute<NodeId>]) -> bool {
    others.iter().any(|other| !other.settled)
}

/// A cost that depends on the route of a precursor, with what a unit costs by others.
pub fn with_other_routes(cost: Text, others: &[ByRoute<NodeId>], trace: &Trace) -> Text {
    let open = || others.iter().filter(|other| !other.settled);
    let least = open().min_by_key(|other| other.cost_per_unit.value);
    let most = open().max_by_key(|other| other.cost_per_unit.value);
    let show = |other: &ByRoute<NodeId>| with_unit(trace, other.cost_per_unit.id);
    match (least, most) {
        (Some(least), Some(most)) if least.cost_per_unit.value != most.cost_per_unit.value => {
            say::depends_on_route(cost, show(least), show(most))
        }
        (Some(only), _) => say::depends_on_one_route(cost, show(only)),
        (None, _) => cost,
    }
}

fn costs(figures: &GoodFigures<NodeId>, trace: &Trace) -> Text {
    let [certificates, cost, per_unit] =
        [figures.certificates.id, figures.cost.id, figures.cost_per_unit.id].map(|id| with_unit(trace, id));
    if figures.at_most {
        say::costs_at_most(certificates, cost, per_unit)
    } else {
        say::costs(certificates, cost, per_unit)
    }
}

/// The answer at a glance.
fn headline(assessed: &Assessed<'_>, trace: &Trace) -> Headline {
    let Some(figures) = &assessed.figures else {
        let reason = match &assessed.answer.outcome {
            Outcome::Exempt(reason) => reason.clone(),
            Outcome::Liable(_) => Text::default(),
        };
        return Headline { sentence: reason, figures: Vec::new() };
    };
    let show = |id| with_unit(trace, id);
    let whole_cost = if figures.at_most { say::at_most(show(figures.cost.id)) } else { show(figures.cost.id) };
    let whole_cost = with_other_routes(whole_cost, &assessed.other_routes, trace);
    let sentence = say::headline(
        show(figures.quantity_id),
        &assessed.answer.good.code,
        &assessed.answer.origin.name,
        &assessed.when,
        whole_cost,
    );
    let label = |label: Text| if figures.at_most { say::labelled_at_most(label) } else { label };
    let mut shown = vec![
        (label(labels::cost_per_unit()), figures.cost_per_unit.id),
        (label(labels::certificates()), figures.certificates.id),
        (label(labels::cost()), figures.cost.id),
    ];
    // A single unit costs what a unit costs.
    if figures.cost.value == figures.cost_per_unit.value {
        shown.truncate(2);
        shown.push((labels::specific_embedded_emissions(), figures.specific_embedded_emissions.id));
    }
    Headline { sentence, figures: shown }
}

/// Every step with its value and the text that orders it.
fn steps(assessed: &Assessed<'_>, trace: &Trace) -> Option<Section> {
    let figures = assessed.figures.as_ref()?;
    let mut section = Section::new("steps", say::steps());
    let name = say::good_of(&assessed.answer.good.code, &assessed.answer.origin.name);
    section.blocks.push(charts::waterfall("", &name, figures, trace));
    let mut table =
        Table::new(vec![Column::text(say::step()), Column::number(say::value()), Column::text(say::ordered_by())]);
    let last = figures.cost_per_unit.id;
    for id in trace.ancestry(last).into_iter().chain([
        figures.certificates.id,
        figures.whole_certificates.id,
        figures.cost.id,
    ]) {
        let node = trace.node(id);
        if node.key.starts_with("rule.") || node.key.ends_with("floor") {
            continue;
        }
        table.rows.push(vec![
            Cell::Text(node.label.clone()),
            Cell::FigureWithUnit(id),
            Cell::Text(short_basis(&node.basis)),
        ]);
    }
    section.blocks.push(Block::Table(table));
    section.blocks.push(Block::Paragraph(say::whole_certificates_note()));
    Some(section)
}

/// Where a figure comes from, in a few words.
fn short_basis(basis: &Basis) -> Text {
    match basis {
        Basis::Scenario(place) => Text::same(place.path.clone()),
        Basis::Data(row) => Text::same(format!("{}, {}", row.source, row.row)),
        Basis::Law(law) => Text::same(format!("{}, {}", law.source, law.at)),
        Basis::Article { source, at, .. } => Text::same(format!("{source}, {at}")),
        Basis::Definition(text) | Basis::Convention(text) => text.clone(),
    }
}

/// What own data would change, and what a tonne less is worth.
fn own_data(assessed: &Assessed<'_>, trace: &Trace) -> Option<Section> {
    let figures = assessed.figures.as_ref()?;
    let mut section = Section::new("own-data", say::own_data());
    let show = |id| with_unit(trace, id);
    if let Some(comparison) = &figures.comparison {
        let mut table = Table::new(vec![
            Column::text(say::compared()),
            Column::number(say::emissions()),
            Column::number(say::free_allocation()),
            Column::number(say::certificates()),
            Column::number(say::cost()),
        ]);
        table.rows.push(vec![
            Cell::Text(if figures.at_most {
                say::labelled_at_most(say::with_own_data())
            } else {
                say::with_own_data()
            }),
            Cell::Figure(figures.specific_embedded_emissions.id),
            Cell::Figure(figures.specific_embedded_free_allocation.id),
            Cell::Figure(figures.certificates_per_unit.id),
            Cell::Figure(figures.cost_per_unit.id),
        ]);
        table.rows.push(vec![
            Cell::Text(say::with_default_value()),
            Cell::Figure(comparison.default_emissions.id),
            Cell::Figure(comparison.default_free_allocation.id),
            Cell::Figure(comparison.default_certificates_per_unit.id),
            Cell::Figure(comparison.default_cost_per_unit.id),
        ]);
        section.blocks.push(Block::Table(table));
        let verdict = match comparison.saved_per_unit {
            None => say::own_data_unknown(),
            Some(saved) if saved.value >= Decimal::ZERO => say::own_data_saves(size_with_unit(trace, saved.id)),
            Some(saved) => say::own_data_costs(size_with_unit(trace, saved.id)),
        };
        let mut sentences = vec![verdict];
        if is_open(&assessed.other_routes) && comparison.saved_per_unit.is_some() {
            sentences.push(say::rests_on_route());
        }
        sentences.extend(comparison.break_even_emissions.map(|figure| say::break_even_is(show(figure.id))));
        sentences.push(say::columns_differ());
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    if !assessed.break_even.is_empty() {
        let items: Vec<Text> = assessed
            .break_even
            .iter()
            .map(|found| {
                let value = show(found.emissions.id);
                match (found.route, found.before_precursors) {
                    (Some(route), false) => say::break_even_of_route(route.to_string(), value),
                    (None, false) => say::break_even_simple(value),
                    (Some(route), true) => say::break_even_of_route_needs_precursors(route.to_string(), value),
                    (None, true) => say::break_even_needs_precursors(value),
                }
            })
            .collect();
        section.blocks.push(Block::List(items));
        section.blocks.push(Block::Paragraph(say::columns_differ()));
    }
    if let Some((worth, yuan)) = assessed.tonne_less {
        section.blocks.push(Block::Paragraph(match yuan {
            Some(yuan) => say::tonne_less_is_worth_in_yuan(show(worth), show(yuan)),
            None => say::tonne_less_is_worth(show(worth)),
        }));
    }
    Some(section)
}

/// The same good in other years.
fn path(assessed: &Assessed<'_>, trace: &Trace) -> Option<Section> {
    let mut section = Section::new("path", say::path());
    let name = say::good_of(&assessed.answer.good.code, &assessed.answer.origin.name);
    section.blocks.extend(charts::years(&[(name, &assessed.years)]));
    section.blocks.extend(assessed.years.blocks(trace));
    (!section.blocks.is_empty()).then_some(section)
}

/// Threshold, dates and penalties.
fn duties(assessed: &Assessed<'_>, trace: &Trace) -> Option<Section> {
    let figures = assessed.figures.as_ref()?;
    let mut section = Section::new("duties", say::duties());
    section.blocks.push(Block::Paragraph(match assessed.above_threshold {
        None => say::no_threshold(),
        Some(true) => say::above_threshold(),
        Some(false) => say::not_proven_below_threshold(),
    }));
    if !assessed.calendar.is_empty() {
        let items =
            assessed.calendar.iter().map(|(date, rule, cite)| say::due_on(date, rule, cite)).collect::<Vec<Text>>();
        section.blocks.push(Block::List(items));
    }
    if let Some(held) = assessed.to_hold {
        section.blocks.push(Block::Paragraph(say::to_hold_for_this(with_unit(trace, held))));
    }
    if let Some([simple, low, high]) = figures.penalty {
        let show = |id| with_unit(trace, id);
        section.blocks.push(Block::Paragraph(say::penalties(show(simple.id), show(low.id), show(high.id))));
        if assessed.may_overshoot_little {
            section.blocks.push(Block::Paragraph(say::small_overshoot()));
        }
    }
    debug_assert!(matches!(figures.cost.unit, Unit::Money(_)));
    Some(section)
}
