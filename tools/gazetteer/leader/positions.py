"""Which role a position is, read from its words: "Minister of Foreign Affairs" in any area.

The first rule that a position meets decides. A rule with the role `-` leaves the position out of
the tables: those who held it are still known by it, so that their identity can be looked up.
"""

# ruff: noqa: E501 (a pattern is read as a whole)
from __future__ import annotations

import re
from collections.abc import Iterable

from tools.gazetteer.tables import Row

LEFT_OUT = "-"
MINISTER = (
    r"(?:(?:First|Second|Senior|Federal|Union|Cabinet|Chief|Principal|Co-ordinating|Coordinating|"
    r"Central|Acting|Interim|Secretary,) )*(?:Minister|Secretary)\b"
)
PARLIAMENT = (
    r"(?:Parliament|National Assembly|Assembly|Senate|House|Chamber|Congress|Council of States|"
    r"Federation Council|Duma|Knesset|Diet|Sejm|Seimas|Saeima|Riigikogu|Verkhovna Rada|Rada|"
    r"Majlis|Lok Sabha|Rajya Sabha|Bundesrat|Nationalrat|National Council|Storting|Riksdag|"
    r"Folketing|Althing|Eduskunta|Consultative Assembly|Legislative Council|Cortes|Seanad|"
    r"Dáil|People's Assembly|Council of Representatives|Legislature|Jogorku Kenesh|Khural|"
    r"States-General|Shura Council|Mazhilis|Skupština|Grand National Assembly)"
)
PARTS = (
    "Quebec|Ontario|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|"
    "Newfoundland|Prince Edward Island|Yukon|Nunavut|Northwest Territories|New South Wales|Victoria|"
    "Queensland|South Australia|Western Australia|Tasmania|Northern Territory|"
    "Australian Capital Territory|Sarawak|Sabah|Puerto Rico|Catalonia|Basque Country|Galicia|"
    "Andalusia|Flanders|Wallonia|Vojvodina|Republika Srpska|Crimea|Kurdistan"
)
BANK = r"(?:Central Bank|National Bank|Reserve Bank|State Bank|Federal Reserve|Monetary Authority)"

