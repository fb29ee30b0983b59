import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { changeAnswer } from "./change-answer.ts";
import { changeBody } from "./change-body.ts";
import { isValidAnswer } from "./valid-answer.ts";

describe("changeBody", () => {
  it("changes one place at a time, and of a list its last item", () => {
    const body = { id: 1, tags: ["a", "b"] };
    const changes = changeBody(body).map(({ kind, place, make }) => [kind, place, make()]);
    expect(changes).toContainEqual(["property dropped", "/id", { tags: ["a", "b"] }]);
    expect(changes).toContainEqual(["other type", "/tags/*", { id: 1, tags: ["a", 12345] }]);
    expect(changes).toContainEqual(["list emptied", "/tags", { id: 1, tags: [] }]);
    expect(changes).toContainEqual(["null", "", null]);
    expect(body).toEqual({ id: 1, tags: ["a", "b"] });
    expect(new Set(changes.map(([, , changed]) => JSON.stringify(changed))).size).toBe(changes.length);
  });
});

describe("a changed answer", () => {
  const schema = { type: "object", required: ["id"], properties: { id: { type: "integer" }, tag: { type: "string" } } };
  const response = {
    description: "",
    content: { "application/json": { schema } },
    headers: { "X-A": { schema: { type: "integer" } } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: { "/a": { get: { operationId: "a", responses: { 200: response, 404: { description: "" } } } } },
  } as unknown as OpenApi;
  const [operation] = buildModel(document).operations;
  if (operation === undefined) throw new Error("no operation");
  const validators = createValidators(document);
  const answer = (body: Json, headers: JsonObject = {}) => ({
    status: 200,
    headers: new Headers({ "content-type": "application/json", ...(headers as Record<string, string>) }),
    bytes: new TextEncoder().encode(JSON.stringify(body)),
    cut: false,
    started: 0,
    duration: 0,
  });
  const judged = (body: Json, headers?: JsonObject) =>
    changeAnswer(operation, answer(body, headers)).map(({ kind, place, make }) => {
      return [kind, place, isValidAnswer({ operation, validators }, make())];
    });

  it("is valid by the document, or isn't", () => {
    const changes = judged({ id: 1, tag: "x" }, { "x-a": "1" });
    expect(changes).toEqual([
      ["other status", "404", false],
      ["other status", "203", false],
      ["other status", "307", false],
      ["other status", "599", false],
      ["other status", "500", false],
      ["body emptied", "", false],
      ["body cut off", "", false],
      ["other media type", "content-type", false],
      ["no media type", "content-type", false],
      ["header dropped", "X-A", true],
      ["header changed", "X-A", false],
      ["null", "", false],
      ["property added", "", true],
      ["other type", "", false],
      ["property dropped", "/id", false],
      ["null", "/id", false],
      ["other type", "/id", false],
      ["fraction", "/id", false],
      ["far too large", "/id", true],
      ["property dropped", "/tag", true],
      ["null", "/tag", false],
      ["other type", "/tag", false],
      ["other text", "/tag", true],
      ["no text", "/tag", true],
    ]);
  });

  it("was a valid one before, or can't be judged", () => {
    expect(isValidAnswer({ operation, validators }, answer({ id: 1 }))).toBe(true);
    expect(isValidAnswer({ operation, validators }, answer({}))).toBe(false);
  });
});
