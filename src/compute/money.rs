//! Money into yuan: prices, the output value, the export value.

use crate::case::{self, Export, ExportValue, Price};
use crate::quantity::Denominator;
use crate::quantity::unit::{CarbonPrice, ExchangeRate, Money};
use crate::text::messages::{labels, reasons};
use crate::trace::{Figure, Given, Step, StepError, Trace};

/// A price in yuan per tonne with the name that keys are made of.
#[derive(Clone, Debug)]
pub struct YuanPrice {
    pub name: String,
    pub yuan: Figure<CarbonPrice>,
}

/// Every price in yuan.
pub fn prices_in_yuan(trace: &mut Trace, prices: &[Price]) -> Result<Vec<YuanPrice>, StepError> {
    prices
        .iter()
        .map(|price| {
            let amount = trace.given(&price.amount);
            let yuan = match &price.rate {
                None => amount,
                Some(rate) => {
                    let rate = trace.given(rate);
                    let step = Step::convention(
                        format!("price.{}.yuan", price.name),
                        labels::price_in_yuan(&price.label),
                        reasons::converted(),
                    );
                    trace.product(step, amount, rate)?
                }
            };
            Ok(YuanPrice { name: price.name.clone(), yuan })
        })
        .collect()
}

/// A value in yuan, and what it is a value of.
#[derive(Clone, Copy, Debug)]
pub struct Worth {
    pub of: Denominator,
    pub yuan: Figure<Money>,
}

/// The output value in yuan.
pub fn worth_in_yuan(trace: &mut Trace, worth: &case::Worth) -> Result<Worth, StepError> {
    let amount = trace.given(&worth.amount);
    Ok(Worth { of: worth.of, yuan: converted(trace, "output.yuan", amount, worth.rate.as_ref())? })
}

/// The export value in yuan: units times unit price, the share that counts, converted.
pub fn export_in_yuan(trace: &mut Trace, export: &Export) -> Result<Worth, StepError> {
    let mut value = match &export.value {
        ExportValue::Value(value) => trace.given(value),
        ExportValue::Units { units, unit_price } => {
            let unit_price = trace.given(unit_price);
            let units = trace.given(units);
            let step = Step::convention("export.value", labels::export_value(), reasons::units_times_price());
            trace.product(step, unit_price, units)?
        }
    };
    if let Some(share) = &export.share {
        let share = trace.given(share);
        let step = Step::convention("export.counted-value", labels::export_counted(), reasons::only_the_share());
        value = trace.product(step, value, share)?;
    }
    let yuan = converted(trace, "export.yuan", value, export.rate.as_ref())?;
    Ok(Worth { of: Denominator::ExportValue, yuan })
}

fn converted(
    trace: &mut Trace,
    key: &str,
    amount: Figure<Money>,
    rate: Option<&Given<ExchangeRate>>,
) -> Result<Figure<Money>, StepError> {
    match rate {
        None => Ok(amount),
        Some(rate) => {
            let rate = trace.given(rate);
            trace.product(Step::convention(key, labels::value_in_yuan(), reasons::converted()), amount, rate)
        }
    }
}
