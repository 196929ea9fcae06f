//! Written forms and what they say. A case is `text: numeral=value numeral=value …`, all numerals of the text.

use super::{Form, Numeral, numerals};
use crate::scan::fold;

pub(super) fn read(text: &str) -> Vec<(String, Numeral)> {
    let folded: Vec<char> = text.chars().map(fold).collect();
    let bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
    let found = numerals(text, &folded, &bytes);
    let written = |n: &Numeral| text.chars().skip(n.start()).take(n.end() - n.start()).collect();
    found.into_iter().map(|n| (written(&n), n)).collect()
}

/// Checks lines of `text: numeral=value …`.
fn check(cases: &str) {
    for line in cases.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (text, wanted) = line.split_once(':').unwrap_or((line, ""));
        let seen: Vec<String> =
            read(text).into_iter().map(|(w, n)| format!("{}={}", w.replace(' ', "_"), n.value)).collect();
        assert_eq!(seen.join(" "), wanted.trim(), "{text}");
    }
}

#[test]
fn arabic() {
    check(
        "共350人: 350=350
         1,234.5點: 1,234.5=1234.5
         １２８．５元: １２８．５=128.5
         ４，５６５: ４，５６５=4565
         在2020，300人: 2020=2020 300=300
         1, 234: 1=1 234=234
         12,34: 12=12 34=34
         2023.04.12: 2023=2023 04=4 12=12
         ...9: 9=9
         約.5: .5=0.5
         21.2E0: 21.2E0=21.2
         -12e-1: 12e-1=1.2
         40k及4K電視: 40k=40000 4=4
         1.04M: 1.04M=1040000
         US$1.5 billion及20mn、30m: 1.5_billion=1500000000 20mn=20000000 30=30",
    );
}

#[test]
fn chinese() {
    check(
        "三百二十: 三百二十=320
         一千零五及十二: 一千零五=1005 十二=12
         廿三、卅、卌五: 廿三=23 卅=30 卌五=45
         兩千四百五: 兩千四百五=2450
         千三: 千三=1300
         一萬零卌: 一萬零卌=10040
         四十五億四千零四萬: 四十五億四千零四萬=4540040000
         三萬五千億: 三萬五千億=3500000000000
         三兆七十一億六萬八千四: 三兆七十一億六萬八千四=3007100068400
         二百零三萬零四千零一十五: 二百零三萬零四千零一十五=2034015
         四萬億: 四萬億=4000000000000
         三十萬四十萬: 三十萬=300000 四十萬=400000
         一百 五 十 二: 一百_五_十_二=152
         半百及半年: 半百=50 半=0.5",
    );
}

#[test]
fn financial() {
    check(
        "壹佰貳拾叁萬: 壹佰貳拾叁萬=1230000
         貳佰零參: 貳佰零參=203
         伍佰參拾肆: 伍佰參拾肆=534
         玖萬零肆元: 玖萬零肆=90004
         拾萬零五十六: 拾萬零五十六=100056
         大陸十一黃金周: 十一=11
         收拾參加的隊伍:
         三萬參加者: 三萬=30000",
    );
}

#[test]
fn mixed() {
    check(
        "3億2,500萬: 3億2,500萬=325000000
         1.2億: 1.2億=120000000
         5億1萬4千6百: 5億1萬4千6百=500014600
         13萬2: 13萬2=132000
         3萬4000: 3萬4000=34000
         2千零30萬: 2千零30萬=20300000
         10萬萬: 10萬萬=1000000000
         4.78萬億: 4.78萬億=4780000000000
         1000  萬: 1000__萬=10000000
         7 萬5 千4 百: 7_萬5_千4_百=75400
         20萬30萬: 20萬=200000 30萬=300000
         5千瓦與500兆瓦: 5=5 500=500",
    );
}

#[test]
fn digit_strings() {
    check(
        "二〇二三年: 二〇二三=2023
         二零二三: 二零二三=2023
         一九九七十大: 一九九七=1997 十=10
         九七: 九七=97
         第零: 零=0",
    );
    assert_eq!(read("二零二三")[0].1.form, Form::DigitString);
}

#[test]
fn decimals() {
    check(
        "三點五: 三點五=3.5
         零點五: 零點五=0.5
         四百億點零五零: 四百億點零五零=40000000000.05
         一千六點五: 一千六點五=1600.5
         三點五萬: 三點五萬=35000
         三點五分開始: 三=3 五=5
         三點十五分: 三=3 十五=15
         兩百點兩: 兩百=200 兩=2",
    );
}

#[test]
fn vague() {
    check(
        "800多: 800多=800..900
         800 多個: 800_多=800..900
         3000多: 3000多=3000..4000
         二十餘萬: 二十餘萬=200000..300000
         十幾: 十幾=10..20
         一百零幾萬: 一百零幾萬=1000000..1100000
         幾個: 幾=2..9
         幾十: 幾十=20..99
         數百萬: 數百萬=2000000..9999999
         人數百分之三: 百=100 三=3
         三百多億: 三百多億=30000000000..40000000000
         十來歲: 十來=10..20
         三億多: 三億多=300000000..400000000",
    );
}

#[test]
fn pairs() {
    check(
        "兩三百: 兩三百=200..300
         七八十: 七八十=70..80
         十七八: 十七八=17..18
         八九億: 八九億=800000000..900000000
         三五百: 三五百=300..500
         三、四百: 三、四百=300..400
         十八、九歲: 十八、九=18..19
         十八、九章: 十八=18 九=9
         1、20例: 1、20=10..20
         5、6萬: 5、6萬=50000..60000
         一二三: 一二三=123
         三、四: 三=3 四=4",
    );
}

#[test]
fn fractions() {
    check(
        "三分之二: 三分之二=0.666666666666666667
         四分一: 四分一=0.25
         一又二分之一: 一又二分之一=1.5
         一又十分一: 一又十分一=1.1
         一百分之2: 一百分之2=0.02
         百分之三: 百=100 三=3
         三分二十秒: 三=3 二十=20
         五 分之 一: 五_分之_一=0.2",
    );
}

#[test]
fn magnitudes() {
    check(
        "百萬: 百萬=1000000
         逾千: 千=1000
         百餘: 百餘=100..200
         億元: 億=100000000
         萬萬: 萬萬=100000000
         億萬富豪: 億=100000000 萬=10000",
    );
    assert!(read("百萬人").iter().all(|(_, n)| n.form == Form::Magnitude));
}

#[test]
fn forms() {
    let cases = [
        ("350", Form::Digits),
        ("1,234", Form::Grouped),
        ("99.3", Form::Decimal),
        ("1.2億", Form::Mixed),
        ("三百", Form::Chinese),
        ("三", Form::Chinese),
        ("壹佰", Form::Financial),
        ("三點五", Form::Pointed),
        ("七八", Form::Pair),
        ("幾", Form::Few),
        ("數萬", Form::Few),
        ("半", Form::Half),
        ("三分二", Form::Fraction),
    ];
    for (text, form) in cases {
        assert_eq!(read(text)[0].1.form, form, "{text}");
    }
}
