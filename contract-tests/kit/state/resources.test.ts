import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { readPlan } from "../session.ts";
import { idPlaces } from "./id-places.ts";
import { describePlan } from "./plan.ts";
import { inferResources } from "./resources.ts";

const clockify = readPlan(new URL("../../../generated/clockify/openapi.json", import.meta.url));

describe("the resources of the example", () => {
  const [entries, ...others] = inferResources(clockify.document, clockify.model);

  it("are time entries, wherever the paths lead to them", () => {
    expect(others).toEqual([]);
    expect(entries).toMatchObject({
      name: "time-entries",
      itemPath: "/v1/workspaces/{workspaceId}/time-entries/{id}",
      parameter: "id",
      idProperty: "id",
      creates: [{ id: "createTimeEntry" }, { id: "createForOthers" }],
      copies: [{ id: "duplicateTimeEntry" }],
      read: { id: "getTimeEntry" },
      lists: [{ id: "getTimeEntries" }],
      views: [{ id: "getInProgressTimeEntries" }],
      updates: [{ id: "updateTimeEntry" }],
      removes: [{ id: "deleteTimeEntry" }],
    });
  });

  it.each([
    ["getTimeEntry", ["path id"]],
    ["duplicateTimeEntry", ["path id"]],
    ["deleteMany", ["query time-entry-ids"]],
    ["replaceMany", ["body */id"]],
    ["updateInvoicedStatus", ["body timeEntryIds"]],
    ["createTimeEntry", []],
    ["getTimeEntries", []],
  ])("are named in a request of %s", (id, places) => {
    const operation = clockify.operation(id);
    const found = operation && entries && idPlaces(clockify.document, operation, [entries]);
    expect(found?.map((place) => `${place.in} ${place.steps.join("/")}`)).toEqual(places);
    expect(found?.every(({ isTarget }) => isTarget)).toBe(true);
  });
});

describe("resources", () => {
  const object = { type: "object", properties: { petId: { type: "integer" }, name: { type: "string" } } };
  const answers = (schema: object, more: object = {}) => ({
    responses: { "200": { description: "", content: { "application/json": { schema } }, ...more } },
  });
  const parameter = { name: "petId", in: "path", required: true, schema: { type: "integer" } };
  const paths = {
    "/owners/{ownerId}": {
      get: { operationId: "getOwner", ...answers({ type: "object", properties: { id: { type: "string" } } }) },
    },
    "/owners": { post: { operationId: "addOwner", responses: { "201": { description: "" } } } },
    "/pets": {
      post: { operationId: "addPet", ...answers({ type: "object", properties: { data: object } }) },
      get: {
        operationId: "listPets",
        ...answers({ type: "object", properties: { data: { type: "array", items: object } } }),
      },
    },
    "/pets/{petId}": { parameters: [parameter], get: { operationId: "getPet", ...answers(object) } },
    "/pets/{petId}/toys": {
      post: { operationId: "addToy", ...answers({ type: "object", properties: { ok: { type: "boolean" } } }) },
    },
    "/search": { post: { operationId: "search", ...answers({ type: "array", items: object }) } },
    "/imports": {
      post: {
        operationId: "startImport",
        ...answers(
          { type: "object", properties: { job: { type: "string" } } },
          { links: { state: { operationId: "getJob", parameters: { jobId: "$response.body#/job" } } } },
        ),
      },
    },
    "/jobs/{jobId}/state": { get: { operationId: "getJob", ...answers({ type: "object" }) } },
  };
  const document = { openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths } as unknown as OpenApi;
  const model = buildModel(document);

  it("come from paths and schemas, envelopes included, and from links", () => {
    const found = inferResources(document, model).map(({ name, idProperty, creates, read, lists, source }) => {
      return [name, idProperty, [...creates, ...lists].map(({ id }) => id).join(" "), read?.id, source];
    });
    expect(found).toEqual([
      ["owners", "id", "addOwner", "getOwner", "paths"],
      ["pets", "petId", "addPet listPets", "getPet", "paths"],
      ["state", "job", "startImport", "getJob", "links"],
    ]);
  });

  it("are what the config says, where it says something", () => {
    const config = { owners: false, pets: { create: "addOwner", id: "number" } } as const;
    expect(inferResources(document, model, config)).toMatchObject([
      { name: "pets", creates: [{ id: "addOwner" }], idProperty: "number", source: "config" },
      { name: "state" },
    ]);
  });

  it("are what a parameter is named after, and its word in the path", () => {
    const resources = inferResources(document, model);
    const toy = model.operations.find(({ id }) => id === "addToy");
    expect(toy && idPlaces(document, toy, resources)).toMatchObject([
      { in: "path", steps: ["petId"], resource: { name: "pets" } },
    ]);
  });
});

describe("the plan", () => {
  it("says which operation does what, and what will be done with them", () => {
    const lines = describePlan(clockify.document, clockify.model);
    expect(lines.slice(0, 3)).toEqual([
      "time-entries at /v1/workspaces/{workspaceId}/time-entries/{id}, known by id (from paths)",
      "  create  createTimeEntry, createForOthers",
      "  copy    duplicateTimeEntry",
    ]);
    expect(lines).toContain("  pages through getTimeEntries");
  });
});
