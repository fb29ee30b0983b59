import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, runCommand } from "../../generator/cli/test-command.ts";
import { type Faults, type Provider, startProvider } from "../provider/provider.ts";
import type { Summary } from "./report/summary.ts";
import type { CaseRecord, Finding } from "./verdict.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const KEY = "test-api-key";
const ENOUGH = 120_000;

/** `verify` runs vitest, which does not run inside of vitest: so in a process of its own. */
function run(url: string, ...args: string[]): Promise<Ended> {
  const auth = ["--auth", "ApiKeyAuth=$KEY"];
  return runCommand(["verify", "--target", url, ...auth, "--json", ...args], PROJECT, { KEY });
}

function resultOf({ stdout, stderr }: Ended): Summary & { readonly cases: readonly CaseRecord[] } {
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout)[0];
}

describe("verify on an honest provider", { timeout: ENOUGH }, () => {
  it("finds nothing, and leaves nothing unexplained", async () => {
    const provider = await startProvider();
    const ended = await run(provider.url);
    await provider.close();
    const summary = resultOf(ended);
    expect(summary.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(summary.failures).toEqual([]);
    expect(summary.operations.flatMap(({ unexplained }) => unexplained)).toEqual([]);
    expect(summary.operations.filter(({ pass }) => pass === 0)).toEqual([]);
    expect(summary.passed).toBe(true);
    expect(ended.code).toBe(0);
    expect(summary.cases.length).toBeGreaterThan(250);
  });
});

describe("verify on a provider that", { timeout: ENOUGH }, () => {
  const faults: Faults = {
    body: {
      createTimeEntry: (body) => ({ ...(body as object), timeInterval: { start: 7, echo: KEY } }),
      getTimeEntries: (body) => (body as object[]).map((entry) => ({ ...entry, billable: `${KEY} says no` })),
    },
    status: { createForOthers: 202 },
    contentType: { getInProgressTimeEntries: "text/html" },
    headers: { getTimeEntries: { "Last-Page": "perhaps" } },
    acceptInvalid: ["createForOthers", "deleteMany"],
    skipCredentials: true,
  };
  let provider: Provider;
  let summary: Summary;
  let ended: Ended;
  beforeAll(async () => {
    provider = await startProvider({ faults });
    ended = await run(provider.url);
    summary = resultOf(ended);
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
        operation: "createForOthers",
        check: "status",
        documentPointer: "/paths/~1v1~1workspaces~1{workspaceId}~1user~1{userId}~1time-entries/post/responses",
        expected: "one of 201, 400, 401, 403, 404, 405, 429",
        received: "202",
      },
      202,
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
        what: "An invalid request was not refused: body /billable: type.",
        documentPointer: expect.stringMatching(/\/billable\/type$/),
        valuePointer: "/billable",
        expected: "a 4xx status",
        received: "202",
      },
      202,
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
        operation: "getTimeEntries",
        check: "credentials-required",
        documentPointer: expect.stringMatching(/\/get\/security$/),
        expected: "a 4xx status",
        received: "200",
      },
      200,
    ],
  ];

  it.each(ROWS)("%s is found, and curl shows it again", async (_, want, status) => {
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
    const answer = await promisify(execFile)("sh", ["-c", `${found?.curl} -s`], {
      env: { ...process.env, API_KEY_AUTH: KEY },
    });
    expect(answer.stdout).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it("finds nothing where the provider is honest", () => {
    const honest = ["updateInvoicedStatus", "deleteTimeEntry", "replaceMany", "stopRunningTimeEntry"];
    const found = summary.findings.filter(
      ({ check, severity }) => check !== "credentials-required" && severity === "error",
    );
    expect(found.filter(({ operation }) => honest.includes(operation))).toEqual([]);
    expect(summary.passed).toBe(false);
    expect(ended.code).toBe(1);
  });

  it("never shows a credential, not even one that the target echoes", () => {
    const echoed = summary.findings.find(({ operation, check }) => operation === "getTimeEntries" && check === "body");
    expect(echoed?.received).toBe('"… says no"');
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
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
