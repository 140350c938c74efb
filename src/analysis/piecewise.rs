//! Figures as piecewise linear functions of an input, read off the structure of the operations between the
//! two, exactly. Sums, differences, products with what does not depend on the input, and the greatest of
//! several are piecewise linear; a product of two figures that depend on it, a quotient and a rounding are not.

use crate::quantity::{Decimal, Rounding, exact};
use crate::trace::{NodeId, Operation, Trace};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// `slope * x + constant`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affine {
    pub slope: Decimal,
    pub constant: Decimal,
}

/// An exact quotient; `under` is more than zero.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    over: Decimal,
    under: Decimal,
}

/// Affine pieces, one more than cuts; the cuts rise.
#[derive(Clone, Debug)]
pub struct Piecewise {
    pub cuts: Vec<Fraction>,
    pub pieces: Vec<Affine>,
}

/// The cuts of two functions, and the pieces of both between them.
type SideBySide = (Vec<Fraction>, Vec<(Affine, Affine)>);

/// Where a function equals a target.
#[derive(Clone, Copy, Debug)]
pub enum Root {
    At(Fraction),
    /// Everywhere between the two; `None` is without end.
    Between(Option<Fraction>, Option<Fraction>),
}

impl Fraction {
    fn new(over: Decimal, under: Decimal) -> Self {
        if under < Decimal::ZERO { Self { over: -over, under: -under } } else { Self { over, under } }
    }

    /// `None` where the comparison does not fit 28 digits.
    fn compare(self, other: Self) -> Option<Ordering> {
        let left = exact::multiply(self.over, other.under).ok()?;
        Some(left.cmp(&exact::multiply(other.over, self.under).ok()?))
    }

    /// The quotient itself if it has at most `most` decimals.
    pub fn exactly(self, most: u32) -> Option<Decimal> {
        let value = self.rounded(most)?;
        (exact::multiply(value, self.under).ok()? == self.over).then_some(value)
    }

    /// Rounded half up.
    pub fn rounded(self, decimals: u32) -> Option<Decimal> {
        exact::divide(self.over, self.under, Rounding::half_up(decimals)).ok()
    }
}

impl Affine {
    const fn constant(constant: Decimal) -> Self {
        Self { slope: Decimal::ZERO, constant }
    }

    fn plus(self, other: Self) -> Option<Self> {
        let slope = exact::add(self.slope, other.slope).ok()?;
        Some(Self { slope, constant: exact::add(self.constant, other.constant).ok()? })
    }

    fn times(self, factor: Decimal) -> Option<Self> {
        let slope = exact::multiply(self.slope, factor).ok()?;
        Some(Self { slope, constant: exact::multiply(self.constant, factor).ok()? })
    }

    /// Where it equals zero; nothing for a constant.
    fn zero(self) -> Option<Fraction> {
        (!self.slope.is_zero()).then(|| Fraction::new(-self.constant, self.slope))
    }
}

