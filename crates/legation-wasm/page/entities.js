// The table of entities, the most often named first.
import { make } from "./dom.js";

export function showEntities(body, { document: found, names }) {
  const known = found.entities.map((entity) => ({ ...entity, codes: codes(entity) }));
  const discovered = found.discovered.map((leader) => ({ ...leader, entity_name: leader.name, kind: "leader", codes: "not in the gazetteer" }));
  const rows = [...known, ...discovered].sort((a, b) => b.count - a.count || (a.first ?? a.start) - (b.first ?? b.start));
  body.replaceChildren(...rows.map((row) => rowOf(row, names)));
}

function codes({ entity_id, iso3, cow, gw, qid }) {
  return [iso3 ?? entity_id, cow && `COW ${cow}`, gw && `GW ${gw}`, qid].filter(Boolean).join(" · ");
}

function rowOf({ entity_name, kind, entity_class, count, office, body_id, codes }, names) {
  const held = office ? [office, names.get(body_id)].filter(Boolean).join(", ") : "";
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, entity_name),
    make("td", {}, make("span", { class: `swatch ${kind}` }, kind), entity_class ? ` ${entity_class.replaceAll("_", " ")}` : ""),
    make("td", { class: "number" }, String(count)),
    make("td", {}, held),
    make("td", { class: "code" }, codes),
  );
}
