import { describe, expect, it } from "vitest";
import { makeFolder, readFolder } from "../cli/test-command.ts";
import { replaceFile, writeOutput } from "./replace-file.ts";

describe("replaceFile", () => {
  it("writes over what is there, makes folders, and leaves nothing else", async () => {
    const folder = makeFolder({ "a.json": "old", "mine.txt": "mine" });
    await replaceFile(`${folder}/a.json`, "new");
    await replaceFile(`${folder}/deep/er/b.json`, "new");
    const folders = { deep: "", "deep/er": "" };
    expect(readFolder(folder)).toEqual({ "a.json": "new", ...folders, "deep/er/b.json": "new", "mine.txt": "mine" });
  });

  it.each([
    ["x.txt/a.json", "EEXIST|ENOTDIR"],
    ["sub", "EISDIR"],
  ])("leaves what is there where %s can't be written", async (path, code) => {
    const folder = makeFolder({ "x.txt": "mine", "sub/y.txt": "mine" });
    const before = readFolder(folder);
    await expect(replaceFile(`${folder}/${path}`, "new")).rejects.toMatchObject({ code: expect.stringMatching(code) });
    expect(readFolder(folder)).toEqual(before);
  });
});

it.runIf(process.platform === "linux")("writeOutput ends where nothing can be made, and says so", async () => {
  await expect(writeOutput("/proc/specpact/a.json", "")).rejects.toMatchObject({
    code: "OUTPUT_NOT_WRITABLE",
    what: expect.stringContaining('"/proc/specpact/a.json" can\'t be written: '),
  });
});
