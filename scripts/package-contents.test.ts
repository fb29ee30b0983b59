import { describe, expect, it } from "vitest";
import { findFaults } from "./package-contents.ts";

const BUILT = [
  ...["package.json", "README.md", "LICENSE", "docs/errors.md", "docs/report.png"],
  ...["dist/generator/cli/main.js", "dist/generator/index.js", "dist/generator/index.d.ts"],
  ...["dist/contract-tests/kit/index.js", "dist/contract-tests/kit/index.d.ts"],
  ...["dist/templates/compiled.js", "dist/generator/hashes.json", "dist/generator/runtime/send.ts"],
];

const faultsOf = (path: string, text = "", size = 1_000_000) =>
  findFaults({ size, files: [...BUILT, path].map((each) => ({ path: each, text: each === path ? text : "" })) }, [
    "/home/me",
  ]);

describe("a package", () => {
  it("may have what is built, and the pages about it", () => {
    expect(faultsOf("dist/generator/write/write.js", "export {};\n")).toEqual([]);
  });

  it.each([
    ["a test", "dist/generator/write/write.test.js", ""],
    ["what tests need", "dist/contract-tests/kit/testing/browser.js", ""],
    ["what tests need, by its name", "dist/generator/cli/test-command.js", ""],
    ["a source", "generator/index.ts", ""],
    ["our own code in TypeScript", "dist/generator/pipeline.ts", ""],
    ["a file of the reference provider", "dist/contract-tests/provider/provider.js", ""],
    ["a template that isn't compiled", "dist/templates/client.hbs", ""],
    ["settings", ".npmrc", ""],
    ["a secret file", "dist/.env", ""],
    ["a map", "dist/generator/index.js.map", ""],
    ["a way to a map", "dist/generator/x.js", "//# sourceMappingURL=x.js.map"],
    ["a folder of the machine that built it", "dist/generator/x.js", 'const x = "/home/me/specpact";'],
    ["a key", "dist/generator/x.js", `${"-----BEGIN"} RSA PRIVATE KEY-----`],
    ["a token", "docs/x.md", `npm_${"a1B2".repeat(9)}`],
  ])("may not have %s", (_, path, text) => {
    expect(faultsOf(path, text)[0]).toContain(path);
  });

  it("has a size that is known, and all that it needs", () => {
    expect(faultsOf("dist/generator/x.js", "", 5_000_000)).toEqual([expect.stringContaining("5000000 bytes")]);
    expect(findFaults({ size: 0, files: [] }, [])).toContain("dist/generator/cli/main.js is missing");
  });
});
