import { isObject, type Json } from "../../../../generator/json/json.ts";
import type { Operation, Parameter } from "../../../../generator/model/model.ts";
import { filtersHold } from "../../checks/filters.ts";
import { getPage, listAll } from "../list.ts";
import { isReferenceLike } from "../names.ts";
import { largestSize, pageRequest, pagingOf } from "../paging.ts";
import { prepare, sharedThing } from "../prepare.ts";
import type { Resource } from "../resources.ts";
import { stateOf } from "../state.ts";
import { type Journey, journey, type Walk } from "./journey.ts";

/** Asks a list for single values of its items' properties, by the query parameters of the same names. */
export function filtersJourney(operation: Operation, resource: Resource | undefined): Journey | undefined {
  const filters = operation.parameters.filter(mayFilter).slice(0, MOST);
  if (filters.length === 0) return undefined;
  const name = `filters ${operation.id}`;
  return journey({ operation, name, checks: ["filters"] }, async (walk) => {
    const caller = walk.as(operation);
    const about = resource && (await sharedThing(caller, resource));
    const items = (await listAll(caller, about === undefined ? [] : [about]))?.items ?? [];
    walk.skip("filters", "no two items differ in a property that can be filtered by");
    for (const filter of filters) await tryFilter(walk, filter, { operation, items, about: about ? [about] : [] });
  });
}

const MOST = 8;

/** A name can say that the values are to be the same, but of a number or a time it may be a bound. */
function mayFilter({ in: place, schema, name }: Parameter): boolean {
  if (place !== "query" || isReferenceLike(name)) return false;
  const types = [schema.type].flat();
  const text = types.includes("string") && !/^(date|time)/.test(String(schema.format ?? ""));
  return text || types.includes("boolean") || Array.isArray(schema.enum);
}

interface About {
  readonly operation: Operation;
  readonly items: readonly Json[];
  readonly about: NonNullable<Parameters<typeof listAll>[1]>;
}

async function tryFilter(walk: Walk, filter: Parameter, { operation, items, about }: About): Promise<void> {
  const { session } = walk.subject;
  const values = items.flatMap((item) => (isObject(item) ? (scalar(item[filter.name]) ?? []) : []));
  const value = values.find((each) =>
    session.validators.accepts({ pointer: filter.schemaPointer, schema: filter.schema }, each),
  );
  if (value === undefined || values.every((each) => each === value)) return;
  const paging = pagingOf(operation);
  const { request } = await prepare(walk.as(operation), stateOf(session).fixture(operation, "minimal"), {
    things: about,
  });
  const sized = paging === undefined ? request : pageRequest(request, paging, { size: largestSize(paging) });
  const page = await getPage(walk.as(operation), { ...sized, query: { ...sized.query, [filter.name]: value } });
  if (page === undefined) return;
  const exact = typeof value === "boolean" || Array.isArray(filter.schema.enum);
  walk.note("filters", filtersHold({ name: filter.name, value, page, exact }));
}

function scalar(value: Json | undefined): string | boolean | undefined {
  return typeof value === "boolean" || (typeof value === "string" && value !== "") ? value : undefined;
}
