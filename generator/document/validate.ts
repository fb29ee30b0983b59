import type { ValidateFunction } from "ajv";
import type { Fault } from "../errors.ts";
import { fromSource } from "../from-source.ts";
import type { JsonObject } from "../json/json.ts";
import { explainError } from "./explain-error.ts";
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
  const check = await load(read.version);
  const errors = check(document) ? [] : (check.errors ?? []);
  return [...errors.flatMap((error) => explainError(error, read.version)), ...checkOperations(document)];
}

const loaded = new Map<Version, Promise<ValidateFunction>>();

/** Once per process. From source it is compiled, which takes ten times as long as to read what the build has compiled. */
function load(version: Version): Promise<ValidateFunction> {
  const made = loaded.get(version) ?? (fromSource ? compile(version) : loadCompiled(version));
  loaded.set(version, made);
  return made;
}

async function compile(version: Version): Promise<ValidateFunction> {
  const { compileMetaschema } = await import("./compile-metaschema.ts");
  return compileMetaschema(version).check;
}

async function loadCompiled(version: Version): Promise<ValidateFunction> {
  const module = (await import(new URL(`./openapi-${version}.compiled.js`, import.meta.url).href)) as {
    default: ValidateFunction;
  };
  return module.default;
}
