//! What a gap is beside the others of its page.

use super::gap::{
    CLAUSES, CLAUSES_MORE, COHESION, DEPTH, FRAMED, FRAMED_MORE, Gap, LONGER, RELATIVE, SPARSE, UNTITLED,
};

/// How far a gap looks around for a higher cohesion.
const CLIMB: usize = 6;

/// Sees how deep each gap lies among the others of the page, and how its titles are set beside theirs.
pub(super) fn compare(gaps: &mut [Gap]) {
    let cohesion: Vec<f64> = gaps.iter().map(|gap| gap.features[COHESION]).collect();
    let mut sorted = cohesion.clone();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.01);
    for (n, gap) in gaps.iter_mut().enumerate() {
        gap.features[DEPTH] = depth(&cohesion, n);
        gap.features[RELATIVE] = (cohesion[n] / median).min(2.0);
    }
    compare_titles(gaps);
}

/// A page sets its headlines apart from its subheads: blank lines about the one, none about the other; two clauses, or one;
/// long, or short. Where titles are few, they are headlines.
fn compare_titles(gaps: &mut [Gap]) {
    let titled: Vec<usize> = (0..gaps.len()).filter(|&n| gaps[n].features[UNTITLED] == 0.0).collect();
    let mean = |of: usize| titled.iter().map(|&n| gaps[n].features[of]).sum::<f64>() / titled.len().max(1) as f64;
    let [framed, clauses, chars] = [FRAMED, CLAUSES, LONGER].map(mean);
    let sparse = 1.0 - titled.len() as f64 / gaps.len().max(1) as f64;
    for gap in gaps.iter_mut() {
        let seen = &mut gap.features;
        let there = 1.0 - seen[UNTITLED];
        seen[FRAMED_MORE] = there * (seen[FRAMED] - framed);
        seen[CLAUSES_MORE] = there * (seen[CLAUSES] - clauses);
        seen[SPARSE] = there * sparse;
        seen[LONGER] = there * (seen[LONGER] / chars.max(1.0) - 1.0).clamp(-1.0, 1.0);
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
