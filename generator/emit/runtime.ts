import { readdirSync, readFileSync } from "node:fs";
import { render } from "../render/render.ts";
import type { GeneratedFile } from "./file.ts";

/** The client's runtime: our own modules, copied as they are, so that generated code depends on openapi-fetch alone. */
export function emitRuntime(): GeneratedFile[] {
  const names = readdirSync(RUNTIME).filter((name) => /^[\w-]+\.ts$/.test(name));
  return names.sort().map((name) => {
    const source = readFileSync(new URL(name, RUNTIME), "utf8");
    // Our own imports name the source file; those of the copy name what any compiler makes of it.
    const contents = source.replace(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"');
    return { path: `runtime/${name}`, contents: `${render("header", {})}${contents}` };
  });
}

const RUNTIME = new URL("../runtime/", import.meta.url);
