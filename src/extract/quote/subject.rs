//! Who says it: the subject of a verb of saying.

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

/// The longest post between an organisation and its holder, in code points.
pub const LONGEST_POST: usize = 16;
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
            return (!self.is_governed(self.names[n].span.start(), start)).then(|| self.listed(n));
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

    /// Of an organisation and the holder of a post in it (甲會主席乙) the latter speaks.
    fn holder(&self, n: usize, end: usize) -> usize {
        let bracketed = |i: &usize| self.marks.is_inside(self.names[*i].span.start());
        let Some(i) = (n + 1..self.names.len()).find(|i| !bracketed(i)) else { return n };
        let next = self.names[i];
        if next.span.end() > end {
            return n;
        }
        let gap = self.names[n].span.end()..next.span.start();
        let post = gap.len() <= LONGEST_POST
            && gap.clone().all(|i| !matches!(self.scan.folded[i], ',' | '、' | ';' | ':' | '「'))
            && (gap.start + 1..=gap.end).all(|i| !self.ends_with(i, Class::Preposition, gap.start));
        if post && (next.person || gap.is_empty()) && !self.names[n].person { self.holder(i, end) } else { n }
    }

    /// Does the name stand inside a quotation that says more than it?
    fn is_quoted(&self, name: Span<Chars>) -> bool {
        let alone = name.start() > 0 && self.marks.partner(name.start() - 1) == Some(name.end());
        self.marks.is_inside(name.start()) && self.marks.is_inside(name.end() - 1) && !alone
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

    /// Does a preposition stand before the name, over its title?
    fn is_governed(&self, name: usize, start: usize) -> bool {
        let preposition = |at: usize| self.ends_with(at, Class::Preposition, start);
        let title = self.scan.ending(name).find(|h| h.class == Class::Title);
        preposition(name) || title.is_some_and(|t| preposition(t.start as usize))
    }

    fn begins_with(&self, at: usize, class: Class) -> bool {
        self.scan.starting(at).iter().any(|h| h.class == class)
    }

    fn ends_with(&self, at: usize, class: Class, start: usize) -> bool {
        self.scan.ending(at).any(|h| h.class == class && h.start as usize >= start)
    }

    /// The end of what comes before adverbs, dates and brackets at the end of `range`.
    fn skip_back(&self, range: Range<usize>) -> usize {
        let mut end = range.end;
        while end > range.start {
            end = match self.step_back(end) {
                Some(before) if before >= range.start => before,
                _ => break,
            };
        }
        end
    }

    fn step_back(&self, end: usize) -> Option<usize> {
        if self.name_ending(end).is_some() {
            return None;
        }
        let date = self.dates.get(self.dates.partition_point(|d| d.end() < end)).filter(|d| d.end() == end);
        let adverb = self.scan.ending(end).find(|h| h.class == Class::Adverb).map(|h| h.start as usize);
        let mark = self.scan.folded[end - 1];
        let bracket = if mark == ')' { self.marks.partner(end - 1) } else { None };
        let blank = matches!(mark, ' ' | ',' | '」').then(|| end - 1);
        date.map(Span::start).or(adverb).or(bracket).or(blank)
    }

    /// The start of what comes after adverbs, dates and blanks at the start of `range`.
    fn skip_on(&self, range: Range<usize>) -> usize {
        let mut start = range.start;
        while start < range.end {
            let date = self.dates.get(self.dates.partition_point(|d| d.start() < start)).filter(|d| d.start() == start);
            let adverb = self.scan.starting(start).iter().rev().find(|h| h.class == Class::Adverb);
            let blank = matches!(self.scan.folded[start], ' ' | ',').then(|| start + 1);
            match date.map(Span::end).or(adverb.map(|h| h.end as usize)).or(blank) {
                Some(next) => start = next,
                None => break,
            }
        }
        start
    }

    fn name_ending(&self, end: usize) -> Option<usize> {
        let n = self.names.partition_point(|n| n.span.end() < end);
        self.names.get(n).filter(|name| name.span.end() == end).map(|_| n)
    }

    /// The name with those listed before it (甲、乙).
    fn listed(&self, last: usize) -> Subject {
        let mut first = last;
        while first > 0 && self.joins(self.names[first - 1].span.end(), self.names[first].span.start()) {
            first -= 1;
        }
        Subject::Named(self.names[first..=last].iter().map(|n| n.span).collect())
    }

    /// The name with those listed behind it, up to `end`.
    fn listed_on(&self, first: usize, end: usize) -> Subject {
        let mut last = first;
        while self.names.get(last + 1).is_some_and(|n| n.span.end() <= end)
            && self.joins(self.names[last].span.end(), self.names[last + 1].span.start())
        {
            last += 1;
        }
        Subject::Named(self.names[first..=last].iter().map(|n| n.span).collect())
    }

    fn joins(&self, from: usize, to: usize) -> bool {
        matches!(self.scan.folded.get(from..to), Some(['、' | '/' | '及' | '和']))
    }
}
