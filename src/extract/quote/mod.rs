//! The quote extractor: who said what.
//!
//! Verbs of saying lead: each asks for its subject, first beside it, then at the opening of its clause, then clause by
//! clause before it. A speaker is a person or organisation that the text names; a pronoun means whoever spoke last in
//! the passage, and a source without a name (警方, 消息人士) leaves the speaker open.

mod clause;
mod marks;
mod subject;
mod verb;
mod words;

use super::{EntityKind, Found, Quote, Story, What};
use crate::{
    pack::Lexicon,
    scan::Scanned,
    text::{Chars, Span},
};
use clause::{Sentence, Sentences};
use marks::Marks;
use subject::{Finder, Name, Subject};
use verb::{Kind, Verb};
use words::Words;

/// Every quotation of a story; `found` holds the names already found, in order of place.
pub fn find(story: &Story<'_>, found: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    let (mut names, mut dates) = (Vec::new(), Vec::new());
    let mut rest = found;
    for (n, passage) in story.passages.iter().enumerate() {
        let (here, after) = rest.split_at(rest.partition_point(|f| f.passage <= n));
        rest = after;
        if !may_say(passage.scan) {
            continue;
        }
        names.clear();
        names.extend(here.iter().filter_map(name));
        dates.clear();
        dates.extend(here.iter().filter(|f| matches!(f.what, What::Date(_))).map(|f| f.span));
        let quotes = Reader::new(passage.scan, &story.packs.lexicon, &names, &dates).quotes();
        out.extend(quotes.into_iter().map(|(rule, words, quote)| Found::new(n, words, rule, quote)));
    }
    out
}

/// Is there a verb of saying or a colon? Nobody is quoted without.
fn may_say(scan: &Scanned<'_>) -> bool {
    verb::places(scan).next().is_some() || scan.others().any(|(_, c)| is_colon(c))
}

/// A colon, in the folded text.
fn is_colon(c: char) -> bool {
    matches!(c, ':' | '︰')
}

/// A finding that may speak.
fn name(found: &Found) -> Option<Name> {
    let What::Entity(entity) = &found.what else { return None };
    let person = match entity.kind {
        EntityKind::Person => true,
        EntityKind::Org => false,
        _ => return None,
    };
    Some(Name { span: found.span, person })
}

