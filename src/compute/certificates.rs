//! From specific embedded emissions to certificates and euro.
//!
//! certificates = max(0, SEE - SEFA - price paid) x quantity, per good; cost = certificates x price.

use super::law_steps as why;
use super::{embedded_emissions, free_allocation_adjustment, interpolation};
use crate::case::goods::{Assessment, CarbonPricePaid, Chain, Emissions, OwnProcess};
use crate::quantity::unit::{
    CertificatePrice, Certificates, CertificatesPer, CostPer, Embedded, GoodQuantity, Money, Percentage, Ratio,
    SavingRate,
};
use crate::quantity::{Decimal, Rounding, RoundingRule, exact};
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Fact, Provenance, Step, StepError, ledger::RuleOfLaw};

/// Tonnes that a carbon price paid stands for: no act says to how many decimals. It is an estimate, and ten keep what
/// follows within the digits that can be held.
const PAID: Rounding = Rounding::half_up(10);
/// Shares of a price are stated to hundredths of a per cent.
const SHARE: Rounding = Rounding::half_up(2);
/// Certificates are individual units; a count is the next whole number.
const WHOLE: Rounding = Rounding { decimals: 0, rule: RoundingRule::Up };

/// The figures of one good.
#[derive(Clone, Copy, Debug)]
pub struct GoodFigures<I> {
    pub specific_embedded_emissions: Amount<Embedded, I>,
    pub specific_embedded_free_allocation: Amount<Embedded, I>,
    pub paid: Option<Amount<Embedded, I>>,
    /// The share of the emissions that a carbon price paid leaves; none where nothing was paid.
    pub share_left: Option<Amount<Ratio, I>>,
    /// The free allocation of precursors is missing: what is left to cover, certificates and cost are at most these.
    pub at_most: bool,
    /// What is left for certificates to cover: never below zero.
    pub emissions_to_cover: Amount<Embedded, I>,
    pub certificates_per_unit: Amount<CertificatesPer, I>,
    pub certificates: Amount<Certificates, I>,
    pub whole_certificates: Amount<Certificates, I>,
    /// The quantity, for reports.
    pub quantity_id: I,
    pub price: Amount<CertificatePrice, I>,
    pub cost: Amount<Money, I>,
    pub cost_per_unit: Amount<CostPer, I>,
    pub yuan_per_unit: Option<Amount<CostPer, I>>,
    pub share_of_export_price: Option<Amount<Percentage, I>>,
    pub per_ten_thousand_yuan: Option<Amount<SavingRate, I>>,
    /// Own data against the default value.
    pub comparison: Option<Comparison<I>>,
    /// The penalty for the certificates, and the range for an importer without authorisation.
    pub penalty: Option<Penalties<I>>,
}

/// Tonnes per unit of good, and their share of the emissions.
type PricePaid<I> = (Amount<Embedded, I>, Amount<Ratio, I>);

/// The simple penalty, and the lowest and highest without authorisation.
pub type Penalties<I> = [Amount<Money, I>; 3];

/// Emissions to be covered, and the certificates that cover them.
pub type Covered<I> = (Amount<Embedded, I>, Amount<CertificatesPer, I>);

/// The emissions at which own data of a route stops helping.
#[derive(Clone, Copy, Debug)]
pub struct BreakEven<I> {
    pub route: Option<char>,
    pub emissions: Amount<Embedded, I>,
    /// The free allocation of precursors that it cannot do without is to be added.
    pub before_precursors: bool,
}

/// Own data against the default value.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<I> {
    pub default_emissions: Amount<Embedded, I>,
    pub default_free_allocation: Amount<Embedded, I>,
    pub default_certificates_per_unit: Amount<CertificatesPer, I>,
    pub default_cost_per_unit: Amount<CostPer, I>,
    /// Default cost less the cost with own data, per unit of good; none where the precursors are missing.
    pub saved_per_unit: Option<Amount<CostPer, I>>,
    /// The actual emissions at which own data stops helping.
    /// None where the price paid covers all emissions, or the precursors are missing.
    pub break_even_emissions: Option<Amount<Embedded, I>>,
}

