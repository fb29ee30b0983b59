import { afterEach, describe, expect, it } from "vitest";
import { createValidators } from "../../../../generator/fixtures/validators.ts";
import { buildModel } from "../../../../generator/model/build.ts";
import type { SessionPlan } from "../../session.ts";
import { LIBRARY } from "../../testing/library/document.ts";
import { type LibraryFault, startLibrary } from "../../testing/library/server.ts";
import { plainClient } from "../../testing/plain-client.ts";
import { type Walked, walkAll } from "../../testing/walk-all.ts";

const model = buildModel(LIBRARY);
const plan: SessionPlan = {
  document: LIBRARY,
  model,
  validators: createValidators(LIBRARY),
  operation: (id: string) => model.operations.find((operation) => operation.id === id),
  invalidRequests: () => [],
} as unknown as SessionPlan;

let library: Awaited<ReturnType<typeof startLibrary>> | undefined;
afterEach(() => library?.close());

async function walk(fault?: LibraryFault): Promise<Walked> {
  library = await startLibrary(fault);
  return walkAll(plan, { baseUrl: library.url, settings: { auth: {}, writes: true }, client: plainClient(model) });
}

describe("journeys through an API of another style", { timeout: 60_000 }, () => {
  it("find nothing where it is honest, look at everything, and leave nothing behind", async () => {
    const { records, findings, left } = await walk();
    expect(
      findings.map(({ operation, check, what, received }) => `${operation} ${check}: ${what} ${received}`),
    ).toEqual([]);
    const unchecked = records.flatMap(({ verdicts, title }) =>
      verdicts.flatMap(({ check, response, verdict }) =>
        verdict.kind === "not checked" && response === title ? [`${title} ${check}: ${verdict.because}`] : [],
      ),
    );
    expect(unchecked).toEqual([expect.stringContaining("answers getJob the same every time")]);
    expect(library?.left()).toBe(0);
    expect(left).toEqual([expect.stringMatching(/^\d+ jobs stay: the document/)]);
  });

  it.each<[LibraryFault, string]>([
    ["filter-ignored", "listBooks filters: A list that is asked for one genre has items with another"],
    ["filter-empty", "listBooks filters: A list that is asked for one genre lacks the items that have it"],
    ["answer-lacks-flag", "addBook created-readable: The answer shows another value"],
    ["tags-lost", "addBook created-readable"],
    ["read-other", "getBook created-readable: A read by id shows another one"],
    ["list-lacks", "listBooks created-readable: The list lacks"],
    ["note-unreadable", "getNote created-readable: What was created can't be read"],
    ["location-nowhere", "addBook location-followed: The Location leads nowhere"],
    ["location-other", "addBook location-followed: The Location leads to another one"],
    ["link-nowhere", "location-followed: The link self leads nowhere"],
    ["patch-ignored", "getBook update-shown: A read after an update"],
    ["patch-clears", "getBook update-shown: A PATCH has changed"],
    ["patch-all", "update-shown: An(other one was changed| update has changed another)"],
    ["delete-kept", "getBook deleted-gone: What was deleted can still be read"],
    ["delete-listed", "listBooks deleted-gone: The list still holds"],
    ["cursor-repeats", "listBooks pages: Two pages"],
    ["cursor-skips", "listBooks pages: The pages lack"],
    ["limit-ignored", "listBooks pages: A page is longer"],
    ["offset-ignored", "listShelves pages: Two pages"],
    ["total-wrong", "listShelves pages: x-total-count"],
    ["page-from-1", "listNotes pages"],
    ["pages-total-wrong", "listNotes pages: totalPages"],
    ["has-next-wrong", "listNotes pages: hasNext"],
    ["copy-same-id", "copyBook created-readable: The copy has the id"],
    ["reads-alternate", "getBook repeatable"],
  ])("find %s", async (fault, said) => {
    const { findings } = await walk(fault);
    expect(findings.map(({ operation, check, what }) => `${operation} ${check}: ${what}`).join("\n")).toMatch(
      new RegExp(said),
    );
  });
});
