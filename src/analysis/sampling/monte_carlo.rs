//! Draws of the inputs, and what they make of the figures. Blocks of draws are shared out among threads;
//! each block is the same whoever computes it, and blocks are put together in their order.

use super::correlation::Matrix;
use super::random::{Sample, normal_quantile, uniform};
use super::sobol::{Indices, Moves, Spread};
use super::spread::Marginal;
use super::tape::{LANES, Lanes, Tape};
use std::num::NonZero;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Model {
    pub tape: Tape,
    /// For each lever, the distribution of each of its inputs: one normal number moves them all. The
    /// registers of the tape are in the same order.
    pub levers: Vec<Vec<Marginal>>,
    /// The triangle of the correlations between the levers.
    pub triangle: Matrix,
    /// Levers that are linked; between groups all is independent.
    pub groups: Vec<Vec<usize>>,
    pub seed: u64,
}

/// More draws than this make indices no better than they are printed.
const MOST_FOR_INDICES: usize = 100_000;

/// As many threads as there are processors; the results do not depend on it.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

impl Model {
    /// All draws of each figure, in the order of the draws.
    pub fn draws(&self, count: usize, threads: usize) -> Vec<Vec<f64>> {
        let blocks = in_blocks(
            count,
            threads,
            |block, registers: &mut Vec<Lanes>| self.figures(&self.inputs(Sample::A, block), registers),
            &|| self.tape.registers(),
        );
        let mut draws: Vec<Vec<f64>> = vec![Vec::with_capacity(blocks.len() * LANES); self.tape.figures.len()];
        for block in &blocks {
            for (draws, lanes) in draws.iter_mut().zip(block) {
                draws.extend_from_slice(lanes);
            }
        }
        for draws in &mut draws {
            draws.truncate(count);
        }
        draws
    }

    /// Sobol indices: for each figure, for each group; nothing where the figure does not vary.
    pub fn indices(&self, count: usize, threads: usize) -> Vec<Vec<Option<Indices>>> {
        // The figures at the stated values, near which the draws lie.
        let at_rest = self.tape.registers();
        let near: Vec<f64> = self.tape.figures.iter().map(|register| at_rest[*register][0]).collect();
        // Whole blocks.
        let blocks = (count.min(MOST_FOR_INDICES) / LANES).max(1);
        let sums = in_blocks(
            blocks * LANES,
            threads,
            |block, registers: &mut Vec<Lanes>| {
                let (a, b) = (self.inputs(Sample::A, block), self.inputs(Sample::B, block));
                let (at_a, at_b) = (self.figures(&a, registers), self.figures(&b, registers));
                let mut spreads = vec![Spread::default(); at_a.len()];
                let mut moves = vec![vec![Moves::default(); self.groups.len()]; at_a.len()];
                for (figure, spread) in spreads.iter_mut().enumerate() {
                    for lane in 0..LANES {
                        spread.add(at_a[figure][lane], at_b[figure][lane], near[figure]);
                    }
                }
                for (group, levers) in self.groups.iter().enumerate() {
                    let mut mixed = a.clone();
                    for lever in levers {
                        mixed[*lever].clone_from(&b[*lever]);
                    }
                    let mixed = self.figures(&mixed, registers);
                    for (figure, moves) in moves.iter_mut().enumerate() {
                        for lane in 0..LANES {
                            let [a, b, mixed] = [&at_a, &at_b, &mixed].map(|lanes| lanes[figure][lane]);
                            moves[group].add(a, b, mixed, near[figure]);
                        }
                    }
                }
                (spreads, moves)
            },
            &|| self.tape.registers(),
        );
        (0..self.tape.figures.len())
            .map(|figure| {
                let spread = sums.iter().fold(Spread::default(), |sum, (spreads, _)| sum.plus(spreads[figure]));
                (0..self.groups.len())
                    .map(|group| {
                        let each = sums.iter().map(|(_, moves)| moves[figure][group]);
                        each.fold(Moves::default(), Moves::plus).indices(&spread, blocks * LANES)
                    })
                    .collect()
            })
            .collect()
    }

    /// The values of the inputs, for each lever.
    fn inputs(&self, sample: Sample, block: usize) -> Vec<Vec<Lanes>> {
        let normals = self.normals(sample, block);
        let values = |(lever, normals): (&Vec<Marginal>, Lanes)| {
            lever.iter().map(|marginal| normals.map(|z| marginal.at(z))).collect()
        };
        self.levers.iter().zip(normals).map(values).collect()
    }

