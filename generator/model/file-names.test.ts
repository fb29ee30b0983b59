import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFileScope, fileName, isSafeSegment, sameFile } from "./file-names.ts";

describe("file names", () => {
  it.each([
    { given: "Time entry", want: "time-entry" },
    { given: "timeEntry", want: "time-entry" },
    { given: "../../etc/passwd", want: "etc-passwd" },
    { given: "..\\..\\x", want: "x" },
    { given: "/abs", want: "abs" },
    { given: "a\u0000b", want: "a-b" },
    { given: "..", want: "unnamed" },
    { given: "", want: "unnamed" },
    { given: "😀", want: "unnamed" },
    { given: "\ud800", want: "unnamed" },
    { given: "CON", want: "con-" },
    { given: "Lpt1", want: "lpt1-" },
    { given: "COM¹", want: "com1-" },
    { given: "CONIN$", want: "conin-" },
    { given: "nul", want: "nul-" },
    { given: "ＮＵＬ", want: "nul-" },
    { given: "Größe", want: "größe" },
    { given: "İstanbul", want: "i-stanbul" },
    { given: "a:b*c?", want: "a-b-c" },
    { given: "pets. ", want: "pets" },
  ])("$given becomes $want", ({ given, want }) => {
    expect(fileName(given)).toBe(want);
  });

  it.each(["a", "日", "é", "𝒳", "😀x", "a-", "ﷺ"])(
    "of 10,000 times %s leave room for a number and an ending",
    (text) => {
      const name = `${fileName(text.repeat(10_000))}12345.test.ts`;
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(100);
      expect(isSafeSegment(name)).toBe(true);
    },
  );

  it("are those of other files wherever a file system folds them", () => {
    const unique = createFileScope();
    const given = ["pets", "PETS", "e\u0301", "\u00e9", "\u00c9", "straße", "STRASSE", "ı", "I", "com", "Com", "COM"];
    const names = given.map((text) => unique(fileName(text)));
    expect(names.slice(0, 5)).toEqual(["pets", "pets2", "é", "é2", "é3"]);
    expect(new Set(names.map(sameFile)).size).toBe(given.length);
    expect(names).not.toContain("com2");
  });

  it("are safe and unique, whatever the texts", () => {
    const nasty = fc.constantFrom(...["aux", "COM1", "com", "..", "/", "\\", "C:", ".", " ", "ß", "ı", "\ud800", "\0"]);
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 4 }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const unique = createFileScope();
        const names = texts.map((each) => unique(fileName(each)));
        for (const name of names) if (!isSafeSegment(name) || !isSafeSegment(`${name}.test.ts`)) throw new Error(name);
        return new Set(names.map(sameFile)).size === names.length;
      }),
    );
  });
});

describe("a segment of a path", () => {
  it.each(["types.ts", "time-entry.test.ts", "specpact.lock.json", "größe.ts", "con-.ts", "a_b"])(
    "may be %j",
    (name) => {
      expect(isSafeSegment(name)).toBe(true);
    },
  );

  it.each([
    ...["", ".", "..", "a/b", "a\\b", "C:", "a:b", "a.", "a ", " a", ".a", "a..b", "a\0", "a\n", "a\u202eb", "\ud800"],
    ...["aux", "aux.test.ts", "CON.ts", "LPT9.tar.gz", "conout$", "a".repeat(101), "a*", "a?", 'a"', "a<", "a|", "a%"],
  ])("is never %j", (name) => {
    expect(isSafeSegment(name)).toBe(false);
  });
});
