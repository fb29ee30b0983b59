import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "../../provider/provider.ts";
import type { Settings } from "../settings.ts";
import { type Answer, type Seen, startPickyProxy } from "../testing/picky-proxy.ts";
import { examplePlan, subjectAt } from "../testing/provider-subject.ts";
import { generatedCases } from "./generated.ts";

describe("generated requests", { timeout: 60_000 }, () => {
  let provider: Provider;
  let proxy: { url: string; seen: Seen[]; close(): void };
  afterEach(async () => {
    proxy.close();
    await provider.close();
  });

  async function run(id: string, answers: (seen: Seen) => Answer | undefined, settings: Partial<Settings> = {}) {
    provider = await startProvider();
    proxy = await startPickyProxy(provider.url, answers);
    const made = subjectAt(proxy.url, id, { ApiKeyAuth: "test-api-key" });
    const generated = { cases: 60, seconds: 30 };
    const subject = {
      ...made,
      session: { ...made.session, settings: { ...made.session.settings, generated, ...settings } },
    };
    const [only] = generatedCases(examplePlan, subject.operation);
    if (only === undefined) throw new Error(id);
    return (await only.run(subject)).verdicts.map(({ verdict }) => verdict);
  }

  it.each(["createTimeEntry", "getTimeEntries", "updateTimeEntry"])(
    "find nothing where all is well: %s",
    async (id) => {
      expect(await run(id, () => undefined)).toEqual([{ kind: "pass" }]);
    },
  );

  it("find what makes the target fail, and shrink it to the smallest", async () => {
    const fails = ({ method, body }: Seen) => method === "POST" && /"description":"[^" ]{3,}"/.test(body);
    const [verdict] = await run("createTimeEntry", (seen) => (fails(seen) ? { status: 500 } : undefined));
    expect(verdict).toMatchObject({
      kind: "finding",
      finding: {
        what: expect.stringMatching(/--seed 1; the smallest of \d+ that fail/),
        curl: expect.stringContaining('"description":"aaa"'),
      },
    });
  });

  it("find that a valid value is refused, where another is taken", async () => {
    const refuses = ({ url }: Seen) => /description=[^&]*%/.test(url);
    const [verdict] = await run("getTimeEntries", (seen) => (refuses(seen) ? { status: 400 } : undefined), { seed: 7 });
    expect(verdict).toMatchObject({
      kind: "finding",
      finding: {
        check: "valid-accepted",
        valuePointer: "/description",
        received: expect.stringMatching(/^400 to "."$/u),
      },
    });
  });

  it("are the same for the same seed, and none where none are asked for", async () => {
    const urls = async (seed: number) => {
      await run("getTimeEntries", () => undefined, { seed, generated: { cases: 5 } });
      const sent = proxy.seen.map(({ url }) => url);
      proxy.close();
      await provider.close();
      return sent;
    };
    const first = await urls(3);
    expect(await urls(3)).toEqual(first);
    expect(await urls(4)).not.toEqual(first);
    expect(await run("getTimeEntries", () => undefined, { generated: { cases: 0 } })).toMatchObject([
      { kind: "not checked", because: "no generated requests were asked for" },
    ]);
  });
});

describe("the kit", () => {
  it("loads fast-check only where requests are generated", () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(
        /^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gms,
      )) {
        if (specifier.startsWith(".")) walk(join(dirname(file), specifier));
        else seen.add(specifier);
      }
    };
    walk("contract-tests/kit/index.ts");
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen]).not.toContain("fast-check");
  });
});
