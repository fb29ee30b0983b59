import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fromSource } from "../from-source.ts";
import { type Grammar, grammarOf } from "./grammar.ts";
import { slots } from "./slots.ts";

/** No bare value is escaped, because there is none; and what isn't a slot or a known block is refused. */
export const compileOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(slots).map((slot) => [slot, true])),
};

/** Where templates lie: the build puts them at the same place relative to the compiled code. */
const TEMPLATES = new URL("../../templates/", import.meta.url);

/** Name → text, of the templates or of their partials. */
export function readTemplates(kind: "templates" | "partials"): Map<string, string> {
  const folder = kind === "templates" ? TEMPLATES : new URL("partials/", TEMPLATES);
  const names = readdirSync(folder).filter((name) => name.endsWith(".hbs"));
  return new Map(
    names.sort().map((name) => [name.slice(0, -".hbs".length), readFileSync(new URL(name, folder), "utf8")]),
  );
}

/** A template's function, and the grammar of what it may render. */
interface Template {
  readonly render: (view: object, options: object) => string;
  readonly grammar: Grammar;
}

/** The templates by their names: compiled on first use from source, compiled beforehand in the build. */
export async function loadTemplates(): Promise<ReadonlyMap<string, Template>> {
  return fromSource ? compileTemplates() : loadCompiled();
}

async function compileTemplates(): Promise<ReadonlyMap<string, Template>> {
  const { default: Handlebars } = await import("handlebars");
  const environment = Handlebars.create();
  environment.registerHelper(slots);
  for (const [name, text] of readTemplates("partials"))
    environment.registerPartial(name, environment.compile(text, compileOptions));
  const grammars = readGrammars(Handlebars.parse);
  return new Map(
    [...readTemplates("templates")].map(([name, text]) => [
      name,
      { render: environment.compile(text, compileOptions), grammar: grammars[name] as Grammar },
    ]),
  );
}

/** Name → grammar, of the templates. `parse` is Handlebars' own. */
export function readGrammars(parse: (text: string) => hbs.AST.Program): Record<string, Grammar> {
  const partials = readTemplates("partials");
  const partial = (name: string): Grammar => grammarOf(parse(partials.get(name) as string), partial);
  const templates = [...readTemplates("templates")];
  return Object.fromEntries(templates.map(([name, text]) => [name, grammarOf(parse(text), partial)]));
}

/** Handlebars' compiler is half of its weight, and the templates of a release don't change. */
async function loadCompiled(): Promise<ReadonlyMap<string, Template>> {
  // In one file; `handlebars/runtime` is thirty, and they take four times as long to load.
  const Handlebars: typeof import("handlebars") = createRequire(import.meta.url)(
    "handlebars/dist/handlebars.runtime.min.js",
  );
  const compiled: Compiled = await import(new URL("compiled.js", TEMPLATES).href);
  const environment = Handlebars.create();
  environment.registerHelper(slots);
  for (const [name, spec] of Object.entries(compiled.partials))
    environment.registerPartial(name, environment.template(spec));
  return new Map(
    Object.entries(compiled.templates).map(([name, spec]) => [
      name,
      { render: environment.template(spec), grammar: compiled.grammars[name] as Grammar },
    ]),
  );
}

interface Compiled {
  readonly templates: Readonly<Record<string, TemplateSpecification>>;
  readonly partials: Readonly<Record<string, TemplateSpecification>>;
  readonly grammars: Readonly<Record<string, Grammar>>;
}
