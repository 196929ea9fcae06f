//! Packs as users meet them: the reference names every maker and limit, and no pack makes a run hang.
#![allow(clippy::unwrap_used)]

mod program;

use newsprint::pack::{Class, Kind, MAKERS};
use program::{Folder, newsprint};
use serde_json::Value;
use std::{fs, path::Path, time::Instant};

fn reference() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/packs.md")).unwrap()
}

#[test]
fn the_reference_names_every_maker_with_its_keys() {
    let text = reference();
    for maker in MAKERS {
        let keys = maker.keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
        let row = format!("| `{}` | {keys} | {} |", maker.name, maker.makes);
        assert!(text.contains(&row), "{row}");
    }
}

#[test]
fn the_reference_names_every_kind_and_class() {
    let text = reference();
    for kind in Kind::ALL {
        assert!(text.contains(kind.name()), "{}", kind.name());
    }
    for class in Class::ALL.iter().filter(|c| **c != Class::Rule) {
        assert!(text.contains(&format!("`{}`", class.name())), "{}", class.name());
    }
}

const MANIFEST: &str = "name = \"slow\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n";

/// A pack of one pattern.
fn pack(folder: &Folder, pattern: &str) {
    let rule = format!(
        "[[rule]]\nid = \"s\"\nmaker = \"pattern\"\nkind = \"event\"\npattern = '''{pattern}'''\nyes = [\"[[甲]]\"]\nno = [\"乙\"]\n"
    );
    folder.write("slow/pack.toml", MANIFEST);
    folder.write("slow/rules/r.toml", rule);
}

/// A line without a mark, of `length` characters drawn from eight.
fn line(length: usize) -> String {
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        "甲丙丁戊己庚辛壬".chars().nth((seed >> 29) as usize).unwrap()
    };
    (0..length).map(|_| next()).collect()
}

/// All matches of such a pattern in one long line cost the square of its length, were it searched as it is: 100,000
/// characters would take minutes. The bound is wide, so that a busy machine keeps it.
#[test]
fn no_pattern_makes_one_long_line_hang() {
    const SECONDS: u64 = 60;
    let folder = Folder::new();
    folder.write("line.txt", line(100_000));
    for pattern in [
        "甲.*乙|甲",
        "(?:.*甲){20}.*乙|[甲丙]",
        ".{0,60}乙|.",
        ".*[甲丙].{40}乙|.",
        "(?P<it>.)(?P<unit>.{0,60}乙)|(?P<value>.)",
    ] {
        pack(&folder, pattern);
        let start = Instant::now();
        let run =
            newsprint(["extract", "line.txt", "--as", "text", "--packs", "slow", "--out", "-", "-q"]).at(&folder).run();
        assert_eq!(run.code, 0, "{pattern}: {}", run.err);
        assert!(run.out.contains("slow/s"), "{pattern} finds nothing, so it says nothing of cost");
        assert!(start.elapsed().as_secs() < SECONDS, "{pattern}: {:?}", start.elapsed());
    }
}

#[test]
fn patterns_that_would_cost_too_much_end_a_run_before_it_begins() {
    let folder = Folder::new();
    folder.write("line.txt", line(10));
    for pattern in [".*甲.{90}乙|[甲丙]", r"\w{50}{50}", "(?:.*甲){0,100}.{0,90}乙|甲"] {
        pack(&folder, pattern);
        let run = newsprint(["extract", "line.txt", "--packs", "slow", "--out", "out"]).at(&folder).run();
        assert_eq!(run.code, 2, "{pattern}: {}", run.err);
        assert!(run.err.contains("slow/rules/r.toml:5:11: the pattern is too costly"), "{pattern}: {}", run.err);
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn every_fault_of_a_pack_is_named_at_once() {
    let folder = Folder::new();
    pack(&folder, "(甲");
    folder.write("slow/lexicon/ogr.tsv", "藍灣\n");
    let run = newsprint(["rules", "check", "slow"]).at(&folder).run();
    assert_eq!((run.code, &*run.out), (2, ""));
    for says in
        ["slow/rules/r.toml:5:11: a bad pattern", "slow/lexicon/ogr.tsv:1:1: no class `ogr`; did you mean `org`?"]
    {
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    let json = newsprint(["rules", "check", "slow", "--format", "json"]).at(&folder).run();
    assert_eq!((json.code, Folder::parse(&json.out)["faults"].as_array().unwrap().len()), (2, 2), "{}", json.out);
    let loaded = newsprint(["rules", "list", "--packs", "slow"]).at(&folder).run();
    assert_eq!(loaded.code, 2);
    assert!(loaded.err.contains("1 more: newsprint rules check slow"), "{}", loaded.err);
}

const FERRIES: &str = "2024年5月6日 星期一\n\n渡輪公司加購新船\n\n　　渡輪公司昨日公布，斥資3億元購入兩艘新船，\
                       下月起投入服務，來往離島的航線將會加密班次。\n";

#[test]
fn a_paper_that_a_pack_lists_is_known_by_its_masthead_and_gives_its_currency() {
    let folder = Folder::new();
    folder.write("mine/pack.toml", MANIFEST);
    folder.write("mine/lexicon/publication.tsv", "# ours\n潮汐快訊\tMOP\n");
    folder.write("page.txt", format!("潮汐快訊\nA5\n{FERRIES}"));
    let page = |args: &[&str]| {
        let run = newsprint(["extract", "page.txt", "--out", "-", "-q"]).and(args.iter().copied()).at(&folder).run();
        assert_eq!(run.code, 0, "{}", run.err);
        Folder::parse(&run.out)
    };
    let known = page(&["--packs", "mine"]);
    assert_eq!((&known["page"]["publication"], &known["page"]["section"]), (&"潮汐快訊".into(), &Value::Null));
    let amounts = known["articles"][0]["amounts"].as_array().unwrap();
    let money = amounts.iter().find(|a| a["kind"] == "money").unwrap();
    assert_eq!((&money["currency"], &money["currency_basis"]), (&"MOP".into(), &"publication".into()));
    let unknown = page(&[]);
    assert_eq!(unknown["page"]["publication"], Value::Null);
    folder.write("page.txt", format!("潮汐快訊號啟航\nA5\n{FERRIES}"));
    assert_eq!(page(&["--packs", "mine"])["page"]["publication"], Value::Null, "more than the paper's name");
}

#[test]
fn a_pack_that_is_not_there_is_one_error_with_its_name() {
    let folder = Folder::new();
    folder.write("page.txt", "甲。\n");
    folder.write("bare/lexicon/place.tsv", "# ours\n觀濤汀\n");
    for args in [
        &["rules", "check", "nosuch"][..],
        &["rules", "list", "--packs", "nosuch"],
        &["extract", "page.txt", "--out", "-", "--packs", "nosuch"],
    ] {
        let run = newsprint(args.iter().copied()).at(&folder).run();
        assert_eq!((run.code, &*run.err), (2, "newsprint: nosuch: no folder of a pack there\n"), "{args:?}");
    }
    let run = newsprint(["extract", "page.txt", "--out", "-", "--packs", "bare"]).at(&folder).run();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("bare/pack.toml:1:1: missing") && !run.err.contains("more:"), "{}", run.err);
}
