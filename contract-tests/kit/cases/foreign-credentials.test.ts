import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import { buildModel } from "../../../generator/model/build.ts";
import type { Subject } from "../pact.ts";
import type { SessionPlan } from "../session.ts";
import { plainClient } from "../testing/plain-client.ts";
import { foreignCredentialsCases } from "./foreign-credentials.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/pets": {
      post: { operationId: "addPet", security: [{ Owner: [] }], responses: { 201: {}, 401: {} } },
      get: { operationId: "listPets", security: [{ Owner: [] }, { Visitor: [] }], responses: { 200: {}, 401: {} } },
    },
  },
  components: {
    securitySchemes: {
      Owner: { type: "http", scheme: "bearer" },
      Visitor: { type: "apiKey", in: "query", name: "key" },
    },
  },
} as unknown as OpenApi;
const model = buildModel(document);
const validators = createValidators(document);
const [get, post] = ["listPets", "addPet"].map((id) => model.operations.find((operation) => operation.id === id));

describe("credentials of a scheme that the operation doesn't take", () => {
  let server: ReturnType<typeof createServer>;
  afterEach(() => void server?.close());

  /** A server that asks for nothing but what `lets` takes for enough. */
  async function verdictOf(auth: Readonly<Record<string, string>>, lets: (url: string, bearer: string) => boolean) {
    server = createServer((request, response) => {
      const known = lets(request.url ?? "", request.headers.authorization ?? "");
      response.writeHead(known ? 201 : 401).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const session = { document, model, validators, settings: { auth, writes: true }, baseUrl, prism: undefined };
    const fixtures = { request: { example: {}, minimal: {}, full: {} }, responses: {} };
    const client = plainClient(model);
    const subject = {
      session,
      operation: post,
      fixtures,
      client,
      title: "a case",
      exchanges: [],
    } as unknown as Subject;
    const [found] = post === undefined ? [] : foreignCredentialsCases({ model } as SessionPlan, post);
    return (await found?.run(subject))?.verdicts[0]?.verdict;
  }

  it("is tried only where there is another scheme", () => {
    const cases = [get, post].map((it) => (it ? foreignCredentialsCases({ model } as SessionPlan, it).length : -1));
    expect(cases).toEqual([0, 1]);
  });

  it("must be refused", async () => {
    const auth = { Owner: "o", Visitor: "v" };
    expect(await verdictOf(auth, (_, bearer) => bearer === "Bearer o")).toEqual({ kind: "pass" });
  });

  it("is a finding where they do", async () => {
    const verdict = await verdictOf(
      { Owner: "o", Visitor: "v" },
      (url, bearer) => bearer !== "" || url.includes("key=v"),
    );
    expect(verdict).toMatchObject({ kind: "finding", finding: { check: "credentials-required", received: "201" } });
  });

  it("is not checked without them", async () => {
    expect(await verdictOf({ Owner: "o" }, () => false)).toMatchObject({ kind: "not checked" });
  });
});
