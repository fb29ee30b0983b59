import { afterEach, describe, expect, it } from "vitest";
import { type Faults, type Provider, startProvider } from "../provider.ts";

const ENTRIES = "/v1/workspaces/64a687e29ae1f428e7ebe303/time-entries";
const USER_ENTRIES = "/v1/workspaces/64a687e29ae1f428e7ebe303/user/5a0ab5acb07987125438b60f/time-entries";
const SEED = `${ENTRIES}/64c777ddd3fcab07cfbb210c`;
const KEY = { "x-api-key": "test-api-key" };

let provider: Provider | undefined;
afterEach(() => provider?.close());

async function call(faults: Faults, path: string, init: RequestInit = {}): Promise<Response> {
  provider = await startProvider({ faults });
  return fetch(provider.url + path, { headers: KEY, ...init });
}

describe("faults", () => {
  it("change the status of one operation", async () => {
    const faults: Faults = { status: { getTimeEntry: 203 } };
    expect((await call(faults, SEED)).status).toBe(203);
    expect((await fetch(`${provider?.url}${USER_ENTRIES}`, { headers: KEY })).status).toBe(200);
    expect((await fetch(`${provider?.url}${ENTRIES}/0`, { headers: KEY })).status).toBe(400);
  });

  it("change the media type", async () => {
    const response = await call({ contentType: { getTimeEntry: "text/html" } }, SEED);
    expect(response.headers.get("content-type")).toBe("text/html");
  });

  it("change the body", async () => {
    const response = await call({ body: { getTimeEntry: (body) => ({ ...(body as object), billable: "no" }) } }, SEED);
    expect(await response.json()).toMatchObject({ billable: "no", isLocked: false });
  });

  it("add, replace and remove headers, whatever their case", async () => {
    const headers = { "X-More": "1", "Content-Type": "text/plain", "Last-Page": undefined };
    const response = await call({ headers: { getTimeEntries: headers } }, USER_ENTRIES);
    expect(response.headers.get("x-more")).toBe("1");
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(response.headers.get("last-page")).toBeNull();
  });

  it("change the body of errors", async () => {
    const response = await call({ errorBody: (body) => ({ ...(body as object), code: "501" }) }, `${ENTRIES}/0`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: "501" }]);
  });

  it.each([
    ["an invalid body", ENTRIES, { method: "POST", body: '{"description":1}' }, 201],
    ["malformed JSON", ENTRIES, { method: "POST", body: "{" }, 201],
    ["no body", ENTRIES, { method: "POST" }, 201],
    ["an invalid parameter", `${SEED}?hydrated=maybe`, {}, 200],
    ["a missing parameter", USER_ENTRIES, { method: "DELETE" }, 200],
  ])("accept %s", async (_, path, init, status) => {
    const response = await call({ acceptInvalid: ["createTimeEntry", "getTimeEntry", "deleteMany"] }, path, init);
    expect(response.status).toBe(status);
  });

  it("let anyone in", async () => {
    expect((await call({ skipCredentials: true }, SEED, { headers: {} })).status).toBe(200);
  });
});
