import { beforeAll, describe, expect, it } from "vitest";
import type { GeneratedFile } from "./file.ts";
import { compile } from "./testing/compile.ts";
import { generateFeatures } from "./testing/generate-document.ts";

/** Code of a user, which must compile as it stands: each `@ts-expect-error` is a fault that has to be found. */
const USES = [
  {
    name: "readOnly and writeOnly: neither asked for nor given where they don't travel, nested too",
    code: `
      export async function use() {
        const made = await api.createAccount(client, { body: { name: "n", password: "p", nested: { secret: "s" } } });
        // @ts-expect-error id is readOnly
        await api.createAccount(client, { body: { id: 1, name: "n", password: "p" } });
        // @ts-expect-error created is readOnly
        await api.createAccount(client, { body: { name: "n", password: "p", nested: { created: "2020-01-01" } } });
        // @ts-expect-error password is writeOnly, and required where it is written
        await api.createAccount(client, { body: { name: "n" } });
        if (!made.ok) return;
        const id: number = made.data.id;
        const created: string | undefined = made.data.nested?.created;
        // @ts-expect-error password is writeOnly
        const password = made.data.password;
        // @ts-expect-error secret is writeOnly
        const secret = made.data.nested?.secret;
        return [id, created, password, secret];
      }`,
  },
  {
    name: "the narrower status wins over the range, and the range over the default",
    code: `
      export function use(result: api.SendBodiesResult) {
        switch (result.status) {
          case 200: return same<api.SendBodies200>(result.data);
          case 201: return same<api.Node>(result.data);
          case 404: return same<api.Missing>(result.error);
          case 400: return same<api.Problem>(result.error);
          case 503: return same<undefined>(result.error);
          case 500: return same<string>(result.error);
          case 301: return same<{ why?: string }>(result.error);
          default: return result.status;
        }
      }`,
  },
  {
    name: "a default alone speaks for success and failure",
    code: `
      export function use(result: api.SendOptionalResult) {
        if (result.ok) return same<api.Node>(result.data);
        // @ts-expect-error 200 is a success
        if (result.status === 200) return undefined;
        return same<api.Node>(result.error);
      }`,
  },
  {
    name: "each media type has its own body",
    code: `
      export const use = () => [
        api.sendBodies(client, { body: { kind: "cat", name: "Tom" } }),
        api.sendBodies(client, { contentType: "application/x-www-form-urlencoded", body: { name: "n", tags: ["t"] } }),
        api.sendBodies(client, { contentType: "text/plain", body: "yes" }),
        api.sendBodies(client, { contentType: "application/xml", body: "<point/>" }),
        api.sendBodies(client, { contentType: "image/*", body: new Blob([]) }),
        api.upload(client, { path: { id: "1" }, body: { file: new Blob([]), cover: new Blob([]), meta: { x: 1 } } }),
        api.sendOptional(client),
        // @ts-expect-error the body of another media type
        api.sendBodies(client, { contentType: "text/plain", body: { name: "n" } }),
        // @ts-expect-error a text is no file
        api.upload(client, { path: { id: "1" }, body: { file: "text" } }),
        // @ts-expect-error the body is required
        api.sendBodies(client),
        // @ts-expect-error barks is a dog's
        api.sendBodies(client, { body: { kind: "cat", name: "Tom", barks: true } }),
      ];`,
  },
  {
    name: "parameters keep their names, and those that OpenAPI ignores are not asked for",
    code: `
      export const use = (path: api.GetStylesPath) => [
        api.getStyles(client, { path, query: { overridden: true, "odd name[]": "x", filter: { q: "x" } }, headers: { delete: "x" } }),
        // @ts-expect-error the operation's own parameter replaces the path item's
        api.getStyles(client, { path, query: { overridden: "x" }, headers: { delete: "x" } }),
        // @ts-expect-error Accept is the client's
        api.getStyles(client, { path, query: { overridden: true }, headers: { delete: "x", Accept: "x" } }),
      ];`,
  },
  {
    name: "unions are told apart by their discriminator, and cycles end",
    code: `
      export function use(animal: api.Animal, node: api.Node) {
        const deep: string | undefined = node.next?.next?.children?.[0]?.value;
        return animal.kind === "cat" ? same<number | null | undefined>(animal.lives) : [same<boolean | undefined>(animal.barks), deep];
      }`,
  },
  {
    name: "credentials have the shape of their scheme",
    code: `
      export const use = () => [
        createFeaturesClient({ auth: { HeaderKey: "k", Login: { username: "u", password: "p" }, OAuth: async () => "t" } }),
        createFeaturesClient({ server: "https://{region}.example.com:{port}/{base}", variables: { region: "us", port: "1" } }),
        // @ts-expect-error a scheme that the client cannot serve
        createFeaturesClient({ auth: { Mutual: "x" } }),
      ];`,
  },
] as const;

const HEAD = `
import * as api from "./index.js";
import { createFeaturesClient } from "./index.js";
export const client = api.createClient({ baseUrl: "http://localhost" });
export const clientOf = createFeaturesClient;
/** Takes what is known to be of the type: no other member of a union may be left. */
export function same<Wanted>(value: Wanted): Wanted { return value; }
`;

describe("a user of the generated types", () => {
  let files: readonly GeneratedFile[] = [];
  beforeAll(async () => {
    files = (await generateFeatures()).filter(({ path }) => !/^(fixtures|contract-tests)\//.test(path));
  }, 60_000);

  it.each(USES)("$name", { timeout: 60_000 }, ({ code }) => {
    expect(compile([...files, { path: "use.ts", contents: `${HEAD}${code}` }], "nodenext")).toEqual([]);
  });

  it("is told of a fault that isn't there", { timeout: 60_000 }, () => {
    const contents = `${HEAD}// @ts-expect-error nothing is wrong\nexport const use = same<number>(1);`;
    expect(compile([...files, { path: "use.ts", contents }], "nodenext")[0]).toContain("TS2578");
  });
});