/// Assesses one good.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn assess<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    describe: &dyn Describe,
) -> Result<GoodFigures<L::Id>, StepError> {
    let key = case.key.as_str();
    let price = interpolation::certificate_price(ledger, &case.price, key, describe)?;
    let emissions = embedded_emissions::specific(ledger, &case.chain, key, describe)?;
    let free = free_allocation_adjustment::specific(ledger, &case.chain, key, describe)?;
    let mut net = ledger::difference(ledger, emissions, free, || Step {
        key: format!("{key}emissions_less_free_allocation"),
        label: say::emissions_less_free_allocation(),
        basis: why::free_allocation_deducted(),
    })?;
    let mut paid_tonnes = None;
    let mut share_left = None;
    if let Some(paid) = case.paid {
        let (tonnes, share) = tonnes_paid(ledger, paid, emissions, price, key, describe)?;
        let whole = ledger::given(ledger, paid.whole, describe, || ("rule.whole".to_owned(), say::whole()));
        share_left = Some(ledger::difference(ledger, whole, share, || Step {
            key: format!("{key}share_not_paid"),
            label: say::share_not_paid(),
            basis: why::paid_over_price(),
        })?);
        net = ledger::difference(ledger, net, tonnes, || Step {
            key: format!("{key}emissions_less_price_paid"),
            label: say::emissions_less_price_paid(),
            basis: why::price_paid_deducted(),
        })?;
        paid_tonnes = Some(tonnes);
    }
    let (to_cover, mut per_unit) = certificates_per_unit(ledger, net, case, key, describe)?;
    let fits = |per_unit| {
        exact::multiply(per_unit, case.quantity.value).and_then(|all| exact::multiply(all, price.value)).map(drop)
    };
    per_unit = ledger::shortened(ledger, per_unit, PAID, fits, || {
        (format!("{key}certificates_per_tonne"), say::certificates_per_unit())
    })?;
    let quantity = ledger::given(ledger, case.quantity, describe, || (format!("{key}quantity"), say::quantity()));
    let certificates = ledger::product(ledger, per_unit, quantity, || Step {
        key: format!("{key}certificates"),
        label: say::certificates(),
        basis: why::certificates_by_quantity(),
    })?;
    let whole = ledger::rounded(ledger, certificates, WHOLE, || Step {
        key: format!("{key}whole_certificates"),
        label: say::whole_certificates(),
        basis: why::whole_certificates(),
    })?;
    let cost = ledger::product(ledger, certificates, price, || Step {
        key: format!("{key}cost"),
        label: say::cost(),
        basis: why::certificates_by_price(),
    })?;
    let cost_per_unit = ledger::product(ledger, per_unit, price, || Step {
        key: format!("{key}cost_per_tonne"),
        label: say::cost_per_unit(),
        basis: why::certificates_by_price(),
    })?;
    let mut figures = GoodFigures {
        specific_embedded_emissions: emissions,
        specific_embedded_free_allocation: free,
        paid: paid_tonnes,
        share_left,
        at_most: !case.missing_precursors.is_empty(),
        emissions_to_cover: to_cover,
        certificates_per_unit: per_unit,
        certificates,
        whole_certificates: whole,
        quantity_id: quantity.id,
        price,
        cost,
        cost_per_unit,
        yuan_per_unit: None,
        share_of_export_price: None,
        per_ten_thousand_yuan: None,
        comparison: None,
        penalty: None,
    };
    in_yuan_and_as_share(ledger, case, &mut figures, describe)?;
    if let Some(by_default) = &case.by_default {
        figures.comparison = Some(comparison(ledger, case, by_default, &figures, describe)?);
    }
    if let Some(penalty) = case.penalty {
        figures.penalty = penalties(ledger, penalty, case, (&figures, quantity), describe)?;
    }
    Ok(figures)
}

