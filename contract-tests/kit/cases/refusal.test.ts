import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClockifyClient } from "../../../generated/clockify/client.ts";
import { createTimeEntry, getTimeEntry } from "../../../generated/clockify/fixtures/time-entry.ts";
import type { InvalidRequest } from "../../../generator/fixtures/invalid-requests.ts";
import type { GeneratedFixtures } from "../fixtures.ts";
import type { Subject } from "../pact.ts";
import { readPlan } from "../session.ts";
import { RESPONSE_CHECKS } from "../verdict.ts";
import { answerCase } from "./answer.ts";
import { credentialsCase } from "./credentials.ts";
import { invalidCase } from "./invalid.ts";

const plan = readPlan(new URL("../../../generated/clockify/openapi.json", import.meta.url));
const FIXTURES: Readonly<Record<string, GeneratedFixtures>> = { createTimeEntry, getTimeEntry };
const PATH = {
  ...{ name: "path /id: type", in: "path", keyword: "type", pointer: "/id", schemaPointer: "/x" },
  change: { in: "path", pointer: "/id", value: "x" },
  request: getTimeEntry.request.minimal,
} as InvalidRequest;

function bodyOfAnotherType(): InvalidRequest {
  const operation = plan.operation("createTimeEntry");
  const found = operation && plan.invalidRequests(operation).find(({ name }) => name === "body: type");
  if (found === undefined) throw new Error("no such request");
  return found;
}

describe("a live target", () => {
  let server: Server;
  let url: string;
  let status = 200;
  const seen: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.method);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: "no", code: 1 }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(() => void seen.splice(0));

  function subject(id: string, writes = true): Subject {
    const operation = plan.operation(id);
    const made = FIXTURES[id];
    if (operation === undefined || made === undefined) throw new Error(id);
    return {
      session: {
        ...plan,
        settings: { auth: { ApiKeyAuth: "sesame" }, writes },
        baseUrl: url,
        prism: undefined,
      },
      operation,
      fixtures: made,
      client: (options) => createClockifyClient(options),
      title: "a case",
      exchanges: [],
    };
  }

  it.each<[number, string, string, string]>([
    // status, invalid body, invalid path, no credentials
    [200, "finding", "finding", "finding"],
    [302, "finding", "finding", "finding"],
    [400, "pass", "pass", "not checked"],
    [401, "not checked", "not checked", "pass"],
    [403, "not checked", "not checked", "pass"],
    [404, "not checked", "pass", "not checked"],
    [405, "not checked", "not checked", "not checked"],
    [422, "pass", "pass", "not checked"],
    [429, "not checked", "not checked", "not checked"],
    [500, "finding", "finding", "finding"],
  ])("that answers %d to everything", async (answer, body, path, credentials) => {
    status = answer;
    const records = [
      await invalidCase(subject("createTimeEntry"), bodyOfAnotherType()),
      await invalidCase(subject("getTimeEntry"), PATH),
      await credentialsCase(subject("getTimeEntry")),
    ];
    expect(records.map(({ verdicts }) => verdicts[0]?.verdict.kind)).toEqual([body, path, credentials]);
  });

  it("gets no request that may change something unless that is allowed", async () => {
    const answer = { variant: "example", status: "201", mediaType: "application/json" } as const;
    const records = [
      await answerCase(subject("createTimeEntry", false), answer),
      await invalidCase(subject("createTimeEntry", false), bodyOfAnotherType()),
      await credentialsCase(subject("createTimeEntry", false)),
    ];
    expect(seen).toEqual([]);
    const because = "it may change something on the target; --allow-writes permits that";
    const verdicts = records.flatMap((record) => record.verdicts.map(({ verdict }) => verdict));
    expect(verdicts).toHaveLength(RESPONSE_CHECKS.length + 2);
    for (const verdict of verdicts) expect(verdict).toEqual({ kind: "not checked", because });
    await answerCase(subject("getTimeEntry", false), { ...answer, status: "200" });
    // A list is looked at as well: for an id that is there.
    expect([...new Set(seen)]).toEqual(["GET"]);
  });
});
