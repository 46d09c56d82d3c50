// What is known of a mention, beside it: its entity with codes and offices, and the rules that decided with the words that they read.
import { make } from "./dom.js";

const REJECTIONS = {
  blocked: "It is part of a phrase that denotes something else.",
  not_asked_for: "It denotes what was not asked for: see the options.",
  persons_name: "The country's name is here a person's.",
  longer_name: "It is part of a longer name.",
  another_name: "The name goes on with what is not this person's.",
  stranger: "The text introduces somebody else of this name.",
  defined_otherwise: "The text spells the acronym out as something else.",
  other_time: "Nobody of this name was of the time of the text.",
  no_support: "Neither a longer form nor an office nor a country in the text supports the name.",
};

let pinnedAt = null;
let hiding;

/** Escape also ends what a hover or the focus shows. */
export function closeOnEscape(panel) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !pinnedAt) panel.hidden = true;
  });
}

export function showDetails(panel, context, mention, place, pinned) {
  clearTimeout(hiding);
  if (!mention) {
    // Time to move the pointer into the panel.
    if (!pinnedAt) hiding = setTimeout(() => (panel.hidden = true), 250);
    return;
  }
  if (pinnedAt && !pinned) return;
  panel.onpointerenter = () => clearTimeout(hiding);
  panel.onpointerleave = () => showDetails(panel, context, null);
  panel.replaceChildren(...contents(mention, context));
  panel.hidden = false;
  moveBeside(panel, place);
  if (!pinned) return;
  pinnedAt = place;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", mention.entity_name);
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  const close = (focus) => {
    if (!pinnedAt) return;
    pinnedAt = null;
    panel.hidden = true;
    panel.setAttribute("role", "tooltip");
    panel.onkeydown = panel.onfocusout = null;
    if (focus && place.isConnected) place.focus();
  };
  // In braces: a handler that returns false would stop the key.
  panel.onkeydown = (event) => {
    if (event.key === "Escape") close(true);
  };
  panel.onfocusout = (event) => {
    if (!panel.contains(event.relatedTarget)) close(false);
  };
}

function moveBeside(panel, place) {
  // Of a mention over two lines, the first.
  const [box] = place.getClientRects();
  const left = Math.min(box.left, document.documentElement.clientWidth - panel.offsetWidth - 8);
  const below = box.bottom + 6;
  const above = box.top - panel.offsetHeight - 6;
  const top = below + panel.offsetHeight > innerHeight && above > 0 ? above : below;
  panel.style.left = `${Math.max(8, left) + scrollX}px`;
  panel.style.top = `${top + scrollY}px`;
}

function contents(mention, context) {
  if (mention.kind === "rejected") return [make("h3", {}, `“${mention.text}” is not a mention`), make("p", {}, REJECTIONS[mention.reason] ?? mention.reason), make("p", { class: "code" }, mention.entity_ids.slice(0, 5).join(" "))];
  const kind = mention.entity_class ? `${mention.kind}, ${mention.entity_class.replaceAll("_", " ")}` : mention.kind;
  return [
    make("h3", {}, mention.entity_name),
    make("p", {}, `${kind} · form: ${mention.form.replaceAll("_", " ")} · confidence ${mention.confidence}`),
    facts(mention, context),
    make("ul", { "aria-label": "Why" }, ...mention.evidence.map((evidence) => reason(evidence, context))),
  ];
}

function facts(mention, { names }) {
  const list = make("dl");
  const add = (term, ...values) => list.append(make("dt", {}, term), make("dd", {}, ...values));
  const terms = mention.entity?.terms ?? [];
  for (const term of terms) add("office", `${term.office}, ${names.get(term.body)}, ${term.start ?? "?"} – ${end(term.end)}`);
  if (!terms.length && mention.office) add("office", [mention.office, names.get(mention.body_id), mention.term_start && `since ${mention.term_start}`].filter(Boolean).join(", "));
  add("id", make("span", { class: "code" }, mention.entity_id ?? "none: the text introduces this person"));
  const codes = [["ISO", mention.iso3], ["COW", mention.cow], ["GW", mention.gw]].filter(([, code]) => code).map(([system, code]) => `${system} ${code}`);
  if (codes.length) add("codes", make("span", { class: "code" }, codes.join(" · ")));
  if (mention.qid) add("Wikidata", outside(`https://www.wikidata.org/wiki/${mention.qid}`, mention.qid));
  if (mention.wikipedia) add("Wikipedia", outside(`https://en.wikipedia.org/wiki/${encodeURIComponent(mention.wikipedia.replaceAll(" ", "_"))}`, mention.wikipedia));
  return list;
}

/** The end of a term as the engine writes it: none, a date, or nobody knows. */
function end(end) {
  return end === null || end === undefined ? "now" : String(end);
}

function outside(href, words) {
  return make("a", { href, target: "_blank", rel: "noreferrer" }, words);
}

function reason({ rule, start, end }, { rules, text }) {
  const words = start === undefined ? "" : ` Here: “${text.slice(start, end).replaceAll(/\s+/g, " ")}”.`;
  return make("li", {}, (rules[rule] ?? rule) + words);
}
