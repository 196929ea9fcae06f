//! Who says it: the subject of a verb of saying.
//!
//! It stands beside the verb, or opens its clause or one before it. `names` has what is asked of names there, `skip` leads
//! past what may stand between.

mod names;
mod skip;

pub use names::LONGEST_POST;

use super::{
    clause::Sentence,
    marks::Marks,
    verb::{self, Kind, Verb},
};
use crate::{
    pack::{Class, Hit, Lexicon},
    scan::Scanned,
    text::{Chars, Span},
};
use std::ops::Range;

/// How far before its verb, in code points, a subject is looked for within a clause.
const FARTHEST: usize = 80;
/// How many clauses before the verb's own are asked.
const CLAUSES_BACK: usize = 6;

/// What stands where the subject should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Names, in order.
    Named(Vec<Span<Chars>>),
    /// A pronoun: whoever spoke last.
    Pronoun,
    /// A source without a name.
    Unnamed,
    /// Something that is no known source.
    Unknown,
    /// Nothing: the subject of the clause before.
    Absent,
}

/// A name that may speak.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// Its place.
    pub span: Span<Chars>,
    /// A person? Else an organisation.
    pub person: bool,
}

/// Finds the subjects of one passage.
pub struct Finder<'a> {
    /// The passage.
    pub scan: &'a Scanned<'a>,
    /// The packs' words.
    pub lexicon: &'a Lexicon,
    /// The passage's marks.
    pub marks: &'a Marks,
    /// Persons and organisations named in it, in order.
    pub names: &'a [Name],
    /// Dates found in it, in order.
    pub dates: &'a [Span<Chars>],
}

impl Finder<'_> {
    /// The subject of a verb in its sentence: in its clause, else in the clauses before. After another verb of the
    /// sentence, which ends at `after`, a clause without subject goes on with that one's.
    pub fn subject(&self, sentence: &Sentence<'_>, verb: Verb, after: Option<usize>) -> Subject {
        let at = sentence.clause_at(verb.start);
        let start = sentence.clauses[at].start.max(after.unwrap_or(0)).max(verb.start.saturating_sub(FARTHEST));
        let own = self.in_clause(start..verb.start, verb);
        if own != Subject::Absent || after.is_some() {
            return own;
        }
        let mut before = sentence.clauses[..at].iter().rev().take(CLAUSES_BACK).peekable();
        let end = before.peek().map_or(0, |c| c.end.saturating_sub(1));
        if verb.kind == Kind::Stance && !self.ends_with(end, Class::Adjunct, 0) {
            return Subject::Absent;
        }
        before.map(|clause| self.opening(clause.clone())).find(|s| *s != Subject::Absent).unwrap_or(Subject::Absent)
    }

    /// The subject between the start of a clause and its verb.
    fn in_clause(&self, before: Range<usize>, verb: Verb) -> Subject {
        let end = self.skip_back(before.clone());
        if end <= before.start {
            return Subject::Absent;
        }
        if let Some(beside) = self.ending_at(before.start, end) {
            return beside;
        }
        let pauses = verb.kind != Kind::Stance && verb::pauses(&self.scan.folded, verb.end);
        let broken = self.ends_with(end, Class::Adjunct, before.start);
        if matches!(verb.kind, Kind::Brief | Kind::Stance) && end == before.end && !pauses && !broken {
            return Subject::Unknown;
        }
        let start = self.skip_on(before.clone());
        match self.opening(before) {
            Subject::Absent if broken || self.begins_with(start, Class::Preposition) => Subject::Absent,
            Subject::Absent => Subject::Unknown,
            found => found,
        }
    }

    /// The name, pronoun or source that ends at `end`.
    fn ending_at(&self, start: usize, end: usize) -> Option<Subject> {
        if let Some(n) = self.name_ending(end) {
            // 和 before the last of a row governs nothing.
            let first = self.first_listed(n);
            return (!self.is_governed(self.names[first].span.start(), start)).then(|| self.listed(n));
        }
        let noun = self.scan.ending(end).find(|h| h.class == Class::SourceNoun && h.start as usize >= start)?;
        if self.is_governed(noun.start as usize, start) {
            return None;
        }
        let mut owner = noun.start as usize;
        if owner > start && self.scan.folded[owner - 1] == '的' {
            owner -= 1;
        }
        match (self.lexicon.entry(noun).data, self.name_ending(owner)) {
            ("wrote", Some(n)) => Some(self.listed(n)),
            ("pronoun", _) => Some(Subject::Pronoun),
            ("wrote", None) => self.writer(start, noun),
            _ => Some(Subject::Unnamed),
        }
    }

    /// Whoever put it in writing (甲會今日在聲明中): a name that opens the clause, or nobody.
    fn writer(&self, start: usize, noun: Hit) -> Option<Subject> {
        match self.opening(start..noun.start as usize) {
            Subject::Named(names) => Some(Subject::Named(names)),
            _ => Some(Subject::Unnamed),
        }
    }

    /// The subject that a clause opens with: the first name that no preposition governs, or a pronoun before it.
    fn opening(&self, clause: Range<usize>) -> Subject {
        if self.pronoun_in(clause.clone()) {
            return Subject::Pronoun;
        }
        let first = self.names.partition_point(|n| n.span.start() < clause.start);
        let inside = self.names.iter().enumerate().skip(first).take_while(|(_, n)| n.span.end() <= clause.end);
        let mut free = inside
            .map(|(n, name)| (n, name.span))
            .filter(|(_, name)| !self.is_governed(name.start(), clause.start) && !self.is_quoted(*name));
        free.next().map_or(Subject::Absent, |(n, _)| self.listed_on(self.holder(n, clause.end), clause.end))
    }

    fn pronoun_in(&self, range: Range<usize>) -> bool {
        let start = self.skip_on(range.clone());
        self.scan
            .starting(start)
            .iter()
            .any(|h| h.class == Class::SourceNoun && h.end as usize <= range.end && self.is_pronoun(*h))
    }

    fn is_pronoun(&self, hit: Hit) -> bool {
        self.lexicon.entry(hit).data == "pronoun"
    }

    fn begins_with(&self, at: usize, class: Class) -> bool {
        self.scan.starting(at).iter().any(|h| h.class == class)
    }

    fn ends_with(&self, at: usize, class: Class, start: usize) -> bool {
        self.scan.ending(at).any(|h| h.class == class && h.start as usize >= start)
    }
}