/// A verb, its rule, and who speaks.
type Turn = (Verb, &'static str, Vec<Span<Chars>>);

/// Rule, words, and who said them.
type Said = (&'static str, Span<Chars>, Quote);

struct Reader<'a> {
    scan: &'a Scanned<'a>,
    lexicon: &'a Lexicon,
    names: &'a [Name],
    dates: &'a [Span<Chars>],
    marks: Marks,
}

impl<'a> Reader<'a> {
    fn new(scan: &'a Scanned<'a>, lexicon: &'a Lexicon, names: &'a [Name], dates: &'a [Span<Chars>]) -> Self {
        Self { scan, lexicon, names, dates, marks: Marks::of(scan.others()) }
    }

    fn quotes(&self) -> Vec<Said> {
        let verbs = verb::verbs(self.scan, self.lexicon, &self.marks);
        let mut out = Vec::new();
        let mut speakers = Vec::new();
        let sentences = Sentences::of(&self.scan.folded, self.scan.others(), &self.marks);
        for sentence in sentences.iter() {
            let from = verbs.partition_point(|v| v.start < sentence.start());
            let to = verbs.partition_point(|v| v.start < sentence.end());
            self.colons(&sentence, &mut out);
            self.spoken(&sentence, &verbs[from..to], &mut speakers, &mut out);
        }
        out.sort_by_key(|said| (said.1.start(), said.2.speaker.map(|s| s.start())));
        out
    }

    /// The verbs of one sentence; `last` is who spoke last.
    fn spoken(&self, sentence: &Sentence<'_>, verbs: &[Verb], last: &mut Vec<Span<Chars>>, out: &mut Vec<Said>) {
        let mut turns: Vec<Turn> = Vec::new();
        for &verb in verbs {
            let from = turns.last().map(|turn| turn.0.end);
            let subject = self.finder().subject(sentence, verb, from);
            let nested = !turns.is_empty();
            let rule = match subject {
                Subject::Named(_) if nested && verb.kind == Kind::Stance => continue,
                Subject::Named(names) => {
                    *last = names;
                    "quote/named"
                }
                Subject::Unnamed | Subject::Unknown if nested || verb.kind == Kind::Stance => continue,
                Subject::Unknown if verb.kind != Kind::Report => continue,
                Subject::Unnamed | Subject::Unknown => {
                    last.clear();
                    "quote/unnamed"
                }
                _ if verb.kind == Kind::Stance && (nested || last.is_empty()) => continue,
                Subject::Pronoun => "quote/pronoun",
                Subject::Absent => "quote/continued",
            };
            // 甲發文，稱…: one saying, told by the last verb.
            let led = |turn: &Turn| turn.0.kind == Kind::Pause && self.nothing_between(turn.0.end, verb.start);
            let rule = match turns.pop_if(|turn| rule == "quote/continued" && led(turn)) {
                Some((_, rule, _)) => rule,
                None => rule,
            };
            turns.push((verb, rule, last.clone()));
        }
        for (n, (verb, rule, by)) in turns.iter().enumerate() {
            let until = turns.get(n + 1).map_or(sentence.end(), |next| self.turn(sentence, *verb, next.0));
            if let Some(words) = self.words(sentence, *verb, until) {
                self.push(rule, words, Some(*verb), by, out);
            }
        }
    }

    fn finder(&self) -> Finder<'_> {
        Finder { scan: self.scan, lexicon: self.lexicon, marks: &self.marks, names: self.names, dates: self.dates }
    }

    /// Where the words of `verb` end when `next` follows in the sentence: before the clause of the next verb, unless
    /// nothing were left (甲報道，乙說…: all of it is reported).
    fn turn(&self, sentence: &Sentence<'_>, verb: Verb, next: Verb) -> usize {
        let start = sentence.clauses[sentence.clause_at(next.start)].start;
        if self.nothing_between(verb.end, start) { sentence.end() } else { start }
    }

    /// Is there nothing but marks of lead-in from `start` to `end`?
    fn nothing_between(&self, start: usize, end: usize) -> bool {
        self.scan.folded.get(start..end).unwrap_or_default().iter().all(|&c| words::is_lead_in(c))
    }

    fn words(&self, sentence: &Sentence<'_>, verb: Verb, until: usize) -> Option<Words> {
        let folded = &self.scan.folded;
        let clause = &sentence.clauses[sentence.clause_at(verb.start)];
        let start = if verb.kind == Kind::Stance { verb.start } else { verb.end };
        words::behind(folded, &self.marks, start, until).or_else(|| words::before(folded, &self.marks, clause.start))
    }

    /// A name and a colon that open a headline or a sentence (甲：…); a title may stand before the name.
    fn colons(&self, sentence: &Sentence<'_>, out: &mut Vec<Said>) {
        let folded = &self.scan.folded;
        let from = self.names.partition_point(|n| n.span.start() < sentence.start());
        for name in self.names[from..].iter().map(|n| n.span).take_while(|n| n.end() < sentence.end()) {
            let clause = &sentence.clauses[sentence.clause_at(name.start())];
            let after = name.end() + folded[name.end()..].iter().take_while(|c| matches!(c, '》' | '」' | ' ')).count();
            if name.start() - clause.start > subject::LONGEST_POST || !folded.get(after).is_some_and(|&c| is_colon(c)) {
                continue;
            }
            if let Some(words) = words::behind(folded, &self.marks, after, sentence.end()) {
                self.push("quote/colon", words, None, &[name], out);
            }
        }
    }

    fn push(&self, rule: &'static str, words: Words, verb: Option<Verb>, by: &[Span<Chars>], out: &mut Vec<Said>) {
        let verb = verb.map(|v| self.scan.slice(v.start, v.end).to_owned());
        let quote = |speaker| Quote { speaker, verb: verb.clone(), direct: words.direct };
        if by.is_empty() {
            out.push((rule, words.span, quote(None)));
        }
        out.extend(by.iter().map(|&name| (rule, words.span, quote(Some(name)))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    /// Speaker, verb, words and whether direct, of each quotation; `names` marks persons, `+` before organisations.
    fn said(text: &str, names: &[&str]) -> Vec<(Option<String>, String, String, bool)> {
        let packs = Packs::built_in();
        let scan = Scanned::new(text, &packs.lexicon);
        let mut all: Vec<Name> = names.iter().flat_map(|name| named(text, name)).collect();
        all.sort_by_key(|n| n.span.start());
        let quotes = Reader::new(&scan, &packs.lexicon, &all, &[]).quotes();
        let slice = |s: Span<Chars>| scan.slice(s.start(), s.end()).to_owned();
        quotes
            .into_iter()
            .map(|(_, words, q)| (q.speaker.map(slice), q.verb.unwrap_or_default(), slice(words), q.direct))
            .collect()
    }

    fn named(text: &str, name: &str) -> Vec<Name> {
        let (word, person) = name.strip_prefix('+').map_or((name, true), |org| (org, false));
        let start = |at: usize| text[..at].chars().count();
        let len = word.chars().count();
        text.match_indices(word).map(|(i, _)| Name { span: Span::new(start(i), start(i) + len), person }).collect()
    }

    fn speakers(text: &str, names: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = said(text, names).into_iter().filter_map(|q| q.0).collect();
        all.dedup();
        all
    }

    fn one(who: &str, verb: &str, words: &str, direct: bool) -> Vec<(Option<String>, String, String, bool)> {
        vec![(Some(who.to_owned()), verb.to_owned(), words.to_owned(), direct)]
    }

    #[test]
    fn reported_words_follow_the_verb_to_the_end_of_the_sentence() {
        assert_eq!(
            said("主席陳大文今早亦表示，會再研究，月底公布。其他人離去。", &["陳大文"]),
            one("陳大文", "表示", "會再研究，月底公布", false)
        );
    }

    #[test]
    fn direct_words_may_hold_sentence_ends_and_may_come_first() {
        let direct = one("陳大文", "說", "不會。絕對不會。", true);
        assert_eq!(said("陳大文說：「不會。絕對不會。」", &["陳大文"]), direct);
        assert_eq!(said("「不會。絕對不會。」陳大文說。", &["陳大文"]), direct);
    }

    #[test]
    fn the_subject_may_open_the_clause_or_the_sentence() {
        assert_eq!(speakers("陳大文出席活動時表示，滿意。", &["陳大文"]), ["陳大文"]);
        assert_eq!(speakers("渠務署深夜發稿，強烈譴責事件。", &["+渠務署"]), ["渠務署"]);
        assert_eq!(speakers("陳大文與李小明會面時說，滿意。", &["陳大文", "李小明"]), ["陳大文"]);
        assert_eq!(speakers("陳大文、李小明均認為，可行。", &["陳大文", "李小明"]), ["陳大文", "李小明"]);
        assert_eq!(speakers("渠務署署長陳大文在會上指，可行。", &["+渠務署", "陳大文"]), ["陳大文"]);
        assert_eq!(speakers("渠務署顧問陳大文指，可行。", &["+渠務署", "陳大文"]), ["陳大文"]);
        assert_eq!(speakers("陳大文的妹妹李小明發言，指可行。", &["陳大文", "李小明"]), ["李小明"]);
        assert_eq!(speakers("陳大文的建議令李小明失望，指不可行。", &["陳大文", "李小明"]), ["陳大文"]);
        assert_eq!(speakers("陳大文及副主席李小明認為，可行。", &["陳大文", "李小明"]), ["陳大文", "李小明"]);
        assert_eq!(speakers("陳大文和李小明認為，可行。", &["陳大文", "李小明"]), ["陳大文", "李小明"]);
        assert_eq!(speakers("陳大文資深大律師指出，可行。", &["陳大文"]), ["陳大文"]);
        assert_eq!(speakers("渠務署發言人陳大文答記者問時說：「可行。」", &["+渠務署", "陳大文"]), ["陳大文"]);
    }

    #[test]
    fn who_is_told_is_not_what_is_said() {
        assert_eq!(said("「可行。」陳大文告訴記者。", &["陳大文"]), one("陳大文", "告訴", "可行。", true));
        assert_eq!(said("陳大文告訴本報，可行。", &["陳大文"]), one("陳大文", "告訴", "可行", false));
        assert_eq!(said("陳大文發文，稱可行。", &["陳大文"]), one("陳大文", "稱", "可行", false));
    }

    #[test]
    fn addressees_and_objects_do_not_speak() {
        assert_eq!(speakers("陳大文向李小明表示，滿意。", &["陳大文", "李小明"]), ["陳大文"]);
        assert!(speakers("對於陳大文的去留，警方表示不評論。", &["陳大文"]).is_empty());
        assert!(speakers("陳大文被指失職。陳大文拒絕透露詳情。", &["陳大文"]).is_empty());
        assert!(speakers("陳大文名稱獨特，恆生指數上升。", &["陳大文"]).is_empty());
    }

    #[test]
    fn a_pronoun_means_who_spoke_last_and_an_unnamed_source_nobody() {
        let all = said("陳大文表示，滿意。他又說，會繼續。警方指，無人被捕。", &["陳大文"]);
        let who: Vec<_> = all.iter().map(|q| q.0.as_deref()).collect();
        assert_eq!(who, [Some("陳大文"), Some("陳大文"), None]);
    }

    #[test]
    fn a_headline_names_its_speaker_before_a_colon() {
        assert_eq!(said("教育局長陳大文：全力配合", &["陳大文"]), one("陳大文", "", "全力配合", false));
        assert!(said("記者：陳大文", &["陳大文"]).is_empty());
    }

    #[test]
    fn a_report_of_a_report_names_both() {
        assert_eq!(speakers("新聞社報道，陳大文表示，滿意。", &["+新聞社", "陳大文"]), ["新聞社", "陳大文"]);
    }
}
