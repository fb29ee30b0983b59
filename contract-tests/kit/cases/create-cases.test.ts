import { afterEach, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "../../provider/provider.ts";
import { type Answer, type Seen, startPickyProxy } from "../testing/picky-proxy.ts";
import { examplePlan, subjectAt } from "../testing/provider-subject.ts";
import { createCases } from "./create-cases.ts";

describe("cases", () => {
  it("have names and things to settle of their own in each operation", () => {
    for (const operation of examplePlan.model.operations) {
      const cases = createCases(examplePlan, operation);
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
      const settled = cases.flatMap(({ settles }) => settles);
      expect(new Set(settled).size).toBe(settled.length);
    }
  });
});

type Answers = (seen: Seen) => Answer | undefined;

const ENTRY = JSON.stringify({});
const ok: Answer = { status: 200, body: ENTRY };
const when = (applies: (seen: Seen) => boolean, answer: Answer) => (seen: Seen) => (applies(seen) ? answer : undefined);
const header = (name: string, value: RegExp) => (seen: Seen) => value.test(String(seen.headers[name] ?? ""));

describe("a target", () => {
  let provider: Provider;
  let proxy: { url: string; close(): void };
  afterEach(async () => {
    proxy.close();
    await provider.close();
  });

  /** The checks that find something in this case, and what. */
  async function foundBy(id: string, name: string, answers: Answers, auth: Readonly<Record<string, string>> = KEY) {
    provider = await startProvider();
    proxy = await startPickyProxy(provider.url, answers);
    const subject = subjectAt(proxy.url, id, auth);
    const found = createCases(examplePlan, subject.operation).find((each) => each.name === name);
    if (found === undefined) throw new Error(`${id} ${name}`);
    const { verdicts } = await found.run(subject);
    return verdicts.flatMap(({ check, verdict }) =>
      verdict.kind === "finding" ? [`${check} ${verdict.finding.received}`] : [],
    );
  }
  const KEY = { ApiKeyAuth: "test-api-key" };
  const TOO_MANY = "answers a request with the same credentials twice";
  const PUT = "refuses PUT, which /v1/workspaces/{workspaceId}/time-entries/status/in-progress doesn't declare";
  const PATCH = "refuses PATCH, which /v1/workspaces/{workspaceId}/time-entries/{id} doesn't declare";
  const put = (answer: Answer) => when(({ method }) => method === "PUT", answer);
  const patch = (answer: Answer) => when(({ method }) => method === "PATCH", answer);

  it.each<[string, string]>([
    ["getTimeEntry", "refuses a request without credentials"],
    ["getTimeEntry", "refuses a request with wrong credentials"],
    ["getTimeEntry", TOO_MANY],
    ["createTimeEntry", "answers a request with the credentials of all alternatives"],
    ["createTimeEntry", "refuses malformed JSON"],
    ["createTimeEntry", "refuses a body of type application/xml"],
    ["createTimeEntry", "takes a request with ApiKeyAuth"],
    [
      "getInProgressTimeEntries",
      "refuses POST, which /v1/workspaces/{workspaceId}/time-entries/status/in-progress doesn't declare",
    ],
    ["getTimeEntry", PATCH],
  ])("that does well: %s %s", async (id, name) => {
    expect(await foundBy(id, name, () => undefined)).toEqual([]);
  });

  it.each<[string, string, string, Answers, string]>([
    [
      "takes any credentials",
      "getTimeEntry",
      "refuses a request with wrong credentials",
      when(header("x-api-key", /wrong/), ok),
      "credentials-required 200",
    ],
    [
      "stumbles over two of them",
      "getTimeEntry",
      TOO_MANY,
      when(header("x-api-key", /,/), { status: 500 }),
      "status 500",
    ],
    [
      "takes malformed JSON",
      "createTimeEntry",
      "refuses malformed JSON",
      when(({ body }) => /[^}]$/.test(body), { status: 201 }),
      "invalid-refused 201",
    ],
    [
      "takes any media type",
      "createTimeEntry",
      "refuses a body of type application/xml",
      when(header("content-type", /xml/), { status: 201 }),
      "invalid-refused 201",
    ],
    [
      "refuses good credentials",
      "getTimeEntry",
      "takes a request with ApiKeyAuth",
      when(header("x-api-key", /./), { status: 401 }),
      "valid-accepted 401",
    ],
    ["answers any method", "getInProgressTimeEntries", PUT, put(ok), "method-refused 200"],
    ["fails for a method", "getInProgressTimeEntries", PUT, put({ status: 500 }), "method-refused 500"],
    [
      "doesn't say what is allowed",
      "getInProgressTimeEntries",
      PUT,
      put({ status: 405 }),
      "method-refused no Allow header",
    ],
    [
      "allows what it refuses",
      "getInProgressTimeEntries",
      PUT,
      put({ status: 405, headers: { allow: "GET, PUT" } }),
      "method-refused Allow: GET, PUT",
    ],
    [
      "doesn't say all that is allowed",
      "getTimeEntry",
      PATCH,
      patch({ status: 405, headers: { allow: "GET, PUT" } }),
      "method-refused Allow: GET, PUT",
    ],
  ])("that %s is found out", async (_, id, name, answers, found) => {
    expect(await foundBy(id, name, answers)).toContain(found);
  });

  it.each([404, 401, 501])("may refuse a method with %d", async (status) => {
    expect(await foundBy("getInProgressTimeEntries", PUT, put({ status }))).toEqual([]);
  });
});
