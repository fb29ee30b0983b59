import type { ResourceConfig } from "../../../generator/config.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import { linksOf } from "./links.ts";
import { isIdName, plain, singular } from "./names.ts";
import { type Shape, successOf } from "./shape.ts";

/** A kind of thing that the API makes, shows, changes and takes away. */
export interface Resource {
  /** The last word of the collection's path: `time-entries`. */
  readonly name: string;
  /** The path of one of them, and its parameter that carries the id. */
  readonly itemPath: string;
  readonly parameter: string;
  /** The property that carries the id in an answer. */
  readonly idProperty: string;
  /** What makes one and answers with it; the first is the collection's own. */
  readonly creates: readonly Operation[];
  /** What makes another one of one: `POST …/{id}/duplicate`. */
  readonly copies: readonly Operation[];
  readonly read: Operation | undefined;
  /** What answers with all of them, the collection's own first. */
  readonly lists: readonly Operation[];
  /** What answers with some of them: `GET …/time-entries/status/in-progress`. */
  readonly views: readonly Operation[];
  /** PUT and PATCH of one. */
  readonly updates: readonly Operation[];
  readonly removes: readonly Operation[];
  /** What says so. */
  readonly source: "links" | "paths" | "config";
}

/** The resources of a document as everything else here takes them: the same objects each time. */
export function resourcesOf(document: OpenApi, model: ApiModel, config?: ResourceConfig): readonly Resource[] {
  const known = inferred.get(document) ?? inferResources(document, model, config);
  inferred.set(document, known);
  return known;
}

const inferred = new WeakMap<OpenApi, readonly Resource[]>();

/** The things that an API has: from its `links`, else from paths and schemas; a config may say otherwise. */
export function inferResources(document: OpenApi, model: ApiModel, config: ResourceConfig = {}): readonly Resource[] {
  const context: Context = { document, operations: model.operations };
  const items = [...new Set(model.operations.map(({ path }) => path))].filter((path) => isItem(path));
  const found = items.flatMap((path) => resourceAt(context, path) ?? []);
  const linked = linksOf(document, model).flatMap((link) => {
    const { source, target, parameter, property } = link;
    if (target.method !== "get" || !target.path.includes(`{${parameter}}`)) return [];
    const known = found.find(({ itemPath }) => itemPath === target.path);
    return known === undefined ? [linkedResource(target, { source, parameter, property })] : [];
  });
  return configured([...found, ...linked], model, config);
}

interface Context {
  readonly document: OpenApi;
  readonly operations: readonly Operation[];
}

/** A path that ends with a parameter behind a word: `/pets/{petId}`. */
function isItem(path: string): boolean {
  return /\/[^/{}]+\/\{[^/{}]+\}$/.test(path);
}

function resourceAt(context: Context, itemPath: string): Resource | undefined {
  const [, collection = "", name = "", parameter = ""] = /^(.*?\/([^/{}]+))\/\{([^/{}]+)\}$/.exec(itemPath) ?? [];
  const at = (method: string) => context.operations.find((it) => it.path === itemPath && it.method === method);
  const read = at("get");
  const removes = [at("delete")].filter((it) => it !== undefined);
  const updates = [at("put"), at("patch")].filter((it) => it?.body !== undefined).filter((it) => it !== undefined);
  if (read === undefined && removes.length === 0 && updates.length === 0) return undefined;
  const own = { parameter, collection: name };
  const like = [read, ...updates].flatMap((it) => (it === undefined ? [] : (entityShape(context, it, own) ?? [])))[0];
  const places = placesOf(context, collection, name);
  const creates = places.flatMap((path) => {
    const post = context.operations.find((it) => it.method === "post" && it.path === path);
    return post !== undefined && makesOne(context, post, { own, like, elsewhere: path !== collection }) ? [post] : [];
  });
  const answersSome = (it: Operation) => it.method === "get" && listsThem(context, it, { own, like });
  const lists = places.flatMap((path) => context.operations.filter((it) => it.path === path && answersSome(it)));
  if (creates.length === 0 && lists.length === 0) return undefined;
  const shape = like ?? creates.flatMap((it) => entityShape(context, it, own) ?? [])[0];
  return {
    ...{ name, itemPath, parameter, creates, read, lists, updates, removes },
    idProperty: (shape && idOf(shape, own)) ?? "id",
    copies: copiesOf(context, { name, own, like: shape }),
    views: context.operations.filter((it) => {
      return places.some((path) => it.path.startsWith(`${path}/`)) && !it.path.endsWith("}") && answersSome(it);
    }),
    source: "paths",
  };
}

/** Where the things of an item path are made and listed: its collection, and paths of the same last word below the same place. */
function placesOf({ operations }: Context, collection: string, name: string): string[] {
  const parent = collection.slice(0, collection.lastIndexOf("/") + 1);
  const paths = [...new Set(operations.map(({ path }) => path))];
  const elsewhere = paths.filter((path) => {
    return path !== collection && path.startsWith(parent) && path.endsWith(`/${name}`) && !hasItems(operations, path);
  });
  return [collection, ...elsewhere];
}

function hasItems(operations: readonly Operation[], collection: string): boolean {
  return operations.some(({ path, method }) => {
    return method === "get" && isItem(path) && path.slice(0, path.lastIndexOf("/")) === collection;
  });
}

