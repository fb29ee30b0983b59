import { prove } from "./prove.ts";
import { loadTemplates } from "./templates.ts";
import type { Views } from "./views.ts";

const templates = await loadTemplates();

/**
 * Renders one template with its view, and proves that the text is what the template may hold.
 * @throws what a slot or the proof throws: that is always our own bug, never the document's
 */
export function render<Name extends keyof Views>(name: Name, view: Views[Name]): string {
  const template = templates.get(name);
  if (template === undefined) throw new TypeError(`There is no template “${name}”.`);
  const text = template.render(view, { allowProtoPropertiesByDefault: false });
  prove(name, template.grammar, text);
  return text;
}
