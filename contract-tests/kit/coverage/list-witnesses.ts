import type { OpenApi, SchemaObject } from "../../../generator/document/openapi.ts";
import { childOf, entryOf, type Located, listOf, located, namesOf } from "../../../generator/fixtures/located.ts";
import { enterScope, followReference } from "../../../generator/fixtures/scope.ts";
import type { Operation, Parameter, Response } from "../../../generator/model/model.ts";
import { mediaPointer, statusPointer, type Witness, witness, witnessesAt } from "./witness.ts";

/** What can be seen of an operation. */
export interface Witnesses {
  readonly all: readonly Witness[];
  /** Whether that is all: of very large answers the nearest part is counted. */
  readonly complete: boolean;
}

/**
 * Lists what can be seen of each operation's answers and parameters. A component counts in each operation that reaches it and is
 * read once, so that the work is linear in the document.
 */
export function createWitnessLister(document: OpenApi): (operation: Operation) => Witnesses {
  const known = new Map<string, Own>();
  const ownOf = (part: Located): Own => {
    const before = known.get(part.pointer);
    if (before !== undefined) return before;
    const own: Own = { witnesses: [], targets: [] };
    collect({ document, own }, part, 0);
    known.set(part.pointer, own);
    return own;
  };
  return (operation) => {
    const all = [
      ...operation.parameters.flatMap(ofParameter),
      ...operation.responses.flatMap((each) => ofResponse(operation, each)),
    ];
    const reached = new Set<string>();
    const pending = operation.responses.flatMap(schemasOf);
    for (const part of pending) {
      if (reached.has(part.pointer)) continue;
      if (all.length >= MAX_WITNESSES) return { all: all.slice(0, MAX_WITNESSES), complete: false };
      reached.add(part.pointer);
      const own = ownOf(part);
      all.push(...own.witnesses);
      pending.push(...own.targets);
    }
    return { all: unique(all), complete: true };
  };
}

/** What counts of one operation, at most. */
const MAX_WITNESSES = 2_000;

/** Inline schemas may nest without a limit. */
const MAX_DEPTH = 64;

/** What a schema lets be seen up to its references, and where these lead. */
interface Own {
  readonly witnesses: Witness[];
  readonly targets: Located[];
}

function ofParameter({ in: place, required, pointer, style, explode, schema }: Parameter): Witness[] {
  // A path always has its parameters; an exploded object has no name of its own on the wire.
  const nameless = style === "whole" || (style === "form" && explode && [schema.type].flat().includes("object"));
  if (place === "path" || nameless) return [];
  const sent = witness("parameters", pointer, "sent");
  return required ? [sent] : [sent, witness("parameters", pointer, "left out")];
}

function ofResponse(operation: Operation, { status, headers, content }: Response): Witness[] {
  const types = content.length < 2 ? [] : content.map(mediaPointer);
  return [
    witness("statuses", statusPointer(operation, status), "seen"),
    ...types.map((type) => witness("statuses", type, "seen")),
    ...headers.flatMap((header) => [
      witness("headers", header.pointer, "present"),
      ...(header.required ? [] : [witness("headers", header.pointer, "absent")]),
    ]),
  ];
}

function schemasOf({ content }: Response): Located[] {
  return content.flatMap(({ kind, schema, schemaPointer }) =>
    kind === "json" && schema !== undefined ? [{ schema, pointer: schemaPointer }] : [],
  );
}

function collect(walk: { document: OpenApi; own: Own }, part: Located, depth: number): void {
  if (depth > MAX_DEPTH) return;
  const { schema, pointer } = part;
  walk.own.witnesses.push(...witnessesAt(schema, pointer));
  for (const keyword of ["$ref", "$dynamicRef"] as const) {
    const ref = schema[keyword];
    if (typeof ref !== "string") continue;
    const scope = enterScope(part.scope, schema as SchemaObject, pointer);
    const target = followReference(walk.document, { keyword, ref, scope });
    const next = target && located(target.schema, target.pointer, target.scope);
    if (next !== undefined) walk.own.targets.push(next);
  }
  for (const child of childrenOf(part)) collect(walk, child, depth + 1);
}

function childrenOf(part: Located): Located[] {
  const lists = ["allOf", "oneOf", "anyOf", "prefixItems"].flatMap((keyword) => listOf(part, keyword));
  const maps = ["properties", "patternProperties"].flatMap((keyword) =>
    namesOf(part, keyword).flatMap((name) => entryOf(part, keyword, name) ?? []),
  );
  const single = ["items", "additionalProperties"].flatMap((keyword) => childOf(part, keyword) ?? []);
  return [...lists, ...maps, ...single];
}

function unique(witnesses: readonly Witness[]): Witness[] {
  return [...new Map(witnesses.map((each) => [each.id, each])).values()];
}
