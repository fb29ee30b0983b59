// Proves every rendered file of an output, as a run does with what it has rendered, in a process as new as that.
// node prove-output.mjs FOLDER → milliseconds
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const from = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { grammars } = await from("templates/compiled.js");
const { prove } = await from("generator/render/prove.js");

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("runtime"))
  .map((path) => ({ template: templateOf(path), text: readFileSync(join(folder, path), "utf8") }));
const started = performance.now();
for (const { template, text } of files) prove(template, grammars[template], text);
process.stdout.write(String(performance.now() - started));

function templateOf(path) {
  const kind = ["fixtures", "operations"].find((each) => path.startsWith(each));
  return kind ?? (path.endsWith(".test.ts") ? "suite" : path.slice(0, -".ts".length));
}
