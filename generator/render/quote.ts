/** JSON's quotes, and what JSON leaves bare although it can break a line, hide text, or end a script element. */
export function quote(text: string): string {
  const quoted = JSON.stringify(text);
  return UNSAFE.test(quoted) ? quoted.replace(EACH_UNSAFE, escapeChar) : quoted;
}

const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|<(?=[/!])/;
const EACH_UNSAFE = new RegExp(UNSAFE, "g");

function escapeChar(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A key as it stands in an object or a type: bare where it can. */
export function bareKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
}

/** `{ "__proto__": x }` sets the prototype; a computed key makes a property (ECMAScript 2024, section B.3.1). */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return bareKey(key);
}

/** A doc comment and the line break after it; nothing for no text. `margin` is the white space before what follows. */
export function docComment(lines: readonly string[], margin: string): string {
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines[0]} */\n${margin}`;
  let text = "/**\n";
  for (const line of lines) text += line === "" ? `${margin} *\n` : `${margin} * ${line}\n`;
  return `${text}${margin} */\n${margin}`;
}

/** Text as the lines of a comment: `*\/` would end it; control characters and odd line breaks would tear it. */
export function commentLines(whole: string): string[] {
  const text = whole.length > MAX_COMMENT ? `${whole.slice(0, MAX_COMMENT)}…` : whole;
  if (text !== "" && text.length < 1000 && !TELLING.test(text)) return [text];
  const lines = SPECIAL.test(text) ? safeLines(text) : text.split("\n").map((line) => line.trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** In characters. Nobody reads more over a declaration, and an editor shows it all. */
const MAX_COMMENT = 50_000;

/** What a comment may not hold as it is, and all that is neither ASCII nor Latin: most texts have none of it. */
const SPECIAL = /[^\n\x20-\x3f\x41-\x7e\u00a1-\u024f]|\*\//;

/** What has to be looked at: anything special, a line break, or space at an end. */
const TELLING = /[^\x20-\x3f\x41-\x7e]|\*\/|^ | $/;

function safeLines(text: string): string[] {
  const lines = text
    .replaceAll("*/", "*\\/")
    .split(/\r\n?|[\n\u2028\u2029\v\f\u0085]/)
    .map((line) => line.replaceAll(CONTROLS, " ").trimEnd());
  // A description that starts a line with `@` would become a tag of ours.
  return lines.map((line) => (UNKNOWN_TAG.test(line) ? line.replace("@", "\\@") : line));
}

const UNKNOWN_TAG = /^\s*@(?!deprecated\b)/;

const CONTROLS = /\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
