//! Correlations on the normal scale (Gaussian copula).

/// A symmetric matrix of correlations, row by row.
pub type Matrix = Vec<Vec<f64>>;

/// The smallest pivot that is told apart from zero.
const SMALLEST: f64 = 1e-10;

/// The matrix of independent inputs.
pub fn identity(size: usize) -> Matrix {
    (0..size).map(|i| (0..size).map(|j| f64::from(u8::from(i == j))).collect()).collect()
}

/// The lower triangle whose product with its transpose is the matrix (Cholesky); nothing for a matrix that
/// is not positive definite.
pub fn cholesky(matrix: &Matrix) -> Option<Matrix> {
    let mut lower = vec![vec![0.0; matrix.len()]; matrix.len()];
    for i in 0..matrix.len() {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = matrix[i][j] - known;
            lower[i][j] = if i != j {
                rest / lower[j][j]
            } else if rest > SMALLEST {
                libm::sqrt(rest)
            } else {
                return None;
            };
        }
    }
    Some(lower)
}

/// Inputs that are linked by correlations, group by group, each in rising order: between groups all is
/// independent.
pub fn groups(matrix: &Matrix) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..matrix.len()).collect();
    for i in 0..matrix.len() {
        for j in 0..i {
            if matrix[i][j] != 0.0 && group[i] != group[j] {
                let (keep, gone) = (group[i].min(group[j]), group[i].max(group[j]));
                group.iter_mut().filter(|each| **each == gone).for_each(|each| *each = keep);
            }
        }
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); matrix.len()];
    for (input, group) in group.into_iter().enumerate() {
        found[group].push(input);
    }
    found.retain(|group| !group.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_the_square_of_its_triangle() {
        let matrix = vec![vec![1.0, 0.5, 0.0], vec![0.5, 1.0, 0.25], vec![0.0, 0.25, 1.0]];
        let lower = cholesky(&matrix).unwrap();
        for (i, row) in matrix.iter().enumerate() {
            for (j, wanted) in row.iter().enumerate() {
                let product: f64 = lower[i].iter().zip(&lower[j]).map(|(x, y)| x * y).sum();
                assert!((product - wanted).abs() < 1e-15);
            }
        }
        assert_eq!(groups(&matrix), [vec![0, 1, 2]]);
        assert_eq!(groups(&identity(2)), [vec![0], vec![1]]);
    }

    #[test]
    fn contradicting_correlations_have_no_triangle() {
        let matrix = vec![vec![1.0, 0.9, -0.9], vec![0.9, 1.0, 0.9], vec![-0.9, 0.9, 1.0]];
        assert!(cholesky(&matrix).is_none());
        assert!(cholesky(&vec![vec![1.0, 1.0], vec![1.0, 1.0]]).is_none());
    }
}
