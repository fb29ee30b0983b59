import { createLineIndex } from "../source/lines.ts";
import type { Grammar, Part } from "./grammar.ts";
import { lexemes, NOTHING } from "./lexemes.ts";

/**
 * Proves that a text is what a template may render, whatever the document says: the template's own text, word for word, and
 * in each slot nothing but what such a slot places. So there is no statement, call or import that the template doesn't have.
 * @throws Error that says where it is something else: always our own bug
 */
export function prove(name: string, grammar: Grammar, text: string): void {
  let furthest = 0;

  function sequence(parts: Grammar, start: number): number {
    let at = start;
    for (const part of parts) {
      const end = one(part, at);
      if (end === NOTHING) return NOTHING;
      at = end;
      if (at > furthest) furthest = at;
    }
    return at;
  }

  function one(part: Part, at: number): number {
    if ("text" in part) return text.startsWith(part.text, at) ? at + part.text.length : NOTHING;
    if ("slot" in part) return lexemes[part.slot](text, at);
    if ("each" in part) return repeated(part.each, at);
    const [first, second] = part.either;
    const end = sequence(first, at);
    return end === NOTHING ? sequence(second, at) : end;
  }

  function repeated(body: Grammar, start: number): number {
    let at = start;
    for (;;) {
      const end = sequence(body, at);
      if (end === NOTHING || end === at) return at;
      at = end;
    }
  }

  if (sequence(grammar, 0) !== text.length) throw new Error(message(name, text, furthest));
}

function message(name: string, text: string, at: number): string {
  const { line, column } = createLineIndex(text)(at);
  return `Rendered code is not what the template “${name}” may hold, from ${line}:${column} on: ${JSON.stringify(text.slice(at, at + 80))}`;
}
