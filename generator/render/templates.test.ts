import Handlebars from "handlebars";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Grammar } from "./grammar.ts";
import { slots } from "./slots.ts";
import { readGrammars, readTemplates } from "./templates.ts";

/** The blocks that a template may use, besides the slots and the partials. */
const BLOCKS = ["each", "if", "unless"];
const PARTIALS = [...readTemplates("partials").keys()];
const TEMPLATES = [...readTemplates("templates"), ...readTemplates("partials")];

describe("every template only places", () => {
  it("there are templates", () => {
    expect(TEMPLATES.length).toBeGreaterThan(6);
  });

  it.each(TEMPLATES)("%s", (_, source) => {
    expect(offences(source)).toEqual([]);
  });

  it("each partial is used, and by its name", () => {
    const used = TEMPLATES.flatMap(([, source]) => [...source.matchAll(/\{\{> (\w+)\}\}/g)].map(([, name]) => name));
    expect([...new Set(used)].sort()).toEqual(PARTIALS.toSorted());
  });
});

describe("every slot stands where its lexeme belongs", () => {
  it.each(Object.entries(readGrammars(Handlebars.parse)))("%s", (_, grammar) => {
    expect(misplaced(grammar)).toEqual([]);
  });

  it.each<[string, Grammar]>([
    ["within a string", [{ text: 'a = "' }, { slot: "str" }, { text: '";' }]],
    ["within a template literal", [{ text: "a = `" }, { slot: "str" }, { text: "`;" }]],
    ["within a comment", [{ text: "/* " }, { slot: "doc" }, { text: " */" }]],
    ["behind slashes", [{ text: "// " }, { slot: "str" }, { text: "\n" }]],
    ["within a regular expression", [{ text: "a = /" }, { slot: "id" }, { text: "/;" }]],
    ["as a part of a word", [{ text: "a" }, { slot: "id" }]],
    ["right beside another", [{ slot: "id" }, { slot: "json" }]],
    ["right beside the next round", [{ each: [{ slot: "id" }] }]],
    ["as a file's name that nothing quotes", [{ text: "from " }, { slot: "file" }]],
  ])("the lint finds one %s", (_, grammar) => {
    expect(misplaced(grammar)).not.toEqual([]);
  });
});

describe("the lint finds", () => {
  it.each([
    { planted: "{{x}}", want: "bare value x" },
    { planted: "{{x.y}}", want: "bare value x.y" },
    { planted: "{{this}}", want: "bare value this" },
    { planted: "{{{x}}}", want: "raw value x" },
    { planted: "{{&x}}", want: "raw value x" },
    { planted: "{{{str x}}}", want: "raw value str" },
    { planted: "{{str ../x}}", want: "way out ../x" },
    { planted: "{{#each ../x}}{{str this}}{{/each}}", want: "way out ../x" },
    { planted: "{{str @root.x}}", want: "way out @root.x" },
    { planted: "{{str (json x)}}", want: "subexpression json" },
    { planted: "{{json x indent=(id y)}}", want: "subexpression id" },
    { planted: "{{#if (eq a b)}}{{/if}}", want: "subexpression eq" },
    { planted: "{{shout x}}", want: "unknown helper shout" },
    { planted: "{{lookup x y}}", want: "unknown helper lookup" },
    { planted: "{{log x}}", want: "unknown helper log" },
    { planted: "{{#list x}}{{/list}}", want: "unknown block list" },
    { planted: "{{#str x}}{{/str}}", want: "unknown block str" },
    { planted: '{{#*inline "p"}}{{/inline}}', want: "decorator inline" },
    { planted: "{{* decorate}}", want: "decorator decorate" },
    { planted: "{{#> header}}{{/header}}", want: "partial block header" },
    { planted: "{{> missing}}", want: "unknown partial missing" },
    { planted: "{{> (id x)}}", want: "dynamic partial" },
    { planted: "{{> header x}}", want: "partial with arguments header" },
    { planted: "{{> header a=x}}", want: "partial with arguments header" },
    { planted: "{{str}}", want: "slot str without its one value" },
    { planted: "{{str a b}}", want: "slot str without its one value" },
    { planted: '{{str "code"}}', want: "literal in str" },
    { planted: "{{json x indent=y}}", want: "indent that is no number" },
    { planted: "{{str x shape=1}}", want: "option shape" },
    { planted: "{{#if x}}{{/if}}{{#each y}}{{z}}{{/each}}", want: "bare value z" },
    { planted: "{{#if x}}{{else}}{{z}}{{/if}}", want: "bare value z" },
    { planted: "{{#if x}}{{else if y}}{{{z}}}{{/if}}", want: "raw value z" },
    { planted: "{{#each x as |y|}}{{str y}}{{/each}}", want: "block parameters in each" },
  ])("$planted", ({ planted, want }) => {
    expect(offences(`fine {{str a}} ${planted}`)).toContain(want);
  });

  it("nothing in what is allowed", () => {
    const source =
      "{{id a}}{{str this}}{{json a.b indent=2}}{{doc d}}{{> header}}{{#if a}}x{{else}}y{{/if}}{{#unless @last}},{{/unless}}";
    expect(offences(`${source}{{#each a}}{{#if b}}{{str c}}{{/if}}{{/each}}{{! a remark }}`)).toEqual([]);
  });
});

