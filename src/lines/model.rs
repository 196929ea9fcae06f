//! How likely one line goes on in another: a table of weights, one for each thing seen, summed up (logistic).
//!
//! The weights are in `packs/lines/join.tsv`; `scripts/train_join.py` made them.

use super::{
    Hint, affinity,
    line::{Line, Mark},
    sheet::Sheet,
};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../packs/lines/join.tsv");

/// What is seen of a pair of lines: a family and the values seen in it, as one number below [`SIZE`].
pub(super) struct Seen {
    all: [u16; MOST],
    len: usize,
    table: usize,
}

const MOST: usize = 28;

macro_rules! families {
    ($($name:ident: $($radix:expr),+;)+) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types)]
        enum Family { $($name),+ }
        const FAMILIES: &[(&str, &[usize])] = &[$((stringify!($name), &[$($radix),+])),+];
    };
}

families! {
    bias: 1;
    end: 12, 6, 2;
    start: 12, 3, 2;
    indent: 3, 6, 5, 4;
    first: 3, 4, 2, 3;
    heading: 9, 3, 9, 2;
    title: 2, 3, 3, 2, 2, 3;
    change: 3, 7, 2;
    bracket: 3, 3;
    habit: 4, 2, 3;
    rhythm: 2, 2, 2, 2, 3;
    before: 3, 3, 2, 3;
    after: 3, 3, 2;
    lead: 3, 3;
    script: 4, 4;
    pull: 6, 4, 2;
    echo: 4, 4, 2;
    sizes: 5, 5;
    column: 5, 3;
    words: 2, 2;
    hint: 6, 6;
    far: 8, 3, 3;
    seam: 8, 2, 2;
}

/// Where each family begins in the table.
static BASE: LazyLock<Vec<usize>> = LazyLock::new(|| {
    FAMILIES
        .iter()
        .scan(0, |at, (_, radix)| {
            let base = *at;
            *at += radix.iter().product::<usize>();
            Some(base)
        })
        .collect()
});

/// How many features there are; pairs that are no neighbours have a second table of as many behind the first.
static SIZE: LazyLock<usize> = LazyLock::new(|| FAMILIES.iter().map(|(_, r)| r.iter().product::<usize>()).sum());

/// What the names of the second table's features begin with.
const APART: char = '~';

static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut weights = vec![0.0; 2 * *SIZE];
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let Some((name, weight)) = line.split_once('\t') else { continue };
        if let (Some(at), Ok(weight)) = (place(name), weight.parse()) {
            weights[at] = weight;
        }
    }
    weights
});

fn place(name: &str) -> Option<usize> {
    let table = if name.starts_with(APART) { *SIZE } else { 0 };
    let mut parts = name.trim_start_matches(APART).split('.');
    let family = parts.next()?;
    let n = FAMILIES.iter().position(|(f, _)| *f == family)?;
    let mut at = 0;
    for &radix in FAMILIES[n].1 {
        at = at * radix + parts.next()?.parse::<usize>().ok().filter(|&v| v < radix)?;
    }
    Some(table + BASE[n] + at)
}

fn name(at: usize) -> String {
    if at >= *SIZE {
        return format!("{APART}{}", name(at - *SIZE));
    }
    let n = BASE.partition_point(|&b| b <= at) - 1;
    let (family, radix) = FAMILIES[n];
    let mut rest = at - BASE[n];
    let mut values = Vec::new();
    for r in radix.iter().rev() {
        values.push((rest % r).to_string());
        rest /= r;
    }
    values.push(family.to_owned());
    values.reverse();
    values.join(".")
}

impl Seen {
    fn new(near: bool) -> Self {
        Self { all: [0; MOST], len: 0, table: if near { 0 } else { *SIZE } }
    }

    fn add(&mut self, family: Family, values: &[usize]) {
        let n = family as usize;
        let mut at = 0;
        for (&v, &radix) in values.iter().zip(FAMILIES[n].1) {
            debug_assert!(v < radix);
            at = at * radix + v.min(radix - 1);
        }
        self.all[self.len] = (self.table + BASE[n] + at) as u16;
        self.len += 1;
    }

