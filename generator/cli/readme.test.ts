import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProvider } from "../../contract-tests/provider/provider.ts";
import type { ApiConfig, VerifyConfig } from "../config.ts";
import { COMMAND } from "./test-command.ts";

const run = promisify(execFile);
const README = readFileSync("README.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "specpact-readme-"));
let provider: Awaited<ReturnType<typeof startProvider>>;
/** Where the README's own addresses would lead. */
const host = createServer((_, response) => response.end(PETSTORE));

beforeAll(async () => {
  provider = await startProvider();
  writeFileSync(join(folder, "openapi.yaml"), PETSTORE);
  writeFileSync(join(folder, "fix.yaml"), FIX);
  writeFileSync(join(folder, "pet.yaml"), "type: object\nproperties: { name: { type: string } }\n");
  writeFileSync(join(folder, "known.yaml"), blocks("yaml").find((block) => block.startsWith("accepted:")) ?? "");
  mkdirSync(join(folder, "captures"));
  mkdirSync(join(folder, "reports"));
  mkdirSync(join(folder, "merged"));
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await provider.close();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the README's commands run", () => {
  const commands = blocks("sh").flatMap((block) =>
    block.split("\n").filter((line) => line.startsWith("npx specpact ")),
  );
  const lines = commands.map((line) => line.replace(/\s+# .*$/, ""));

  it("there are some", () => {
    expect(lines.length).toBeGreaterThan(8);
  });

  it.concurrent.each(lines.filter((line) => !line.includes(" mock ")))(
    "%s",
    async (line) => {
      const { stdout, stderr } = await shell(line);
      expect(stdout + stderr).not.toBe("");
    },
    180_000,
  );

  it.each(lines.filter((line) => line.includes(" mock ")))(
    "%s",
    async (line) => {
      const child = spawn("sh", ["-c", `exec ${here(line)}`]);
      const [url] = (await once(child.stdout, "data")) as [Buffer];
      const answer = await fetch(`${String(url).trim()}/v1/nowhere`);
      expect(answer.status).toBe(404);
      child.kill("SIGTERM");
      await once(child, "exit");
    },
    180_000,
  );

  it("show every flag there is", async () => {
    const helps = await Promise.all(
      ["generate", "check", "verify", "mock", "slice"].map((name) => shell(`npx specpact ${name} --help`)),
    );
    const flags = new Set(
      helps.flatMap(({ stdout }) => [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = ""]) => flag)),
    );
    const shown = lines.join("\n");
    expect(
      [...flags].filter(
        (flag) =>
          flag !== "--help" && !shown.includes(`${flag} `) && !shown.includes(`${flag}\n`) && !shown.endsWith(flag),
      ),
    ).toEqual([]);
  }, 180_000);
});

describe("the README's faults", () => {
  const shown = blocks("text").filter((block) => /^(error|warning) openapi/.test(block));
  it.concurrent.each(shown)("are said so: %s", { timeout: 180_000 }, async (block) => {
    const place = mkdtempSync(join(folder, "fault-"));
    const file = Object.entries(FAULTY).find(([code]) => block.includes(` ${code} `))?.[1];
    writeFileSync(join(place, "openapi.yaml"), file ?? "");
    const ended = run(process.execPath, [...COMMAND, "generate", "openapi.yaml", "--output", "out"], { cwd: place });
    const { stderr } = await ended.catch((error: { stderr: string }) => error);
    expect(stderr).toContain(block);
  });
});

describe("the README's code", () => {
  it("compiles", async () => {
    const files = blocks("ts").map((code, index) => {
      const file = join(folder, `example-${index}.ts`);
      writeFileSync(file, code.replaceAll('"./generated/', `"${join(process.cwd(), "generated/")}`));
      return file;
    });
    expect(files.length).toBeGreaterThanOrEqual(2);
    const config = { extends: join(process.cwd(), "tsconfig.json"), files, include: [] };
    const options = {
      rootDir: "/",
      module: "esnext",
      moduleResolution: "bundler",
      typeRoots: [join(process.cwd(), "node_modules/@types")],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...config, compilerOptions: options }));
    const { stdout } = await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder]).catch(
      (error) => error as { stdout: string },
    );
    expect(stdout).toBe("");
  }, 180_000);

  it("has configs that generate, with every key of theirs", async () => {
    const configs = blocks("ts").filter((code) => code.includes("export default defineConfig("));
    for (const [index, code] of configs.entries()) {
      const place = mkdtempSync(join(folder, "config-"));
      writeFileSync(join(place, "openapi.yaml"), PETSTORE);
      mkdirSync(join(place, "captures"));
      const local = code.replace(/"spec\//g, `"${join(process.cwd(), "spec")}/`);
      writeFileSync(join(place, `${index}.config.ts`), local.replace('"specpact"', JSON.stringify(CONFIG)));
      await run(process.execPath, [...COMMAND, "generate", "--config", join(place, `${index}.config.ts`)]);
    }
    expect(configs.length).toBeGreaterThan(1);
    const shown = configs.join("\n");
    expect(Object.keys(KEYS).filter((key) => !new RegExp(`^  ${key}: `, "m").test(shown))).toEqual([]);
    expect(Object.keys(VERIFY).filter((key) => !new RegExp(`^    ${key}: `, "m").test(shown))).toEqual([]);
  }, 180_000);

  it("names every key of the config", () => {
    for (const key of Object.keys(KEYS)) expect(README).toContain(`\`${key}\``);
  });
});

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
}