/**
 * The slots that don't stand alone between the tokens of their template, and a file's name that doesn't stand in a string.
 * Blocks are laid out twice, one alternative after the other: what comes of them is the same, token by token.
 */
function misplaced(grammar: Grammar): string[] {
  const marks: { readonly mark: string; readonly slot: string }[] = [];
  const layOut = (parts: Grammar): string =>
    parts
      .map((part) => {
        if ("text" in part) return part.text;
        if ("each" in part) return layOut(part.each) + layOut(part.each);
        if ("either" in part) return layOut(part.either[0]) + layOut(part.either[1]);
        const mark = `$slot${marks.length}$`;
        marks.push({ mark, slot: part.slot });
        return part.slot === "doc" || part.slot === "comment" ? `${mark}\n` : mark;
      })
      .join("");
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, layOut(grammar));
  const words = new Set<string>();
  const strings: string[] = [];
  const found: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.Identifier) words.add(scanner.getTokenText());
    if (kind === ts.SyntaxKind.StringLiteral) strings.push(scanner.getTokenText());
    // A template has no need of these, so nobody has to know where they end.
    if (/Slash|Template|Backtick|Unknown|Private/.test(ts.SyntaxKind[kind] ?? "")) found.push(scanner.getTokenText());
  }
  const isPlaced = ({ mark, slot }: (typeof marks)[number]) =>
    slot === "file" ? strings.some((text) => text.includes(mark)) : words.has(mark);
  return [...found, ...marks.filter((each) => !isPlaced(each)).map(({ slot }) => slot)];
}

function offences(source: string): string[] {
  const lint = new Lint();
  lint.accept(Handlebars.parse(source));
  return lint.found;
}

class Lint extends Handlebars.Visitor {
  readonly found: string[] = [];

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const name = nameOf(node.path);
    if (!node.escaped) this.found.push(`raw value ${name}`);
    else if (Object.hasOwn(slots, name)) this.checkSlot(name, node);
    else if (node.params.length === 0 && node.hash === undefined) this.found.push(`bare value ${name}`);
    else this.found.push(`unknown helper ${name}`);
    super.MustacheStatement(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const name = nameOf(node.path);
    if (!BLOCKS.includes(name)) this.found.push(`unknown block ${name}`);
    if (node.program?.blockParams?.length) this.found.push(`block parameters in ${name}`);
    super.BlockStatement(node);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = node.name.type === "PathExpression" ? nameOf(node.name) : undefined;
    if (name === undefined) this.found.push("dynamic partial");
    else if (!PARTIALS.includes(name)) this.found.push(`unknown partial ${name}`);
    else if (node.params.length > 0 || node.hash !== undefined) this.found.push(`partial with arguments ${name}`);
    super.PartialStatement(node);
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.found.push(`partial block ${nameOf(node.name)}`);
    super.PartialBlockStatement(node);
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.found.push(`decorator ${nameOf(node.path)}`);
    super.Decorator(node);
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.found.push(`decorator ${nameOf(node.path)}`);
    super.DecoratorBlock(node);
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.found.push(`subexpression ${nameOf(node.path)}`);
    super.SubExpression(node);
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    if (node.depth > 0 || /^@(?!first$|last$)/.test(node.original)) this.found.push(`way out ${node.original}`);
    super.PathExpression(node);
  }

  private checkSlot(name: string, { params, hash }: hbs.AST.MustacheStatement): void {
    if (params.length !== 1) this.found.push(`slot ${name} without its one value`);
    if (params.some(({ type }) => type.endsWith("Literal"))) this.found.push(`literal in ${name}`);
    for (const { key, value } of hash?.pairs ?? []) {
      if (key !== "indent") this.found.push(`option ${key}`);
      else if (value.type !== "NumberLiteral") this.found.push("indent that is no number");
    }
  }
}

function nameOf(node: hbs.AST.Node): string {
  return "original" in node ? String(node.original) : node.type;
}
