import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fromSource } from "../from-source.ts";
import { code, doc, id, json, str } from "./slots.ts";

/** The slots that a template may use, and nothing else: a bare value is refused by a test over all templates. */
export const slots = { id, str, json, doc, code };

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

type Template = (view: object, options: object) => string;

/** A function that gives a template by its name: compiled on first use from source, compiled beforehand in the build. */
export async function loadTemplates(): Promise<(name: string) => Template> {
  return fromSource ? compileTemplates() : loadCompiled();
}

async function compileTemplates(): Promise<(name: string) => Template> {
  const { default: Handlebars } = await import("handlebars");
  const environment = Handlebars.create();
  environment.registerHelper(slots);
  for (const [name, text] of readTemplates("partials"))
    environment.registerPartial(name, environment.compile(text, compileOptions));
  const templates = new Map(
    [...readTemplates("templates")].map(([name, text]) => [name, environment.compile(text, compileOptions)]),
  );
  return (name) => templates.get(name) as Template;
}

/** Handlebars' compiler is half of its weight, and the templates of a release don't change. */
async function loadCompiled(): Promise<(name: string) => Template> {
  // In one file; `handlebars/runtime` is thirty, and they take four times as long to load.
  const Handlebars: typeof import("handlebars") = createRequire(import.meta.url)(
    "handlebars/dist/handlebars.runtime.min.js",
  );
  const compiled: Record<"templates" | "partials", Record<string, TemplateSpecification>> = await import(
    new URL("compiled.js", TEMPLATES).href
  );
  const environment = Handlebars.create();
  environment.registerHelper(slots);
  for (const [name, spec] of Object.entries(compiled.partials))
    environment.registerPartial(name, environment.template(spec));
  const templates = new Map(
    Object.entries(compiled.templates).map(([name, spec]) => [name, environment.template(spec)]),
  );
  return (name) => templates.get(name) as Template;
}
