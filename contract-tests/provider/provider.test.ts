import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "./provider.ts";

const WORKSPACE = "/v1/workspaces/64a687e29ae1f428e7ebe303";
const ENTRIES = `${WORKSPACE}/time-entries`;
const USER_ENTRIES = `${WORKSPACE}/user/5a0ab5acb07987125438b60f/time-entries`;
const SEED = "64c777ddd3fcab07cfbb210c";
const FOREIGN = "/v1/workspaces/64a687e29ae1f428e7ebe304";
const COLLEAGUE = "5a0ab5acb07987125438b610";
const STRANGER = "5a0ab5acb07987125438b611";
const KEY = { "x-api-key": "test-api-key" };
const HOUR = { start: "2020-02-01T09:00:00Z", end: "2020-02-01T10:00:00Z" };

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

async function call(line: string, body?: unknown, headers: Record<string, string> = KEY): Promise<Answer> {
  const [method = "", path] = line.split(" ");
  const source = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(provider.url + path, {
    method,
    headers: source === undefined ? headers : { "content-type": "application/json", ...headers },
    ...(source === undefined ? {} : { body: source }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

async function create(body: object): Promise<{ id: string }> {
  return (await call(`POST ${ENTRIES}`, body)).body as { id: string };
}

describe("errors", () => {
  it.each<[string, string, unknown, Record<string, string>, number, number]>([
    ["no credential", `GET ${ENTRIES}/${SEED}`, undefined, {}, 401, 1000],
    ["both", `GET ${ENTRIES}/${SEED}`, undefined, { ...KEY, "x-addon-token": "test-addon-token" }, 401, 1000],
    ["a bearer token", `GET ${ENTRIES}/${SEED}`, undefined, { authorization: "Bearer test-api-key" }, 401, 1000],
    ["an unknown key", `GET ${ENTRIES}/${SEED}`, undefined, { "x-api-key": "wrong" }, 401, 4003],
    ["a key as token", `GET ${ENTRIES}/${SEED}`, undefined, { "x-addon-token": "test-api-key" }, 401, 4017],
    ["an unknown workspace", `GET /v1/workspaces/0/time-entries/${SEED}`, undefined, KEY, 403, 403],
    ["an unknown user", `GET ${WORKSPACE}/user/0/time-entries`, undefined, KEY, 403, 403],
    ["an unknown entry", `GET ${ENTRIES}/0`, undefined, KEY, 400, 501],
    ["an unrouted path", "GET /v1/nothing", undefined, KEY, 404, 3000],
    ["an empty segment", `GET /v1/workspaces//time-entries/${SEED}`, undefined, KEY, 404, 3000],
    ["an empty id", `GET ${ENTRIES}/`, undefined, KEY, 405, 3000],
    ["a wrong method", `GET ${ENTRIES}`, undefined, KEY, 405, 3000],
    ["a text for a boolean", `GET ${ENTRIES}/${SEED}?hydrated=maybe`, undefined, KEY, 400, 3000],
    ["a text for a number", `GET ${USER_ENTRIES}?page=one`, undefined, KEY, 400, 3000],
    ["an empty page", `GET ${USER_ENTRIES}?page-size=0`, undefined, KEY, 400, 501],
    ["a long page", `GET ${ENTRIES}/status/in-progress?page-size=1001`, undefined, KEY, 400, 501],
    ["a missing required list", `DELETE ${USER_ENTRIES}`, undefined, KEY, 400, 3000],
    ["malformed JSON", `POST ${ENTRIES}`, "{", KEY, 400, 3002],
    ["no body", `POST ${ENTRIES}`, undefined, KEY, 400, 3002],
    ["another media type", `POST ${ENTRIES}`, {}, { ...KEY, "content-type": "text/plain" }, 400, 3000],
    ["a foreign workspace", `GET ${FOREIGN}/user/${COLLEAGUE}/time-entries`, undefined, KEY, 403, 403],
    ["a stranger's key", `GET ${ENTRIES}/${SEED}`, undefined, { "x-api-key": "stranger-api-key" }, 403, 403],
    ["a user of another workspace", `GET ${WORKSPACE}/user/${STRANGER}/time-entries`, undefined, KEY, 403, 403],
    ["an entry of another workspace", `GET ${ENTRIES}/64c777ddd3fcab07cfbb2120`, undefined, KEY, 400, 501],
    ["a large number", `GET ${USER_ENTRIES}?page=2147483648`, undefined, KEY, 400, 501],
    ["no time", `GET ${USER_ENTRIES}?start=today`, undefined, KEY, 400, 501],
    ["a tag twice", `GET ${USER_ENTRIES}?tags=a&tags=a`, undefined, KEY, 400, 501],
  ])("%s: %s", async (_, line, body, headers, status, code) => {
    expect(await call(line, body, headers)).toMatchObject({ status, body: { code, message: expect.any(String) } });
  });

  it.each<[string, string, unknown]>([
    ["no object", "POST", []],
    ["a long description", "POST", { description: "x".repeat(3001) }],
    ["an unknown type", "POST", { type: "HOLIDAY" }],
    ["a number for a text", "POST", { description: 1 }],
    ["a null start", "POST", { start: null }],
    ["an end without a start", "POST", { end: HOUR.end }],
    ["no date", "POST", { start: "yesterday" }],
    ["a year before 0", "POST", { start: "0000-01-01T00:00:00+01:00" }],
    ["an incomplete attribute", "POST", { customAttributes: [{ name: "a", namespace: "b" }] }],
    ["too many attributes", "POST", { customAttributes: Array(11).fill({ name: "a", namespace: "b", value: "c" }) }],
    ["too many fields", "POST", { customFields: Array(51).fill({ customFieldId: "a" }) }],
  ])("a body with %s", async (_, method, body) => {
    expect(await call(`${method} ${ENTRIES}`, body)).toMatchObject({ status: 400, body: { code: 501 } });
  });

  it.each<[string, unknown]>([
    [`PUT ${ENTRIES}/${SEED}`, {}],
    [`PUT ${USER_ENTRIES}`, []],
    [`PUT ${USER_ENTRIES}`, [{ id: SEED }]],
    [`PATCH ${USER_ENTRIES}`, {}],
    [`PATCH ${ENTRIES}/invoiced`, { invoiced: true, timeEntryIds: [] }],
    [`PATCH ${ENTRIES}/invoiced`, { invoiced: true, timeEntryIds: [SEED, SEED] }],
    [`PATCH ${ENTRIES}/invoiced`, { invoiced: true, timeEntryIds: ["0"] }],
  ])("%s with %j", async (line, body) => {
    expect(await call(line, body)).toMatchObject({ status: 400, body: { code: 501 } });
  });
});

describe("HTTP", () => {
  it.each([
    ["GET", ENTRIES, "POST"],
    ["PATCH", `${ENTRIES}/${SEED}`, "GET, HEAD, PUT, DELETE"],
    ["POST", `${ENTRIES}/status/in-progress`, "GET, HEAD"],
    ["HEAD", ENTRIES, "POST"],
  ])("%s %s is refused, and %s allowed", async (method, path, allow) => {
    const { status, headers } = await call(`${method} ${path}`);
    expect([status, headers.get("allow")]).toEqual([405, allow]);
  });

  it("answers HEAD as GET, without the content", async () => {
    const [head, get] = [await call(`HEAD ${USER_ENTRIES}`), await call(`GET ${USER_ENTRIES}`)];
    expect(head).toMatchObject({ status: 200, body: undefined });
    for (const name of ["content-type", "content-length", "last-page"])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
  });

  it("challenges whoever has no credential", async () => {
    const { headers } = await call(`GET ${ENTRIES}/${SEED}`, undefined, {});
    expect(headers.get("www-authenticate")).toMatch(/^ApiKey /);
  });

  it("limits the rate, of each account alone", async () => {
    const slow = await startProvider({ rateLimit: { requests: 2, seconds: 60 } });
    const ask = (key: string) => fetch(`${slow.url}${ENTRIES}/${SEED}`, { headers: { "x-api-key": key } });
    const answers = [await ask("test-api-key"), await ask("test-api-key"), await ask("test-api-key")];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(await answers[2]?.json()).toEqual({ code: 429, message: "Too Many Requests" });
    expect((await ask("colleague-api-key")).status).toBe(200);
    await slow.close();
  });
});

describe("reads", () => {
  it("sends nulls for what an entry lacks", async () => {
    const { status, body, headers } = await call(`GET ${ENTRIES}/${SEED}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(body).toMatchObject({ projectId: null, taskId: null, tagIds: null, kioskId: null, costRate: null });
    expect(body).toHaveProperty("timeInterval.duration", "PT2H54M");
  });

  it("takes an add-on token instead of a key", async () => {
    const { status } = await call(`GET ${ENTRIES}/${SEED}`, undefined, { "x-addon-token": "test-addon-token" });
    expect(status).toBe(200);
  });

  it("adds objects when hydrated: the user in a list, null by id", async () => {
    const one = await call(`GET ${ENTRIES}/${SEED}?hydrated=true`);
    expect(one.body).toMatchObject({ projectId: null, project: null, tags: [], user: null });
    const list = await call(`GET ${USER_ENTRIES}?hydrated=true`);
    expect(list.body).toHaveProperty("[0].user.id");
  });

  it("pages, and says which page is the last", async () => {
    const first = await call(`GET ${USER_ENTRIES}?page=1&page-size=1`);
    expect([first.headers.get("last-page"), first.body]).toEqual(["false", [expect.anything()]]);
    const full = await call(`GET ${USER_ENTRIES}?description=sample&page-size=1`);
    expect([full.headers.get("last-page"), full.body]).toEqual(["true", [expect.anything()]]);
    const past = await call(`GET ${USER_ENTRIES}?page=99`);
    expect([past.headers.get("last-page"), past.body]).toEqual(["true", []]);
  });

  it.each([
    ["description=SAMPLE", 1],
    ["start=2020-01-01T00:00:00Z&end=2020-01-01T10:00:00Z", 1],
    ["get-week-before=2020-01-05T00:00:00Z", 1],
    ["in-progress=true", 1],
    ["project-required=true", 1],
    ["task-required=true", 1],
    ["tags=a&tags=321a77ddd3fcab07cfbb567a", 1],
    ["tags=a,321a77ddd3fcab07cfbb567a", 0],
  ])("filters by %s", async (query, count) => {
    const { body } = await call(`GET ${USER_ENTRIES}?${query}`);
    expect(body).toHaveLength(count);
  });
});

describe("writes", () => {
  it.each([
    ["2020-02-01T09:00:00+02:00", "2020-02-01T07:00:00Z"],
    ["2020-02-01t09:00:00z", "2020-02-01T09:00:00Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"],
    ["2020-02-01T09:00:00.1250Z", "2020-02-01T09:00:00.125Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"],
  ])("keeps the instant of %s", async (start, kept) => {
    expect(await call(`POST ${ENTRIES}`, { start })).toMatchObject({
      status: 201,
      body: { timeInterval: { start: kept } },
    });
  });

  it("takes texts as they come, up to their length in characters", async () => {
    for (const description of ["", "  + %41 &amp; <b> \\ ' \n é 漢 ", "😀".repeat(3000)]) {
      const { id } = await create({ description });
      expect((await call(`GET ${ENTRIES}/${id}`)).body).toMatchObject({ description });
    }
  });

  it("creates for a colleague what the colleague lists", async () => {
    const theirs = `${WORKSPACE}/user/${COLLEAGUE}/time-entries`;
    const { body } = await call(`POST ${theirs}`, { ...HOUR, description: "For you" });
    expect(body).toMatchObject({ userId: COLLEAGUE });
    expect((await call(`GET ${theirs}?description=for%20you`)).body).toEqual([expect.objectContaining(body as object)]);
    expect((await call(`GET ${USER_ENTRIES}?description=for%20you`)).body).toEqual([]);
  });

  it("keeps what was created, custom fields under the other key", async () => {
    const entry = { ...HOUR, description: "Review", tagIds: ["a", "b"], projectId: "p", billable: true };
    const created = await call(`POST ${ENTRIES}`, {
      ...entry,
      customFields: [{ customFieldId: "f", value: 5 }],
      customFieldValues: ["lost"],
    });
    expect(created.status).toBe(201);
    expect(created.body).not.toHaveProperty("hourlyRate");
    const { id } = created.body as { id: string };
    const { body } = await call(`GET ${ENTRIES}/${id}`);
    expect(body).toMatchObject({ id, description: "Review", tagIds: ["a", "b"], projectId: "p", hourlyRate: {} });
    expect(body).toMatchObject({ customFieldValues: [{ customFieldId: "f", timeEntryId: id, value: 5 }] });
    expect((await call(`GET ${USER_ENTRIES}?tags=b&project=p&project-required=true`)).body).toHaveLength(1);
  });

  it("replaces the whole entry", async () => {
    const { id } = await create({ ...HOUR, description: "Review", projectId: "p" });
    const { status, body } = await call(`PUT ${ENTRIES}/${id}`, HOUR);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, description: "", projectId: null, timeInterval: { duration: "PT1H" } });
  });

  it("edits in bulk, all or none", async () => {
    const { id } = await create(HOUR);
    const edit = { ...HOUR, id, description: "Edited" };
    expect((await call(`PUT ${USER_ENTRIES}`, [edit, { ...HOUR, id: "0" }])).status).toBe(400);
    expect((await call(`GET ${ENTRIES}/${id}`)).body).toMatchObject({ description: "" });
    expect(await call(`PUT ${USER_ENTRIES}`, [edit])).toMatchObject({ status: 200, body: [{ description: "Edited" }] });
  });

  it("runs a timer and stops it, once", async () => {
    const fresh = await startProvider();
    const send = (method: string, body: object) =>
      fetch(fresh.url + USER_ENTRIES, {
        method,
        headers: { ...KEY, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const stopped = await send("PATCH", { end: "2020-01-02T10:30:00Z" });
    expect(await stopped.json()).toMatchObject({ timeInterval: { end: "2020-01-02T10:30:00Z", duration: "PT1H30M" } });
    expect((await send("PATCH", { end: HOUR.end })).status).toBe(404);
    const started = await send("POST", { start: HOUR.start });
    expect(await started.json()).toMatchObject({ timeInterval: { end: null, duration: null } });
    await fresh.close();
  });

  it("copies from an entry", async () => {
    const { id } = await create({ ...HOUR, description: "Copy me" });
    const other = await call(`POST ${USER_ENTRIES}?from-entry=${id}`, HOUR);
    expect(other).toMatchObject({ status: 201, body: { description: "Copy me" } });
    const double = await call(`POST ${USER_ENTRIES}/${id}/duplicate`);
    expect(double).toMatchObject({ status: 201, body: { description: "Copy me" } });
    expect(double.body).not.toHaveProperty("id", id);
  });

  it("answers without content", async () => {
    const { id } = await create(HOUR);
    const invoiced = await call(`PATCH ${ENTRIES}/invoiced`, { invoiced: true, timeEntryIds: [id] });
    expect([invoiced.status, invoiced.body, invoiced.headers.get("content-type")]).toEqual([200, undefined, null]);
    expect(await call(`DELETE ${ENTRIES}/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect((await call(`GET ${ENTRIES}/${id}`)).status).toBe(400);
  });

  it("deletes the listed entries and returns them", async () => {
    const ids = [(await create(HOUR)).id, (await create(HOUR)).id];
    const query = ids.map((id) => `time-entry-ids=${id}`).join("&");
    expect(await call(`DELETE ${USER_ENTRIES}?${query}`)).toMatchObject({
      status: 200,
      body: ids.map((id) => ({ id })),
    });
    expect((await call(`DELETE ${USER_ENTRIES}?${query}`)).status).toBe(400);
  });
});
