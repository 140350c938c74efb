//! `carbontoll diff-law`: what changed between two days, in values and in euro.

use super::Ending;
use super::arguments::DiffLaw;
use super::deliver::deliver;
use super::output::{Shell, complain};
use super::prices::positive;
use super::quote::{place, placed};
use crate::law_difference::{Question, compare};
use crate::quantity::unit::{CertificatePrice, GoodQuantity, GoodUnit};
use crate::quantity::{Decimal, Unit};
use crate::scenario::Stated;
use crate::scenario::goods::{EmissionsStatement, Good, Import};

pub fn diff_law(arguments: &DiffLaw, shell: &Shell) -> Ending {
    let correction = arguments.cscf.as_deref().map(|text| positive("--cscf", text)).transpose();
    let (price, correction) = match (positive("--price", &arguments.price), correction) {
        (Ok(price), Ok(correction)) => (price, correction),
        (price, correction) => {
            for mistake in [price.err(), correction.err()].into_iter().flatten() {
                complain(mistake.lang(shell.lang));
            }
            return Ending::InputWrong;
        }
    };
    for day in [arguments.before, arguments.after] {
        if let Err(ending) = shell.known_on("", Some(day)) {
            return ending;
        }
    }
    let price: Stated<CertificatePrice> = Stated::new(price, Unit::CertificatePrice, place("--price"), 0..0);
    let tonne: Stated<GoodQuantity> =
        Stated::new(Decimal::ONE, Unit::GoodQuantity(GoodUnit::Tonne), place("--mass"), 0..0);
    let question = Question {
        before: arguments.before,
        after: arguments.after,
        codes: arguments.cn.clone(),
        origins: arguments.origin.clone(),
        like: Good {
            activity_level: None,
            price_path: None,
            years: Vec::new(),
            instead_of: None,
            free_allocation: None,
            key: String::new(),
            label: None,
            code: placed(""),
            origin: placed(""),
            quantity: tonne,
            import: Import::Year(arguments.year),
            production_year: None,
            emissions: EmissionsStatement::Default,
            route: None,
            precursors: Vec::new(),
            no_precursors: false,
            precursor_free_allocation: None,
            price: Some(price),
            what_if_price: None,
            correction: correction.map(|factor| Stated::new(factor, Unit::One, place("--cscf"), 0..0)),
            paid: None,
            export_price: None,
            yuan_rate: None,
            proposal: None,
            known_on: arguments.after,
        },
    };
    match compare(&question, &shell.data) {
        Ok(report) => deliver(&[report], &arguments.delivery, false, &[], shell),
        Err(error) => shell.broken_data(&error),
    }
}
