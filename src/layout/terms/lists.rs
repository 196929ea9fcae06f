//! Many short lists in one piece of memory.

/// Lists of small numbers, themselves numbered from 0.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    items: Vec<u32>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl Lists {
    /// None yet, with room for so many items.
    pub fn with_room(items: usize) -> Self {
        Self { items: Vec::with_capacity(items), ends: Vec::new() }
    }

    /// Adds an item to the list that is being made.
    pub fn push(&mut self, item: u32) {
        self.items.push(item);
    }

    /// Ends the list that is being made.
    pub fn end(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    /// List `n`.
    pub fn of(&self, n: usize) -> &[u32] {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..self.ends[n] as usize]
    }

    /// How many lists there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// All lists in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.count()).map(|n| self.of(n))
    }

    /// For each number below `count` the lists that have it, in order.
    pub fn turned(&self, count: usize) -> Self {
        let mut ends = vec![0; count];
        self.items.iter().for_each(|&item| ends[item as usize] += 1);
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut items = vec![0; self.items.len()];
        for (n, list) in self.iter().enumerate() {
            for &item in list {
                let end = &mut ends[item as usize];
                items[*end as usize] = n as u32;
                *end += 1;
            }
        }
        Self { items, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_lists_are_in_order() {
        let mut lists = Lists::default();
        for list in [&[2, 0][..], &[], &[2]] {
            list.iter().for_each(|&item| lists.push(item));
            lists.end();
        }
        let turned = lists.turned(4);
        assert_eq!(turned.iter().collect::<Vec<_>>(), [&[0][..], &[], &[0, 2], &[]]);
        assert_eq!(turned.turned(3).iter().collect::<Vec<_>>(), [&[0, 2][..], &[], &[2]]);
    }
}
