// The types of the package. Names are those of the records: https://legation.github.io/legation/tables/

// vocabularies: made from the code
/** What an entity is. */
export type Kind = "country" | "leader" | "organisation" | "other";
/** How a mention denotes its entity. */
export type Form = "name" | "official" | "short" | "acronym" | "adjective" | "demonym" | "capital" | "metonym" | "surname" | "given" | "role" | "discovered";
/** A rule that decides; `Info.rules` has a sentence for each. */
export type Rule = "own_name" | "title_before" | "title_after" | "other_spelling" | "country_of_office" | "long_form_before" | "long_form_after" | "country_in_text" | "country_beside" | "body_in_text" | "office_on_date" | "years_on_date" | "latest_term" | "usual_meaning" | "on_request" | "prominence" | "well_known";
/** Why a name is not a mention. */
export type Rejection = "blocked" | "not_asked_for" | "persons_name" | "longer_name" | "another_name" | "stranger" | "defined_otherwise" | "other_time" | "no_support";
/** Where an entity comes from. */
export type LayerKind = "built_in" | "own" | "discovered";
/** The role of an office. */
export type Role = "head_of_state" | "head_of_government" | "effective_leader" | "vice_president" | "deputy_head_of_government" | "foreign_minister" | "defence_minister" | "minister" | "party_leader" | "opposition_leader" | "head_of_organisation" | "ambassador" | "other" | "finance_minister" | "interior_minister" | "central_banker" | "speaker" | "security_adviser" | "intelligence_head" | "army_head" | "governor";
/** How much must speak for a surname without the full name. */
export type Surnames = "strict" | "default" | "eager";
/** A system of country codes. */
export type CodeSystem = "iso2" | "iso3" | "numeric" | "m49" | "cow" | "gw" | "qid" | "cowc" | "gwc";
/** What a country is. */
export type CountryStatus = "member" | "state" | "territory" | "constituent" | "disputed" | "historical";
/** What an organisation is. */
export type OrganisationClass = "igo" | "forum" | "court" | "state_body" | "ministry" | "parliament" | "party" | "armed_group" | "ngo" | "central_bank" | "intelligence" | "news_agency" | "state_firm";
/** How somebody belongs to an organisation. */
export type MembershipStatus = "member" | "observer" | "candidate" | "associate" | "suspended";
// end of vocabularies

/** A day, a month or a year, as precise as it is known: `"2024-05-14"`, `"2024-05"`, `2024`. Of a `Date` the day in UTC counts. */
export type DateLike = string | number | Date;

/** How a text is to be read; the keywords are those of Python. */
export interface Options {
  /** The date of the text: decides who held an office and which of several namesakes is meant. */
  date?: DateLike;
  /** The language of the text (BCP 47), whose names count beside the English ones. */
  language?: string;
  /** How much must speak for a surname without the full name. Default: `"default"`. */
  surnames?: Surnames;
  /** Count capitals and seats of power ("the Kremlin") as mentions of their state. */
  metonyms?: boolean;
  /** Count countries within a state ("Scotland"). */
  constituents?: boolean;
  /** Count news agencies ("told Reuters"). */
  news_agencies?: boolean;
  /** Count leaders who are not in the gazetteer where the text introduces them by an office. Default: true. */
  discovered?: boolean;
  /** Count offices beside their country as mentions of the holder on the date ("the South Korean president"). */
  roles?: boolean;
  /** Count the head noun of an organisation's name ("the Court") where the text has named it. Default: true. */
  head_nouns?: boolean;
  /** Count names in lower case, as in posts and transcripts. */
  lower_case?: boolean;
  /** Keep the names that are not mentions, with the reason. */
  include_rejected?: boolean;
}

/** Facts of an entity on the date of its document. */
interface Facts {
  kind: Kind;
  /** Null for a leader who is not in the gazetteer. */
  entity_id: string | null;
  entity_name: string;
  qid: string | null;
  iso3: string | null;
  cow: string | null;
  gw: string | null;
  wikipedia: string | null;
  entity_class: string | null;
  office: string | null;
  body_id: string | null;
  term_start: string | null;
  layer: LayerKind;
}

/** A rule that decided, with the words that it read; offsets are UTF-16 code units. */
export interface Evidence {
  rule: Rule;
  start?: number;
  end?: number;
}

