// `node --test`: the page in a real Chromium. PAGE is its directory; SCREENSHOTS, if set, the directory for pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const directory = resolve(process.env.PAGE);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".gz": "application/octet-stream" };
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let server, address, browser;
/** What anybody asked of anybody. */
const requests = [];

before(async () => {
  server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://here").pathname));
    try {
      const content = await readFile(join(directory, path.endsWith("/") ? `${path}index.html` : path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function open(options = {}, fragment = "") {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address + fragment);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  await page.waitForSelector("#status:has-text('mention')");
  return { context, page, faults };
}

test("the seed article is linked, with details, entities, network and map", async (context) => {
  const { page, faults } = await open();
  const xi = page.locator(".mention.leader", { hasText: "Xi Jinping" }).first();
  assert.equal(await xi.getAttribute("aria-label"), "Xi Jinping: leader Xi Jinping");
  await xi.hover();
  const details = page.locator("#details");
  await details.waitFor();
  const words = await details.innerText();
  for (const expected of ["President, China", "leader:xi-jinping", "confidence", "Wikidata"]) assert.ok(words.includes(expected), `${expected} in ${words}`);
  assert.ok((await details.locator("li").count()) > 0);
  await page.mouse.move(0, 0);
  await details.waitFor({ state: "hidden" });
  assert.ok((await page.locator("#entities tr").count()) >= 5);
  assert.match(await page.locator("#network svg").getAttribute("aria-label"), /Xi Jinping/);
  assert.match(await page.locator("#map svg").getAttribute("aria-label"), /China: \d+/);
  context.diagnostic(`ready after ${await page.getAttribute("html", "data-ready")} ms in the worker`);
  assert.deepEqual(faults, []);
});

test("what is typed is read, and a wrong date is said", async () => {
  const { page, faults } = await open();
  await page.fill("#text", "🌍 Chancellor Merkel met Foreign Minister Rudolf Rassendyll of Ruritania in Peru.");
  await page.fill("#date", "2016");
  await page.waitForSelector(".mention:has-text('Merkel')");
  assert.deepEqual(await page.locator(".mention").allInnerTexts(), ["Merkel", "Rudolf Rassendyll", "Peru"]);
  await page.fill("#date", "2016-13");
  await page.waitForSelector("#status.fault");
  assert.equal(await page.getAttribute("#date", "aria-invalid"), "true");
  await page.fill("#date", "2016");
  await page.locator("#options summary").click();
  await page.check("[name=include_rejected]");
  await page.fill("#text", "Laura Bush retired.");
  await page.waitForSelector(".mention.rejected:has-text('Bush')");
  assert.deepEqual(faults, []);
});

test("the keyboard reaches everything", async () => {
  const { page } = await open();
  await page.fill("#text", "Xi Jinping spoke in Peru. Xi left.");
  await page.waitForFunction(() => document.querySelectorAll(".mention").length === 3);
  await page.locator(".mention").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Xi");
  assert.match(await page.locator("#details").innerText(), /Here: “Xi Jinping”/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "details");
  assert.equal(await page.getAttribute("#details", "role"), "dialog");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.href), /wikidata/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Xi");
});

test("a link brings text, date and options back, and CSV is copied", async () => {
  const { page, context } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.fill("#text", "The Kremlin and \"Peru\", 🌍");
  await page.locator("#options summary").click();
  await page.check("[name=metonyms]");
  await page.fill("#date", "2020-05");
  // At once: what is copied is of what was typed, not of the answer that is still shown.
  await page.click("#copy-csv");
  await page.waitForSelector("#status:has-text('CSV copied')");
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(csv, /^start,end,text,kind,.*\n4,11,Kremlin,country,metonym,country:RUS,Russia,/);
  await page.click("#copy-link");
  await page.waitForSelector("#status:has-text('Link copied')");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await other.waitForFunction(() => document.querySelectorAll(".mention").length === 2);
  assert.equal(await other.inputValue("#text"), "The Kremlin and \"Peru\", 🌍");
  assert.equal(await other.inputValue("#date"), "2020-05");
});

test("it works offline once it was loaded", async () => {
  const { page, context, faults } = await open();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    return registration.scope;
  });
  await context.setOffline(true);
  server.closeAllConnections();
  await page.reload();
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  await page.waitForSelector(".mention");
  assert.deepEqual(faults, []);
});

test("no rule of accessibility is broken", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    // The page's own policy would forbid the script of the checker.
    const { page } = await open({ colorScheme, bypassCSP: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], colorScheme);
  }
});

test("it fits on a phone", async () => {
  const { page } = await open({ viewport: { width: 360, height: 740 } });
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= inner, `${wide} px on a screen of ${inner}`);
});

test("pictures are taken", { skip: !process.env.SCREENSHOTS }, async () => {
  for (const [name, options] of Object.entries({
    light: { colorScheme: "light", viewport: { width: 1280, height: 900 } },
    dark: { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
    phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
  })) {
    const { page } = await open(options);
    const xi = page.locator(".mention.leader").nth(1);
    await xi.scrollIntoViewIfNeeded();
    if (name !== "phone") await xi.hover();
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/page-${name}.png`, fullPage: name !== "phone" });
  }
});

test("nothing left the page", () => {
  assert.ok(requests.length > 0);
  assert.deepEqual(requests.filter((url) => !url.startsWith(address)), []);
});
