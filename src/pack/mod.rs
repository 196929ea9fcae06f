//! Rule packs as plain data: read, checked, merged, compiled.
//!
//! A pack says what to match; Rust says what it means. The built-in pack enters through the same door as a user's; only
//! its word lists are compiled before, when the program is built.

mod automaton;
mod class;
mod common_word;
mod fault;
mod folder;
mod lexicon;
mod maker;
mod manifest;
mod meaning;
mod pattern;
mod read;
mod rule;
mod said;
mod starts;
mod table;
pub(crate) mod word_list;

pub use class::{Class, Classes};
pub use common_word::Common;
pub use fault::{Fault, unknown};
pub use folder::Source;
pub use lexicon::{Entry, Hit, Lexicon};
pub use maker::{Kind, MAKERS, Maker, Named};
pub use manifest::Manifest;
pub use meaning::Meanings;
pub use pattern::Pattern;
pub use rule::{Example, Rule};

use crate::{Error, Result};
use folder::Contents;
use meaning::Derived;
use read::Pack;
use std::{
    any::Any,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The lexicon of the built-in pack, compiled by `build.rs`.
static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core_lexicon.bin"));
/// `pack.toml` and the rules of the built-in pack: (path, text).
static CORE_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/core_files.rs"));
/// One hash of all data that is built in: words, rules, weights, repairs, calendars.
const BUILT_IN: &str = env!("NEWSPRINT_PACKS");

/// Every pack that is in force.
#[derive(Debug, Default)]
pub struct Packs {
    /// The words of all packs.
    pub lexicon: Lexicon,
    /// The rules of all packs, in order.
    pub rules: Vec<Rule>,
    /// What the packs say of themselves, the built-in one first.
    pub manifests: Vec<Manifest>,
    /// How many words the lists of users' packs have.
    pub listed: usize,
    /// Those lists as they are written.
    pub lists: Vec<Source>,
    /// A running hash of the users' packs.
    hasher: blake3::Hasher,
    /// What readers made of the words.
    derived: Derived,
}

impl Packs {
    /// The built-in pack alone.
    pub fn built_in() -> Self {
        let mut packs = Self::default();
        packs.lexicon.push(automaton::Automaton::new(CORE));
        let mut faults = Vec::new();
        packs.add(&core(), &mut faults);
        debug_assert!(faults.is_empty(), "{faults:?}");
        packs
    }

    /// The built-in pack and those in these folders. The first fault of a pack is the error; it says how to see the rest.
    pub fn load(folders: &[PathBuf]) -> Result<Self> {
        let mut packs = Self::built_in();
        for folder in folders {
            is_there(folder)?;
            let faults = packs.add_folder(folder);
            let rest = faults.len().saturating_sub(1);
            if let Some(mut fault) = faults.into_iter().next() {
                if rest > 0 {
                    fault.message += &format!(" (and {rest} more: newsprint rules check {})", folder.display());
                }
                return Err(Error::from(fault));
            }
        }
        Ok(packs)
    }

    /// Adds the pack in a folder, as far as it is sound, and tells what is wrong with it.
    pub fn add_folder(&mut self, folder: &Path) -> Vec<Fault> {
        let mut faults = Vec::new();
        let contents = folder::read(folder, &mut faults);
        for source in contents.lists.iter().chain(&contents.rules).chain(&contents.manifest) {
            // A list's name says what its words are.
            let name = source.path.file_name().unwrap_or_default().as_encoded_bytes();
            for part in [name, source.text.as_bytes()] {
                self.hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
            }
        }
        self.add(&contents, &mut faults);
        self.lists.extend(contents.lists);
        faults
    }

    /// What `make` makes of the words of the packs: made once, and again only after another pack was added.
    pub fn derived<T: Any + Send + Sync>(&self, make: impl FnOnce(&Lexicon) -> T) -> Arc<T> {
        self.derived.get(|| make(&self.lexicon))
    }

    fn add(&mut self, contents: &Contents, faults: &mut Vec<Fault>) {
        self.derived = Derived::default();
        let mut pack = Pack::read(contents, self.rules.len(), faults);
        if self.manifests.iter().any(|m| m.name == pack.manifest.name) {
            let message = format!("a second pack called `{}`", pack.manifest.name);
            faults.push(contents.fault(message));
        }
        match pack.compile() {
            Ok(words) => words.into_iter().for_each(|automaton| self.lexicon.push(automaton)),
            Err(message) => faults.push(contents.fault(message)),
        }
        self.listed += pack.entries;
        self.rules.append(&mut pack.rules);
        self.manifests.push(pack.manifest);
    }

    /// What words, rules and weights are in force, in sixteen hexadecimal digits: equal for equal data, the built-in one
    /// and that of users' packs.
    pub fn digest(&self) -> String {
        let mut hasher = self.hasher.clone();
        hasher.update(BUILT_IN.as_bytes());
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// The digest of the built-in data alone.
    pub fn digest_of_built_in() -> String {
        Self::default().digest()
    }
}

/// Refuses a pack of which there is no folder.
pub fn is_there(folder: &Path) -> Result<()> {
    let there = folder.is_dir();
    there.then_some(()).ok_or_else(|| Error::Usage(format!("{}: no folder of a pack there", folder.display())))
}

/// The words of a list, each with its file and line.
pub fn listed(list: &Source) -> impl Iterator<Item = (String, &str)> {
    let path = list.path.display();
    word_list::words(&list.text).map(move |(line, word, _)| (format!("{path}:{line}"), word))
}

/// The texts of the built-in pack, without its word lists.
fn core() -> Contents {
    let source = |(path, text): &(&str, &str)| Source { path: PathBuf::from(path), text: (*text).to_owned() };
    let mut files = CORE_FILES.iter().map(source);
    let manifest = files.next();
    Contents { manifest, lists: Vec::new(), rules: files.collect(), built_in: true }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn built_in_patterns_cost_a_step_a_byte() {
        let packs = Packs::built_in();
        let patterns = packs.rules.iter().filter_map(|r| if let Maker::Pattern(p) = &r.maker { Some(p) } else { None });
        let costs: Vec<_> = patterns.map(|p| pattern::compile(&p.written).unwrap().1).collect();
        assert!(!costs.is_empty() && costs.iter().all(|c| matches!(c, pattern::Cost::Even(_))), "{costs:?}");
    }

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dir
    }

    const MANIFEST: (&str, &str) =
        ("pack.toml", "name = \"mine\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n");

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        let dir = folder(files);
        let faults = Packs::built_in().add_folder(dir.path());
        faults.into_iter().map(|f| f.to_string().replace(&*dir.path().to_string_lossy(), "P")).collect()
    }

    #[test]
    fn a_users_pack_adds_its_words_to_the_built_in_ones() {
        let dir = folder(&[MANIFEST, ("lexicon/org.tsv", "# ours\n藍灣實業\n"), ("README.md", "")]);
        let packs = Packs::load(&[dir.path().to_owned()]).unwrap();
        assert!(packs.lexicon.find("蓝湾实业", Class::Org).is_some());
        assert!(packs.lexicon.find("港元", Class::Currency).is_some());
        assert_eq!(packs.manifests.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["core", "mine"]);
        assert_ne!(packs.digest(), Packs::built_in().digest());
        assert_eq!(Packs::built_in().digest(), Packs::digest_of_built_in());
        let other = folder(&[MANIFEST, ("lexicon/place.tsv", "# ours\n藍灣實業\n")]);
        let other = Packs::load(&[other.path().to_owned()]).unwrap();
        assert_ne!(packs.digest(), other.digest(), "the same words of another class");
    }

    #[test]
    fn faults_of_a_folder_are_named_with_their_place() {
        assert_eq!(
            faults(&[MANIFEST, ("lexicon/ogr.tsv", "甲")]),
            ["P/lexicon/ogr.tsv:1:1: no class `ogr`; did you mean `org`?"]
        );
        assert_eq!(
            faults(&[MANIFEST, ("lexicon/currency.tsv", "甲元\tUSD\n乙元\n")]).len(),
            1,
            "a currency needs its code"
        );
        assert_eq!(
            faults(&[MANIFEST, ("lexicons/org.tsv", "甲")]),
            ["P/lexicons:1:1: no part of a pack `lexicons`; did you mean `lexicon`?"]
        );
        let missing = faults(&[("lexicon/org.tsv", "甲")]);
        assert!(missing.len() == 1 && missing[0].starts_with("P/pack.toml:1:1: missing"), "{missing:?}");
        assert_eq!(
            faults(&[("pack.toml", "name = \"My\"\nversion = \"1\"\nlicence = \"x\"\ndescription = \"d\"")]).len(),
            1
        );
        assert_eq!(
            faults(&[("pack.toml", &MANIFEST.1.replace("mine", "core"))]),
            ["P/pack.toml:1:1: a second pack called `core`"]
        );
        assert!(
            Packs::load(&[PathBuf::from("no/such/folder")])
                .unwrap_err()
                .to_string()
                .contains("no/such/folder: no folder")
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_a_fault() {
        let dir = folder(&[MANIFEST]);
        fs::create_dir(dir.path().join("lexicon")).unwrap();
        fs::write(dir.path().join("lexicon/org.tsv"), b"ok\n\xff\n").unwrap();
        let faults = Packs::built_in().add_folder(dir.path());
        assert_eq!((faults[0].line, faults[0].column), (2, 1));
    }

    #[test]
    fn the_built_in_pack_is_sound_as_a_folder_too() {
        let contents = {
            let mut faults = Vec::new();
            let contents = folder::read(Path::new("packs/core"), &mut faults);
            faults.retain(|f: &Fault| !["entity", "names"].iter().any(|own| f.path.ends_with(own)));
            assert_eq!(faults, [], "beside the tables of names");
            contents
        };
        let mut faults = Vec::new();
        let pack = Pack::read(&contents, 0, &mut faults);
        assert_eq!(faults, []);
        assert_eq!(pack.entries, automaton::Automaton::new(CORE).len());
    }
}
