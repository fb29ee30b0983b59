import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../testing/browser.ts";
import {
  allOf,
  sampleExchange,
  sampleFinding,
  sampleOperation,
  sampleRecord,
  sampleRun,
  verdictOf,
} from "../testing/sample-run.ts";
import { notChecked, PASS, RESPONSE_CHECKS } from "../verdict.ts";
import { htmlReport } from "./html-report.ts";
import { summarise } from "./summary.ts";

const HOSTILE = `</script></style><script>window.canary=1</script><img src=x onerror="window.canary=2">"'><svg/onload=canary=3>&lt;\u202egnp.exe\u0000\ud800 {{canary}} \${canary} --> ]]>`;

const found = await startBrowser();
const reason = "because" in found ? `: skipped, since ${found.because}` : "";

describe("the page", () => {
  const page = htmlReport([sampleRun(HOSTILE)]);

  it("holds nothing hostile as markup, and shows what turns a line around", () => {
    expect(page).not.toMatch(/<(script|img|svg\/)/i);
    expect(page).not.toMatch(/[\p{Bidi_Control}\p{Cs}]|(?!\n)\p{Cc}/u);
    expect(page).toContain("\\u{202e}gnp.exe\\u{0}\\u{d800}");
  });

  it("tells what fails the run without a finding, and which changes nothing noticed", () => {
    const { summary, ...run } = sampleRun("x");
    const survivors = [
      { operation: "getPet", kind: "item <dropped>", place: "/*", status: 200, outcome: "survived" },
    ] as const;
    const mutation = { noticed: 3, total: 4, equivalent: 0, survivors };
    const told = htmlReport([{ ...run, summary: { ...summary, mutation, failures: ["The baseline has expired"] } }]);
    expect(told).toContain("<li>The baseline has expired");
    expect(told).toContain("Of 4 changes that break the document, 3 were noticed");
    expect(told).toContain("item &lt;dropped&gt;");
  });

  it.each([
    ["what passes", false],
    ["what fails everywhere", true],
  ])("is small and made fast for 1,200 operations: %s", (_, broken) => {
    const run = largeRun(1200, broken);
    const started = performance.now();
    const large = htmlReport([run]);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(large.length).toBeLessThan(4_000_000);
    expect(large.includes("And 11500 more, which")).toBe(broken);
  });
});

describe.skipIf("because" in found)(`the page in Chromium${reason}`, { timeout: 60_000 }, () => {
  if ("because" in found) return;
  const { browser } = found;
  const messages: string[] = [];
  const requests: string[] = [];
  let folder: string;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "specpact-page-"));
    await writeFile(join(folder, "report.html"), htmlReport([sampleRun(HOSTILE), largeRun(60)]));
    page = await browser.newPage();
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(folder, "report.html")).href);
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("asks for nothing, complains of nothing, and runs nothing", async () => {
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
    });
    expect(requests).toEqual([pathToFileURL(join(folder, "report.html")).href]);
    expect(messages).toEqual([]);
    expect(await page.evaluate(() => "canary" in window)).toBe(false);
    expect(await page.evaluate(() => document.scripts.length + document.images.length)).toBe(0);
  });

  it.each([360, 768, 1280])("has nothing beyond a width of %i px", async (width) => {
    await page.setViewport({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });

  it.each(["light", "dark"])("is accessible in %s", async (scheme) => {
    await page.setViewport({ width: 1024, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(scheme === "dark" ? "rgb(20, 23, 26)" : "rgb(252, 251, 249)");
    expect(await faultsByAxe(page)).toEqual([]);
  });

  it("is reached by keyboard, with the focus to be seen", async () => {
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = false;
      document.body.focus();
    });
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatchObject({ text: "Skip to the report" });
    const stops = new Set<string>();
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press("Tab");
      const { tag, outline } = await focused(page);
      // After the last stop comes the browser's own.
      if (tag === "BODY") continue;
      stops.add(tag);
      expect(outline).not.toBe("0px");
    }
    expect([...stops]).toEqual(expect.arrayContaining(["A", "SUMMARY", "DIV"]));
  });

  it("opens a finding from the matrix", async () => {
    const link = await page.$(".matrix td.f a");
    await link?.focus();
    await page.keyboard.press("Enter");
    const target = await page.evaluate(() => document.querySelector("details:target")?.id);
    expect(target).toBe("api-1-finding-1");
  });

  it("has landmarks, headings in order and named tables", async () => {
    const outline = await page.evaluate(() => ({
      landmarks: ["header", "main", "footer", "nav[aria-label]"].map((name) => document.querySelectorAll(name).length),
      levels: [...document.querySelectorAll("h1,h2,h3,h4")].map(({ tagName }) => Number(tagName[1])),
      heads: [...document.querySelectorAll("th:not([scope])")].length,
    }));
    expect(outline.landmarks).toEqual([1, 1, 1, 2]);
    expect(outline.levels[0]).toBe(1);
    const jumps = outline.levels.filter((level, index) => level > (outline.levels[index - 1] ?? 1) + 1);
    expect(jumps).toEqual([]);
    expect(outline.heads).toBe(0);
  });

  it("prints each finding whole, in black on white", async () => {
    await page.emulateMediaType("print");
    const printed = await page.evaluate(() => ({
      paper: getComputedStyle(document.body).backgroundColor,
      facts: document.querySelector("details.finding dl")?.getBoundingClientRect().height ?? 0,
    }));
    expect(printed.paper).toBe("rgb(255, 255, 255)");
    expect(printed.facts).toBeGreaterThan(0);
    await page.emulateMediaType("screen");
  });
});

function largeRun(count: number, broken = false) {
  const operations = Array.from({ length: count }, (_, index) => sampleOperation(`operationNumber${index}`));
  const records = operations.map(({ id }, index) =>
    sampleRecord(
      `answers 200 to the example request`,
      ["200 application/json", "404"].flatMap((label) =>
        RESPONSE_CHECKS.map((check) =>
          verdictOf(label, check, label === "404" ? notChecked("a live target can't be asked for a 404") : PASS),
        ),
      ),
      { operation: id, duration: index },
    ),
  );
  if (broken) for (const { id } of operations) records.push(brokenRecord(id));
  const summary = summarise({ operations }, { records, failures: [] }, new Map());
  return {
    document: "large.yaml",
    target: "https://api.example.com",
    summary,
    run: { records, expected: new Map(), failures: [], duration: 90_000 },
  };
}

function brokenRecord(operation: string) {
  const verdicts = allOf("200 application/json", sampleFinding("x".repeat(200), { operation }));
  return sampleRecord("t", verdicts, { operation, exchanges: [sampleExchange("x".repeat(5000))] });
}

async function focused(page: Page): Promise<{ tag: string; text: string; outline: string }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    return { tag: element.tagName, text: element.textContent ?? "", outline: getComputedStyle(element).outlineWidth };
  });
}

/** The policy of the page lets no script in but those that the debugger runs. */
async function faultsByAxe(page: Page): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
