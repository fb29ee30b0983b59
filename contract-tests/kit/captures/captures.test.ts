import { describe, expect, it } from "vitest";
import type { CaseRecord } from "../verdict.ts";
import { toCaptures } from "./captures.ts";

interface Answer {
  readonly operation?: string;
  readonly status?: number;
  readonly body?: string;
  readonly type?: string;
  readonly encoding?: "utf8" | "base64";
}

function recordOf(...answers: readonly Answer[]): CaseRecord {
  const exchanges = answers.map(
    ({ operation = "a", status = 200, body = "", type = "application/json", encoding = "utf8" }) => ({
      operation,
      started: 0,
      duration: 1.6,
      request: { method: "GET", url: "http://h/a", headers: {}, body: "" },
      response: { status, headers: { "content-type": type }, body, encoding } as const,
    }),
  );
  return { operation: "a", title: "", verdicts: [], duration: 0, exchanges, witnesses: [] };
}

describe("toCaptures", () => {
  it("takes the richest answer of each operation and status, in the document's order", () => {
    const answers = [{ status: 404 }, { operation: "b" }, { body: "[1]" }, { body: "[1,2]" }, { body: "[3,4]" }];
    const captures = toCaptures([recordOf(...answers)], ["b", "a"]);
    expect([...captures.keys()]).toEqual(["b-200.json", "a-200.json", "a-404.json"]);
    expect(captures.get("a-200.json")).toEqual({
      operation: "a",
      started: "1970-01-01T00:00:00.000Z",
      duration: 2,
      request: { method: "GET", url: "http://h/a", headers: {} },
      response: { status: 200, headers: { "content-type": "application/json" }, body: { json: [1, 2] } },
    });
  });

  it.each<[string, Answer, unknown]>([
    ["text", { body: "hello", type: "text/plain" }, { text: "hello" }],
    ["what is no JSON though it says so", { body: "{" }, { text: "{" }],
    ["binary", { body: "AAE=", type: "image/png", encoding: "base64" }, { base64: "AAE=" }],
    ["nothing", {}, undefined],
  ])("keeps %s", (_, answer, body) => {
    expect(toCaptures([recordOf(answer)], []).get("a-200.json")?.response.body).toEqual(body);
  });

  it("names files that lead nowhere else and differ everywhere", () => {
    const ids = ["../../etc/passwd", "GET /pets", "getPet", "GETPET", "..", "ä".repeat(300), "x".repeat(300)];
    const names = [...toCaptures([recordOf(...ids.map((operation) => ({ operation })))], ids).keys()];
    expect(names.slice(0, 5)).toEqual([
      "etc-passwd-200.json",
      "GET-pets-200.json",
      "getPet-200.json",
      "GETPET-200-2.json",
      "200.json",
    ]);
    for (const name of names) expect(name).toMatch(/^[\w-][\w.-]{0,210}\.json$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
  });
});
