import { describe, expect, it } from "vitest";
import { queryParams } from "./params.ts";
import { ResponseError, unwrap } from "./result.ts";
import { exchange, type Reply } from "./testing/wire.ts";

async function answer(reply: Reply, success = ["200"]) {
  const { response, ...result } = (await exchange({ reply, success })).result;
  expect(response.status).toBe(result.status);
  return result;
}

const typed = (type: string, body: string, status = 200) => ({ status, headers: { "Content-Type": type }, body });

describe("response bodies", () => {
  it.each([
    ["application/json", '{"a":1}', { a: 1 }],
    ["Application/JSON; charset=utf-8", "[1]", [1]],
    ["application/problem+json;v=1", "null", null],
    ["text/json", '""', ""],
    ["text/plain", "1", "1"],
    ["text/html; charset=utf-8", "<p>é", "<p>é"],
    ["application/xml", "<a/>", "<a/>"],
    ["application/json-seq", "1\n2", "1\n2"],
    ["image/svg+xml", "<a/>", "<a/>"],
    ["application/x-www-form-urlencoded", "a=1", "a=1"],
    ["application/x-ndjson", "1\n2", "1\n2"],
    ["application/jsonl", "1\n2", "1\n2"],
    ["application/stream+json", "1\n2", "1\n2"],
    ["text/event-stream", "data: 1\n\n", "data: 1\n\n"],
    ["application/x-yaml", "a: 1", "a: 1"],
  ])("reads %s", async (type, body, data) => {
    expect(await answer(typed(type, body))).toEqual({ status: 200, ok: true, data });
  });

  it.each([
    ["application/pdf"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["application/octet-stream"],
  ])("reads %s as a Blob", async (type) => {
    const { data } = await answer(typed(type, "\x00x"));
    expect(data).toBeInstanceOf(Blob);
    expect(await (data as Blob).text()).toBe("\x00x");
  });

  it.each([
    ['{"a":1}', { a: 1 }],
    ["plain", "plain"],
  ])("reads %s without a content type", async (body, data) => {
    expect((await answer({ body })).data).toEqual(data);
  });

  it.each([
    [200, "application/json"],
    [200, "text/plain"],
    [200, "image/png"],
    [204, "application/json"],
    [205, "application/json"],
    [304, "application/json"],
    [404, "application/json"],
  ])("reads an empty %i of %s as undefined", async (status, type) => {
    for (const length of [{ "Content-Length": "0" }, { "Transfer-Encoding": "chunked" }]) {
      const { data, error } = await answer({ status, headers: { "Content-Type": type, ...length } }, [String(status)]);
      expect({ data, error }).toEqual({ data: undefined, error: undefined });
    }
  });

  it("reads nothing after HEAD", async () => {
    const reply = { headers: { "Content-Type": "application/json", "Content-Length": "9" } };
    const { result } = await exchange({ method: "HEAD", reply });
    expect(result).toMatchObject({ status: 200, ok: true, data: undefined });
  });
});

describe("what is a success", () => {
  it.each([
    [200, ["200"], true],
    [201, ["200"], false],
    [201, ["200", "2XX"], true],
    [299, ["2XX"], true],
    [202, ["default"], true],
    [404, ["default"], false],
    [404, ["2XX"], false],
    [404, ["404"], false],
  ])("%i with %j: %j", async (status, success, ok) => {
    const result = await answer(typed("application/json", '{"a":1}', status), success);
    expect(result).toEqual(ok ? { status, ok, data: { a: 1 } } : { status, ok, error: { a: 1 } });
  });

  it.each([
    ["text/html", "<h1>", "<h1>"],
    ["application/json", "<h1>", "<h1>"],
    ["text/plain", "404", "404"],
    ["application/problem+json", '{"a":1}', { a: 1 }],
  ])("an error of %s that says %s is %o", async (type, body, error) => {
    expect((await answer(typed(type, body, 502))).error).toEqual(error);
  });

  it("gives the file of an error", async () => {
    expect((await answer(typed("image/png", "x", 404))).error).toBeInstanceOf(Blob);
  });
});

describe("ResponseError", () => {
  const query = { query: queryParams(), args: { query: { key: "secret" } } };

  it("is thrown for malformed JSON of a 2xx", async () => {
    const call = exchange({ path: "/a", ...query, reply: typed("application/json", "{", 201), success: ["201"] });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ name: "ResponseError", status: 201, error: "{" });
    expect((error as Error).message).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a: 201, bad JSON$/);
  });

  it("is thrown by unwrap for all that is not ok", async () => {
    const { result } = await exchange({ path: "/a", ...query, reply: typed("application/json", '{"code":7}', 404) });
    const error = await unwrap(result).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 404, error: { code: 7 }, response: result.response });
    expect((error as Error).message).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a: 404$/);
  });

  it("is not thrown for data", async () => {
    expect(await unwrap(exchange({ reply: typed("text/plain", "x") }).then(({ result }) => result))).toBe("x");
  });
});
