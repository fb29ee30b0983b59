import { describe, expect, it } from "vitest";
import { createPace, readRetryAfter } from "./pace.ts";

describe("createPace", () => {
  it("spreads requests over time", async () => {
    const pace = createPace(50);
    const started = performance.now();
    for (let request = 0; request < 6; request++) await pace.turn();
    expect(performance.now() - started).toBeGreaterThan(95);
  });

  it("lets everything pass without a rate", async () => {
    const pace = createPace(undefined);
    const started = performance.now();
    for (let request = 0; request < 100; request++) await pace.turn();
    expect(performance.now() - started).toBeLessThan(50);
  });

  it("pauses as long as it is asked to, as long as all pauses together are short enough", async () => {
    const pace = createPace(undefined, 100);
    expect(await pace.pause("0")).toBe("waited");
    expect(await pace.pause("0")).toBe("waited");
    expect(await pace.pause("1")).toBe("too long");
    expect(await pace.pause(null)).toBe("too long");
  });
});

describe("readRetryAfter", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  it.each<[string | null, number | undefined]>([
    ["7", 7_020],
    [" 0 ", 20],
    ["Tue, 24 Nov 2026 12:00:05 GMT", 5_020],
    ["Tue, 24 Nov 2026 11:00:00 GMT", 20],
    ["soon", undefined],
    [null, undefined],
  ])("of %j", (text, want) => {
    expect(readRetryAfter(text, now)).toBe(want);
  });
});
