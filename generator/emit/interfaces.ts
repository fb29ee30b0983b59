import type { OpenApi } from "../document/openapi.ts";
import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";
import { typedDocument } from "./typed-document.ts";
import type { TypeScript } from "./typescript.ts";

/** `openapi.ts`: the `paths`, `components` and `operations` interfaces, as openapi-typescript writes them. */
export async function emitInterfaces(typescript: TypeScript, document: OpenApi): Promise<GeneratedFile> {
  return { path: "openapi.ts", contents: `${render("header", {})}${await typescript.types(typedDocument(document))}` };
}