impl Piecewise {
    /// `wanted` as a function of the value that all `moved` figures take, with every other figure as in
    /// `values`; nothing where it is not piecewise linear or does not fit 28 digits.
    pub fn of(trace: &Trace, values: &[Decimal], moved: &[NodeId], wanted: NodeId) -> Option<Self> {
        let mut functions: BTreeMap<NodeId, Self> = BTreeMap::new();
        for id in trace.ancestry(wanted) {
            let node = trace.node(id);
            if moved.contains(&id) {
                functions.insert(id, Self::affine(Affine { slope: Decimal::ONE, constant: Decimal::ZERO }));
                continue;
            }
            if !node.inputs.iter().any(|input| functions.contains_key(input)) {
                continue;
            }
            let input =
                |id: &NodeId| functions.get(id).cloned().unwrap_or_else(|| Self::affine(Affine::constant(values[*id])));
            let inputs: Vec<Self> = node.inputs.iter().map(input).collect();
            let function = match (node.operation, inputs.as_slice()) {
                (Operation::Sum, [first, rest @ ..]) => {
                    rest.iter().try_fold(first.clone(), |sum, part| sum.plus(part))?
                }
                (Operation::Difference, [a, b]) => a.plus(&b.times(Decimal::NEGATIVE_ONE)?)?,
                (Operation::Product, [a, b]) => match (a.is_constant(), b.is_constant()) {
                    (Some(factor), _) => b.times(factor)?,
                    (None, Some(factor)) => a.times(factor)?,
                    (None, None) => return None,
                },
                (Operation::Max, [first, rest @ ..]) => {
                    rest.iter().try_fold(first.clone(), |greatest, each| greatest.greater(each))?
                }
                // The least is the greatest with the signs turned, twice.
                (Operation::Min, [first, rest @ ..]) => {
                    let turned = |each: &Self| each.times(Decimal::NEGATIVE_ONE);
                    rest.iter()
                        .try_fold(turned(first)?, |greatest, each| greatest.greater(&turned(each)?))?
                        .times(Decimal::NEGATIVE_ONE)?
                }
                _ => return None,
            };
            functions.insert(id, function);
        }
        Some(functions.remove(&wanted).unwrap_or_else(|| Self::affine(Affine::constant(values[wanted]))))
    }

    fn affine(piece: Affine) -> Self {
        Self { cuts: Vec::new(), pieces: vec![piece] }
    }

    fn is_constant(&self) -> Option<Decimal> {
        match self.pieces.as_slice() {
            [only] if only.slope.is_zero() => Some(only.constant),
            _ => None,
        }
    }

    fn times(&self, factor: Decimal) -> Option<Self> {
        let pieces = self.pieces.iter().map(|piece| piece.times(factor)).collect::<Option<Vec<Affine>>>()?;
        let mut scaled = Self::affine(pieces[0]);
        for (cut, piece) in self.cuts.iter().zip(&pieces[1..]) {
            scaled.push(*cut, *piece);
        }
        Some(scaled)
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        let (cuts, pairs) = self.side_by_side(other)?;
        let mut sum = Self::affine(pairs[0].0.plus(pairs[0].1)?);
        for (cut, (a, b)) in cuts.iter().zip(&pairs[1..]) {
            sum.push(*cut, a.plus(*b)?);
        }
        Some(sum)
    }

    fn greater(&self, other: &Self) -> Option<Self> {
        let (cuts, pairs) = self.side_by_side(other)?;
        let mut greatest: Option<Self> = None;
        let mut put = |cut: Option<Fraction>, piece: Affine| match (&mut greatest, cut) {
            (Some(function), Some(cut)) => function.push(cut, piece),
            _ => greatest = Some(Self::affine(piece)),
        };
        for (at, (a, b)) in pairs.iter().enumerate() {
            let low = at.checked_sub(1).map(|before| cuts[before]);
            let high = cuts.get(at).copied();
            let difference = a.plus(b.times(Decimal::NEGATIVE_ONE)?)?;
            let Some(meet) = difference.zero() else {
                put(low, if difference.constant >= Decimal::ZERO { *a } else { *b });
                continue;
            };
            let (left, right) = if difference.slope > Decimal::ZERO { (*b, *a) } else { (*a, *b) };
            let after_low = low.map_or(Some(Ordering::Greater), |low| meet.compare(low))? == Ordering::Greater;
            let before_high = high.map_or(Some(Ordering::Less), |high| meet.compare(high))? == Ordering::Less;
            if after_low {
                put(low, left);
            }
            if before_high {
                put(if after_low { Some(meet) } else { low }, right);
            }
        }
        greatest
    }

