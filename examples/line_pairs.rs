//! Prints what `lines` sees of each pair of lines of the pages named: path, line, line, joined, score, features. The input
//! of `scripts/train_join.py`.

use newsprint::{
    lines::{self, Form},
    repair::{self, Circumstances},
    text::Text,
};
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for path in std::env::args().skip(1) {
        let page = std::fs::read_to_string(&path)?;
        let (text, _) = repair::repair(Text::plain(&page), &Circumstances { encoding: "UTF-8" });
        for reason in lines::explain(text, Form::Page) {
            let seen: Vec<&str> = reason.seen.iter().map(|(name, _)| name.as_str()).collect();
            let (from, to, score) = (reason.from, reason.to, reason.score);
            writeln!(out, "{path}\t{from}\t{to}\t{}\t{score:.3}\t{}", u8::from(reason.joined), seen.join(" "))?;
        }
    }
    out.flush()
}
