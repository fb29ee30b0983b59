import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, type Ended, makeFolder, PETSTORE, readFolder, runCommand } from "./test-command.ts";

const PAGES: Readonly<Record<string, string>> = {
  "/openapi.yaml": PETSTORE,
  "/parts/openapi.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"../Pet.yaml" }'),
  "/Pet.yaml": "type: object\nrequired: [id]\nproperties:\n  id: { type: string }\n",
  "/elsewhere.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"http://localhost:1/Pet.yaml" }'),
  "/local.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"file:///etc/hostname" }'),
  "/broken.yaml": "openapi: 3.0.3\n bad: [\n",
};

let server: Server;
let origin: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    asked.push(url);
    if (url.startsWith("/canary")) response.writeHead(500).end();
    else if (url === "/away.yaml") response.writeHead(302, { location: "http://localhost:1/x.yaml" }).end();
    else if (url === "/loop.yaml") response.writeHead(302, { location: url }).end();
    else if (url === "/moved.yaml") response.writeHead(302, { location: "/openapi.yaml" }).end();
    else response.writeHead(PAGES[url] === undefined ? 404 : 200).end(PAGES[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const folder = makeFolder({ "openapi.yaml": PETSTORE, "Pet.yaml": PAGES["/Pet.yaml"] as string });
const read = (file: string) => readFileSync(join(folder, file), "utf8");

describe("a document by its address", { timeout: 60_000 }, () => {
  it("is fetched, and makes what the same file makes", async () => {
    const remote = await runCommand(["generate", `${origin}/openapi.yaml`, "--output", "remote"], folder);
    expect(remote, remote.stderr).toMatchObject({ code: 0 });
    const local = await runCommand(["generate", "openapi.yaml", "--output", "local"], folder);
    expect(local, local.stderr).toMatchObject({ code: 0 });
    expect(read("remote/types.ts")).toBe(read("local/types.ts"));
    expect(Object.keys(JSON.parse(read("remote/specpact.lock.json")).sources)).toEqual([`${origin}/openapi.yaml`]);
    const again = await runCommand(["check", `${origin}/openapi.yaml`, "--output", "remote"], folder);
    expect(again, again.stderr).toMatchObject({ code: 0 });
  });

  it("is followed to where its host moved it, and its credentials are never shown", async () => {
    const secret = origin.replace("//", "//me:sesame@");
    const ended = await runCommand(["generate", `${secret}/moved.yaml`, "--output", "moved"], folder);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(Object.values(readFolder(join(folder, "moved"))).join("\n")).not.toContain("sesame");
    const none = await runCommand(["generate", `${secret}/none.yaml`, "--output", "none"], folder);
    expect(none.stderr).toMatch(/FILE_NOT_READABLE .*status is 404/);
    expect(none.stderr).not.toContain("sesame");
    const bad = await runCommand(["generate", "http://me:sesame@[", "--output", "none"], folder);
    expect(bad).toMatchObject({ code: 2, stderr: expect.not.stringContaining("sesame") });
  });

  it("may refer to other files of its own host", async () => {
    const ended = await runCommand(["generate", `${origin}/parts/openapi.yaml`, "--output", "parts"], folder);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
  });

  it.each([
    ["/elsewhere.yaml", 3, /elsewhere\.yaml:\d+:\d+ REF_REMOTE/],
    ["/local.yaml", 3, /local\.yaml:\d+:\d+ REF_UNREADABLE A remote file cannot refer to a local one/],
    ["/broken.yaml", 3, /broken\.yaml:\d+:\d+ SYNTAX_INVALID/],
    [
      "/away.yaml",
      2,
      /FILE_NOT_READABLE .* redirects to http:\/\/localhost:1\/x\.yaml\.\n {2}hint: Add --allow-remote localhost:1 /,
    ],
    ["/loop.yaml", 2, /FILE_NOT_READABLE .*redirects more than 5 times/],
    ["/none.yaml", 2, /FILE_NOT_READABLE .*its status is 404/],
  ])("ends at %s", async (path, code, words) => {
    const ended = await runCommand(["generate", origin + path, "--output", "none"], folder);
    expect(ended, ended.stderr).toMatchObject({ code });
    expect(ended.stderr).toMatch(words);
  });
});

describe("what only looks like a reference", { timeout: 60_000 }, () => {
  it("is neither fetched nor read, in any place for an address, in 2.0, 3.0 and 3.1", async () => {
    const canary = `${origin}/canary`;
    const own = makeFolder({
      "three.json": JSON.stringify(withAddresses(canary, "3.0.3")),
      "one.json": JSON.stringify(withAddresses(canary, "3.1.0")),
      "two.yaml": SWAGGER.replaceAll("CANARY", canary),
    });
    for (const file of ["three.json", "one.json", "two.yaml"]) {
      const ended = await runCommand(["generate", file, "--output", `out-${file}`, "--json"], own);
      expect(ended, ended.stderr + ended.stdout).toMatchObject({ code: 0 });
    }
    expect(asked.filter((url) => url.startsWith("/canary"))).toEqual([]);
  });

  it("a mapping's address is a reference like any other: refused until its host is named", async () => {
    const mapping = JSON.stringify(withAddresses(`${origin}/canary`, "3.1.0")).replace(
      '"a":"A"',
      `"a":"${origin}/canary/a.json"`,
    );
    const ended = await runCommand(["generate", "a.json", "--output", "out"], makeFolder({ "a.json": mapping }));
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining("REF_REMOTE") });
    expect(asked.filter((url) => url.startsWith("/canary"))).toEqual([]);
  });
});

