import type { Fault } from "../errors.ts";
import { didYouMean, overlayExtendsOther, overlayInvalid } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { nearestName } from "./nearest.ts";

/** An Action Object (OpenAPI Overlay 1.0, section 4.4.3) that can be run. */
export interface Action {
  readonly index: number;
  readonly target: string;
  readonly update?: Json | undefined;
  readonly remove: boolean;
}

/** Checks the form of an overlay: what OpenAPI Overlay 1.0 requires, and no key that it does not know. */
export function checkOverlay(
  overlay: JsonObject,
  file: string,
  documentFile?: string,
): { actions: Action[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const actions: Action[] = [];
  const say = (pointer: string, what: string, hint: string) =>
    faults.push(overlayInvalid({ file, pointer }, what, hint));

  if (typeof overlay.overlay !== "string") say("", "The overlay has no version.", "Start it with `overlay: 1.0.0`.");
  else if (!/^1\.0\.\d+$/.test(overlay.overlay))
    say("/overlay", "Only Overlay 1.0 is supported.", "Write `overlay: 1.0.0`.");
  if (!isObject(overlay.info)) say("/info", "The overlay has no `info`.", "Add `info` with a `title` and a `version`.");
  faults.push(...unknownKeys(overlay, { file, pointer: "", known: ["overlay", "info", "extends", "actions"] }));
  faults.push(...checkExtends(overlay.extends, file, documentFile));
  if (!Array.isArray(overlay.actions) || overlay.actions.length === 0) {
    say("/actions", "The overlay has no list of actions.", "Add `actions` with at least one action.");
  } else {
    for (const [index, action] of (overlay.actions as readonly Json[]).entries()) {
      const checked = checkAction(action, index, file);
      faults.push(...checked.faults);
      if (checked.action) actions.push(checked.action);
    }
  }
  return { actions, faults };
}

function checkAction(value: Json, index: number, file: string): { action?: Action; faults: Fault[] } {
  const pointer = `/actions/${index}`;
  const wrong = (what: string, hint: string, key = "") => ({
    faults: [overlayInvalid({ file, pointer: pointer + key }, what, hint)],
  });
  if (!isObject(value))
    return wrong("An action must be an object.", "Give it a `target`, and an `update` or `remove: true`.");
  const { target, update, remove } = value;
  if (typeof target !== "string")
    return wrong("This action has no `target`.", "Give it a JSONPath, such as $.paths['/pets'].");
  if (remove !== undefined && typeof remove !== "boolean")
    return wrong("`remove` must be true or false.", "Write `remove: true`.", "/remove");
  if (remove !== true && update === undefined)
    return wrong("This action changes nothing.", "Give it an `update` or `remove: true`.");
  if (remove === true && target.trim() === "$")
    return wrong("The whole document cannot be removed.", "Name a part of it.", "/target");
  const faults = unknownKeys(value, { file, pointer, known: ["target", "description", "update", "remove"] });
  return { action: { index, target, update, remove: remove === true }, faults };
}

function unknownKeys(
  object: JsonObject,
  { file, pointer, known }: { file: string; pointer: string; known: readonly string[] },
): Fault[] {
  const unknown = Object.keys(object).filter((key) => !known.includes(key) && !key.startsWith("x-"));
  return unknown.map((key) => {
    const nearest = nearestName(key, known);
    const hint = didYouMean(nearest && `\`${nearest}\``) ?? "Remove it, or start its name with `x-`.";
    const at = { file, pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, on: "key" as const };
    return overlayInvalid(at, `An overlay has no \`${key}\` here.`, hint);
  });
}

/** Compares the last part of the two names only: `extends` is a URL, and relative to who knows what. */
function checkExtends(value: Json | undefined, file: string, documentFile: string | undefined): Fault[] {
  if (typeof value !== "string" || documentFile === undefined) return [];
  const lastPart = (name: string) => name.split(/[?#]/)[0]?.split("/").at(-1);
  if (lastPart(value) === lastPart(documentFile)) return [];
  return [overlayExtendsOther({ file, pointer: "/extends" }, value, documentFile)];
}