RULES: tuple[tuple[str, str], ...] = tuple(
    (role, pattern)
    for role, patterns in (
        # Who only stands in, is to be, or helps.
        (LEFT_OUT, (
            r"(?i).*\b(?:shadow|nominee|designate|candidate|spouse|wife|husband|first (?:lady|gentleman)"
            r"|press secretary|private secretary|bodyguard|chaplain|valet)\b.*",
            # Offices of parts of states among those of the state.
            rf".*\b(?:{PARTS})\b.*",
            r"(?i)Minister of State (?:for|in|at) (?:the )?(?:Ministry of )?Foreign.*",
        )),
        ("deputy_head_of_government", (
            r"(?i)(?:first|second|third|fourth|senior|executive)?\s*(?:joint )?(?:deputy|vice)[- ]"
            r"(?:prime[- ]minister|premier|chancellor|head of government|"
            r"(?:president|chair(?:man|person)?) of the (?:government|council of ministers|cabinet|"
            r"cabinet of ministers|executive council))\b.*",
            r"Tánaiste",
        )),
        ("vice_president", (
            r"(?i)(?:first |second |third |executive )?vice[- ]president"
            r"(?: of (?:the )?(?:republic|united states|state|[A-Z][\w ]+republic.*))?",
        )),
        ("head", (
            r"(?i)(?:acting |interim |former )?(?:prime minister|premier|taoiseach|federal chancellor|"
            r"chancellor|president|king|queen|emir|sultan|emperor|pope|supreme leader|"
            r"head of (?:state|government)|governor[- ]general|captain regent|president of the republic"
            r"|president of the (?:government|council of ministers|confederation|swiss confederation)"
            r"|chair(?:man|person) of the (?:council of ministers|presidency|"
            r"cabinet(?: of ministers)?(?: \(prime minister\))?))",
        )),
        ("foreign_minister", (
            rf"(?i){MINISTER}(?: of state)? (?:for|of)(?: the)?(?: [\w]+,?)*? ?\b"
            r"(?:foreign(?: and [\w ]+?)?|external|exterior|international) (?:affairs|relations)\b.*",
            r"(?i)(?:Minister|Secretary) (?:for|of)(?: [\w]+,?)* (?:and|,) (?:foreign|external) "
            r"(?:affairs|relations).*",
            r"(?i)(?:foreign|external affairs) (?:minister|secretary)",
            r"(?i)Minister of Foreign Relations.*",
            r"Secretary of State for Foreign.*",
            r"Secretary for Foreign and Political Affairs",
            r"Secretary of State",
        )),
        # Below the rank of a minister.
        (LEFT_OUT, (
            r"(?i)(?:.*\b(?:deputy|vice|assistant|under-?secretary|associate|junior|delegate|delegated|"
            r"adjunct|alternate|parliamentary (?:under|secretar))\b.*)",
            r"(?i)(?:Minister|Secretary) of State\b(?! for (?:the )?(?:Home|Defen[cs]e|Justice|"
            r"Education|Health|Transport|Business|Work|Environment|Scotland|Wales|Northern|"
            r"International|Culture|Digital|Communities|Energy|Exiting|Levelling|Housing|Trade|"
            r"Constitutional|Children|Innovation|Food|Climate|Science)).*",
            r"(?i)State (?:Secretary|Minister).*|Minister in the .*|Minister at the .*",
            r"(?i)(?:Financial|Economic|Exchequer|Chief|Permanent|General|Principal|Executive|Cabinet|"
            r"Exchequer) Secretary (?:to|of|in|at)\b.*",
            r"(?i)Lord of the Treasury|Chief Secretary to the Treasury|Paymaster.*",
        )),
        ("defence_minister", (
            rf"(?i){MINISTER}(?: of state)? (?:for|of)(?: the)?(?: [\w]+,?)*? ?\b(?:national )?"
            r"(?:defen[cs]e|armed forces|war)\b(?! (?:procurement|production|personnel|equipment|"
            r"industr|science|materi|people|veterans)).*",
            r"(?i)(?:defen[cs]e) (?:minister|secretary)",
        )),
        ("minister", (
            rf"(?i){MINISTER}(?: of state)?(?:[ -](?:of|for|with|without|responsible|in charge|to|"
            r"on|from)\b.*|, .*)",
            r"(?i)(?:Chancellor of the Exchequer|Treasurer|Home Secretary|Lord Chancellor|"
            r"Secretary of the (?:Treasury|Interior|Navy|Army|Air Force)|"
            r"(?:Federal )?(?:Finance|Interior|Justice|Health|Education|Trade|Economy|Energy|Labour|"
            r"Environment|Agriculture|Transport|Culture|Prime) Minister|President of the Board of Trade|"
            r"Minister|Cabinet Minister|Minister without portfolio|Member of the (?:Swiss )?Federal "
            r"Council|State Councillor|State Councilor|Chief Cabinet Secretary|"
            r"Chancellor of the Duchy of Lancaster|Federal Councill?or)",
        )),
        ("central_banker", (
            rf"(?i)(?:governor|president|chair(?:man|person|woman|)?|head|director[- ]general|director|"
            rf"managing director)(?: of|,)?(?: the)?(?: [\w'-]+)*? ?{BANK}.*",
            r"(?i)Governor of (?:the )?Bank of (?:England|Japan|Canada|Korea|Israel|Italy|Spain|France|"
            r"Greece|Mexico|Russia|Thailand|Ghana|Tanzania|Uganda|Zambia|Namibia|Botswana|Algeria|"
            r"Jamaica|Guyana|Mauritius|Sierra Leone|Indonesia|Finland|Lithuania|Latvia|Estonia|"
            r"Slovenia|Albania|Portugal|Mongolia|Papua New Guinea|Mozambique|Sudan|Angola|Cabo Verde)",
            r"(?i)Governor of the (?:Magyar Nemzeti Bank|Riksbank|Sveriges Riksbank|Norges Bank|"
            r"Bangko Sentral ng Pilipinas|People's Bank of China|Danmarks Nationalbank|"
            r"Oesterreichische Nationalbank)",
        )),
        ("speaker", (
            rf"(?i)(?:speaker|president|chair(?:man|person|woman)?|ceann comhairle|lord speaker|"
            rf"marshal)(?: of| in)(?: the)?(?: [\w'-]+)*? ?\b{PARLIAMENT}\b(?! (?:committee|group|"
            r"budget|research|of europe)).*",
            r"(?i)(?:Lord )?Speaker|Ceann Comhairle|Speaker of the House.*|Marshal of the (?:Sejm|Senate)",
        )),
        ("security_adviser", (
            r"(?i)(?:national|homeland) security (?:advis[eo]r|coordinator)(?: to .*)?",
            r"(?i)(?:secretary|head|chair(?:man|person)?)(?:[- ]general)? (?:of|to) the (?:[\w ]*)"
            r"(?:national )?security (?:and [\w ]+ )?council.*",
        )),
        ("intelligence_head", (
            r"(?i)(?:director|head|chief|chair(?:man|person)?|commander|president|secretary)"
            r"(?:[- ]general)?(?: of| for|,)?(?: the)? .*"
            r"(?:intelligence|secret service|security service|security bureau|state security|"
            r"\bCIA\b|\bMI5\b|\bMI6\b|\bGCHQ\b|mossad|shin bet|mukhabarat|counterintelligence).*",
            r"(?i)Chief of (?:Defen[cs]e |Military )?Intelligence.*",
        )),
        ("army_head", (
            r"(?i)(?:chief|commander|head|chair(?:man|person)?)(?:[- ]in[- ]chief)?(?: of| of the|,)? .*"
            r"(?:general staff|defen[cs]e staff|joint (?:general )?staff|chiefs of staff|"
            r"army staff|naval staff|air staff|staff of the (?:army|armed forces|air force|navy|"
            r"defen[cs]e forces?)|armed forces|defen[cs]e forces?|\barmy\b|\bnavy\b|air force|"
            r"\bdefen[cs]e\b|military).*",
            r"(?i)(?:supreme )?commander[- ]in[- ]chief.*|Chief of Defen[cs]e.*",
        )),
        ("governor", (
            r"(?i)(?:governor|premier|chief minister|chief executive|head|president|minister[- ]president)"
            r" of (?:the )?(?:[\w'’. -]+ )?(?:state|province|oblast|krai|region|republic of [\w ]+|"
            r"county|department|territory|okrug|governorate)(?: of [\w ]+)?",
            r"(?i)Governor of (?!.*bank)(?!the (?:reserve|central|national)).*",
            r"(?i)Mayor of [A-Z].*",
        )),
        ("other", (
            r"(?i)(?:attorney|prosecutor|procurator|solicitor)[- ]general.*|"
            r"(?:general|chief) (?:prosecutor|attorney)",
            r"(?i)(?:chief justice|president of the (?:supreme|constitutional|federal|high) .*court).*",
            r"(?i)(?:white house |downing street )?chief of staff(?: (?:to|of) the .*)?",
            r"(?i)(?:permanent representative|(?:permanent )?ambassador) to the (?:united nations|"
            r"european union|north atlantic.*|nato)(?:,? new york)?",
        )),
        ("ambassador", (
            r"(?i)ambassador to (?:the )?united states(?: of america)?",
        )),
    )
    for pattern in patterns
)  # fmt: skip
COMPILED = tuple((role, re.compile(pattern)) for role, pattern in RULES)

