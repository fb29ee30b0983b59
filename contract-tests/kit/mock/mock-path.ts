import type { Operation } from "../../../generator/model/model.ts";

/** The operation's path, with names that Prism can match: it takes `{user.id}` for text. */
export function mockPath(operation: Operation): string {
  return operation.path.replaceAll(TEMPLATE, (_, name: string) => `{${mockPathName(operation, name)}}`);
}

/** The name that a path parameter has in the mock document. */
export function mockPathName(operation: Operation, name: string): string {
  if (/^[A-Za-z0-9_]+$/.test(name)) return name;
  const names = [...operation.path.matchAll(TEMPLATE)].map((match) => match[1]);
  return `path_parameter_${names.indexOf(name)}`;
}

const TEMPLATE = /\{([^{}]*)\}/g;
