//! Money: 5,000萬元, HK$3.2億, 港幣兩千元, 五元六角, 8億元人民幣, 3至5億元, and sums whose unit goes without saying.

use super::{
    approximation,
    candidate::Candidate,
    range::{Reading, ranged},
    view::{View, Word, is_article},
    vocabulary::Meaning,
};
use crate::{
    extract::{AmountKind, CurrencyBasis},
    pack::Class,
    scan::{Form, Numeral, Value, power_of_ten},
};

/// The unit of a sum that names no currency.
pub(super) const BARE: &str = "元";

/// A sum with a word of money before or behind it, and ranges of sums; 從 belongs to a range that it opens, as with dates.
pub(super) fn stated(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    let prefix = prefix(view, numeral);
    let reading = ranged(view, numeral, read).or_else(|| prefix.and_then(|p| bare(view, numeral, &p)))?;
    let mut start = prefix.map_or(numeral.start(), |p| p.start);
    if view.before(start) == '从' && reading.end > read(view, numeral).map_or(numeral.end(), |first| first.end) {
        start -= 1;
    }
    let found = Candidate::new("amount/money", AmountKind::Money, start, reading.end, &reading.total());
    let code = if reading.unit == BARE { prefix.map_or("", |p| p.code) } else { reading.unit };
    Some(with_currency(view, found, code))
}

/// 斥資四千萬收購, 約220萬資產: a round sum beside a word for what money does.
pub(super) fn unsaid(view: &View<'_>, numeral: &Numeral) -> Option<Candidate> {
    if !matches!(view.before(numeral.end()), '万' | '亿' | '兆' | '多' | '余') {
        return None;
    }
    let powers = power_of_ten(&view.scan.folded[numeral.start()..numeral.end()]);
    let headless = numeral.form == Form::Magnitude;
    if powers.big == 0 || headless || view.is_unit(numeral.end()) {
        return None;
    }
    let at = led_in(view, view.before_spaces(numeral.start()));
    let spends = |w: Word<'_>| matches!(w.meaning, Meaning::Spends { before: true, .. });
    let spent = view.word_ending(at, Class::MoneyWord).is_some_and(spends);
    let assets = |w: Word<'_>| matches!(w.meaning, Meaning::Spends { behind: true, .. });
    let asset = view.word(numeral.end(), Class::MoneyWord).is_some_and(assets);
    if !spent && !asset && !is_declared(view, numeral.end()) {
        return None;
    }
    let found =
        Candidate::new("amount/money-unsaid", AmountKind::Money, numeral.start(), numeral.end(), &numeral.value);
    Some(with_currency(view, found, ""))
}

/// Where what leads to a sum begins: 達, 約, 降至 in 赤字達約872億, 儲備降至6543億.
fn led_in(view: &View<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        at = approximation::before(view, at).map_or(at, |(start, _)| start);
        let moved = view.word_ending(at, Class::Direction).filter(|w| matches!(w.meaning, Meaning::Moves(_)));
        if let Some(moved) = moved {
            at = moved.start;
        } else if matches!(view.before(at), '达' | '至' | '为' | '了' | '共' | '到' | '有' | '将') {
            at -= 1;
        }
    }
    at
}

/// 3.5億（美元，下同）: does the currency of the number, and of all sums from here on, stand behind it in brackets?
fn is_declared(view: &View<'_>, at: usize) -> bool {
    let name = view.word(at + 1, Class::Currency).filter(|_| view.at(at) == '(');
    name.is_some_and(|name| is_for_all(view, name.end))
}

fn is_for_all(view: &View<'_>, end: usize) -> bool {
    view.says(end, "下同") || !view.at(end).is_alphanumeric() && view.says(end + 1, "下同")
}

pub(super) fn with_currency(view: &View<'_>, found: Candidate, code: &str) -> Candidate {
    match (code, view.declared, view.known.home_currency) {
        ("", Some(declared), _) => found.currency(declared, CurrencyBasis::Context),
        ("", None, Some(home)) => found.currency(home, CurrencyBasis::Publication),
        ("", None, None) => found,
        (code, ..) => found.currency(code, CurrencyBasis::Stated),
    }
}

/// 1億元（人民幣，下同）: the currency of every bare sum from here on.
pub(super) fn declared<'a>(view: &View<'a>) -> Option<&'a str> {
    let names = view.all(Class::Currency);
    names.filter(|name| is_for_all(view, name.end)).last().and_then(|name| name.currency())
}

/// A word of money before the number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prefix<'a> {
    start: usize,
    /// ISO 4217, or nothing for a bare `$`.
    code: &'a str,
    /// HK$, €: nothing but money may follow.
    symbol: bool,
}

