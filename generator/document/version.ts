import type { Fault } from "../errors.ts";
import type { At } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { versionAssumed, versionUnsupported } from "../validation-faults.ts";

export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/** In characters. */
const LONGEST = 200;

/** Which OpenAPI a document says it is, with a warning where that had to be guessed; or a fault where it is none that we read. */
export function readVersion(document: JsonObject): { version?: Version; faults: Fault[] } {
  const { openapi, swagger } = document;
  const key = openapi === undefined ? "swagger" : "openapi";
  const said = openapi ?? swagger;
  const text = typeof said === "number" ? (Number.isInteger(said) ? `${said}.0` : String(said)) : said;
  const found =
    typeof text === "string" && text.length < LONGEST ? /^\s*v?(\d+)\.(\d+)(\.\d+(-.+)?)?\s*$/.exec(text) : null;
  if (found === null) return { faults: [refuse(document)] };
  const [, major, minor, patch] = found;
  const version = VERSIONS.find((one) => one === `${major}.${minor}`);
  const exact = typeof said === "string" && (key === "swagger" ? version === "2.0" : patch !== undefined);
  if (version !== undefined && (key === "swagger") === (version === "2.0")) {
    const words = [
      `The version ${show(said as Json)} is not complete`,
      key === "openapi" ? `${version}.0` : "2.0",
    ] as const;
    return { version, faults: exact ? [] : [versionAssumed({ pointer: `/${key}` }, ...words)] };
  }
  // A version to come is read as the last that we know, as semantic versioning promises.
  if (key === "openapi" && major === "3") {
    return {
      version: "3.2",
      faults: [versionAssumed({ pointer: "/openapi" }, `OpenAPI ${text} is not known yet`, "3.2")],
    };
  }
  if (version !== undefined && version !== "2.0") {
    const what = `\`${key}: ${text}\` names the other of Swagger 2.0 and OpenAPI 3`;
    return { version, faults: [versionAssumed({ pointer: `/${key}` }, what, version)] };
  }
  return { faults: [refuse(document)] };
}

/** Of a document that says what it is. */
export function isSwagger({ openapi, swagger }: { readonly [key: string]: unknown }): boolean {
  return openapi === undefined && swagger !== undefined;
}

const VERSIONS: readonly Version[] = ["2.0", "3.0", "3.1", "3.2"];

function refuse({ openapi, swagger, asyncapi }: JsonObject): Fault {
  if (openapi !== undefined) return refuseVersion({ pointer: "/openapi" }, `OpenAPI ${show(openapi)} is not read.`);
  if (swagger !== undefined) return refuseVersion({ pointer: "/swagger" }, `Swagger ${show(swagger)} is not read.`);
  if (asyncapi !== undefined) return refuseVersion({ pointer: "/asyncapi" }, "This is an AsyncAPI document.");
  return versionUnsupported(
    { pointer: "" },
    "The document does not say which OpenAPI it is, and holds nothing that OpenAPI knows.",
    `Add \`openapi: 3.1.0\`. ${SUPPORTED}`,
  );
}

function refuseVersion(at: At, what: string): Fault {
  return versionUnsupported(at, what, `Give an OpenAPI document. ${SUPPORTED}`);
}

function show(version: Json): string {
  return typeof version === "string" || typeof version === "number"
    ? String(version).slice(0, 20)
    : "of an unknown version";
}

const SUPPORTED = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported.";
