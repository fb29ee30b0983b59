/** Where a member of a container stands in a JSON text: offsets of its key and its value. An item is its own key. */
export interface JsonEntry {
  readonly key: number;
  readonly value: number;
}

/**
 * Finds the members of the containers in a JSON text, each container when it is first asked for: on a large document that is
 * a tenth of reading it all. Of a name that stands twice the last counts, as for `JSON.parse`.
 * A text of which it can't tell gives `undefined`: YAML looks alike and has comments, plain words and single quotes.
 */
export function createJsonReader(text: string): (container: number) => JsonMembers | undefined {
  const known = new Map<number, JsonMembers | undefined>();
  return (container) => {
    if (!known.has(container)) known.set(container, readMembers(text, container));
    return known.get(container);
  };
}

/** The members of a container by their names, or by their indexes as texts. */
export interface JsonMembers {
  readonly get: (step: string) => JsonEntry | undefined;
}

/** The offset of the first character that is no white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break;
  }
  return at;
}

function readMembers(text: string, container: number): JsonMembers | undefined {
  const members = new Map<string, JsonEntry>();
  const open = text.charCodeAt(container);
  if (open === OPEN_BRACKET) return readItems(text, container);
  if (open !== OPEN_BRACE) return members;
  for (let at = skipSpace(text, container + 1); at < text.length; at = skipSpace(text, at + 1)) {
    const code = text.charCodeAt(at);
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) return members;
    const key = at;
    const name = readName(text, key);
    const value = afterColon(text, key);
    const end = name === undefined || value < 0 ? -1 : endOfValue(text, value);
    if (end < 0 || name === undefined) return undefined;
    members.set(name, { key, value });
    at = skipSpace(text, end);
    if (text.charCodeAt(at) !== COMMA) return isClose(text.charCodeAt(at)) ? members : undefined;
  }
  return undefined;
}

function readItems(text: string, container: number): JsonMembers | undefined {
  // Of a list of millions, an entry for each would fill the memory.
  const starts: number[] = [];
  const members: JsonMembers = {
    get: (step) => {
      const start = String(Number(step)) === step ? starts[Number(step)] : undefined;
      return start === undefined ? undefined : { key: start, value: start };
    },
  };
  for (let at = skipSpace(text, container + 1); at < text.length; at = skipSpace(text, at + 1)) {
    if (isClose(text.charCodeAt(at))) return members;
    const end = endOfValue(text, at);
    if (end < 0) return undefined;
    starts.push(at);
    at = skipSpace(text, end);
    if (text.charCodeAt(at) !== COMMA) return isClose(text.charCodeAt(at)) ? members : undefined;
  }
  return undefined;
}

function readName(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== QUOTE) return undefined;
  try {
    return JSON.parse(text.slice(at, endOfString(text, at))) as string;
  } catch {
    return undefined;
  }
}

function afterColon(text: string, key: number): number {
  const colon = skipSpace(text, endOfString(text, key));
  return text.charCodeAt(colon) === COLON ? skipSpace(text, colon + 1) : -1;
}

/** The offset after a value, or -1. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at) - 1;
        if (depth === 0) return at + 1;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        if (depth === 0) return at;
        depth -= 1;
        if (depth === 0) return at + 1;
        break;
      case COMMA:
        if (depth === 0) return at;
        break;
      case HASH:
      case APOSTROPHE:
        return -1;
    }
  }
  return -1;
}

/** The offset after the closing quote; the text's length where there is none. */
export function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

function isClose(code: number): boolean {
  return code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, QUOTE, HASH, APOSTROPHE] = [9, 10, 13, 32, 34, 35, 39];
const [COMMA, COLON, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [44, 58, 91, 92, 93, 123, 125];
