import { posix } from "node:path";
import { createContext, Script } from "node:vm";
import { transformSync } from "esbuild";
import * as openapiFetch from "openapi-fetch";
import type { GeneratedFile } from "../generator/emit/file.ts";

/**
 * Loads every module of an output as a program would, in a world of its own; suites get a kit and a test runner that run
 * nothing. Gives what went wrong: a module that can't be loaded, and whatever a document's text has done.
 */
export function runModules(files: readonly GeneratedFile[]): string[] {
  const world = createContext({
    URL,
    Blob,
    FormData,
    Headers,
    Request,
    Response,
    TextEncoder,
    TextDecoder,
    URLSearchParams,
  });
  const sources = new Map(files.map(({ path, contents }) => [path, contents]));
  const loaded = new Map<string, object>([
    ["openapi-fetch", openapiFetch],
    ["vitest", IDLE],
    ["specpact/kit", IDLE],
  ]);
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const module = { exports: {} };
    loaded.set(path, module.exports);
    const source = sources.get(path);
    if (source === undefined) throw new Error(`There is no module ${path}.`);
    const require = (name: string) =>
      load(name.startsWith(".") ? posix.join(posix.dirname(path), name).replace(/\.js$/, ".ts") : name);
    toScript(source).runInContext(world)(module, module.exports, require);
    loaded.set(path, module.exports);
    return module.exports;
  };
  const faults: string[] = [];
  for (const { path } of files.filter(({ path }) => path.endsWith(".ts")))
    try {
      load(path);
    } catch (error) {
      faults.push(`${path} can't be loaded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  if (new Script("globalThis.pwned").runInContext(world) !== undefined) faults.push("a text of the document has run");
  if (new Script("Object.keys(Object.prototype).join()").runInContext(world) !== "")
    faults.push("a prototype was changed");
  return faults;
}

/** The runtime is the same in every output: it is compiled once. */
function toScript(source: string): Script {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const define = { "import.meta.url": '"file:///out/"' };
  const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "es2023", define, logLevel: "silent" });
  const script = new Script(`(function (module, exports, require) {${code}\n})`);
  if (compiled.size < 100) compiled.set(source, script);
  return script;
}

const compiled = new Map<string, Script>();

const any: unknown = new Proxy(() => any, { get: (_, key) => (key === Symbol.iterator ? () => [].values() : any) });
const IDLE = { describe: (_: string, body: () => void) => body(), it: () => undefined, openPact: () => any };
