// What is taken away from the page: CSV, and a link that has the text in its fragment, which browsers send to nobody.

const COLUMNS = ["start", "end", "text", "kind", "form", "entity_id", "entity_name", "qid", "iso3", "cow", "gw", "wikipedia", "entity_class", "office", "body_id", "term_start", "confidence", "rules"];

export function csv({ mentions }) {
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [COLUMNS, ...mentions.map((mention) => COLUMNS.map((column) => mention[column]))].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** A link to this page with a text and its options. */
export async function link({ text, options }) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(JSON.stringify({ text, options })));
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return `${location.href.split("#")[0]}#1${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The text and options of a link; null where the fragment is none of ours. */
export async function fromLink(fragment) {
  if (!fragment.startsWith("#1")) return null;
  try {
    const packed = Uint8Array.from(atob(fragment.slice(2).replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    const { text, options } = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), packed)));
    return typeof text === "string" ? { text, options: options ?? {} } : null;
  } catch {
    return null;
  }
}