    /// Both functions on common intervals.
    fn side_by_side(&self, other: &Self) -> Option<SideBySide> {
        let (mut i, mut j) = (0, 0);
        let mut cuts = Vec::new();
        let mut pairs = vec![(self.pieces[0], other.pieces[0])];
        loop {
            let order = match (self.cuts.get(i), other.cuts.get(j)) {
                (None, None) => return Some((cuts, pairs)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => a.compare(*b)?,
            };
            cuts.push(if order == Ordering::Greater { other.cuts[j] } else { self.cuts[i] });
            i += usize::from(order != Ordering::Greater);
            j += usize::from(order != Ordering::Less);
            pairs.push((self.pieces[i], other.pieces[j]));
        }
    }

    /// Adds a piece on the right; the same piece again is no new one.
    fn push(&mut self, cut: Fraction, piece: Affine) {
        if self.pieces.last() != Some(&piece) {
            self.cuts.push(cut);
            self.pieces.push(piece);
        }
    }

    /// Everywhere that the function equals the target, from left to right.
    pub fn roots(&self, target: Decimal) -> Option<Vec<Root>> {
        let mut roots: Vec<Root> = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let low = at.checked_sub(1).map(|before| self.cuts[before]);
            let high = self.cuts.get(at).copied();
            let above = Affine { constant: exact::subtract(piece.constant, target).ok()?, ..*piece };
            match above.zero() {
                None if above.constant.is_zero() => {
                    // A piece that ends on the target ends where this one begins.
                    if let (Some(Root::At(_)), Some(_)) = (roots.last(), low)
                        && self.meets_at(roots.last(), low)?
                    {
                        roots.pop();
                    }
                    roots.push(Root::Between(low, high));
                }
                None => {}
                Some(zero) => {
                    let inside = low.map_or(Some(true), |low| zero.compare(low).map(Ordering::is_ge))?
                        && high.map_or(Some(true), |high| zero.compare(high).map(Ordering::is_le))?;
                    if inside && !self.meets_at(roots.last(), Some(zero))? {
                        roots.push(Root::At(zero));
                    }
                }
            }
        }
        Some(roots)
    }

    /// Whether a root ends at this place.
    fn meets_at(&self, root: Option<&Root>, place: Option<Fraction>) -> Option<bool> {
        let end = match root {
            Some(Root::At(end) | Root::Between(_, Some(end))) => *end,
            _ => return Some(false),
        };
        place.map_or(Some(false), |place| end.compare(place).map(Ordering::is_eq))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn line(slope: &str, constant: &str) -> Piecewise {
        Piecewise::affine(Affine { slope: d(slope), constant: d(constant) })
    }

    /// max(0, x - 1) + max(0, 2 - x), by hand: 2 - x, then 1 between 1 and 2, then x - 1.
    #[test]
    fn two_floors_make_three_pieces() {
        let f = line("1", "-1").greater(&line("0", "0")).unwrap();
        let g = line("0", "0").greater(&line("-1", "2")).unwrap();
        let sum = f.plus(&g).unwrap();
        let at: Vec<Decimal> = sum.cuts.iter().map(|cut| cut.exactly(3).unwrap()).collect();
        assert_eq!(at, [d("1"), d("2")]);
        assert_eq!(sum.pieces[1], Affine { slope: d("0"), constant: d("1") });
        assert!(matches!(sum.roots(d("1")).unwrap().as_slice(), [Root::Between(Some(_), Some(_))]));
        assert!(matches!(sum.roots(d("3")).unwrap().as_slice(), [Root::At(_), Root::At(_)]));
        assert!(sum.roots(d("0.5")).unwrap().is_empty());
    }

    #[test]
    fn a_root_at_a_kink_is_found_once() {
        let v = line("1", "0").greater(&line("-1", "0")).unwrap();
        assert!(matches!(v.roots(d("0")).unwrap().as_slice(), [Root::At(_)]));
        let floor = line("3", "-1").greater(&line("0", "0")).unwrap();
        let roots = floor.roots(d("0")).unwrap();
        let [Root::Between(None, Some(end))] = roots.as_slice() else { panic!("{roots:?}") };
        assert_eq!(end.exactly(10), None);
        assert_eq!(end.rounded(4), Some(d("0.3333")));
    }
}
