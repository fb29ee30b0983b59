import { describe, expect, it } from "vitest";
import {
  expandPath,
  jsonSimple,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simple,
  simpleExploded,
} from "./path.ts";
import { exchange } from "./testing/wire.ts";

const styles = { simple, simpleExploded, label, labelExploded, matrix, matrixExploded, jsonSimple };
const array = ["red", "a,b"];
const object = { R: 100, "G/": "x y" };

describe("path styles on the wire", () => {
  it.each([
    ["simple", "a b/c?é", "/p/a%20b%2Fc%3F%C3%A9"],
    ["simple", array, "/p/red,a%2Cb"],
    ["simple", object, "/p/R,100,G%2F,x%20y"],
    ["simpleExploded", 5, "/p/5"],
    ["simpleExploded", array, "/p/red,a%2Cb"],
    ["simpleExploded", object, "/p/R=100,G%2F=x%20y"],
    ["label", "blue", "/p/.blue"],
    ["label", array, "/p/.red,a%2Cb"],
    ["label", object, "/p/.R,100,G%2F,x%20y"],
    ["labelExploded", "blue", "/p/.blue"],
    ["labelExploded", array, "/p/.red.a%2Cb"],
    ["labelExploded", object, "/p/.R=100.G%2F=x%20y"],
    ["matrix", "blue", "/p/;v=blue"],
    ["matrix", "", "/p/;v"],
    ["matrix", array, "/p/;v=red,a%2Cb"],
    ["matrix", object, "/p/;v=R,100,G%2F,x%20y"],
    ["matrixExploded", "blue", "/p/;v=blue"],
    ["matrixExploded", array, "/p/;v=red;v=a%2Cb"],
    ["matrixExploded", object, "/p/;R=100;G%2F=x%20y"],
    ["jsonSimple", { a: [1] }, "/p/%7B%22a%22%3A%5B1%5D%7D"],
  ] as const)("%s writes %j", async (style, v, url) => {
    const sent = await exchange({ path: "/p/{v}", pathParams: { v: styles[style] }, args: { path: { v } } });
    expect(sent.url).toBe(url);
  });

  it.each([
    [
      "nothing but unreserved characters unescaped",
      "!'()*-._~+&=;:@$%",
      "/p/%21%27%28%29%2a-._~%2B%26%3D%3B%3A%40%24%25",
    ],
    ["dots inside a value", "..a", "/p/..a"],
    ["encoded dots as text", "%2e%2e", "/p/%252e%252e"],
    ["a backslash", "..\\x", "/p/..%5Cx"],
    ["booleans", true, "/p/true"],
    ["bigints", 9007199254740993n, "/p/9007199254740993"],
    ["dates", new Date(0), "/p/1970-01-01T00%3A00%3A00.000Z"],
    ["replacement patterns as text", "$&$1", "/p/%24%26%241"],
    ["array members without null and undefined", [1, null, undefined, 2], "/p/1,2"],
  ])("sends %s", async (_what, v, url) => {
    expect((await exchange({ path: "/p/{v}", args: { path: { v } } })).url).toBe(url);
  });

  it("sends several parameters in one segment", async () => {
    const sent = await exchange({ path: "/{a}..{b}/{a}", args: { path: { a: 1, b: 2 } } });
    expect(sent.url).toBe("/1..2/1");
  });
});

describe("path values that would change the route", () => {
  it.each([[undefined], [null], [""], ["."], [".."], [[]], [{}]])("refuses %j", (v) => {
    expect(() => expandPath("/p/{v}/x", { v }, undefined)).toThrow(new TypeError("Bad v: /p/{v}/x"));
  });

  it.each([["constructor"], ["__proto__"]])("does not find %s on a prototype", (name) => {
    expect(() => expandPath(`/{${name}}`, {}, {})).toThrow(TypeError);
  });

  it("rejects the call", async () => {
    await expect(exchange({ path: "/p/{id}" })).rejects.toThrow("Bad id: /p/{id}");
  });
});
