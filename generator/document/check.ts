import type { Fault } from "../errors.ts";
import type { At } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import type { DraftObject } from "./copy.ts";
import type { References } from "./references.ts";
import type { Rule, RuledType } from "./rules.ts";
import type { Version } from "./version.ts";

/** What a validation knows on its way through a document. */
export interface Check {
  readonly document: JsonObject;
  readonly version: Version;
  readonly rules: ReadonlyMap<RuledType, Rule>;
  readonly faults: Fault[];
  /** The way to what is looked at. */
  readonly steps: (string | number)[];
  readonly references: References;
  /** operationId → the pointer of the operation that has it. */
  readonly operationIds: Map<string, string>;
  /** The parameters that are referred to. */
  readonly parameters: Map<string, Declared>;
  /** Path → the names of its path parameters that it doesn't have. */
  readonly unused: Map<string, string[]>;
  /** Path with nameless parameters → the path. */
  readonly templates: Map<string, string>;
  /** Pointer of what was moved or renamed → its pointer in the document as it was given. */
  readonly moves: Map<string, string>;
}

/** What tells one parameter from another. */
export interface Declared {
  readonly name: string;
  readonly place: string;
}

/** The place that is looked at, or one further in. */
export function here({ steps }: Check, ...further: readonly (string | number)[]): At {
  return { pointer: toPointer(further.length === 0 ? steps : [...steps, ...further]) };
}

/** Looks at an object that stands one step further in. */
export type Visit = (check: Check, type: RuledType, value: DraftObject) => void;

export function within(check: Check, step: string | number, look: () => void): void {
  check.steps.push(step);
  look();
  check.steps.pop();
}

export function show(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
