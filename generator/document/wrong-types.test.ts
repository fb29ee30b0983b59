import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type SpecError, SpecErrors, UsageError } from "../errors.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { runPipeline } from "../pipeline.ts";
import { type RuledType, rulesOf } from "./rules.ts";
import type { Version } from "./version.ts";

const folder = mkdtempSync(join(tmpdir(), "specpact-wrong-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of every type of JSON; which of them are wrong the field says. */
const VALUES: readonly Json[] = [null, true, -1.5, "x", [null], { "": null }];

/** 3.2 has all that 3.1 has. */
describe.each<Version>(["2.0", "3.0", "3.2"])("OpenAPI %s with any value in any field", (version) => {
  it.each([...rulesOf(version).keys()].filter((type) => version !== "2.0" || type in PLACES_2))(
    "of %s ends with output or with faults that have a place",
    async (type) => {
      const fields = [...(rulesOf(version).get(type)?.fields.keys() ?? [])];
      const patterned = { Paths: ["/a"], Responses: ["200", "default"], Callback: ["{$url}"] }[type as string] ?? [];
      const parts: Json[] = [...fields, ...patterned, "x-a", "$ref", "unknown"].flatMap((field) =>
        VALUES.map((value) => ({ [field]: value })),
      );
      for (const part of [...parts, ...VALUES]) {
        const wrong = await tryDocument(documentWith(version, type, part));
        expect(wrong, JSON.stringify(part)).toEqual([]);
      }
    },
    120_000,
  );
});

/** What is wrong with the end of a run: an error that is none of ours, or a fault without a place. */
async function tryDocument(document: JsonObject): Promise<string[]> {
  const file = join(folder, "api.json");
  writeFileSync(file, JSON.stringify(document, null, 1));
  try {
    const { warnings } = await runPipeline({ document: file, output: join(folder, "out") });
    return placeless(document, warnings);
  } catch (error) {
    if (error instanceof UsageError) return [];
    if (error instanceof SpecErrors) return placeless(document, error.errors);
    return [error instanceof Error ? String(error.stack) : String(error)];
  }
}

function placeless(document: JsonObject, found: readonly SpecError[]): string[] {
  return found
    .filter(({ at }) => !(at.line > 0 && at.column > 0 && valueAt(document, fromPointer(at.pointer)) !== undefined))
    .map(({ message }) => message);
}

/** A valid document with a part of this type, of which these fields are replaced, or all of it. */
function documentWith(version: Version, type: RuledType, replaced: Json): JsonObject {
  const given = (
    replaced !== null && typeof replaced === "object" && !Array.isArray(replaced) ? replaced : undefined
  ) as JsonObject | undefined;
  const place = (version === "2.0" ? PLACES_2 : PLACES)[type] ?? "";
  const document = JSON.parse(
    JSON.stringify(version === "2.0" ? DOCUMENT_2 : { ...DOCUMENT, openapi: `${version}.0` }),
  ) as JsonObject;
  const steps = fromPointer(place);
  if (steps.length === 0) return given ? { ...document, ...given } : document;
  const around = valueAt(document, steps.slice(0, -1)) as { [key: string]: Json };
  const key = steps.at(-1) as string;
  if (around[key] === undefined) throw new Error(`${place} is nowhere.`);
  around[key] = given ? { ...(around[key] as JsonObject), ...given } : replaced;
  return document;
}

const OPERATION = "/paths/~1a/post";
const CONTENT = `${OPERATION}/requestBody/content/multipart~1form-data`;
const PLACES: { readonly [type in RuledType]?: string } = {
  ...{ Info: "/info", Contact: "/info/contact", License: "/info/license", Server: "/servers/0" },
  ...{ ServerVariable: "/servers/0/variables/v", Tag: "/tags/0", ExternalDocumentation: "/externalDocs" },
  ...{ Components: "/components", Paths: "/paths", PathItem: "/paths/~1a", Operation: OPERATION },
  ...{ Parameter: `${OPERATION}/parameters/0`, RequestBody: `${OPERATION}/requestBody`, MediaType: CONTENT },
  ...{ Encoding: `${CONTENT}/encoding/p`, Responses: `${OPERATION}/responses`, Response: `${OPERATION}/responses/200` },
  ...{ Header: `${OPERATION}/responses/200/headers/H`, Link: `${OPERATION}/responses/200/links/l` },
  ...{ Callback: `${OPERATION}/callbacks/c`, Example: `${OPERATION}/parameters/0/examples/e` },
  ...{ Schema: "/components/schemas/S", Discriminator: "/components/schemas/S/discriminator" },
  ...{ Xml: "/components/schemas/S/xml", SecurityScheme: "/components/securitySchemes/o" },
  ...{ OauthFlows: "/components/securitySchemes/o/flows", OauthFlow: "/components/securitySchemes/o/flows/implicit" },
};

const SCHEMA_REF = { $ref: "#/components/schemas/S" };
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "t", version: "1", contact: { name: "c" }, license: { name: "l" } },
  servers: [{ url: "https://{v}.example", variables: { v: { default: "v" } } }],
  tags: [{ name: "t" }],
  externalDocs: { url: "https://a.example" },
  paths: {
    "/a": {
      post: {
        operationId: "a",
        tags: ["t"],
        security: [{ o: [] }],
        parameters: [{ name: "q", in: "query", schema: { type: "string" }, examples: { e: { value: "x" } } }],
        requestBody: {
          content: { "multipart/form-data": { schema: SCHEMA_REF, encoding: { p: { contentType: "text/plain" } } } },
        },
        responses: {
          200: {
            description: "d",
            headers: { H: { schema: { type: "string" } } },
            content: { "application/json": { schema: SCHEMA_REF } },
            links: { l: { operationId: "a" } },
          },
        },
        callbacks: { c: { "{$url}": { post: { responses: { 200: { description: "d" } } } } } },
      },
    },
  },
  components: {
    schemas: {
      S: {
        type: "object",
        required: ["p"],
        properties: { p: { type: "string" } },
        xml: { name: "x" },
        discriminator: { propertyName: "p" },
      },
    },
    securitySchemes: {
      o: { type: "oauth2", flows: { implicit: { authorizationUrl: "https://a.example", scopes: {} } } },
    },
  },
};