const CONFIG = pathToFileURL("generator/index.ts").href;
const KEYS = {
  document: 0,
  output: 0,
  suites: 0,
  name: 0,
  captures: 0,
  overlays: 0,
  operations: 0,
  tags: 0,
  paths: 0,
  methods: 0,
  root: 0,
  allowRemote: 0,
  verify: 0,
} satisfies Record<keyof ApiConfig, 0>;

const VERIFY = {
  checks: 0,
  values: 0,
  resources: 0,
  rate: 0,
  responseTime: 0,
  seed: 0,
  generated: 0,
  redact: 0,
  coverage: 0,
  baseline: 0,
} satisfies Record<keyof VerifyConfig, 0>;

/** Commands run at once: what one writes is not the other's. */
function ownFolder(line: string): string {
  const own = join(folder, createHash("sha256").update(line).digest("hex").slice(0, 8));
  mkdirSync(own, { recursive: true });
  return own;
}

/** The command as a reader would type it, with our files, our provider and free ports in the place of theirs. */
function here(line: string): string {
  return line
    .replace("npx specpact", `"${process.execPath}" --import tsx generator/cli/main.ts`)
    .replace(/ (openapi|fix|pet|known)\.yaml/g, ` "${folder}/$1.yaml"`)
    .replace(/--(output|suites) (\S+)/g, `--$1 "${ownFolder(line)}/$2"`)
    .replace(/--(record|captures|suggest-overlay) (\S+)/g, `--$1 "${folder}/$2"`)
    .replace("blob=reports", `blob="${folder}/reports"`)
    .replace("--merge-reports reports", `--merge-reports "${folder}/merged"`)
    .replace(/=report\./g, `="${folder}/report".`)
    .replace(/--(target|proxy) \S+/, `--$1 ${provider.url}`)
    .replace("-- npm test", "-- true")
    .replace("https://pets.example.com", `http://127.0.0.1:${(host.address() as AddressInfo).port}`)
    .replace(/--port \d+/, "--port 0");
}

function shell(line: string): Promise<{ stdout: string; stderr: string }> {
  // The petstore isn't the provider's API: there only that the command runs to its end counts.
  const command = line.includes("verify openapi.yaml") ? `${here(line)}; test $? -le 1` : here(line);
  const before = line.includes("--merge-reports") ? `${here(SHARD).replace("/reports", "/merged")};` : "";
  return run("sh", ["-c", before + command], { env: { ...process.env, CLOCKIFY_API_KEY: "test-api-key" } });
}

/** What `--merge-reports` finds. */
const SHARD = "npx specpact verify openapi.yaml --report blob=reports/1.json";

const PETSTORE = `openapi: 3.0.3
info: { title: Petstore, version: "1" }
servers: [{ url: http://localhost:3000/v1 }]
tags: [{ name: pets }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: { "204": { description: None } }
    post:
      operationId: createPet
      tags: [pets]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "201": { description: Created } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
`;

/** Documents with the faults that are shown, each at the line that is shown. */
const FAULTY = {
  REF_OUTSIDE: `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      responses:
        "200":
          description: Pets
          content: { application/json: { schema: { $ref: ../../.ssh/id_ed25519 } } }
`,
  KEYWORD_OF_OTHER_VERSION: `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties:
        name:
          type: string
          nullable: true
`,
};

const FIX = `overlay: 1.0.0
info: { title: Fix, version: "1" }
actions: [{ target: $.info, update: { description: A store. } }]
`;
