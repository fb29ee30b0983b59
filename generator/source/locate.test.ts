import { describe, expect, it } from "vitest";
import type { Fault } from "../errors.ts";
import { createLocate } from "./locate.ts";
import { locateFaults } from "./locate-faults.ts";

const YAML = `# a comment
openapi: 3.1.0
paths:
  /pets/{id}:
    get: &get
      operationId: "getPet"
      tags: [a, b]
      description: |
        text
      parameters:
        - name: id
          in: path
    put: *get
  "/quo\\"ted~":
    <<: &more
      summary:
      head: {deprecated: false}
`;

describe("createLocate", () => {
  const cases: [pointer: string, at: string, on?: "key"][] = [
    ["", "2:1"],
    ["/openapi", "2:10"],
    ["/openapi", "2:1", "key"],
    ["/paths", "3:1"],
    ["/paths/~1pets~1{id}/get", "5:5"],
    ["/paths/~1pets~1{id}/get/operationId", "6:20"],
    ["/paths/~1pets~1{id}/get/operationId", "6:7", "key"],
    ["/paths/~1pets~1{id}/get/tags", "7:13"],
    ["/paths/~1pets~1{id}/get/tags/1", "7:17"],
    ["/paths/~1pets~1{id}/get/description", "8:7"],
    ["/paths/~1pets~1{id}/get/parameters/0", "11:11"],
    ["/paths/~1pets~1{id}/get/parameters/0/in", "12:15"],
    ["/paths/~1pets~1{id}/put", "13:10"],
    ["/paths/~1pets~1{id}/put/tags/0", "7:14"],
    ['/paths/~1quo"ted~0/summary', "16:7"],
    ['/paths/~1quo"ted~0/head/deprecated', "17:26"],
    ["/paths/~1pets~1{id}/get/responses/200", "5:5"],
    ["/paths/~1pets~1{id}/get/tags/9", "7:13"],
    ["/nowhere", "2:1"],
  ];
  const locate = createLocate(YAML);
  it.each(cases)("finds %s at %s", (pointer, at, on) => {
    const { line, column } = locate(pointer, on);
    expect(`${line}:${column}`).toBe(at);
  });

  it("reads JSON, with any line ends", () => {
    expect(createLocate('{\r\n\t"a": [\r\n\t\t{"b": "\\u00e9", "c": 1}]}')("/a/0/c")).toEqual({ line: 3, column: 24 });
  });

  it.each<[text: string, pointer: string, column: number, on?: "key"]>([
    ['{"a": {"x": [1, {"b": true}]}, "c": null}', "/a/x/1/b", 23],
    ['{"a": {"x": [1, {"b": true}]}, "c": null}', "/c", 32, "key"],
    ['{"a": {"x": [1, {"b": true}]}, "c": null}', "/a/y", 7],
    ['{"a": {"x": [1, {"b": true}]}, "c": null}', "/a/x/9", 13],
    ["  [ ]", "", 3],
    [String.raw`{"\\": 1, "a\"}": "}", "q": "\\\"", "z": {"k": -1.5e3}}`, "/z/k", 48],
    [String.raw`{"\u0061": 1, "/~": 2}`, "/a", 12],
    [String.raw`{"\u0061": 1, "/~": 2}`, "/~1~0", 21],
    ['{"a": 1, "a": 2}', "/a", 15],
    // YAML that looks like JSON.
    ['{"a": \'"}\', "b": 1}', "/b", 18],
    ["{a: 1, b: 2}", "/b", 11],
    ['{"a": 1, # "', "/a", 1],
  ])("finds in %s %s at column %d", (text, pointer, column, on) => {
    expect(createLocate(text)(pointer, on)).toEqual({ line: 1, column });
  });

  it.each(["a: &a {<<: *a}", "a: [", ""])("survives %j", (text) => {
    expect(createLocate(text)("/a/b").line).toBe(1);
  });
});

describe("locateFaults", () => {
  const fault = (file: string, pointer: string): Fault => ({
    ...{ code: "TYPE_WRONG", severity: "error", file, pointer, what: "It is wrong.", hint: "Put it right." },
  });

  it("sorts by file and line, and drops what is said twice", () => {
    const faults = [fault("b", "/y"), fault("b", "/x"), fault("a", "/x"), fault("b", "/y")];
    const sources = ["a", "b"].map((file) => ({ file, text: "x: 1\ny: 2\n" }));
    const errors = locateFaults(faults, sources, (pointer) => ({ file: "a", pointer }));
    expect(errors.map(({ at }) => `${at.file}:${at.line}:${at.column}`)).toEqual(["a:1:4", "b:1:4", "b:2:4"]);
  });

  it("asks the origin for a fault in the bundled document", () => {
    const { file: _, ...bundled } = fault("", "/components/schemas/Pet/type");
    const origin = (pointer: string) => ({ file: "pet.yaml", pointer: pointer.replace("/components/schemas/Pet", "") });
    const [error] = locateFaults([bundled], [{ file: "pet.yaml", text: "type: 1" }], origin);
    expect(error?.message).toBe("pet.yaml:1:7 TYPE_WRONG It is wrong.\n  at #/type\n  hint: Put it right.");
  });
});
