import { loadTemplates } from "./templates.ts";
import type { Views } from "./views.ts";

const template = await loadTemplates();

/** Renders one template with its view. Throws what a slot throws: that is always our own bug, never the document's. */
export function render<Name extends keyof Views>(name: Name, view: Views[Name]): string {
  return template(name)(view, { allowProtoPropertiesByDefault: false });
}
