import { describe, expect, it } from "vitest";
import { type BodySerializer, binary, json, text } from "./body.ts";
import { multipart } from "./multipart.ts";
import { deepObject, formJoined } from "./query.ts";
import { exchange } from "./testing/wire.ts";
import { urlencoded } from "./urlencoded.ts";

function post(body: Readonly<Record<string, BodySerializer>>, value: unknown, contentType?: string) {
  return exchange({ method: "POST", body, args: { body: value, contentType } });
}

describe("bodies on the wire", () => {
  const bytes = new Uint8Array([0, 255, 1]);
  const stream = () => new Blob([bytes]).stream();

  it.each<[string, Readonly<Record<string, BodySerializer>>, unknown, string | undefined, string]>([
    ["JSON", { "application/json": json }, { a: new Date(0) }, "application/json", '{"a":"1970-01-01T00:00:00.000Z"}'],
    ["a JSON text", { "application/json": json }, "é", "application/json", '"é"'],
    ["JSON null", { "application/json": json }, null, "application/json", "null"],
    ["a +json type", { "application/merge-patch+json": json }, {}, "application/merge-patch+json", "{}"],
    ["JSON for any type", { "*/*": json }, [], "application/json", "[]"],
    ["text", { "text/plain; charset=utf-8": text }, "é", "text/plain; charset=utf-8", "é"],
    ["a number as text", { "text/*": text }, 5, "text/plain", "5"],
    ["bytes", { "image/png": binary }, bytes, "image/png", "\x00\xff\x01"],
    ["a buffer", { "application/*": binary }, bytes.buffer, "application/octet-stream", "\x00\xff\x01"],
    ["a Blob", { "image/*": binary }, new Blob([bytes], { type: "image/gif" }), "image/gif", "\x00\xff\x01"],
    ["a stream", { "image/png": binary }, stream(), "image/png", "\x00\xff\x01"],
    ["nothing", { "application/json": json }, undefined, undefined, ""],
  ])("sends %s", async (_what, body, value, contentType, want) => {
    const sent = await post(body, value);
    expect(sent.headers["content-type"]).toBe(contentType);
    expect(sent.body.toString("latin1")).toBe(
      contentType?.includes("octet") || /image/.test(contentType ?? "") ? want : Buffer.from(want).toString("latin1"),
    );
  });

  it("sends the first type unless the call chooses another", async () => {
    const body = { "application/json": json, "text/plain": text };
    expect((await post(body, "a")).headers["content-type"]).toBe("application/json");
    const chosen = await post(body, "a", "text/plain");
    expect([chosen.headers["content-type"], `${chosen.body}`]).toEqual(["text/plain", "a"]);
  });

  it("takes a concrete type for a declared range", async () => {
    expect((await post({ "image/*": binary }, new Blob(["x"]), "image/webp")).headers["content-type"]).toBe(
      "image/webp",
    );
  });
});

describe("urlencoded on the wire", () => {
  it.each([
    [undefined, { a: "x y&z", b: [1, 2], c: { d: 1 }, e: null }, "a=x%20y%26z&b=1&b=2&c=%7B%22d%22%3A1%7D"],
    [{ b: formJoined, c: deepObject }, { b: [1, 2], c: { d: 1 } }, "b=1,2&c%5Bd%5D=1"],
    [undefined, new URLSearchParams({ a: "x y" }), "a=x+y"],
  ])("with encoding %o", async (encoding, value, want) => {
    const sent = await post({ "application/x-www-form-urlencoded": urlencoded(encoding) }, value);
    expect(sent.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(`${sent.body}`).toBe(want);
  });
});

describe("multipart on the wire", () => {
  async function parts(value: unknown, types?: Readonly<Record<string, string>>): Promise<string[]> {
    const sent = await post({ "multipart/form-data": multipart(types) }, value);
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(sent.headers["content-type"] ?? "")?.[1];
    return `${sent.body}`
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => part.trim().replaceAll("\r\n", "|"));
  }
  const disposition = 'Content-Disposition: form-data; name="p"';

  it.each([
    ["a text", "é", undefined, [`${disposition}||é`]],
    ["a number", 1, undefined, [`${disposition}||1`]],
    ["an array", [1, "b"], undefined, [`${disposition}||1`, `${disposition}||b`]],
    ["nothing for null", null, undefined, []],
    ["an object", { a: 1 }, undefined, [`${disposition}|Content-Type: application/json||{"a":1}`]],
    ["a typed text", "a;b", "text/csv", [`${disposition}|Content-Type: text/csv||a;b`]],
    ["a date", new Date(0), undefined, [`${disposition}||1970-01-01T00:00:00.000Z`]],
    ["a text as JSON", "a", "application/json", [`${disposition}|Content-Type: application/json||"a"`]],
    [
      "an ArrayBuffer",
      new ArrayBuffer(1),
      "image/png",
      [`${disposition}; filename="blob"|Content-Type: image/png||\0`],
    ],
    ["a file", new File(["x"], "n.png"), "image/png", [`${disposition}; filename="n.png"|Content-Type: image/png||x`]],
    [
      "a file with its own type",
      new File(["x"], "n", { type: "image/gif" }),
      "image/png",
      [`${disposition}; filename="n"|Content-Type: image/gif||x`],
    ],
    [
      "a Blob of one of several types",
      new Blob(["x"]),
      "image/png, image/gif",
      [`${disposition}; filename="blob"|Content-Type: application/octet-stream||x`],
    ],
    [
      "bytes",
      new Uint8Array([120]),
      undefined,
      [`${disposition}; filename="blob"|Content-Type: application/octet-stream||x`],
    ],
  ])("sends %s", async (_what, p, type, want) => {
    expect(await parts({ p }, type === undefined ? undefined : { p: type })).toEqual(want);
  });

  it("escapes names, and keeps another kind of multipart", async () => {
    const body = { 'a"\r\nb': new File(["x"], 'n"\n') };
    const sent = await post({ "multipart/related": multipart() }, body);
    expect(sent.headers["content-type"]).toMatch(/^multipart\/related; boundary=/);
    expect(`${sent.body}`).toContain('name="a%22%0D%0Ab"; filename="n%22%0A"');
  });

  it("is what a FormData parser reads", async () => {
    const sent = await post({ "multipart/form-data": multipart() }, { a: ["1", "é"], f: new File(["x"], "n.png") });
    const type = sent.headers["content-type"] ?? "";
    const form = await new Response(sent.body as BodyInit, { headers: { "Content-Type": type } }).formData();
    expect(form.getAll("a")).toEqual(["1", "é"]);
    expect((form.get("f") as File).name).toBe("n.png");
  });

  it("sends a FormData as it is", async () => {
    const body = new FormData();
    body.append("p", "1");
    expect(await parts(body)).toEqual([`${disposition}||1`]);
  });
});
