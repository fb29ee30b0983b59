import { describe, expect, it } from "vitest";
import { checkPaths } from "./file.ts";

const check = (...paths: string[]) =>
  checkPaths(
    paths.map((path) => ({ path, contents: "" })),
    "../suites",
  );

describe("the guard before writing", () => {
  it("lets our paths pass, and the way to the folder that the user has named", () => {
    check("types.ts", "operations/pets.ts", "fixtures/pets.ts", "../suites/pets.test.ts");
  });

  it.each([
    ...["../pets.ts", "/etc/passwd", "C:/x.ts", "operations\\x.ts", "operations//x.ts", "operations/../../x.ts"],
    ...["fixtures/aux.ts", "../suites/../x.test.ts", "../suites2/x.ts", "fixtures/x.", "operations/x ", "./types.ts"],
  ])("stops at %j", (path) => {
    expect(() => check("types.ts", path)).toThrow(`${JSON.stringify(path)} is not a safe path.`);
  });

  it.each([
    ["fixtures/pets.ts", "fixtures/Pets.ts"],
    ["fixtures/\u00e9.ts", "fixtures/e\u0301.ts"],
    ["fixtures/straße.ts", "fixtures/STRASSE.ts"],
    ["types.ts", "types.ts"],
  ])("stops at %j beside %j", (one, other) => {
    expect(() => check(one, other)).toThrow("may be the same file");
  });
});
