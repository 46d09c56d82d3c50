// What both entries of the package share: JavaScript's objects around the engine, whose questions and answers are JSON.

/** A date as the engine reads it: `"2024-05"`, `2024` or a `Date` (its day in UTC). */
function date(on) {
  if (on instanceof Date) return on.toISOString().slice(0, 10);
  return typeof on === "number" ? String(on) : on;
}

/** Finds and links the leaders, countries and organisations of texts; `load()` makes one. */
export class Extractor {
  #engine;

  constructor(engine) {
    this.#engine = engine;
  }

  extract(text, options = {}) {
    return JSON.parse(this.#engine.extract(text, JSON.stringify({ ...options, date: date(options.date) })));
  }

  explain(text, options = {}) {
    return this.#engine.explain(text, JSON.stringify({ ...options, date: date(options.date) }));
  }

  entity(id) {
    return this.#ask("entity", { id });
  }

  country(query, { on } = {}) {
    return this.#ask("country", { query, on: date(on) });
  }

  leader(query) {
    return this.#ask("leader", { query });
  }

  organisation(query) {
    return this.#ask("organisation", { query });
  }

  search(query, { limit = 10 } = {}) {
    return this.#ask("search", { query, limit });
  }

  leaderOf(country, { on } = {}) {
    return this.#ask("leader_of", { country, on: date(on) });
  }

  headOf(organisation, { on } = {}) {
    return this.#ask("head_of", { organisation, on: date(on) });
  }

  officeHolders(body, { on } = {}) {
    return this.#ask("office_holders", { body, on: date(on) });
  }

  terms(leader) {
    return this.#ask("terms", { leader });
  }

  members(organisation, { on } = {}) {
    return this.#ask("members", { organisation, on: date(on) });
  }

  memberships(country, { on } = {}) {
    return this.#ask("memberships", { country, on: date(on) });
  }

  convertCode(code, from, to, { on } = {}) {
    return this.#ask("convert_code", { code: String(code), from, to, on: date(on) });
  }

  info() {
    return this.#ask("info");
  }

  #ask(question, options = null) {
    return JSON.parse(this.#engine.ask(question, JSON.stringify(options)));
  }
}
