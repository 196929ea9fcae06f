//! Settles all titles of a page: neighbours go together, and a story has its headlines in one place.
//!
//! Only what stands right before or right after the story's text may be a headline of it in a second place: a deck over the
//! text, the headline under it.

use super::claim::{Claim, Claims, Role};
use crate::layout::page::BlockId;

/// What two neighbouring titles gain by being headlines of one story.
const TOGETHER: f64 = 1.5;
/// What a headline of one story beside a headline of another loses.
const APART: f64 = -0.5;
/// What headlines gain by following each other as their stories do.
const IN_ORDER: f64 = 1.0;
/// How often the titles are settled anew after a story was found to have headlines in two places.
const ROUNDS: usize = 4;

/// Where a title belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Headline of the story.
    Head(usize),
    /// Subhead in the story.
    Subhead(usize),
    /// In no story.
    Nowhere,
}

/// What became of a title, and how near the next best came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// The title.
    pub title: BlockId,
    /// Where it belongs.
    pub place: Place,
    /// Log odds between its place and the next best, in hundredths; below 0 where its neighbours decided against its own words.
    pub margin: i32,
    /// The next best.
    pub rival: Place,
}

/// The place of each title. `groups` are titles that stand together, in order.
pub fn assign(claims: &Claims<'_>, groups: &[Vec<BlockId>], stories: usize) -> Vec<Settled> {
    let all: Vec<Vec<Vec<Claim>>> = groups.iter().map(|g| g.iter().map(|&t| claims.of(t)).collect()).collect();
    let mut owner: Vec<Option<usize>> = vec![None; stories];
    let mut picks = Vec::new();
    for _ in 0..ROUNDS {
        picks = all.iter().enumerate().map(|(n, group)| settle(group, |s| owner[s].is_some_and(|o| o != n))).collect();
        if !claim_places(&all, &picks, &mut owner) {
            break;
        }
    }
    let mut out = Vec::new();
    for ((ids, group), picks) in groups.iter().zip(&all).zip(&picks) {
        out.extend(ids.iter().zip(group).zip(picks).map(|((&id, claims), &pick)| settled(id, claims, pick)));
    }
    out
}

fn settled(title: BlockId, claims: &[Claim], pick: Option<usize>) -> Settled {
    let place = |n: Option<usize>| n.map_or(Place::Nowhere, |n| claims[n].role.into());
    let odds = |n: Option<usize>| n.map_or(0.0, |n| claims[n].odds());
    let rest = (0..claims.len()).filter(|&n| Some(n) != pick);
    let rival = rest.max_by(|&a, &b| claims[a].odds().total_cmp(&claims[b].odds()));
    let margin = ((odds(pick) - odds(rival)) * 100.0).round() as i32;
    Settled { title, place: place(pick), margin, rival: place(rival) }
}

impl From<Role> for Place {
    fn from(role: Role) -> Self {
        match role {
            Role::Head(story) => Self::Head(story),
            Role::Subhead(story) => Self::Subhead(story),
        }
    }
}

/// Gives each story whose headlines stand in several groups to the strongest; tells whether any was in dispute.
fn claim_places(all: &[Vec<Vec<Claim>>], picks: &[Vec<Option<usize>>], owner: &mut [Option<usize>]) -> bool {
    let mut best: Vec<Option<(f64, usize)>> = vec![None; owner.len()];
    let mut dispute = false;
    for (n, (group, picks)) in all.iter().zip(picks).enumerate() {
        let mut strength: Vec<(usize, f64)> = Vec::new();
        for (claims, pick) in group.iter().zip(picks) {
            let Some((pick, Role::Head(story))) = pick.map(|p| (p, claims[p].role)) else { continue };
            let margin = margin(claims, pick);
            match strength.iter_mut().find(|s| s.0 == story) {
                Some(s) => s.1 += margin,
                None => strength.push((story, margin)),
            }
        }
        for (story, margin) in strength {
            dispute |= best[story].is_some();
            if best[story].is_none_or(|(top, _)| margin > top) {
                best[story] = Some((margin, n));
            }
        }
    }
    for (owner, best) in owner.iter_mut().zip(best) {
        if let Some((_, n)) = best {
            *owner = Some(n);
        }
    }
    dispute
}

/// How far a claim is ahead of the best other.
fn margin(claims: &[Claim], pick: usize) -> f64 {
    let others = claims.iter().enumerate().filter(|&(n, _)| n != pick).map(|(_, c)| c.odds());
    claims[pick].odds() - others.fold(f64::NEG_INFINITY, f64::max)
}

/// The best roles for the titles of one group together (Viterbi). `taken` are stories with headlines elsewhere.
fn settle(group: &[Vec<Claim>], taken: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let open = |claim: &Claim| claim.beside() || !matches!(claim.role, Role::Head(s) if taken(s));
    let mut rows: Vec<Vec<(f64, usize)>> = Vec::with_capacity(group.len());
    for (n, claims) in group.iter().enumerate() {
        let row = claims.iter().map(|claim| {
            let own = if open(claim) { claim.odds() } else { f64::NEG_INFINITY };
            let Some(before) = n.checked_sub(1) else { return (own, 0) };
            let path = |(m, prior): (usize, &(f64, usize))| (prior.0 + link(&group[before][m], claim), m);
            let best = rows[before].iter().enumerate().map(path).max_by(|a, b| a.0.total_cmp(&b.0));
            best.map_or((own, 0), |(score, m)| (own + score, m))
        });
        let row: Vec<_> = row.collect();
        rows.push(row);
    }
    let mut picks = vec![None; group.len()];
    let last = rows.last().and_then(|row| row.iter().enumerate().max_by(|a, b| a.1.0.total_cmp(&b.1.0)));
    let mut at = last.map(|(m, _)| m);
    for n in (0..group.len()).rev() {
        let Some(m) = at.filter(|&m| m < rows[n].len() && rows[n][m].0 > f64::NEG_INFINITY) else { break };
        picks[n] = Some(m);
        at = Some(rows[n][m].1);
    }
    picks
}

/// What two neighbours gain by their roles.
fn link(a: &Claim, b: &Claim) -> f64 {
    match (a.role, b.role) {
        (Role::Head(x), Role::Head(y)) if x == y => TOGETHER,
        (Role::Head(x), Role::Head(y)) if y == x + 1 => IN_ORDER,
        (Role::Head(_), Role::Head(_)) => APART,
        _ => 0.0,
    }
}
