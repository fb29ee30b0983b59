// Compiles into dist/, and puts what is read at run time beside the compiled code, at the same relative place as in the source.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import Handlebars from "handlebars";
import { bundleCommand } from "./bundle-command.mjs";

const standaloneCode = standalone.default;
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

// The templates of a release don't change, so nobody has to compile them again.
cpSync("templates", "dist/templates", { recursive: true });
const { compileOptions, readTemplates } = await import("../dist/generator/render/templates.js");
const compiled = ["templates", "partials"].map((kind) => {
  const specs = [...readTemplates(kind)].map(
    ([name, text]) => `${JSON.stringify(name)}: ${Handlebars.precompile(text, compileOptions)}`,
  );
  return `export const ${kind} = {\n${specs.join(",\n")}\n};\n`;
});
rmSync("dist/templates", { recursive: true });
mkdirSync("dist/templates");
writeFileSync("dist/templates/compiled.js", compiled.join(""));

// Nor do the schemas of OpenAPI.
const { compileMetaschema } = await import("../dist/generator/document/compile-metaschema.js");
for (const version of ["3.0", "3.1"]) {
  const { ajv, check } = compileMetaschema(version, { source: true, esm: true, formats: _`formats` });
  const imports = [
    'import { createRequire } from "node:module";',
    'import { formats } from "./metaschema-formats.js";',
    "const require = createRequire(import.meta.url);",
  ];
  const file = `dist/generator/document/openapi-${version}.compiled.js`;
  writeFileSync(file, `${imports.join("\n")}\n${standaloneCode(ajv, check)}`);
}

// The runtime is copied into the users' output as source.
for (const name of readdirSync("generator/runtime")) {
  if (/^[\w-]+\.ts$/.test(name)) cpSync(`generator/runtime/${name}`, `dist/generator/runtime/${name}`);
}

await bundleCommand();
