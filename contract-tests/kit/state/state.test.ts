import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClockifyClient } from "../../../generated/clockify/client.ts";
import { type Provider, startProvider } from "../../provider/provider.ts";
import { readPlan, type Session } from "../session.ts";
import { baseline } from "./baseline.ts";
import { cleanUp } from "./clean-up.ts";
import { makeThing, prepare } from "./prepare.ts";
import { type Caller, stateOf } from "./state.ts";

const plan = readPlan(new URL("../../../generated/clockify/openapi.json", import.meta.url));

describe("on a live target", () => {
  let provider: Provider;
  let session: Session;
  beforeEach(async () => {
    provider = await startProvider();
    session = {
      ...plan,
      settings: { auth: { ApiKeyAuth: "test-api-key" }, writes: true },
      baseUrl: provider.url,
      prism: undefined,
    };
  });
  afterEach(() => provider.close());

  function caller(id: string): Caller {
    const operation = plan.operation(id);
    if (operation === undefined) throw new Error(id);
    return { session, operation, client: (options) => createClockifyClient(options), exchanges: [] };
  }

  const minimal = (id: string) => stateOf(session).fixture(caller(id).operation, "minimal");

  it("a request gets the id of something that was made for it, and a new one where it may change something", async () => {
    const reads = [
      await prepare(caller("getTimeEntry"), minimal("getTimeEntry")),
      await prepare(caller("getTimeEntry"), minimal("getTimeEntry")),
    ];
    expect(reads[0]?.request.path?.id).toMatch(/^65/);
    expect(reads[1]).toEqual(reads[0]);
    const deletes = [
      await prepare(caller("deleteMany"), minimal("deleteMany")),
      await prepare(caller("deleteMany"), minimal("deleteMany")),
    ];
    expect(deletes[0]?.request.query).not.toEqual(deletes[1]?.request.query);
    expect((await prepare(caller("replaceMany"), minimal("replaceMany"))).request.body).toMatchObject(
      [{ id: /^65/ }].map(() => ({ id: expect.stringMatching(/^65/) })),
    );
  });

  it("the place that is broken on purpose is left alone", async () => {
    const request = { path: { workspaceId: "64a687e29ae1f428e7ebe303", id: "" } };
    const prepared = await prepare(caller("getTimeEntry"), request, { except: { in: "path", steps: ["id"] } });
    expect(prepared.request).toEqual(request);
  });

  it("the user's own values come first", async () => {
    session = { ...session, settings: { ...session.settings, values: { id: "mine", workspaceId: "W" } } };
    expect((await prepare(caller("getTimeEntry"), minimal("getTimeEntry"))).request.path).toEqual({
      id: "mine",
      workspaceId: "W",
    });
  });

  it.each([
    "createTimeEntry",
    "updateTimeEntry",
    "deleteTimeEntry",
    "replaceMany",
    "stopRunningTimeEntry",
    "duplicateTimeEntry",
    "getTimeEntries",
  ])("%s has a request that is taken, for things that are there", async (id) => {
    const found = await baseline(caller(id));
    expect(found?.answered.exchange.response.status).toBeLessThan(300);
    expect(await baseline(caller(id))).toBe(found);
  });

  it("what was made is taken away, what was deleted isn't asked for again", async () => {
    const [entries] = stateOf(session).resources;
    if (entries === undefined) throw new Error("no resources");
    const things = [await makeThing(caller("getTimeEntry"), entries), await makeThing(caller("getTimeEntry"), entries)];
    await baseline(caller("duplicateTimeEntry"));
    await baseline(caller("deleteTimeEntry"));
    expect(stateOf(session).ledger.open()).toHaveLength(4);
    expect(await cleanUp(caller("getTimeEntry"))).toEqual([]);
    expect(stateOf(session).ledger.open()).toEqual([]);
    const response = await fetch(
      `${provider.url}/v1/workspaces/64a687e29ae1f428e7ebe303/time-entries/${things[0]?.id}`,
      {
        headers: { "x-api-key": "test-api-key" },
      },
    );
    expect(response.status).toBe(400);
  });
});
