import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Settings } from "../../contract-tests/kit/settings.ts";
import type { VerifyConfig } from "../config.ts";
import { nearestName } from "../document/nearest.ts";
import { didYouMean, flagInvalid } from "../faults.ts";

export interface TargetFlags {
  readonly target: string;
  /** The target of somebody else's traffic. */
  readonly proxy?: string;
  readonly auth?: readonly string[];
  readonly allowWrites?: boolean;
  readonly value?: readonly string[];
  readonly strict?: boolean;
  readonly rate?: string;
  readonly seed?: string;
}

export interface Report {
  /** `blob` is vitest's own, which `--merge-reports` reads. */
  readonly format: "blob" | "html" | "json" | "junit" | "sarif";
  readonly file: string;
}

/** @throws UsageError without the value where that may hold a credential */
export function parseSettings(flags: TargetFlags): Settings {
  const { target, auth = [], allowWrites = false, value = [], strict, rate, seed } = flags;
  const settings = {
    auth: Object.fromEntries(auth.map(parseCredential)),
    ...(value.length === 0 ? {} : { values: Object.fromEntries(value.map(parseValue)) }),
    ...(strict === undefined ? {} : { strict }),
    ...(rate === undefined ? {} : { rate: parseNumber("--rate", rate, { above: 0 }) }),
    ...(seed === undefined ? {} : { seed: parseNumber("--seed", seed, { integer: true }) }),
  };
  if (flags.proxy !== undefined) {
    if (target !== "mock") throw flagInvalid("--target", target, "--proxy names the target: leave this one.");
    return { ...settings, target: parseTarget("--proxy", flags.proxy), writes: allowWrites };
  }
  if (target === "mock") return { ...settings, writes: true };
  return { ...settings, target: parseTarget("--target", target), writes: allowWrites };
}

/** The settings of one API: what its config says, and over it what the flags say. */
export function withConfig(
  settings: Settings,
  { baseline: _, coverage: _coverage, ...config }: VerifyConfig = {},
): Settings {
  return {
    ...config,
    ...settings,
    ...(config.values === undefined ? {} : { values: { ...config.values, ...settings.values } }),
  };
}

/** @throws UsageError where the report could not be written later: a run may take long */
export function parseReport(text: string): Report {
  const [, format, file] = /^(blob|html|json|junit|sarif)=(.+)$/.exec(text) ?? [];
  if (format === undefined || file === undefined)
    throw flagInvalid("--report", text, "Give blob=FILE, html=FILE, json=FILE, junit=FILE or sarif=FILE.");
  if (!isFolder(dirname(file))) throw flagInvalid("--report", text, "Create its folder first.");
  if (isFolder(file)) throw flagInvalid("--report", text, "That is a folder: give a file.");
  return { format: format as Report["format"], file };
}

/** @throws UsageError for a credential of a scheme that no document has */
export function checkSchemes(settings: Settings, schemes: readonly string[]): void {
  const unknown = Object.keys(settings.auth).find((scheme) => !schemes.includes(scheme));
  if (unknown === undefined) return;
  const known = schemes.length === 0 ? "The document has no security schemes." : `There are ${schemes.join(", ")}.`;
  throw flagInvalid("--auth", `${unknown}=…`, didYouMean(nearestName(unknown, schemes)) ?? known);
}

/** Operations' paths are put behind it, and a credential in it would be shown wherever the target is named. */
function parseTarget(flag: "--target" | "--proxy", text: string): string {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) {
    const hint = "Give a base URL such as https://api.example.com/v1, or mock.";
    throw flagInvalid(flag, text.includes("@") ? "…" : text, hint);
  }
  const { username, password, search, hash, origin, pathname } = url;
  if (username + password + search + hash === "") return text;
  throw flagInvalid(flag, `${origin}${pathname}…`, "Give the base URL alone, and credentials as --auth.");
}

function parseCredential(text: string): [string, string] {
  const [, scheme = "", value = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  // The whole text is a credential, or most of one: it isn't repeated.
  if (scheme === "")
    throw flagInvalid("--auth", "…", "Give a security scheme and its credential: --auth ApiKeyAuth=$API_KEY.");
  if (!value.startsWith("$")) return [scheme, value];
  const secret = process.env[value.slice(1)];
  if (!secret) throw flagInvalid("--auth", `${scheme}=$…`, "The environment has no variable of this name.");
  return [scheme, secret];
}

function parseValue(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw flagInvalid("--value", text, "Give a parameter's name and its value: --value petId=7.");
  return [name, value];
}

function parseNumber(flag: string, text: string, { above, integer }: { above?: number; integer?: boolean }): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (
    Number.isFinite(number) &&
    (above === undefined || number > above) &&
    (integer !== true || Number.isSafeInteger(number))
  )
    return number;
  throw flagInvalid(flag, text, `Give ${integer === true ? "an integer" : "a number above 0"}.`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
