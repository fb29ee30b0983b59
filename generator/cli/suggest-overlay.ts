import type { Drift } from "../../contract-tests/kit/drift/drift.ts";
import { observe } from "../../contract-tests/kit/drift/observe.ts";
import { suggest } from "../../contract-tests/kit/drift/suggest.ts";
import type { CaseRecord } from "../../contract-tests/kit/verdict.ts";
import { applyOverlay } from "../document/overlay.ts";
import { createValidators } from "../fixtures/validators.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { buildModel } from "../model/build.ts";
import { type DocumentOptions, readCorrected, readDocument } from "../read-document.ts";

export interface SuggestedOverlay {
  readonly overlay: JsonObject;
  readonly actions: readonly JsonObject[];
  /** What no action can say. */
  readonly left: readonly Drift[];
}

/**
 * An Overlay after which the document, with the overlays that it has, says what was seen. What an action brings to light, such
 * as the format of a value that had the wrong type, is seen when the same answers are judged again.
 */
export async function suggestOverlay(
  options: DocumentOptions,
  records: readonly CaseRecord[],
): Promise<SuggestedOverlay> {
  const corrected = await readCorrected(options);
  const { file } = corrected.source;
  const actions: JsonObject[] = [];
  let { document } = corrected;
  for (let round = 0; ; round++) {
    const { drifts, locate } = await compare(options, { file, document, records });
    const suggestion = suggest(drifts, { document, locate });
    if (suggestion.actions.length === 0 || round === ROUNDS)
      return { overlay: toOverlay(actions, document), actions, left: suggestion.left };
    actions.push(...suggestion.actions);
    const applied = await applyOverlay(document, toOverlay(suggestion.actions, document), { file: "the proposal" });
    document = applied.document;
  }
}

/** Each round uncovers what the one before was in the way of. */
const ROUNDS = 5;

interface Round {
  readonly file: string;
  readonly document: JsonObject;
  readonly records: readonly CaseRecord[];
}

async function compare(options: DocumentOptions, { file, document, records }: Round) {
  const source = { file, text: JSON.stringify(document) };
  const read = await readDocument({ ...options, overlays: [] }, [source]);
  const { operations } = buildModel(read.document);
  const subject = { document: read.document, operations, validators: createValidators(read.document) };
  const locate = (pointer: string) => {
    const place = read.origin(pointer);
    return place.file === file ? place.pointer : undefined;
  };
  return { drifts: observe(subject, records), locate };
}

function toOverlay(actions: readonly JsonObject[], { info }: JsonObject): JsonObject {
  const { title = "the API", version = "0" } = (info ?? {}) as { title?: Json; version?: Json };
  return {
    overlay: "1.0.0",
    info: { title: `What ${title} was seen to answer otherwise than its document says`, version: String(version) },
    actions,
  };
}

/** YAML or JSON, by the file's ending. */
export async function printOverlay(path: string, overlay: JsonObject): Promise<string> {
  if (path.toLowerCase().endsWith(".json")) return `${JSON.stringify(overlay, null, 2)}\n`;
  const { dump } = await import("js-yaml");
  return dump(overlay, { lineWidth: -1, noRefs: true });
}
