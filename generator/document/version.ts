import type { Fault } from "../errors.ts";
import type { At } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { versionUnsupported } from "../validation-faults.ts";

export type Version = "3.0" | "3.1";

/** Which OpenAPI a document says it is; a fault where it is none that we read. */
export function readVersion(document: JsonObject): { version: Version } | { fault: Fault } {
  const { openapi } = document;
  const version = typeof openapi === "string" ? /^(3\.[01])\.\d+(-.+)?$/.exec(openapi)?.[1] : undefined;
  return version === undefined ? { fault: refuse(document) } : { version: version as Version };
}

function refuse({ openapi, swagger, asyncapi }: JsonObject): Fault {
  if (openapi !== undefined) return refuseOpenapi(openapi);
  if (swagger !== undefined) {
    return versionUnsupported(
      { pointer: "/swagger" },
      `Swagger ${show(swagger)} is not read yet.`,
      `Convert it to OpenAPI 3 first. ${SUPPORTED}`,
    );
  }
  if (asyncapi !== undefined) {
    return versionUnsupported(
      { pointer: "/asyncapi" },
      "This is an AsyncAPI document.",
      `Give an OpenAPI document. ${SUPPORTED}`,
    );
  }
  return versionUnsupported(
    { pointer: "" },
    "The document does not say which OpenAPI it is.",
    `Add \`openapi: 3.1.0\`. ${SUPPORTED}`,
  );
}

function refuseOpenapi(openapi: Json): Fault {
  const at: At = { pointer: "/openapi" };
  if (typeof openapi === "number")
    return versionUnsupported(at, `The version ${openapi} is a number.`, `Write it in full, as ${openapi}.0.`);
  if (openapi === "3.0" || openapi === "3.1")
    return versionUnsupported(at, "The version is not complete.", `Write ${openapi}.0.`);
  return versionUnsupported(at, `OpenAPI ${show(openapi)} is not read yet.`, SUPPORTED);
}

function show(version: Json): string {
  return typeof version === "string" || typeof version === "number"
    ? String(version).slice(0, 20)
    : "of an unknown version";
}

const SUPPORTED = "OpenAPI 3.0 and 3.1 are supported.";
