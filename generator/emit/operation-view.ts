import type { ApiModel, Identifier, MediaType, Operation, Parameter, SecurityScheme } from "../model/model.ts";
import type { BodyView, OperationView, PlaceView } from "../render/views.ts";
import { operationDoc } from "./operation-doc.ts";
import { argsOptional, suffixed } from "./operation-types.ts";

/** Every decision about a client function is taken here, so that the template only places values. */
export function operationView(operation: Operation, model: ApiModel): OperationView {
  const bodies = (operation.body?.content ?? []).map(bodyView);
  const security = securityView(operation, model);
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
    places: PLACES.flatMap((place) => placeView(operation, place)),
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

function bodyView(media: MediaType): BodyView {
  const base = { mediaType: media.type, encoded: false, contentTypes: {}, styles: [] };
  switch (media.kind) {
    case "form": {
      const styles = media.encoding.filter(({ style, explode }) => style !== undefined || explode !== undefined);
      const view = styles.map(({ property, style = "form", explode = style === "form", allowReserved = false }) => ({
        name: property,
        serializer: queryStyle(style, explode),
        reserved: allowReserved,
      }));
      return { ...base, serializer: "urlencoded" as Identifier, called: true, styled: view.length > 0, styles: view };
    }
    case "multipart": {
      const typed = media.encoding.filter(({ contentType }) => contentType !== undefined);
      const contentTypes = Object.fromEntries(typed.map(({ property, contentType = "" }) => [property, contentType]));
      return {
        ...base,
        serializer: "multipart" as Identifier,
        called: true,
        encoded: typed.length > 0,
        contentTypes,
        styled: false,
      };
    }
    case "json":
    case "text":
    case "binary":
      return { ...base, serializer: media.kind as Identifier, called: false, styled: false };
    default:
      return media.kind satisfies never;
  }
}

/** The runtime's writer for each place, and its default style there: a parameter in that style needs no entry. */
const PLACES = [
  { in: "path", key: "pathParams", writer: undefined, fallback: "simple" },
  { in: "query", key: "query", writer: "queryParams", fallback: "form" },
  { in: "header", key: "headerParams", writer: "headerParams", fallback: "simple" },
  { in: "cookie", key: "cookieParams", writer: "cookieParams", fallback: "form" },
] as const;

function placeView(operation: Operation, { in: place, key, writer, fallback }: (typeof PLACES)[number]): PlaceView[] {
  const parameters = operation.parameters.filter((parameter) => parameter.in === place);
  const styles = parameters
    .map((parameter) => ({
      name: parameter.name,
      serializer: parameterStyle(parameter),
      reserved: parameter.allowReserved && place === "query",
    }))
    .filter(({ serializer, reserved }) => serializer !== fallback || reserved);
  if (parameters.length === 0 || (writer === undefined && styles.length === 0)) return [];
  const view = { key: key as Identifier, styled: styles.length > 0, styles };
  return [
    writer === undefined ? { ...view, written: false } : { ...view, written: true, writer: writer as Identifier },
  ];
}

/** The runtime's name for a parameter's style (OpenAPI 3.1, section 4.8.12.2.1). */
function parameterStyle({ in: place, style, explode, mediaType }: Parameter): Identifier {
  const inQuery = place === "query" || place === "cookie";
  if (mediaType !== undefined) return (inQuery ? "jsonParameter" : "jsonSimple") as Identifier;
  if (inQuery) return queryStyle(style, explode);
  return (explode ? `${style}Exploded` : style) as Identifier;
}

/** Exploded, the delimited styles are `form`: each item repeats the name. */
function queryStyle(style: string, explode: boolean): Identifier {
  if (style === "deepObject") return style as Identifier;
  if (explode) return "form" as Identifier;
  return (style === "form" ? "formJoined" : style) as Identifier;
}

/**
 * The alternatives that can be sent. A scheme of the connection (mutual TLS) asks nothing of the request; of an
 * alternative with a scheme that nobody knows, nothing is sent.
 */
function securityView(operation: Operation, model: ApiModel): OperationView["security"] {
  const schemes = schemesById(model);
  return operation.security.flatMap((alternative) => {
    const sent = alternative.map((id) => schemes.get(id)).filter((scheme) => scheme?.kind !== "mutualTLS");
    const names = sent.map((scheme) => (scheme?.kind === "unsupported" ? undefined : scheme?.name));
    return names.includes(undefined) || names.length === 0 ? [] : [{ schemes: names as Identifier[] }];
  });
}

function schemesById(model: ApiModel): ReadonlyMap<string, SecurityScheme> {
  const known = SCHEMES.get(model) ?? new Map(model.securitySchemes.map((scheme) => [scheme.id, scheme]));
  SCHEMES.set(model, known);
  return known;
}

const SCHEMES = new WeakMap<ApiModel, ReadonlyMap<string, SecurityScheme>>();
