import type { OpenApi } from "../../../../generator/document/openapi.ts";
import type { ApiModel, Operation } from "../../../../generator/model/model.ts";
import { isSafe } from "../../http.ts";
import { type IdPlace, idPlaces } from "../id-places.ts";
import { linksOf } from "../links.ts";
import { pagingOf } from "../paging.ts";
import type { Resource } from "../resources.ts";
import { successOf } from "../shape.ts";
import { copyJourney, createJourney } from "./create.ts";
import { deleteJourney } from "./delete.ts";
import { filtersJourney } from "./filters.ts";
import type { Journey } from "./journey.ts";
import { linkJourney } from "./links.ts";
import { pagesJourney } from "./pages.ts";
import { referencesJourney } from "./references.ts";
import { repeatJourney } from "./repeat.ts";
import { currentJourney, isVisible, updateJourney } from "./update.ts";

/** Every journey that the document makes possible, in the order in which an operation is used: create, change, list, delete. */
export function createJourneys(document: OpenApi, model: ApiModel, resources: readonly Resource[]): readonly Journey[] {
  const context: Context = {
    document,
    model,
    places: new Map(model.operations.map((it) => [it, idPlaces(document, it, resources)])),
  };
  return [
    ...resources.flatMap((resource) => journeysOf(context, resource)),
    ...model.operations.flatMap((operation) => {
      if (operation.method !== "get" || !answersList(document, operation)) return [];
      const resource = resources.find((it) => [...it.lists, ...it.views].includes(operation));
      const paging = pagingOf(operation);
      const pages = paging && pagesJourney(operation, paging, resource);
      return [pages, filtersJourney(operation, resource)].filter((it) => it !== undefined);
    }),
    ...model.operations
      .filter(
        (it) => it.method === "get" && answersJson(document, it) && !/random|shuffle|\bnow\b|time$/i.test(it.path),
      )
      .map(repeatJourney),
    ...linksOf(document, model)
      .filter(({ target }) => isSafe(target.method))
      .map(linkJourney),
  ];
}

interface Context {
  readonly document: OpenApi;
  readonly model: ApiModel;
  readonly places: ReadonlyMap<Operation, readonly IdPlace[]>;
}

function journeysOf(context: Context, resource: Resource): Journey[] {
  const { document, model } = context;
  if (resource.creates.length === 0) return [];
  const targets = (operation: Operation) =>
    (context.places.get(operation) ?? []).filter((place) => place.isTarget && place.resource === resource);
  const changes = model.operations.filter(
    (it) => ["put", "patch"].includes(it.method) && it.body !== undefined && isVisible(resource, it, document),
  );
  const named = changes.filter(
    (it) =>
      targets(it).length > 0 && (resource.updates.includes(it) || targets(it).some((place) => place.in === "body")),
  );
  const current = changes.filter((it) => targets(it).length === 0 && isAtCollection(it, resource));
  const removes = model.operations.filter(
    (it) =>
      it.method === "delete" &&
      targets(it).length > 0 &&
      (resource.removes.includes(it) || targets(it).some((place) => place.in !== "path")),
  );
  return [
    ...resource.creates.map((operation) => createJourney(resource, operation)),
    ...resource.copies.map((operation) => copyJourney(resource, operation)),
    ...named.map((operation) => updateJourney(resource, operation)),
    ...current.map((operation) => currentJourney(resource, operation)),
    ...[referencesJourney(document, resource, [...resource.creates, ...named])].filter((it) => it !== undefined),
    ...removes.map((operation) => deleteJourney(resource, operation)),
  ];
}

/** At the path where these things are made or listed. */
function isAtCollection({ path }: Operation, { creates, lists }: Resource): boolean {
  return [...creates, ...lists].some((it) => it.path === path);
}

function answersList(document: OpenApi, operation: Operation): boolean {
  const shape = successOf(document, operation)?.shape;
  if (shape === undefined) return false;
  return (
    shape.types.includes("array") ||
    shape.properties.some((name) => shape.property(name)?.types.includes("array") === true)
  );
}

function answersJson(document: OpenApi, operation: Operation): boolean {
  return successOf(document, operation)?.shape !== undefined;
}
