//! The cells that were met last, with the positions of what they mean: a look-up of a few steps before the
//! ordinary one.

/// So many cells are kept: far more than a list has codes, so that few push each other out.
const BITS: u32 = 13;

/// Cells of one to eight bytes as numbers, each in the one place it can have.
#[derive(Debug)]
pub struct Recent(Box<[(u64, u32); 1 << BITS]>);

impl Default for Recent {
    fn default() -> Self {
        Self(Box::new([(0, 0); 1 << BITS]))
    }
}

impl Recent {
    /// The position of what a cell means; `find` says it of a cell that is not kept, if it can.
    #[inline]
    pub fn position(&mut self, cell: u64, find: impl FnOnce() -> Option<usize>) -> Option<u32> {
        let place = &mut self.0[place(cell)];
        if place.0 != cell {
            *place = (cell, u32::try_from(find()?).ok()?);
        }
        Some(place.1)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the highest bits are left")]
#[inline]
fn place(cell: u64) -> usize {
    (cell.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_asked_for_until_it_is_known() {
        let mut recent = Recent::default();
        assert_eq!(recent.position(7, || None), None);
        assert_eq!(recent.position(7, || Some(5)), Some(5));
        assert_eq!(recent.position(7, || unreachable!()), Some(5));
        let other = (8..).find(|cell| place(*cell) == place(7)).unwrap();
        assert_eq!(recent.position(other, || Some(6)), Some(6));
        assert_eq!(recent.position(7, || Some(4)), Some(4));
    }
}
