import type { ApiModel, Identifier, Operation, SecurityScheme, Server } from "../model/model.ts";
import { camelCase, createScope } from "../model/names.ts";
import { printed } from "../render/printed.ts";
import { docComment } from "../render/quote.ts";
import { render } from "../render/render.ts";
import type { ClientView, OperationsView, SchemeView, ServerView, SignatureView } from "../render/views.ts";
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
    contents: render("operations", operationsView(byTag.get(name) ?? [], context)),
  }));
  const alternatives = [...context.alternatives].map(([code, name]) => ({ name, value: printed(code) }));
  const security = render("security", { schemes, combined: alternatives.length > 0, alternatives });
  return [
    ...modules,
    ...(schemes.length > 0 ? [{ path: "security.ts", contents: security }] : []),
    { path: "client.ts", contents: render("client", clientView(model, schemes)) },
    { path: "index.ts", contents: render("index", { files: model.tags.map(({ fileName }) => fileName) }) },
  ];
}

/** How the client's maker is called: `createClockifyClient`. */
export function createName(model: ApiModel): Identifier {
  return `create${model.name}Client` as Identifier;
}

function operationsView(operations: readonly Operation[], context: RequestContext): OperationsView {
  let secured = false;
  const views = operations.map((operation) => {
    const lines: string[] = [];
    for (const [key, code] of requestFields(operation, context)) {
      secured ||= key === "security";
      lines.push(`    ${key}: ${code},`);
    }
    const doc = printed(docComment(operationDoc(operation), ""));
    return { ...signatureView(operation), doc, fields: printed(lines.join("\n")) };
  });
  return { secured, operations: views };
}

function signatureView(operation: Operation): Omit<SignatureView, "doc"> {
  return {
    name: operation.name,
    args: suffixed(operation, "Args"),
    optional: argsOptional(operation),
    result: suffixed(operation, "Result"),
  };
}

function clientView(model: ApiModel, schemes: readonly SchemeView[]): ClientView {
  const taken = ["paths", "runtime", "types", "client", "options", "serverOf", createName(model)];
  const unique = createScope(taken);
  const aliases = new Map(model.tags.map((tag) => [tag.name, unique(camelCase(tag.fileName))]));
  const { name, title } = model;
  return {
    clientDoc: `${title}: every operation, bound to one client.`,
    operations: model.operations.map((operation) => ({
      ...signatureView(operation),
      doc: printed(docComment(shortDoc(operation), "  ")),
    })),
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
      file: tag.fileName,
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
