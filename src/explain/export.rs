//! How the export value and the output value come about: units times unit price, the share that counts, into
//! yuan.

use super::Material;
use crate::report::with_unit;
use crate::text::{Text, messages::report as say};
use crate::trace::{NodeId, Operation, Trace};

/// A value with the products behind it: `3,200,000,000 CNY × 18 % = 576,000,000 CNY`.
pub fn value(material: &Material<'_>, id: NodeId) -> Text {
    let trace = material.trace;
    let mut steps = Vec::new();
    products(trace, id, &mut steps);
    if steps.is_empty() {
        with_unit(trace, id)
    } else {
        Text::new(join(&steps, "; ", |s| &s.en), join(&steps, "；", |s| &s.zh))
    }
}

/// The products that lead to a figure, the first one first.
fn products(trace: &Trace, id: NodeId, steps: &mut Vec<Text>) {
    let node = trace.node(id);
    let (Operation::Product, [first, second]) = (node.operation, node.inputs.as_slice()) else {
        return;
    };
    products(trace, *first, steps);
    // A number of units is said before its price, as people count.
    let counted = matches!(trace.node(*second).unit, crate::quantity::Unit::Count(_));
    let (first, second) = if counted { (second, first) } else { (first, second) };
    steps.push(say::product_is(with_unit(trace, *first), with_unit(trace, *second), with_unit(trace, id)));
}

fn join<'s>(steps: &'s [Text], by: &str, of: impl Fn(&'s Text) -> &'s String) -> String {
    steps.iter().map(|step| of(step).as_str()).collect::<Vec<_>>().join(by)
}
