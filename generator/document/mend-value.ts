import { schemeUndeclared } from "../faults.ts";
import { isObject, type Json } from "../json/json.ts";
import { formatWrong, keywordOfOtherVersion, typeWrong, valueInvalid } from "../validation-faults.ts";
import { type Check, here, show, within } from "./check.ts";
import { type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import { nearestName } from "./nearest.ts";

/** A value by the object that holds it; the steps of `check` lead to it. */
interface Slot {
  readonly check: Check;
  readonly holder: DraftObject;
  readonly key: string;
}

/** What becomes of a value: it stays, another is taken for it, or it is left out. */
type Verdict = "fine" | "out" | { readonly taken: Json };

/**
 * Looks at `holder[key]`, which is no object of OpenAPI's. What it should be but clearly is not written as (a number in quotes)
 * is taken for that; what says nothing is left out.
 */
export function mendValue(check: Check, holder: DraftObject, { key, shape }: { key: string; shape: string }): void {
  MENDERS[shape]?.({ check, holder, key }, holder[key] as Json);
}

const MENDERS: { readonly [shape: string]: (slot: Slot, value: Json) => void } = {
  text: (slot, value) => judge(slot, "string", asText(value)),
  flag: (slot, value) => judge(slot, "boolean", asFlag(value)),
  number: mendNumber,
  count: mendNumber,
  limit: mendLimit,
  url: mendUrl,
  pattern: mendPattern,
  "text*": mendTexts,
  "text{}": mendTextMap,
  security: mendSecurity,
};

function judge({ check, holder, key }: Slot, wanted: string, verdict: Verdict): void {
  if (verdict === "fine") return;
  const value = holder[key] as Json;
  const words = { name: key, wanted: [wanted], value };
  if (verdict === "out") {
    check.faults.push(typeWrong(here(check), words));
    delete holder[key];
    return;
  }
  check.faults.push(typeWrong(here(check), { ...words, assumed: `it is taken as ${show(verdict.taken)}` }));
  holder[key] = verdict.taken as Draft;
}

function asText(value: Json): Verdict {
  if (typeof value === "string") return "fine";
  return typeof value === "number" || typeof value === "boolean" ? { taken: String(value) } : "out";
}

function asFlag(value: Json): Verdict {
  if (typeof value === "boolean") return "fine";
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if (word === "true" || word === "yes" || word === 1) return { taken: true };
  return word === "false" || word === "no" || word === 0 ? { taken: false } : "out";
}

function asNumber(value: Json): Verdict {
  if (typeof value === "number") return "fine";
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? { taken: number } : "out";
}

const COUNTS = /^(min|max)(Length|Items|Properties|Contains)$/;

function mendNumber(slot: Slot, value: Json): void {
  judge(slot, "number", asNumber(value));
  const { check, holder, key } = slot;
  const number = holder[key];
  const isCount = COUNTS.test(key);
  if (typeof number !== "number" || (!isCount && key !== "multipleOf")) return;
  if (isCount ? number >= 0 && Number.isInteger(number) : number > 0) return;
  const must = isCount ? "a whole number from 0 on" : "greater than 0";
  check.faults.push(valueInvalid(here(check), `\`${key}\` must be ${must}, and is ${number}; it is left out.`));
  delete holder[key];
}

/** A number since 3.1, a boolean before; each is understood in the other, and `normalise` makes one of both. */
function mendLimit(slot: Slot, value: Json): void {
  const { check, key } = slot;
  const old = check.version < "3.1";
  if (typeof value === (old ? "boolean" : "number")) return;
  const subject = `\`${key}: ${value}\``;
  if (typeof value === "boolean") {
    const limit = key === "exclusiveMinimum" ? "minimum" : "maximum";
    const assumed = value ? `it excludes the \`${limit}\` itself` : "it says nothing";
    check.faults.push(keywordOfOtherVersion(here(check), subject, { of: "of OpenAPI 3.0", assumed }));
  } else if (typeof value === "number") {
    check.faults.push(
      keywordOfOtherVersion(here(check), subject, { of: "of OpenAPI 3.1", assumed: "it is the limit" }),
    );
  } else judge(slot, old ? "boolean" : "number", old ? asFlag(value) : asNumber(value));
}

function mendUrl(slot: Slot, value: Json): void {
  judge(slot, "string", asText(value));
  const url = slot.holder[slot.key];
  // Most are plain, and need no parser.
  if (typeof url !== "string" || /^https?:\/\/[\w./-]+$/.test(url) || URL.canParse(url, "https://example.com")) return;
  slot.check.faults.push(formatWrong(here(slot.check), slot.key, "a URL"));
}

function mendPattern(slot: Slot, value: Json): void {
  judge(slot, "string", asText(value));
  const { check, holder, key } = slot;
  if (typeof holder[key] !== "string" || compiles(holder[key])) return;
  check.faults.push(formatWrong(here(check), key, "a regular expression of JavaScript", "it is left out"));
  delete holder[key];
}

function mendTexts(slot: Slot, value: Json): void {
  if (!Array.isArray(value)) {
    judge(slot, "array", typeof value === "string" ? { taken: [value] } : "out");
    return;
  }
  if (value.every((item) => typeof item === "string")) return;
  const { check, holder, key } = slot;
  const box: DraftObject = {};
  for (const [index, item] of value.entries()) {
    const own = `${key}/${index}`;
    box[own] = item;
    within(check, index, () => judge({ check, holder: box, key: own }, "string", asText(item)));
  }
  holder[key] = Object.values(box);
}

function mendTextMap(slot: Slot, map: Json): void {
  const { check } = slot;
  if (!isDraftObject(map as Draft)) {
    judge(slot, "object", "out");
    return;
  }
  const texts = map as DraftObject;
  for (const key of Object.keys(texts)) {
    // A scope is there, whatever is said of it.
    if (texts[key] === null) texts[key] = "";
    if (typeof texts[key] === "string") continue;
    within(check, key, () => judge({ check, holder: texts, key }, "string", asText(texts[key] as Json)));
  }
}

/** A list of requirements; one alone, and the name of a scheme alone, are clear as well. */
function mendSecurity(slot: Slot, value: Json): void {
  const { check, holder, key } = slot;
  if (!Array.isArray(value)) {
    judge(slot, "array", isDraftObject(value as Draft) ? { taken: [value] } : "out");
    return;
  }
  nameSchemes(check, value);
  if (value.every((item) => isDraftObject(item))) return;
  const box: DraftObject = {};
  for (const [index, item] of value.entries()) {
    const own = `${key}/${index}`;
    box[own] = item;
    const verdict = isDraftObject(item) ? "fine" : typeof item === "string" ? { taken: { [item]: [] } } : "out";
    within(check, index, () => judge({ check, holder: box, key: own }, "object", verdict));
  }
  holder[key] = Object.values(box);
}

/** A scheme that is declared nowhere can't be used; 3.2 takes addresses of schemes, too. */
function nameSchemes(check: Check, requirements: readonly Json[]): void {
  const { components, securityDefinitions } = check.document;
  const declared = check.version === "2.0" ? securityDefinitions : isObject(components) && components.securitySchemes;
  const schemes = isObject(declared) ? declared : {};
  for (const [index, requirement] of requirements.entries()) {
    if (!isObject(requirement)) continue;
    for (const name of Object.keys(requirement))
      if (!Object.hasOwn(schemes, name) && (check.version < "3.2" || /^[\w.-]+$/.test(name))) {
        const nearest = check.faults.length < MAX_HINTS ? nearestName(name, Object.keys(schemes)) : undefined;
        check.faults.push(schemeUndeclared(here(check, index, name), name, nearest));
      }
  }
}

/** Each is a walk over all names. */
const MAX_HINTS = 100;

const compiled = new Map<string, boolean>();

/** ECMA-262, as JSON Schema asks; with the `u` flag where it can be. */
function compiles(pattern: string): boolean {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const found = ["u", ""].some((flags) => {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
  compiled.set(pattern, found);
  return found;
}