    /// The sum of the weights: above 0 where a join is likelier than not.
    pub fn score(&self) -> f32 {
        let weights = &*WEIGHTS;
        self.all[..self.len].iter().map(|&i| weights[i as usize]).sum()
    }

    /// Each thing seen, and what it weighs.
    pub fn reasons(&self) -> Vec<(String, f32)> {
        self.all[..self.len].iter().map(|&i| (name(i as usize), WEIGHTS[i as usize])).collect()
    }
}

/// What is seen of line `a` going on in line `b` (indices into the sheet).
pub(super) fn see(sheet: &Sheet, a: usize, b: usize) -> Seen {
    let lines = &sheet.lines;
    let (x, y) = (&lines[a], &lines[b]);
    let z = a.checked_sub(1).map(|i| &lines[i]);
    let w = lines.get(b + 1);
    let near = b == a + 1;
    let gap = usize::from(if near { y.gap > 0 } else { true });
    let end = coarse(x);
    let fill = fullness(x);
    let mut seen = Seen::new(near);
    seen.add(Family::bias, &[0]);
    seen.add(Family::end, &[x.end as usize, fill, gap]);
    seen.add(Family::start, &[y.start as usize, end, gap]);
    let inset = indent(y, w);
    let w_gap = w.map_or(1, |w| usize::from(w.gap > 0));
    seen.add(Family::indent, &[end, fill, inset, indents(sheet, end)]);
    seen.add(Family::first, &[end, inset.min(3), w_gap, fullness3(Some(x))]);
    seen.add(Family::heading, &[heading(y), end, heading(x), gap]);
    seen.add(Family::change, &[end, change(x.width, y.width), gap]);
    seen.add(Family::bracket, &[usize::from(x.depth.min(2)), usize::from(y.closed.min(2))]);
    seen.add(Family::habit, &[habit(sheet.gaps), gap, end]);
    let z_gap = usize::from(x.gap > 0);
    seen.add(Family::rhythm, &[z_gap, gap, w_gap, usize::from(near), end]);
    let [pulled, kind_of_end] = pull(x, y);
    seen.add(Family::pull, &[pulled, kind_of_end, usize::from(near)]);
    seen.add(Family::echo, &[echo(sheet, x, y), script(x), usize::from(near)]);
    seen.add(Family::column, &[change5(x.column, y.column), end]);
    let opening = z.map_or(2, coarse);
    seen.add(Family::before, &[opening, fullness3(z), usize::from(x.gap > 0), end]);
    seen.add(Family::after, &[end, fullness3(Some(y)), w_gap]);
    if !x.stops() {
        let inset = match inset {
            0 => 0,
            1 | 2 => 1,
            _ => 2,
        };
        seen.add(Family::title, &[heading(x) / 3, heading(x) % 3, opening, usize::from(x.gap > 0), gap, inset]);
    }
    seen.add(Family::lead, &[leading(x), leading(y)]);
    seen.add(Family::script, &[script(x), script(y)]);
    seen.add(Family::sizes, &[size(x), size(y)]);
    seen.add(Family::words, &[usize::from(x.words > 0), usize::from(y.words > 0)]);
    seen.add(Family::hint, &[kind(x), kind(y)]);
    if !near {
        let same = match x.column.abs_diff(y.column) {
            0..=2 => 0,
            3..=6 => 1,
            _ => 2,
        };
        seen.add(Family::far, &[distance(a, b), same, end]);
        seen.add(
            Family::seam,
            &[distance(a, b), usize::from(x.number + 1 == next_number(lines, a)), usize::from(y.gap > 0)],
        );
    }
    seen
}

/// 0 a stop, 1 a comma or dash, 2 anything else.
fn coarse(line: &Line) -> usize {
    match line.end {
        Mark::Stop | Mark::StopQuote => 0,
        Mark::Comma | Mark::Dash | Mark::Open | Mark::Hyphen => 1,
        _ => 2,
    }
}

/// 0 wider than the column, 1 full, 2 to 1.5 em short, 3 an indent short, 4 to 4.5 em, 5 shorter.
fn fullness(line: &Line) -> usize {
    if line.width > line.column + 2 {
        return 0;
    }
    match line.short() {
        0..=1 => 1,
        2..=3 => 2,
        4..=5 => 3,
        6..=9 => 4,
        _ => 5,
    }
}

