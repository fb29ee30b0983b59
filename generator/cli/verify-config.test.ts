import { describe, expect, it } from "vitest";
import { problemsOfVerify } from "./verify-config.ts";

describe("the config's coverage", () => {
  it.each<[unknown, string[]]>([
    [{ properties: 0.8, statuses: 1 }, []],
    [{ properties: 80 }, ["`verify.coverage` must be an object of numbers from 0 to 1"]],
    [0.8, ["`verify.coverage` must be an object of numbers from 0 to 1"]],
    [
      { property: 0.8 },
      [
        '`verify.coverage` has no "property"; there are statuses, headers, properties, branches, nulls, enums, arrays, booleans, parameters',
      ],
    ],
  ])("%j", (coverage, problems) => {
    expect(problemsOfVerify({ coverage })).toEqual(problems);
  });
});
