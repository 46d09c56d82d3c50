// The text with its mentions marked. Arrow keys go from one to the next; a hover or the focus shows what is known, a click or Enter keeps it.
import { make } from "./dom.js";

/** `show(mention, element, pinned)` shows the details, `show(null)` hides them. */
export function showMarked(place, { text, document: found }, show) {
  show(null);
  const mentions = found.mentions.map((mention) => ({ ...mention, entity: entityOf(mention, found) }));
  const rejected = (found.rejected ?? []).map((name) => ({ ...name, reason: name.reason, kind: "rejected", entity_name: name.text }));
  const marks = [...mentions, ...withoutOverlaps(rejected, mentions)].sort((a, b) => a.start - b.start);
  const parts = [];
  let end = 0;
  for (const mark of marks) {
    parts.push(text.slice(end, mark.start), markOf(mark, text.slice(mark.start, mark.end), show));
    end = mark.end;
  }
  parts.push(text.slice(end));
  place.replaceChildren(...parts);
  const elements = [...place.querySelectorAll(".mention")];
  // One stop for the tabulator, as in a toolbar.
  elements.forEach((element, index) => (element.tabIndex = index === 0 ? 0 : -1));
  place.onkeydown = (event) => {
    const at = elements.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: elements.length - 1 }[event.key];
    if (at < 0 || to === undefined || !elements[to]) return;
    event.preventDefault();
    elements[at].tabIndex = -1;
    elements[to].tabIndex = 0;
    elements[to].focus();
  };
}

function entityOf({ entity_id, discovered }, found) {
  return entity_id === null ? found.discovered[discovered] : found.entities.find((entity) => entity.entity_id === entity_id);
}

function withoutOverlaps(names, mentions) {
  let end = 0;
  return names
    .filter((name) => !mentions.some((mention) => mention.start < name.end && name.start < mention.end))
    .filter((name) => name.start >= end && ((end = name.end), true));
}

function markOf(mark, words, show) {
  const label = mark.kind === "rejected" ? `${words}: not a mention` : `${words}: ${mark.kind} ${mark.entity_name}`;
  const element = make("span", { class: `mention ${mark.kind}`, role: "button", tabindex: "-1", "aria-label": label, "aria-describedby": "details" }, words);
  element.dataset.entity = mark.entity_id ?? mark.entity_name;
  const same = (on) => {
    for (const other of element.parentElement.querySelectorAll(".mention")) other.classList.toggle("same", on && other.dataset.entity === element.dataset.entity);
  };
  element.addEventListener("pointerenter", () => (same(true), show(mark, element, false)));
  element.addEventListener("pointerleave", () => (same(false), show(null)));
  element.addEventListener("focus", () => (same(true), show(mark, element, false)));
  element.addEventListener("blur", () => (same(false), show(null)));
  element.addEventListener("click", () => show(mark, element, true));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show(mark, element, true);
    }
  });
  return element;
}
