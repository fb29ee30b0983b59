import type { JsonObject } from "../../../generator/json/json.ts";
import { createDraft, type Draft, evidenceText, type Written } from "./draft.ts";
import type { Drift } from "./drift.ts";
import { inferSchema } from "./infer-schema.ts";
import { editResponses } from "./response-edits.ts";
import { widen } from "./schema-edits.ts";

export interface Suggestion {
  readonly actions: readonly JsonObject[];
  /** What no action of an Overlay on this document can say. */
  readonly left: readonly Drift[];
}

/** Actions of an OpenAPI Overlay 1.0 after which the document says what was seen, each with its evidence. */
export function suggest(drifts: readonly Drift[], written: Written): Suggestion {
  const draft = createDraft(written);
  const rest = editResponses(draft, drifts);
  const left = rest.filter((drift) => !editSchema(draft, drift));
  return { actions: draft.edits.actions(), left };
}

function editSchema({ edits, dialect, find }: Draft, drift: Drift): boolean {
  if (drift.kind !== "keyword" && drift.kind !== "property") return false;
  const place = find(drift.pointer);
  if (place === undefined) return false;
  if (drift.kind === "property") {
    const why = evidenceText(`The property ${drift.name} is not declared`, drift.evidence);
    edits.update(place.pointer, { properties: { [drift.name]: inferSchema(drift.values, dialect) } }, why);
    return true;
  }
  const why = evidenceText(WORDS[drift.keyword] ?? `\`${drift.keyword}\` is not kept`, drift.evidence);
  return widen({ edits, dialect, why, pointer: place.pointer, schema: place.value }, drift);
}

const WORDS: Readonly<Record<string, string>> = {
  type: "Another type comes",
  enum: "Another value than those listed comes",
  required: "What is required is missing",
  oneOf: "None of the alternatives fits",
  anyOf: "None of the alternatives fits",
  "oneOf, several": "Several alternatives fit at once",
};
