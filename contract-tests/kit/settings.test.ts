import { describe, expect, it } from "vitest";
import { printSettings, readSettings, type Settings } from "./settings.ts";

describe("readSettings", () => {
  it.each([
    ["https://api.example.com/v1", "", false],
    ["https://api.example.com/v1", "0", false],
    ["https://api.example.com/v1", "1", true],
    ["http://192.168.0.7:3000", "", false],
    ["http://0.0.0.0:3000", "", false],
    ["http://127.evil.example", "", false],
    ["http://127.0.0.1.evil.example", "", false],
    ["http://localhost.evil.example", "", false],
    ["http://localhost:3000/v1", "", true],
    ["http://LOCALHOST", "", true],
    ["http://127.0.0.1:3000", "", true],
    ["http://127.1", "", true],
    ["http://[::1]:3000", "", true],
  ])("%s with SPECPACT_ALLOW_WRITES=%j: writes are %s", (target, allow, writes) => {
    const settings = readSettings({ SPECPACT_TARGET: target, SPECPACT_ALLOW_WRITES: allow });
    expect(settings).toEqual({ target, auth: {}, writes });
  });

  it.each([{}, { SPECPACT_TARGET: "" }])("without a target there is the mock, where anything goes", (env) => {
    expect(readSettings(env)).toEqual({ auth: {}, writes: true });
  });

  it.each<Settings>([
    { auth: { A: "b" }, writes: true },
    { target: "https://api.example.com", auth: {}, writes: false },
    { target: "https://api.example.com", auth: { A: 'b"=' }, writes: true },
    { auth: {}, writes: true, checks: { pages: "off" }, values: { petId: "1" }, rate: 5, keep: "all" },
  ])("reads what printSettings printed: %j", (settings) => {
    expect(readSettings(printSettings(settings))).toEqual(settings);
  });
});
