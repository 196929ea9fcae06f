//! Numbers below ten thousand with 十 百 千, each digit in either script: 三百二十, 1千零1, 十七八, 三四百, 數十.

use super::{
    Decimal, Value,
    digits::{Coefficient, Reading},
    reader::Reader,
    sign::Sign,
};

/// A stretch between two powers of ten thousand.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) value: Value,
    /// Code point after it.
    pub(super) end: usize,
    /// How its only or last coefficient was read.
    pub(super) reading: Reading,
    /// The lowest power of ten named, 0 after ones, `NONE` if none was.
    place: i32,
    /// Is the last sign a power of ten?
    pub(super) round: bool,
    /// No digit at all: 百.
    pub(super) headless: bool,
}

/// Above every power of ten that a section may name.
const NONE: i32 = 4;

impl Section {
    fn open(at: usize) -> Self {
        Self { value: Value::default(), end: at, reading: Reading::Plain, place: NONE, round: false, headless: false }
    }

    /// 万 or 亿 without a digit before it, which is yet to be read.
    pub(super) fn bare(at: usize) -> Self {
        Self { value: Value::exact(Decimal::whole(1)), headless: true, ..Self::open(at) }
    }

    /// One digit and no power of ten.
    pub(super) fn is_lone_digit(&self) -> bool {
        self.place == NONE && is_digit(&self.value)
    }

    fn note(&mut self, reading: Reading) {
        self.headless = false;
        if reading != Reading::Plain {
            self.reading = reading;
        }
    }

    fn add(&mut self, value: Value, end: usize, place: i32) {
        self.value = self.value.plus(&value);
        (self.end, self.place, self.round) = (end, place, place > 0 && place < NONE);
    }
}

impl Reader<'_> {
    /// The section that begins at `at`.
    pub(super) fn section(&self, at: usize) -> Option<Section> {
        let mut section = Section::open(at);
        while self.extend(&mut section) {}
        (section.end > at).then_some(section)
    }

    /// Reads the next digit, with its power of ten if it has one; tells whether more may follow.
    fn extend(&self, section: &mut Section) -> bool {
        let first = section.place == NONE;
        let (at, zero) = if first { (section.end, false) } else { self.past_zeros(section.end) };
        // A space may stand inside after a power of ten; elsewhere it parts two numerals.
        let at = if zero || section.round { self.past_spaces(at) } else { at };
        match self.sign(at) {
            Some(Sign::Tens(tens)) if section.place > 1 => {
                section.add(Value::exact(Decimal::new([tens], 1)), at + 1, 1);
                true
            }
            Some(Sign::Small(u)) if u < section.place && (first || zero || u == 1) && self.is_power(at, false) => {
                section.headless = first && u > 1;
                section.add(Value::exact(Decimal::new([1], u)), at + 1, u);
                true
            }
            _ => self.coefficient(at, first).is_some_and(|c| self.add_coefficient(section, c, zero)),
        }
    }

    fn add_coefficient(&self, section: &mut Section, c: Coefficient, zero: bool) -> bool {
        if let Some((at, u)) = self.power(c.end, c.reading) {
            if u >= section.place {
                return false;
            }
            section.add(c.value.shifted(u), at + 1, u);
            section.note(c.reading);
            return true;
        }
        let tail = match section.place {
            NONE => Some(c.value),
            1 if c.reading == Reading::Few => Some(up_to_ten()),
            _ if zero && c.reading == Reading::Few => Some(up_to_ten()),
            place if zero || place == 1 => (c.value.top().first_place() < place).then_some(c.value),
            // 两千四百五: a digit after a power of ten counts in tenths of it.
            place => self.is_lone(&c).then(|| c.value.shifted(place - 1)),
        };
        if let Some(value) = tail {
            let (place, reading) = if section.place == NONE { (NONE, c.reading) } else { (0, section.reading) };
            section.add(value, c.end, place);
            section.note(if c.reading == Reading::Pair { c.reading } else { reading });
        }
        false
    }

    /// The power of ten below ten thousand after a coefficient.
    fn power(&self, at: usize, reading: Reading) -> Option<(usize, i32)> {
        let after_digits = at > 0 && self.chars[at - 1].is_ascii_digit();
        match self.find(at, |s| matches!(s, Sign::Small(_)))? {
            (at, Sign::Small(u)) if reading != Reading::String && self.is_power(at, after_digits) => Some((at, u)),
            _ => None,
        }
    }

    /// A digit that no other follows.
    fn is_lone(&self, c: &Coefficient) -> bool {
        let more = matches!(self.sign(c.end), Some(Sign::Digit(_) | Sign::Zero | Sign::Arabic(_)));
        is_digit(&c.value) && !more
    }

    /// Past 零, and whether there was one.
    pub(super) fn past_zeros(&self, at: usize) -> (usize, bool) {
        match self.find(at, |s| s == Sign::Zero) {
            Some((zero, _)) => (zero + 1, true),
            None => (at, false),
        }
    }

    /// Does a power of ten stand at `at`?
    pub(super) fn powers_follow(&self, at: usize) -> bool {
        let power = self.find(at, |s| matches!(s, Sign::Small(_) | Sign::Big(_)));
        power.is_some_and(|(at, _)| self.is_power(at, false))
    }

    /// Is the power of ten at `at` one, and not the head of a unit (5千瓦, 500兆赫) or of 百分点?
    pub(super) fn is_power(&self, at: usize, after_digits: bool) -> bool {
        let next = self.chars.get(at + 1).copied().unwrap_or(' ');
        match self.chars[at] {
            '百' => !self.says(at + 1, "分点") && !self.says(at + 1, "分比"),
            '千' => !("瓦卡赫帕伏".contains(next) || after_digits && "克米".contains(next)),
            '兆' => !"瓦赫帕焦字比位伏欧".contains(next),
            '拾' => {
                let before = at.checked_sub(1).and_then(|i| self.chars.get(i)).copied().unwrap_or(' ');
                before != '收' && (Sign::of(next).is_some() || Sign::of(before).is_some())
            }
            '京' => !next.is_alphabetic() || Sign::of(next).is_some() || "元圆日".contains(next),
            _ => true,
        }
    }
}

/// 几 after 十 or 零: 十几 is ten to twenty.
fn up_to_ten() -> Value {
    Value::between(Decimal::default(), Decimal::whole(10))
}

fn is_digit(value: &Value) -> bool {
    value.low.is_whole() && value.top().first_place() == 0
}
