"""The parts of the organisations generator; `tools.gazetteer.organisations` puts them together."""
