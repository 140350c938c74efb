//! The trace is a program; here it is written in the language of spreadsheets, with a name a figure.

use crate::quantity::{Rounding, RoundingRule};
use crate::trace::{Node, Operation, Trace};
use std::collections::BTreeSet;

/// A defined name for each figure, in the order of the trace. A name is the figure's key with `_` for
/// what a name cannot hold, never one that could be a cell, and never one name twice.
pub fn names(trace: &Trace) -> Vec<String> {
    let mut taken = BTreeSet::new();
    trace
        .nodes()
        .iter()
        .map(|node| {
            let mut name: String =
                node.key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(200).collect();
            // `2027_cost` begins with a digit, `q1` and `r1c1` are cells.
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                name.insert(0, '_');
            }
            if !name.contains('_') {
                name.push('_');
            }
            let base = name.clone();
            let mut number = 2;
            // Spreadsheets take capitals and small letters for the same.
            while !taken.insert(name.to_lowercase()) {
                name = format!("{base}_{number}");
                number += 1;
            }
            name
        })
        .collect()
}

/// The step as a formula, without the leading `=`; nothing for an input.
pub fn formula(node: &Node, names: &[String]) -> Option<String> {
    let inputs: Vec<&str> = node.inputs.iter().filter_map(|id| names.get(*id)).map(String::as_str).collect();
    Some(match node.operation {
        Operation::Given => return None,
        Operation::Sum => inputs.join("+"),
        Operation::Difference => inputs.join("-"),
        Operation::Product => inputs.join("*"),
        Operation::RoundedProduct(rounding) => rounded(&inputs.join("*"), rounding),
        Operation::Quotient(rounding) => rounded(&inputs.join("/"), rounding),
        Operation::PerCent(rounding) => rounded(&inputs.join("*100/"), rounding),
        Operation::PerTenThousand(rounding) => rounded(&inputs.join("*10000/"), rounding),
        Operation::Max => format!("MAX({})", inputs.join(",")),
        Operation::Min => format!("MIN({})", inputs.join(",")),
        Operation::Round(rounding) => rounded(&inputs.join(""), rounding),
    })
}

fn rounded(value: &str, Rounding { decimals, rule }: Rounding) -> String {
    match rule {
        RoundingRule::HalfUp => format!("ROUND({value},{decimals})"),
        // A double may lie a hair above the whole number that it stands for: that hair is no unit.
        RoundingRule::Up => format!("ROUNDUP(ROUND({value},9),{decimals})"),
    }
}
