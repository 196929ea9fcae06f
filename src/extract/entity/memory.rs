//! What a story has already said: short forms are given the full name they stand for.

use super::super::{Entity, EntityKind, Found, Story, What};

/// Links every short form to the fullest name of the story it stands for.
pub fn link(found: &mut [Found], story: &Story<'_>) {
    let texts: Vec<(EntityKind, String)> = found
        .iter()
        .filter_map(|f| match &f.what {
            What::Entity(Entity { kind, .. }) => {
                let scan = story.passages.get(f.passage)?.scan;
                Some((*kind, scan.slice(f.span.start(), f.span.end()).to_owned()))
            }
            _ => None,
        })
        .collect();
    for (at, one) in found.iter_mut().enumerate() {
        let What::Entity(entity) = &mut one.what else { continue };
        if entity.kind == EntityKind::Person {
            entity.name = full_name(&texts, at);
        }
    }
}

/// The person's full name: the nearest earlier name, or else a later one, that this one opens.
fn full_name(texts: &[(EntityKind, String)], at: usize) -> Option<String> {
    let (kind, short) = texts.get(at)?;
    let longer = |(k, t): &&(EntityKind, String)| k == kind && t.len() > short.len() && t.starts_with(short.as_str());
    let earlier = texts[..at].iter().rev().find(longer);
    earlier.or_else(|| texts[at..].iter().find(longer)).map(|(_, t)| t.clone())
}
