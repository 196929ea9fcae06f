//! The road: a page in, a document out.

use crate::{
    decode::{self, Decoded, Hint},
    document::{self, CleanRecord, Document, PageDateBasis, PageFacts, PageParts, RepairMade, TextRecord},
    extract::{self, Found, Overlaps, Passage, Role, Story},
    layout::{self, Article, DateFrom, Facts, Mends, Page, Settled},
    lines::{self, Block, Form, Reason},
    note::Note,
    pack::{Class, Packs},
    repair::{self, Circumstances},
    scan::Scanned,
    text::{Span, Text},
};
use jiff::civil::{Date, Time};
use std::mem;

/// What is known of a page beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its path, as it is to stand in the document.
    pub path: String,
    /// Its id in the collection it came from.
    pub id: Option<serde_json::Value>,
    /// The date of issue, used where the page does not tell.
    pub date: Option<Date>,
    /// The time of writing, where the date came with one.
    pub clock: Option<Time>,
    /// The paper, used where the page does not tell.
    pub publication: Option<String>,
    /// The encoding.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// Whole page or clean article.
    pub form: Form,
    /// Which of overlapping findings are kept.
    pub overlaps: Overlaps,
}

/// A page to its document.
pub fn page(bytes: &[u8], known: &Known, packs: &Packs) -> Document {
    let (Decoded { text, encoding, basis, .. }, notes) = clean(bytes, known);
    let (text, joined) = lines::join(text, known.form);
    let mut mended = Vec::new();
    let laid = lay_out(&joined, &mut mended, known.form, packs);
    told(bytes, Decoded { text, encoding, basis, notes }, &laid, known, packs).0
}

/// A page's document, and what the stages on its road saw of it.
pub struct Traced<'a> {
    /// The document.
    pub document: Document,
    /// The document with every candidate, those that lost too.
    pub candidates: Document,
    /// The repairs that were made before its lines were joined.
    pub repairs: Vec<RepairMade>,
    /// The pairs of lines that came into question.
    pub joins: Vec<Reason>,
    /// The page's text after all changes.
    pub text: Text<'a>,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// The titles among them, and where they went.
    pub titles: Vec<Settled>,
}

/// The same road as [`page`] takes, for those who ask why.
pub fn traced<'a>(bytes: &'a [u8], known: &Known, packs: &Packs) -> Traced<'a> {
    let (Decoded { text, encoding, basis, .. }, notes) = clean(bytes, known);
    let repairs = document::repairs(&text);
    let (text, joined, joins) = lines::explain(text, known.form);
    let mut mended = Vec::new();
    let laid = lay_out(&joined, &mut mended, known.form, packs);
    let decoded = Decoded { text, encoding, basis, notes: notes.clone() };
    let (document, decoded) = told(bytes, decoded, &laid, known, packs);
    let every = Known { overlaps: Overlaps::Every, ..known.clone() };
    let (candidates, Decoded { text, .. }) = told(bytes, Decoded { notes, ..decoded }, &laid, &every, packs);
    Traced { document, candidates, repairs, joins, text, blocks: laid.blocks.to_vec(), titles: laid.page.titles }
}

/// What is found on a page that is laid out, as its document; `decoded` is given back without its notes.
fn told<'a>(
    bytes: &[u8],
    mut decoded: Decoded<'a>,
    laid: &Laid<'_>,
    known: &Known,
    packs: &Packs,
) -> (Document, Decoded<'a>) {
    let Laid { blocks, scans, page } = laid;
    let facts = facts(&page.facts, known);
    let found = page.articles.iter().map(|a| findings(a, scans, &facts, known, packs)).collect();
    let mut notes = mem::take(&mut decoded.notes);
    notes.sort_by_key(|n| (n.source.start(), n.code));
    let document = document::document(PageParts {
        id: known.id.clone(),
        path: known.path.clone(),
        bytes,
        decoded: &decoded,
        blocks,
        scans,
        page,
        facts,
        found,
        notes,
    });
    (document, decoded)
}

/// Decode and repair only.
pub fn clean_page(bytes: &[u8], known: &Known) -> CleanRecord {
    let (decoded, notes) = clean(bytes, known);
    document::clean_record(known.path.clone(), known.id.clone(), &decoded, &notes)
}

/// The bytes of a plain text to its findings, and how many changes the repairs made. Offsets are of the text as it was
/// decoded.
pub fn text_file(id: serde_json::Value, bytes: &[u8], known: &Known, packs: &Packs) -> (TextRecord, usize) {
    let Decoded { text, encoding, basis, notes } = decode::decode(bytes, Hint { encoding: known.encoding });
    let placed = |note: Note| Note { source: text.in_decoded(note.source), ..note };
    let notes = notes.into_iter().map(placed).collect();
    findings_in_text(id, Decoded { text: Text::plain(text.as_str()), encoding, basis, notes }, known, packs)
}

