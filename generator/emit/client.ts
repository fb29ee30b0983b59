import type { ApiModel, Identifier, Operation, SecurityScheme, Server } from "../model/model.ts";
import { camelCase, createScope } from "../model/names.ts";
import { commentLines, docComment } from "../render/quote.ts";
import { render } from "../render/render.ts";
import type { ClientView, SchemeView, ServerView } from "../render/views.ts";
import type { GeneratedFile } from "./file.ts";
import { groupByTag } from "./group-by-tag.ts";
import { operationDoc, shortDoc } from "./operation-doc.ts";
import { type RequestContext, requestContext, requestFields } from "./operation-request.ts";
import { argsOptional, suffixed } from "./operation-types.ts";

/** The client: a module of functions for each tag, `client.ts` that binds them all, the security schemes, and the entry. */
export function emitClient(model: ApiModel): GeneratedFile[] {
  const context = requestContext(model);
  const schemes = model.securitySchemes.filter(isSent).map(schemeView);
  const byTag = groupByTag(model.operations);
  const modules = model.tags.map(({ name, fileName }) => ({
    path: `operations/${fileName}.ts`,
    contents: operationsText(byTag.get(name) ?? [], context),
  }));
  const alternatives = [...context.alternatives].map(([code, name]) => `export const ${name} = ${code};\n`);
  const security = `${render("security", { schemes })}${alternatives.length > 0 ? "\n" : ""}${alternatives.join("")}`;
  const client = `${render("client", clientView(model, schemes))}\n${clientText(model)}`;
  const files = model.tags.map(({ fileName }) => `./operations/${fileName}.js`);
  return [
    ...modules,
    ...(schemes.length > 0 ? [{ path: "security.ts", contents: security }] : []),
    { path: "client.ts", contents: client },
    { path: "index.ts", contents: render("index", { files }) },
  ];
}

/** How the client's maker is called: `createClockifyClient`. */
export function createName(model: ApiModel): Identifier {
  return `create${model.name}Client` as Identifier;
}

/** Nothing but identifiers, quoted texts and comments gets into what is printed here and below. */
function operationsText(operations: readonly Operation[], context: RequestContext): string {
  let functions = "";
  for (const operation of operations) functions += functionText(operation, context);
  const secured = functions.includes("    security: security.");
  const imports = [
    'import * as runtime from "../runtime/index.js";\n',
    secured ? 'import * as security from "../security.js";\n' : "",
    'import type * as types from "../types.js";\n',
  ];
  return `${render("header", {})}${imports.join("")}${functions}`;
}

function functionText(operation: Operation, context: RequestContext): string {
  let fields = "";
  for (const [key, code] of requestFields(operation, context)) fields += `    ${key}: ${code},\n`;
  const doc = docComment(operationDoc(operation), "");
  return `\n${doc}export function ${operation.name}(client: runtime.Client, ${signatureText(operation)} {
  return runtime.send(client, {\n${fields}  }, args, options);\n}\n`;
}

function signatureText(operation: Operation): string {
  const optional = argsOptional(operation) ? "?" : "";
  const [args, result] = [suffixed(operation, "Args"), suffixed(operation, "Result")];
  return `args${optional}: types.${args}, options?: runtime.CallOptions): Promise<types.${result}>`;
}

/** The interface of the bound client, and what makes one. */
function clientText(model: ApiModel): string {
  const name = `${model.name}Client`;
  let methods = "";
  for (const operation of model.operations) {
    const doc = docComment(shortDoc(operation), "  ");
    methods += `  ${doc}${operation.name}(${signatureText(operation)};\n`;
  }
  const doc = docComment(commentLines(`${model.title}: every operation, bound to one client.`), "");
  return `${doc}export interface ${name} {
  /** The openapi-fetch client, for calls that the functions below don't cover. It sends no credentials. */
  readonly raw: runtime.RawClient<paths>;\n${methods}}\n`;
}

function clientView(model: ApiModel, schemes: readonly SchemeView[]): ClientView {
  const taken = ["paths", "runtime", "types", "client", "options", "serverOf", createName(model)];
  const unique = createScope(taken);
  const aliases = new Map(model.tags.map((tag) => [tag.name, unique(camelCase(tag.fileName))]));
  const { name, title } = model;
  return {
    clientName: `${name}Client` as Identifier,
    createName: createName(model),
    createDoc: [
      `Makes a client for ${title}.`,
      "It holds every operation; to bundle only what you call, import the functions and pass them a `createClient()`.",
    ].join("\n"),
    optionsName: `${name}ClientOptions` as Identifier,
    optionsDoc: "Where requests go, with which credentials, and what is done with every one of them.",
    serverName: `${name}Server` as Identifier,
    serverDoc: "A base URL of your own, or one of the document's servers.",
    authName: `${name}Auth` as Identifier,
    authDoc:
      "Credentials, or functions that give them, by security scheme. Of the alternatives of an operation exactly one is sent.",
    secured: schemes.length > 0,
    hasOperations: model.operations.length > 0,
    modules: model.tags.map((tag) => ({
      alias: aliases.get(tag.name) as Identifier,
      file: `./operations/${tag.fileName}.js`,
    })),
    servers: model.servers.map(serverView),
    defaultUrl: model.servers[0]?.url ?? "",
    schemes,
  };
}

function serverView(server: Server, index: number): ServerView {
  return {
    doc: server.description ?? "",
    url: server.url,
    first: index === 0,
    variable: server.variables.length > 0,
    variables: server.variables.map((variable) => ({
      doc: [variable.description, `Default: ${variable.default}`].filter((line) => line).join("\n"),
      name: variable.name,
      open: variable.enum.length === 0,
      values: variable.enum,
    })),
    defaults: Object.fromEntries(server.variables.map((variable) => [variable.name, variable.default])),
  };
}

type SentScheme = Exclude<SecurityScheme, { kind: "mutualTLS" | "unsupported" }>;

function isSent(scheme: SecurityScheme): scheme is SentScheme {
  return scheme.kind !== "mutualTLS" && scheme.kind !== "unsupported";
}

function schemeView(scheme: SentScheme): SchemeView {
  const { id, name, description: doc = "" } = scheme;
  const view = { id, name, doc, basic: scheme.kind === "basic" };
  switch (scheme.kind) {
    case "apiKey":
      return { ...view, maker: KEY_MAKERS[scheme.in] as Identifier, keyed: true, key: scheme.key };
    case "http":
      return { ...view, maker: "authorization" as Identifier, keyed: true, key: scheme.scheme };
    case "basic":
    case "bearer":
      return { ...view, maker: scheme.kind as Identifier, keyed: false, key: "" };
    default:
      return scheme satisfies never;
  }
}

const KEY_MAKERS = { header: "apiKeyInHeader", query: "apiKeyInQuery", cookie: "apiKeyInCookie" } as const;
