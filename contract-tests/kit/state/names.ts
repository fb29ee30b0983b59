export { isReferenceLike } from "../../../generator/fixtures/reference-like.ts";

/** A name without its manner of writing: `time-entry-ids`, `timeEntryIds` and `time_entry_ids` are one. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The singular of an English noun, well enough to compare two names: `time-entries` → `timeentry`. In plain form. */
export function singular(name: string): string {
  const text = plain(name);
  if (/(ss|us|is|news|series|status)$/.test(text)) return text;
  if (/(shel|wol|hal|cal|sel|el|lea|loa|thie)ves$/.test(text)) return `${text.slice(0, -3)}f`;
  if (text.endsWith("ies")) return `${text.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|zes)$/.test(text)) return text.slice(0, -2);
  return text.endsWith("s") ? text.slice(0, -1) : text;
}

/** Whether a property named so carries ids of these things: `timeEntryId`, `time-entry-ids` for `time-entries`. */
export function namesIdsOf(name: string, collection: string): boolean {
  const text = plain(name);
  return [`${singular(collection)}id`, `${singular(collection)}ids`, `${plain(collection)}ids`].includes(text);
}

/** How a property may be called that carries the id of one of these things, the likelier first. */
export function isIdName(name: string, { parameter, collection }: { parameter: string; collection: string }): number {
  const text = plain(name);
  const one = singular(collection);
  return [plain(parameter), "id", `${one}id`, "uuid", `${one}uuid`, `${one}key`, "key"].indexOf(text);
}
