// `node --test`: the npm package answers what the library answers.
//
// PACKAGE is the directory of the package, ANSWERS a file of native answers (`python -m tools.web_answers`).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const directory = resolve(process.env.PACKAGE);
const manifest = JSON.parse(readFileSync(`${directory}/package.json`, "utf8"));
const entry = manifest.exports["."].node;
const { load, Extractor } = await import(pathToFileURL(`${directory}/${entry}`));
const begun = performance.now();
const legation = await load();
const loaded = performance.now() - begun;

/** The native document with its code points as UTF-16 code units. */
function inCodeUnits(document, text) {
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  const placed = (object) => {
    if (Array.isArray(object)) return object.map(placed);
    if (object === null || typeof object !== "object") return object;
    const places = ["start", "end", "first"];
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, places.includes(key) && typeof value === "number" ? units[value] : placed(value)]));
  };
  return placed(document);
}

const answers = readFileSync(process.env.ANSWERS, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

test("every document is that of the library", (context) => {
  assert.ok(answers.length > 500, `${answers.length} texts are too few`);
  let mentions = 0;
  for (const { text, options, document } of answers) {
    const found = legation.extract(text, options);
    assert.deepEqual(found, inCodeUnits(document, text), text);
    for (const mention of found.mentions) assert.equal(text.slice(mention.start, mention.end), mention.text);
    mentions += found.mentions.length;
  }
  assert.ok(mentions > answers.length);
  const news = answers.filter(({ text }) => text.length > 1000);
  const started = performance.now();
  for (const { text, options } of news) legation.extract(text, options);
  const each = (performance.now() - started) / news.length;
  context.diagnostic(`${answers.length} texts, ${mentions} mentions; loaded in ${loaded.toFixed(0)} ms, news in ${(1000 * each).toFixed(0)} µs each`);
});

test("look-ups answer", () => {
  assert.equal(legation.country("Burma").id, "country:MMR");
  assert.equal(legation.leaderOf("France", { on: 1985 }).leader, "leader:francois-mitterrand");
  assert.equal(legation.leaderOf("Germany", { on: new Date("1985-05-08") }).leader, "leader:helmut-kohl");
  assert.equal(legation.headOf("NATO", { on: "2012" }).name, "Anders Fogh Rasmussen");
  assert.equal(legation.convertCode(365, "cow", "iso3", { on: 1985 }), "SUN");
  assert.equal(legation.search("Angela Merkle")[0].entity, "leader:angela-merkel");
  assert.deepEqual(legation.members("Visegrád Group", { on: 2020 }).map(({ name }) => name), ["Czech Republic", "Hungary", "Poland", "Slovakia"]);
  assert.ok(legation.memberships("Peru", { on: 2020 }).some(({ organisation }) => organisation === "org:apec"));
  assert.ok(legation.officeHolders("DEU", { on: "1989-11-09" }).some(({ name }) => name === "Helmut Kohl"));
  assert.ok(legation.terms("Angela Merkel").some(({ body }) => body === "country:DEU"));
  assert.equal(legation.leader("Angela Merkel").family_name, "Merkel");
  assert.equal(legation.organisation("NATO").kind, "organisation");
  assert.equal(legation.entity("country:no-such"), null);
  assert.match(legation.explain("Xi Jinping spoke. Xi left."), /long_form_before “Xi Jinping” at 0/);
});

test("the example of its page says what the page says", async () => {
  const [, program] = /```js\n(.*?)```/s.exec(readFileSync(`${directory}/README.md`, "utf8"));
  const said = [];
  const AsyncFunction = (async () => {}).constructor;
  const body = program.replace('import { load } from "legation";', "").replaceAll(/^(legation\..*?); \/\/ (.*)$/gm, "console.log(JSON.stringify($1));\n// $2");
  await new AsyncFunction("load", "console", body)(load, { log: (...words) => said.push(words.map(String).join(" ")) });
  assert.deepEqual(said, [...body.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line));
});

test("errors say what is possible", () => {
  assert.throws(() => legation.country("Congo"), /country:COD, country:COG/);
  assert.throws(() => legation.extract("", { date: "yesterday" }), /yesterday/);
  assert.throws(() => legation.extract("", { colour: true }), /unknown field `colour`, expected .*`metonyms`/);
  assert.throws(() => legation.convertCode("1", "cow", "cows"), /unknown variant `cows`/);
});

test("a half of a surrogate pair is no reason to fail", () => {
  const [peru] = legation.extract("\ud83c Peru").mentions;
  assert.deepEqual([peru.start, peru.end], [2, 6]);
});

test("the types have every method, option and column", () => {
  const types = readFileSync(`${directory}/index.d.ts`, "utf8");
  const methods = Object.getOwnPropertyNames(Extractor.prototype).filter((name) => name !== "constructor");
  const options = legation.info().mention_columns;
  for (const name of methods) assert.match(types, new RegExp(`^  ${name}\\(`, "m"), `${name} has no type`);
  for (const name of options.filter((name) => !["document_id", "date", "data_version"].includes(name))) assert.match(types, new RegExp(`^  ${name}\\??:`, "m"), `${name} has no type`);
  const [, known] = /expected one of (.*)/.exec(thrown(() => legation.extract("", { colour: true })));
  for (const [, name] of known.matchAll(/`(\w+)`/g)) assert.match(types, new RegExp(`^  ${name}\\?:`, "m"), `${name} has no type`);
  assert.equal(legation.info().version, manifest.version);
});

function thrown(call) {
  try {
    call();
  } catch (error) {
    return error.message;
  }
  throw new Error("nothing was thrown");
}
