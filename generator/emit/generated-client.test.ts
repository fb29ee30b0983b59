import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type CreateTimeEntry400,
  type CreateTimeEntryArgs,
  type CreateTimeEntryResult,
  createClient,
  createClockifyClient,
  createTimeEntry,
  type DeleteTimeEntryResult,
  deleteTimeEntry,
  type ErrorResponse,
  type GetInProgressTimeEntriesArgs,
  ResponseError,
  type TimeEntryDtoImplV1,
  type TimeIntervalDtoV1,
  unwrap,
} from "../../generated/clockify/index.ts";

const WORKSPACE = { workspaceId: "64a687e29ae1f428e7ebe303" };
const ENTRY = { id: "1", billable: true, timeInterval: { start: "2024-01-01T00:00:00Z" } };

/** A provider that answers everything in one way, and keeps the URLs it was asked for. */
function answering(status: number, body?: unknown) {
  const urls: string[] = [];
  const fetch = async (request: Request) => {
    urls.push(request.url);
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };
  return { urls, fetch };
}

describe("a result", () => {
  it("is told apart by status", async () => {
    const client = createClient({ baseUrl: "http://localhost", fetch: answering(201, ENTRY).fetch });
    const result = await createTimeEntry(client, { path: WORKSPACE, body: {} });
    expectTypeOf(result).toEqualTypeOf<CreateTimeEntryResult>();
    if (result.status !== 201) throw new Error(`Unexpected status ${result.status}.`);
    expectTypeOf(result.ok).toEqualTypeOf<true>();
    expectTypeOf(result.data).toEqualTypeOf<TimeEntryDtoImplV1>();
    expectTypeOf(result.data.timeInterval).toEqualTypeOf<TimeIntervalDtoV1>();
    expectTypeOf(result.error).toEqualTypeOf<undefined>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    expect(result.data).toEqual(ENTRY);
  });

  it("is told apart by ok", async () => {
    const client = createClient({
      baseUrl: "http://localhost",
      fetch: answering(400, { code: 1, message: "m" }).fetch,
    });
    const result = await createTimeEntry(client, { path: WORKSPACE, body: {} });
    if (result.ok) {
      expectTypeOf(result.status).toEqualTypeOf<201>();
      expectTypeOf(result.data).toEqualTypeOf<TimeEntryDtoImplV1>();
      throw new Error("A 400 is no success.");
    }
    expectTypeOf(result.data).toEqualTypeOf<undefined>();
    expectTypeOf(result.status).not.toEqualTypeOf<number>();
    expectTypeOf<201>().not.toExtend<typeof result.status>();
    expectTypeOf<400 | 401 | 403 | 404 | 405 | 429 | 500>().toExtend<typeof result.status>();
    if (result.status === 400) {
      expectTypeOf(result.error).toEqualTypeOf<CreateTimeEntry400>();
      expectTypeOf(result.error).toEqualTypeOf<ErrorResponse>();
      expect(result.error.code).toBe(1);
    }
  });

  it("of an undeclared status is unknown, whether it is an error or not", async () => {
    const client = createClient({ baseUrl: "http://localhost", fetch: answering(500, ["?"]).fetch });
    const result = await createTimeEntry(client, { path: WORKSPACE, body: {} });
    if (result.status === 500) {
      expectTypeOf(result.error).toBeUnknown();
      expectTypeOf(result.ok).toEqualTypeOf<false>();
    }
    if (result.status === 200) {
      expectTypeOf(result.error).toBeUnknown();
      expectTypeOf(result.ok).toEqualTypeOf<false>();
    }
    expect(result.error).toEqual(["?"]);
  });

  it("without a body has no data", async () => {
    const client = createClient({ baseUrl: "http://localhost", fetch: answering(204).fetch });
    const result = await deleteTimeEntry(client, { path: { ...WORKSPACE, id: "1" } });
    expectTypeOf<Extract<DeleteTimeEntryResult, { ok: true }>["data"]>().toEqualTypeOf<undefined>();
    expect(result).toMatchObject({ ok: true, status: 204, data: undefined });
  });

  it("unwrapped is the data, or thrown", async () => {
    const good = createClient({ baseUrl: "http://localhost", fetch: answering(201, ENTRY).fetch });
    const entry = await unwrap(createTimeEntry(good, { path: WORKSPACE, body: {} }));
    expectTypeOf(entry).toEqualTypeOf<TimeEntryDtoImplV1>();
    expect(entry.id).toBe("1");
    const bad = createClient({ baseUrl: "http://localhost", fetch: answering(404).fetch });
    await expect(unwrap(createTimeEntry(bad, { path: WORKSPACE, body: {} }))).rejects.toBeInstanceOf(ResponseError);
  });
});

