import type { ResourceConfig } from "../../../generator/config.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import { createJourneys } from "./journeys/journeys.ts";
import { resourcesOf } from "./resources.ts";

/** What is taken for the API's resources, and which journeys come of that, as lines for a person: a config may correct it. */
export function describePlan(document: OpenApi, model: ApiModel, config?: ResourceConfig): readonly string[] {
  const resources = resourcesOf(document, model, config);
  const lines = resources.flatMap((resource) => {
    const { name, itemPath, idProperty, source, creates, copies, read, lists, views, updates, removes } = resource;
    const roles: readonly [string, readonly (Operation | undefined)[]][] = [
      ["create", creates],
      ["copy", copies],
      ["read", [read]],
      ["list", [...lists, ...views]],
      ["update", updates],
      ["delete", removes],
    ];
    const known = roles.flatMap(([role, operations]) => {
      const ids = operations.flatMap((it) => it?.id ?? []);
      return ids.length === 0 ? [] : [`  ${role.padEnd(8)}${ids.join(", ")}`];
    });
    return [`${name} at ${itemPath}, known by ${idProperty} (from ${source})`, ...known];
  });
  const journeys = createJourneys(document, model, resources).map(({ name }) => `  ${name}`);
  return [...lines, ...(journeys.length === 0 ? [] : ["journeys", ...journeys])];
}
