"""The generator: raw sources in, the seed tables of the gazetteer out. See DESIGN.md for the tables."""
