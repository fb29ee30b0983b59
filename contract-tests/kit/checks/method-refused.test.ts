import { describe, expect, it } from "vitest";
import type { Subject } from "../pact.ts";
import { methodRefused } from "./method-refused.ts";

/** What is said of an answer to DELETE at a path that has GET and POST. */
function judge(status: number, { living = true, declares = "405", allow = "GET, POST" } = {}): string {
  const operation = {
    id: "listPets",
    pointer: "/paths/~1pets/get",
    responses: [{ status: "200" }, { status: declares }],
  };
  const subject = { operation, session: { model: { securitySchemes: [] }, prism: undefined } } as unknown as Subject;
  const request = { method: "DELETE", url: "http://x/pets", headers: new Headers(), body: "" };
  const response = { status, headers: new Headers({ allow }), bytes: new Uint8Array(), text: "" };
  const exchange = { request, response, started: 0, duration: 0 };
  const verdict = methodRefused(subject, exchange, { method: "DELETE", declared: ["GET", "POST"], living });
  return verdict.kind === "finding" ? verdict.finding.received : verdict.kind;
}

describe("a method that the path doesn't declare", () => {
  it.each<[string, number, Parameters<typeof judge>[1], string]>([
    ["is refused", 405, {}, "pass"],
    ["is performed", 200, {}, "200"],
    ["is answered as if there were no such path", 404, {}, "404"],
    ["may be answered so where no 405 is declared", 404, { declares: "400" }, "pass"],
    ["may be answered so where nothing else was seen there", 404, { living: false }, "pass"],
    ["is said to be allowed", 405, { allow: "GET, POST, DELETE" }, "Allow: GET, POST, DELETE"],
  ])("%s", (_, status, how, want) => {
    expect(judge(status, how)).toBe(want);
  });
});
