//! A pack's texts into its parts: manifest, words, rules; everything that is wrong with them is a fault.

use super::{
    Class,
    automaton::{Automaton, Compiler},
    fault::{Fault, File, unknown},
    folder::Contents,
    maker::Maker,
    manifest::Manifest,
    rule::{LONGEST_WORD, Rule, Rules},
    said, word_list,
};
use crate::text::fold;

/// The most entries that the word lists of one pack may have.
const MOST_ENTRIES: usize = 2_000_000;

/// A pack, read and checked.
#[derive(Debug, Default)]
pub struct Pack {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// How many entries its word lists have.
    pub entries: usize,
    /// The words of its lists and rules.
    compiler: Compiler,
}

impl Pack {
    /// Reads a pack; `first` is how many rules the packs before it have.
    pub fn read(contents: &Contents, first: usize, faults: &mut Vec<Fault>) -> Self {
        let manifest = contents.manifest.as_ref().map(|m| Manifest::read(m.file(), faults));
        let mut pack = Self { manifest: manifest.unwrap_or_default(), ..Self::default() };
        for list in &contents.lists {
            pack.list(list.file(), faults);
        }
        let mut rules = Rules::of(contents.built_in);
        for file in &contents.rules {
            rules.read(&pack.manifest.name, file.file(), faults);
        }
        pack.rules = rules.all;
        for n in 0..pack.rules.len() {
            pack.add_rule(n, first + n);
        }
        pack
    }

    /// The pack's words as an automaton, if it has any.
    pub fn compile(&mut self) -> Result<Option<Automaton>, &'static str> {
        let compiler = std::mem::take(&mut self.compiler);
        if compiler.is_empty() { Ok(None) } else { compiler.finish().map(|blob| Some(Automaton::new(blob))) }
    }

    fn list(&mut self, file: File<'_>, faults: &mut Vec<Fault>) {
        let name = file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let class = word_list::class_of(&name);
        let Some(class) = Class::named(class) else {
            let names: Vec<&str> = Class::ALL.iter().filter(|c| **c != Class::Rule).map(|c| c.name()).collect();
            return faults.push(file.fault_of_file(unknown("class", class, &names)));
        };
        for (line, word, data) in word_list::words(file.text) {
            let wrong = wrong(class, word, data);
            if let Some(message) = wrong {
                faults.push(Fault { line, ..file.fault_of_file(message) });
            } else if self.entries >= MOST_ENTRIES {
                return faults.push(Fault { line, ..file.fault_of_file(format!("more than {MOST_ENTRIES} words")) });
            } else {
                self.add(word, class, data);
                self.entries += 1;
            }
        }
    }

    /// Adds the words of rule `n` of the pack, which is rule `number` of all.
    fn add_rule(&mut self, n: usize, number: usize) {
        let (words, maker) = (self.rules[n].words.clone(), self.rules[n].maker.clone());
        for word in &words {
            match &maker {
                Maker::Lexicon(class, data) => self.add(word, *class, data),
                Maker::Word(kind) => {
                    self.add(word, Class::Rule, &number.to_string());
                    if let Some(class) = kind.class() {
                        self.add(word, class, "");
                    }
                }
                Maker::Pattern(_) => {}
            }
        }
    }

    fn add(&mut self, word: &str, class: Class, data: &str) {
        self.compiler.add(word.chars().map(fold).collect(), class as u8, data);
    }
}

/// What is wrong with an entry of a list.
fn wrong(class: Class, word: &str, data: &str) -> Option<String> {
    if word.is_empty() {
        Some("a line without a word".into())
    } else if word.chars().count() > LONGEST_WORD {
        Some(format!("a word of more than {LONGEST_WORD} characters"))
    } else if class == Class::Rule {
        Some("words of rules are written in rules/".into())
    } else {
        said::wrong(class, data)
    }
}
