import type {
  HeaderObject,
  MediaTypeObject,
  OpenApi,
  OperationObject,
  ParameterObject,
  PathItemObject,
  SchemaObject,
} from "../document/openapi.ts";
import type { Json } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { follow } from "./follow.ts";
import type { Parameter } from "./model.ts";

/** The parameters of an operation: the path item's first, each replaced by the operation's own of the same name and place. */
export function buildParameters(
  document: OpenApi,
  pathItem: PathItemObject,
  { operation, steps }: { operation: OperationObject; steps: readonly string[] },
): Parameter[] {
  const byPlace = new Map<string, Parameter>();
  const lists = [
    { entries: pathItem.parameters ?? [], at: steps.slice(0, -1) },
    { entries: operation.parameters ?? [], at: steps },
  ];
  for (const { entries, at } of lists) {
    entries.forEach((entry, index) => {
      const found = follow<ParameterObject>(document, entry, [...at, "parameters", String(index)]);
      if (isIgnored(found.value)) return;
      byPlace.set(`${found.value.in} ${found.value.name}`, buildParameter(found.value, found.steps));
    });
  }
  return [...byPlace.values()];
}

function buildParameter(parameter: ParameterObject, steps: readonly string[]): Parameter {
  const style = parameter.style ?? DEFAULT_STYLES[parameter.in];
  const { description } = parameter;
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.in === "path" || parameter.required === true,
    style: style as Parameter["style"],
    // OpenAPI 3.1, section 4.8.12.2.1: only `form` explodes by default.
    explode: parameter.explode ?? style === "form",
    allowReserved: parameter.allowReserved === true,
    ...(description === undefined ? {} : { description }),
    deprecated: parameter.deprecated === true,
    ...schemaOrContent(parameter, steps),
    pointer: toPointer(steps),
  };
}

/** Parameters and headers are described by a `schema` or by a `content` with one media type. */
export function schemaOrContent(
  object: ParameterObject | HeaderObject,
  steps: readonly string[],
): { schema: SchemaObject; schemaPointer: string; examples: readonly Json[]; mediaType?: string } {
  const [mediaType, media] = Object.entries(object.content ?? {})[0] ?? [];
  if (mediaType !== undefined && media !== undefined) {
    const place = [...steps, "content", mediaType];
    return {
      schema: media.schema ?? {},
      schemaPointer: toPointer([...place, "schema"]),
      examples: examplesOf(media),
      mediaType,
    };
  }
  return { schema: object.schema ?? {}, schemaPointer: toPointer([...steps, "schema"]), examples: examplesOf(object) };
}

/** `example`, or the values of `examples`; one that lies elsewhere (`externalValue`) is not fetched. */
export function examplesOf(object: MediaTypeObject | ParameterObject | HeaderObject): readonly Json[] {
  if (object.example !== undefined) return [object.example];
  return Object.values(object.examples ?? {}).flatMap((example) =>
    example.value === undefined ? [] : [example.value],
  );
}

/** OpenAPI 3.1, section 4.8.12.2: header parameters with these names are ignored. */
export function isIgnored(parameter: ParameterObject): boolean {
  return (
    parameter.in === "header" && ["accept", "content-type", "authorization"].includes(parameter.name.toLowerCase())
  );
}

const DEFAULT_STYLES = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
