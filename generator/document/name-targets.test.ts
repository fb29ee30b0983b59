import { describe, expect, it } from "vitest";
import { nameTargets } from "./name-targets.ts";
import type { OpenApi } from "./openapi.ts";

const info = { title: "t", version: "1" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function named(document: object) {
  const given = { openapi: "3.1.0", info, ...document } as OpenApi;
  const before = structuredClone(given);
  const { document: result, origins } = nameTargets(given);
  expect(given).toEqual(before);
  return { ...result, origins: Object.fromEntries(origins) };
}

describe("nameTargets", () => {
  it("returns the document itself if every reference is to a component", () => {
    const document = { openapi: "3.1.0", info, components: { schemas: { A: ref("A"), B: { $ref: "other.yaml" } } } };
    expect(nameTargets(document).document).toBe(document);
  });

  it("gives a part of a component a name, and one within another too", () => {
    const schemas = {
      A: { properties: { in: { items: { type: "string" } } } },
      B: { $ref: "#/components/schemas/A/properties/in" },
      C: { $ref: "#/components/schemas/A/properties/in/items" },
    };
    expect(named({ components: { schemas } })).toMatchObject({
      components: {
        schemas: {
          A: { properties: { in: ref("AIn") } },
          B: ref("AIn"),
          C: ref("AInItems"),
          AIn: { items: ref("AInItems") },
          AInItems: { type: "string" },
        },
      },
      origins: {
        "/components/schemas/AIn": "/components/schemas/A/properties/in",
        "/components/schemas/AInItems": "/components/schemas/A/properties/in/items",
      },
    });
  });

  it("makes a component of the type that is referred to", () => {
    const get = { responses: { 200: { description: "d" } } };
    const put = { responses: { 200: { $ref: "#/paths/~1a~1%7Bb%7D/get/responses/200" } } };
    const $ref = "#/components/responses/ABGetResponses200";
    expect(named({ paths: { "/a/{b}": { get, put } } })).toMatchObject({
      paths: { "/a/{b}": { get: { responses: { 200: { $ref } } }, put: { responses: { 200: { $ref } } } } },
      components: { responses: { ABGetResponses200: { description: "d" } } },
    });
  });

  it("takes in what stands outside of OpenAPI's own places", () => {
    const definitions = { Pet: { properties: { tag: { $ref: "#/definitions/Tag" } } }, Tag: { type: "string" } };
    const schemas = { Pet: { type: "object" }, Pets: { items: { $ref: "#/definitions/Pet" } } };
    expect(named({ definitions, components: { schemas } }).components).toEqual({
      schemas: {
        Pet: { type: "object" },
        Pets: { items: ref("Pet2") },
        Pet2: { properties: { tag: ref("Tag") } },
        Tag: { type: "string" },
      },
    });
  });

  it("leaves a path that refers to another, and what leads nowhere", () => {
    const document = { openapi: "3.1.0", info, paths: { "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/nowhere" } } };
    expect(nameTargets(document).document).toBe(document);
  });
});