/// What a tonne of CO2e less saves while certificates are due, in euro and in yuan.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn tonne_less<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    figures: &GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<(L::Id, Option<L::Id>), StepError> {
    let key = case.key.as_str();
    let certificate = ledger::given(ledger, case.certificate, describe, || {
        ("rule.certificate".to_owned(), say::certificate_of_emissions())
    });
    let mut worth = ledger::product(ledger, certificate, figures.price, || Step {
        key: if figures.share_left.is_some() {
            format!("{key}tonne_less_before_price_paid")
        } else {
            format!("{key}tonne_less")
        },
        label: say::tonne_less(),
        basis: why::tonne_less(),
    })?;
    if let Some(left) = figures.share_left {
        worth = ledger::product(ledger, worth, left, || Step {
            key: format!("{key}tonne_less"),
            label: say::tonne_less(),
            basis: why::less_price_paid(),
        })?;
    }
    let Some(rate) = case.yuan_rate else {
        return Ok((worth.id, None));
    };
    let rate = ledger::given(ledger, rate, describe, || (format!("{key}yuan_rate"), say::yuan_rate()));
    let yuan = ledger::product(ledger, worth, rate, || Step {
        key: format!("{key}tonne_less_in_yuan"),
        label: say::tonne_less_in_yuan(),
        basis: why::converted(),
    })?;
    Ok((worth.id, Some(yuan.id)))
}

/// With a default value: the actual emissions at which own data of each route would cost the same,
/// precursors left out (their free allocation would raise it).
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn break_even_of_own_data<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    figures: &GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<Vec<BreakEven<L::Id>>, StepError> {
    let mut found = Vec::new();
    for OwnProcess { route, benchmarked, needs_precursors } in &case.own_process {
        let key = match route {
            Some(route) => format!("{}own_data.{route}.", case.key),
            None => format!("{}own_data.", case.key),
        };
        let chain = Chain {
            emissions: case.chain.emissions.clone(),
            free_allocation: crate::case::goods::FreeAllocation::ProcessOnly(*benchmarked),
            precursors: Vec::new(),
            activity_level: None,
            includes_precursors: false,
            holds_indirect: false,
        };
        let free = free_allocation_adjustment::specific(ledger, &chain, &key, describe)?;
        let to_cover = ledger::difference(
            ledger,
            figures.specific_embedded_emissions,
            figures.specific_embedded_free_allocation,
            || Step {
                key: format!("{key}default_emissions_to_cover"),
                label: say::emissions_less_free_allocation(),
                basis: why::free_allocation_deducted(),
            },
        )?;
        let break_even = ledger::plus(ledger, to_cover, free, || Step {
            key: format!("{key}break_even_emissions"),
            label: if *needs_precursors { say::break_even_before_precursors() } else { say::break_even() },
            basis: why::break_even(),
        })?;
        found.push(BreakEven { route: *route, emissions: break_even, before_precursors: *needs_precursors });
    }
    Ok(found)
}

fn penalties<L: Ledger>(
    ledger: &mut L,
    penalty: crate::case::goods::Penalty,
    case: &Assessment,
    (figures, quantity): (&GoodFigures<L::Id>, Amount<GoodQuantity, L::Id>),
    describe: &dyn Describe,
) -> Result<Option<Penalties<L::Id>>, StepError> {
    let key = case.key.as_str();
    // The base is default values less free allocation, whatever was declared (Art. 26(4a)).
    let certificates = match (&figures.comparison, &case.chain.emissions) {
        (Some(comparison), _) => {
            ledger::product(ledger, comparison.default_certificates_per_unit, quantity, || Step {
                key: format!("{key}default.certificates"),
                label: say::certificates_by_default(),
                basis: why::penalty_base(),
            })?
        }
        (None, Emissions::DefaultValue { .. }) => figures.certificates,
        // Without a default value there is no base.
        (None, _) => return Ok(None),
    };
    let rate = ledger::given(ledger, penalty.per_certificate, describe, || {
        (format!("{key}penalty.per_certificate"), say::penalty_rate())
    });
    let low = ledger::given(ledger, penalty.lowest_multiple, describe, || {
        (format!("{key}penalty.lowest_multiple"), say::lowest_multiple())
    });
    let high = ledger::given(ledger, penalty.highest_multiple, describe, || {
        (format!("{key}penalty.highest_multiple"), say::highest_multiple())
    });
    let simple = ledger::product(ledger, certificates, rate, || Step {
        key: format!("{key}penalty.declarant"),
        label: say::penalty_of_declarant(),
        basis: why::penalty(),
    })?;
    let lowest = ledger::product(ledger, simple, low, || Step {
        key: format!("{key}penalty.without_authorisation_lowest"),
        label: say::penalty_without_authorisation(),
        basis: why::penalty_multiple(),
    })?;
    let highest = ledger::product(ledger, simple, high, || Step {
        key: format!("{key}penalty.without_authorisation_highest"),
        label: say::penalty_without_authorisation(),
        basis: why::penalty_multiple(),
    })?;
    Ok(Some([simple, lowest, highest]))
}

