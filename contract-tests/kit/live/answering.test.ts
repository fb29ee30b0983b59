import { describe, expect, it } from "vitest";
import { createAnswering } from "./answering.ts";
import { NoAnswerInTime } from "./reason.ts";

const LATE = new NoAnswerInTime("late");
const BROKEN = new Error("other side closed");

describe("a target", () => {
  it("is asked no more after three answers that did not come, if it does not answer at all", async () => {
    const answering = createAnswering(async () => false);
    for (const operation of ["a", "b", "c"]) {
      expect(answering.stopped("d")).toBeUndefined();
      await answering.failed(operation, LATE, 10_000);
    }
    expect(answering.stopped("d")).toBe("the target stopped answering");
  });

  it("is asked about its other operations where one is silent", async () => {
    const answering = createAnswering(async () => true);
    for (let count = 0; count < 2; count++) await answering.failed("a", LATE, 10_000);
    expect(answering.stopped("a")).toBe("the target stopped answering this operation");
    expect(answering.stopped("b")).toBeUndefined();
  });

  it("is left when all waiting together takes too long", async () => {
    const answering = createAnswering(async () => true);
    for (let count = 0; count < 3; count++) {
      expect(answering.stopped("a")).toBeUndefined();
      answering.answered("a", 9_900);
      await answering.failed("b", LATE, 10_000);
      answering.answered("b", 100);
    }
    answering.answered("a", 9_900);
    expect(answering.stopped("a")).toContain("the target is too slow: 60 s went by");
  });

  it("is asked no more after five connections that broke, one after the other", async () => {
    const answering = createAnswering(async () => false);
    for (let count = 0; count < 4; count++) await answering.failed("a", BROKEN, 1);
    answering.answered("a", 1);
    for (let count = 0; count < 5; count++) {
      expect(answering.stopped("a")).toBeUndefined();
      await answering.failed("a", BROKEN, 1);
    }
    expect(answering.stopped("a")).toBeDefined();
  });
});
