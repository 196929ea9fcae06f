//! Curricula vitae: passages that tell where somebody worked, whose name is not said again.
//!
//! In them a part of the employer goes with the post: 華光公司財務部 | 經理 → 華光公司 | 財務部經理. What it leaves alone:
//! parts that are bodies of their own (分局, 分行), and those of universities, where the part belongs to the name
//! (法學院 | 院長).

use super::{
    super::{EntityKind, Found, What},
    endings::EMPLOYER_PARTS,
};
use crate::{
    pack::{Class, Hit, Lexicon},
    scan::Scanned,
    text::Span,
};

/// A curriculum vitae is shorter than this, in characters.
const LENGTH: usize = 400;
/// The longest part of an employer that is not named, in characters.
const BARE: usize = 10;

/// Does a text, folded, read like a curriculum vitae, where posts stand without the name of their holder?
pub fn is_vita(text: &[char]) -> bool {
    // The second characters of those words are rare.
    let may_be = |second: char| matches!(second, '起' | '任' | '历' | '生' | '职' | '今');
    text.len() < LENGTH && (1..text.len()).any(|at| may_be(text[at]) && begins_vita_word(&text[at - 1..]))
}

/// Does a text, folded, begin with what a curriculum vitae says?
#[inline]
fn begins_vita_word(text: &[char]) -> bool {
    match text {
        ['年' | '月' | '日' | '起', '任', next, ..] => {
            !matches!(next, '期' | '内' | '命' | '何' | '教' | '由' | '务' | '意')
        }
        ['现' | '曾' | '历' | '兼' | '担', '任', ..]
        | ['学', '历', ..]
        | ['出', '生', ..]
        | ['就', '职', '于', ..]
        | ['至', '今', ..] => true,
        _ => false,
    }
}

/// Is it a part that stays with the name of a university or school (系, 学院, 研究所)?
pub fn is_academic(unit: &[char]) -> bool {
    matches!(unit, [.., '系' | '院' | '所']) || unit.ends_with(&['教', '研', '室'])
}

/// Gives the part of the employer to the post behind it; `found` are the entities of one passage, in order.
pub fn part(found: &mut Vec<Found>, from: usize, scan: &Scanned<'_>, lexicon: &Lexicon) {
    let is = |f: &Found, kind| matches!(&f.what, What::Entity(e) if e.kind == kind);
    if !found[from..].iter().any(|f| is(f, EntityKind::Title)) || !is_vita(&scan.folded) {
        return;
    }
    let mut whole = Vec::new();
    for at in from + 1..found.len() {
        let (employer, post) = (found[at - 1].span, found[at].span);
        let beside = employer.end() == post.start() && is(&found[at - 1], EntityKind::Org);
        if !beside || !is(&found[at], EntityKind::Title) {
            continue;
        }
        let Some(start) = begins_part(scan, lexicon, employer.start(), employer.end()) else { continue };
        found[at].span = Span::new(start, post.end());
        if start == employer.start() {
            whole.push(at - 1);
        } else {
            found[at - 1].span = Span::new(employer.start(), start);
        }
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        whole.binary_search(&(at - 1)).is_err()
    });
}

/// Where in the name `start..end` the part of the employer begins that goes with a post, if it ends in one.
fn begins_part(scan: &Scanned<'_>, lexicon: &Lexicon, start: usize, end: usize) -> Option<usize> {
    let name = &scan.folded[start..end];
    if !EMPLOYER_PARTS.end(name) || is_academic(name) {
        return None;
    }
    let data = |h: &Hit| lexicon.entry(*h).data;
    let heads = || (start..end).flat_map(|at| scan.starting(at)).filter(|h| h.class == Class::OrgSuffix);
    let closing = heads().find(|h| h.end as usize == end)?;
    if !matches!(data(closing), "unit" | "weak") || scan.starting(start).iter().any(|h| is_named(h, end)) {
        return None;
    }
    let body = |h: &&Hit| {
        let last = scan.folded[h.end as usize - 1];
        data(h).starts_with("strong") || data(h) == "weak" && matches!(last, '局' | '厂' | '校' | '行' | '署' | '厅')
    };
    let employer = heads().filter(body).map(|h| h.end as usize).filter(|&e| e + 1 < end).max();
    let bare = end - start <= BARE && !scan.starting(start).iter().any(is_name);
    employer.or(bare.then_some(start))
}

/// Is it a listed organisation that ends there?
fn is_named(hit: &Hit, end: usize) -> bool {
    hit.end as usize == end && matches!(hit.class, Class::Org | Class::OrgListed)
}

/// Is it a name by itself?
fn is_name(hit: &Hit) -> bool {
    matches!(hit.class, Class::Org | Class::OrgListed | Class::Place | Class::PlaceListed | Class::Person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<char> {
        text.chars().map(crate::text::fold).collect()
    }

    #[test]
    fn a_curriculum_vitae_is_told_by_its_words() {
        for text in ["曾任董事", "2003年8月任該行董事", "自2010年起任主席"] {
            assert!(is_vita(&folded(text)), "{text}");
        }
        for text in ["董事長出席酒會", "今年任命新局長", "三年任期屆滿"] {
            assert!(!is_vita(&folded(text)), "{text}");
        }
    }

    #[test]
    fn the_part_of_an_employer_begins_behind_the_employer() {
        let lexicon = crate::pack::Packs::built_in().lexicon;
        let begins = |text: &str| {
            let scan = Scanned::new(text, &lexicon);
            begins_part(&scan, &lexicon, 0, scan.len())
        };
        assert_eq!(begins("華光公司財務部"), Some(4));
        assert_eq!(begins("江城電廠檢修車間"), Some(4));
        assert_eq!(begins("採購計劃部"), Some(0));
        for text in ["財政部", "華光公司", "江城大學法學院", "中國銀行江城分行"] {
            assert_eq!(begins(text), None, "{text}");
        }
    }
}