/// max(0, net), and that as certificates: one a tonne.
pub(super) fn certificates_per_unit<L: Ledger>(
    ledger: &mut L,
    net: Amount<Embedded, L::Id>,
    case: &Assessment,
    key: &str,
    describe: &dyn Describe,
) -> Result<Covered<L::Id>, StepError> {
    let zero = Fact::<Embedded>::new(Decimal::ZERO, net.unit, Provenance::Rule(RuleOfLaw::Floor));
    let zero = ledger::given(ledger, zero, describe, || (format!("{key}floor"), say::floor()));
    let to_cover = ledger::greater(ledger, net, zero, || Step {
        key: format!("{key}emissions_to_cover"),
        label: say::emissions_to_cover(),
        basis: why::floor(),
    })?;
    let certificate = ledger::given(ledger, case.certificate, describe, || {
        ("rule.certificate".to_owned(), say::certificate_of_emissions())
    });
    let certificates = ledger::product(ledger, to_cover, certificate, || Step {
        key: format!("{key}certificates_per_tonne"),
        label: say::certificates_per_unit(),
        basis: why::one_certificate_a_tonne(),
    })?;
    Ok((to_cover, certificates))
}

/// Tonnes per unit of good that a carbon price paid stands for, and their share of the emissions. An estimate: no act is adopted.
fn tonnes_paid<L: Ledger>(
    ledger: &mut L,
    paid: CarbonPricePaid,
    emissions: Amount<Embedded, L::Id>,
    price: Amount<CertificatePrice, L::Id>,
    key: &str,
    describe: &dyn Describe,
) -> Result<PricePaid<L::Id>, StepError> {
    let mut amount =
        ledger::given(ledger, paid.amount, describe, || (format!("{key}carbon_price_paid"), say::carbon_price_paid()));
    let whole = ledger::given(ledger, paid.whole, describe, || ("rule.whole".to_owned(), say::whole()));
    let rebate = ledger::given(ledger, paid.rebate, describe, || (format!("{key}rebate"), say::rebate()));
    let kept = ledger::difference(ledger, whole, rebate, || Step {
        key: format!("{key}share_not_rebated"),
        label: say::share_not_rebated(),
        basis: why::net_of_rebates(),
    })?;
    amount = ledger::product(ledger, amount, kept, || Step {
        key: format!("{key}carbon_price_effectively_paid"),
        label: say::effectively_paid(),
        basis: why::net_of_rebates(),
    })?;
    if let Some(rate) = paid.rate {
        let rate = ledger::given(ledger, rate, describe, || (format!("{key}paid_rate"), say::paid_rate()));
        amount = ledger::product(ledger, amount, rate, || Step {
            key: format!("{key}carbon_price_paid_in_euro"),
            label: say::paid_in_euro(),
            basis: why::yearly_average_rate(),
        })?;
    }
    let ratio: Amount<Ratio, L::Id> = ledger::quotient(ledger, amount, price, PAID, || Step {
        key: format!("{key}certificates_per_tonne_paid"),
        label: say::paid_share(),
        basis: why::paid_over_price(),
    })?;
    // A tonne takes one certificate: what was paid above its price deducts no more.
    let share = ledger::lesser(ledger, whole, ratio, || Step {
        key: format!("{key}share_of_certificate_price_paid"),
        label: say::paid_share_at_most_whole(),
        basis: why::paid_at_most_whole(),
    })?;
    let share = match paid.covered {
        None => share,
        Some(covered) => {
            let covered =
                ledger::given(ledger, covered, describe, || (format!("{key}covered_share"), say::covered_share()));
            ledger::product(ledger, share, covered, || Step {
                key: format!("{key}share_paid"),
                label: say::share_paid(),
                basis: why::paid_over_price(),
            })?
        }
    };
    let tonnes = ledger::product(ledger, emissions, share, || Step {
        key: format!("{key}carbon_price_paid_reduction_unrounded"),
        label: say::paid_reduction(),
        basis: why::paid_over_price(),
    })?;
    let tonnes = ledger::rounded(ledger, tonnes, PAID, || Step {
        key: format!("{key}carbon_price_paid_reduction"),
        label: say::paid_reduction(),
        basis: why::paid_rounded(),
    })?;
    Ok((tonnes, share))
}

