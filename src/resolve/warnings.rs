//! Input that had no effect, or not the effect that was meant.

use crate::diag::{Diagnostic, Diagnostics};
use crate::quantity::Denominator;
use crate::reference::{DataError, Library};
use crate::scenario::{MethodKind, Scenario};
use crate::text::messages::input as say;

/// Warns about what the scenario states and nothing uses.
///
/// `denominators` are the kinds of value that the figures of the methods are per.
pub fn unused_input(scenario: &Scenario, denominators: &[Denominator], diagnostics: &mut Diagnostics) {
    for own in &scenario.own_regions {
        let used = scenario
            .subject
            .iter()
            .chain(&scenario.references)
            .chain(scenario.ranking.iter().flat_map(|ranking| &ranking.regions))
            .any(|region| region.together.iter().chain(&region.without).any(|code| *code == own.code));
        if !used {
            diagnostics.push(
                Diagnostic::warning("unused-region", say::unused_region(&own.code))
                    .at(own.span.clone())
                    .help(say::use_region_or_remove()),
            );
        }
    }
    for sector in &scenario.sectors {
        let used = scenario.methods.iter().any(|method| match &method.kind {
            MethodKind::SectorElectricity { sectors, .. } => sectors.iter().any(|own| own.name == sector.name),
            _ => false,
        });
        if !used {
            diagnostics.push(
                Diagnostic::warning("unused-table", say::unused_sector_table(&sector.name))
                    .at(sector.span.clone())
                    .help(say::add_a_sector_method()),
            );
        }
    }
    for conversion in &scenario.conversions {
        if !denominators.contains(&conversion.from) {
            diagnostics.push(
                Diagnostic::warning("unused-table", say::unused_conversion(conversion.from.text()))
                    .at(conversion.span.clone())
                    .help(say::remove_the_table("conversion")),
            );
        }
    }
    if scenario.methods.is_empty() && scenario.product.is_none() {
        for price in &scenario.prices {
            diagnostics.push(
                Diagnostic::warning("unused-price", say::unused_price(&price.name))
                    .at(price.span.clone())
                    .help(say::value_something_or_remove()),
            );
        }
    }
}

/// Warns where the day of knowledge lies after the data: what was published between the two is not in it.
///
/// # Errors
/// A broken data file.
pub fn later_than_the_data(
    scenario: &Scenario,
    library: &dyn Library,
    diagnostics: &mut Diagnostics,
) -> Result<(), DataError> {
    if let Some(day) = library.sources()?.day().filter(|day| *day < scenario.as_known_on) {
        let warning = Diagnostic::later_than_data(scenario.as_known_on, day);
        diagnostics
            .push(warning.at(scenario.as_known_on_span.clone()).help(say::write_like(format!("as_known_on = {day}"))));
    }
    Ok(())
}
