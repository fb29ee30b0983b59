import type { Fault } from "../provider/faults/fault.ts";
import { GROUPS } from "../provider/faults/table.ts";
import { VERSIONS, type Version } from "./documents.ts";
import type { Run } from "./run.ts";

/** A run on the provider with a fault. */
export interface Caught {
  readonly version: Version;
  readonly fault: Fault;
  readonly run: Run;
}

/** A run on the correct provider. */
export interface Honest {
  readonly version: Version;
  readonly name: string;
  readonly run: Run;
}

interface Score {
  readonly honest: readonly Honest[];
  readonly caught: readonly Caught[];
}

const SHARE = 0.95;
const LONGEST = 10;

/** At least 95 % of the faults in each version, nothing on the correct provider, and no run alone longer than 10 s. */
export function isGoalMet({ honest, caught }: Score): boolean {
  const shares = VERSIONS.flatMap((version) => {
    const own = caught.filter((each) => each.version === version);
    return own.length === 0 ? [] : [own.filter(isCaught).length / own.length];
  });
  return (
    shares.every((share) => share >= SHARE) && honest.every(({ run }) => run.kind === "fine" && run.seconds <= LONGEST)
  );
}

/** The score for people; with `all`, also what each caught fault was caught by. */
export function printScore({ honest, caught, all }: Score & { readonly all: boolean }): string {
  const groups = Object.entries(GROUPS).map(
    ([name, faults]) => [name, caught.filter(({ fault }) => faults.includes(fault))] as const,
  );
  const lines = [
    ...["", row("group", (version) => version)],
    ...groups.filter(([, own]) => own.length > 0).map(([name, own]) => row(name, (version) => countOf(own, version))),
    row("all", (version) => `${countOf(caught, version)}${shareOf(caught, version)}`),
    ...(all
      ? section(
          "caught",
          caught
            .filter(isCaught)
            .map(({ version, fault, run }) => entry(`${version} ${fault.id}`, run.reasons.slice(0, 4))),
        )
      : []),
    ...section("missed", missedOf(caught)),
    ...section(
      "false alarms",
      honest
        .filter(({ run }) => run.kind !== "fine")
        .map(({ version, name, run }) => entry(`${version} ${name}`, run.reasons)),
    ),
    ...section(
      "one run alone",
      honest.map(({ version, name, run }) => `  ${version} ${name}: ${run.seconds.toFixed(1)} s`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function isCaught({ run }: Caught): boolean {
  return run.kind === "found";
}

function row(name: string, cell: (version: Version) => string): string {
  return (
    name.padEnd(16) +
    VERSIONS.map((version) => cell(version).padEnd(18))
      .join("")
      .trimEnd()
  );
}

function countOf(caught: readonly Caught[], version: Version): string {
  const own = caught.filter((each) => each.version === version);
  return own.length === 0 ? "-" : `${own.filter(isCaught).length}/${own.length}`;
}

function shareOf(caught: readonly Caught[], version: Version): string {
  const own = caught.filter((each) => each.version === version);
  return own.length === 0 ? "" : ` (${((100 * own.filter(isCaught).length) / own.length).toFixed(1)} %)`;
}

/** Each once, with the versions in which it was missed. */
function missedOf(caught: readonly Caught[]): string[] {
  const missed = caught.filter((each) => !isCaught(each));
  const faults = [...new Set(missed.map(({ fault }) => fault))];
  return faults.map((fault) => {
    const own = missed.filter((each) => each.fault === fault);
    const failures = own.flatMap(({ run }) => run.reasons);
    return entry(`${fault.id} (${own.map(({ version }) => version).join(", ")})`, [fault.breaks, ...failures]);
  });
}

function section(title: string, entries: readonly string[]): string[] {
  return ["", `${title}: ${entries.length === 0 ? "none" : entries.length}`, ...entries];
}

function entry(name: string, lines: readonly string[]): string {
  return [`  ${name}`, ...lines.map((line) => `    ${line}`)].join("\n");
}
