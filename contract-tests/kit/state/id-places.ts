import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { namesIdsOf, plain, singular } from "./names.ts";
import { type Resource, resourceNamed } from "./resources.ts";
import { bodyShape, type Shape } from "./shape.ts";

/** A place in an operation's request that carries the id of something. */
export interface IdPlace {
  readonly in: "path" | "query" | "body";
  /** Steps to it; `*` is every item of an array. */
  readonly steps: readonly string[];
  readonly resource: Resource;
  /** Whether it is what the operation works on, and not what that belongs to. */
  readonly isTarget: boolean;
  /** Whether it takes ids in a list. */
  readonly isList: boolean;
}

/** Where an operation's request carries ids of the things that the API has. */
export function idPlaces(document: OpenApi, operation: Operation, resources: readonly Resource[]): readonly IdPlace[] {
  return [
    ...pathPlaces(operation, resources),
    ...queryPlaces(operation, resources),
    ...bodyPlaces(document, operation, resources),
  ];
}

/** `/workspaces/{workspaceId}/time-entries/{id}`: the word before a parameter says whose id it is, else the parameter's own name. */
function pathPlaces({ path }: Operation, resources: readonly Resource[]): IdPlace[] {
  const segments = path.split("/");
  const places = segments.flatMap((segment, index) => {
    const name = /^\{([^}]+)\}$/.exec(segment)?.[1];
    if (name === undefined) return [];
    const prefix = segments.slice(0, index + 1).join("/");
    const resource =
      resources.find(({ itemPath }) => itemPath === prefix) ??
      byWord(resources, segments[index - 1] ?? "", prefix) ??
      resources.find((it) => namesIdsOf(name, it.name));
    return resource === undefined ? [] : [{ name, resource, index }];
  });
  const words = segments.filter((segment) => !segment.startsWith("{"));
  return places.map(({ name, resource, index }) => ({
    in: "path",
    steps: [name],
    resource,
    // Behind it there are only words for what is done with it: `…/{id}/duplicate`.
    isTarget:
      index === segments.findLastIndex((segment) => segment.startsWith("{")) &&
      isAction(words.at(-1) ?? "", resource, resources),
    isList: false,
  }));
}

function byWord(resources: readonly Resource[], word: string, prefix: string): Resource | undefined {
  const named = resources.filter(({ name }) => singular(name) === singular(word));
  // Of two kinds of one name the one that lies below the same place.
  return (
    named.find(({ itemPath }) => prefix.startsWith(itemPath.slice(0, itemPath.indexOf(`/${word}/`) + 1))) ?? named[0]
  );
}

function isAction(last: string, resource: Resource, resources: readonly Resource[]): boolean {
  return singular(last) === singular(resource.name) || resourceNamed(resources, last) === undefined;
}

function queryPlaces({ parameters, path }: Operation, resources: readonly Resource[]): IdPlace[] {
  return parameters.flatMap((parameter): IdPlace[] => {
    if (parameter.in !== "query") return [];
    const resource = resources.find(({ name }) => namesIdsOf(parameter.name, name));
    const isList = parameter.schema.type === "array";
    if (resource === undefined) return [];
    return [{ in: "query", steps: [parameter.name], resource, isTarget: endsWith(path, resource), isList }];
  });
}

function bodyPlaces(document: OpenApi, operation: Operation, resources: readonly Resource[]): IdPlace[] {
  const shape = bodyShape(document, operation);
  if (shape === undefined) return [];
  const own = resources.find((resource) => endsWith(operation.path, resource));
  const isList = shape.types.includes("array");
  const object = isList ? shape.items() : shape;
  const prefix = isList ? ["*"] : [];
  const places = (object?.properties ?? []).flatMap((name): IdPlace[] => {
    const property = object?.property(name);
    const at = { in: "body", steps: [...prefix, name], isList: property?.types.includes("array") === true } as const;
    // What a collection is asked to change is named by its ids; what is to be made has none yet.
    if (own !== undefined && name === own.idProperty && operation.method !== "post")
      return [{ ...at, resource: own, isTarget: true }];
    const resource = resources.find((it) => namesIdsOf(name, it.name) && property !== undefined && holdsIds(property));
    if (resource !== undefined) return [{ ...at, resource, isTarget: isBelow(operation.path, resource) }];
    return property === undefined ? [] : deeperPlaces(property, at.steps, resources);
  });
  return places;
}

/** What a part of the body refers to: `lines[].bookId`. */
function deeperPlaces(shape: Shape, steps: readonly string[], resources: readonly Resource[]): IdPlace[] {
  if (steps.length > DEEPEST) return [];
  const isList = shape.types.includes("array");
  const object = isList ? shape.items() : shape;
  const prefix = isList ? [...steps, "*"] : steps;
  return (object?.properties ?? []).flatMap((name): IdPlace[] => {
    const property = object?.property(name);
    if (property === undefined) return [];
    const own = [...prefix, name];
    const resource = resources.find((it) => namesIdsOf(name, it.name) && holdsIds(property));
    if (resource === undefined) return deeperPlaces(property, own, resources);
    return [{ in: "body", steps: own, resource, isTarget: false, isList: property.types.includes("array") }];
  });
}

/** Steps. */
const DEEPEST = 4;

/** `/pets/photos` and `/pets` of pets: what the operation works on is named in its body. */
function isBelow(path: string, { itemPath }: Resource): boolean {
  const collection = itemPath.slice(0, itemPath.lastIndexOf("/"));
  return path === collection || path.startsWith(`${collection}/`);
}

function endsWith(path: string, { name }: Resource): boolean {
  return plain(path.split("/").at(-1) ?? "") === plain(name);
}

function holdsIds(shape: Shape): boolean {
  const scalar = shape.types.includes("array") ? shape.items() : shape;
  return (
    scalar === undefined || !scalar.types.some((type) => type === "object" || type === "array" || type === "boolean")
  );
}
