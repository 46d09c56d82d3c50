"""Countries: from the raw sources to the rows of the four country tables."""
