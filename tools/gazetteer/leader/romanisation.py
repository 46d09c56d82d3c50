"""Other spellings that newspapers use for the same name, by rule.

Two kinds of rule, applied to the canonical name word by word:

- families: words whose spellings news mixes freely (Gaddafi, Mohammed, Hussein);
- endings: Russian, Ukrainian and Central Asian names (-ev/-yev, -iy/-y/-ii, Dmitri/Dmitry),
  only for persons of the states that write them in Cyrillic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from tools.gazetteer.leader.person_similarity import fold, plain

FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "Gaddafi",
        "Qaddafi",
        "Gadhafi",
        "Kadhafi",
        "Qadhafi",
        "Gadaffi",
        "Kadafi",
        "Khadafy",
        "Qadafi",
        "Gadafi",
    ),
    ("Muammar", "Moammar", "Moamer", "Muammer"),
    ("Mohammed", "Muhammad", "Mohamed", "Mohammad", "Muhammed", "Mohamad"),
    ("Hussein", "Husayn", "Hussain", "Husain", "Hossein"),
    ("Abdullah", "Abdallah", "Abdulla"),
    ("Ahmed", "Ahmad"),
    ("Hassan", "Hasan"),
    ("Hafez", "Hafiz"),
    ("Khalid", "Khaled"),
    ("Omar", "Umar"),
    ("Saleh", "Salih"),
    ("Saeed", "Said"),
    ("Yusuf", "Yousef", "Youssef"),
    ("Faisal", "Faysal", "Feisal"),
    ("Othman", "Osman", "Uthman"),
    ("Mahmoud", "Mahmud"),
    ("Mustafa", "Moustafa", "Mostafa"),
    ("Ibrahim", "Ebrahim"),
    ("Zayed", "Zayid"),
    ("Rashid", "Rashed"),
    ("Nahyan", "Nuhayyan", "Nahayan"),
    ("Maktoum", "Maktum"),
    ("Sheikh", "Shaikh"),
    ("Bashar", "Bachar"),
    ("Assad", "Asad", "Assed"),
    ("Maliki", "Malki"),
    ("Sisi", "Sissi"),
    ("Arafat", "Arafat"),
    ("Khamenei", "Khameini"),
    ("Rouhani", "Rohani", "Ruhani"),
    ("Ahmadinejad", "Ahmadi-Nejad", "Ahmedinejad"),
    ("Pezeshkian", "Pezeshkiyan"),
    ("Jaber", "Jabir"),
    ("Fattah", "Fatah"),
    ("Qaboos", "Qabus"),
    ("Haitham", "Haytham"),
    ("Khrushchev", "Khruschev", "Krushchev", "Khrushchov"),
    ("Gorbachev", "Gorbachov"),
    ("Yeltsin", "Eltsin"),
    ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskii", "Zelenski", "Zelenskyi"),
    ("Volodymyr", "Vladimir"),
    ("Lukashenko", "Lukashenka"),
    ("Aleksandr", "Alexander", "Alyaksandr", "Alexandr"),
    ("Yanukovych", "Yanukovich"),
    ("Yushchenko", "Yuschenko"),
    ("Tymoshenko", "Timoshenko"),
    ("Poroshenko", "Poroshenka"),
    ("Turchynov", "Turchinov"),
    ("Groysman", "Groisman"),
    ("Morsi", "Mursi", "Morsy"),
    ("Haftar", "Hifter", "Hafter"),
    ("Sarraj", "Serraj"),
    ("Sargsyan", "Sarkisian", "Sarkisyan", "Sargsian"),
    ("Pashinyan", "Pashinian"),
    ("Rajapaksa", "Rajapakse"),
    ("Nazarbayev", "Nazarbaev"),
    ("Aliyev", "Aliev"),
    ("Akayev", "Akaev"),
    ("Karimov", "Karimow"),
    ("Berdimuhamedow", "Berdymukhamedov", "Berdimuhamedov", "Berdymukhammedov"),
    ("Dmitry", "Dmitri", "Dmitriy"),
    ("Sergey", "Sergei"),
    ("Yury", "Yuri", "Yuriy"),
    ("Nikolay", "Nikolai"),
    ("Mikheil", "Mikhail"),
    ("Evgeny", "Yevgeny", "Yevgeniy", "Evgeni"),
    ("Viktor", "Victor"),
    ("Rahmon", "Rakhmon", "Rahmonov", "Rakhmonov"),
    ("Tokayev", "Tokaev"),
    ("Kassym-Jomart", "Kasym-Zhomart"),
    ("Mirziyoyev", "Mirziyoev"),
    ("Japarov", "Zhaparov"),
    ("Jeenbekov", "Zheenbekov"),
    ("Atambayev", "Atambaev"),
    ("Hun", "Hun"),
    ("Sihanouk", "Sihanuk"),
    ("Suharto", "Soeharto"),
    ("Sukarno", "Soekarno"),
    ("Ceaușescu", "Ceausescu"),
    ("Khomeini", "Khomeyni"),
    ("Mosaddegh", "Mossadegh", "Mossadeq", "Mosaddeq"),
    ("Nasser", "Nasir"),
    ("Sadat", "Sadate"),
    ("Kirchner", "Kirchner"),
    ("Netanyahu", "Nethanyahu"),
    ("Benjamin", "Binyamin", "Benyamin"),
    ("Yitzhak", "Itzhak", "Yitzchak"),
    ("Menachem", "Menahem"),
    ("Isaias", "Issaias", "Isayas"),
    ("Afwerki", "Afewerki", "Afeworki"),
    ("Haile", "Haille"),
    ("Dbeibah", "Dbeibeh", "Dubaybah", "Dbeiba"),
    ("Haniyeh", "Haniya", "Haniyah"),
    ("Bouteflika", "Boutaflika"),
    ("Aoun", "Awn"),
    ("Hariri", "al-Hariri"),
    ("Mikati", "Miqati"),
    ("Shtayyeh", "Shtayeh"),
    ("Ghani", "Gani"),
    ("Karzai", "Karzay"),
    ("Akhundzada", "Akhunzada"),
    ("Bhumibol", "Phumiphon"),
    ("Vajiralongkorn", "Wachiralongkon"),
    ("Yoon", "Yun"),
    ("Roh", "Noh"),
    ("Jae-in", "Jae-in"),
    ("Deng", "Teng"),
    ("Zhou", "Chou"),
    ("Zedong", "Tse-tung"),
    ("Enlai", "En-lai"),
)
WORDS = {fold(word): family for family in FAMILIES for word in family}
CYRILLIC = frozenset(
    "country:" + code
    for code in ("RUS", "UKR", "BLR", "KAZ", "UZB", "TKM", "KGZ", "TJK", "AZE", "SUHH", "MDA")
)
ENDINGS = (
    (re.compile(r"([aeiou])ev$"), r"\1yev"),
    (re.compile(r"([aeiou])yev$"), r"\1ev"),
    (re.compile(r"yy$"), "y"),
    (re.compile(r"iy$"), "y"),
    (re.compile(r"iy$"), "i"),
    (re.compile(r"([^aeiouy])y$"), r"\1iy"),
    (re.compile(r"skyy?$"), "skiy"),
    (re.compile(r"ych$"), "ich"),
    (re.compile(r"^Ye(?=[^v])"), "E"),
    (re.compile(r"^Ev"), "Yev"),
)


def spellings(word: str, bodies: frozenset[str]) -> list[str]:
    """The word and its other spellings, the word first."""
    found = [word]
    found += [other for other in WORDS.get(fold(word), ()) if fold(other) != fold(word)]
    if bodies & CYRILLIC and len(word) > 4:
        bare = plain(word)
        found += [rule.sub(by, bare) for rule, by in ENDINGS if rule.search(bare)]
    prefix = re.match(r"(al|el)-(.+)", word, re.IGNORECASE)
    if prefix:
        for rest in spellings(prefix[2], bodies):
            found += [f"al-{rest}", f"el-{rest}"]
    return list(dict.fromkeys(found))


def variants(name: str, bodies: frozenset[str], limit: int = 24) -> Iterator[str]:
    """Every other spelling of a whole name, at most `limit`, nearest first."""
    choices = [spellings(word, bodies) for word in name.split()]
    made = (
        sorted(
            product(*(range(len(choice)) for choice in choices)),
            key=lambda picks: (sum(pick > 0 for pick in picks), picks),
        )[1 : limit + 1]
        if len(choices) < 6
        else []
    )
    for picks in made:
        yield " ".join(choice[pick] for choice, pick in zip(choices, picks, strict=True))
