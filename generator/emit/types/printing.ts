import type { OpenApi, SchemaObject } from "../../document/openapi.ts";
import type { JsonObject } from "../../json/json.ts";
import type { Identifier } from "../../model/model.ts";
import type { TypeText } from "./text.ts";

/** What is known while the schemas of a document are printed, and what printing finds out. */
export interface Printing {
  readonly document: OpenApi;
  /** Component schema → its declaration. */
  readonly names: ReadonlyMap<string, Identifier>;
  /** Schemas that are no components and get a declaration of their own, in the order of their discovery. */
  readonly hoisted: Map<JsonObject, Identifier>;
  /** Makes a name that `types.ts` doesn't have yet. */
  readonly unique: (wanted: Identifier) => Identifier;
  /** Components whose files are Blobs, because they are used as multipart bodies only. */
  readonly fileComponents: ReadonlySet<string>;
  /** By declaration, the declarations that it is made of directly: an alias must not be made of itself. */
  readonly direct: Map<Identifier, Set<Identifier>>;
  /** Of these, the ones that are left out. */
  readonly broken: Map<Identifier, Set<Identifier>>;
  readonly anchors: Anchors;
  /** Prints any schema: here, because each kind of schema holds others. */
  readonly schemaType: (schema: unknown, indent: string) => TypeText;
  /** The declaration that is being printed, as long as no object or array stands between. */
  top: Identifier | undefined;
  /** How declarations are reached from the file that is being printed. */
  module: Identifier | undefined;
  /** Schemas around the present one. */
  depth: number;
  /** Set directly within a multipart body: its properties may be files. */
  encoding: Encodings | undefined;
  /** What `$dynamicRef` finds here, outermost first (JSON Schema 2020-12, section 8.2.3.2). */
  dynamic: ReadonlyMap<string, SchemaObject>;
  /** Targets that are spelled out around the present schema. */
  readonly spelled: Set<JsonObject>;
}

/** What `encoding` says of the properties of a multipart body. */
export type Encodings = { readonly [property: string]: { readonly contentType?: string } };

/** Finds `$anchor`, `$dynamicAnchor` and `$id`; undefined where the document has none of that name. */
export interface Anchors {
  find(ref: string): SchemaObject | undefined;
}

/** What is printed within an object or an array may be what is being declared, and is no part of a multipart body. */
export function enclosedType(printing: Printing, schema: unknown, indent: string): TypeText {
  const { top, encoding } = printing;
  printing.top = undefined;
  printing.encoding = undefined;
  const type = printing.schemaType(schema, indent);
  printing.top = top;
  printing.encoding = encoding;
  return type;
}