pub(super) fn prefix<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Prefix<'a>> {
    let at = view.before_spaces(numeral.start());
    let sign = view.word_ending(at, Class::MoneyWord).filter(|w| w.is(Meaning::Symbol));
    let name = view.word_ending(at, Class::Currency).filter(|w| w.currency().is_some());
    let word = name.or(sign)?;
    // 4人民幣 5美元: the word belongs to the number before it.
    if view.scan.numeral_ending(view.before_spaces(word.start)).is_some() {
        return None;
    }
    let symbol = !view.before(at).is_alphabetic();
    let code = word.currency().unwrap_or_default();
    Some(Prefix { start: word.start, code, symbol })
}

/// The number after a prefix, without a word of money behind it.
fn bare<'a>(view: &View<'a>, numeral: &Numeral, prefix: &Prefix<'a>) -> Option<Reading<'a>> {
    let counted = view.is_unit(numeral.end());
    if counted && !prefix.symbol {
        return None;
    }
    let (shift, end) = if prefix.symbol { letter(view, numeral.end()) } else { (0, numeral.end()) };
    Some(Reading { value: numeral.value.clone(), end, unit: BARE, shift })
}

/// €3.5m, US$2b: behind a sign of money a letter is a power of ten.
fn letter(view: &View<'_>, at: usize) -> (i32, usize) {
    match view.at(at) {
        'm' | 'M' if !view.at(at + 1).is_ascii_alphanumeric() => (6, at + 1),
        'b' | 'B' if !view.at(at + 1).is_ascii_alphanumeric() => (9, at + 1),
        _ => (0, at),
    }
}

fn read<'a>(view: &View<'a>, numeral: &Numeral) -> Option<Reading<'a>> {
    let unit = unit(view, view.past_spaces(numeral.end()))?;
    let value = numeral.value.clone().shifted(-unit.places);
    let mut reading = Reading { value, end: unit.end, unit: unit.code, shift: 0 };
    if unit.places < 2 {
        add_parts(view, &mut reading, unit);
    }
    // 鐵板一塊.
    if is_article(numeral) && reading.end == numeral.end() + 1 && view.at(numeral.end()) == '块' {
        return None;
    }
    if let Some(end) = view.word(reading.end, Class::MoneyWord).filter(|w| w.is(Meaning::End)) {
        reading.end = end.end;
    }
    Some(reading)
}

/// A word of money behind a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    end: usize,
    pub(super) code: &'a str,
    /// Tenths: 1, hundredths: 2, the major unit: 0.
    pub(super) places: i32,
}

pub(super) fn unit<'a>(view: &View<'a>, at: usize) -> Option<Unit<'a>> {
    if let Some(Word { meaning: Meaning::Currency { code, minor }, end, .. }) = view.word(at, Class::Currency) {
        return Some(Unit { end, code, places: if *minor { 2 } else { 0 } });
    }
    let word = view.word(at, Class::MoneyWord)?;
    let places = match word.meaning {
        Meaning::Major => 0,
        Meaning::Dime => 1,
        Meaning::Cent => 2,
        _ => return None,
    };
    if word.end == at + 1 && !is_money(view, at) {
        return None;
    }
    let name = view.word(word.end, Class::Currency).filter(|_| places == 0);
    let (end, code) = name.and_then(|w| Some((w.end, w.currency()?))).unwrap_or((word.end, BARE));
    Some(Unit { end, code, places })
}

/// One character of money, not the head of another word (元旦, 一塊蛋糕, 五角大樓, 毫米).
fn is_money(view: &View<'_>, at: usize) -> bool {
    let next = view.at(at + 1);
    match view.at(at) {
        '元' => !is_first(next),
        '圆' => !matches!(next, '形' | '桌' | '满' | '心' | '顶' | '周'),
        '块' => {
            !next.is_alphabetic() || matches!(next, '以' | '之' | '左' | '上') || view.scan.numeral_at(at + 1).is_some()
        }
        '毫' => !matches!(next, '米' | '升' | '克' | '发' | '无' | '不' | '秒' | '安'),
        '角' => !matches!(next, '度' | '色' | '落' | '逐' | '力' | '膜' | '质'),
        '毛' => !matches!(next, '利' | '巾' | '衣' | '病' | '孩' | '额' | '泽'),
        '仙' => !matches!(next, '女' | '人' | '境' | '剧' | '逝' | '股' | '鹤'),
        _ => true,
    }
}

/// 元 with one of these behind it is a first or a chief: 元旦, 元首, 元件.
fn is_first(next: char) -> bool {
    let chief = matches!(next, '旦' | '素' | '老' | '首' | '帅' | '朗' | '月' | '化');
    chief || matches!(next, '复' | '宵' | '件' | '凶' | '分' | '对' | '论' | '方')
}

