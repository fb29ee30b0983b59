import type { SlotName } from "./slots.ts";

/**
 * Where what a slot has placed at `at` ends; NOTHING where it isn't what that slot places. These are no relatives of the
 * code that quotes and prints: they say anew, from ECMAScript's grammar, what may stand in each slot, and nothing else may.
 */
type Lexeme = (text: string, at: number) => number;

export const NOTHING = -1;

/** What breaks a line or hides text, and stands nowhere as it is. */
const HIDDEN = "\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff";
const PLAIN = `[^"\\\\${HIDDEN}]*`;
/** Groups are repeated a bounded number of times: V8 remembers each repetition, and gives up where there are millions. */
const CHARACTERS = `${PLAIN}(?:\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})${PLAIN}){0,500}`;
const STRING = `"${CHARACTERS}"`;
const NUMBER = "-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?(?![\\w$.])";
const WORD = "[A-Za-z_$][\\w$]*";

const characters = lexeme(CHARACTERS);
const number = lexeme(NUMBER);
/** The name of a file, without what comes after its dot. */
const file = lexeme("[\\p{L}\\p{M}\\p{N}_-]+", "u");
/** An IdentifierName without escapes (ECMAScript 2024, section 12.7): most are ASCII. */
const word = lexeme("[\\p{ID_Start}$_][\\p{ID_Continue}$]*", "u");

/** A string in double quotes with JSON's escapes alone. */
function string(text: string, at: number): number {
  if (text[at] !== '"') return NOTHING;
  for (let end = at + 1; ; ) {
    const next = characters(text, end);
    if (next === end) return text[end] === '"' ? end + 1 : NOTHING;
    end = next;
  }
}

/** A key that sets no prototype (section B.3.1). */
function key(text: string, at: number): number {
  if (text.startsWith('["__proto__"]', at)) return at + '["__proto__"]'.length;
  const end = either(text, at, string, word);
  return isPrototype(text, at) ? NOTHING : end;
}

function isPrototype(text: string, at: number): boolean {
  return /^(?:"__proto__"|__proto__)\??:/.test(text.slice(at, at + 14));
}

function comment(text: string, at: number): number {
  if (!text.startsWith("/**", at) || text[at + 3] === "/") return NOTHING;
  const end = text.indexOf("*/", at + 3);
  return end < 0 ? NOTHING : end + 2;
}

/** Nothing, or a doc comment with the line break and the margin after it. */
function optionalComment(text: string, at: number): number {
  const end = comment(text, at);
  return end === NOTHING ? at : margin(text, end);
}

const margin = lexeme("\\n *");

/** A JSON value as an expression, or a Blob of a text. */
const value = nested({
  inner: chunk("[ \\n,:]+", `(?!"__proto__":)${STRING}`, `(?!__proto__:)${WORD}(?=:)`, NUMBER, "true|false|null"),
  token(text, at) {
    if (isPrototype(text, at)) return NOTHING;
    const constant = jsonConstant(text, at);
    if (constant !== NOTHING) return constant;
    if (text.startsWith(BLOB, at)) {
      const end = string(text, at + BLOB.length);
      return end !== NOTHING && text.startsWith("])", end) ? end + 2 : NOTHING;
    }
    return either(text, at, string, number);
  },
});

const jsonConstant = lexeme("(?:true|false|null)(?![\\w$])");
const BLOB = "new Blob([";

/** A doc comment, and one type or interface that is exported. */
function declaration(text: string, at: number): number {
  const start = optionalComment(text, at);
  const head = declarationHead(text, start);
  if (head === NOTHING) return NOTHING;
  if (text.startsWith("export interface", start)) return text[head] === "{" ? objectType(text, head) : NOTHING;
  const end = type(text, head);
  return end !== NOTHING && text[end] === ";" ? end + 1 : NOTHING;
}

const declarationHead = lexeme(
  "export (?:interface [\\p{ID_Start}$_][\\p{ID_Continue}$]* (?=\\{)|type [\\p{ID_Start}$_][\\p{ID_Continue}$]* =)",
  "u",
);

/** A type has no code that runs. What must not be in one: `import("…")`, `typeof`, and functions. */
const TYPE_WORD = `(?!(?:import|typeof|new|get|set|unique|asserts)(?![\\w$]|\\??:))(?:(?:types|http)\\.)?${WORD}(?![\\w$(.]|[^\\x00-\\x7f])`;
const TYPE = [STRING, TYPE_WORD, NUMBER, `/\\*\\*[^*]{0,500}\\*/`, "(?<=[ \\n(<])\\(", "\\)"];
const typeTokens = {
  outer: chunk("[ \\n|&:,?.<>]+", ...TYPE),
  inner: chunk("[ \\n|&:,?.<>;]+", ...TYPE),
  token: (text: string, at: number) => either(text, at, comment, string, keyTemplate, foreignWord),
};
const type = nested(typeTokens);
const objectType = nested({ inner: typeTokens.inner, token: typeTokens.token });

