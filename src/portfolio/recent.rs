//! The cells that were met last, with the positions of what they mean: a look-up of a few steps before the
//! ordinary one.

/// Cells of one to eight bytes as numbers, each in one of the two places that it can have, with positions of the type
/// `P`. There are `SETS` pairs of places, a power of two: few enough that they stay near.
#[derive(Debug)]
pub struct Recent<P, const SETS: usize>(Box<[[(u64, P); 2]; SETS]>);

impl<P: Copy + Default, const SETS: usize> Default for Recent<P, SETS> {
    fn default() -> Self {
        Self(Box::new([[(0, P::default()); 2]; SETS]))
    }
}

impl<P: Copy + TryFrom<usize>, const SETS: usize> Recent<P, SETS> {
    /// The position of what a cell means; `find` says it of a cell that is not kept, if it can. Nothing where `P` does
    /// not hold it.
    #[inline]
    pub fn position(&mut self, cell: u64, find: impl FnOnce() -> Option<usize>) -> Option<P> {
        let set = &mut self.0[Self::set_of(cell)];
        let (found, position) = set[usize::from(set[1].0 == cell)];
        if found == cell {
            return Some(position);
        }
        let position = P::try_from(find()?).ok()?;
        *set = [(cell, position), set[0]];
        Some(position)
    }

    #[allow(clippy::cast_possible_truncation, reason = "the highest bits are left")]
    #[inline]
    fn set_of(cell: u64) -> usize {
        (cell.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SETS.ilog2())) as usize % SETS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_asked_for_until_it_is_known() {
        type Few = Recent<u16, 64>;
        let mut recent = Few::default();
        assert_eq!(recent.position(7, || None), None);
        assert_eq!(recent.position(7, || Some(5)), Some(5));
        assert_eq!(recent.position(7, || unreachable!()), Some(5));
        let others: Vec<u64> = (8..).filter(|cell| Few::set_of(*cell) == Few::set_of(7)).take(2).collect();
        assert_eq!(recent.position(others[0], || Some(6)), Some(6));
        assert_eq!(recent.position(7, || unreachable!()), Some(5));
        assert_eq!(recent.position(others[0], || unreachable!()), Some(6));
        assert_eq!(recent.position(others[1], || Some(1 << 20)), None);
        assert_eq!(recent.position(others[1], || Some(9)), Some(9));
        assert_eq!(recent.position(others[0], || unreachable!()), Some(6));
        assert_eq!(recent.position(7, || Some(4)), Some(4));
    }
}
