// Questions to the worker, each with its answer.
const worker = new Worker("worker.js", { type: "module" });
const waiting = new Map();
let count = 0;

worker.addEventListener("message", ({ data: [number, answer, error] }) => {
  const { resolve, reject } = waiting.get(number);
  waiting.delete(number);
  if (error) reject(new Error(error));
  else resolve(answer);
});

worker.addEventListener("error", (event) => {
  for (const { reject } of waiting.values()) reject(new Error(event.message || "the engine cannot be loaded; a current browser is needed"));
  waiting.clear();
});

/** Asks the engine: `"ready"`, or a method of its extractor with the arguments. */
export function ask(name, ...args) {
  count += 1;
  const number = count;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage([number, name, ...args]);
  });
}
