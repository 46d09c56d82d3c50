// The entry for browsers and their workers: fetches the engine and the gazetteer, which lie beside this file.
import initialise, { Engine } from "./engine/engine.js";
import { Extractor } from "./extractor.js";

export { Extractor };

async function gazetteerAt(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the gazetteer cannot be fetched: ${response.status} for ${url}`);
  // Some servers say that the file is gzip, and it arrives unpacked.
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export async function load({
  engine = new URL("./engine/engine_bg.wasm", import.meta.url),
  gazetteer = new URL("./gazetteer.bin.gz", import.meta.url),
} = {}) {
  const [bytes] = await Promise.all([gazetteerAt(gazetteer), initialise({ module_or_path: engine })]);
  return new Extractor(new Engine(bytes));
}
