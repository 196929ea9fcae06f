#!/usr/bin/env python3
"""Makes the tables in packs/calendar/: the Chinese lunar calendar, the solar terms, the feasts that move.

    python3 -m venv v && v/bin/pip install lunar_python==1.4.8 holidays==0.109 pyluach==2.3.0
    v/bin/python scripts/calendar_tables.py packs/calendar

Sources, all under the MIT licence: lunar_python (6tail; months and terms from the sun and the moon), holidays (Vacanza;
Hindu, Buddhist and Islamic feasts, the Islamic ones as Umm al-Qura reckons them), pyluach (the Hebrew calendar).

lunar.tsv        year, its first day (MM-DD of the same Gregorian year), leap month (0 for none), length of each month in order
solar_terms.tsv  Gregorian year, the 24 terms from 小寒 to 冬至 as MM-DD
feasts.tsv       name of the feast, first year, one field a Gregorian year: MM-DD, two of them joined by a comma, or - for none
"""
import datetime
import os
import sys

from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from lunar_python import Lunar, LunarYear, Solar
from pyluach.dates import HebrewDate

YEARS = range(1900, 2101)
HINDU = {
    "diwali": "DIWALI_INDIA_DATES", "holi": "HOLI_DATES", "raksha_bandhan": "RAKSHA_BANDHAN_DATES", "onam": "ONAM_DATES",
    "dussehra": "DUSSEHRA_DATES", "navratri": "SHARAD_NAVRATRI_DATES", "pongal": "PONGAL_DATES", "thaipusam": "THAIPUSAM_DATES",
    "maha_shivaratri": "MAHA_SHIVARATRI_DATES", "ganesh_chaturthi": "GANESH_CHATURTHI_DATES", "janmashtami": "JANMASHTAMI_DATES",
    "vaisakhi": "VAISAKHI_DATES", "mahavir_jayanti": "MAHAVIR_JAYANTI_DATES", "ram_navami": "RAM_NAVAMI_DATES",
    "guru_nanak": "GURU_NANAK_JAYANTI_DATES", "guru_gobind": "GURU_GOBIND_SINGH_JAYANTI_DATES", "ugadi": "GUDI_PADWA_DATES",
    "vesak": "BUDDHA_PURNIMA_DATES", "vasant_panchami": "BASANT_PANCHAMI_DATES", "chhath": "CHHATH_PUJA_DATES",
    "makar_sankranti": "MAKAR_SANKRANTI_DATES", "rath_yatra": "RATH_YATRA_DATES", "maha_ashtami": "MAHA_ASHTAMI_DATES",
    "guru_ravidass": "GURU_RAVIDAS_JAYANTI_DATES", "valmiki": "MAHARSHI_VALMIKI_JAYANTI_DATES", "karva_chauth": "KARWA_CHAUTH_DATES",
    "naraka_chaturdashi": "NARAKA_CHATURDASHI_DATES", "govardhan": "GOVARDHAN_PUJA_DATES",
}
ISLAMIC = {
    "hijri_new_year": "HIJRI_NEW_YEAR_DATES", "ashura": "ASHURA_DATES", "mawlid": "MAWLID_DATES", "isra_miraj": "ISRA_AND_MIRAJ_DATES",
    "ramadan": "RAMADAN_BEGINNING_DATES", "laylat_al_qadr": "LAYLAT_AL_QADR_DATES", "eid_al_fitr": "EID_AL_FITR_DATES",
    "eid_al_adha": "EID_AL_ADHA_DATES", "jumuatul_wida": "JUMUATUL_WIDA_DATES",
}
# Hebrew month (Nisan is 1) and day.
HEBREW = {
    "rosh_hashanah": (7, 1), "yom_kippur": (7, 10), "sukkot": (7, 15), "hoshana_rabbah": (7, 21), "shemini_atzeret": (7, 22),
    "simchat_torah": (7, 23), "hanukkah": (9, 25), "tu_bishvat": (11, 15), "purim": (0, 14), "shushan_purim": (0, 15),
    "passover": (1, 15), "lag_baomer": (2, 18), "shavuot": (3, 6), "tisha_bav": (5, 9), "yom_hashoah": (1, 27), "yom_haatzmaut": (2, 5),
}
MONTHS = {m: i + 1 for i, m in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}