/// A plain text to its findings; `known.date` is the day its relative dates count from.
pub fn text(id: serde_json::Value, given: &str, known: &Known, packs: &Packs) -> TextRecord {
    let decoded =
        Decoded { text: Text::plain(given), encoding: "UTF-8", basis: decode::Basis::Given, notes: Vec::new() };
    findings_in_text(id, decoded, known, packs).0
}

/// `decoded` is its own source, its notes included.
fn findings_in_text(id: serde_json::Value, decoded: Decoded<'_>, known: &Known, packs: &Packs) -> (TextRecord, usize) {
    let given = decoded.text.clone();
    let (decoded, notes) = mend(decoded);
    let mut block = Block::default();
    let whole = decoded.text.as_str();
    block.push(whole, Span::new(0, whole.len()), 0, false);
    let scan = Scanned::new(&block.text, &packs.lexicon);
    let passage = Passage { role: Role::Plain, scan: &scan };
    let home_currency = home_currency(known.publication.as_deref(), packs);
    let circumstances = extract::Circumstances { date: known.date, clock: known.clock, home_currency };
    let story = Story { passages: &[passage], circumstances, packs };
    let found = extract::extract(&story, known.overlaps);
    let record = document::text_record(id, given.as_str(), &decoded, &block, &passage, found, &notes);
    (record, decoded.text.changes().count())
}

fn clean<'a>(bytes: &'a [u8], known: &Known) -> (Decoded<'a>, Vec<Note>) {
    mend(decode::decode(bytes, Hint { encoding: known.encoding }))
}

fn mend(decoded: Decoded<'_>) -> (Decoded<'_>, Vec<Note>) {
    let Decoded { text, encoding, basis, mut notes } = decoded;
    let (text, seen) = repair::repair(text, &Circumstances { encoding });
    notes.extend(seen);
    (Decoded { text, encoding, basis, notes: Vec::new() }, notes)
}

/// What the page tells, filled up with what the caller knows, then with what the file's name tells.
fn facts(read: &Facts, known: &Known) -> PageFacts {
    let told = read.date.map(|(date, from)| {
        let basis = match from {
            DateFrom::Furniture => PageDateBasis::Furniture,
            DateFrom::Dateline => PageDateBasis::Dateline,
        };
        (date, basis)
    });
    let named = || document::file_name::date(&known.path).map(|d| (d, PageDateBasis::Filename));
    let date = told.or(known.date.map(|d| (d, PageDateBasis::Given))).or_else(named);
    PageFacts {
        publication: read.publication.clone().or_else(|| known.publication.clone()),
        section: read.section.clone(),
        number: read.number.clone(),
        date: date.map(|(d, _)| d.to_string()),
        date_basis: date.map(|(_, b)| b),
        editors: read.editors.clone(),
    }
}

fn findings(article: &Article, scans: &[Scanned<'_>], facts: &PageFacts, known: &Known, packs: &Packs) -> Vec<Found> {
    let passages = passages(article, scans);
    let date = facts.date.as_deref().and_then(|d| d.parse().ok());
    let home_currency = home_currency(facts.publication.as_deref(), packs);
    let circumstances = extract::Circumstances { date, clock: known.clock, home_currency };
    extract::extract(&Story { passages: &passages, circumstances, packs }, known.overlaps)
}

/// The passages of an article: headlines first, then the blocks in reading order; `scans` lies beside the page's blocks.
pub fn passages<'a>(article: &Article, scans: &'a [Scanned<'a>]) -> Vec<Passage<'a>> {
    let heads = article.heads.iter().map(|&(_, id)| Passage { role: Role::Headline, scan: &scans[id] });
    let blocks = article.blocks.iter().map(|&(kind, id)| Passage { role: Role::Block(kind), scan: &scans[id] });
    heads.chain(blocks).collect()
}

/// The currency that a bare 元 means in that paper, if the packs know the paper.
fn home_currency<'p>(publication: Option<&str>, packs: &'p Packs) -> Option<&'p str> {
    packs.lexicon.find(publication?, Class::Publication).map(|e| e.data).filter(|code| !code.is_empty())
}

/// A page's blocks, their scans, and what they are.
pub struct Laid<'b> {
    /// The blocks, mended where need was.
    pub blocks: &'b [Block],
    /// What stands beside them.
    pub scans: Vec<Scanned<'b>>,
    /// What they are.
    pub page: Page,
}

