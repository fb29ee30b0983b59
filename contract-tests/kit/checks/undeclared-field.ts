import type { OpenApi } from "../../../generator/document/openapi.ts";
import { matches } from "../../../generator/fixtures/children.ts";
import type { Parts } from "../../../generator/fixtures/located.ts";
import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { PASS } from "../verdict.ts";
import { bodyOf, type Check, finding } from "./check.ts";
import { hiddenNames } from "./hidden-properties.ts";
import { type ObjectPlace, walkObjects } from "./walk-objects.ts";

/**
 * The answer has no property that its schema doesn't name. The document allows more (JSON Schema 2020-12, core, section 10.3.2),
 * so this is a note; with `additionalProperties` the schema speaks of every property.
 */
export const undeclaredFieldCheck: Check = {
  id: "undeclared-field",
  run: (context) => {
    const body = bodyOf(context);
    if (body === undefined) return PASS;
    const found = undeclaredFields(
      context.document,
      [{ schema: body.schema, pointer: body.schemaPointer }],
      body.value,
    );
    const [first] = found;
    if (first === undefined) return PASS;
    const names = [...new Set(found.map(({ name }) => name))];
    return finding(context, {
      check: "undeclared-field",
      what: names.length === 1 ? "A property is not declared." : `${names.length} properties are not declared.`,
      documentPointer: first.schemaPointer,
      valuePointer: first.pointer,
      expected: "only declared properties",
      received: names.slice(0, 20).join(", "),
    });
  },
};

export interface UndeclaredField {
  readonly name: string;
  /** Into the value. */
  readonly pointer: string;
  /** Of the object's schema, in the document. */
  readonly schemaPointer: string;
  readonly value: Json;
}

/** Every property that no schema of its object names or provides for. Those that are never to be sent are another check's. */
export function undeclaredFields(document: OpenApi, root: Parts, value: Json): UndeclaredField[] {
  const found: UndeclaredField[] = [];
  const visit = (place: ObjectPlace) => {
    const { parts, pointer } = place;
    if (!parts.some(({ schema }) => isObject(schema.properties))) return;
    const hidden = hiddenNames(parts);
    for (const [name, member] of Object.entries(place.value)) {
      if (member === undefined || hidden.has(name) || isDeclared(parts, name)) continue;
      const owner = parts.find(({ schema }) => isObject(schema.properties)) ?? parts[0];
      found.push({
        name,
        pointer: `${pointer}${toPointer([name])}`,
        schemaPointer: owner?.pointer ?? "",
        value: member,
      });
    }
  };
  walkObjects(document, root, { value, visit });
  return found;
}

function isDeclared(parts: Parts, name: string): boolean {
  return parts.some(({ schema: { properties, patternProperties, additionalProperties, unevaluatedProperties } }) => {
    if (additionalProperties !== undefined || unevaluatedProperties !== undefined) return true;
    if (isObject(properties) && Object.hasOwn(properties, name)) return true;
    return isObject(patternProperties) && Object.keys(patternProperties).some((pattern) => matches(pattern, name));
  });
}
