import type { ApiModel, Identifier } from "../model/model.ts";
import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";
import { operationTypes, schemaNames } from "./operation-types.ts";

/** `types.ts`: a name for each schema of the document and for each part of each operation. */
export function emitTypes(model: ApiModel): GeneratedFile {
  const names = schemaNames(model);
  const operations = model.operations.map((operation) => operationTypes(operation, names));
  const unions = operations.flatMap(({ aliases }) => aliases.flatMap(({ union }) => union));
  const contents = render("types", {
    interfaces: [
      ...(model.schemas.length > 0 ? ["components" as Identifier] : []),
      ...(unions.some((type) => "keys" in type) ? ["operations" as Identifier] : []),
    ],
    hasOperations: operations.length > 0,
    empty: model.schemas.length === 0 && operations.length === 0,
    schemas: model.schemas.map(({ id, name, schema }) => ({
      id,
      name,
      doc: [schema.title, schema.description, schema.deprecated ? "@deprecated" : undefined]
        .flatMap((line) => (line ? [line.trim()] : []))
        .join("\n\n"),
    })),
    operations,
  });
  return { path: "types.ts", contents };
}
