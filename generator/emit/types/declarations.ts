import type { SchemaObject } from "../../document/openapi.ts";
import { isObject } from "../../json/json.ts";
import type { Identifier } from "../../model/model.ts";
import type { Printing } from "./printing.ts";
import { schemaComment } from "./schema-comment.ts";
import type { TypeText } from "./text.ts";

/** A type with a name, as it stands in `types.ts`. */
export interface Declaration {
  readonly name: Identifier;
  readonly text: string;
}

/** The declarations of all component schemas, and of those that `hoisted` has by now and comes to have meanwhile. */
export function declareSchemas(printing: Printing): Declaration[] {
  const { schemas = {} } = printing.document.components ?? {};
  const declarations = new Map<Identifier, { declaration: Declaration; schema: SchemaObject }>();
  const declareOne = (name: Identifier, schema: SchemaObject) =>
    declarations.set(name, { schema, declaration: declareSchema(printing, name, schema) });
  for (const [id, name] of printing.names) declareOne(name, schemas[id] ?? {});
  // The map grows while it is read.
  for (const [schema, name] of printing.hoisted) declareOne(name, schema);
  for (const [from, to] of circles(printing.direct)) {
    const broken = printing.broken.get(from) ?? new Set();
    printing.broken.set(from, broken.add(to));
  }
  for (const name of printing.broken.keys()) {
    const known = declarations.get(name);
    if (known !== undefined) declareOne(name, known.schema);
  }
  return [...declarations.values()].map(({ declaration }) => declaration);
}

function declareSchema(printing: Printing, name: Identifier, schema: SchemaObject): Declaration {
  printing.top = name;
  printing.encoding = printing.fileComponents.has(name) ? {} : undefined;
  const type = printing.schemaType(schema, "");
  printing.top = undefined;
  printing.encoding = undefined;
  const comment = isObject(schema) ? schemaComment(schema, "", name) : "";
  return { name, text: declare({ name, type, comment }) };
}

/** An object becomes an interface: TypeScript shows it by its name, and compares it by its name first. */
export function declare({
  name,
  type,
  comment,
}: {
  readonly name: Identifier;
  readonly type: TypeText;
  readonly comment: string;
}): string {
  const { code, kind } = type;
  if (kind === "object" && code.startsWith("{\n")) return `${comment}export interface ${name} ${code}`;
  return `${comment}export type ${name} =${code.startsWith("\n") ? "" : " "}${code};`;
}

/** The references that close a circle of aliases, which would then be made of themselves: found depth first, without recursion. */
function circles(direct: ReadonlyMap<Identifier, ReadonlySet<Identifier>>): [from: Identifier, to: Identifier][] {
  const closing: [Identifier, Identifier][] = [];
  const state = new Map<Identifier, "open" | "done">();
  for (const start of direct.keys()) {
    if (state.has(start)) continue;
    const way: { name: Identifier; next: Iterator<Identifier> }[] = [];
    const enter = (name: Identifier) => {
      state.set(name, "open");
      way.push({ name, next: (direct.get(name) ?? new Set<Identifier>()).values() });
    };
    enter(start);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const { done, value: target } = last.next.next();
      if (done) {
        state.set(last.name, "done");
        way.pop();
      } else if (state.get(target) === "open") closing.push([last.name, target]);
      else if (!state.has(target)) enter(target);
    }
  }
  return closing;
}
