import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import { buildMetaschema } from "./metaschema.ts";
import { formats } from "./metaschema-formats.ts";
import type { Version } from "./version.ts";

/** Compiles the schema of a version's documents. The build does this beforehand, with `code` set to get the source. */
export function compileMetaschema(
  version: Version,
  code: Options["code"] = {},
): { ajv: Ajv2020; check: ValidateFunction } {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    formats,
    // Optimising the code takes longer than running it as it is, even on 13 MB.
    code: { optimize: false, ...code },
  });
  return { ajv, check: ajv.compile(buildMetaschema(version)) };
}
