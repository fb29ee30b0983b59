import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { isObject, type Json } from "../../../generator/json/json.ts";
import { overlap, type RequestPlace, valuesAt } from "./edit.ts";
import { isReferenceLike, plain } from "./names.ts";
import { bodyShape, type Shape } from "./shape.ts";
import { type Caller, stateOf } from "./state.ts";

/**
 * The request with values that can be told from every other: texts with characters that get lost on the way, flipped booleans,
 * times moved together, numbers one higher. What the schema refuses, and what refers to something, stays as it was.
 */
export function distinctive(
  caller: Caller,
  request: RequestFixture,
  { kinds = KINDS, previous }: { kinds?: readonly Kind[]; previous?: Json | undefined } = {},
): RequestFixture {
  return changeBody(caller, request, (value, place) => {
    const kind = FORMS[place.kind ?? "none"]?.find((form) => kinds.includes(form));
    if (kind === undefined) return value;
    const [before = value] = valuesAt(previous, place.steps);
    return CHANGES[kind](before, place);
  });
}

/** In which forms a value of a kind may be changed. */
const FORMS: Readonly<Record<string, readonly Kind[]>> = {
  text: ["long", "text", "plain"],
  time: ["zone", "time"],
  flag: ["flag"],
  number: ["number"],
  choice: ["choice"],
};

/** The request with its texts changed a little, for a target that takes no two of one name; one place may be left as it is. */
export function vary(caller: Caller, request: RequestFixture, except?: RequestPlace): RequestFixture {
  return changeBody(caller, request, (value, { kind, count, shape, steps }) => {
    if (typeof value !== "string" || (except !== undefined && overlap({ in: "body", steps }, except))) return value;
    if (kind === "text") return value.includes("@") ? value.replace("@", `${count}@`) : `${value}${count}`;
    const fixed = shape.schemas.some(({ enum: values, const: one }) => values !== undefined || one !== undefined);
    if (fixed || steps.some((step) => isReferenceLike(step)) || /^date|^time/.test(shape.format ?? "")) return value;
    return reformed(value, count);
  });
}

/** Another value in the form of this one: an address, or digits or letters at the end of a code. */
function reformed(value: string, count: number): string {
  if (value.includes("@")) return value.replace("@", `${count}@`);
  if (/^https?:/.test(value)) return `${value.replace(/\/$/, "")}/${count}`;
  const digits = /\d{1,6}(?=\D*$)/.exec(value);
  if (digits !== null) {
    const [last] = digits;
    const next = String((Number(last) + count) % 10 ** last.length).padStart(last.length, "0");
    return value.slice(0, digits.index) + next + value.slice(digits.index + last.length);
  }
  return value.replace(/[a-z]{1,4}$/i, (letters) =>
    [...letters]
      .map((letter, index) => shifted(letter, Math.floor(count / 26 ** (letters.length - 1 - index))))
      .join(""),
  );
}

/** A letter so many places further, in a circle. */
function shifted(letter: string, by: number): string {
  const first = /[a-z]/.test(letter) ? 97 : 65;
  return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % 26));
}

/** `plain` and `zone` are gentler and harder forms of `text` and `time`; `long` is a text as long as may be. */
export type Kind = "text" | "plain" | "long" | "time" | "zone" | "flag" | "number" | "choice";
const KINDS: readonly Kind[] = ["text", "time", "flag", "number"];

interface Place {
  readonly steps: readonly string[];
  readonly kind: Kind | undefined;
  readonly shape: Shape;
  /** The number of this request among all that were made so. */
  readonly count: number;
}

type ChangeValue = (value: Json, place: Place) => Json;

function changeBody(caller: Caller, request: RequestFixture, change: ChangeValue): RequestFixture {
  const { session, operation } = caller;
  const shape = bodyShape(session.document, operation);
  if (request.body === undefined || shape === undefined) return request;
  const state = stateOf(session);
  state.made += 1;
  const count = state.made;
  const media = operation.body?.content.find(({ kind }) => kind === "json");
  const fits = (body: Json) => {
    if (media?.schema === undefined) return true;
    return session.validators.accepts({ pointer: media.schemaPointer, schema: media.schema }, body);
  };
  let body = request.body;
  // One by one, so that one value that its schema refuses costs no other.
  for (const steps of leavesOf(request.body)) {
    const at = shapeAt(shape, steps);
    if (at === undefined) continue;
    const next = editAt(body, steps, (value) => change(value, { steps, kind: kindOf(at, steps), shape: at, count }));
    if (fits(next)) body = next;
  }
  return { ...request, body };
}

