import type { OpenApi } from "../../../generator/document/openapi.ts";
import { HIDDEN } from "../../../generator/document/shape.ts";
import type { Parts } from "../../../generator/fixtures/located.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import type { DeclaredBody } from "./check.ts";
import { walkObjects } from "./walk-objects.ts";

export interface HiddenProperty {
  readonly name: string;
  /** Into the value. */
  readonly pointer: string;
  /** Of the schema, in the document, that marks the property. */
  readonly schemaPointer: string;
}

/** The properties of a body that its document marks as not travelling in this direction. */
export function hiddenProperties(document: OpenApi, { value, schema, schemaPointer }: DeclaredBody): HiddenProperty[] {
  const found: HiddenProperty[] = [];
  walkObjects(document, [{ schema, pointer: schemaPointer }], {
    value,
    visit: ({ value: object, parts, pointer }) => {
      for (const name of hiddenNames(parts))
        if (Object.hasOwn(object, name))
          found.push({ name, pointer: `${pointer}${toPointer([name])}`, schemaPointer: ownerOf(parts, name) });
    },
  });
  return found;
}

/** The names that an object of these schemas doesn't have in this direction. */
export function hiddenNames(parts: Parts): Set<string> {
  return new Set(parts.flatMap(({ schema }) => namesIn(schema[HIDDEN])));
}

function ownerOf(parts: Parts, name: string): string {
  return parts.find(({ schema }) => namesIn(schema[HIDDEN]).includes(name))?.pointer ?? "";
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : [];
}
