"""The leaders part: reading spells of office, joining them to persons, naming the persons."""
