//! Which words of packs stand in a text: of a finding that an extractor made with the help of a user's word, whose it was.

use crate::{
    pack::{Packs, Rule, listed},
    text::fold,
};
use serde::Serialize;

/// A word of a pack, and where it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// The word as it is written there.
    pub word: String,
    /// The rule it is of; none for a word of a list.
    pub rule: Option<String>,
    /// File and line.
    pub place: String,
}

/// The words of rules and of users' lists that stand in `text`, in the order of the packs.
pub fn words_in(packs: &Packs, text: &str) -> Vec<Word> {
    let text = folded(text);
    let of_rules = packs.rules.iter().flat_map(|rule| of_rule(rule, &text));
    let lists = packs.lists.iter().flat_map(listed);
    let of_lists = lists.filter(|(_, word)| text.contains(&folded(word)));
    let of_lists = of_lists.map(|(place, word)| Word { word: word.to_owned(), rule: None, place });
    of_rules.chain(of_lists).collect()
}

fn of_rule<'r>(rule: &'r Rule, text: &'r str) -> impl Iterator<Item = Word> + 'r {
    let here = rule.words.iter().filter(|word| text.contains(&folded(word)));
    let place = format!("{}:{}", rule.path.display(), rule.line);
    here.map(move |word| Word { word: word.clone(), rule: Some(rule.id.clone()), place: place.clone() })
}

fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn words_lead_back_to_their_pack() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
            fs::write(dir.path().join(name), text).unwrap();
        };
        write("pack.toml", "name = \"mine\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n");
        write("lexicon/place.tsv", "# bays\n觀濤汀\n");
        let rule = "[[rule]]\nid = \"a\"\nmaker = \"currency\"\ncode = \"XSY\"\nwords = [\"海圓\"]\n";
        write("rules/r.toml", &format!("{rule}yes = [\"[[3海圓]]\"]\nno = [\"海\"]\n"));
        let packs = Packs::load(&[dir.path().to_owned()]).unwrap();
        let found = |text: &str| {
            let words = words_in(&packs, text).into_iter();
            words.map(|w| (w.word, w.rule, w.place.rsplit('/').next().unwrap().to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(found("3.2億海圆"), [("海圓".into(), Some("mine/a".into()), "r.toml:1".to_owned())]);
        assert_eq!(found("观涛汀"), [("觀濤汀".into(), None, "place.tsv:2".to_owned())]);
        assert_eq!(found("海 圓"), []);
    }
}
