import { fromPointer } from "../json/pointer.ts";

/** The section and the name in a reference to a component; undefined for one into a component, or elsewhere. */
export function componentOf(ref: string): readonly [section: string, name: string] | undefined {
  const match = COMPONENT.exec(ref);
  if (!match) return undefined;
  const [, section = "", name = ""] = match;
  if (!/[~%]/.test(ref)) return [section, name];
  const [, decoded = "", decodedName = ""] = fromPointer(ref);
  return [decoded, decodedName];
}

const COMPONENT = /^#\/components\/([^/]+)\/([^/]+)$/;
