import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";

/** `openapi.ts`: the interfaces that openapi-typescript has printed, which openapi-fetch and its relatives take. */
export function emitOpenapi(interfaces: string): GeneratedFile {
  return { path: "openapi.ts", contents: `${render("header", {})}${interfaces}` };
}
