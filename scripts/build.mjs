// Compiles into dist/, and puts what is read at run time beside the compiled code, at the same relative place as in the source.
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Handlebars from "handlebars";
import { bundleCommand } from "./bundle-command.mjs";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

// The runtime is copied into the users' output as source.
for (const name of readdirSync("generator/runtime")) {
  if (/^[\w-]+\.ts$/.test(name)) cpSync(`generator/runtime/${name}`, `dist/generator/runtime/${name}`);
}

// The templates of a release don't change, so nobody has to compile them again, nor to hash them and the runtime.
cpSync("templates", "dist/templates", { recursive: true });
const { hashTemplates } = await import("../dist/generator/write/maker.js");
const code = readdirSync("dist", { recursive: true })
  .filter((path) => path.endsWith(".js"))
  .sort();
const hashes = {
  code: hash("sha256", code.map((path) => readFileSync(join("dist", path), "utf8")).join("\n")),
  templates: hashTemplates(),
};
writeFileSync("dist/generator/hashes.json", `${JSON.stringify(hashes)}\n`);
const { compileOptions, readGrammars, readTemplates } = await import("../dist/generator/render/templates.js");
const compiled = ["templates", "partials"].map((kind) => {
  const specs = [...readTemplates(kind)].map(
    ([name, text]) => `${JSON.stringify(name)}: ${Handlebars.precompile(text, compileOptions)}`,
  );
  return `export const ${kind} = {\n${specs.join(",\n")}\n};\n`;
});
compiled.push(`export const grammars = ${JSON.stringify(readGrammars(Handlebars.parse))};\n`);
rmSync("dist/templates", { recursive: true });
mkdirSync("dist/templates");
writeFileSync("dist/templates/compiled.js", compiled.join(""));

await bundleCommand();
