import type { OpenApi } from "../../../generator/document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { ApiModel, Operation } from "../../../generator/model/model.ts";

/** One parameter of a link (OpenAPI 3.1, section 4.8.20): a value of one operation's answer or request that another takes. */
export interface Link {
  readonly name: string;
  readonly source: Operation;
  /** The status key of the response that has the link. */
  readonly status: string;
  readonly target: Operation;
  /** All parameters of the link, by name: constants or runtime expressions. */
  readonly parameters: JsonObject;
  /** The parameter that takes a value of the answer's body, and that value's property. */
  readonly parameter: string;
  readonly property: string | undefined;
  readonly pointer: string;
}

/** The links of all operations that lead to one of the document's own. */
export function linksOf(document: OpenApi, model: ApiModel): readonly Link[] {
  return model.operations.flatMap((source) =>
    source.responses.flatMap(({ status, pointer }) => {
      const links = valueAt(document, [...fromPointer(pointer), "links"]);
      if (!isObject(links)) return [];
      return Object.entries(links).flatMap(([name, value]) => {
        const link = follow(document, value);
        const target = link && targetOf(model, link);
        if (link === undefined || target === undefined || !isObject(link.parameters)) return [];
        return [toLink({ name, source, status, target, pointer: `${pointer}/links/${name}` }, link.parameters)];
      });
    }),
  );
}

function toLink(known: Pick<Link, "name" | "source" | "status" | "target" | "pointer">, parameters: JsonObject): Link {
  // `path.id` says which of two parameters of one name is meant.
  const plain = Object.fromEntries(
    Object.entries(parameters).map(([name, it]) => [name.replace(/^(path|query|header|cookie)\./, ""), it]),
  );
  const [parameter = "", expression] =
    Object.entries(plain).find(([, it]) => typeof it === "string" && it.startsWith("$response.body#")) ??
    Object.entries(plain)[0] ??
    [];
  const property = typeof expression === "string" ? fromPointer(expression.split("#")[1] ?? "").at(-1) : undefined;
  return { ...known, parameters: plain, parameter, property };
}

function follow(document: OpenApi, value: Json | undefined): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  return typeof value.$ref === "string" ? follow(document, valueAt(document, fromPointer(value.$ref))) : value;
}

function targetOf(model: ApiModel, { operationId, operationRef }: JsonObject): Operation | undefined {
  if (typeof operationId === "string") return model.operations.find(({ id }) => id === operationId);
  if (typeof operationRef !== "string" || !operationRef.startsWith("#")) return undefined;
  const [, path, method] = fromPointer(operationRef);
  return model.operations.find((it) => it.path === path && it.method === method);
}
