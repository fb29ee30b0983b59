import type { SlotName } from "./slots.ts";

/** A template as the grammar of what it may render: its own text, slots, and what its blocks repeat or leave out. */
export type Grammar = readonly Part[];

export type Part =
  | { readonly text: string }
  | { readonly slot: SlotName }
  /** Any number of times, also none. */
  | { readonly each: Grammar }
  /** One of them. */
  | { readonly either: readonly [Grammar, Grammar] };

/**
 * The grammar of a parsed template, with its partials in place.
 * @throws TypeError at anything that isn't text, a slot, a partial, or one of the blocks `each`, `if` and `unless`
 */
export function grammarOf(program: hbs.AST.Program, partial: (name: string) => Grammar): Grammar {
  const grammar: Part[] = [];
  for (const statement of program.body) {
    if (isA(statement, "ContentStatement")) grammar.push({ text: statement.value });
    else if (isA(statement, "MustacheStatement")) grammar.push({ slot: nameOf(statement.path) as SlotName });
    else if (isA(statement, "PartialStatement")) grammar.push(...partial(nameOf(statement.name)));
    else if (isA(statement, "BlockStatement")) grammar.push(blockOf(statement, partial));
    else if (!isA(statement, "CommentStatement")) throw new TypeError(`A template has no ${statement.type}.`);
  }
  return grammar;
}

function blockOf({ path, program, inverse }: hbs.AST.BlockStatement, partial: (name: string) => Grammar): Part {
  const name = nameOf(path);
  const body = grammarOf(program, partial);
  const other = inverse === undefined || inverse === null ? [] : grammarOf(inverse, partial);
  if (name === "each") return other.length === 0 ? { each: body } : { either: [[{ each: body }], other] };
  if (name === "if" || name === "unless") return { either: [body, other] };
  throw new TypeError(`A template has no block “${name}”.`);
}

interface Statements {
  ContentStatement: hbs.AST.ContentStatement;
  MustacheStatement: hbs.AST.MustacheStatement;
  PartialStatement: hbs.AST.PartialStatement;
  BlockStatement: hbs.AST.BlockStatement;
  CommentStatement: hbs.AST.CommentStatement;
}

function isA<Type extends keyof Statements>(node: hbs.AST.Statement, type: Type): node is Statements[Type] {
  return node.type === type;
}

function nameOf(node: hbs.AST.Node): string {
  return "original" in node ? String(node.original) : "";
}
