"""The generator: raw sources in, the seed tables of the gazetteer out (see DESIGN.md)."""
