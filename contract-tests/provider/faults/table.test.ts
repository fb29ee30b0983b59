import { beforeAll, describe, expect, it } from "vitest";
import { startProvider } from "../provider.ts";
import { ask, SCRIPT } from "./script.ts";
import { FAULTS, findFault, GROUPS } from "./table.ts";

/** What a provider answers to the script, up to the first answer that isn't as expected. */
async function answers(fault?: string, expected: readonly string[] = []): Promise<string[]> {
  const { url, close } = await startProvider({ fault });
  const seen: string[] = [];
  for (const [index, step] of SCRIPT.entries()) {
    const answer = await ask(url, step);
    seen.push(answer);
    if (answer !== (expected[index] ?? answer)) break;
  }
  await close();
  return seen;
}

describe("the faults", () => {
  it("are many, and each id stands once, in its group", () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(90);
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
    for (const [group, faults] of Object.entries(GROUPS))
      for (const { id } of faults) expect(id).toMatch(new RegExp(`^${group}-[a-z0-9-]+$`));
  });

  it("say each which promise is broken", () => {
    for (const { id, breaks } of FAULTS) expect(breaks, id).toMatch(/^\S.{20,160}\.$/);
    expect(new Set(FAULTS.map(({ breaks }) => breaks)).size).toBe(FAULTS.length);
  });

  it("are found by their id", () => {
    expect(findFault("state-delete-ignored").id).toBe("state-delete-ignored");
    expect(() => findFault("state-delete")).toThrow("state-delete");
  });
});

describe("on the wire", () => {
  let honest: string[];
  beforeAll(async () => {
    honest = await answers();
  });

  it("the honest provider answers the same each time, and never with a 5xx", async () => {
    expect(await answers()).toEqual(honest);
    expect(honest.filter((answer) => / 5\d\d \{/.test(answer))).toEqual([]);
  });

  it.each(FAULTS.map(({ id }) => id))("%s differs from it", async (id) => {
    const faulty = await answers(id, honest);
    expect(faulty.at(-1)).not.toBe(honest[faulty.length - 1]);
  });
});
