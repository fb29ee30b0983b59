/**
 * Where a text stops being JSON (RFC 8259). `JSON.parse` has already refused it, but does not always say where.
 * Reads tokens and remembers only the open brackets, so that neither depth nor size can stop it.
 */
export function findJsonError(text: string): { offset: number; reason: string } {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let offset = 0;
  for (;;) {
    offset = skipSpace(text, offset);
    const token = readToken(text, offset);
    if (token === undefined) return { offset, reason: reasonFor(text, offset, expected) };
    const next = step(token, expected, open);
    if (next === undefined) return { offset, reason: reasonFor(text, offset, expected) };
    expected = next;
    offset += token.length;
  }
}

type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma" | "end";

const TOKEN = /[{}[\]:,]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a string.
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function readToken(text: string, offset: number): string | undefined {
  return text[offset] === '"' ? readString(text, offset) : match(TOKEN, text, offset);
}

/** Piece by piece: one pattern for all of a string of megabytes would overflow the engine's stack. */
function readString(text: string, start: number): string | undefined {
  let offset = start + 1;
  for (;;) {
    offset += match(PLAIN, text, offset)?.length ?? 0;
    if (text[offset] === '"') return text.slice(start, offset + 1);
    const escaped = match(ESCAPE, text, offset);
    if (escaped === undefined) return undefined;
    offset += escaped.length;
  }
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function skipSpace(text: string, offset: number): number {
  return offset + (match(SPACE, text, offset)?.length ?? 0);
}

const SPACE = /[ \t\r\n]*/y;

/** What may follow the token, or undefined where the token may not stand. */
function step(token: string, expected: Expected, open: ("{" | "[")[]): Expected | undefined {
  const after = () => (open.length === 0 ? "end" : "comma");
  if (token === ":") return expected === "colon" ? "value" : undefined;
  if (token === ",") {
    if (expected !== "comma") return undefined;
    return open.at(-1) === "{" ? "key" : "value";
  }
  if (token === "}" || token === "]") {
    const closes = token === "}" ? "{" : "[";
    const allowed = expected === "comma" || expected === (token === "}" ? "key or }" : "value or ]");
    if (!allowed || open.pop() !== closes) return undefined;
    return after();
  }
  if (expected.startsWith("key")) return token.startsWith('"') ? "colon" : undefined;
  if (!expected.startsWith("value")) return undefined;
  if (token !== "{" && token !== "[") return after();
  open.push(token);
  return token === "{" ? "key or }" : "value or ]";
}

function reasonFor(text: string, offset: number, expected: Expected): string {
  if (offset >= text.length) return "the text ends too early";
  if (text[offset] === '"' && readToken(text, offset) === undefined)
    return "this string does not end, or has a bad escape";
  return REASONS[expected];
}

const REASONS: { readonly [expected in Expected]: string } = {
  value: "a value is expected here",
  "value or ]": "a value or ] is expected here",
  key: "a key in double quotes is expected here",
  "key or }": "a key in double quotes or } is expected here",
  colon: "a : is expected here",
  comma: "a comma or a closing bracket is expected here",
  end: "the text goes on after its end",
};
/** Where a JSON text has more open brackets than the limit; undefined for what is no JSON. */
export function findDepth(text: string, limit: number): number | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let depth = 0;
  for (const { index, 0: token } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth > limit) return index;
  }
  return undefined;
}