/** Every field of OpenAPI that holds an address and isn't a `$ref`. */
function withAddresses(canary: string, openapi: string): object {
  const at = (name: string) => `${canary}/${name}`;
  const externalDocs = { url: at("docs") };
  const schema = {
    type: "object",
    externalDocs,
    discriminator: { propertyName: "kind", mapping: { a: "A" } },
    properties: { kind: { type: "string", example: { $ref: at("example") }, default: at("default") } },
    ...(openapi === "3.1.0" ? { $schema: at("schema"), $id: at("id"), $vocabulary: { [at("vocabulary")]: true } } : {}),
  };
  const links = { self: { operationRef: `${at("operation")}#/paths/~1a/get`, server: { url: at("link") } } };
  const content = { "application/json": { schema, examples: { far: { externalValue: at("value") } } } };
  const flows = { implicit: { authorizationUrl: at("auth"), refreshUrl: at("refresh"), scopes: {} } };
  return {
    openapi,
    ...(openapi === "3.1.0" ? { jsonSchemaDialect: at("dialect") } : {}),
    info: {
      title: "t",
      version: "1",
      termsOfService: at("terms"),
      contact: { url: at("contact") },
      license: { name: "l", url: at("l") },
    },
    externalDocs,
    servers: [{ url: at("server") }],
    tags: [{ name: "t", externalDocs }],
    paths: {
      "/a": {
        get: { externalDocs, servers: [{ url: at("own") }], responses: { 200: { description: "d", content, links } } },
      },
    },
    components: {
      schemas: { A: schema },
      securitySchemes: { o: { type: "oauth2", flows }, i: { type: "openIdConnect", openIdConnectUrl: at("oidc") } },
    },
    "x-ref": { $ref: at("extension") },
  };
}

const SWAGGER = `swagger: "2.0"
info: { title: t, version: "1", termsOfService: CANARY/terms, contact: { url: CANARY/contact } }
externalDocs: { url: CANARY/docs }
paths:
  /a:
    get:
      responses: { 200: { description: d, schema: { type: string, externalDocs: { url: CANARY/s } }, examples: { application/json: { $ref: CANARY/example } } } }
securityDefinitions: { o: { type: oauth2, flow: implicit, authorizationUrl: CANARY/auth, scopes: {} } }
x-ref: { $ref: CANARY/extension }
`;

describe("a document on stdin", { timeout: 60_000 }, () => {
  it("is read, and refers to files from the current folder on", async () => {
    const text = PETSTORE.replace('"#/components/schemas/Pet" }', '"Pet.yaml" }');
    const ended = await pipe(["generate", "-", "--output", "stdin"], text);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(read("stdin/types.ts")).toContain("export interface Pet");
  });

  it("has its faults placed", async () => {
    const ended = await pipe(["generate", "-", "--output", "none"], "openapi: 4.0.0\n");
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining("<stdin>:1:10 VERSION_UNSUPPORTED") });
  });
});

function pipe(args: readonly string[], text: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: folder, env: ENVIRONMENT });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(text);
  });
}
