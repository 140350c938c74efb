//! The value of an input at which a figure equals a target.

use super::{Asked, exact, exact_input, input_value, present};
use crate::analysis::solve::{How, Met, Solved};
use crate::explain::Computed;
use crate::explain::titles::Titles;
use crate::quantity::{Decimal, exact as arithmetic, shortened};
use crate::report::{
    Block, Cell, Column, Exactness, Finding, Headline, Report, Section, Stamp, Table, amount, with_unit,
};
use crate::text::{Text, messages::questions as say};

/// Makes the report of one question.
pub fn report(solved: &Solved, computed: Computed, stamp: Stamp) -> Report {
    let titles = Titles::of(&computed.scenario, &computed.case);
    let asked = Asked { trace: &computed.trace, titles: &titles };
    let section = section(std::slice::from_ref(solved), asked);
    let title = say::solve_title(titles.figure(&computed.trace, solved.figure));
    let (scenario, trace) = (computed.scenario.name, computed.trace);
    Report { scenario, title, stamp, headline: Headline::default(), sections: vec![section], trace }
}

pub fn section(solved: &[Solved], asked: Asked<'_>) -> Section {
    let mut section = Section::new("solve", say::solve());
    let mut table = Table::new(vec![
        Column::text(say::input()),
        Column::number(say::present()),
        Column::number(say::needed_value()),
        Column::number(say::figure_there()),
        Column::number(say::off_target()),
    ]);
    for each in solved {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences(each, asked))));
        rows(each, asked, &mut table);
    }
    if !table.rows.is_empty() {
        section.blocks.push(Block::Table(table));
    }
    section
}

fn sentences(solved: &Solved, asked: Asked<'_>) -> Vec<Text> {
    let trace = asked.trace;
    let figure_unit = trace.node(solved.figure).unit;
    let figure = asked.titles.figure(trace, solved.figure);
    let input = asked.titles.lever(trace, &solved.lever);
    let target = amount(solved.target, figure_unit);
    let show = |value: Decimal| input_value(&solved.lever, trace, value);
    let mut said = Vec::new();
    for met in &solved.met {
        match met {
            Met::At { value, rounded, figure: there } => {
                said.push(say::needed(&figure, &target, &input, show(*value), present(&solved.lever, trace)));
                if let (true, Ok(residual)) = (*rounded, arithmetic::subtract(*there, solved.target)) {
                    let decimals = value.scale().to_string();
                    said.push(say::rounded_residual(decimals, amount(residual, figure_unit)));
                }
                let positive = solved.lever.present(trace).is_none_or(|now| now >= Decimal::ZERO);
                if *value < Decimal::ZERO && positive {
                    said.push(say::below_zero());
                }
            }
            Met::Beside { low, high, at_low, at_high } => said.push(say::beside(
                &figure,
                &target,
                &input,
                show(*low),
                show(*high),
                shortened(*at_low),
                shortened(*at_high),
            )),
            Met::Every { from, to } => said.push(match (from, to) {
                (None, None) => say::every_value(&figure, &target, &input),
                (Some(from), None) => say::every_value_from(&figure, &target, &input, show(*from)),
                (None, Some(to)) => say::every_value_to(&figure, &target, &input, show(*to)),
                (Some(from), Some(to)) => say::every_value_from_to(&figure, &target, &input, show(*from), show(*to)),
            }),
        }
    }
    match (solved.how, solved.met.as_slice()) {
        (How::Constant, []) => {
            said.push(say::no_dependence(&figure, &target, &input, with_unit(trace, solved.figure)));
        }
        (How::Exact, []) => said.push(say::no_value(&figure, &target, &input)),
        (How::Exact, [Met::At { .. }]) => said.push(say::only_value()),
        (How::Searched { from, to, .. }, []) => {
            said.push(say::none_found(&figure, &target, &input, show(from), show(to)));
        }
        _ => {}
    }
    if let How::Searched { from, to, decimals } = solved.how {
        said.push(say::searched(show(from), show(to), decimals));
    }
    said
}

fn rows(solved: &Solved, asked: Asked<'_>, table: &mut Table) {
    let trace = asked.trace;
    let node = trace.node(solved.figure);
    let input = asked.titles.lever(trace, &solved.lever);
    let figure = asked.titles.title(node);
    let key = format!("solve.{}={}.{}", node.key, solved.target.normalize(), solved.lever.key(trace));
    let now = || match solved.lever.present(trace) {
        Some(value) => Cell::FindingWithUnit(exact_input(format!("{key}.now"), &input, value, (&solved.lever, trace))),
        None => Cell::Empty,
    };
    let mut put = |name: String, value: Decimal, exactness: Exactness, there: Decimal| {
        let off = arithmetic::subtract(there, solved.target).ok();
        let of_figure = |what: &str, value| Cell::Finding(exact(format!("{name}.{what}"), &figure, value, node.unit));
        let needed = Finding { exactness, ..exact_input(name.clone(), &input, value, (&solved.lever, trace)) };
        table.rows.push(vec![
            Cell::Text(input.clone()),
            now(),
            Cell::FindingWithUnit(needed),
            of_figure("figure", there),
            off.map_or(Cell::Empty, |off| of_figure("off-target", off)),
        ]);
    };
    for (number, met) in solved.met.iter().enumerate() {
        // The first answer is the usual one and has no number.
        let name = if number == 0 { format!("{key}.value") } else { format!("{key}.value-{}", number + 1) };
        match *met {
            Met::At { value, rounded, figure } => {
                let exactness = if rounded { Exactness::Rounded } else { Exactness::Exact };
                put(name, value, exactness, figure);
            }
            Met::Beside { low, high, at_low, at_high } => {
                put(format!("{name}.low"), low, Exactness::Exact, at_low);
                put(format!("{name}.high"), high, Exactness::Exact, at_high);
            }
            Met::Every { from, to } => {
                for (end, value) in [("from", from), ("to", to)] {
                    if let Some(value) = value {
                        put(format!("{name}.{end}"), value, Exactness::Rounded, solved.target);
                    }
                }
            }
        }
    }
}
