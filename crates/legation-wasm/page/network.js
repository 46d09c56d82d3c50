// Who is named with whom: an edge for two entities in one sentence, the wider the oftener.
import { make, makeSvg } from "./dom.js";

const WIDTH = 640;
const HEIGHT = 420;
const MOST = 18;

export function showNetwork(place, { text, document: found }) {
  const { nodes, edges } = graph(text, found);
  if (!edges.length) {
    place.replaceChildren(make("p", {}, "No two entities are named in one sentence."));
    return;
  }
  layOut(nodes, edges);
  const described = edges.slice(0, 10).map(({ from, to, count }) => `${from.name} and ${to.name}: ${count}`).join("; ");
  const lines = edges.map(({ from, to, count }) => makeSvg("line", { class: "edge", x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": Math.min(1 + count, 7) }, title(`${from.name} and ${to.name}: ${count}`)));
  const circles = nodes.map(({ name, kind, count, x, y }) => {
    const radius = 6 + 2 * Math.sqrt(count);
    const left = x > WIDTH * 0.72;
    const label = makeSvg("text", { x: left ? x - radius - 4 : x + radius + 4, y: y + 4, "text-anchor": left ? "end" : "start" }, name.length > 26 ? `${name.slice(0, 25)}…` : name);
    return makeSvg("g", { class: `node ${kind}` }, makeSvg("circle", { cx: x, cy: y, r: radius }, title(`${name}: ${count}`)), label);
  });
  place.replaceChildren(makeSvg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `Named in one sentence. ${described}` }, ...lines, ...circles));
}

function title(words) {
  return makeSvg("title", {}, words);
}

/** The entities that are named most, and how often two stand in one sentence. */
function graph(text, found) {
  const counts = new Map();
  const key = (mention) => mention.entity_id ?? `discovered ${mention.discovered}`;
  for (const mention of found.mentions) {
    const node = counts.get(key(mention)) ?? { name: mention.entity_name, kind: mention.kind, count: 0 };
    counts.set(key(mention), { ...node, count: node.count + 1 });
  }
  const kept = new Map([...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, MOST).map(([id, node], index) => [id, { ...node, index }]));
  const pairs = new Map();
  // A full stop, an empty line: near enough for a picture.
  const ends = [...text.matchAll(/[.!?。][”"’)]*\s|\n\s*\n/g)].map(({ index }) => index);
  const sentences = Map.groupBy?.(found.mentions, (mention) => ends.filter((end) => end < mention.start).length) ?? grouped(found.mentions, ends);
  for (const mentions of sentences.values()) {
    const named = [...new Set(mentions.map(key))].filter((id) => kept.has(id)).sort();
    named.forEach((one, index) => named.slice(index + 1).forEach((other) => pairs.set(`${one}\n${other}`, (pairs.get(`${one}\n${other}`) ?? 0) + 1)));
  }
  const edges = [...pairs].map(([pair, count]) => {
    const [from, to] = pair.split("\n").map((id) => kept.get(id));
    return { from, to, count };
  });
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return { nodes: [...kept.values()].filter((node) => joined.has(node)), edges: edges.sort((a, b) => b.count - a.count) };
}

function grouped(mentions, ends) {
  const groups = new Map();
  for (const mention of mentions) {
    const sentence = ends.filter((end) => end < mention.start).length;
    groups.set(sentence, [...(groups.get(sentence) ?? []), mention]);
  }
  return groups;
}

/** Uses the whole of the picture. */
function spread(nodes, axis, from, to) {
  const places = nodes.map((node) => node[axis]);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  for (const node of nodes) node[axis] = high > low ? from + ((node[axis] - low) / (high - low)) * (to - from) : (from + to) / 2;
}

/** Nodes push each other away and edges pull (Fruchterman and Reingold), from a circle, so that the same text gives the same picture. */
function layOut(nodes, edges) {
  nodes.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / nodes.length;
    Object.assign(node, { x: WIDTH / 2 + 180 * Math.cos(angle), y: HEIGHT / 2 + 140 * Math.sin(angle) });
  });
  const ideal = 0.75 * Math.sqrt((WIDTH * HEIGHT) / nodes.length);
  for (let step = 0; step < 220; step += 1) {
    const moves = nodes.map(() => [0, 0]);
    const push = (one, other, strength) => {
      const [dx, dy] = [nodes[one].x - nodes[other].x, (nodes[one].y - nodes[other].y) * 1.4];
      const distance = Math.max(Math.hypot(dx, dy), 1);
      const force = strength(distance) / distance;
      moves[one][0] += dx * force;
      moves[one][1] += dy * force;
      moves[other][0] -= dx * force;
      moves[other][1] -= dy * force;
    };
    for (let one = 0; one < nodes.length; one += 1) for (let other = one + 1; other < nodes.length; other += 1) push(one, other, (distance) => (ideal * ideal) / distance);
    for (const { from, to } of edges) push(nodes.indexOf(from), nodes.indexOf(to), (distance) => (-distance * distance) / ideal / 2);
    const most = 30 * (1 - step / 220);
    nodes.forEach((node, index) => {
      const [dx, dy] = moves[index];
      const length = Math.max(Math.hypot(dx, dy), 1e-6);
      node.x = Math.min(WIDTH - 90, Math.max(40, node.x + (dx / length) * Math.min(length, most)));
      node.y = Math.min(HEIGHT - 24, Math.max(24, node.y + (dy / length) * Math.min(length, most)));
    });
  }
  spread(nodes, "x", 40, WIDTH - 130);
  spread(nodes, "y", 26, HEIGHT - 26);
  for (const node of nodes) Object.assign(node, { x: Math.round(node.x), y: Math.round(node.y) });
}
