import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { findXmlFault } from "../../contract-tests/kit/testing/xml.ts";
import type { JsonObject } from "../json/json.ts";
import { TEXTS } from "../testing/hostile-texts.ts";
import { fillSlots, mayBeRefused, slotsOf } from "../testing/text-slots.ts";
import { type Ended, makeFolder, runCommand } from "./test-command.ts";

/** A process says so, wherever it is, when a text of the document is run, and when it changes what all objects inherit. */
const CANARY = `
import { appendFileSync } from "node:fs";
const tell = (what) => appendFileSync(process.env.CANARY, what + "\\n");
Object.defineProperty(globalThis, "pwned", { set: () => tell("ran"), configurable: true });
process.on("exit", () => {
  for (const key in {}) tell("inherited: " + key);
});
`;

const SHORT = TEXTS.filter((text) => text.length < 1000);

/** Each slot with another text, or all with the same one. */
const DOCUMENTS: readonly (readonly [name: string, textOf: (index: number) => string | undefined])[] = [
  ["all the texts", (index) => SHORT[index % SHORT.length]],
  ["markup", () => `</script><script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1">`],
];

describe.each(DOCUMENTS)("verify with %s in a document", (_, textOf) => {
  const folder = makeFolder({ "openapi.json": JSON.stringify(documentWith(textOf)), "canary.mjs": CANARY });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  let ended: Ended;

  beforeAll(async () => {
    const args = ["html=report.html", "json=report.json", "junit=report.xml", "sarif=report.sarif"];
    ended = await runCommand(["verify", "openapi.json", "--report", ...args], folder, {
      CANARY: join(folder, "canary.txt"),
      NODE_OPTIONS: `--import ${pathToFileURL(join(folder, "canary.mjs")).href}`,
    });
  }, 120_000);

  it("collects and runs every suite, and runs nothing else", () => {
    // Names that no header may have are findings of the client's.
    expect([0, 1]).toContain(ended.code);
    expect(JSON.parse(read("report.json"))[0].operations).toHaveLength(8);
    expect(existsSync(join(folder, "canary.txt"))).toBe(false);
  });

  it("prints nothing that steers a terminal", () => {
    expect(ended.stdout).not.toMatch(/[\p{Bidi_Control}\p{Cs}]|(?!\n)\p{Cc}/u);
  });

  it("writes a page with no element, attribute or address but ours", () => {
    const page = read("report.html")
      .replace(/<style>[^<]*<\/style>/, "")
      .replace("<!doctype html>", "");
    // What is left over would be a tag, or the beginning of one, to some parser.
    const rest = page.replace(TAG, "");
    expect(rest.match(/[<>].{0,80}|&(?!(?:lt|gt|amp|quot|#39);).{0,10}/g)).toBeNull();
    expect([...page.matchAll(/ href="([^"]*)"/g)].filter(([, address = ""]) => !/^#[\w-]+$/.test(address))).toEqual([]);
  });

  it("writes well-formed JUnit and SARIF", () => {
    expect(findXmlFault(read("report.xml"))).toBeUndefined();
    expect(JSON.parse(read("report.sarif"))).toMatchObject({ version: "2.1.0" });
  });
});

const ELEMENTS =
  "a|body|br|caption|code|dd|details|div|dl|dt|footer|h[1-6]|head|header|html|li|main|meta|nav|ol|p|pre|rect|section|small|span|strong|summary|svg|table|tbody|td|th|thead|title|tr|ul";
const ATTRIBUTES =
  "aria-[a-z]+|charset|class|content|fill|height|href|http-equiv|id|lang|name|open|preserveAspectRatio|role|scope|tabindex|title|viewBox|width|x|y|rx";
const TAG = new RegExp(`</?(?:${ELEMENTS})(?: (?:${ATTRIBUTES})(?:="[^"<>]*")?)*/?>`, "g");

function documentWith(textOf: (index: number) => string | undefined): JsonObject {
  const texts = slotsOf("3.2").flatMap((slot, index) => {
    const text = textOf(index) ?? "";
    return mayBeRefused(slot, text) ? [] : [[slot, text] as const];
  });
  return fillSlots("3.2", new Map(texts));
}
