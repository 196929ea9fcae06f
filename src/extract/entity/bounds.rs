//! Where an organisation's name stops: what it never goes over, what it never opens with, and what is no name at all.
//!
//! A head by itself would take in whatever stands to its left: 四個 | 公司, 部分 | 銀行, 負責 | 司法部 and A | 組 are no names.

use super::{
    compound::{Head, Taken},
    lattice::Step,
    place,
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// Is it no name, whatever is taken in: a verb after its subject, a common word, one of a row?
pub fn is_none(view: &View<'_>, head: &Head<'_>, left: &[Taken]) -> bool {
    is_predicate(view, head, left)
        || is_short_word(view, head, left)
        || is_lettered(head, left)
        || is_cut_post(view, head.end)
}

/// Does the holder's post go on behind the last character of what looks like a body (立法院 in 立法院長, 國防部 in 國防部長)?
/// 長官, 長期 and 長沙 are words of their own, and what ends in 會 has a 會長 of its own (協會長).
pub fn is_cut_post(view: &View<'_>, end: usize) -> bool {
    let own = [Class::Word, Class::Title, Class::Place, Class::PlaceListed, Class::Org, Class::OrgListed];
    view.chars.get(end) == Some(&'长')
        && view.chars[end - 1] != '会'
        && view.has(end - 1, end + 1, Class::Title) == 1
        && !view.starting(end).any(|w| w.end > end + 1 && own.contains(&w.class))
}

/// Is it a step no name goes over?
pub fn stops(view: &View<'_>, step: &Step) -> bool {
    is_date(view, step) || is_stranger(view, step) || is_one(view, step)
}

/// Is it the measure word of one of many (路氹城一間酒店)? The kind behind it is no name's.
pub fn is_one(view: &View<'_>, step: &Step) -> bool {
    let (start, end) = (step.start as usize, step.end as usize);
    let of_one = start > 0 && view.chars[start - 1] == '一';
    let measure = step.tag == Tag::Measure || view.has(start, end, Class::Unit) == 1;
    of_one && measure || step.tag == Tag::Numeral && view.has(start, end, Class::Stranger) == 1
}

/// May a name be made of these steps, nearest first?
pub fn may_open(steps: &[Taken]) -> bool {
    steps.last().is_some_and(|first| opens(first.step.tag)) && !governs(steps) && !is_counted(steps)
}

/// Is it the number of a date (６月９日)? No name goes over one.
fn is_date(view: &View<'_>, step: &Step) -> bool {
    let counted = view.chars.get(step.end as usize).is_some_and(|c| matches!(c, '年' | '月' | '日' | '时' | '分'));
    counted && matches!(step.tag, Tag::Digits | Tag::Numeral)
}

/// Is the head a verb after its subject (旅發局會, 集團會)?
fn is_predicate(view: &View<'_>, head: &Head<'_>, left: &[Taken]) -> bool {
    let is_subject =
        |step: &Step| step.tag == Tag::Org || view.has(step.start as usize, step.end as usize, Class::OrgSuffix) == 1;
    head.tag == Some(Tag::Verb) && left.first().is_some_and(|nearest| is_subject(&nearest.step))
}

/// Is it a common word of two characters (主隊, 例行)?
fn is_short_word(view: &View<'_>, head: &Head<'_>, left: &[Taken]) -> bool {
    let short = left.first().is_some_and(|t| t.step.start as usize + 2 == head.end);
    short && place::is_common(view, head, left)
}

/// Is it one of a row of units of a kind (A組, 3隊)?
fn is_lettered(head: &Head<'_>, left: &[Taken]) -> bool {
    let letter = |step: &Step| matches!(step.tag, Tag::Latin | Tag::Digits) && step.end == step.start + 1;
    head.end == head.start + 1 && left.first().is_some_and(|t| letter(&t.step))
}

/// Does it open with a number and its measure word (四個公司)?
fn is_counted(steps: &[Taken]) -> bool {
    let counted = |first: Tag, next: Tag| matches!(first, Tag::Numeral | Tag::Digits) && next == Tag::Measure;
    matches!(steps, [.., next, first] if counted(first.step.tag, next.step.tag))
}

/// Is it a word that never opens a name (部分, 擔任)? No name goes over one.
pub fn is_stranger(view: &View<'_>, step: &Step) -> bool {
    step.tag.is_plain() && view.has(step.start as usize, step.end as usize, Class::Stranger) == 1
}

/// Does it open with a verb and its object (負責司法部)?
fn governs(steps: &[Taken]) -> bool {
    let is_name = |t: &Taken| matches!(t.step.tag, Tag::Org | Tag::Place | Tag::Person);
    match steps {
        [.., object, first] => first.step.tag == Tag::Verb && is_name(object),
        _ => false,
    }
}

/// Is it a name of one's own, so that the kind behind it names one of its kind (波音公司)?
pub fn is_own(tag: Tag) -> bool {
    matches!(tag, Tag::Org | Tag::Person | Tag::Product | Tag::Latin | Tag::Unknown)
}

/// May a name open with this?
fn opens(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::Open | Tag::Close | Tag::Conjunction | Tag::Adverb | Tag::Space | Tag::Symbol | Tag::Dot | Tag::Measure
    )
}
