//! Settles all titles of a page: neighbours go together, and a story has its headlines in one place.
//!
//! Only what stands right before or right after the story's text may be a headline of it in a second place: a deck over the
//! text, the headline under it. A story that got none asks again: what could be its headline is worth more to it than to a
//! story that has one.

use super::{
    claim::{Claim, Role},
    claims::Claims,
    habit,
};
use crate::layout::{
    page::BlockId,
    weights::{Choice, Weights},
};

/// How often the titles are settled anew after a story was found to have headlines in two places, or none.
const ROUNDS: usize = 5;

/// Where a title belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitlePlace {
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
    pub place: TitlePlace,
    /// Log odds between its place and the next best, in hundredths; below 0 where its neighbours decided against its own words.
    pub margin: i32,
    /// The next best.
    pub rival: TitlePlace,
}

impl From<Role> for TitlePlace {
    fn from(role: Role) -> Self {
        match role {
            Role::Head(story) => Self::Head(story),
            Role::Subhead(story) => Self::Subhead(story),
        }
    }
}

/// One thing a title may be.
#[derive(Debug, Clone, Copy)]
struct Bid {
    role: Role,
    /// Its log odds, up to a constant of the title.
    odds: f64,
    /// Does the title stand right before or right after the story?
    beside: bool,
}

/// A title, and all it may be.
#[derive(Debug, Clone)]
struct Title {
    bids: Vec<Bid>,
    /// Log odds that it and the title before it are headlines of one story.
    link: f64,
}

/// The place of each title. `groups` are titles that stand together, in order.
pub fn assign(claims: &Claims<'_>, groups: &[Vec<BlockId>], stories: usize, weights: &Weights) -> Vec<Settled> {
    let mut all: Vec<Vec<Claim>> = groups.iter().flatten().map(|&title| claims.of(title)).collect();
    habit::follow(&mut all, &weights.claim[0]);
    let bid = |c: &Claim| Bid { role: c.role, odds: c.features.weighed(&weights.claim[1]), beside: c.beside() };
    let mut bids = all.iter().map(|claims| claims.iter().map(bid).collect::<Vec<Bid>>());
    let links = claims.links(groups);
    let before = |group: &[BlockId], n: usize| n.checked_sub(1).map(|before| links.of(group[before], group[n]));
    let link =
        |group: &[BlockId], n: usize| before(group, n).map_or(0.0, |l| weights.choice.link * l.odds(&weights.link));
    let title = |group: &[BlockId], n: usize, bids: Vec<Bid>| Title { bids, link: link(group, n) };
    let gather = |g: &Vec<BlockId>| bids.by_ref().take(g.len()).enumerate().map(|(n, b)| title(g, n, b)).collect();
    let titles: Vec<Vec<Title>> = groups.iter().map(gather).collect();
    let picks = settle_all(&titles, stories, &weights.choice);
    let all = groups.iter().flatten().zip(titles.iter().flatten());
    all.zip(picks.into_iter().flatten()).map(|((&id, title), pick)| settled(id, &title.bids, pick)).collect()
}

fn settled(title: BlockId, bids: &[Bid], pick: Option<usize>) -> Settled {
    let place = |n: Option<usize>| n.map_or(TitlePlace::Nowhere, |n| bids[n].role.into());
    let odds = |n: Option<usize>| n.map_or(0.0, |n| bids[n].odds);
    let rest = (0..bids.len()).filter(|&n| Some(n) != pick);
    let rival = rest.max_by(|&a, &b| bids[a].odds.total_cmp(&bids[b].odds));
    let margin = ((odds(pick) - odds(rival)) * 100.0).round() as i32;
    Settled { title, place: place(pick), margin, rival: place(rival) }
}

/// Which bid each title takes, all groups together.
fn settle_all(groups: &[Vec<Title>], stories: usize, choice: &Choice) -> Vec<Vec<Option<usize>>> {
    let mut needs = vec![Need::default(); stories];
    let settle = |(n, group): (usize, &Vec<Title>), needs: &[Need]| settle(group, n, needs, choice);
    let mut picks: Vec<_> = groups.iter().enumerate().map(|group| settle(group, &needs)).collect();
    for _ in 1..ROUNDS {
        let before = needs.clone();
        if !review(groups, &picks, &mut needs, choice) {
            break;
        }
        // What concerns other stories changes nothing.
        let new = |bid: &Bid| matches!(bid.role, Role::Head(story) if needs[story] != before[story]);
        for (group, pick) in groups.iter().enumerate().zip(&mut picks) {
            if group.1.iter().any(|title| title.bids.iter().any(new)) {
                *pick = settle(group, &needs);
            }
        }
    }
    picks
}

/// What a story asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Need {
    /// The group that has its headlines.
    owner: Option<usize>,
    /// What a headline is worth to it, beyond what speaks for it.
    worth: f64,
}

/// Gives each story with headlines in several groups to the strongest, and raises the worth of a headline to stories that
/// have none. Tells whether anything changed.
fn review(groups: &[Vec<Title>], picks: &[Vec<Option<usize>>], needs: &mut [Need], choice: &Choice) -> bool {
    let mut best: Vec<Option<(f64, usize)>> = vec![None; needs.len()];
    let mut changed = false;
    for (n, (group, picks)) in groups.iter().zip(picks).enumerate() {
        for (story, strength) in strengths(group, picks) {
            changed |= best[story].is_some();
            if best[story].is_none_or(|(top, _)| strength > top) {
                best[story] = Some((strength, n));
            }
        }
    }
    for (need, best) in needs.iter_mut().zip(best) {
        need.owner = best.map(|b| b.1).or(need.owner);
        if best.is_none() && need.worth < choice.headless {
            need.worth = choice.headless;
            changed = true;
        }
    }
    changed
}

