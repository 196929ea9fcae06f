//! The characters of titles that stories have. A headline shortens what its story spells out (世衛 for 世界衛生組織), so that
//! its characters stand there where its pairs of characters do not.

use crate::layout::{
    look::is_han,
    sheet::Sheet,
    story::Story,
    terms::{Lists, Scale, Tally, WHOLE, Weight, is_function, share},
};

/// Which stories have which characters of a page's titles.
pub struct Letters {
    numbers: Numbers,
    /// The stories that have each character in all their text, and in their first block.
    holders: [Lists; 2],
    /// What characters weigh: the fewer stories have them, the more.
    scale: Scale,
}

impl Letters {
    /// Reads the characters of titles in the text of stories.
    pub fn new<'t>(sheet: &Sheet<'_>, titles: impl Iterator<Item = &'t [char]>, stories: &[Story]) -> Self {
        let numbers = Numbers::of(titles);
        let mut lists = [Lists::default(), Lists::default()];
        for story in stories {
            let mut unseen = numbers.set.clone();
            for (at, &id) in story.body.iter().enumerate() {
                for &c in sheet.folded(id).iter().filter(|c| unseen.take(**c)) {
                    let number = numbers.number(c);
                    lists[..2 - usize::from(at > 0)].iter_mut().for_each(|list| list.push(number));
                }
            }
            lists.iter_mut().for_each(Lists::end);
        }
        let holders = lists.map(|list| list.turned(numbers.count));
        Self { numbers, holders, scale: Scale::new(stories.len()) }
    }

    /// The share of a title's characters that each of some stories (in order) has in all its text, and in its first block;
    /// those that few stories have count more.
    pub fn told(&self, title: &[char], stories: &[usize]) -> [Vec<f64>; 2] {
        let own = self.own(title);
        self.holders.each_ref().map(|holders| {
            let (mut tally, mut all): (Tally, Weight) = (Tally::over(stories), 0);
            for holders in own.iter().map(|&number| holders.of(number as usize)) {
                let weight = self.scale.of(holders.len());
                tally.add(holders, weight);
                all += weight;
            }
            stories.iter().map(|&story| share(tally.of(story), all)).collect()
        })
    }

    /// How much the characters of a title tell that each of some stories (in order) has in all its text.
    pub fn weigh(&self, title: &[char], stories: &[usize]) -> Vec<f64> {
        let mut tally = Tally::over(stories);
        for holders in self.own(title).into_iter().map(|number| self.holders[0].of(number as usize)) {
            tally.add(holders, self.scale.of(holders.len()));
        }
        stories.iter().map(|&story| tally.of(story) as f64 / WHOLE).collect()
    }

    /// The numbers of a title's telling characters, each once.
    fn own(&self, title: &[char]) -> Vec<u32> {
        let mut own: Vec<u32> = title.iter().filter_map(|&c| self.numbers.get(c)).collect();
        own.sort_unstable();
        own.dedup();
        own
    }
}

/// The telling characters of titles, numbered in their order. A set of bits and how many there are before each row of
/// them are a tenth of a table of numbers, and every character of every story is looked up.
struct Numbers {
    set: Set,
    /// How many characters stand in the rows before.
    before: Vec<u32>,
    count: usize,
}

impl Numbers {
    fn of<'t>(titles: impl Iterator<Item = &'t [char]>) -> Self {
        let set = Set::of(titles.flatten().copied().filter(|&c| is_han(c) && !is_function(c)));
        let (mut before, mut count) = (Vec::with_capacity(Set::ROWS), 0);
        for row in &set.0 {
            before.push(count);
            count += row.count_ones();
        }
        Self { set, before, count: count as usize }
    }

    fn get(&self, c: char) -> Option<u32> {
        self.set.has(c).then(|| self.number(c))
    }

    /// The number of a character that is in the set.
    fn number(&self, c: char) -> u32 {
        let (row, bit) = Set::place(c);
        self.before[row] + (self.set.0[row] & (bit - 1)).count_ones()
    }
}

/// A set of characters of the plane everyone uses, a bit each.
#[derive(Clone)]
struct Set(Vec<u64>);

impl Set {
    const ROWS: usize = 0x10000 / u64::BITS as usize;

    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut rows = vec![0; Self::ROWS];
        for (row, bit) in chars.map(Self::place) {
            if let Some(row) = rows.get_mut(row) {
                *row |= bit;
            }
        }
        Self(rows)
    }

    fn place(c: char) -> (usize, u64) {
        (c as usize / 64, 1 << (c as usize % 64))
    }

    fn has(&self, c: char) -> bool {
        let (row, bit) = Self::place(c);
        self.0.get(row).is_some_and(|row| row & bit != 0)
    }

    /// Takes a character out, if it is there.
    fn take(&mut self, c: char) -> bool {
        let (row, bit) = Self::place(c);
        let Some(row) = self.0.get_mut(row).filter(|row| **row & bit != 0) else { return false };
        *row &= !bit;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial;

    #[test]
    fn a_shortened_name_stands_in_its_story() {
        trial::with_sheet(
            &["會議開始", "世界衛生組織開會", "茶園採摘提早", "世衛開會"],
            |sheet| {
                let stories = [&[0, 1][..], &[2]].map(|body| Story { body: body.to_vec(), apart: None });
                let letters = Letters::new(sheet, std::iter::once(sheet.folded(3)), &stories);
                let [story, lead] = letters.told(sheet.folded(3), &[0, 1]);
                assert!(story[0] > 0.9 && story[1] == 0.0, "{story:?}");
                assert!(lead[0] > 0.0 && lead[0] < 1.0, "{lead:?}");
            },
        );
    }
}
