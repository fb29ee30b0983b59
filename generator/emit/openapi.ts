import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";

/** `openapi.ts`: the interfaces that openapi-typescript has printed, which openapi-fetch and its relatives take. */
export function emitOpenapi(interfaces: string): GeneratedFile {
  // A description could start a line with a directive, and TypeScript would silence the line below it.
  const contents = interfaces.replace(/^(\s*\/?\*+\s*)@(?=ts-)/gm, "$1\\@");
  return { path: "openapi.ts", contents: `${render("header", {})}${contents}` };
}
