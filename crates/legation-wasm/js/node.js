// The entry for Node.js: reads the engine and the gazetteer, which lie beside this file.
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import initialise, { Engine } from "./engine/engine.js";
import { Extractor } from "./extractor.js";

export { Extractor };

export async function load({
  engine = new URL("./engine/engine_bg.wasm", import.meta.url),
  gazetteer = new URL("./gazetteer.bin.gz", import.meta.url),
} = {}) {
  const [bytes] = await Promise.all([
    readFile(gazetteer).then(promisify(gunzip)),
    readFile(engine).then((module) => initialise({ module_or_path: module })),
  ]);
  return new Extractor(new Engine(bytes));
}
