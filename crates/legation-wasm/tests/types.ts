// What the types promise, for the compiler alone.
import { load, type Document, type Mention, type Role } from "../js/index.js";

export async function leadersOf(text: string): Promise<string[]> {
  const legation = await load({ gazetteer: new URL("https://example.org/gazetteer.bin.gz") });
  const document: Document = legation.extract(text, { date: new Date(), surnames: "strict", include_rejected: true });
  const leaders = document.mentions.filter((mention: Mention) => mention.kind === "leader");
  const role: Role | undefined = legation.leaderOf("France", { on: 1985 })?.role;
  // @ts-expect-error: there is no such system of codes
  legation.convertCode(365, "cow", "cows");
  // @ts-expect-error: there is no such option
  legation.extract(text, { colour: true });
  return [...leaders.map((mention) => `${mention.entity_id ?? mention.entity_name} ${mention.office ?? role}`)];
}