describe("arguments", () => {
  type Body = { billable: boolean };

  it("that are required have to be there", () => {
    expectTypeOf<{ path: typeof WORKSPACE; body: Body }>().toExtend<CreateTimeEntryArgs>();
    expectTypeOf<{ body: Body }>().not.toExtend<CreateTimeEntryArgs>();
    expectTypeOf<{ path: typeof WORKSPACE }>().not.toExtend<CreateTimeEntryArgs>();
    expectTypeOf<{ path: { id: string }; body: Body }>().not.toExtend<CreateTimeEntryArgs>();
    expectTypeOf<{ path: typeof WORKSPACE }>().toExtend<GetInProgressTimeEntriesArgs>();
    expectTypeOf<GetInProgressTimeEntriesArgs>().not.toHaveProperty("body");
  });

  it("are refused at the call, on the line that is wrong", () => {
    const client = createClockifyClient();
    const calls = () => [
      // @ts-expect-error no arguments
      client.createTimeEntry(),
      // @ts-expect-error no path
      client.createTimeEntry({ body: {} }),
      client.createTimeEntry({
        // @ts-expect-error an unknown path parameter
        path: { ...WORKSPACE, workspace: "x" },
        body: {},
      }),
      client.createTimeEntry({
        path: WORKSPACE,
        // @ts-expect-error not in the enum
        body: { type: "HOLIDAY" },
      }),
      client.createTimeEntry({
        path: WORKSPACE,
        // @ts-expect-error a property of the wrong type
        body: { billable: "yes" },
      }),
      client.createTimeEntry({
        path: WORKSPACE,
        // @ts-expect-error an undeclared property
        body: { color: "red" },
      }),
      client.createTimeEntry({
        path: WORKSPACE,
        body: {},
        // @ts-expect-error another media type
        contentType: "text/plain",
      }),
      client.getInProgressTimeEntries({
        path: WORKSPACE,
        // @ts-expect-error a query parameter of the wrong type
        query: { page: "1" },
      }),
      client.deleteTimeEntry({
        path: { ...WORKSPACE, id: "1" },
        // @ts-expect-error the operation has no body
        body: {},
      }),
    ];
    expect(calls).toBeTypeOf("function");
  });
});

describe("the client's options", () => {
  it("name a server of the document with its variables, or a base URL", async () => {
    const { urls, fetch } = answering(204);
    const args = { path: { ...WORKSPACE, id: "1" } };
    await createClockifyClient({ fetch }).deleteTimeEntry(args);
    await createClockifyClient({ fetch, server: "https://developer.clockify.me/api" }).deleteTimeEntry(args);
    const server = "https://{region}.clockify.me/api";
    await createClockifyClient({ fetch, server }).deleteTimeEntry(args);
    await createClockifyClient({ fetch, server, variables: { region: "use2" } }).deleteTimeEntry(args);
    await createClockifyClient({ fetch, baseUrl: "http://localhost:1/base" }).deleteTimeEntry(args);
    expect(urls.map((url) => url.replace(/\/v1\/.*/, ""))).toEqual([
      "https://api.clockify.me/api",
      "https://developer.clockify.me/api",
      "https://euc1.clockify.me/api",
      "https://use2.clockify.me/api",
      "http://localhost:1/base",
    ]);
  });

  it("are refused where the document knows no such thing", () => {
    const makers = () => [
      // @ts-expect-error no server of the document
      createClockifyClient({ server: "https://example.com" }),
      // @ts-expect-error no such region
      createClockifyClient({ server: "https://{region}.clockify.me/api", variables: { region: "mars" } }),
      // @ts-expect-error this server has no variables
      createClockifyClient({ server: "https://developer.clockify.me/api", variables: { region: "use2" } }),
      // @ts-expect-error no such security scheme
      createClockifyClient({ auth: { Basic: "x" } }),
      // @ts-expect-error a key is a text
      createClockifyClient({ auth: { ApiKeyAuth: { username: "u", password: "p" } } }),
      createClockifyClient({ auth: { ApiKeyAuth: "key", AddonKeyAuth: async () => undefined } }),
    ];
    expect(makers).toBeTypeOf("function");
  });

  it("lead to openapi-fetch for raw calls", () => {
    const { raw } = createClockifyClient();
    const call = async () => {
      const { data } = await raw.POST("/v1/workspaces/{workspaceId}/time-entries", {
        params: { path: WORKSPACE },
        body: {},
      });
      expectTypeOf(data).toEqualTypeOf<TimeEntryDtoImplV1 | undefined>();
    };
    expect(call).toBeTypeOf("function");
  });
});
