import type { ApiModel, Identifier, MediaType, Operation, Parameter, SecurityScheme } from "../model/model.ts";
import type { OperationView, StylesView } from "../render/views.ts";
import { operationDoc } from "./operation-doc.ts";
import { argsOptional, suffixed } from "./operation-types.ts";

/** Every decision about a client function is taken here, so that the template only places values. */
export function operationView(operation: Operation, model: ApiModel): OperationView {
  const bodies = (operation.body?.content ?? []).map(bodyView);
  const security = securityView(operation, model.securitySchemes);
  return {
    doc: operationDoc(operation),
    name: operation.name,
    argsName: suffixed(operation, "Args"),
    resultName: suffixed(operation, "Result"),
    argsOptional: argsOptional(operation),
    method: operation.method.toUpperCase(),
    path: operation.path,
    success: successKeys(operation),
    ...accept(operation),
    ...server(operation),
    hasBody: bodies.length > 0,
    bodies,
    styles: PLACES.flatMap((place) => stylesView(operation, place)),
    secured: security.length > 0,
    security,
  };
}

function successKeys(operation: Operation): string[] {
  const statuses = operation.responses.map(({ status }) => status);
  const success = statuses.filter((status) => status.startsWith("2"));
  return success.length === 0 && statuses.includes("default") ? ["default"] : success;
}

/** What the declared responses come as; no wildcard, which would say nothing. */
function accept(operation: Operation): { accept?: string } {
  const types = operation.responses.flatMap(({ content }) => content.map(({ type }) => type));
  const named = [...new Set(types)].filter((type) => !type.includes("*"));
  return named.length === 0 ? {} : { accept: named.join(", ") };
}

function server(operation: Operation): { server?: string } {
  const [first] = operation.servers ?? [];
  if (first === undefined) return {};
  const defaults = new Map(first.variables.map((variable) => [variable.name, variable.default]));
  return { server: first.url.replace(/\{([^{}]+)\}/g, (whole, name: string) => defaults.get(name) ?? whole) };
}

function bodyView(media: MediaType): OperationView["bodies"][number] {
  const serializer = media.kind as Identifier;
  const encoded = media.encoding.filter((encoding) => encoding.contentType !== undefined);
  const encodes = media.kind === "multipart" && encoded.length > 0;
  const encoding = Object.fromEntries(encoded.map(({ property, contentType = "" }) => [property, contentType]));
  return { mediaType: media.type, serializer, encoded: encodes, encoding };
}

/** The runtime's table for each place, and its default style there: a parameter in that style needs no entry. */
const PLACES = [
  { in: "path", key: "pathParams", fallback: "simple" },
  { in: "query", key: "query", fallback: "form" },
  { in: "header", key: "headerParams", fallback: "simple" },
  { in: "cookie", key: "cookieParams", fallback: "cookie" },
] as const;

function stylesView(operation: Operation, place: (typeof PLACES)[number]): StylesView[] {
  const parameters = operation.parameters
    .filter((parameter) => parameter.in === place.in)
    .map((parameter) => ({
      name: parameter.name,
      serializer: serializer(parameter),
      reserved: parameter.allowReserved && parameter.in === "query",
    }))
    .filter((parameter) => parameter.serializer !== place.fallback || parameter.reserved);
  return parameters.length === 0 ? [] : [{ key: place.key as Identifier, parameters }];
}

/** The runtime's name for a style (OpenAPI 3.1, section 4.8.12.2.1). */
function serializer({ in: place, style, explode, mediaType }: Parameter): Identifier {
  if (mediaType !== undefined) return JSON_SERIALIZERS[place] as Identifier;
  if (place === "cookie") return (explode ? "cookie" : "cookieJoined") as Identifier;
  if (style === "form") return (explode ? "form" : "formJoined") as Identifier;
  if (style === "simple" || style === "label" || style === "matrix")
    return (explode ? `${style}Exploded` : style) as Identifier;
  return style as Identifier;
}

const JSON_SERIALIZERS = {
  path: "jsonSimple",
  header: "jsonSimple",
  query: "jsonParameter",
  cookie: "jsonCookie",
} as const;

function securityView(operation: Operation, schemes: readonly SecurityScheme[]): OperationView["security"] {
  const names = new Map(schemes.filter(({ kind }) => kind !== "unsupported").map(({ id, name }) => [id, name]));
  return operation.security.flatMap((alternative) => {
    const schemeNames = alternative.map((id) => names.get(id));
    return schemeNames.includes(undefined) || schemeNames.length === 0
      ? []
      : [{ schemes: schemeNames as Identifier[] }];
  });
}
