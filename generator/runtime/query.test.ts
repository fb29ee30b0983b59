import { describe, expect, it } from "vitest";
import { cookieParams, headerParams, queryParams } from "./params.ts";
import { jsonSimple, simpleExploded } from "./path.ts";
import {
  deepObject,
  form,
  formJoined,
  jsonParameter,
  pipeDelimited,
  reserved,
  spaceDelimited,
  wholeJson,
  wholeText,
} from "./query.ts";
import { exchange } from "./testing/wire.ts";

const styles = { form, formJoined, spaceDelimited, pipeDelimited, deepObject, jsonParameter, wholeJson, wholeText };
const array = ["a", "b,c"];
const object = { R: 1, "G&": "x y" };

describe("query styles on the wire", () => {
  it.each([
    ["form", "a b&c=d+é", "/?v=a%20b%26c%3Dd%2B%C3%A9"],
    ["form", array, "/?v=a&v=b%2Cc"],
    ["form", object, "/?R=1&G%26=x%20y"],
    ["formJoined", 1, "/?v=1"],
    ["formJoined", array, "/?v=a,b%2Cc"],
    ["formJoined", object, "/?v=R,1,G%26,x%20y"],
    ["spaceDelimited", array, "/?v=a%20b%2Cc"],
    ["spaceDelimited", object, "/?v=R%201%20G%26%20x%20y"],
    ["pipeDelimited", array, "/?v=a%7Cb%2Cc"],
    ["pipeDelimited", object, "/?v=R%7C1%7CG%26%7Cx%20y"],
    ["deepObject", object, "/?v%5BR%5D=1&v%5BG%26%5D=x%20y"],
    ["deepObject", { a: { b: [1, 2] }, c: null }, "/?v%5Ba%5D%5Bb%5D=1&v%5Ba%5D%5Bb%5D=2"],
    ["deepObject", 5, "/?v=5"],
    ["jsonParameter", { a: "é" }, "/?v=%7B%22a%22%3A%22%C3%A9%22%7D"],
    ["jsonParameter", null, "/?v=null"],
    ["form", [], "/"],
    ["formJoined", [], "/"],
    ["deepObject", {}, "/"],
    ["deepObject", { a: undefined, b: [] }, "/"],
    ["wholeJson", { a: ["é"] }, "/?%7B%22a%22%3A%5B%22%C3%A9%22%5D%7D"],
    ["wholeText", "$.a[0]", "/?%24.a%5B0%5D"],
  ] as const)("%s writes %j", async (style, v, url) => {
    expect((await exchange({ query: queryParams({ v: styles[style] }), args: { query: { v } } })).url).toBe(url);
  });

  it.each([
    ["the empty text", "", "/?v="],
    ["false and zero", [false, 0], "/?v=false&v=0"],
    ["a date", new Date(0), "/?v=1970-01-01T00%3A00%3A00.000Z"],
    ["a URL", new URL("http://h/"), "/?v=http%3A%2F%2Fh%2F"],
    ["nothing for undefined", undefined, "/"],
    ["nothing for null", null, "/"],
    ["nothing for an empty array", [], "/"],
    ["the members that are there", [null, 1], "/?v=1"],
  ])("sends %s", async (_what, v, url) => {
    expect((await exchange({ query: queryParams(), args: { query: { v } } })).url).toBe(url);
    expect((await exchange({ query: queryParams({ v: formJoined }), args: { query: { v } } })).url).toBe(
      url.replace("&v=", ","),
    );
  });

  it("leaves reserved characters of a value, but for those that would end it", async () => {
    const v = "/a?b:c@d,e;f=g+h!$'()*%2F%zz é#i&j[k]";
    const { url } = await exchange({ query: queryParams({ v: reserved(form) }), args: { query: { v } } });
    // Request itself writes an apostrophe in a query as %27.
    expect(url).toBe("/?v=/a?b:c@d,e;f=g+h!$%27()*%2F%25zz%20%C3%A9%23i%26j%5Bk%5D");
  });

  it("takes a parameter named like an object's method for what it is", async () => {
    const query = queryParams({ v: formJoined });
    expect((await exchange({ query, args: { query: { constructor: "x", toString: [1, 2] } } })).url).toBe(
      "/?constructor=x&toString=1&toString=2",
    );
  });
});

describe("header parameters on the wire", () => {
  it.each([
    ["a text", "a b%", "a b%"],
    ["an array", array, "a,b,c"],
    ["an object", { R: 1, G: 2 }, "R,1,G,2"],
    ["nothing", undefined, undefined],
  ])("sends %s in simple style", async (_what, value, want) => {
    const sent = await exchange({ headerParams: headerParams(), args: { headers: { "X-V": value } } });
    expect(sent.headers["x-v"]).toBe(want);
  });

  it("sends exploded objects and JSON", async () => {
    const params = headerParams({ "X-A": simpleExploded, "X-B": jsonSimple });
    const sent = await exchange({
      headerParams: params,
      args: { headers: { "X-A": { R: 1, G: 2 }, "X-B": { a: [1] } } },
    });
    expect(sent.headers).toMatchObject({ "x-a": "R=1,G=2", "x-b": '{"a":[1]}' });
  });
});

describe("cookies on the wire", () => {
  it.each([
    ["one as it is", { a: "x=/+%41" }, "a=x=/+%41"],
    ["what a cookie may not hold, encoded", { a: 'x; y="é",\\' }, "a=x%3B%20y=%22%C3%A9%22%2C%5C"],
    ["several in one header", { a: 1, b: [2, 3], c: { d: 4 } }, "a=1; b=2; b=3; d=4"],
    ["no header for none", { a: undefined }, undefined],
  ])("sends %s", async (_what, values, want) => {
    expect((await exchange({ cookieParams: cookieParams(), args: { cookies: values } })).headers.cookie).toBe(want);
  });

  it("joins members without explode", async () => {
    const params = cookieParams({ a: formJoined });
    expect((await exchange({ cookieParams: params, args: { cookies: { a: [1, 2] } } })).headers.cookie).toBe("a=1,2");
  });
});
