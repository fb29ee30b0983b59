import { ADDON_TOKEN, API_KEY } from "../provider/accounts.ts";
import { startProvider } from "../provider/provider.ts";
import { runCommand } from "./command.ts";
import type { Generated } from "./documents.ts";

/** How one run of all cases on a provider ended. */
export interface Run {
  readonly kind: "fine" | "found" | "failed";
  /** What was found, or how it failed: check and operation, each once. */
  readonly reasons: readonly string[];
  readonly seconds: number;
}

export interface Attempt {
  readonly generated: Generated;
  readonly fault?: string | undefined;
  readonly seed?: number | undefined;
  /** How often the cases run on the same provider, which keeps what they leave; the last run counts. */
  readonly times?: number;
}

/** Verifies a provider of its own: with a fault, or without. */
export async function attempt({ generated, fault, seed, times = 1 }: Attempt): Promise<Run> {
  const provider = await startProvider({ fault });
  try {
    let run = await verify(generated, provider.url, seed);
    for (let time = 1; time < times; time++) run = await verify(generated, provider.url, seed);
    return run;
  } finally {
    await provider.close();
  }
}

async function verify({ document, output }: Generated, url: string, seed: number | undefined): Promise<Run> {
  const auth = ["--auth", `ApiKeyAuth=${API_KEY}`, `AddonKeyAuth=${ADDON_TOKEN}`];
  const more = ["--allow-writes", "--json", ...(seed === undefined ? [] : ["--seed", String(seed)])];
  const args = ["verify", document, "--output", output, "--target", url, ...auth, ...more];
  const { code, stdout, stderr, seconds } = await runCommand(args);
  if (code === 0) return { kind: "fine", reasons: [], seconds };
  const reasons = code === 1 ? reasonsOf(stdout) : undefined;
  if (reasons !== undefined) return { kind: "found", reasons, seconds };
  return { kind: "failed", reasons: [`exit code ${code}: ${stderr.trim()}`], seconds };
}

interface Result {
  readonly findings: readonly { readonly check: string; readonly operation: string; readonly what: string }[];
  readonly failures: readonly string[];
  readonly operations: readonly { readonly operation: string; readonly unexplained: readonly string[] }[];
}

/** Undefined without a report: a process that breaks down may end with 1 too. */
function reasonsOf(json: string): string[] | undefined {
  if (!json.trimEnd().endsWith("]")) return undefined;
  const [{ findings, failures, operations }] = JSON.parse(json) as [Result];
  const reasons = [
    ...findings.map(({ check, operation, what }) => `${check} ${operation}: ${what}`),
    ...failures,
    ...operations.flatMap(({ operation, unexplained }) =>
      unexplained.map((each) => `unexplained ${operation} ${each}`),
    ),
  ];
  return reasons.length === 0 ? ["no reason is given"] : [...new Set(reasons)];
}
