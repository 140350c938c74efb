//! What the report rests on: assumptions, sources, and how far they are to be trusted.

use super::Material;
use crate::report::{Block, Section, with_unit};
use crate::text::{Text, messages::report as say, shell_word};
use crate::trace::{Basis, Confidence, DataRow, LawRow, LegalConfidence, Standing, Trace};
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
    // The same assumption of several goods is said once.
    let mut seen = std::collections::BTreeSet::new();
    let items: Vec<Text> = items.into_iter().filter(|item| seen.insert(item.clone())).collect();
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
    sources_of(material.trace, Some(&material.scenario.file))
}

/// The same of any trace; `file` is the scenario that `explain` can be asked about.
pub fn sources_of(trace: &Trace, file: Option<&str>) -> Option<Section> {
    let mut laws: BTreeMap<(&str, &str), &LawRow> = BTreeMap::new();
    let mut rows: BTreeMap<&str, Vec<&DataRow>> = BTreeMap::new();
    let mut stated: Vec<&Text> = Vec::new();
    for node in trace.nodes() {
        match &node.basis {
            Basis::Law(law) => {
                laws.insert((&law.source, &law.at), law);
            }
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
    if rows.is_empty() && stated.is_empty() && laws.is_empty() {
        return None;
    }
    let mut section = Section::new("sources", say::sources());
    if !laws.is_empty() {
        let weakest = laws.values().map(|law| law.confidence).min().unwrap_or(LegalConfidence::Primary);
        let oldest = laws.values().map(|law| law.checked).min().unwrap_or_default();
        section.blocks.push(Block::Paragraph(say::weakest_law(legal_confidence(weakest), oldest)));
        let items = laws
            .values()
            .map(|law| {
                let place = Text::same(format!("{}, {}", law.source, law.at));
                say::law_used(
                    &law.title,
                    &law.source_title,
                    &place,
                    legal_confidence(law.confidence),
                    standing(law.standing),
                )
            })
            .collect();
        section.blocks.push(Block::List(items));
    }
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
                    {
                        let mut named: Vec<Text> =
                            rows.iter().map(|row| Text::same(format!("{} {}", row.set, row.row))).collect();
                        named.dedup();
                        named
                    }
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
    if let Some(file) = file {
        let file = match file {
            // What came from standard input has no name that could be typed.
            "-" => "FILE FIGURE".to_owned(),
            name => shell_word(name),
        };
        section.blocks.push(Block::Paragraph(say::how_to_trace(file)));
    }
    Some(section)
}

/// The word for how a parameter of the law is known.
pub fn legal_confidence(confidence: LegalConfidence) -> Text {
    match confidence {
        LegalConfidence::Primary => say::legal_primary(),
        LegalConfidence::Secondary => say::legal_secondary(),
        LegalConfidence::Inferred => say::legal_inferred(),
    }
}

/// The word for whether a value is law.
pub fn standing(standing: Standing) -> Text {
    match standing {
        Standing::InForce => say::in_force(),
        Standing::Adopted => say::adopted(),
        Standing::Proposed => say::proposed(),
        Standing::Estimate => say::estimate(),
    }
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
