import { describe, expect, it } from "vitest";
import { decode } from "./load.ts";

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([part]))));

describe("decode", () => {
  it.each(["", "a: b\n", "\ufeffa: b\n", "a: 😀\ufffd\n"])("reads %j", (text) => {
    expect(decode("a.yaml", bytes(text))).toBe(text.replace(/^\ufeff/, ""));
  });

  it.each<[name: string, file: Buffer, place: string]>([
    ["UTF-16", bytes(0xff, 0xfe, "a", 0), "1:1"],
    ["a NUL byte", bytes("a: b\nc: 😀", 0, "d"), "2:6"],
    ["Latin 1", bytes("a: b\r\nc: caf", 0xe9, "\n"), "2:7"],
    ["half of a character", bytes("😀", 0xf0, 0x9f), "1:3"],
    ["a wrong byte behind a mark and what the decoder would write", bytes("\ufeff\ufffd\ufffd", 0xff), "1:4"],
    [
      "a wrong byte behind a million of what the decoder would write",
      bytes("\ufffd".repeat(1_000_000), 0xff),
      "1:1000001",
    ],
  ])("says where %s stands", (_, file, place) => {
    expect(() => decode("a.yaml", file)).toThrow(`FILE_NOT_TEXT a.yaml:${place} `);
  });
});