/// How strong a group is as the headlines of each story it has headlines of.
fn strengths(group: &[Title], picks: &[Option<usize>]) -> Vec<(usize, f64)> {
    let mut all: Vec<(usize, f64)> = Vec::new();
    for (Title { bids, .. }, pick) in group.iter().zip(picks) {
        let Some((pick, Role::Head(story))) = pick.map(|p| (p, bids[p].role)) else { continue };
        let others = bids.iter().enumerate().filter(|&(n, _)| n != pick).map(|(_, b)| b.odds);
        let margin = bids[pick].odds - others.fold(f64::NEG_INFINITY, f64::max);
        match all.iter_mut().find(|s| s.0 == story) {
            Some(s) => s.1 += margin,
            None => all.push((story, margin)),
        }
    }
    all
}

/// The best bids for the titles of group `number` together (Viterbi).
fn settle(group: &[Title], number: usize, needs: &[Need], choice: &Choice) -> Vec<Option<usize>> {
    let worth = |bid: &Bid| match bid.role {
        Role::Head(s) if !bid.beside && needs[s].owner.is_some_and(|o| o != number) => f64::NEG_INFINITY,
        Role::Head(s) => bid.odds + needs[s].worth,
        Role::Subhead(_) => bid.odds,
    };
    let mut rows: Vec<Vec<(f64, usize)>> = Vec::with_capacity(group.len());
    for (n, title) in group.iter().enumerate() {
        let row = title.bids.iter().map(|bid| {
            let Some(before) = n.checked_sub(1) else { return (worth(bid), 0) };
            let path = |(m, prior): (usize, &(f64, usize))| {
                (prior.0 + gain(&group[before].bids[m], bid, title.link, choice), m)
            };
            let best = rows[before].iter().enumerate().map(path).max_by(|a, b| a.0.total_cmp(&b.0));
            best.map_or((worth(bid), 0), |(score, m)| (worth(bid) + score, m))
        });
        let row: Vec<_> = row.collect();
        rows.push(row);
    }
    let last = rows.last().and_then(|row| row.iter().enumerate().max_by(|a, b| a.1.0.total_cmp(&b.1.0)));
    back(&rows, last.map(|(m, _)| m))
}

/// The way back through the rows from bid `at` of the last.
fn back(rows: &[Vec<(f64, usize)>], mut at: Option<usize>) -> Vec<Option<usize>> {
    let mut picks = vec![None; rows.len()];
    for n in (0..rows.len()).rev() {
        let Some(m) = at.filter(|&m| rows[n].get(m).is_some_and(|cell| cell.0 > f64::NEG_INFINITY)) else { break };
        picks[n] = Some(m);
        at = Some(rows[n][m].1);
    }
    picks
}

/// What two neighbours gain by their roles; `link` are the log odds that they are headlines of one story.
fn gain(a: &Bid, b: &Bid, link: f64, choice: &Choice) -> f64 {
    match (a.role, b.role) {
        (Role::Head(x), Role::Head(y)) if x == y => link / 2.0,
        (Role::Head(x), Role::Head(y)) if y == x + 1 => choice.in_order - link / 2.0,
        (Role::Head(x), Role::Head(y)) if y > x => -link / 2.0,
        (Role::Head(_), Role::Head(_)) => choice.backward - link / 2.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICE: Choice =
        Choice { cut: 0.0, signed_cut: 0.0, link: 1.0, in_order: 1.0, backward: -0.5, headless: 1.5, rejoin: 1.5 };

    fn bid(role: Role, odds: f64) -> Bid {
        Bid { role, odds, beside: false }
    }

    fn roles(groups: &[Vec<Vec<Bid>>], stories: usize) -> Vec<Option<Role>> {
        let title = |bids: &Vec<Bid>| Title { bids: bids.clone(), link: 2.0 };
        let groups: Vec<Vec<Title>> = groups.iter().map(|group| group.iter().map(title).collect()).collect();
        let picks = settle_all(&groups, stories, &CHOICE);
        let titles = groups.iter().flatten().zip(picks.into_iter().flatten());
        titles.map(|(title, pick)| pick.map(|p| title.bids[p].role)).collect()
    }

    #[test]
    fn a_story_has_its_headlines_in_one_place() {
        let strong = vec![vec![bid(Role::Head(0), 3.0), bid(Role::Subhead(0), 0.0)]];
        let weak = vec![vec![bid(Role::Head(0), 1.0), bid(Role::Subhead(0), 0.5)]];
        assert_eq!(roles(&[strong, weak], 1), [Some(Role::Head(0)), Some(Role::Subhead(0))]);
    }

    #[test]
    fn a_story_without_a_headline_takes_what_could_be_one() {
        let title = |story| vec![vec![bid(Role::Head(story), 0.0), bid(Role::Subhead(story), 1.0)]];
        let sure = vec![vec![bid(Role::Head(0), 3.0), bid(Role::Subhead(0), 0.0)]];
        assert_eq!(roles(&[sure, title(0)], 1), [Some(Role::Head(0)), Some(Role::Subhead(0))]);
        assert_eq!(roles(&[title(0)], 1), [Some(Role::Head(0))]);
    }

    #[test]
    fn neighbours_are_headlines_of_one_story_unless_their_words_say_otherwise() {
        let either = |a: f64, b: f64| vec![bid(Role::Head(0), a), bid(Role::Head(1), b)];
        assert_eq!(roles(&[vec![either(1.0, 0.0), either(0.0, 0.2)]], 2), [Some(Role::Head(0)), Some(Role::Head(0))]);
        assert_eq!(roles(&[vec![either(3.0, 0.0), either(0.0, 3.0)]], 2), [Some(Role::Head(0)), Some(Role::Head(1))]);
    }
}
