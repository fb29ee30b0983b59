import type { BodySerializer } from "./body.ts";
import { own, toText } from "./values.ts";

/** The content type of a property's parts, from the document's `encoding`. */
export type PartTypes = Readonly<Record<string, string>>;

/**
 * `multipart/form-data` and its kin: one part a property, an array one part an item. Blobs and bytes are files, objects are
 * JSON, the rest is text; `undefined` and `null` are left out. `partTypes` says which content type the parts of a property
 * have; a Blob that has a type keeps it. A FormData is sent as it is.
 * It is written here, because FormData gives each part that has a content type a file name too.
 */
export function multipart(partTypes?: PartTypes): BodySerializer {
  return (value, mediaType) => {
    if (value instanceof FormData) return { body: value };
    const boundary = `${Math.random()}${Math.random()}`.replaceAll(/\D/g, "").padEnd(34, "-");
    const body: (string | Blob)[] = [];
    for (const [name, member] of Object.entries({ ...(value as object) }) as [string, unknown][]) {
      const type = concrete(own(partTypes, name));
      for (const item of Array.isArray(member) ? (member as unknown[]) : [member]) {
        if (item != null) body.push(`--${boundary}\r\n`, ...toPart(name, item, type), "\r\n");
      }
    }
    body.push(`--${boundary}--\r\n`);
    const contentType = `${concrete(mediaType) ?? "multipart/form-data"}; boundary=${boundary}`;
    return { body: new Blob(body), contentType };
  };
}

function toPart(name: string, value: unknown, type: string | undefined): (string | Blob)[] {
  const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  if (value instanceof Blob || isBytes) {
    const file = value instanceof Blob ? value : new Blob([value as ArrayBuffer]);
    const fileName = file instanceof File ? file.name : "blob";
    return [head(name, file.type || type || "application/octet-stream", fileName), file];
  }
  const isObject = typeof value === "object" && !(value instanceof Date);
  const partType = type ?? (isObject ? "application/json" : undefined);
  return [head(name, partType), partType && isJson(partType) ? JSON.stringify(value) : toText(value)];
}

function head(name: string, type?: string, fileName?: string): string {
  const file = fileName === undefined ? "" : `; filename="${quoted(fileName)}"`;
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n`;
  return `${disposition}${type ? `Content-Type: ${type}\r\n` : ""}\r\n`;
}

/** As browsers write names (HTML, section 4.10.21.8). */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** A list of types or a range says what is allowed, not what this part is. */
function concrete(type: string | undefined): string | undefined {
  return type && !/[*,]/.test(type) ? type : undefined;
}

function isJson(type: string): boolean {
  return /[/+]json *(;|$)/i.test(type);
}
