//! Tables of what characters cost, as they lie in `packs/core/names`: a character a line, its costs behind tabs.

/// The first of the common Han characters, and how many rows a table has from there on.
const FIRST: usize = 0x4E00;
const ROWS: usize = 0x5200;

/// The costs of each character, in tenths of a nat; 0 where it has none. The row of a character is its number less that of
/// 一.
pub(super) fn costs_by_character<const N: usize>(table: &str) -> Vec<[u8; N]> {
    let mut costs = vec![[0; N]; ROWS];
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let Some(c) = fields.next().and_then(|f| f.chars().next()) else { continue };
        let Some(row) = costs.get_mut((c as usize).wrapping_sub(FIRST)) else { continue };
        for (slot, field) in row.iter_mut().zip(fields) {
            *slot = field.parse().unwrap_or(0);
        }
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_what_its_line_says() {
        let costs = costs_by_character::<2>("# c\n一\t5\t7\n丁\t\t9\nA\t1\t1\n");
        assert_eq!((costs[0], costs[1], costs[2]), ([5, 7], [0, 9], [0, 0]));
    }
}
