//! Verbs of saying that say something here.

use super::marks::{Marks, opens_speech};
use crate::{
    pack::{Class, Hit, Lexicon},
    scan::Scanned,
};

/// What a verb of saying asks of the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What follows is what was said.
    Report,
    /// The verb is part of what was said (譴責).
    Stance,
    /// One character of many meanings: a verb only beside its subject or before a comma.
    Brief,
    /// Says something only before a comma, colon or quotation (回應).
    Pause,
}

/// A verb of saying at `start..end`, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it asks for.
    pub kind: Kind,
}

/// What makes a noun of it when it stands right behind it.
const NOMINAL: &[char] = &['的', '者', '书', '会', '率', '权', '量', '性', '人', '员', '团', '度', '信'];

/// The places where verbs of saying begin, in order; where several do, once for each.
pub fn places(scan: &Scanned<'_>) -> impl Iterator<Item = usize> {
    scan.sparse().filter(|hit| hit.class == Class::SayVerb).map(|hit| hit.start as usize)
}

/// Every verb of saying outside quotations; verbs in a row (回應說) count as one.
pub fn verbs(scan: &Scanned<'_>, lexicon: &Lexicon, marks: &Marks) -> Vec<Verb> {
    let mut out: Vec<Verb> = Vec::new();
    let mut free = 0;
    for start in places(scan) {
        let Some(hit) = longest(scan, start).filter(|_| start >= free) else { continue };
        let verb = Verb { start, end: hit.end as usize, kind: kind(lexicon, hit) };
        free = verb.end;
        if marks.is_inside(start) || is_decoy(scan, hit) {
            continue;
        }
        match out.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = verb.end,
            None if !is_unsaid(scan, lexicon, start) => out.push(verb),
            None => {}
        }
    }
    out.retain(|v| !is_noun(&scan.folded, *v) && (v.kind != Kind::Pause || pauses(&scan.folded, v.end)));
    out
}

/// Is it used as a noun (他的建議, 建議書)?
fn is_noun(folded: &[char], verb: Verb) -> bool {
    let nominal = |c: &char| NOMINAL.contains(c);
    let headed = folded.get(verb.end).is_some_and(nominal) && verb.end - verb.start <= 2;
    headed || (verb.start > 0 && folded[verb.start - 1] == '的')
}

/// Does a comma, colon or quotation follow?
pub fn pauses(folded: &[char], at: usize) -> bool {
    folded.get(at).is_some_and(|&c| matches!(c, ',' | ':' | '︰') || opens_speech(c))
}

fn longest(scan: &Scanned<'_>, start: usize) -> Option<Hit> {
    scan.starting(start).iter().rev().find(|h| h.class == Class::SayVerb).copied()
}

fn kind(lexicon: &Lexicon, hit: Hit) -> Kind {
    match lexicon.entry(hit).data {
        "stance" => Kind::Stance,
        "brief" => Kind::Brief,
        "pause" => Kind::Pause,
        _ if hit.len() == 1 => Kind::Brief,
        _ => Kind::Report,
    }
}

/// Is the verb part of a longer word that says nothing?
fn is_decoy(scan: &Scanned<'_>, hit: Hit) -> bool {
    let from = (hit.start as usize).saturating_sub(4);
    (from..=hit.start as usize).flat_map(|at| scan.starting(at)).any(|other| {
        other.class == Class::SayDecoy && other.end >= hit.end && other.end - other.start > hit.end - hit.start
    })
}

/// Does the word before make the verb passive, hearsay or denied (被指, 據稱, 拒絕透露)?
fn is_unsaid(scan: &Scanned<'_>, lexicon: &Lexicon, start: usize) -> bool {
    scan.ending(start).any(|h| h.class == Class::Adverb && lexicon.entry(h).data == "unsaid")
}
