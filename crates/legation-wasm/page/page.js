// Puts the page together: what is typed goes to the worker, what comes back to the parts of the page.
import { closeOnEscape, showDetails } from "./details.js";
import { showEntities } from "./entities.js";
import { showMap } from "./map.js";
import { showMarked } from "./marked.js";
import { showNetwork } from "./network.js";
import { csv, fromLink, link } from "./share.js";
import { ask } from "./engine.js";

const element = (id) => document.getElementById(id);
const [text, date, example, status] = ["text", "date", "example", "status"].map(element);
const switches = [...element("options").querySelectorAll("input")];

/** The last answer, with the text that it is about. */
let shown = { text: "", options: {}, document: null };
let rules = {};
let outlines = null;

function say(message, isFault = false) {
  status.textContent = message;
  status.classList.toggle("fault", isFault);
}

/** The keywords of an extraction; only what is not the default. */
function options() {
  const wanted = Object.fromEntries(switches.filter((input) => input.checked).map((input) => [input.name, true]));
  if (date.value.trim()) wanted.date = date.value.trim();
  return wanted;
}

let latest = 0;

async function read() {
  const turn = (latest += 1);
  const asked = { text: text.value, options: options() };
  try {
    const { answer, milliseconds } = await ask("extract", asked.text, asked.options);
    // Somebody has typed on.
    if (turn !== latest) return;
    date.removeAttribute("aria-invalid");
    const names = await bodyNames(answer);
    if (turn !== latest) return;
    shown = { ...asked, document: answer };
    const context = { ...shown, rules, names };
    showMarked(element("marked"), context, (mention, place, pinned) => showDetails(element("details"), context, mention, place, pinned));
    showEntities(element("entities"), context);
    showNetwork(element("network"), context);
    showMap(element("map"), context, outlines);
    document.querySelector(".swatch.rejected").hidden = !asked.options.include_rejected;
    element("report").href = report(asked);
    const count = answer.mentions.length;
    say(`${count} ${count === 1 ? "mention" : "mentions"} of ${answer.entities.length + answer.discovered.length} entities, found in ${milliseconds < 1 ? "less than 1" : Math.round(milliseconds)} ms.`);
  } catch (error) {
    if (turn !== latest) return;
    date.setAttribute("aria-invalid", String(error.message.includes("date")));
    say(error.message, true);
  }
}

/** The names of the countries and organisations whose offices are told of, by id. */
async function bodyNames({ entities, mentions, discovered }) {
  const names = new Map(entities.map((entity) => [entity.entity_id, entity.entity_name]));
  const bodies = [...entities.flatMap((entity) => entity.terms ?? []).map((term) => term.body), ...mentions.map((mention) => mention.body_id), ...discovered.map((leader) => leader.body_id)];
  const unknown = new Set(bodies.filter((id) => id && !names.has(id)));
  await Promise.all([...unknown].map(async (id) => names.set(id, (await ask("entity", id)).answer?.name ?? id)));
  return names;
}

/** The form for a wrong name, with what is seen here filled in. Nothing is sent before its reader sends it. */
function report(asked) {
  const fields = { template: "wrong-name.yml", text: asked.text.slice(0, 1500), date: asked.options.date ?? "none" };
  return `https://github.com/legation/legation/issues/new?${new URLSearchParams(fields)}`;
}

/** Copies what `content` gives once the text that is seen was read: an answer to an earlier one would be wrong. */
async function copy(what, content) {
  await settled();
  const copied = await content();
  try {
    await navigator.clipboard.writeText(copied);
    say(`${what} copied.`);
  } catch {
    say(`The browser does not let the page copy. ${what} is in the console.`, true);
    console.log(copied);
  }
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  element("theme").setAttribute("aria-pressed", String(theme === "dark"));
  try {
    localStorage.setItem("legation-theme", theme);
  } catch {
    // Without storage the theme lasts as long as the page.
  }
}

function firstTheme() {
  try {
    const kept = localStorage.getItem("legation-theme");
    if (kept) return kept;
  } catch {
    // As if it was the first time.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

let typing = null;
/** The latest reading. */
let reading = Promise.resolve();

function readNow() {
  clearTimeout(typing);
  typing = null;
  reading = read();
}

function readSoon() {
  clearTimeout(typing);
  typing = setTimeout(readNow, 120);
}

/** Ends when what was typed until now is read and shown. */
async function settled() {
  if (typing !== null) readNow();
  await reading;
}

setTheme(firstTheme());
closeOnEscape(element("details"));
element("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
text.addEventListener("input", readSoon);
date.addEventListener("input", readSoon);
switches.forEach((input) => input.addEventListener("change", readNow));
element("copy-csv").addEventListener("click", () => copy("CSV", () => csv(shown.document)));
element("copy-json").addEventListener("click", () => copy("JSON", () => JSON.stringify(shown.document, null, 2)));
element("copy-link").addEventListener("click", () => copy("Link", () => link({ text: text.value, options: options() })));

const examples = await (await fetch("examples.json")).json();
example.append(...examples.map(({ title }, index) => new Option(title, String(index))), new Option("your own", "own"));
example.addEventListener("change", () => {
  const chosen = examples[Number(example.value)];
  text.value = chosen?.text ?? "";
  date.value = chosen?.date ?? "";
  readNow();
});
text.addEventListener("input", () => (example.value = "own"));

const linked = await fromLink(location.hash);
if (linked) {
  text.value = linked.text;
  date.value = linked.options.date ?? "";
  switches.forEach((input) => (input.checked = linked.options[input.name] === true));
  example.value = "own";
} else if (!text.value) {
  [{ text: text.value, date: date.value }] = examples;
}

try {
  const [info, map] = await Promise.all([ask("ready"), fetch("map.json").then((response) => response.json())]);
  rules = info.rules;
  outlines = map;
  element("about").textContent = `legation ${info.version}, data of ${info.data_version}: ${info.countries.toLocaleString("en")} countries, ${info.leaders.toLocaleString("en")} leaders, ${info.organisations.toLocaleString("en")} organisations. Ready after ${Math.round(info.milliseconds)} ms.`;
  document.documentElement.dataset.ready = String(Math.round(info.milliseconds));
  readNow();
  await reading;
  await navigator.serviceWorker?.register("sw.js");
} catch (error) {
  say(`The page cannot start: ${error.message}`, true);
}