/** A mention: `text.slice(start, end)`, and what it denotes. */
export interface Mention extends Facts {
  start: number;
  end: number;
  text: string;
  form: Form;
  /** From 0 to 1, in steps of a thousandth. */
  confidence: number;
  rules: Rule[];
  evidence: Evidence[];
  /** The place among `Document.discovered`, of a leader who is not in the gazetteer. */
  discovered?: number;
}

/** A term of office. */
export interface Term {
  leader: string;
  name: string;
  body: string;
  role: Role;
  office: string;
  start: string | null;
  /** Null: in office; `"?"`: nobody states when it ended. */
  end: string | null;
  last_seen?: string;
}

/** An entity of a document, with all its terms of office on the date. */
export interface MentionedEntity extends Facts {
  iso2: string | null;
  count: number;
  first: number;
  terms?: Term[];
}

/** A leader whom the text introduces and the gazetteer does not know. */
export interface DiscoveredLeader {
  name: string;
  office: string;
  body_id: string | null;
  start: number;
  end: number;
  count: number;
}

/** A name that is not a mention, and why. */
export interface RejectedCandidate {
  start: number;
  end: number;
  text: string;
  reason: Rejection;
  entity_ids: string[];
}

/** What a text mentions. Offsets are UTF-16 code units, half-open, as strings count in JavaScript. */
export interface Document {
  schema: number;
  document_id: string | null;
  date: string | null;
  data_version: string;
  data_hash: string;
  mentions: Mention[];
  entities: MentionedEntity[];
  discovered: DiscoveredLeader[];
  rejected?: RejectedCandidate[];
}

/** A country code with the years in which it holds. */
export interface CountryCode {
  system: CodeSystem;
  code: string;
  abbreviation: string;
  start: string | null;
  end: string | null;
}

/** What is known of an entity; what is unknown is left out. */
export interface Entity {
  id: string;
  kind: Kind;
  name: string;
  qid?: string;
  wikipedia?: string;
  /** Of countries. */
  status?: CountryStatus;
  iso2?: string;
  iso3?: string;
  numeric?: string;
  m49?: string;
  codes?: CountryCode[];
  /** Of leaders. */
  family_name?: string;
  born?: string;
  died?: string;
  terms?: Term[];
  /** Of organisations. */
  class?: OrganisationClass;
  country?: string;
  start?: string;
  end?: string;
}

export interface SearchResult {
  entity: string;
  kind: Kind;
  canonical_name: string;
  /** The name that comes nearest to the query. */
  name: string;
  /** How many letters differ. */
  edits: number;
  /** Whether the query is the whole name, not its beginning. */
  whole: boolean;
}

export interface Membership {
  member: string;
  name: string;
  organisation: string;
  status: MembershipStatus;
  start: string | null;
  end: string | null;
  listed_from: string | null;
  listed_to: string | null;
}

/** What the engine and its data are. */
export interface Info {
  version: string;
  data_version: string;
  data_hash: string;
  countries: number;
  leaders: number;
  organisations: number;
  names: number;
  terms: number;
  sources: { id: string; title: string; licence: string; as_of: string }[];
  /** What each rule says, in one sentence. */
  rules: Record<Rule, string>;
  rejections: Rejection[];
  kinds: Kind[];
  mention_columns: string[];
}

/** A date of a look-up; without one the state of the data counts. */
export interface On {
  on?: DateLike;
}

/**
 * Finds and links the leaders, countries and organisations of texts, and answers questions about them. Arguments that name nothing, or
 * several things, throw an `Error` that says what is possible.
 */
export class Extractor {
  private constructor();
  extract(text: string, options?: Options): Document;
  /** Every decision in words, one a line. Places are code points here. */
  explain(text: string, options?: Options): string;
  /** Null if there is no entity of this id. */
  entity(id: string): Entity | null;
  country(query: string, options?: On): Entity;
  leader(query: string): Entity;
  organisation(query: string): Entity;
  search(query: string, options?: { limit?: number }): SearchResult[];
  leaderOf(country: string, options?: On): Term | null;
  headOf(organisation: string, options?: On): Term | null;
  officeHolders(body: string, options?: On): Term[];
  terms(leader: string): Term[];
  members(organisation: string, options?: On): Membership[];
  memberships(country: string, options?: On): Membership[];
  convertCode(code: string | number, from: CodeSystem, to: CodeSystem, options?: On): string | null;
  info(): Info;
}

/** Loads the engine and the gazetteer, which lie beside the package; say where, if your bundler puts them elsewhere. */
export function load(options?: { engine?: string | URL; gazetteer?: string | URL }): Promise<Extractor>;
