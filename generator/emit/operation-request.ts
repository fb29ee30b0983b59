import { contentKind } from "../model/build-content.ts";
import type { ApiModel, Identifier, MediaType, Operation, Parameter, SecurityScheme, Server } from "../model/model.ts";
import { propertyKey, quote } from "../render/quote.ts";

/** What the operations of a client share. */
export interface RequestContext {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly servers: readonly Server[];
  /** Each list of alternatives that some operation asks for, as code, and its name in `security.ts`. */
  readonly alternatives: Map<string, Identifier>;
}

export function requestContext(model: ApiModel): RequestContext {
  return {
    schemes: new Map(model.securitySchemes.map((scheme) => [scheme.id, scheme])),
    servers: model.servers,
    alternatives: new Map(),
  };
}

/**
 * What the runtime is told of an operation, as the fields of an object: code that is made of quoted texts, identifiers and
 * the runtime's own names. What the runtime takes for granted is left out: GET, success by 200 alone, JSON asked for.
 */
export function requestFields(operation: Operation, context: RequestContext): [key: string, code: string][] {
  const fields: [string, string][] = [];
  if (operation.method !== "get") fields.push(["method", quote(operation.method.toUpperCase())]);
  fields.push(["path", quote(operation.path)]);
  const success = successKeys(operation);
  if (success.length !== 1 || success[0] !== "200") fields.push(["success", `[${success.map(quote).join(", ")}]`]);
  const accept = acceptOf(operation);
  if (accept !== "application/json") fields.push(["accept", quote(accept)]);
  const server = serverOf(operation, context);
  if (server !== undefined) fields.push(["server", quote(server)]);
  if (operation.body !== undefined) fields.push(["body", bodyCode(operation.body.content)]);
  if (operation.parameters.length > 0) addPlaces(fields, operation.parameters);
  const security = securityCode(operation, context);
  if (security !== undefined) fields.push(["security", security]);
  return fields;
}

function successKeys({ responses }: Operation): string[] {
  const success: string[] = [];
  for (const { status } of responses) if (status.startsWith("2")) success.push(status);
  return success.length === 0 && responses.at(-1)?.status === "default" ? ["default"] : success;
}

/** What the declared responses come as; a wildcard says nothing beside another type. */
function acceptOf({ responses }: Operation): string {
  let accept = "";
  const seen = new Set<string>();
  for (const { content } of responses) {
    for (const { type } of content) {
      if (seen.has(type) || type.includes("*")) continue;
      seen.add(type);
      accept = accept === "" ? type : `${accept}, ${type}`;
    }
  }
  return accept || "*/*";
}

/** The operation's own server, its variables at their defaults; one without a host lies on the host of the document's first. */
function serverOf({ servers }: Operation, context: RequestContext): string | undefined {
  if (servers?.[0] === undefined) return undefined;
  const own = defaultUrl(servers[0]);
  const base = context.servers[0] && defaultUrl(context.servers[0]);
  const onHost = base !== undefined && !URL.canParse(own) && URL.canParse(own, base);
  return onHost ? new URL(own, base).href : own;
}

function defaultUrl({ url, variables }: Server): string {
  const defaults = new Map(variables.map((variable) => [variable.name, variable.default]));
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => defaults.get(name) ?? whole);
}

function bodyCode(content: readonly MediaType[]): string {
  const [first, ...others] = content;
  if (others.length === 0 && first?.type === "application/json") return "runtime.jsonBody";
  return `{ ${content.map((media) => `${propertyKey(media.type)}: runtime.${serializerCode(media)}`).join(", ")} }`;
}

