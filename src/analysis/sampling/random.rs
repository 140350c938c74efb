//! Random numbers that depend on the seed, the input and the number of the draw alone: neither on the
//! number of threads nor on the machine. And the normal distribution, both ways.

use super::tape::{LANES, Lanes};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

/// Two samples that know nothing of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    A,
    B,
}

/// Uniform numbers above 0 and below 1, for one input and one block of draws.
pub fn uniform(seed: u64, sample: Sample, input: usize, block: usize) -> Lanes {
    let mut key = [0_u8; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8] = sample as u8;
    key[16..24].copy_from_slice(&(input as u64).to_le_bytes());
    let mut generator = ChaCha8Rng::from_seed(key);
    generator.set_stream(block as u64);
    let mut numbers = [0.0; LANES];
    for number in &mut numbers {
        // 53 bits, in the middle of their step: never 0, never 1.
        *number = ((generator.next_u64() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
    }
    numbers
}

/// The normal number below which a share `p` lies, for 0 < p < 1: Wichura's algorithm AS 241 (1988), exact
/// to about 16 digits.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE_OVER, r) / polynomial(&CENTRE_UNDER, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail));
    let far = if r <= 5.0 {
        polynomial(&TAIL_OVER, r - 1.6) / polynomial(&TAIL_UNDER, r - 1.6)
    } else {
        polynomial(&FAR_OVER, r - 5.0) / polynomial(&FAR_UNDER, r - 5.0)
    };
    if q < 0.0 { -far } else { far }
}

/// The share that lies below a normal number.
pub fn normal_share(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// From the highest power to the constant.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |value, coefficient| value * x + coefficient)
}

const CENTRE_OVER: [f64; 8] = [
    2.509_080_928_730_122_7e3,
    3.343_057_558_358_813e4,
    6.726_577_092_700_87e4,
    4.592_195_393_154_987e4,
    1.373_169_376_550_946e4,
    1.971_590_950_306_551_3e3,
    1.331_416_678_917_843_8e2,
    3.387_132_872_796_366_5,
];
const CENTRE_UNDER: [f64; 8] = [
    5.226_495_278_852_854e3,
    2.872_908_573_572_194_3e4,
    3.930_789_580_009_271e4,
    2.121_379_430_158_659_7e4,
    5.394_196_021_424_751e3,
    6.871_870_074_920_579e2,
    4.231_333_070_160_091e1,
    1.0,
];
const TAIL_OVER: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const TAIL_UNDER: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
const FAR_OVER: [f64; 8] = [
    2.010_334_399_292_288_1e-7,
    2.711_555_568_743_487_6e-5,
    1.242_660_947_388_078_4e-3,
    2.653_218_952_657_612_4e-2,
    2.965_605_718_285_048_7e-1,
    1.784_826_539_917_291_3,
    5.463_784_911_164_114,
    6.657_904_643_501_103,
];
const FAR_UNDER: [f64; 8] = [
    2.044_263_103_389_939_8e-15,
    1.421_511_758_316_446e-7,
    1.846_318_317_510_054_8e-5,
    7.868_691_311_456_133e-4,
    1.487_536_129_085_061_5e-2,
    1.369_298_809_227_358e-1,
    5.998_322_065_558_88e-1,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Against values of statistical tables, and against the share itself, which is computed otherwise.
    #[test]
    fn the_normal_distribution_goes_both_ways() {
        for (share, z) in
            [(0.95, 1.644_853_626_951_472_2), (0.975, 1.959_963_984_540_054), (0.25, -0.674_489_750_196_081_7)]
        {
            assert!((normal_quantile(share) - z).abs() < 1e-13, "{share}");
        }
        for z in [-7.5, -3.0, -0.4, 0.0, 0.2, 1.9, 4.5] {
            assert!((normal_quantile(normal_share(z)) - z).abs() < 1e-10, "{z}");
        }
    }

    /// These bits must be the same on every machine; the first comes from the keystream of ChaCha8.
    #[test]
    fn draws_depend_on_seed_input_and_block_alone() {
        let first = uniform(1, Sample::A, 0, 0);
        assert_eq!(first, uniform(1, Sample::A, 0, 0));
        for other in [
            uniform(2, Sample::A, 0, 0),
            uniform(1, Sample::B, 0, 0),
            uniform(1, Sample::A, 1, 0),
            uniform(1, Sample::A, 0, 1),
        ] {
            assert_ne!(first[0].to_bits(), other[0].to_bits());
        }
        assert!(first.iter().all(|number| (0.0..1.0).contains(number)));
    }
}