/** Of which kind a value is that may be chosen freely: no id, no fixed set, no format but a time. */
export function kindOf(shape: Shape, steps: readonly string[]): Kind | undefined {
  const name = steps.findLast((step) => !/^\d+$/.test(step)) ?? "";
  if (steps.some((step) => isReferenceLike(step))) return undefined;
  if (shape.schemas.some((schema) => schema.enum !== undefined)) return "choice";
  if (NORMALISED.test(plain(name))) return undefined;
  if (shape.schemas.some((schema) => schema.const !== undefined)) return undefined;
  const [type] = shape.types;
  if (shape.types.length !== 1) return undefined;
  if (type === "boolean") return "flag";
  if (type === "number" || type === "integer") return "number";
  if (type !== "string" || shape.schemas.some(({ pattern }) => pattern !== undefined)) return undefined;
  if (shape.format === "date-time") return "time";
  return shape.format === undefined ? "text" : undefined;
}

/** What servers put into a form of their own, or have rules for that schemas don't tell. */
const NORMALISED =
  /slug|code|handle|username|login|email|mail|url|uri|link|phone|locale|language|currency|country|timezone|password|secret|token|color|colour|iban|vat|zip|postal|domain|host|version|mime|contenttype|path|type$|status$|state$|kind$/;

/** Characters that get lost where a text is decoded, escaped or cut once too often; in prose also several lines and spaces. */
function text(value: Json, { shape, steps, count }: Place): Json {
  if (typeof value !== "string") return value;
  const rich = `Zoë's "50%41" + A&B / 🎉 no ${count}`;
  const longest = longestOf(shape);
  if (isProse(steps) && longest > 80) return `${rich}\nsecond  line`;
  return longest < 40 ? plainly(value, { shape, count }) : rich;
}

function plainly(value: Json, { shape, count }: Pick<Place, "shape" | "count">): Json {
  if (typeof value !== "string") return value;
  const longest = longestOf(shape);
  return longest < 20 ? `n${count}`.slice(0, Math.max(1, longest)) : `Bright idea ${count}`;
}

function long(value: Json, { shape, count }: Place): Json {
  const longest = longestOf(shape);
  if (typeof value !== "string" || longest <= 80 || longest > MOST_CHARACTERS) return value;
  return `${`Number ${count}. `.padEnd(longest - 4, "All work and no play. ")}end.`;
}

const MOST_CHARACTERS = 10_000;

function longestOf(shape: Shape): number {
  const limits = shape.schemas.map(({ maxLength }) =>
    typeof maxLength === "number" ? maxLength : Number.POSITIVE_INFINITY,
  );
  return Math.min(...limits);
}

/** A text that may have lines. */
export function isProse(steps: readonly string[]): boolean {
  return /^(description|notes?|comments?|text|body|content|message|summary)$/.test(plain(steps.at(-1) ?? ""));
}

/** All by the same step, so that what begins before it ends still does. */
function time(value: Json, { count }: Place): Json {
  const moment = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(moment)) return value;
  return new Date(moment + count * 3_661_000).toISOString().replace(/\.000Z$/, "Z");
}

/** The same instant, written with an offset. */
function zone(value: Json, place: Place): Json {
  const moment = time(value, place);
  if (typeof moment !== "string" || moment === value) return moment;
  return `${new Date(Date.parse(moment) + 7_200_000).toISOString().slice(0, 19)}+02:00`;
}

function flag(value: Json): Json {
  return typeof value === "boolean" ? !value : value;
}

/** The next of the values that are allowed. */
function choice(value: Json, { shape }: Place): Json {
  const values = (shape.schemas.find((schema) => schema.enum !== undefined)?.enum ?? []).filter((it) => it !== null);
  return value === null ? value : (values[(values.indexOf(value) + 1) % values.length] ?? value);
}

function number(value: Json, { count, shape }: Place): Json {
  if (typeof value !== "number") return value;
  const steps = shape.schemas.flatMap(({ multipleOf }) => (typeof multipleOf === "number" ? [multipleOf] : []));
  // What may have a fraction may lose it.
  const broken =
    shape.types[0] === "number" && steps.every((step) => Number.isInteger(Number((0.25 / step).toFixed(6))));
  const [step = 1] = steps.filter((each) => each > 1);
  return value + ((count % 7) + 1) * step + (broken ? 0.25 : 0);
}

const CHANGES: Readonly<Record<Kind, ChangeValue>> = { text, plain: plainly, long, time, zone, flag, number, choice };

/** The steps to every scalar in a value. */
function leavesOf(value: Json, steps: readonly string[] = []): (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => leavesOf(item, [...steps, String(index)]));
  if (!isObject(value)) return [steps];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : leavesOf(inner, [...steps, name]),
  );
}

export function shapeAt(shape: Shape, steps: readonly string[]): Shape | undefined {
  return steps.reduce<Shape | undefined>((at, step) => {
    return at?.types.includes("array") && /^\d+$/.test(step) ? at.items() : at?.property(step);
  }, shape);
}

function editAt(value: Json, [step, ...rest]: readonly string[], change: (value: Json) => Json): Json {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === step ? editAt(item, rest, change) : item));
  return isObject(value) ? { ...value, [step]: editAt(value[step] ?? null, rest, change) } : value;
}
