import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { doc, id, json, str } from "./slots.ts";
import type { Views } from "./views.ts";

/** Renders one template with its view. Throws what a slot throws: that is always our own bug, never the document's. */
export function render<Name extends keyof Views>(name: Name, view: Views[Name]): string {
  return compiled(name)(view, { allowProtoPropertiesByDefault: false });
}

/** Reads the text of a template or a partial. */
export function readTemplate(name: string): string {
  return readFileSync(new URL(`${name}.hbs`, TEMPLATES), "utf8");
}

/** The slots that a template may use, and nothing else: a bare value is refused by a test over all templates. */
export const SLOTS = ["id", "str", "json", "doc"];

export const PARTIALS = ["header", "type", "status", "statuses", "narrowed", "styles"] as const;

// The build copies `templates/` beside the compiled `generator/`, so this holds from source and from `dist`.
const TEMPLATES = new URL("../../templates/", import.meta.url);

const environment = Handlebars.create();
environment.registerHelper({ id, str, json, doc });
const cache = new Map<string, HandlebarsTemplateDelegate>();

function compiled(name: string): HandlebarsTemplateDelegate {
  const known = cache.get(name);
  if (known) return known;
  if (cache.size === 0) for (const partial of PARTIALS) environment.registerPartial(partial, readTemplate(partial));
  const template = environment.compile(readTemplate(name), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(SLOTS.map((slot) => [slot, true])),
  });
  cache.set(name, template);
  return template;
}
