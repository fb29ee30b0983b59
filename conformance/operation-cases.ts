import type { JsonObject } from "../generator/json/json.ts";
import type { ConformanceCase } from "./case.ts";

const NO_CONTENT = { "204": { description: "" } };
const DEEP = { type: "object", properties: { a: { type: "object", properties: { b: { type: "string" } } } } };

/** What an operation says: parameters, bodies, responses, names. */
export const OPERATION_CASES: readonly ConformanceCase[] = [
  {
    group: "Responses",
    construct: "a range and a `default` beside a status",
    shows: "GetXResult",
    document: {
      paths: {
        "/x": {
          get: {
            operationId: "getX",
            responses: {
              "200": { description: "", content: { "application/json": { schema: { type: "string" } } } },
              "4XX": { description: "", content: { "application/json": { schema: { type: "number" } } } },
              default: { description: "", content: { "application/json": { schema: { type: "boolean" } } } },
            },
          },
        },
      },
    },
    uses: `
      export async function use() {
        const result = await api.getX(client);
        if (result.ok) return same<string>(result.data);
        return result.status === 404 ? same<number>(result.error) : result.status === 500 && same<boolean>(result.error);
      }`,
  },
  {
    group: "Responses",
    construct: "`default` where no success is declared",
    shows: "XResult",
    document: get({ responses: { default: { description: "", content: json({ type: "string" }) } } }),
    uses: `
      export async function use() {
        const result = await api.x(client);
        return result.ok ? same<string>(result.data) : same<string>(result.error);
      }`,
  },
  {
    group: "Responses",
    construct: "several media types: one can be asked for, the result is any of them",
    shows: "XArgs",
    document: get({
      responses: {
        "200": {
          description: "",
          content: { ...json({ type: "object" }), "text/csv": {}, "application/pdf": {}, "application/x-ndjson": {} },
        },
      },
    }),
    uses: `
      export async function use() {
        const result = await api.x(client, { accept: "text/csv" });
        // @ts-expect-error: no media type of the operation
        await api.x(client, { accept: "text/html" });
        if (!result.ok) return;
        if (typeof result.data === "string") return result.data.length;
        return result.data instanceof Blob ? same<Blob>(result.data) : same<object>(result.data);
      }`,
  },
  {
    group: "Responses",
    construct: "a file as a Blob, or as a stream on request",
    shows: "X200",
    document: get({ responses: { "200": { description: "", content: { "application/octet-stream": {} } } } }),
    uses: `
      export async function use() {
        const whole = await api.x(client);
        if (whole.ok) same<Blob>(whole.data);
        const result = await api.stream((options) => api.x(client, {}, options));
        if (result.ok) return same<ReadableStream<Uint8Array> | null>(result.data);
      }`,
  },
  {
    group: "Request bodies",
    construct: "several media types: `contentType` tells which type the body has",
    shows: "XArgs",
    document: post({
      required: true,
      content: {
        ...json({ type: "object", properties: { a: { type: "string" } }, required: ["a"] }),
        "application/vnd.x+json; charset=utf-8": { schema: { type: "array", items: { type: "number" } } },
        "text/plain": {},
        "image/*": {},
      },
    }),
    uses: `
      export const use = [
        api.x(client, { body: { a: "" } }),
        api.x(client, { contentType: "application/vnd.x+json; charset=utf-8", body: [1] }),
        api.x(client, { contentType: "text/plain", body: "" }),
        api.x(client, { contentType: "image/png", body: new Blob([]) }),
        // @ts-expect-error: the body of another media type
        api.x(client, { contentType: "text/plain", body: { a: "" } }),
        // @ts-expect-error: without \`contentType\` it is the first
        api.x(client, { body: [1] }),
      ];`,
  },
  {
    group: "Request bodies",
    construct: "bytes in every form",
    shows: "XArgs",
    document: post({ content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } }),
    uses: `
      export const use = (stream: ReadableStream<Uint8Array>) => [
        api.x(client, { body: new Blob([]) }),
        api.x(client, { body: new ArrayBuffer(1) }),
        api.x(client, { body: new Uint8Array(1) }),
        api.x(client, { body: stream }),
        // @ts-expect-error: no bytes
        api.x(client, { body: { a: 1 } }),
      ];`,
  },
  {
    group: "Request bodies",
    construct: "multipart: files, JSON parts, or a FormData",
    shows: "XBody",
    document: post({
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: { file: { type: "string", format: "binary" }, meta: { type: "object", properties: { a: {} } } },
            required: ["file"],
          },
        },
      },
    }),
    uses: `
      export const use = [
        api.x(client, { body: { file: new File([], "a.png"), meta: { a: 1 } } }),
        api.x(client, { body: { file: new Uint8Array(1) } }),
        api.x(client, { body: new FormData() }),
        // @ts-expect-error: a file is no text
        api.x(client, { body: { file: "" } }),
      ];`,
  },
  {
    group: "Request bodies",
    construct: "a form, or a URLSearchParams",
    shows: "XArgs",
    document: post({
      content: {
        "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: { type: "number" } } } },
      },
    }),
    uses: `
      export const use = [
        api.x(client, { body: { a: 1 } }),
        api.x(client, { body: new URLSearchParams() }),
        // @ts-expect-error: the schema holds
        api.x(client, { body: { a: "" } }),
      ];`,
  },
  {
    group: "Parameters",
    construct: "the same name in four places",
    shows: "XArgs",
    document: get(
      { parameters: ["path", "query", "header", "cookie"].map((place) => parameter(place, { type: "string" })) },
      "/{id}",
    ),
    uses: `
      export const use = [
        api.x(client, { path: { id: "1" }, query: { id: "2" }, headers: { id: "3" }, cookies: { id: "4" } }),
        // @ts-expect-error: what is in the path is required
        api.x(client, { query: { id: "2" } }),
      ];`,
  },
  {
    group: "Parameters",
    construct: "of the path item, and replaced by the operation's",
    shows: "XQuery",
    document: {
      paths: {
        "/x": {
          parameters: [parameter("query", { type: "string" }), parameter("query", { type: "boolean" }, "b")],
          get: { operationId: "x", parameters: [parameter("query", { type: "number" })], responses: NO_CONTENT },
        },
      },
    },
    uses: `
      export const use = [
        api.x(client, { query: { id: 1, b: true } }),
        // @ts-expect-error: the operation's own type holds
        api.x(client, { query: { id: "1" } }),
      ];`,
  },
  {
    group: "Parameters",
    construct: "nested `deepObject`, and `content`: their values, not their text",
    shows: "XQuery",
    document: get({
      parameters: [
        { name: "filter", in: "query", style: "deepObject", schema: DEEP },
        { name: "json", in: "query", required: true, content: json({ type: "array", items: { type: "number" } }) },
      ],
    }),
    uses: `
      export const use = [
        api.x(client, { query: { json: [1], filter: { a: { b: "c" } } } }),
        // @ts-expect-error: the value, not its text
        api.x(client, { query: { json: "[1]" } }),
      ];`,
  },
  {
    group: "Parameters",
    construct: "`querystring` (3.2): the whole query in one value",
    openapi: "3.2.0",
    shows: "XQuery",
    document: get({ parameters: [{ name: "q", in: "querystring", required: true, content: json(DEEP) }] }),
    uses: `export const use = api.x(client, { query: { q: { a: { b: "" } } } });`,
  },
  {
    group: "Names",
    construct: "operationIds that collide, are reserved, start with a digit, are empty or missing",
    shows: "GetUserArgs",
    document: {
      paths: Object.fromEntries(
        ["getUser", "GetUser", "get_user", "delete", "2fa", "", undefined, "größe", "🎉"].map((operationId, index) => [
          `/p${index}`,
          { get: { ...(operationId === undefined ? {} : { operationId }), responses: NO_CONTENT } },
        ]),
      ),
    },
    uses: `
      export const use = [api.getUser, api.getUser2, api.getUser3, api.delete_, api._2fa, api.größe].map((call) => call(client));`,
  },
  {
    group: "Names",
    construct: "parameters and paths that need quotes",
    shows: "XPath",
    document: get(
      { parameters: ["a-b", "c d", "constructor", "$e"].map((name) => parameter("path", { type: "string" }, name)) },
      "/{a-b}.{c d}/{constructor}-{$e}",
    ),
    uses: `export const use = api.x(client, { path: { "a-b": "", "c d": "", constructor: "", $e: "" } });`,
  },
  {
    group: "Operations",
    construct: "`query` and `additionalOperations` (3.2)",
    openapi: "3.2.0",
    shows: "CopyResult",
    document: {
      paths: {
        "/x": {
          query: { operationId: "search", responses: NO_CONTENT },
          additionalOperations: { COPY: { operationId: "copy", responses: NO_CONTENT } },
        },
      },
    },
    uses: `export const use = [api.search(client), api.copy(client)];`,
  },
  {
    group: "Operations",
    construct: "security: alternatives, combinations, none, and what isn't sent",
    document: {
      components: {
        securitySchemes: {
          key: { type: "apiKey", in: "header", name: "k" },
          "user pass": { type: "http", scheme: "basic" },
          digest: { type: "http", scheme: "digest" },
          oidc: { type: "openIdConnect", openIdConnectUrl: "https://x.y" },
          tls: { type: "mutualTLS" },
        },
      },
      security: [{ key: [], "user pass": [] }, { oidc: [] }, { tls: [], digest: [] }, {}],
      ...get({}),
    },
    uses: `
      const password = { username: "", password: "" };
      export const use = [
        api.createCaseClient({ auth: { key: "", "user pass": password, oidc: async () => "", digest: "" } }),
        // @ts-expect-error: nothing to give
        api.createCaseClient({ auth: { tls: "" } }),
      ];`,
  },
  {
    group: "Operations",
    construct: "servers with variables, relative ones and an operation's own",
    shows: "XResult",
    document: {
      servers: [
        { url: "https://{region}.x.y", variables: { region: { default: "eu", enum: ["eu", "us"] } } },
        { url: "/v1" },
      ],
      ...get({ servers: [{ url: "https://upload.x.y" }] }),
    },
    uses: `
      export const use = [
        api.createCaseClient(),
        api.createCaseClient({ server: "https://{region}.x.y", variables: { region: "us" } }),
        api.createCaseClient({ server: "/v1" }),
        api.createCaseClient({ baseUrl: "http://localhost" }),
        // @ts-expect-error: no such region
        api.createCaseClient({ server: "https://{region}.x.y", variables: { region: "mars" } }),
      ];`,
  },
];

function json(schema: JsonObject): JsonObject {
  return { "application/json": { schema } };
}

function parameter(place: string, schema: JsonObject, name = "id"): JsonObject {
  return { name, in: place, schema, ...(place === "path" ? { required: true } : {}) };
}

function get(operation: JsonObject, path = "/x"): JsonObject {
  return { paths: { [path]: { get: { operationId: "x", responses: NO_CONTENT, ...operation } } } };
}

function post(requestBody: JsonObject): JsonObject {
  return { paths: { "/x": { post: { operationId: "x", requestBody, responses: NO_CONTENT } } } };
}
