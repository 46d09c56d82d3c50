// The countries that the text names, the darker the oftener. What the coarse outlines do not have is a point.
import { make, makeSvg } from "./dom.js";

export function showMap(place, { document: found }, outlines) {
  const countries = new Map();
  for (const { kind, iso3, entity_name, count } of found.entities) {
    if (kind !== "country" || !iso3) continue;
    const known = countries.get(iso3);
    countries.set(iso3, { name: known ? `${known.name}, ${entity_name}` : entity_name, count: count + (known?.count ?? 0) });
  }
  if (!countries.size || !outlines) {
    place.replaceChildren(make("p", {}, "No country is named."));
    return;
  }
  const most = Math.max(...[...countries.values()].map(({ count }) => count));
  const shapes = Object.entries(outlines.outlines).map(([code, path]) => {
    const named = countries.get(code);
    const shape = makeSvg("path", { class: named ? "land named" : "land", d: path }, named && title(named));
    if (named) shape.style.setProperty("--strength", String(0.4 + (0.6 * named.count) / most));
    return shape;
  });
  const spots = [...countries].filter(([code]) => !outlines.outlines[code] && outlines.points[code]).map(([code, named]) => {
    const [cx, cy] = outlines.points[code];
    return makeSvg("circle", { class: "spot", cx, cy, r: 4 + 2 * Math.sqrt(named.count) }, title(named));
  });
  const words = [...countries.values()].sort((a, b) => b.count - a.count).map(({ name, count }) => `${name}: ${count}`).join("; ");
  place.replaceChildren(makeSvg("svg", { viewBox: `0 0 ${outlines.width} ${outlines.height}`, role: "img", "aria-label": `Map of the countries named. ${words}` }, ...shapes, ...spots));
}

function title({ name, count }) {
  return makeSvg("title", {}, `${name}: ${count}`);
}
