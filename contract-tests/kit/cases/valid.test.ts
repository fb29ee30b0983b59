import { afterEach, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "../../provider/provider.ts";
import { type Seen, startPickyProxy } from "../testing/picky-proxy.ts";
import { examplePlan, subjectAt } from "../testing/provider-subject.ts";
import { validCase } from "./valid.ts";

describe("a valid request", () => {
  let provider: Provider;
  let proxy: { url: string; close(): void };
  afterEach(async () => {
    proxy.close();
    await provider.close();
  });

  /** What is said of the case by a target that refuses these requests. */
  async function verdictOf(id: string, name: string, refuses: (seen: Seen) => boolean, status = 400) {
    provider = await startProvider();
    proxy = await startPickyProxy(provider.url, (seen) => (refuses(seen) ? { status } : undefined));
    const subject = subjectAt(proxy.url, id, { ApiKeyAuth: "test-api-key" });
    const valid = examplePlan.validRequests(subject.operation).find((each) => each.name === name);
    if (valid === undefined) throw new Error(`${id} ${name}`);
    const { verdicts } = await validCase(subject, valid);
    const [first] = verdicts;
    if (first?.check !== "valid-accepted") throw new Error("the first verdict is of another check");
    const { verdict } = first;
    return verdict.kind === "not checked" ? verdict.because : verdict.kind === "pass" ? "pass" : verdict.finding;
  }

  it("that is taken passes", async () => {
    expect(await verdictOf("createTimeEntry", "body /type: enum BREAK", () => false)).toBe("pass");
  });

  it.each([
    ["createTimeEntry", "body /type: enum BREAK", ({ body }: Seen) => body.includes("BREAK")],
    ["createTimeEntry", "body /billable: type false", ({ body }: Seen) => body.includes('"billable":false')],
    [
      "createTimeEntry",
      "body /description: maxLength",
      ({ body }: Seen) => body.length > 3000 && !body.includes("texttext"),
    ],
    ["createTimeEntry", "body /description: maxLength", ({ body }: Seen) => /"description":".{3000}"/.test(body)],
    ["createTimeEntry", "body /description: maxLength in emoji", ({ body }: Seen) => body.includes("😀😀")],
    ["createTimeEntry", "body /description: free text", ({ body }: Seen) => body.includes("&")],
    ["createTimeEntry", "body /start: format with an offset", ({ body }: Seen) => body.includes("+02:00")],
    ["getTimeEntries", "query /hydrated: type false", ({ url }: Seen) => url.includes("hydrated=false")],
    ["getTimeEntries", "query /description: free text", ({ url }: Seen) => url.includes("%23a")],
    ["getInProgressTimeEntries", "query /page-size: maximum", ({ url }: Seen) => url.includes("page-size=1000")],
  ])("of %s, %s, that is refused where another value is taken, is a finding", async (id, name, refuses) => {
    expect(await verdictOf(id, name, refuses)).toMatchObject({ check: "valid-accepted", received: /^400 to / });
  });

  it.each<[string, string, string, (seen: Seen) => boolean, number, RegExp]>([
    [
      "an id",
      "createTimeEntry",
      "body /tagIds: items two",
      ({ body }) => body.includes('","'),
      400,
      /what an id names must exist/,
    ],
    [
      "an added one",
      "createTimeEntry",
      "body /description: alone",
      ({ body }) => !body.includes("billable"),
      400,
      /could be compared/,
    ],
    [
      "an empty one",
      "getTimeEntries",
      "query /description: empty",
      ({ url }) => /description=(&|$)/.test(url),
      400,
      /no least length/,
    ],
    [
      "a rule of its own",
      "getTimeEntries",
      "query /description: unicode",
      ({ url }) => !/description=($|&|Desc)/.test(url) && url.includes("user/"),
      400,
      /no plain text/,
    ],
    [
      "another reason",
      "createTimeEntry",
      "body /type: enum BREAK",
      ({ body }) => body.includes("BREAK"),
      409,
      /409, which is no refusal/,
    ],
  ])("that is refused because of %s is not checked", async (_, id, name, refuses, status, because) => {
    expect(await verdictOf(id, name, refuses, status)).toMatch(because);
  });
});