def month_day(date):
    return f"{date.month:02}-{date.day:02}"


def lunar_rows():
    for year in YEARS:
        lunar = LunarYear.fromYear(year)
        first = Lunar.fromYmd(year, 1, 1).getSolar()
        months = [m for m in lunar.getMonths() if m.getYear() == year]
        assert first.getYear() == year and [abs(m.getMonth()) for m in months] == sorted(abs(m.getMonth()) for m in months)
        leap = next((-m.getMonth() for m in months if m.getMonth() < 0), 0)
        days = " ".join(str(m.getDayCount()) for m in months)
        yield f"{year}\t{first.getMonth():02}-{first.getDay():02}\t{leap}\t{days}"


def term_rows():
    for year in YEARS:
        tables = [Solar.fromYmd(year, month, 15).getLunar().getJieQiTable() for month in (1, 7, 12)]
        days = sorted({(t.getMonth(), t.getDay()) for table in tables for t in table.values() if t.getYear() == year})
        assert len(days) == 24 and days[0][0] == 1 and days[-1][0] == 12
        yield f"{year}\t" + " ".join(f"{month:02}-{day:02}" for month, day in days)


def as_dates(table):
    """The holidays package keeps (month, day), a tuple of such, or both in one year, by year."""
    for year, value in sorted(table.items()):
        pairs = value if isinstance(value[0], tuple) else (value,)
        for month, day in pairs:
            yield datetime.date(year, MONTHS.get(month, month), day)


def hebrew_dates(month, day):
    for year in range(5660, 5862):
        here = month or (13 if HebrewDate(year, 12, 1).year % 19 in (0, 3, 6, 8, 11, 14, 17) else 12)
        date = HebrewDate(year, here, day).to_pydate()
        if (month, day) == (5, 9) and date.weekday() == 5:  # a fast gives way to the Sabbath
            date += datetime.timedelta(1)
        if (month, day) == (2, 5):  # Independence Day keeps clear of the Sabbath
            date += datetime.timedelta({4: -1, 5: -2, 0: 1}.get(date.weekday(), 0))
        if (month, day) == (1, 27):
            date += datetime.timedelta({4: -1, 6: 1}.get(date.weekday(), 0))
        if date.year in YEARS:
            yield date


def feast_row(name, dates):
    by_year = {}
    for date in dates:
        by_year.setdefault(date.year, []).append(month_day(date))
    years = range(min(by_year), max(by_year) + 1)
    return f"{name}\t{years[0]}\t" + " ".join(",".join(sorted(by_year.get(y, []))) or "-" for y in years)


def feast_rows():
    for name, key in HINDU.items():
        yield feast_row(name, as_dates(getattr(_HinduLunisolar, key)))
    for name, key in ISLAMIC.items():
        yield feast_row(name, as_dates(getattr(_IslamicLunar, key)))
    for name, (month, day) in HEBREW.items():
        yield feast_row(name, hebrew_dates(month, day))


def write(folder, name, source, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(f"# Made by scripts/calendar_tables.py from {source}; do not edit.\n")
        out.writelines(row + "\n" for row in rows)


def main(folder):
    write(folder, "lunar.tsv", "lunar_python (MIT)", lunar_rows())
    write(folder, "solar_terms.tsv", "lunar_python (MIT)", term_rows())
    write(folder, "feasts.tsv", "holidays (MIT) and pyluach (MIT)", feast_rows())


if __name__ == "__main__":
    main(sys.argv[1])
