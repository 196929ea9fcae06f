//! Compressed pages and archives: read as streams, named by archive and member, never written to disk.
#![allow(clippy::unwrap_used)]

mod program;

use flate2::{Compression, write::GzEncoder};
use program::{Folder, newsprint};
use std::io::{Cursor, Write};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A tar whose names are written as they are, unsafe ones too.
fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in members {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn compressed_pages_give_what_the_pages_give() {
    let folder = Folder::new();
    let page = "特首昨日宣布撥款5,000萬元。\n".as_bytes();
    let zstd = ruzstd::encoding::compress_to_vec(page, ruzstd::encoding::CompressionLevel::Fastest);
    folder.write("in/a.txt", page);
    folder.write("in/b.txt.gz", gzip(page));
    folder.write("in/c.txt.zst", zstd);
    folder.write("in/d.zip", zip(&[("x/d.txt", page), ("x/readme.md", b"no page")]));
    folder.write("in/e.tar.gz", gzip(&tar(&[("e.txt", page), ("f.txt.gz", &gzip(page))])));
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    run.assert_counts(7, [6, 0, 1, 0, 0]);
    let articles = |path: &str| folder.json(path)["articles"].clone();
    for other in ["b.txt.gz", "c.txt.zst", "d.zip!/x/d.txt", "e.tar.gz!/e.txt", "e.tar.gz!/f.txt.gz"] {
        assert_eq!(articles(&format!("out/{other}.json")), articles("out/a.txt.json"), "{other}");
        assert_eq!(folder.json(&format!("out/{other}.json"))["source"]["path"], other);
    }
}

#[test]
fn members_that_lead_out_or_come_twice_are_quarantined() {
    let folder = Folder::new();
    let page = "甲。\n".as_bytes();
    folder.write("in/bad.tar", tar(&[("../out.txt", page), ("/abs.txt", page), ("a.txt", page), ("a.txt", page)]));
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("unsafe name of a member").count(), 2, "{}", run.err);
    assert!(run.err.contains("a member of that name came before"), "{}", run.err);
    assert!(!folder.path("out.txt.json").exists() && folder.path("out/bad.tar!/a.txt.json").exists());
}

#[test]
fn bombs_and_broken_archives_do_not_stop_the_rest() {
    let folder = Folder::new();
    folder.write("in/a.txt", "甲。\n");
    folder.write("in/bomb.txt.gz", gzip(&vec![b' '; 8 << 20]));
    folder.write("in/cut.txt.gz", &gzip("特首昨日宣布新措施。".as_bytes())[..20]);
    folder.write("in/junk.zip", "no zip at all");
    folder.write("in/cut.tar", &tar(&[("a.txt", &[b'x'; 4000])])[..1000]);
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    for says in ["bomb.txt.gz: quarantined: --max-ratio", "cut.txt.gz: quarantined", "junk.zip!", "cut.tar!"] {
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    assert!(folder.path("out/a.txt.json").exists());
}

#[test]
fn one_broken_member_does_not_stop_the_others() {
    let folder = Folder::new();
    let page = "特首昨日宣布新措施。\n".as_bytes();
    let mut broken = zip(&[("a.txt", page), ("b.txt", page), ("c.txt", page)]);
    // The first byte of the second member's text: its checksum no longer holds.
    let at = broken.windows(page.len()).enumerate().filter(|(_, w)| *w == page).nth(1).unwrap().0;
    broken[at] ^= 1;
    folder.write("in/broken.zip", broken);
    let mut special = tar(&[("link.txt", b""), ("page.txt", page)]);
    special[156] = b'2';
    let sum: u32 = special[..512]
        .iter()
        .enumerate()
        .map(|(i, b)| u32::from(if (148..156).contains(&i) { b' ' } else { *b }))
        .sum();
    special[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    folder.write("in/special.tar", special);
    let run = newsprint(["extract", "in", "--out", "out", "-v"]).at(&folder).run();
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("broken.zip!/b.txt: quarantined: cannot be unpacked"), "{}", run.err);
    assert!(run.err.contains("special.tar!/link.txt: skipped: not a regular file"), "{}", run.err);
    for whole in ["broken.zip!/a.txt", "broken.zip!/c.txt", "special.tar!/page.txt"] {
        assert!(folder.path(&format!("out/{whole}.json")).exists(), "{whole}");
    }
    assert!(run.err.contains("5 in, 5 accounted for: 3 ok"), "{}", run.err);
}

#[test]
fn limits_of_archives_and_streams_are_named() {
    let folder = Folder::new();
    let page = "甲。\n".as_bytes();
    let many: Vec<(String, &[u8])> = (0..30).map(|n| (format!("{n}.txt"), page)).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    folder.write("in/many.tar", tar(&many));
    folder.write("in/many.zip", zip(&many));
    folder.write("in/bomb.tar.gz", gzip(&tar(&[("x.txt", page), ("no-page", &vec![0; 8 << 20]), ("y.txt", page)])));
    let run = newsprint(["extract", "in", "--out", "out", "--max-entries", "10"]).at(&folder).run();
    assert_eq!(run.code, 1);
    for archive in ["many.tar", "many.zip"] {
        assert!(
            run.err.contains(&format!("{archive}!: quarantined: --max-entries: more than 10 in it")),
            "{}",
            run.err
        );
    }
    assert!(run.err.contains("bomb.tar.gz!: quarantined: --max-ratio"), "{}", run.err);
    assert!(folder.path("out/many.tar!/9.txt.json").exists() && folder.path("out/bomb.tar.gz!/x.txt.json").exists());
    let run = newsprint(["extract", "in/many.tar", "--out", "few", "--max-expanded", "50"]).at(&folder).run();
    assert!(run.err.contains("many.tar!: quarantined: --max-expanded: over 50 bytes"), "{}", run.err);
    let blanks = [b"{\"text\":\"".as_slice(), &vec![b' '; 8 << 20], b"\"}\n"].concat();
    folder.write("blanks.jsonl.gz", gzip(&[b"{\"text\":\"\xE7\x94\xB2\"}\n".as_slice(), &blanks].concat()));
    let run = newsprint(["extract", "blanks.jsonl.gz", "--out", "-", "-q"]).at(&folder).run();
    assert_eq!((run.code, run.out.lines().count()), (1, 1), "{}", run.err);
    assert!(run.err.contains("quarantined: --max-ratio"), "{}", run.err);
}
