//! Persons and their posts: which titles stand beside a name, and whose they are.

use super::{
    super::{Entity, EntityKind, Found, What},
    tag::Tag,
};
use crate::scan::Scanned;

/// The rule of posts in a curriculum vitae.
const POST_IN_VITA: &str = "entity/title-in-vita";

/// Gives the persons of a passage the posts that stand beside them, and the organisation of the post; gives tickers
/// their company. `found` are the entities of one passage, in order.
pub fn join(found: &mut [Found], scan: &Scanned<'_>) {
    for at in 0..found.len() {
        match kind(&found[at]) {
            Some(EntityKind::Person) => {
                let (titles, of) = posts(found, at, scan);
                if let Some(entity) = entity(&mut found[at]) {
                    (entity.titles, entity.of) = (titles, of);
                }
            }
            Some(EntityKind::Ticker) => {
                let of = company(found, at, scan);
                if let Some(entity) = entity(&mut found[at]) {
                    entity.of = of;
                }
            }
            _ => {}
        }
    }
}

/// Drops the posts that stand beside no person: a post is the post of somebody. A curriculum vitae leaves its subject
/// unsaid; its posts stay, and so do those that stand as an item of their own, with their employer. `from` is where the
/// passage's entities begin.
pub fn drop_loose_posts(found: &mut Vec<Found>, from: usize, scan: &Scanned<'_>) {
    let is_post = |f: &Found| kind(f) == Some(EntityKind::Title);
    if !found[from..].iter().any(is_post) {
        return;
    }
    let kept = |at: usize| !is_post(&found[at]) || found[at].rule == POST_IN_VITA || is_item(found, from, at, scan);
    let mut held: Vec<bool> = (from..found.len()).map(kept).collect();
    // From the right: a post before a person, or before another post and its employer (創始人、證監會前總監某某).
    let mut anchored = false;
    for at in (from..found.len()).rev() {
        let gap = anchored.then(|| between(found, at, at + 1, scan));
        anchored = gap.is_some_and(joins);
        match kind(&found[at]) {
            Some(EntityKind::Person) => anchored = true,
            Some(EntityKind::Title) => {
                held[at - from] |= anchored;
                anchored = held[at - from];
            }
            Some(EntityKind::Org | EntityKind::Place) => {
                anchored &= gap == Some("") && kind(&found[at + 1]) == Some(EntityKind::Title);
            }
            _ => anchored = false,
        }
    }
    // From the left: a post right after a person (習近平主席).
    for at in from + 1..found.len() {
        let leads = held[at - 1 - from] && matches!(kind(&found[at - 1]), Some(EntityKind::Person | EntityKind::Title));
        held[at - from] = held[at - from] || leads && joins(between(found, at - 1, at, scan));
    }
    let mut free = from;
    for (at, held) in (from..).zip(held) {
        if held {
            found.swap(free, at);
            free += 1;
        }
    }
    found.truncate(free);
}

/// Does the post stand alone between marks, but for its employer?
fn is_item(found: &[Found], from: usize, at: usize, scan: &Scanned<'_>) -> bool {
    let span = found[at].span;
    let ends = |c: Option<&char>| c.is_none_or(|&c| Tag::of_mark(c).is_some_and(|t| t != Tag::Dot));
    let employed = at > from
        && found[at - 1].span.end() == span.start()
        && matches!(kind(&found[at - 1]), Some(EntityKind::Org | EntityKind::Title));
    let begins = employed || ends(span.start().checked_sub(1).and_then(|before| scan.folded.get(before)));
    begins && ends(scan.folded.get(span.end()))
}

/// The posts before (or else after) the person at `at`, and their organisation.
fn posts(found: &[Found], at: usize, scan: &Scanned<'_>) -> (Vec<String>, Option<String>) {
    let mut titles = Vec::new();
    let mut of = None;
    let mut right = at;
    while right > 0 {
        let left = right - 1;
        let gap = between(found, left, right, scan);
        match kind(&found[left]) {
            Some(EntityKind::Title) if joins(gap) => titles.insert(0, text(&found[left], scan)),
            Some(EntityKind::Org | EntityKind::Place) if gap.is_empty() && !titles.is_empty() && right < at => {
                of.get_or_insert_with(|| text(&found[employer(found, left, scan)], scan));
                if !matches!(left.checked_sub(1).map(|l| between(found, l, left, scan)), Some(g) if is_and(g)) {
                    break;
                }
            }
            _ => break,
        }
        right = left;
    }
    if titles.is_empty()
        && found.get(at + 1).is_some_and(|f| kind(f) == Some(EntityKind::Title))
        && between(found, at, at + 1, scan).is_empty()
    {
        titles.push(text(&found[at + 1], scan));
    }
    (titles, of)
}

/// Whose post it is that `left` stands before: of a place, the organisation or country that holds the post there
/// (戴德梁行 | 香港, 中國 | 駐美國).
fn employer(found: &[Found], left: usize, scan: &Scanned<'_>) -> usize {
    let holder = left.checked_sub(1).filter(|_| kind(&found[left]) == Some(EntityKind::Place));
    let holds = |&at: &usize| match (between(found, at, left, scan), kind(&found[at])) {
        ("", Some(EntityKind::Org)) => true,
        (gap, Some(EntityKind::Org | EntityKind::Place)) => matches!(gap, "駐" | "驻"),
        _ => false,
    };
    holder.filter(holds).unwrap_or(left)
}

/// May a post and what follows it be parted by this?
fn joins(gap: &str) -> bool {
    gap.trim().is_empty() || is_and(gap) || is_field(gap)
}

/// The field of a post in brackets behind it: 助理署長（管理及輔助客運）李頌恩.
fn is_field(gap: &str) -> bool {
    let inside = gap.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|field| !field.is_empty() && !field.contains(['（', '(', '）', ')', '，', '。']))
}

/// 兼, 及, 、 between two posts of one person.
fn is_and(gap: &str) -> bool {
    matches!(gap.trim(), "兼" | "及" | "、" | "暨" | "和")
}

/// The company in front of the bracket that holds the ticker at `at`.
fn company(found: &[Found], at: usize, scan: &Scanned<'_>) -> Option<String> {
    let left = at.checked_sub(1)?;
    let gap = between(found, left, at, scan);
    let bracket = matches!(gap.trim(), "（" | "(" | "［" | "[");
    (bracket && kind(&found[left]) == Some(EntityKind::Org)).then(|| text(&found[left], scan))
}

fn kind(found: &Found) -> Option<EntityKind> {
    match &found.what {
        What::Entity(e) => Some(e.kind),
        _ => None,
    }
}

fn entity(found: &mut Found) -> Option<&mut Entity> {
    match &mut found.what {
        What::Entity(e) => Some(e),
        _ => None,
    }
}

fn text(found: &Found, scan: &Scanned<'_>) -> String {
    scan.slice(found.span.start(), found.span.end()).to_owned()
}

fn between<'s>(found: &[Found], left: usize, right: usize, scan: &'s Scanned<'_>) -> &'s str {
    scan.slice(found[left].span.end(), found[right].span.start())
}
