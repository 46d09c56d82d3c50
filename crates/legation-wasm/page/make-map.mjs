// `node page/make-map.mjs > page/map.json`: the outlines of countries for the page's small map. It needs two packages that nothing
// else does: `npm install --no-save world-atlas@2 topojson-client@3`.
//
// The outlines are Natural Earth's, which are in the public domain, in the packaging of `world-atlas`; the projection is Equal Earth
// (Šavrič, Patterson and Jenny 2018), so that no state looks larger than it is. Countries too small for the coarse outlines are points.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const WIDTH = 960;
const SCALE = WIDTH / 5.4133;
const HEIGHT = Math.round(SCALE * 2.6346);

function project([longitude, latitude]) {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const x = (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(theta)) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
  const y = theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1);
  return [Math.round(WIDTH / 2 + x * SCALE), Math.round(HEIGHT / 2 - y * SCALE)];
}

// ISO numeric codes, which the outlines have, to alpha-3.
const rows = readFileSync(new URL("../../../seeds/gazetteer/countries.tsv", import.meta.url), "utf8").trim().split("\n");
const columns = rows[0].split("\t");
const field = (row, name) => row.split("\t")[columns.indexOf(name)];
const codes = new Map(rows.slice(1).filter((row) => field(row, "numeric") && !field(row, "end")).map((row) => [field(row, "numeric"), field(row, "iso3")]));
const code = ({ id, properties }) => (properties.name === "Kosovo" ? "XKX" : codes.get(id));

const countries = (resolution) => {
  const topology = require(`world-atlas/countries-${resolution}.json`);
  return feature(topology, topology.objects.countries).features.filter(({ properties }) => properties.name !== "Antarctica");
};
const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

function path(geometry) {
  let text = "";
  for (const polygon of polygons(geometry)) {
    for (const ring of polygon) {
      const points = ring.map(project).filter(([x, y], at, all) => at === 0 || x !== all[at - 1][0] || y !== all[at - 1][1]);
      if (points.length < 3) continue;
      text += `M${points[0].join(" ")}`;
      for (let at = 1; at < points.length - 1; at += 1) {
        const [x, y] = [points[at][0] - points[at - 1][0], points[at][1] - points[at - 1][1]];
        // An outline that goes on at the other edge of the map is another part.
        text += Math.abs(x) > WIDTH / 2 ? `zM${points[at].join(" ")}` : `l${x} ${y}`;
      }
      text += "z";
    }
  }
  return text.replaceAll(" -", "-");
}

/** The middle of the largest part. */
function middle(geometry) {
  const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => sum + x * ring[(at + 1) % ring.length][1] - y * ring[(at + 1) % ring.length][0], 0));
  const [ring] = polygons(geometry).map(([outer]) => outer).sort((a, b) => area(b) - area(a));
  const [x, y] = ring.reduce(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return project([x / ring.length, y / ring.length]);
}

const outlines = {};
const points = {};
for (const country of countries("110m")) {
  const outline = path(country.geometry);
  const known = code(country) ?? "";
  if (outline) outlines[known] = (outlines[known] ?? "") + outline;
}
for (const country of countries("50m")) {
  const known = code(country);
  if (known) points[known] = middle(country.geometry);
}
process.stdout.write(`${JSON.stringify({ origin: "Natural Earth, public domain", width: WIDTH, height: HEIGHT, outlines, points })}\n`);
