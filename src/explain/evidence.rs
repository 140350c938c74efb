//! What the report rests on: assumptions, sources, and how far they are to be trusted.

use super::Material;
use crate::report::{Block, Section, with_unit};
use crate::text::{Text, messages::report as say, shell_word};
use crate::trace::{Basis, Confidence, DataRow};
use std::collections::BTreeMap;

/// Every number that the scenario assumes.
pub fn assumptions(material: &Material<'_>) -> Option<Section> {
    let items: Vec<Text> = material
        .trace
        .nodes()
        .iter()
        .enumerate()
        .filter_map(|(id, node)| match &node.basis {
            Basis::Scenario(place) => {
                place.assumption.as_ref().map(|why| say::assumed(&node.label, with_unit(material.trace, id), why))
            }
            _ => None,
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let mut section = Section::new("assumptions", say::assumptions());
    section.blocks.push(Block::Paragraph(say::assumptions_note()));
    section.blocks.push(Block::List(items));
    Some(section)
}

/// The data rows used, by source, and the sources that the scenario states.
pub fn sources(material: &Material<'_>) -> Option<Section> {
    let mut rows: BTreeMap<&str, Vec<&DataRow>> = BTreeMap::new();
    let mut stated: Vec<&Text> = Vec::new();
    for node in material.trace.nodes() {
        match &node.basis {
            Basis::Data(row) => rows.entry(&row.source).or_default().push(row),
            Basis::Scenario(place) => {
                if let Some(source) = &place.source
                    && !stated.contains(&source)
                {
                    stated.push(source);
                }
            }
            _ => {}
        }
    }
    if rows.is_empty() && stated.is_empty() {
        return None;
    }
    let mut section = Section::new("sources", say::sources());
    if !rows.is_empty() {
        let all = rows.values().flatten();
        let weakest: Option<Confidence> = all.clone().map(|row| row.confidence).min();
        let oldest = all.map(|row| row.checked).min();
        if let (Some(weakest), Some(oldest)) = (weakest, oldest) {
            let rating = say::weakest_and_oldest(confidence(weakest), oldest);
            section.blocks.push(Block::Paragraph(Text::sentences([&rating, &say::stated_are_unrated()])));
        }
        let items = rows
            .iter()
            .map(|(id, rows)| {
                let named: Vec<Text> = if rows.len() > 6 {
                    vec![say::rows_of_set(&rows[0].set, rows.len())]
                } else {
                    rows.iter().map(|row| Text::same(format!("{} {}", row.set, row.row))).collect()
                };
                say::data_source(&rows[0].source_title, id, Text::list(&named))
            })
            .collect();
        section.blocks.push(Block::List(items));
    }
    if !stated.is_empty() {
        section.blocks.push(Block::Paragraph(say::stated_sources()));
        section.blocks.push(Block::List(stated.into_iter().cloned().collect()));
    }
    let file = match material.scenario.file.as_str() {
        // What came from standard input has no name that could be typed.
        "-" => "FILE FIGURE".to_owned(),
        name => shell_word(name),
    };
    section.blocks.push(Block::Paragraph(say::how_to_trace(file)));
    Some(section)
}

/// The word for a confidence.
pub fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::High => say::confidence_high(),
        Confidence::MediumHigh => say::confidence_medium_high(),
        Confidence::Medium => say::confidence_medium(),
        Confidence::Low => say::confidence_low(),
    }
}
