import { WITNESS_GROUPS } from "../../contract-tests/kit/coverage/witness.ts";
import { CHECKS } from "../../contract-tests/kit/verdict.ts";
import { nearestName } from "../document/nearest.ts";
import { isObject, type Json } from "../json/json.ts";

/** What is wrong in the config's `verify`; empty where nothing is. */
export function problemsOfVerify(value: unknown): string[] {
  if (!isObject(value as Json)) return ["`verify` must be an object"];
  return Object.entries(value as object).flatMap(([key, entry]) => {
    const problemOf = KEYS[key];
    if (entry === undefined) return [];
    return problemOf === undefined
      ? [`\`verify.${key}\` is unknown; there are ${Object.keys(KEYS).join(", ")}`]
      : problemOf(entry).map((problem) => `\`verify.${key}\` ${problem}`);
  });
}

const KEYS: Readonly<Record<string, (value: unknown) => string[]>> = {
  checks: (value) => (isRecord(value) ? Object.entries(value).flatMap(problemsOfCheck) : ["must be an object"]),
  values: (value) => (isRecord(value, isText) ? [] : ["must be an object of texts"]),
  resources: (value) =>
    isRecord(value, isResource) ? [] : [`must be an object of \`false\` or { ${RESOURCE_KEYS.join(", ")} }`],
  rate: (value) => (isPositive(value) ? [] : ["must be a number of requests a second"]),
  responseTime: (value) => (isPositive(value) ? [] : ["must be a number of milliseconds"]),
  seed: (value) => (Number.isSafeInteger(value) ? [] : ["must be an integer"]),
  generated: (value) =>
    isRecord(value, isCount) && Object.keys(value).every((key) => ["cases", "seconds"].includes(key))
      ? []
      : ["must be `{ cases, seconds }`, both numbers"],
  redact: (value) => (Array.isArray(value) && value.every(isText) ? [] : ["must be a list of texts"]),
  coverage: (value) => (isRecord(value, isShare) ? unknownGroups(value) : ["must be an object of numbers from 0 to 1"]),
  baseline: (value) => (isText(value) && value !== "" ? [] : ["must be a text"]),
};

function problemsOfCheck([id, level]: [string, unknown]): string[] {
  if (!(CHECKS as readonly string[]).includes(id)) {
    const nearest = nearestName(id, CHECKS);
    return [
      `has no check "${id}"${nearest === undefined ? `; there are ${CHECKS.join(", ")}` : `: did you mean "${nearest}"?`}`,
    ];
  }
  return isLevel(level) || isRecord(level, isLevel) ? [] : [`sets "${id}" to neither "error" nor "note" nor "off"`];
}

function unknownGroups(value: Record<string, unknown>): string[] {
  const unknown = Object.keys(value).filter((key) => !(WITNESS_GROUPS as readonly string[]).includes(key));
  return unknown.map((key) => `has no "${key}"; there are ${WITNESS_GROUPS.join(", ")}`);
}

function isRecord(value: unknown, holds: (entry: unknown) => boolean = () => true): value is Record<string, unknown> {
  return isObject(value as Json) && Object.values(value as object).every(holds);
}

const RESOURCE_KEYS = ["create", "read", "list", "update", "delete", "id"];
const isResource = (value: unknown) =>
  value === false || (isRecord(value, isText) && Object.keys(value).every((key) => RESOURCE_KEYS.includes(key)));
const isText = (value: unknown) => typeof value === "string";
const isLevel = (value: unknown) => value === "error" || value === "note" || value === "off";
const isPositive = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value > 0;
const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
const isCount = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