const PLACES_2: { readonly [type in RuledType]?: string } = {
  ...{ OpenApi: "", Info: "/info", Contact: "/info/contact", License: "/info/license", Tag: "/tags/0" },
  ...{ ExternalDocumentation: "/externalDocs", Paths: "/paths", PathItem: "/paths/~1a", Operation: OPERATION },
  ...{
    Parameter: `${OPERATION}/parameters/0`,
    Responses: `${OPERATION}/responses`,
    Response: `${OPERATION}/responses/200`,
  },
  ...{
    Header: `${OPERATION}/responses/200/headers/H`,
    Schema: "/definitions/S",
    SecurityScheme: "/securityDefinitions/o",
  },
};

const DOCUMENT_2 = {
  swagger: "2.0",
  info: DOCUMENT.info,
  tags: DOCUMENT.tags,
  externalDocs: DOCUMENT.externalDocs,
  paths: {
    "/a": {
      post: {
        operationId: "a",
        parameters: [
          { name: "q", in: "query", type: "string" },
          { name: "b", in: "body", schema: { $ref: "#/definitions/S" } },
        ],
        responses: {
          200: { description: "d", headers: { H: { type: "string" } }, schema: { $ref: "#/definitions/S" } },
        },
      },
    },
  },
  definitions: { S: { type: "object", properties: { p: { type: "string" } } } },
  securityDefinitions: { o: { type: "oauth2", flow: "implicit", authorizationUrl: "https://a.example", scopes: {} } },
};
