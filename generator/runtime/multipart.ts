import type { BodySerializer } from "./body.ts";
import { own, toText } from "./values.ts";

/** The content type of a property's parts, from the document's `encoding`. */
export type PartTypes = Readonly<Record<string, string>>;

/**
 * `multipart/form-data`: one part a property, an array one part an item. Blobs and bytes are files, objects are JSON,
 * the rest is text; `undefined` and `null` are left out. `partTypes` says which content type the parts of a property
 * have; a Blob that has a type keeps it. A FormData is sent as it is.
 * A part with a content type carries a file name (`blob`): FormData knows no other way.
 */
export function multipart(partTypes?: PartTypes): BodySerializer {
  return (value) => {
    if (value instanceof FormData) return { body: value };
    const body = new FormData();
    for (const [name, member] of Object.entries({ ...(value as object) }) as [string, unknown][]) {
      const type = concrete(own(partTypes, name));
      for (const item of Array.isArray(member) ? (member as unknown[]) : [member]) {
        if (item != null) append(body, name, toPart(item, type));
      }
    }
    return { body };
  };
}

function append(body: FormData, name: string, part: string | Blob): void {
  if (typeof part === "string") body.append(name, part);
  else body.append(name, part);
}

function toPart(value: unknown, type: string | undefined): string | Blob {
  if (value instanceof Blob) return value.type || !type ? value : retyped(value, type);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return new Blob([value as ArrayBuffer], { type: type ?? "application/octet-stream" });
  }
  const isObject = typeof value === "object" && !(value instanceof Date);
  const partType = type ?? (isObject ? "application/json" : undefined);
  if (!partType) return toText(value);
  return new Blob([isJson(partType) ? JSON.stringify(value) : toText(value)], { type: partType });
}

function retyped(blob: Blob, type: string): Blob {
  return blob instanceof File ? new File([blob], blob.name, { type }) : new Blob([blob], { type });
}

/** A list of types or a range says what is allowed, not what this part is. */
function concrete(type: string | undefined): string | undefined {
  return type && !/[*,]/.test(type) ? type : undefined;
}

function isJson(type: string): boolean {
  return /[/+]json *(;|$)/i.test(type);
}