function serializerCode({ kind, encoding }: MediaType): string {
  switch (kind) {
    case "form": {
      const styled = encoding.filter(({ style, explode }) => style !== undefined || explode !== undefined);
      const styles = styled.map(
        ({ property, style = "form", explode = style === "form", allowReserved = false }): Style => [
          property,
          queryStyle(style, explode),
          allowReserved,
        ],
      );
      return `urlencoded(${stylesCode(styles)})`;
    }
    case "multipart": {
      const typed = encoding.flatMap(({ property, contentType }) =>
        contentType === undefined ? [] : [`${propertyKey(property)}: ${quote(contentType)}`],
      );
      return typed.length === 0 ? "multipart()" : `multipart({ ${typed.join(", ")} })`;
    }
    case "json":
    case "text":
    case "binary":
      return kind;
    default:
      return kind satisfies never;
  }
}

/** The runtime's writer for each place, and its default style there: a parameter in that style needs no entry. */
const PLACES = [
  { in: "path", key: "pathParams", writer: "", fallback: "simple" },
  { in: "query", key: "query", writer: "queryParams", fallback: "form" },
  { in: "header", key: "headerParams", writer: "headerParams", fallback: "simple" },
  { in: "cookie", key: "cookieParams", writer: "cookieParams", fallback: "form" },
] as const;

function addPlaces(fields: [string, string][], parameters: readonly Parameter[]): void {
  for (const { in: place, key, writer, fallback } of PLACES) {
    let used = false;
    const styles: Style[] = [];
    for (const parameter of parameters) {
      if (parameter.in !== place) continue;
      used = true;
      const style = parameterStyle(parameter);
      const reserved = parameter.allowReserved && place === "query";
      if (style !== fallback || reserved) styles.push([parameter.name, style, reserved]);
    }
    if (!used || (writer === "" && styles.length === 0)) continue;
    if (key === "query" && styles.length === 0) fields.push([key, "runtime.query"]);
    else fields.push([key, writer === "" ? stylesCode(styles) : `runtime.${writer}(${stylesCode(styles)})`]);
  }
}

type Style = readonly [name: string, serializer: string, reserved: boolean];

function stylesCode(styles: readonly Style[]): string {
  if (styles.length === 0) return "";
  const entries = styles.map(([name, serializer, reserved]) => {
    const key = propertyKey(name);
    return reserved ? `${key}: runtime.reserved(runtime.${serializer})` : `${key}: runtime.${serializer}`;
  });
  return `{ ${entries.join(", ")} }`;
}

/** The runtime's name for a parameter's style (OpenAPI 3.1, section 4.8.12.2.1). */
function parameterStyle({ in: place, style, explode, mediaType }: Parameter): string {
  const inQuery = place === "query" || place === "cookie";
  // What `content` describes is JSON, or a text already.
  const kind = mediaType === undefined ? undefined : contentKind(mediaType);
  if (style === "whole") return kind === "json" ? "wholeJson" : kind === "form" ? "form" : "wholeText";
  if (kind === "json") return inQuery ? "jsonParameter" : "jsonSimple";
  if (inQuery) return queryStyle(style, explode);
  return explode ? `${style}Exploded` : style;
}

/** Exploded, the delimited styles are `form`: each item repeats the name. */
function queryStyle(style: string, explode: boolean): string {
  if (style === "deepObject") return style;
  if (explode) return "form";
  return style === "form" ? "formJoined" : style;
}

/**
 * The alternatives that can be sent. A scheme of the connection (mutual TLS) asks nothing of the request; of an
 * alternative with a scheme that nobody knows, nothing is sent.
 */
function securityCode({ security }: Operation, { schemes, alternatives }: RequestContext): string | undefined {
  const codes: string[] = [];
  for (const ids of security) {
    const sent = ids.map((id) => schemes.get(id)).filter((scheme) => scheme?.kind !== "mutualTLS");
    if (sent.length === 0 || sent.some((scheme) => scheme === undefined || scheme.kind === "unsupported")) continue;
    codes.push(`[${sent.map((scheme) => scheme?.name).join(", ")}]`);
  }
  if (codes.length === 0) return undefined;
  const code = `[${codes.join(", ")}]`;
  const count = alternatives.size + 1;
  const name = alternatives.get(code) ?? (`alternatives${count === 1 ? "" : count}` as Identifier);
  alternatives.set(code, name);
  return `security.${name}`;
}
