"""The second syllable of an East Asian given name, which papers write small: "Tung Chee-hwa"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_names import EAST_ASIAN

HERE = EAST_ASIAN | {"country:HKG", "country:MAC"}
CAPITAL = re.compile(r"(?<=[a-z]-)[A-Z](?=[a-z])")


def write(everyone: Iterable[Known]) -> None:
    """Writes it small in all full names: that is found with a capital, too."""
    for person in everyone:
        if person.countries & HERE:
            for row in person.names.rows:
                if row["form"] == "name":
                    row["text"] = CAPITAL.sub(lambda capital: capital[0].lower(), row["text"])
