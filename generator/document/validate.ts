import type { ValidateFunction } from "ajv";
import type { Fault } from "../errors.ts";
import { explainError } from "./explain-error.ts";
import type { JsonObject } from "./json.ts";
import { buildMetaschema } from "./metaschema.ts";
import { checkOperations } from "./operation-rules.ts";
import { readVersion, type Version } from "./version.ts";

/**
 * All that is wrong with a bundled document but its references, which `checkReferences` judges: against the OpenAPI schema
 * of its version (in 3.1 each Schema Object against JSON Schema 2020-12), and against what a schema cannot say.
 * What cannot change what is generated is a warning. Of an unsupported version only that is said.
 */
export async function validate(document: JsonObject): Promise<Fault[]> {
  const read = readVersion(document);
  if ("fault" in read) return [read.fault];
  const check = await compile(read.version);
  const errors = check(document) ? [] : (check.errors ?? []);
  return [...errors.flatMap((error) => explainError(error, read.version)), ...checkOperations(document)];
}

const compiled = new Map<Version, Promise<ValidateFunction>>();

/** Once per process; Ajv itself is loaded only now. */
function compile(version: Version): Promise<ValidateFunction> {
  const known = compiled.get(version);
  if (known) return known;
  const made = import("ajv/dist/2020.js").then(({ Ajv2020 }) => {
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: false,
      meta: false,
      validateSchema: false,
      logger: false,
      // Optimising the code takes longer than running it as it is, even on 13 MB.
      code: { optimize: false },
    });
    ajv.addFormat("uri-reference", (text) => URL.canParse(text, "https://example.com"));
    ajv.addFormat("email", /^[^\s@]+@[^\s@]+$/);
    ajv.addFormat("regex", compiles);
    for (const format of ["media-range", "uri", "anchor"]) ajv.addFormat(format, true);
    return ajv.compile(buildMetaschema(version));
  });
  compiled.set(version, made);
  return made;
}

/** ECMA-262, as JSON Schema asks; with the `u` flag where it can be. */
function compiles(pattern: string): boolean {
  return ["u", ""].some((flags) => {
    try {
      return new RegExp(pattern, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}
