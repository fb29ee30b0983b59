import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Faults, type Provider, startProvider } from "../provider/provider.ts";
import type { Summary } from "./report/summary.ts";
import type { Finding } from "./verdict.ts";
import { verify } from "./verify.ts";

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PLACE = { output: here("generated/clockify"), suites: here("contract-tests/clockify") };
const KEY = "test-api-key";
const ENOUGH = 120_000;

function run(url: string, auth: Readonly<Record<string, string>> = { ApiKeyAuth: KEY }) {
  return verify({ ...PLACE, settings: { target: url, auth, writes: true } });
}

describe("verify on an honest provider", { timeout: ENOUGH }, () => {
  it("finds nothing, and leaves nothing unexplained", async () => {
    const provider = await startProvider();
    const { summary, run: ran } = await run(provider.url);
    await provider.close();
    expect(summary.findings).toEqual([]);
    expect(summary.failures).toEqual([]);
    expect(summary.operations.flatMap(({ unexplained }) => unexplained)).toEqual([]);
    expect(summary.operations.filter(({ pass }) => pass === 0)).toEqual([]);
    expect(summary.passed).toBe(true);
    expect(ran.records.length).toBeGreaterThan(250);
  });
});

describe("verify on a provider that", { timeout: ENOUGH }, () => {
  const faults: Faults = {
    body: {
      createTimeEntry: (body) => ({ ...(body as object), timeInterval: { start: 7, echo: KEY } }),
      duplicateTimeEntry: (body) => ({ ...(body as object), billable: `${KEY} says no` }),
    },
    status: { getTimeEntry: 203 },
    contentType: { getInProgressTimeEntries: "text/html" },
    headers: { getTimeEntries: { "Last-Page": "perhaps" } },
    acceptInvalid: ["createForOthers", "deleteMany"],
    skipCredentials: true,
  };
  let provider: Provider;
  let summary: Summary;
  let output: string;
  beforeAll(async () => {
    provider = await startProvider({ faults });
    const { summary: found, run: ran } = await run(provider.url);
    summary = found;
    output = JSON.stringify([found, ran]);
  }, ENOUGH);
  afterAll(() => provider.close());

  const ROWS: readonly [string, Partial<Finding>, status: number][] = [
    [
      "changes the shape of a body",
      {
        operation: "createTimeEntry",
        check: "body",
        documentPointer: "/components/schemas/TimeIntervalDtoV1/properties/start/type",
        valuePointer: "/timeInterval/start",
        expected: "must be string",
        received: "7",
      },
      201,
    ],
    [
      "changes a status",
      {
        operation: "getTimeEntry",
        check: "status",
        documentPointer: "/paths/~1v1~1workspaces~1{workspaceId}~1time-entries~1{id}/get/responses",
        expected: "one of 200, 400, 401, 403, 404, 405, 429",
        received: "203",
      },
      203,
    ],
    [
      "changes a content type",
      {
        operation: "getInProgressTimeEntries",
        check: "content-type",
        documentPointer:
          "/paths/~1v1~1workspaces~1{workspaceId}~1time-entries~1status~1in-progress/get/responses/200/content",
        expected: "one of application/json",
        received: "text/html",
      },
      200,
    ],
    [
      "sends a header of the wrong type",
      {
        operation: "getTimeEntries",
        check: "headers",
        documentPointer: expect.stringContaining("/get/responses/200/headers/Last-Page/schema"),
        received: "perhaps",
      },
      200,
    ],
    [
      "accepts an invalid body",
      {
        operation: "createForOthers",
        check: "invalid-refused",
        what: "An invalid request was accepted: body /billable: type.",
        documentPointer: expect.stringMatching(/\/billable\/type$/),
        valuePointer: "/billable",
        expected: "a 4xx status",
        received: "201",
      },
      201,
    ],
    [
      "accepts a query without what it needs",
      {
        operation: "deleteMany",
        check: "invalid-refused",
        documentPointer: expect.stringMatching(/\/required$/),
        valuePointer: "/time-entry-ids",
        received: "200",
      },
      200,
    ],
    [
      "lets anyone in",
      {
        operation: "updateTimeEntry",
        check: "credentials-required",
        documentPointer: expect.stringMatching(/\/put\/security$/),
        expected: "a 4xx status",
        received: "200",
      },
      200,
    ],
  ];

  it.each(ROWS)("%s is found, and curl shows it again", (_, want, status) => {
    const found = summary.findings.find((finding) => matches(finding, want));
    expect(
      found,
      JSON.stringify(
        summary.findings.filter(({ operation }) => operation === want.operation),
        null,
        2,
      ),
    ).toBeDefined();
    expect(found?.blame).toBe("provider");
    const answer = execFileSync("sh", ["-c", `${found?.curl} -s`], { env: { ...process.env, API_KEY_AUTH: KEY } });
    expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it("finds nothing where the provider is honest", () => {
    const honest = ["updateInvoicedStatus", "deleteTimeEntry", "replaceMany", "stopRunningTimeEntry"];
    const found = summary.findings.filter(({ check }) => check !== "credentials-required");
    expect(found.filter(({ operation }) => honest.includes(operation))).toEqual([]);
    expect(summary.passed).toBe(false);
  });

  it("never shows a credential, not even one that the target echoes", () => {
    const echoed = summary.findings.find(
      ({ operation, check }) => operation === "duplicateTimeEntry" && check === "body",
    );
    expect(echoed?.received).toBe('"… says no"');
    expect(output).not.toContain(KEY);
  });
});

function matches(finding: Finding, want: Partial<Finding>): boolean {
  try {
    expect(finding).toMatchObject(want);
    return true;
  } catch {
    return false;
  }
}
