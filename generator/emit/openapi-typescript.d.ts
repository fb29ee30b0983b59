// openapi-typescript publishes its inner modules without types; these are the ones that `interfaces-worker.ts` calls.
declare module "openapi-typescript/dist/transform/index.mjs" {
  import type { GlobalContext } from "openapi-typescript";
  import type ts from "typescript";

  export default function transformSchema(document: unknown, context: GlobalContext): ts.Node[];
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  import type { GlobalContext } from "openapi-typescript";

  export function resolveRef(document: unknown, ref: string, options: { silent: boolean }): never;
  export function scanDiscriminators(document: unknown, options: object): GlobalContext["discriminators"];
}

declare module "openapi-typescript/dist/lib/ts.mjs" {
  import type ts from "typescript";

  export function astToString(nodes: ts.Node[]): string;
}