interface Like {
  readonly own: { readonly parameter: string; readonly collection: string };
  /** What one of them looks like, where an operation shows it. */
  readonly like: Shape | undefined;
}

function makesOne(context: Context, post: Operation, { own, like, elsewhere }: Like & { elsewhere: boolean }): boolean {
  const success = successOf(context.document, post);
  if (success === undefined) return false;
  const shape = entityShape(context, post, own);
  if (elsewhere) return shape !== undefined && like !== undefined && resembles(shape, like);
  if (shape !== undefined) return true;
  const located = success.response.headers.some(({ name }) => name.toLowerCase() === "location");
  const silent = success.shape === undefined || success.shape.types.length === 0;
  return located || (silent && success.response.status === "201");
}

function listsThem(context: Context, get: Operation, { own, like }: Like): boolean {
  const shape = successOf(context.document, get)?.shape;
  const items = shape && itemsShape(shape);
  if (items === undefined) return false;
  return like === undefined ? idOf(items, own) !== undefined : resembles(items, like);
}

/** `POST …/time-entries/{id}/duplicate`, which answers with one more of them. */
function copiesOf(context: Context, { name, own, like }: Like & { name: string }): Operation[] {
  return context.operations.filter(({ path, method, body }, index) => {
    const operation = context.operations[index];
    if (method !== "post" || operation === undefined || body?.required === true) return false;
    const [, behind] = path.split(new RegExp(`/${name.replaceAll(/\W/g, "\\$&")}/\\{[^/]+\\}/`));
    const shape = behind === undefined ? undefined : entityShape(context, operation, own);
    const copies = /dup|cop(y|ies)|clone|fork/i.test(`${behind} ${operation.id}`);
    return copies && shape !== undefined && like !== undefined && resembles(shape, like);
  });
}

/** What an operation shows of one of them: its answer, or the one object in it that has the id. */
function entityShape({ document }: Context, operation: Operation, own: Like["own"]): Shape | undefined {
  const shape = successOf(document, operation)?.shape;
  if (shape === undefined || shape.types.includes("array")) return undefined;
  if (idOf(shape, own) !== undefined) return shape;
  const inner = shape.properties.flatMap((name) => shape.property(name) ?? []);
  return inner.find((each) => each.types.includes("object") && idOf(each, own) !== undefined);
}

/** The items of an array, or of the one array of objects in an object, or one level deeper. */
function itemsShape(shape: Shape, depth = 2): Shape | undefined {
  if (shape.types.includes("array")) return shape.items();
  if (depth === 0) return undefined;
  const inner = shape.properties.flatMap((name) => shape.property(name) ?? []);
  const arrays = inner.filter((each) => each.types.includes("array") && (each.items()?.properties.length ?? 0) > 0);
  if (arrays.length > 0) return arrays.length === 1 ? arrays[0]?.items() : undefined;
  return inner.flatMap((each) => itemsShape(each, depth - 1) ?? [])[0];
}

function idOf(shape: Shape, own: Like["own"]): string | undefined {
  const ranked = shape.properties
    .map((name) => ({ name, rank: isIdName(name, own) }))
    .filter(
      ({ name, rank }) => rank >= 0 && !shape.property(name)?.types.some((it) => it === "object" || it === "array"),
    );
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.name;
}

/** Whether two shapes show the same kind of thing: half of the smaller's properties are the larger's. */
function resembles(one: Shape, other: Shape): boolean {
  const common = one.properties.filter((name) => other.properties.includes(name)).length;
  return common > 0 && common * 2 >= Math.min(one.properties.length, other.properties.length);
}

function linkedResource(
  target: Operation,
  { source, parameter, property }: { source: Operation; parameter: string; property: string | undefined },
): Resource {
  const words = target.path.split("/").filter((word) => word !== "" && !word.includes("{"));
  return {
    name: words.at(-1) ?? target.path,
    itemPath: target.path,
    parameter,
    idProperty: property ?? "id",
    creates: source.method === "post" ? [source] : [],
    read: target,
    ...{ copies: [], lists: [], views: [], updates: [], removes: [] },
    source: "links",
  };
}

function configured(found: readonly Resource[], model: ApiModel, config: ResourceConfig): Resource[] {
  const operation = (id: string | undefined) => model.operations.filter((it) => it.id === id);
  return found.flatMap((resource) => {
    const own = Object.entries(config).find(([name]) => plain(name) === plain(resource.name))?.[1];
    if (own === undefined) return [resource];
    if (own === false) return [];
    return [
      {
        ...resource,
        ...(own.id === undefined ? {} : { idProperty: own.id }),
        ...(own.create === undefined ? {} : { creates: operation(own.create) }),
        ...(own.read === undefined ? {} : { read: operation(own.read)[0] }),
        ...(own.list === undefined ? {} : { lists: operation(own.list) }),
        ...(own.update === undefined ? {} : { updates: operation(own.update) }),
        ...(own.delete === undefined ? {} : { removes: operation(own.delete) }),
        source: "config" as const,
      },
    ];
  });
}

/** The resource whose ids a path parameter behind this word carries. */
export function resourceNamed(resources: readonly Resource[], word: string): Resource | undefined {
  return resources.find(({ name }) => singular(name) === singular(word));
}
