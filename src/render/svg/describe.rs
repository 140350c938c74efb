//! What a chart shows, in a sentence, for those who do not see it.

use crate::quantity::Decimal;
use crate::report::chart::{Bars, Chart, Plot, Series, Value};
use crate::text::{Text, messages::drawing as say};
use crate::trace::Trace;

/// The title, and what the drawing shows.
pub fn description(chart: &Chart, trace: &Trace) -> Text {
    let shown = match &chart.plot {
        Plot::Bars(bars) => self::bars(bars, trace),
        Plot::Waterfall(fall) => {
            let parts: Vec<Text> = fall
                .parts
                .iter()
                .map(|part| {
                    let value = part.value.text(trace);
                    if part.taken_away { say::taken_away(&part.label, &value) } else { say::added(&part.label, &value) }
                })
                .collect();
            let (start, end) = (&fall.start, &fall.end);
            say::waterfall(&start.label, start.value.text(trace), Text::list(&parts), &end.label, end.value.text(trace))
        }
        Plot::Tornado(tornado) => {
            let swings: Vec<Text> = tornado
                .bars
                .iter()
                .map(|bar| say::swing(&bar.label, bar.low.text(trace), bar.high.text(trace)))
                .collect();
            say::tornado(&tornado.base.label, tornado.base.value.text(trace), Text::list(&swings))
        }
        Plot::Stacked(stacked) => say::stacked(stacked.items.len(), Text::list(&stacked.parts)),
        Plot::Lines(lines) => {
            let several = lines.series.len() > 1;
            let lines: Vec<Text> = lines.series.iter().filter_map(|series| line(series, several, trace)).collect();
            Text::sentences(&lines)
        }
        Plot::Fan(fan) => {
            let bands: Vec<&Text> = fan.bands.iter().map(|band| &band.label).collect();
            let middle = line(&fan.middle, true, trace).unwrap_or_else(say::nothing_drawn);
            Text::sentences([&middle, &say::bands(Text::list(bands))])
        }
        Plot::HeatMap(map) => {
            let values = chart.values();
            match extremes(&values, trace) {
                Some((low, high)) => {
                    say::heat_map(map.rows.len(), map.columns.len(), low.text(trace), high.text(trace))
                }
                None => say::nothing_drawn(),
            }
        }
    };
    let title = Text::new(format!("{}.", chart.title.en), format!("{}。", chart.title.zh));
    Text::sentences([&title, &shown])
}

fn bars(bars: &Bars, trace: &Trace) -> Text {
    let by_value = |at: &usize| bars.items[*at].value.of(trace);
    let longest = (0..bars.items.len()).rev().max_by_key(by_value);
    let shortest = (0..bars.items.len()).min_by_key(by_value);
    let shown = match (longest, shortest) {
        (Some(longest), Some(shortest)) if longest != shortest => {
            let (longest, shortest) = (&bars.items[longest], &bars.items[shortest]);
            say::bars(
                bars.items.len(),
                &longest.label,
                longest.value.text(trace),
                &shortest.label,
                shortest.value.text(trace),
            )
        }
        (Some(only), _) => say::one_bar(&bars.items[only].label, bars.items[only].value.text(trace)),
        _ => say::nothing_drawn(),
    };
    match &bars.reference {
        Some(reference) => Text::sentences([&shown, &say::line_across(&reference.label, reference.value.text(trace))]),
        None => shown,
    }
}

/// From where to where a line goes.
fn line(series: &Series, named: bool, trace: &Trace) -> Option<Text> {
    let known: Vec<(Decimal, Value)> =
        series.points.iter().filter_map(|(x, value)| value.map(|value| (*x, value))).collect();
    let ((first_x, first), (last_x, last)) = (known.first()?, known.last()?);
    let (first_x, last_x) = (first_x.normalize(), last_x.normalize());
    let (first, last) = (first.text(trace), last.text(trace));
    Some(if named {
        say::line(&series.label, first_x, first, last_x, last)
    } else {
        say::line_without_name(first_x, first, last_x, last)
    })
}

fn extremes(values: &[Value], trace: &Trace) -> Option<(Value, Value)> {
    let low = values.iter().min_by_key(|value| value.of(trace))?;
    let high = values.iter().max_by_key(|value| value.of(trace))?;
    Some((*low, *high))
}
