import type { SchemaObject } from "../../document/openapi.ts";
import { flatten } from "../../fixtures/located.ts";
import { isObject, type Json, type JsonObject } from "../../json/json.ts";
import { fromPointer } from "../../json/pointer.ts";
import type { Printing } from "./printing.ts";
import { intersection, literal, object, type TypeText, union } from "./text.ts";

/**
 * A branch of `oneOf` or `anyOf`. Where the schema has a `discriminator`, and the branch doesn't say itself which value it
 * goes with, the value joins the branch, so that TypeScript can tell the branches apart (OpenAPI 3.1, section 4.8.25).
 * The component keeps its own type: used by itself, it takes what its schema takes.
 */
export function discriminated(
  printing: Printing,
  { schema, branch }: { readonly schema: SchemaObject; readonly branch: Json },
  indent: string,
): TypeText {
  const type = printing.schemaType(branch, indent);
  const narrowed = type.kind === "cycle" ? undefined : narrowing(printing, { schema, branch });
  if (narrowed === undefined) return type;
  const { property, values, required } = narrowed;
  const member = { comment: "", key: property, optional: !required, type: union(values.map(literal), "") };
  return intersection([type, object([member], [], indent)], indent);
}

/** What a discriminator adds to a branch: a property that holds one of these values. */
export interface Narrowing {
  readonly property: string;
  readonly values: readonly string[];
  readonly required: boolean;
}

export function narrowing(
  context: Pick<Printing, "document">,
  { schema, branch }: { readonly schema: SchemaObject; readonly branch: Json },
): Narrowing | undefined {
  const { discriminator } = schema;
  if (!isObject(discriminator) || !isObject(branch) || typeof branch.$ref !== "string") return undefined;
  const { propertyName } = discriminator;
  if (typeof propertyName !== "string") return undefined;
  const values = valuesOf(discriminator, branch.$ref);
  const declared = declaredIn(context, branch, propertyName);
  if (declared === undefined || !declared.takes(values)) return undefined;
  return { property: propertyName, values, required: declared.required };
}

/** The keys of the mapping that lead to the branch; without one, the name of its component. */
function valuesOf({ mapping }: JsonObject, ref: string): string[] {
  const name = fromPointer(ref).at(-1) ?? "";
  const entries = isObject(mapping) ? Object.entries(mapping) : [];
  const mapped = entries.filter(([, target]) => target === ref || target === name).map(([value]) => value);
  return mapped.length === 0 ? [name] : mapped;
}

interface Declared {
  readonly required: boolean;
  /** Whether the property takes these values, and others as well. */
  takes(values: readonly string[]): boolean;
}

/** How a branch declares the property; undefined where it is a choice itself, whose branches say more than it does. */
function declaredIn(
  { document }: Pick<Printing, "document">,
  branch: SchemaObject,
  property: string,
): Declared | undefined {
  const parts = flatten(document, [{ schema: branch, pointer: "?" }]);
  if (parts.some(({ schema }) => schema.oneOf !== undefined || schema.anyOf !== undefined)) return undefined;
  const own = parts.flatMap(({ schema }) => {
    const found = isObject(schema.properties) && Object.hasOwn(schema.properties, property);
    return found ? [{ schema: schema.properties?.[property] as SchemaObject, pointer: "?" }] : [];
  });
  const said = own.flatMap((each, index) => flatten(document, [{ schema: each.schema, pointer: `?${index}` }]));
  return {
    required: parts.some(({ schema }) => Array.isArray(schema.required) && schema.required.includes(property)),
    takes: (values) => said.every(({ schema }) => takesMore(schema, values)),
  };
}

function takesMore(schema: SchemaObject, values: readonly string[]): boolean {
  if (!isObject(schema) || schema.const !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined)
    return false;
  if (schema.type !== undefined && ![schema.type].flat().includes("string")) return false;
  const { enum: known } = schema;
  return !Array.isArray(known) || (known.length > values.length && values.every((value) => known.includes(value)));
}