/// Lays out the blocks of a page; where it finds that lines were joined wrongly, once more with these blocks mended, which are
/// kept in `mended`.
fn lay_out<'b>(joined: &'b [Block], mended: &'b mut Vec<Block>, form: Form, packs: &Packs) -> Laid<'b> {
    let lexicon = &packs.lexicon;
    let scans: Vec<Scanned<'b>> = joined.iter().map(|b| Scanned::new(&b.text, lexicon)).collect();
    match layout::assemble_joined(joined, &scans, lexicon, form) {
        Ok(page) => Laid { blocks: joined, scans, page },
        Err(amiss) => lay_out_mended(joined, scans, &amiss, mended, form, packs),
    }
}

/// Mends the blocks of a page and lays them out once more; `scans` run beside `joined`, and what is not mended keeps its own.
pub fn lay_out_mended<'b>(
    joined: &'b [Block],
    scans: Vec<Scanned<'b>>,
    amiss: &Mends,
    mended: &'b mut Vec<Block>,
    form: Form,
    packs: &Packs,
) -> Laid<'b> {
    let lexicon = &packs.lexicon;
    let (blocks, from) = amiss.mend(joined);
    *mended = blocks;
    let mut whole: Vec<Option<Scanned<'b>>> = scans.into_iter().map(Some).collect();
    let scan = |(block, from): (&'b Block, Option<usize>)| {
        from.and_then(|id| whole[id].take()).unwrap_or_else(|| Scanned::new(&block.text, lexicon))
    };
    let scans: Vec<Scanned<'b>> = mended.iter().zip(from).map(scan).collect();
    let page = layout::assemble(mended, &scans, lexicon, form);
    Laid { blocks: mended, scans, page }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_name_tells_the_day_where_nothing_else_does() {
        let packs = Packs::built_in();
        let day = |path: &str, text: &str, given: Option<&str>| {
            let date = given.and_then(|d| d.parse().ok());
            let known = Known { path: path.into(), date, ..Known::default() };
            let facts = page(text.as_bytes(), &known, &packs).page;
            facts.date.zip(facts.date_basis)
        };
        let told = |date: &str, basis| Some((date.to_owned(), basis));
        let (name, text) = ("HK/2024-05-06-A5.txt", "渡輪公司昨日宣布加密班次，票價維持不變。\n");
        assert_eq!(day(name, text, None), told("2024-05-06", PageDateBasis::Filename));
        assert_eq!(day(name, text, Some("2024-05-07")), told("2024-05-07", PageDateBasis::Given));
        let dated = format!("A5 港聞 2024年5月8日 星期三\n{text}");
        assert_eq!(day(name, &dated, None), told("2024-05-08", PageDateBasis::Furniture));
        assert_eq!(day("A5.txt", text, None), None);
    }

    fn codes(record: &TextRecord) -> Vec<(&str, [u32; 2])> {
        record.notes.iter().map(|n| (n.code.as_str(), n.source)).collect()
    }

    #[test]
    fn a_plain_text_keeps_the_notes_of_decoding_and_repair() {
        let packs = Packs::built_in();
        for (text, code, place) in [
            ("甲2O23年", "suspect_digit", [3, 7]),
            ("甲自巳", "suspect_word", [3, 9]),
            ("甲(cid:12)", "cid", [3, 11]),
            ("甲\u{F0B7}", "private_use", [3, 6]),
            ("甲\u{FFFD}", "replacement_character", [3, 6]),
            ("甲锟斤拷", "lossy_mojibake", [3, 12]),
        ] {
            let (record, _) = text_file("a".into(), text.as_bytes(), &Known::default(), &packs);
            assert_eq!(codes(&record), [(code, place)], "{text}");
        }
        let bytes = [b"\xEF\xBB\xBF", "甲。\n".as_bytes(), b"\xED\xA0\xBD\xED\xB8\x80", "乙。".as_bytes()].concat();
        let decoded = decode::decode(&bytes, Hint::default());
        let (record, _) = text_file("a".into(), &bytes, &Known::default(), &packs);
        assert!(!decoded.notes.is_empty());
        for was in &decoded.notes {
            let there = |n: &&document::Note| {
                let [start, end] = n.source.map(|at| at as usize);
                n.code == was.code && decoded.text.source(Span::new(start, end)) == was.source
            };
            assert!(record.notes.iter().any(|n| there(&n)), "{was:?}: {:?}", record.notes);
        }
    }

    #[test]
    fn repairs_of_a_plain_text_are_counted() {
        let packs = Packs::built_in();
        let count = |text: &str| text_file("a".into(), text.as_bytes(), &Known::default(), &packs).1;
        assert_eq!((count("香 港 新 聞 社 昨 日 報 道"), count("昨日報道")), (1, 0));
    }

    /// What every block of a page is and where it stands, with what the page tells of itself; all words folded.
    fn structure(page: &str, packs: &Packs) -> Vec<String> {
        let document = page_of(page, packs);
        let mut all = Vec::new();
        for article in &document.articles {
            all.extend(article.headlines.iter().map(|h| format!("{:?} {:?}", h.role, h.source)));
            all.extend(article.blocks.iter().map(|b| format!("{:?} {:?}", b.kind, b.source)));
            all.push(format!("{:?} {:?} {:?}", article.byline, article.byline_text, article.credit));
        }
        all.extend(document.furniture.iter().map(|f| format!("{:?} {:?}", f.kind, f.source)));
        all.extend(document.unplaced.iter().map(|u| format!("{:?} {:?}", u.kind, u.source)));
        all.push(format!("{:?}", document.page));
        all.iter().map(|told| simplified(told)).collect()
    }

    fn page_of(text: &str, packs: &Packs) -> Document {
        page(text.as_bytes(), &Known::default(), packs)
    }

    /// Simplified characters, each as long as the one it stands for.
    fn simplified(text: &str) -> String {
        let even = |c: char| Some(crate::text::fold(c)).filter(|f| f.len_utf8() == c.len_utf8()).unwrap_or(c);
        text.chars().map(even).collect()
    }

    #[test]
    fn a_page_has_the_same_structure_in_either_script() {
        let packs = Packs::built_in();
        let body = "渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次，每日增開六班渡輪，票價維持不變。";
        for page in [
            format!("渡輪公司下月加密離島班次\n記者 陳大文\n{body}\n"),
            format!("渡輪公司下月加密離島班次\n人民日報記者 陳大文\n{body}\n"),
            format!("渡輪公司下月加密離島班次\n本報特約記者 陳大文\n{body}\n"),
            format!("渡輪公司下月加密離島班次\n文：陳大文 圖：李小明\n{body}\n"),
            format!("渡輪公司下月加密離島班次【本報訊】{body}\n"),
            format!("渡輪公司下月加密離島班次明報訊（記者 陳大文）{body}\n"),
            format!("{body}\n◆渡輪昨日泊岸。 記者曾大文 攝\n資料圖片\n"),
            format!("總第1024期 農曆三月初二 今日出紙三疊 零售每份10元\n渡輪公司下月加密離島班次\n{body}\n"),
            format!("責任編輯：陳大文要聞A5\n2024年5月6日 禮拜一\n新聞熱線：2123 4567\n{body}\n"),
            format!("文匯教育新聞 A18\n{body}\n下轉A6版\n"),
        ] {
            assert_eq!(structure(&page, &packs), structure(&simplified(&page), &packs), "{page}");
        }
        let signed = page_of(&simplified(&format!("渡輪公司下月加密離島班次\n記者 陳大文\n{body}\n")), &packs);
        assert_eq!(signed.articles[0].byline.first().map(|b| b.name.as_str()), Some("陈大文"));
    }

    #[test]
    fn headlines_that_stand_on_one_line_go_to_their_stories() {
        let page = "本報訊（記者 甲大文）渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次，每日增開六班渡輪，票價維持不變。\n\
                    渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，公司已購入兩艘新渡輪，船員訓練將於月底完成。\n\
                    本報訊（記者 乙小明）今年春季氣溫偏高，山區茶園的茶葉提早兩周採摘，茶農估計今年茶葉產量增加兩成。\n\
                    茶農協會指出，茶葉採摘季節提早，茶園人手不足，協會正招募三百名採茶工人到山區茶園工作。\n\
                    渡輪下月加密離島航線 茶園採茶季節提早開始\n";
        let (known, packs) = (Known::default(), Packs::built_in());
        let Traced { document, text, blocks, titles, .. } = traced(page.as_bytes(), &known, &packs);
        let heads: Vec<&str> = document.articles.iter().filter_map(|a| a.headline.as_deref()).collect();
        assert_eq!(heads, ["渡輪下月加密離島航線", "茶園採茶季節提早開始"]);
        assert_eq!(titles.iter().map(|t| &blocks[t.title].text).collect::<Vec<_>>(), heads);
        assert_eq!(format!("{document:?}"), format!("{:?}", super::page(page.as_bytes(), &known, &packs)));
        for block in &blocks {
            let whole: String = block.whole().map(|span| &text.as_str()[span.range()]).collect();
            assert_eq!(whole, block.text);
        }
    }
}
