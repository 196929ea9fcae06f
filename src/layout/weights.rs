//! The weights by which kinds, stories and titles are told: tables in `packs/layout/`, made by `scripts/train_layout.py`.

use super::{display, features::features, head, mend, story, title};
use std::{collections::HashMap, sync::LazyLock};

/// The tables by name, as they are built in.
pub const TABLES: [(&str, &str); 11] = [
    ("display", include_str!("../../packs/layout/display.tsv")),
    ("gap", include_str!("../../packs/layout/gap.tsv")),
    ("pair", include_str!("../../packs/layout/pair.tsv")),
    ("link", include_str!("../../packs/layout/link.tsv")),
    ("claim", include_str!("../../packs/layout/claim.tsv")),
    ("role", include_str!("../../packs/layout/role.tsv")),
    ("torn", include_str!("../../packs/layout/torn.tsv")),
    ("glued", include_str!("../../packs/layout/glued.tsv")),
    ("severed", include_str!("../../packs/layout/severed.tsv")),
    ("run_on", include_str!("../../packs/layout/run_on.tsv")),
    ("choice", include_str!("../../packs/layout/choice.tsv")),
];

/// All weights of the stage.
#[derive(Debug, Clone)]
pub struct Weights {
    /// What short blocks are.
    pub display: display::Weights,
    /// Where stories end.
    pub gap: story::gap::Features,
    /// Which runs of text tell one story.
    pub pair: story::run::Features,
    /// Which neighbouring titles are headlines of one story.
    pub link: head::link::Features,
    /// Whose headline or subhead a title is, before the page's habit is known and after.
    pub claim: [head::claim::Features; 2],
    /// Which of a story's titles is the headline, before the page's habit is known and after.
    pub role: [title::choice::Features; 2],
    /// Which titles are two, of two stories.
    pub torn: mend::torn::Features,
    /// Where a title was joined to running text.
    pub glued: mend::glued::Features,
    /// Which blocks are one: running text, a title before running text, two titles.
    pub severed: [mend::severed::Features; mend::severed::Sort::COUNT],
    /// Where a paragraph ends amid a block.
    pub run_on: mend::run_on::Features,
    /// What decides between whole readings of a page.
    pub choice: Choice,
}

features! {
    /// Weights of choices that no single block or gap decides, in log odds.
    pub struct Choice {
        /// A gap likelier than this parts two runs of text.
        cut,
        /// A gap less likely than this does not part two stories, two bylines or not.
        signed_cut,
        /// How much the looks of two neighbouring titles count beside what each says.
        link,
        /// What neighbouring headlines gain by following each other as their stories do.
        in_order,
        /// What they gain by standing the other way round.
        backward,
        /// What a title gains as the headline of a story that has none.
        headless,
        /// A story without a headline stays one if all gaps around it are likelier than this.
        rejoin,
    }
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
        let claim = |column: usize| head::claim::Features::read(table("claim"), column);
        let role = |column: usize| title::choice::Features::read(table("role"), column);
        Self {
            display: display::Weights::read(table("display")),
            gap: story::gap::Features::read(table("gap"), 0),
            pair: story::run::Features::read(table("pair"), 0),
            link: head::link::Features::read(table("link"), 0),
            claim: [claim(0), claim(1)],
            role: [role(0), role(1)],
            torn: mend::torn::Features::read(table("torn"), 0),
            glued: mend::glued::Features::read(table("glued"), 0),
            severed: std::array::from_fn(|sort| mend::severed::Features::read(table("severed"), sort)),
            run_on: mend::run_on::Features::read(table("run_on"), 0),
            choice: Choice::read(table("choice"), 0),
        }
    }
}

/// The names of what each table has weights for, but of `display`, which has families of them.
pub const FEATURES: [(&str, &[&str]); 10] = [
    ("gap", story::gap::Features::NAMES),
    ("pair", story::run::Features::NAMES),
    ("link", head::link::Features::NAMES),
    ("claim", head::claim::Features::NAMES),
    ("role", title::choice::Features::NAMES),
    ("torn", mend::torn::Features::NAMES),
    ("glued", mend::glued::Features::NAMES),
    ("severed", mend::severed::Features::NAMES),
    ("run_on", mend::run_on::Features::NAMES),
    ("choice", Choice::NAMES),
];

/// The rows of a table: name, values. Lines that begin with `#` say where it comes from.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<f64>)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let name = fields.next().filter(|name| !name.is_empty())?;
        Some((name, fields.map(|value| value.parse().unwrap_or(0.0)).collect()))
    })
}

/// The values of a column by the names of the rows; 0 where there is no such row.
pub(super) fn column(table: &str, column: usize) -> impl Fn(&str) -> f64 {
    let read: HashMap<&str, Vec<f64>> = rows(table).collect();
    move |name| read.get(name).and_then(|values| values.get(column)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_name_every_feature_and_nothing_else() {
        for (table, names) in FEATURES {
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
        let values = column("# made up\na\t1.5\nb\t-2", 0);
        assert_eq!(["b", "c"].map(values), [-2.0, 0.0]);
    }
}
