import { spawn } from "node:child_process";
import type { Command } from "commander";
import type { BaselineEntry } from "../../contract-tests/kit/baseline.ts";
import type { Thresholds } from "../../contract-tests/kit/coverage/coverage.ts";
import type { Verified } from "../../contract-tests/kit/report/json-report.ts";
import type { Settings } from "../../contract-tests/kit/settings.ts";
import { flagInvalid } from "../faults.ts";
import type { Place } from "./find-output.ts";
import { untilInterrupt } from "./interrupt.ts";
import { createPrinter } from "./print-summary.ts";
import { paint, print, printError, visible } from "./terminal.ts";

export interface ProxyFlags {
  readonly proxy?: string;
  readonly port?: string;
}

export function addProxyFlags(command: Command): Command {
  return command
    .option("--proxy <url>", "judge somebody else's traffic to this base URL, on its way through a proxy")
    .option("--port <number>", "the proxy's port; a free one if not set");
}

export interface ProxyContext {
  /** The document as the user would name it. */
  readonly document: string;
  readonly settings: Settings;
  readonly baseline: readonly BaselineEntry[];
  readonly coverage: Thresholds;
  readonly port: string | undefined;
  readonly json: boolean;
  /** What sends the traffic: the run ends when it does. Without one, a signal ends the run. */
  readonly command: readonly string[];
}

/** Somebody else's traffic, on its way through a proxy of ours, judged by the document. */
export async function verifyProxy({ output }: Place, context: ProxyContext): Promise<Verified> {
  const { document, settings, baseline, coverage, json, command } = context;
  const { target = "" } = settings;
  const port = parsePort(context.port ?? "0");
  const { verifyTraffic } = await import("../../contract-tests/kit/proxy/verify-traffic.ts");
  const { summary, run, strangers } = await verifyTraffic({
    ...{ output, port, baseline, coverage },
    settings: { ...settings, target },
    during: (url) => (command.length > 0 ? runCommand(command, { url, json }) : waitAt(url, json)),
  });
  if (!json) createPrinter(target).end(summary, run);
  reportStrangers(strangers);
  return { document, target, summary, run };
}

async function waitAt(url: string, json: boolean): Promise<readonly string[]> {
  if (json) printError(url);
  else print(url);
  printError(paint("dim", "What passes here is judged. Ctrl-C ends it, and reports.", process.stderr));
  // The proxy's server keeps the process running.
  await untilInterrupt();
  return [];
}

/** The command's own output stays visible; where stdout is for a report, it goes to stderr. */
async function runCommand(
  [program = "", ...args]: readonly string[],
  { url, json }: { url: string; json: boolean },
): Promise<readonly string[]> {
  const env = { ...process.env, SPECPACT_PROXY_URL: url };
  const child = spawn(program, args, { env, stdio: ["inherit", json ? 2 : "inherit", "inherit"] });
  const ended = new Promise<string | undefined>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(flagInvalid("--", program, `It can't be run: ${error.code ?? error.message}.`)),
    );
    child.once("exit", (code, signal) => {
      resolve(code === 0 ? undefined : signal === null ? `with exit code ${code}` : `by ${signal}`);
    });
  });
  const stopped = untilInterrupt().then(() => void child.kill("SIGTERM"));
  const how = await Promise.race([ended, stopped.then(() => ended)]);
  return how === undefined ? [] : [`The command that sends the traffic ended ${how}: ${[program, ...args].join(" ")}`];
}

/** They may be none of this document's business, but nothing passes silently. */
function reportStrangers(strangers: ReadonlyMap<string, number>): void {
  if (strangers.size === 0) return;
  const shown = [...strangers]
    .slice(0, 10)
    .map(([name, count]) => `\n  ${visible(name)}${count > 1 ? ` (${count} times)` : ""}`);
  const more = strangers.size > 10 ? `\n  … and ${strangers.size - 10} more` : "";
  printError(
    `${paint("yellow", "not judged", process.stderr)} The document has no operation for:${shown.join("")}${more}`,
  );
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw flagInvalid("--port", text, "Give a number from 0 to 65535.");
  return Number(text);
}
