import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Summary } from "../../contract-tests/kit/report/summary.ts";
import { makeFolder, runCommand } from "./test-command.ts";

/** Five suites of one to three operations. The provider breaks what two of them promise. */
const TAGS = ["ants", "bees", "cats", "dogs", "eels"];
const BROKEN = ["getBees1", "getEels0"];
const DOCUMENT = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Animals", version: "1" },
  tags: TAGS.map((name) => ({ name })),
  paths: Object.fromEntries(
    TAGS.flatMap((tag, place) =>
      Array.from({ length: 1 + (place % 3) }, (_, index) => [`/${tag}/${index}`, read(tag, index)]),
    ),
  ),
});

function read(tag: string, index: number): object {
  const operationId = `get${tag.charAt(0).toUpperCase()}${tag.slice(1)}${index}`;
  const schema = { type: "object", required: ["name"], properties: { name: { type: "string", const: operationId } } };
  const parameter = { name: "page", in: "query", schema: { type: "integer", minimum: 1 } };
  const content = { "application/json": { schema } };
  return {
    get: {
      operationId,
      tags: [tag],
      parameters: [parameter],
      responses: { 200: { description: "One", content }, 400: { description: "Refused" } },
    },
  };
}

const server = createServer((request, response) => {
  const [, tag = "", index = ""] = /^\/(\w+)\/(\d)/.exec(request.url ?? "") ?? [];
  const name = `get${tag.charAt(0).toUpperCase()}${tag.slice(1)}${index}`;
  const page = new URL(request.url ?? "", "http://x").searchParams.get("page");
  if (page !== null && !/^[1-9]\d*$/.test(page)) return void response.writeHead(400).end();
  if (request.method !== "GET") return void response.writeHead(405, { allow: "GET" }).end();
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ name: BROKEN.includes(name) ? 7 : name }));
});
const folder = makeFolder({ "animals.json": DOCUMENT });
let target: string[];

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  target = ["--target", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
});
afterAll(() => void server.close());

async function verify(...args: string[]): Promise<{ code: unknown; summary: Summary; stderr: string }> {
  const { code, stdout, stderr } = await runCommand(["verify", "animals.json", ...args, "--json"], folder);
  return { code, summary: JSON.parse(stdout)[0], stderr };
}

describe("the shards of a run, merged,", { timeout: 180_000 }, () => {
  it("say the same as the whole", async () => {
    mkdirSync(join(folder, "blobs"));
    const shards = ["1/3", "2/3", "3/3"].map((shard) =>
      verify(...target, "--shard", shard, "--report", `blob=blobs/${shard[0]}.json`),
    );
    const [whole, ...parts] = await Promise.all([verify(...target), ...shards]);
    const merged = await verify(...target, "--merge-reports", "blobs");
    expect(whole.summary.findings.map(({ operation }) => operation)).toEqual(expect.arrayContaining(BROKEN));
    for (const key of ["operations", "findings", "failures", "passed", "coverage"] as const)
      expect(merged.summary[key], key).toEqual(whole.summary[key]);
    expect(merged.code).toBe(1);
    const tried = parts.flatMap(({ summary }) => summary.operations.map(({ operation }) => operation));
    expect(tried.sort()).toEqual(whole.summary.operations.map(({ operation }) => operation).sort());
    expect(parts.flatMap(({ summary }) => summary.operations.flatMap(({ unexplained }) => unexplained))).toEqual([]);
    for (const { summary } of parts) expect(summary.operations.length).toBeGreaterThan(1);
  });
});

describe("--case", { timeout: 60_000 }, () => {
  it("runs the cases of an operation whose name contains a text", async () => {
    const file = join(folder, "case.json");
    const { code, summary } = await verify(...target, "--case", "getCats0 refuses", "--report", `json=${file}`);
    const { cases } = JSON.parse(readFileSync(file, "utf8"))[0] as { cases: { operation: string; title: string }[] };
    expect(code).toBe(0);
    expect(summary.operations.map(({ operation }) => operation)).toEqual(["getCats0"]);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ title }) => !title.startsWith("refuses "))).toEqual([]);
  });

  it("says that there is none", async () => {
    const { code, stdout } = await runCommand(["verify", "animals.json", ...target, "--case", "(.*", "--json"], folder);
    expect([code, JSON.parse(stdout).errors[0].code]).toEqual([2, "FLAG_INVALID"]);
  });
});

it.each([
  [["--shard", "0/4"], "--shard"],
  [["--shard", "5/4"], "--shard"],
  [["--shard", "half"], "--shard"],
  [["--merge-reports", "nowhere"], "--merge-reports"],
  [["--merge-reports", ".", "--shard", "1/2"], "leave --shard"],
])(
  "%j is refused",
  async (args, words) => {
    const { code, stderr } = await runCommand(["verify", "animals.json", ...args], folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  },
  30_000,
);
