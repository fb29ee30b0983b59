import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "./load-config.ts";
import { makeFolder } from "./test-command.ts";

const folder = makeFolder({
  "one.mjs": 'export default { document: "openapi.yaml", output: "out", overlays: ["fix.yaml"], name: "Pets" };',
  "typed.ts":
    'const output: string = "../out"; export default [{ document: "a.yaml", output, suites: "suites", root: ".." }];',
  "plain.ts": 'const output = "out"; export default { document: "a.yaml", output };',
  "shared.ts": 'export const output: string = "out";',
  "parts.ts": 'import { output } from "./shared.js"; export default { document: "a.yaml", output };',
  "empty.mjs": "export default [];",
  "none.mjs": "export const config = {};",
  "text.mjs": 'throw "no weekday";',
  "syntax.ts": "const a = ;\nexport default a;",
  "import.ts": 'import { x } from "not-installed";\nexport default x;',
  "wrong.mjs":
    "export default [{ document: 'a', output: '' }, { document: 'b', output: 'o', tags: 'pets', constructor: 1 }];",
});
const at = (file: string) => join(folder, file);

describe("loadConfig", () => {
  it("makes paths absolute, from the config's own folder", async () => {
    expect(await loadConfig(at("one.mjs"))).toEqual([
      { document: at("openapi.yaml"), output: at("out"), overlays: [at("fix.yaml")], name: "Pets" },
    ]);
  });

  it("reads TypeScript and lists", async () => {
    expect(await loadConfig(at("typed.ts"))).toEqual([
      { document: at("a.yaml"), output: join(folder, "../out"), suites: at("suites"), root: join(folder, "..") },
    ]);
  });

  it.each(["plain.ts", "parts.ts"])("reads %s", async (file) => {
    expect(await loadConfig(at(file))).toEqual([{ document: at("a.yaml"), output: at("out") }]);
  });

  it.each([
    ["nowhere.ts", "CONFIG_NOT_FOUND", "does not exist"],
    ["empty.mjs", "CONFIG_INVALID", "its list of APIs is empty"],
    ["none.mjs", "CONFIG_INVALID", "it exports no config"],
    ["text.mjs", "CONFIG_INVALID", "no weekday"],
    ["syntax.ts", "CONFIG_INVALID", 'syntax.ts:1:10: ERROR: Unexpected ";"'],
    ["import.ts", "CONFIG_INVALID", "not-installed"],
    [
      "wrong.mjs",
      "CONFIG_INVALID",
      "[0] `output` must be a text; [1] `tags` must be a list of texts; [1] `constructor` is unknown",
    ],
  ])("says what is wrong with %s", async (file, code, words) => {
    const fault: unknown = await loadConfig(at(file)).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: "UsageError", code, what: expect.stringContaining(words) });
    expect((fault as Error).message).not.toContain("\\u000a");
  });
});
