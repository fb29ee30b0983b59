import { describe, expect, it } from "vitest";
import { createClockifyClient } from "../../../../generated/clockify/client.ts";
import { startProvider } from "../../../provider/provider.ts";
import { readPlan } from "../../session.ts";
import { walkAll } from "../../testing/walk-all.ts";

const plan = readPlan(new URL("../../../../generated/clockify/openapi.json", import.meta.url));

async function findingsOf(fault?: string): Promise<string[]> {
  const provider = await startProvider({ fault });
  const settings = { auth: { ApiKeyAuth: "test-api-key" }, writes: true };
  const { findings } = await walkAll(plan, {
    baseUrl: provider.url,
    settings,
    client: (options) => createClockifyClient(options),
  });
  await provider.close();
  return findings.map(({ operation, check, what }) => `${operation} ${check}: ${what}`);
}

describe("journeys through the example", () => {
  it("find nothing where the provider is honest", { timeout: 60_000 }, async () => {
    expect(await findingsOf()).toEqual([]);
  });

  // The rest is for `npm run detect`, which runs all faults in a whole suite.
  it.each([
    ["state-create-lost", "createTimeEntry|getTimeEntry created-readable"],
    ["state-create-same-id", "created-readable: Two things"],
    ["state-create-ignores-enum", "createTimeEntry created-readable"],
    ["state-create-swaps-ids", "created-readable: An id is not kept"],
    ["state-text-cut", "created-readable"],
    ["state-time-offset-lost", "created-readable"],
    ["state-update-merges", "update-shown: An update that replaces the whole"],
    ["state-update-hits-another", "update-shown: An update has changed another one"],
    ["state-list-is-stale", "update-shown: A list shows"],
    ["state-bulk-first-only", "update-shown: A read after an update"],
    ["state-stop-ignored", "update-shown"],
    ["state-delete-only-hides", "deleted-gone: What was deleted can still be read"],
    ["state-list-keeps-deleted", "deleted-gone: The list still holds"],
    ["state-delete-many-first-only", "deleted-gone"],
    ["state-duplicate-empty", "created-readable: The copy lacks"],
    ["state-read-flips", "repeatable"],
    ["state-read-differs-from-list", "created-readable: A list and a read"],
    ["pagination-gap", "pages: The pages lack"],
    ["pagination-overlap", "pages: Two pages"],
    ["pagination-size-ignored", "pages: A page is longer"],
    ["pagination-default-size", "pages: Without a size"],
    ["pagination-last-page-always-true", "pages: last-page"],
    ["encoding-plus-as-space", "created-readable"],
  ])("find %s", { timeout: 60_000 }, async (id, said) => {
    expect((await findingsOf(id)).join("\n")).toMatch(new RegExp(said));
  });
});
