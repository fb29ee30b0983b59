import type {
  HeaderObject,
  MediaTypeObject,
  OpenApi,
  ParameterObject,
  ReferenceObject,
  SchemaObject,
} from "../document/openapi.ts";
import type { Json } from "../json/json.ts";
import { below, buildOnce, type Found, type Unfinished } from "./follow.ts";
import type { Parameter } from "./model.ts";

type ParameterList = readonly (ParameterObject | ReferenceObject)[];

/** Gives the parameters of lists, the outer first: each is replaced by a later one of the same name and place. */
export type ParametersOf = (lists: readonly Found<ParameterList | undefined>[]) => readonly Parameter[];

export function createParameters(document: OpenApi): ParametersOf {
  const build = buildOnce(document, buildParameter);
  return (lists) => {
    const byPlace = new Map<string, Parameter>();
    for (const { value = [], pointer } of lists) {
      for (let index = 0; index < value.length; index++) {
        const parameter = build(value[index] as ParameterObject, `${pointer}/parameters/${index}`);
        if (!isIgnored(parameter)) byPlace.set(placeOf(parameter), parameter);
      }
    }
    return byPlace.size === 0 ? NONE : [...byPlace.values()];
  };
}

const NONE: readonly never[] = [];

/** Names of headers don't depend on case (RFC 9110, section 5.1). */
function placeOf({ in: place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function buildParameter(parameter: ParameterObject, pointer: string): Parameter {
  const { description, in: place } = parameter;
  const whole = place === "querystring";
  // OpenAPI 3.2's `cookie` is `form` without its encoding, which our cookies don't have either.
  const said = parameter.style === "cookie" ? "form" : parameter.style;
  const style = whole ? "whole" : (said ?? DEFAULT_STYLES[place]);
  const { schema, schemaPointer, examples, mediaType } = schemaOrContent(parameter, pointer);
  const built: Unfinished<Parameter> = {
    name: parameter.name,
    in: whole ? "query" : place,
    required: place === "path" || parameter.required === true,
    style: style as Parameter["style"],
    // OpenAPI 3.1, section 4.8.12.2.1: only `form` explodes by default.
    explode: parameter.explode ?? style === "form",
    allowReserved: parameter.allowReserved === true,
    deprecated: parameter.deprecated === true,
    schema,
    schemaPointer,
    examples,
    pointer,
  };
  if (description !== undefined) built.description = description;
  if (mediaType !== undefined) built.mediaType = mediaType;
  return built;
}

/** Parameters and headers are described by a `schema` or by a `content` with one media type. */
export function schemaOrContent(
  object: ParameterObject | HeaderObject,
  pointer: string,
): { schema: SchemaObject; schemaPointer: string; examples: readonly Json[]; mediaType?: string } {
  const { content } = object;
  const mediaType = content && Object.keys(content)[0];
  const media = mediaType === undefined ? undefined : content?.[mediaType];
  if (mediaType !== undefined && media !== undefined) {
    const place = below(`${pointer}/content`, mediaType);
    return { schema: media.schema ?? {}, schemaPointer: `${place}/schema`, examples: examplesOf(media), mediaType };
  }
  return { schema: object.schema ?? {}, schemaPointer: `${pointer}/schema`, examples: examplesOf(object) };
}

/** `example`, or the values of `examples`; one that lies elsewhere (`externalValue`) is not fetched. */
export function examplesOf(object: MediaTypeObject | ParameterObject | HeaderObject): readonly Json[] {
  const { example, examples } = object;
  if (example !== undefined) return [example];
  if (examples === undefined) return NONE;
  return Object.values(examples).flatMap(({ value }) => (value === undefined ? [] : [value]));
}

/** OpenAPI 3.1, section 4.8.12.2: header parameters with these names are ignored. */
export function isIgnored({ in: place, name }: { readonly in: string; readonly name: string }): boolean {
  return place === "header" && IGNORED.test(name);
}

const IGNORED = /^(accept|content-type|authorization)$/i;

const DEFAULT_STYLES = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
