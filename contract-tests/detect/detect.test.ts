import { readFileSync } from "node:fs";
import { validate } from "@apidevtools/swagger-parser";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { findFault } from "../provider/faults/table.ts";
import { inParallel } from "./in-parallel.ts";
import type { Run } from "./run.ts";
import { type Caught, isGoalMet, printScore } from "./score.ts";
import { toVersion31 } from "./version-31.ts";

const run = (kind: Run["kind"], reasons: string[] = [], seconds = 3): Run => ({ kind, reasons, seconds });
const caught = (count: number, missed: number): Caught[] =>
  [...Array(count).fill(run("found", ["body getTimeEntry: wrong"])), ...Array(missed).fill(run("fine"))].map(
    (each) => ({
      version: "3.0",
      fault: findFault("shape-null-in-text"),
      run: each,
    }),
  );
const honest = [{ version: "3.1", name: "seed 1", run: run("fine") }] as const;

describe("the goal", () => {
  it.each([
    ["met", { honest, caught: caught(95, 5) }, true],
    ["missed with 94 of 100", { honest, caught: caught(94, 6) }, false],
    ["missed with a false alarm", { honest: [{ ...honest[0], run: run("found") }], caught: caught(1, 0) }, false],
    ["missed with a run that failed", { honest: [{ ...honest[0], run: run("failed") }], caught: caught(1, 0) }, false],
    ["missed with a slow run", { honest: [{ ...honest[0], run: run("fine", [], 10.1) }], caught: caught(1, 0) }, false],
    [
      "missed in one version",
      { honest, caught: [...caught(99, 0), { ...caught(0, 1)[0], version: "3.1" } as Caught] },
      false,
    ],
  ])("is %s", (_, score, want) => {
    expect(isGoalMet(score)).toBe(want);
  });
});

it("prints the share by group, what was missed with its promise, and what was found", () => {
  const text = printScore({ honest, caught: caught(1, 1), all: true });
  expect(text).toMatch(/^shape +1\/2 +-$/m);
  expect(text).toMatch(/^all +1\/2 \(50\.0 %\) +-$/m);
  expect(text).toContain("missed: 1\n  shape-null-in-text (3.0)\n    `description` is a string");
  expect(text).toContain("    body getTimeEntry: wrong\n");
  expect(text).toContain("false alarms: none\n");
});

it("works on two at a time, and keeps the order", async () => {
  let atOnce = 0;
  let most = 0;
  const results = await inParallel([30, 1, 10, 1], 2, async (milliseconds) => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    atOnce--;
    return milliseconds * 2;
  });
  expect([results, most]).toEqual([[60, 2, 20, 2], 2]);
});

it("writes a document in 3.1 that says null as 3.1 does", async () => {
  const source = load(readFileSync("spec/clockify/openapi.yaml", "utf8")) as { components: { schemas: object } };
  Object.assign(source.components.schemas, { Maybe: { type: "string", nullable: true } });
  const document = toVersion31(source);
  expect(JSON.stringify(document)).not.toContain("nullable");
  expect(document).toMatchObject({ components: { schemas: { Maybe: { type: ["string", "null"] } } } });
  await expect(validate(document as never)).resolves.toMatchObject({ openapi: "3.1.0" });
});
