import { isObject, type Json } from "../../json/json.ts";
import type { Identifier } from "../../model/model.ts";
import { bareKey, quote } from "../../render/quote.ts";

/**
 * The text of a type. Only this file makes one, out of identifiers and quoted text, so that nothing of a document can get
 * into code in another way. `kind` says what it needs around it where it stands in another type.
 */
export interface TypeText {
  readonly code: Code;
  readonly kind: "atom" | "object" | "intersection" | "union" | "cycle";
  /** Of a union: a union within another is part of it. */
  readonly members?: readonly TypeText[];
}

/** TypeScript that is safe to print. */
export type Code = string & { readonly [code]: true };
declare const code: unique symbol;

const atom = (text: string): TypeText => ({ code: text as Code, kind: "atom" });

export const UNKNOWN = atom("unknown");
export const NEVER = atom("never");
export const STRING = atom("string");
export const NUMBER = atom("number");
export const BOOLEAN = atom("boolean");
export const NULL = atom("null");
export const UNDEFINED = atom("undefined");
export const BLOB = atom("Blob");
/** What can be sent as a file. */
export const FILE = atom("http.FileValue");
/** An object of which it is said that its other keys hold anything. */
export const OPEN: TypeText = { code: "{ [key: string]: unknown }" as Code, kind: "object" };
/** An object of which nothing is said: an intersection with another type leaves it out. */
export const FREE_FORM: TypeText = { ...OPEN };
/** A type that would be defined by itself alone. It says nothing, and unions and intersections leave it out. */
export const CYCLE: TypeText = { code: "unknown" as Code, kind: "cycle" };

/** A declared type, in this module or in the one that is imported as `module`. */
export function named(name: Identifier, module: Identifier | undefined): TypeText {
  return atom(module === undefined ? name : `${module}.${name}`);
}

/** The type of which a JSON value is the only one. */
export function literal(value: Json): TypeText {
  return atom(literalText(value));
}

function literalText(value: Json): string {
  if (typeof value === "string") return value.length > LONGEST_LITERAL ? "string" : quote(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "number";
  if (Array.isArray(value)) return `[${value.map(literalText).join(", ")}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${bareKey(key)}: ${literalText(item ?? null)}`);
  return entries.length === 0 ? "{ [key: string]: never }" : `{ ${entries.join("; ")} }`;
}

/** In characters. What is longer is stated as a text: a type would repeat it wherever it stands. */
const LONGEST_LITERAL = 100_000;

export function arrayOf(item: TypeText): TypeText {
  return atom(item.kind === "union" || item.kind === "intersection" ? `(${item.code})[]` : `${item.code}[]`);
}

/** `rest`: what may follow, undefined for nothing. */
export function tuple(items: readonly { type: TypeText; optional: boolean }[], rest: TypeText | undefined): TypeText {
  const texts = items.map(({ type, optional }): string => {
    const { code, kind } = type;
    return optional ? `${kind === "union" || kind === "intersection" ? `(${code})` : code}?` : code;
  });
  if (rest !== undefined) texts.push(`...${arrayOf(rest).code}`);
  return atom(`[${texts.join(", ")}]`);
}

export function union(types: readonly TypeText[], indent: string): TypeText {
  const members = distinct(
    types.some(({ members }) => members !== undefined) ? types.flatMap((type) => type.members ?? [type]) : types,
    NEVER,
  );
  const [first, ...others] = members;
  if (first === undefined) return types.some(({ kind }) => kind === "cycle") ? CYCLE : NEVER;
  if (others.length === 0) return first;
  if (members.some(({ code }) => code === UNKNOWN.code)) return UNKNOWN;
  return {
    code: join(
      members.map(({ code }) => code),
      "|",
      indent,
    ),
    kind: "union",
    members,
  };
}

export function intersection(types: readonly TypeText[], indent: string): TypeText {
  const known = types.length > 1 ? distinct(types, UNKNOWN) : types;
  const parts = known.length > 1 ? known.filter((type) => type !== FREE_FORM) : known;
  const [first = known[0], ...others] = parts;
  if (first === undefined) return types.some(({ kind }) => kind === "cycle") ? CYCLE : UNKNOWN;
  if (others.length === 0) return first;
  if (parts.some(({ code }) => code === NEVER.code)) return NEVER;
  const texts = parts.map(({ code, kind }) => (kind === "union" ? `(${code})` : code));
  return { code: join(texts, "&", indent), kind: "intersection" };
}

function distinct(types: readonly TypeText[], neutral: TypeText): TypeText[] {
  const kept: TypeText[] = [];
  const seen = types.length > FEW ? new Set<string>() : undefined;
  for (const type of types) {
    const { code, kind } = type;
    if (kind === "cycle" || code === neutral.code) continue;
    if (seen === undefined ? kept.some((each) => each.code === code) : seen.has(code)) continue;
    seen?.add(code);
    kept.push(type);
  }
  return kept;
}

const FEW = 8;

/** On one line where it is short; else each member on its own. */
function join(texts: readonly string[], operator: "|" | "&", indent: string): Code {
  const flat = texts.join(` ${operator} `);
  if (flat.length <= LINE_WIDTH && !flat.includes("\n")) return flat as Code;
  if (operator === "&") return flat as Code;
  return texts.map((text) => `\n${indent}  ${operator} ${text}`).join("") as Code;
}

const LINE_WIDTH = 110;

/** One line of an object type, with its comment. */
export interface Member {
  readonly comment: string;
  readonly key: string;
  readonly optional: boolean;
  readonly type: TypeText;
}

/** An object type; `indexes` are its index signatures. */
export function object(members: readonly Member[], indexes: readonly Index[], indent: string): TypeText {
  if (members.length === 0 && indexes.length === 1) {
    const flat = `{ ${indexes.map(indexText).join("")} }`;
    if (!flat.includes("\n")) return { code: flat as Code, kind: "object" };
  }
  const inner = `${indent}  `;
  let text = "{\n";
  for (const { comment, key, optional, type } of members)
    text += `${inner}${comment}${bareKey(key)}${optional ? "?" : ""}: ${type.code};\n`;
  for (const index of indexes) text += `${inner}${indexText(index)};\n`;
  return { code: `${text}${indent}}` as Code, kind: "object" };
}

export interface Index {
  /** What the keys start with; empty for any key. */
  readonly prefix: string;
  readonly type: TypeText;
}

function indexText({ prefix, type }: Index): string {
  return `[key: ${prefix === "" ? "string" : templateKey(prefix)}]: ${type.code}`;
}

/** `x-` → a template literal type: what could end it or start a placeholder is escaped. */
function templateKey(prefix: string): string {
  const inner = quote(prefix).slice(1, -1).replaceAll('\\"', '"').replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `\`${inner}\${string}\``;
}

/** Keys of a closed set, each optional. */
export function keyed(keys: readonly string[], type: TypeText): TypeText {
  return atom(`{ [key in ${keys.map((key) => quote(key)).join(" | ")}]?: ${type.code} }`);
}
