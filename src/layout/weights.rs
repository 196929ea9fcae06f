//! The weights by which kinds, stories and titles are told: tables in `packs/layout/`, made by `scripts/train_layout.py`.

use super::{display, head, story, title};
use std::{collections::HashMap, sync::LazyLock};

/// The tables by name, as they are built in.
pub const TABLES: [(&str, &str); 10] = [
    ("display", include_str!("../../packs/layout/display.tsv")),
    ("gap", include_str!("../../packs/layout/gap.tsv")),
    ("pair", include_str!("../../packs/layout/pair.tsv")),
    ("link", include_str!("../../packs/layout/link.tsv")),
    ("claim", include_str!("../../packs/layout/claim.tsv")),
    ("role", include_str!("../../packs/layout/role.tsv")),
    ("torn", include_str!("../../packs/layout/torn.tsv")),
    ("glued", include_str!("../../packs/layout/glued.tsv")),
    ("severed", include_str!("../../packs/layout/severed.tsv")),
    ("choice", include_str!("../../packs/layout/choice.tsv")),
];

/// All weights of the stage.
#[derive(Debug, Clone)]
pub struct Weights {
    /// What short blocks are.
    pub display: display::Weights,
    /// Where stories end.
    pub gap: [f64; story::gap::COUNT],
    /// Which runs of text tell one story.
    pub pair: [f64; story::run::COUNT],
    /// Which neighbouring titles are headlines of one story.
    pub link: [f64; head::link::COUNT],
    /// Whose headline or subhead a title is, before the page's habit is known and after.
    pub claim: [[f64; head::claim::COUNT]; 2],
    /// Which of a story's titles is the headline, before the page's habit is known and after.
    pub role: [[f64; title::choice::COUNT]; 2],
    /// Which titles are two, of two stories.
    pub torn: [f64; head::torn::COUNT],
    /// Where a title was joined to running text.
    pub glued: [f64; head::torn::glued::COUNT],
    /// Which blocks are one: running text, a title before running text, two titles.
    pub severed: [[f64; head::torn::seam::COUNT]; head::torn::severed::Sort::COUNT],
    /// What decides between whole readings of a page.
    pub choice: Choice,
}

/// Weights of choices that no single block or gap decides, in log odds.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// A gap likelier than this parts two runs of text.
    pub cut: f64,
    /// A gap less likely than this does not part two stories, two bylines or not.
    pub signed_cut: f64,
    /// How much the looks of two neighbouring titles count beside what each says.
    pub link: f64,
    /// What neighbouring headlines gain by following each other as their stories do.
    pub in_order: f64,
    /// What they gain by standing the other way round.
    pub backward: f64,
    /// What a title gains as the headline of a story that has none.
    pub headless: f64,
    /// A story without a headline stays one if all gaps around it are likelier than this.
    pub rejoin: f64,
}

impl Choice {
    const NAMES: [&str; 7] = ["cut", "signed_cut", "link", "in_order", "backward", "headless", "rejoin"];
}

impl Weights {
    /// The built-in weights.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| Weights::read(&TABLES));
        &BUILT_IN
    }

    /// Weights from tables `(name, text)`. What no table names weighs nothing.
    pub fn read(tables: &[(&str, &str)]) -> Self {
        let table = |name: &str| tables.iter().find(|t| t.0 == name).map_or("", |t| t.1);
        let claim = |column: usize| values(table("claim"), &head::claim::FEATURES, column);
        let role = |column: usize| values(table("role"), &title::choice::FEATURES, column);
        let [cut, signed_cut, link, in_order, backward, headless, rejoin] = values(table("choice"), &Choice::NAMES, 0);
        Self {
            display: display::Weights::read(table("display")),
            gap: values(table("gap"), &story::gap::FEATURES, 0),
            pair: values(table("pair"), &story::run::FEATURES, 0),
            link: values(table("link"), &head::link::FEATURES, 0),
            claim: [claim(0), claim(1)],
            role: [role(0), role(1)],
            glued: values(table("glued"), &head::torn::glued::FEATURES, 0),
            severed: std::array::from_fn(|sort| values(table("severed"), &head::torn::seam::FEATURES, sort)),
            torn: values(table("torn"), &head::torn::FEATURES, 0),
            choice: Choice { cut, signed_cut, link, in_order, backward, headless, rejoin },
        }
    }
}

/// The rows of a table: name, values. Lines that begin with `#` say where it comes from.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<f64>)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let name = fields.next().filter(|name| !name.is_empty())?;
        Some((name, fields.map(|value| value.parse().unwrap_or(0.0)).collect()))
    })
}

/// One column of a table, in the order of `names`.
fn values<const N: usize>(table: &str, names: &[&str; N], column: usize) -> [f64; N] {
    let read: HashMap<&str, Vec<f64>> = rows(table).collect();
    names.map(|name| read.get(name).and_then(|v| v.get(column)).copied().unwrap_or(0.0))
}

/// The sum of features by their weights.
pub(super) fn sum<const N: usize>(features: &[f64; N], weights: &[f64; N]) -> f64 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_name_every_feature_and_nothing_else() {
        let named: [(&str, &[&str]); 9] = [
            ("gap", &story::gap::FEATURES),
            ("pair", &story::run::FEATURES),
            ("link", &head::link::FEATURES),
            ("claim", &head::claim::FEATURES),
            ("role", &title::choice::FEATURES),
            ("torn", &head::torn::FEATURES),
            ("glued", &head::torn::glued::FEATURES),
            ("severed", &head::torn::seam::FEATURES),
            ("choice", &Choice::NAMES),
        ];
        for (table, names) in named {
            let text = TABLES.iter().find(|t| t.0 == table).map_or("", |t| t.1);
            let rows: Vec<(&str, Vec<f64>)> = rows(text).collect();
            let found: Vec<&str> = rows.iter().map(|r| r.0).collect();
            assert_eq!(found, names, "{table}");
            assert!(rows.iter().all(|r| !r.1.is_empty() && r.1.iter().all(|v| v.is_finite())), "{table}");
        }
    }

    #[test]
    fn every_weight_is_a_number() {
        for (table, text) in TABLES {
            for line in text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
                let mut fields = line.split('\t').skip(1).peekable();
                assert!(fields.peek().is_some(), "{table}: {line:?}");
                assert!(fields.all(|f| f.parse::<f64>().is_ok_and(f64::is_finite)), "{table}: {line:?}");
            }
        }
    }

    #[test]
    fn what_no_table_names_weighs_nothing() {
        assert_eq!(values("# made up\na\t1.5\nb\t-2", &["b", "c"], 0), [-2.0, 0.0]);
    }
}