/// Takes in the tenths and hundredths after a sum: 五元六角七分, 三蚊零四, 兩毛五, 兩美元又三美分.
fn add_parts(view: &View<'_>, reading: &mut Reading<'_>, unit: Unit<'_>) {
    let mut places = unit.places;
    while places < 2 {
        let at = view.spaced(reading.end, "又").unwrap_or(reading.end);
        let Some(part) = view.scan.numeral_at(at).filter(|n| n.value.high.is_none()) else { return };
        let named = part_unit(view, part.end(), places);
        let (value, end, next) = match named {
            Some((end, to)) if part.value.low.is_whole() && part.value.low.first_place() < to => {
                (part.value.clone().shifted(-to), end, to)
            }
            None => match unnamed(view, part, places) {
                Some(value) => (value, part.end(), 2),
                None => return,
            },
            Some(_) => return,
        };
        reading.value = reading.value.plus(&value);
        (reading.end, places) = (end, next);
    }
}

/// 角 or 分 after a part: where it ends and which place it is.
fn part_unit(view: &View<'_>, at: usize, above: i32) -> Option<(usize, i32)> {
    let word = view.word(at, Class::Currency).or_else(|| view.word(at, Class::MoneyWord));
    let (end, place) = match word.map(|w| (w.end, w.meaning)) {
        Some((end, Meaning::Dime)) if above < 1 => (end, 1),
        Some((end, Meaning::Cent | Meaning::Currency { minor: true, .. })) => (end, 2),
        None if view.at(at) == '分' => (at + 1, 2),
        _ => return None,
    };
    Some((if view.at(end) == '钱' { end + 1 } else { end }, place))
}

/// 七毫八, 五塊五, 三蚊零四: digits that nothing counts.
fn unnamed(view: &View<'_>, part: &Numeral, places: i32) -> Option<Value> {
    let counted = view.is_unit(part.end()) || view.word(part.end(), Class::Currency).is_some();
    let digits = &view.scan.folded[part.start()..part.end()];
    if counted || view.at(part.end()).is_alphabetic() {
        return None;
    }
    match (part.form, digits.len()) {
        (Form::Chinese | Form::Digits, 1) => Some(part.value.clone().shifted(-places - 1)),
        (Form::DigitString, 2) if digits[0] == '零' && places == 0 => Some(part.value.clone().shifted(-2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn yes() {
        check(
            "撥款5,000萬元: money 5,000萬元=50000000
             作價3.2億港幣: money 3.2億港幣=320000000 HKD
             融資US$3.5億: money US$3.5億=350000000 USD
             飯盒賣38蚊: money 38蚊=38 HKD
             投資8億元人民幣: money 8億元人民幣=800000000 CNY
             罰款€5000萬: money €5000萬=50000000 EUR
             合共壹佰貳拾叁萬元正: money 壹佰貳拾叁萬元正=1230000
             預算一兆五千億日圓: money 一兆五千億日圓=1500000000000 JPY
             港幣兩千九百六十元: money 港幣兩千九百六十元=2960 HKD
             五元六角七分: money 五元六角七分=5.67
             兩毛五: money 兩毛五=0.25
             三蚊零四: money 三蚊零四=3.04 HKD
             兩美元又三美分: money 兩美元又三美分=2.03 USD
             每股派5仙: money 5仙=0.05
             售價€3.5m: money €3.5m=3500000 EUR
             逾億元: money 億元=100000000 over
             斥資四千萬收購: money 四千萬=40000000
             預留200億發展，赤字達872億: money 200億=20000000000; money 872億=87200000000
             財政儲備降至6543億: money 6543億=654300000000 down
             花費3000多元: money 3000多元=3000..4000
             從8500到3萬港元: money 從8500到3萬港元=8500..30000 HKD
             從5元開始: money 5元=5
             4人民幣 5美元: money 4人民幣=4 CNY; money 5美元=5 USD",
        );
    }

    #[test]
    fn a_bare_sum_is_in_the_currency_declared() {
        check(
            "賺3億元（人民幣，下同），派息2元: money 3億元=300000000 CNY; money 2元=2 CNY
             投資3.5億（美元，下同）: money 3.5億=350000000 USD
             賺3億元人民幣，派息2元: money 3億元人民幣=300000000 CNY; money 2元=2",
        );
    }

    #[test]
    fn no() {
        check(
            "五角大樓
             多元文化
             一塊蛋糕
             人民幣5日報價
             四千萬人口: quantity 四千萬人=40000000 人
             儲備3000萬桶原油: quantity 3000萬桶=30000000 桶",
        );
    }
}
