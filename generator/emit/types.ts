import type { OpenApi } from "../document/openapi.ts";
import type { ApiModel, Identifier, Operation } from "../model/model.ts";
import { createScope, type Scope } from "../model/names.ts";
import { printed } from "../render/printed.ts";
import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";
import { openapiView } from "./openapi.ts";
import { callTypes, type OperationPrinting, operationTypes, schemaNames } from "./operation-types.ts";
import { createAnchors } from "./types/anchors.ts";
import { declareSchemas } from "./types/declarations.ts";
import { findFileComponents } from "./types/file-components.ts";
import type { Printing } from "./types/printing.ts";
import { schemaType } from "./types/schema-type.ts";

/**
 * `types.ts`: a declaration for each schema of the document and for each part of each operation. `openapi.ts`: the same types
 * in the shape that openapi-fetch and its relatives take.
 */
export function emitTypes(document: OpenApi, model: ApiModel): GeneratedFile[] {
  const context = createContext(document, model);
  const operations = model.operations.map((operation) => operationTypes(context, operation));
  const webhooks = model.webhooks.map((operation) => operationTypes(context, operation));
  const callbacks = model.callbacks.map((operation) => operationTypes(context, operation));
  const openapi = openapiView(context, operations, webhooks);
  // Last, because the others find schemas that need a declaration.
  const schemas = declareSchemas(context.printing);
  const texts = [
    ...schemas.map(({ text }) => text),
    ...context.shared,
    ...operations.flatMap((types) => [...types.declarations, ...callTypes(types)]),
    ...[...webhooks, ...callbacks].flatMap(({ declarations }) => declarations),
  ];
  return [
    {
      path: "types.ts",
      contents: render("types", {
        results: texts.some((text) => text.includes("http.")),
        declared: texts.length > 0,
        declarations: texts.map(printed),
      }),
    },
    { path: "openapi.ts", contents: render("openapi", openapi) },
  ];
}

function createContext(document: OpenApi, model: ApiModel): OperationPrinting {
  const names = new Map(model.schemas.map(({ id, name }) => [id, name]));
  const printing: Printing = {
    document,
    names,
    hoisted: new Map(),
    unique: lateScope(() => {
      const operations = [...model.operations, ...model.webhooks, ...model.callbacks];
      // In a script without case a function and a type could meet, and the index exports both.
      const functions = operations.map(({ name }) => name);
      return createScope([...BUILT_IN, ...names.values(), ...functions, ...operations.flatMap(ownNames)]);
    }),
    fileComponents: findFileComponents(document, model),
    direct: new Map(),
    broken: new Map(),
    anchors: createAnchors(document),
    schemaType: (schema, indent) => schemaType(printing, schema, indent),
    top: undefined,
    module: undefined,
    depth: 0,
    encoding: undefined,
    dynamic: new Map(),
    spelled: new Set(),
  };
  return { printing, schemaName: schemaNames(model), parameters: new Map(), bodies: new Map(), shared: [] };
}

/** Most documents need no name but those of the model. */
function lateScope(create: () => Scope): Printing["unique"] {
  let scope: Scope | undefined;
  return (wanted) => {
    scope ??= create();
    return scope(wanted);
  };
}

/** What is used by its own name. */
const BUILT_IN = ["Blob", "Exclude", "Record"];

function ownNames({ typeName, responses, body }: Operation): Identifier[] {
  const bodies = (body?.content ?? []).map((_, index) => (index === 0 ? "Body" : `Body${index + 1}`));
  const statuses = responses.map(({ status }) => (status === "default" ? "Default" : status));
  const suffixes = ["Args", "Path", "Query", "Headers", "Cookies", "Error", "Result", ...bodies, ...statuses];
  return suffixes.map((suffix) => `${typeName}${suffix}` as Identifier);
}