fn in_yuan_and_as_share<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    figures: &mut GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<(), StepError> {
    let key = case.key.as_str();
    if let Some(rate) = case.yuan_rate {
        let rate = ledger::given(ledger, rate, describe, || (format!("{key}yuan_rate"), say::yuan_rate()));
        figures.yuan_per_unit = Some(ledger::product(ledger, figures.cost_per_unit, rate, || Step {
            key: format!("{key}cost_per_tonne_in_yuan"),
            label: say::cost_per_unit_in_yuan(),
            basis: why::converted(),
        })?);
    }
    if let Some(export) = case.export_price {
        let mut amount =
            ledger::given(ledger, export.amount, describe, || (format!("{key}export_price"), say::export_price()));
        if let Some(rate) = export.rate {
            let rate =
                ledger::given(ledger, rate, describe, || (format!("{key}export_price_rate"), say::export_rate()));
            amount = ledger::product(ledger, amount, rate, || Step {
                key: format!("{key}export_price_in_euro"),
                label: say::export_price_in_euro(),
                basis: why::converted(),
            })?;
        }
        figures.share_of_export_price =
            Some(ledger::per_cent(ledger, figures.cost_per_unit, amount, SHARE, || Step {
                key: format!("{key}cost_share_of_export_price"),
                label: say::cost_share(),
                basis: why::share_of_price(),
            })?);
        figures.per_ten_thousand_yuan =
            Some(ledger::per_ten_thousand(ledger, figures.cost_per_unit, amount, SHARE, || Step {
                key: format!("{key}cost_per_ten_thousand_yuan"),
                label: say::cost_per_ten_thousand(),
                basis: why::per_ten_thousand(),
            })?);
    }
    Ok(())
}

/// The default side of the comparison, and the emissions at which both sides cost the same.
fn comparison<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    by_default: &Chain,
    own: &GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<Comparison<L::Id>, StepError> {
    let key = format!("{}default.", case.key);
    let emissions = embedded_emissions::specific(ledger, by_default, &key, describe)?;
    let free = free_allocation_adjustment::specific(ledger, by_default, &key, describe)?;
    let net = ledger::difference(ledger, emissions, free, || Step {
        key: format!("{key}emissions_less_free_allocation"),
        label: say::emissions_less_free_allocation(),
        basis: why::free_allocation_deducted(),
    })?;
    let (_, per_unit) = certificates_per_unit(ledger, net, case, &key, describe)?;
    let cost = ledger::product(ledger, per_unit, own.price, || Step {
        key: format!("{key}cost_per_tonne"),
        label: say::cost_per_unit_by_default(),
        basis: why::certificates_by_price(),
    })?;
    let sides = Comparison {
        default_emissions: emissions,
        default_free_allocation: free,
        default_certificates_per_unit: per_unit,
        default_cost_per_unit: cost,
        saved_per_unit: None,
        break_even_emissions: None,
    };
    // The free allocation of the precursors decides which side is dearer.
    if own.at_most {
        return Ok(sides);
    }
    let saved = ledger::difference(ledger, cost, own.cost_per_unit, || Step {
        key: format!("{}own_data_saves_per_tonne", case.key),
        label: say::own_data_saves(),
        basis: why::default_less_own(),
    })?;
    let left = own.share_left;
    let step = |end: &str| Step {
        key: format!("{}break_even_emissions{end}", case.key),
        label: say::break_even(),
        basis: why::break_even(),
    };
    let break_even = match left {
        None => Some(ledger::plus(ledger, net, own.specific_embedded_free_allocation, || step(""))?),
        // Only the share that was not paid for counts: the sum is divided by it.
        Some(left) if left.value > Decimal::ZERO => {
            let sum = ledger::plus(ledger, net, own.specific_embedded_free_allocation, || step("_before_price_paid"))?;
            Some(ledger::quotient(ledger, sum, left, PAID, || step(""))?)
        }
        // Paid for in full: no emissions are too many.
        Some(_) => None,
    };
    Ok(Comparison { saved_per_unit: Some(saved), break_even_emissions: break_even, ..sides })
}