    /// Correlated standard normal numbers, for each lever.
    fn normals(&self, sample: Sample, block: usize) -> Vec<Lanes> {
        let independent: Vec<Lanes> =
            (0..self.levers.len()).map(|lever| uniform(self.seed, sample, lever, block).map(normal_quantile)).collect();
        let mut normals = independent.clone();
        for group in self.groups.iter().filter(|group| group.len() > 1) {
            for i in group {
                let mut sum = [0.0; LANES];
                for j in group.iter().filter(|j| *j <= i) {
                    for (sum, number) in sum.iter_mut().zip(&independent[*j]) {
                        *sum += self.triangle[*i][*j] * number;
                    }
                }
                normals[*i] = sum;
            }
        }
        normals
    }

    /// The figures that inputs make.
    fn figures(&self, inputs: &[Vec<Lanes>], registers: &mut [Lanes]) -> Vec<Lanes> {
        for (register, values) in self.tape.inputs.iter().zip(inputs.iter().flatten()) {
            registers[*register] = *values;
        }
        self.tape.run(registers);
        self.tape.figures.iter().map(|register| registers[*register]).collect()
    }
}

/// One result a block of draws, in the order of the blocks; `scratch` is made once a thread.
fn in_blocks<T: Send, S>(
    count: usize,
    threads: usize,
    each: impl Fn(usize, &mut S) -> T + Sync,
    scratch: &(impl Fn() -> S + Sync),
) -> Vec<T> {
    let blocks = count.div_ceil(LANES);
    let share = blocks.div_ceil(threads.max(1)).max(1);
    let run = |first: usize| {
        let mut scratch = scratch();
        (first..(first + share).min(blocks)).map(|block| each(block, &mut scratch)).collect::<Vec<T>>()
    };
    std::thread::scope(|scope| {
        let run = &run;
        let handles: Vec<_> = (0..blocks).step_by(share).map(|first| scope.spawn(move || run(first))).collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::correlation::{cholesky, groups, identity};
    use super::*;
    use crate::quantity::Unit;
    use crate::text::Text;
    use crate::trace::{Basis, Ledger as _, Operation, Step, Trace};

    /// Two inputs and their sum.
    fn model(correlation: f64) -> Model {
        let mut trace = Trace::default();
        let step =
            |key: &str| Step { key: key.into(), label: Text::same(key), basis: Basis::Convention(Text::default()) };
        let a = trace.enter(1.into(), Unit::One, || step("a"));
        let b = trace.enter(2.into(), Unit::One, || step("b"));
        let sum = trace.enter_step(Operation::Sum, &[a, b], (3.into(), Unit::One), || step("sum"));
        let mut matrix = identity(2);
        (matrix[0][1], matrix[1][0]) = (correlation, correlation);
        Model {
            tape: Tape::of(&trace, &[a, b], &[sum]),
            levers: vec![
                vec![Marginal::Normal { mean: 1.0, deviation: 3.0 }],
                vec![Marginal::Normal { mean: 2.0, deviation: 4.0 }],
            ],
            triangle: cholesky(&matrix).unwrap(),
            groups: groups(&matrix),
            seed: 1,
        }
    }

    /// More threads than processors, and a number of draws that is no multiple of a block.
    #[test]
    fn the_number_of_threads_changes_no_bit() {
        let model = model(0.5);
        let bits = |threads| model.draws(1001, threads)[0].iter().map(|draw| draw.to_bits()).collect::<Vec<u64>>();
        assert_eq!(bits(1), bits(2));
        assert_eq!(bits(1), bits(7));
        assert_eq!(bits(1).len(), 1001);
        // The first draw, to the bit: on another machine or with another version of a crate it must be this.
        assert_eq!(model.draws(1, 1)[0][0].to_bits(), FIRST);
    }

    const FIRST: u64 = 4_603_420_812_655_898_250;

    /// Var(a + b) = 9 + 16 + 2 x 12 rho, by hand.
    #[test]
    fn correlated_inputs_add_up_as_they_should() {
        for (rho, variance) in [(0.0, 25.0), (0.5, 37.0), (-0.5, 13.0)] {
            let draws = &model(rho).draws(100_000, 2)[0];
            let mean = draws.iter().sum::<f64>() / 100_000.0;
            let found = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / 100_000.0;
            // Four standard errors of a variance: sqrt(2 / n) of it.
            assert!((found / variance - 1.0).abs() < 4.0 * (2.0_f64 / 100_000.0).sqrt(), "{rho}: {found}");
        }
        let indices = &model(0.0).indices(100_000, 2)[0];
        let first: Vec<f64> = indices.iter().map(|each| each.unwrap().first.value).collect();
        assert!((first[0] - 9.0 / 25.0).abs() < 0.01 && (first[1] - 16.0 / 25.0).abs() < 0.01, "{first:?}");
    }
}