fn fullness3(line: Option<&Line>) -> usize {
    line.map_or(2, |l| match l.short() {
        0..=3 => 0,
        4..=12 => 1,
        _ => 2,
    })
}

/// The next line against the one after it: 0 narrower by an indent, 1 as wide, 2 narrower by more, 3 wider, 4 alone.
fn indent(y: &Line, w: Option<&Line>) -> usize {
    let Some(w) = w.filter(|w| w.gap <= 1) else { return 4 };
    match i32::from(w.width) - i32::from(y.width) {
        2..=5 => 0,
        -1..=1 => 1,
        6.. => 2,
        _ => 3,
    }
}

/// Does the page indent, where a sentence ended? 0 of no account, 1 it does not, 2 unknown or mixed, 3 it does.
fn indents(sheet: &Sheet, end: usize) -> usize {
    match (end, sheet.indents) {
        (0, 0) => 1,
        (0, 3) => 3,
        (0, _) => 2,
        _ => 0,
    }
}

fn next_number(lines: &[Line], a: usize) -> u32 {
    lines.get(a + 1).map_or(0, |l| l.number)
}

/// How gladly the first character of `y` follows the last of `x`, by the word list; and what `x` ends with.
fn pull(x: &Line, y: &Line) -> [usize; 2] {
    if x.end != Mark::Han || y.start != Mark::Han {
        return [5, coarse(x)];
    }
    let pull = affinity::pull(x.last, y.first);
    let bin = match pull {
        p if p < -2.5 => 0,
        p if p < -1.2 => 1,
        p if p <= 0.0 => 2,
        p if p < 2.0 => 3,
        _ => 4,
    };
    [bin, 3]
}

/// How often the page has the two characters side by side: never, once, oftener; 3 where it says nothing.
fn echo(sheet: &Sheet, x: &Line, y: &Line) -> usize {
    if x.end != Mark::Han || y.start != Mark::Han {
        return 3;
    }
    usize::from(sheet.echo.count(x.last, y.first)).min(2)
}

fn change5(x: u16, y: u16) -> usize {
    match i32::from(y) - i32::from(x) {
        ..=-6 => 0,
        -5..=-3 => 1,
        -2..=2 => 2,
        3..=5 => 3,
        _ => 4,
    }
}

/// How short (0 hardly, 1 by an indent, 2 by more), and three times 0 without marks, 1 with marks, 2 a sentence's end.
fn heading(line: &Line) -> usize {
    let short = match line.short() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let marked = match () {
        () if line.stops() => 2,
        () => usize::from(line.marks > 0),
    };
    marked * 3 + short
}

fn change(x: u16, y: u16) -> usize {
    match i32::from(y) - i32::from(x) {
        ..=-13 => 0,
        -12..=-6 => 1,
        -5..=-3 => 2,
        -2..=2 => 3,
        3..=5 => 4,
        6..=12 => 5,
        _ => 6,
    }
}

fn habit(gaps: u8) -> usize {
    match gaps {
        0 => 0,
        1..=12 => 1,
        13..=35 => 2,
        _ => 3,
    }
}

fn leading(line: &Line) -> usize {
    match line.lead {
        0 => 0,
        1..=2 => 1,
        _ => 2,
    }
}

fn script(line: &Line) -> usize {
    match () {
        () if line.is_latin() => 0,
        () if line.han == 0 => 1,
        () if line.digits > line.han => 2,
        () => 3,
    }
}

fn size(line: &Line) -> usize {
    match line.width {
        0..=8 => 0,
        9..=16 => 1,
        17..=32 => 2,
        33..=64 => 3,
        _ => 4,
    }
}

fn distance(a: usize, b: usize) -> usize {
    if b < a {
        return match a - b {
            0..=12 => 5,
            13..=50 => 6,
            _ => 7,
        };
    }
    match b - a {
        0..=2 => 0,
        3..=5 => 1,
        6..=12 => 2,
        13..=40 => 3,
        _ => 4,
    }
}

fn kind(line: &Line) -> usize {
    match line.hint {
        Hint::None if line.start == Mark::Bullet => 5,
        Hint::None => 0,
        Hint::Credit => 1,
        Hint::Byline => 2,
        Hint::Note => 3,
        _ => 4,
    }
}
