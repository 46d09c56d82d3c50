// The engine in a thread of its own, so that typing never waits. A message is `[number, name, ...arguments]`, the answer `[number, answer, error]`.
import { load } from "./legation/index.js";

const started = performance.now();
const loading = load();
const ready = loading.then((extractor) => ({ ...extractor.info(), milliseconds: performance.now() - started }));

self.addEventListener("message", async ({ data: [number, name, ...args] }) => {
  try {
    if (name === "ready") return self.postMessage([number, await ready]);
    const extractor = await loading;
    const begun = performance.now();
    const answer = extractor[name](...args);
    self.postMessage([number, { answer, milliseconds: performance.now() - begun }]);
  } catch (error) {
    self.postMessage([number, null, error.message ?? String(error)]);
  }
});
