//! What a gap is beside the others of its page.

use super::gap::{Features, Gap};

/// How far a gap looks around for a higher cohesion.
const CLIMB: usize = 6;

/// Sees how deep each gap lies among the others of the page, and how its titles are set beside theirs.
pub(super) fn compare(gaps: &mut [Gap]) {
    let cohesion: Vec<f64> = gaps.iter().map(|gap| gap.features.cohesion).collect();
    let mut sorted = cohesion.clone();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.01);
    for (n, gap) in gaps.iter_mut().enumerate() {
        gap.features.depth = depth(&cohesion, n);
        gap.features.relative = (cohesion[n] / median).min(2.0);
    }
    compare_titles(gaps);
}

/// A page sets its headlines apart from its subheads: blank lines about the one, none about the other; two clauses, or one;
/// long, or short. Where titles are few, they are headlines.
fn compare_titles(gaps: &mut [Gap]) {
    let titled: Vec<usize> = (0..gaps.len()).filter(|&n| gaps[n].features.untitled == 0.0).collect();
    let mean = |of: fn(&Features) -> f64| {
        titled.iter().map(|&n| of(&gaps[n].features)).sum::<f64>() / titled.len().max(1) as f64
    };
    let (framed, clauses, chars) = (mean(|f| f.framed), mean(|f| f.clauses), mean(|f| f.longer));
    let sparse = 1.0 - titled.len() as f64 / gaps.len().max(1) as f64;
    for gap in gaps.iter_mut() {
        let seen = &mut gap.features;
        let there = 1.0 - seen.untitled;
        seen.framed_more = there * (seen.framed - framed);
        seen.clauses_more = there * (seen.clauses - clauses);
        seen.sparse = there * sparse;
        seen.longer = there * (seen.longer / chars.max(1.0) - 1.0).clamp(-1.0, 1.0);
    }
}

/// How deep a gap lies between the higher cohesions around it.
fn depth(cohesion: &[f64], n: usize) -> f64 {
    let here = cohesion[n];
    let climb = |values: &mut dyn Iterator<Item = &f64>| {
        values.take(CLIMB).try_fold(here, |top, &v| if v >= top { Ok(v) } else { Err(top) }).unwrap_or_else(|top| top)
    };
    let left = climb(&mut cohesion[..n].iter().rev());
    let right = climb(&mut cohesion[n + 1..].iter());
    left + right - 2.0 * here
}