/** The type of a key that starts with a text. */
const keyTemplate = lexeme(
  "`[^`\\\\$\\n\\r\\u2028\\u2029]*(?:(?:\\\\[^\\n\\r\\u2028\\u2029]|\\$(?!\\{))[^`\\\\$\\n\\r\\u2028\\u2029]*){0,100000}\\$\\{string\\}`",
);

/** A name that isn't ASCII alone. */
function foreignWord(text: string, at: number): number {
  const module = moduleName(text, at);
  const start = module === NOTHING ? at : module;
  const end = word(text, start);
  return end !== NOTHING && /[^\w$]/.test(text.slice(start, end)) && text[end] !== "(" && text[end] !== "."
    ? end
    : NOTHING;
}

const moduleName = lexeme("(?:types|http)\\.");

/** The fields of a descriptor, a line each: texts, and names of the runtime, of which a few are called. */
function fields(text: string, at: number): number {
  const end = fieldTokens(text, at);
  return end === NOTHING ? NOTHING : at + text.slice(at, end).trimEnd().length;
}

const MAKERS = "urlencoded|multipart|reserved|queryParams|headerParams|cookieParams";
const FIELD = [
  "[ \\n,:)]+",
  `(?!"__proto__":)${STRING}`,
  `(?!__proto__:)${WORD}(?=:)`,
  "true(?![\\w$])",
  `runtime\\.(?:(?:${MAKERS})\\(|\\w+(?![\\w$(.]))`,
  "security\\.\\w+(?![\\w$(.])",
];
const fieldTokens = nested({
  outer: chunk(...FIELD),
  inner: chunk(...FIELD),
  token: (text, at) => (isPrototype(text, at) ? NOTHING : string(text, at)),
});

/** Lists of lists of names. */
const references = nested({
  inner: chunk(", ", `${WORD}(?=[,\\]])`),
  token(text, at) {
    const end = word(text, at);
    return text[end] === "," || text[end] === "]" ? end : NOTHING;
  },
});

/** What each slot may place. */
export const lexemes: Readonly<Record<SlotName, Lexeme>> = {
  id: word,
  key,
  str: string,
  file,
  json: value,
  doc: optionalComment,
  comment: optionalComment,
  declaration,
  fields,
  references,
};

interface Tokens {
  /** Many tokens at once, outside all brackets and inside of some. Without the first there is one value, and no more. */
  readonly outer?: RegExp;
  readonly inner: RegExp;
  /** One token, of those too that are rare or too long for a chunk. */
  readonly token: Lexeme;
}

/** Tokens and the brackets around them, up to what belongs to neither. Without recursion: documents nest as they like. */
function nested({ outer, inner, token }: Tokens): Lexeme {
  return (text, at) => {
    let depth = 0;
    for (let end = at; ; ) {
      const before = end;
      const many = depth > 0 ? inner : outer;
      if (many !== undefined) {
        many.lastIndex = end;
        if (many.test(text)) end = many.lastIndex;
      }
      const char = text[end];
      if (char === "{" || char === "[") {
        depth++;
        end++;
      } else if (char === "}" || char === "]") {
        if (depth === 0) return outer === undefined ? NOTHING : end;
        depth--;
        end++;
        if (depth === 0 && outer === undefined) return end;
      } else {
        const next = token(text, end);
        if (next === NOTHING) {
          // A chunk ends after a number of tokens, so there may be more.
          if (end > before) continue;
          return depth === 0 && outer !== undefined ? end : NOTHING;
        }
        end = next;
        if (depth === 0 && outer === undefined) return end;
      }
    }
  };
}

function chunk(...tokens: readonly string[]): RegExp {
  return sticky(`(?:${tokens.join("|")}){1,400}`);
}

function sticky(source: string, flags = ""): RegExp {
  return new RegExp(source, `y${flags}`);
}

function lexeme(source: string, flags?: string): Lexeme {
  const pattern = sticky(source, flags);
  return (text, at) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : NOTHING;
  };
}

function either(text: string, at: number, ...kinds: readonly Lexeme[]): number {
  for (const kind of kinds) {
    const end = kind(text, at);
    if (end !== NOTHING) return end;
  }
  return NOTHING;
}