# What a position of a broad role is besides: the rows of both roles are written.
NARROWER: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (broad, narrow, re.compile(pattern, re.IGNORECASE))
    for broad, narrow, pattern in (
        ("minister", "finance_minister",
         r"(?!.*\b(?:deputy|vice|assistant|junior|state for|parliamentary|under)\b)"
         r"(?!.*\b(?:financial (?:markets|services)|micro-?finance|finance of [A-Z])\b)"
         r"(?:.*\b(?:minister|secretary|min|sec)\b.*\b(?:financ\w*|treasury|fiscal affairs)\b.*|"
         r"chancellor of the exchequer|treasurer|finance (?:minister|secretary)|treasury secretary)"),
        ("minister", "interior_minister",
         r"(?!.*\b(?:deputy|vice|assistant|junior|parliamentary|under)\b)"
         r"(?:.*\b(?:minister|secretary|min|sec)\b.*\b(?:interior|internal affairs|home (?:affairs|"
         r"department)|homeland security)\b.*|home secretary|interior (?:minister|secretary)|"
         r"home (?:affairs )?minister|secretary of government)"),
        ("other", "central_banker",
         r"(?!.*\b(?:deputy|vice)\b)(?:governor|chairman|president|chmn|chair|head)\b.*\bbank\b.*|"
         r"chair of the federal reserve"),
        ("other", "security_adviser", r"(?!.*\bdeputy\b).*national security advis[eo]r.*"),
    )
)  # fmt: skip
# Where the minister of the economy has charge of the treasury.
ECONOMY = frozenset(("country:ARG", "country:HUN", "country:BRA", "country:FJI"))
ECONOMY_MINISTER = re.compile(r"(?i)Minister of (?:the )?(?:National )?Economy")
# In the United States the Secretary of the Interior has charge of land, not of the police.
NOT_INTERIOR = frozenset({("country:USA", "Secretary of the Interior")})


# The role under which texts introduce the holders of a special office: "central bank governor" is
# an office of no other role in `offices.tsv`.
BROADER = {
    "finance_minister": "minister",
    "interior_minister": "minister",
    "central_banker": "other",
    "security_adviser": "other",
    "intelligence_head": "other",
    "army_head": "other",
}


def both_classes(terms: Iterable[Row]) -> list[dict[str, str]]:
    """The terms, and beside one of a broad role that of the special role, or the other way round."""
    rows = [dict(term) for term in terms]
    present = {tuple(row[c] for c in ("leader", "body", "role", "start", "end")) for row in rows}
    for row in list(rows):
        roles = list(narrower(row["body"], row["role"], row["office"]))
        if row["role"] in BROADER:
            roles.append(BROADER[row["role"]])
        for role in roles:
            key = (row["leader"], row["body"], role, row["start"], row["end"])
            if key not in present and row["body"].startswith("country:"):
                present.add(key)
                rows.append({**row, "role": role})
    return rows


def role_of(position: str) -> str:
    """The role; empty where no rule knows the position."""
    words = " ".join(position.split())
    return next((role for role, pattern in COMPILED if pattern.fullmatch(words)), "")


def narrower(body: str, role: str, office: str) -> Iterable[str]:
    """The special roles that the office of a broader role is besides."""
    for broad, narrow, pattern in NARROWER:
        is_other = narrow == "interior_minister" and (body, office) in NOT_INTERIOR
        if (
            narrow == "finance_minister" and body in ECONOMY and ECONOMY_MINISTER.fullmatch(office)
        ) or (role == broad and pattern.fullmatch(office) and not is_other):
            yield narrow
