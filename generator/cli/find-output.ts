import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileNotFound, flagInvalid } from "../faults.ts";
import type { ApiFlags, ChosenApi } from "./choose-apis.ts";
import { beforeInterrupt } from "./interrupt.ts";
import { reportWarnings } from "./report-error.ts";
import { paint, printError } from "./terminal.ts";

/** Where an API's client and suites lie. */
export interface Place {
  readonly output: string;
  readonly suites: string;
  /** Ids of the document's security schemes. */
  readonly schemes: readonly string[];
  /** Takes away what was made for this run only. */
  remove(): Promise<void>;
}

/**
 * The output that lies there. Where there is none, or flags ask for another selection of the document, one is made for this
 * run. Throws what `generate` throws, and a UsageError if the folder that `--output` names has no output.
 */
export async function findOutput(api: ChosenApi, flags: ApiFlags): Promise<Place> {
  const { output } = api;
  const there = output !== undefined && existsSync(join(output, DOCUMENT));
  if (flags.output !== undefined && !there)
    throw flagInvalid(
      "--output",
      flags.output,
      "There is no output of SpecPact's: run `specpact generate`, or leave it.",
    );
  if (output === undefined || !there || (flags.output === undefined && selects(flags))) return makeOutput(api, flags);
  await warnIfOld(output);
  const suites = api.suites ?? join(output, "contract-tests");
  if (!existsSync(suites)) throw fileNotFound(relative(".", suites));
  return { output, suites, schemes: schemesOf(output), remove: async () => {} };
}

const DOCUMENT = "openapi.json";

function selects({ captures, overlay, operation, tag, path, method, root, allowRemote }: ApiFlags): boolean {
  return [captures, overlay, operation, tag, path, method, root, allowRemote].some((flag) => flag !== undefined);
}

async function makeOutput({ suites: _, ...api }: ChosenApi, flags: ApiFlags): Promise<Place> {
  let made: string | undefined;
  // Before there is anything to take away: a signal may come at any moment after.
  const forget = beforeInterrupt(() => {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  });
  const output = mkdtempSync(join(tmpdir(), "specpact-"));
  made = output;
  const remove = async () => {
    await rm(output, { recursive: true, force: true });
    forget();
  };
  try {
    const { writeApi } = await import("../write/write-api.ts");
    const { warnings } = await writeApi({ ...api, output }, { force: false });
    reportWarnings(warnings, flags);
    return { output, suites: join(output, "contract-tests"), schemes: schemesOf(output), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The suites judge by what was generated: of a later change they know nothing. */
async function warnIfOld(output: string): Promise<void> {
  const { isUntouched, readLock } = await import("../write/lock.ts");
  const lock = readLock(output);
  if (lock !== undefined && isUntouched(output, lock)) return;
  const what = `${relative(".", output) || "."} is not as \`specpact generate\` would leave it: the document or the output has changed since.`;
  printError(`${paint("yellow", "warning", process.stderr)} ${what}`);
}

function schemesOf(output: string): string[] {
  const document = JSON.parse(readFileSync(join(output, DOCUMENT), "utf8")) as {
    components?: { securitySchemes?: object };
  };
  return Object.keys(document.components?.securitySchemes ?? {});
}
