// Joins the command's modules into a few files: to find, read and link a hundred of them takes longer than to run a small document.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const OUT = resolve("dist/generator/cli");

/** The command, and each thread that it starts. What a user imports, and what runs in a process of its own, stays as it is. */
export async function bundleCommand() {
  const workers = readdirSync("dist/generator", { recursive: true }).filter((path) => path.endsWith("-worker.js"));
  const before = readdirSync(OUT);
  // One after the other: what two entries share would be split off, into more files for both.
  const made = new Set();
  for (const path of ["cli/main.js", ...workers])
    for (const file of await bundle(join("dist/generator", path))) made.add(file);
  for (const name of before) if (!made.has(name)) rmSync(join(OUT, name));
  for (const path of workers) {
    const file = join("dist/generator", path);
    const way = relative(dirname(file), join(OUT, basename(path))).replaceAll("\\", "/");
    writeFileSync(file, `import "${way.startsWith(".") ? way : `./${way}`}";\n`);
  }
}

async function bundle(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    entryNames: "[name]",
    chunkNames: "chunk-[hash]",
    outdir: OUT,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    metafile: true,
    logLevel: "warning",
    plugins: [keepPlaces],
  });
  return Object.keys(metafile.outputs).map((path) => basename(path));
}

/** A module that looks for something beside itself goes on finding it there. */
const keepPlaces = {
  name: "keep-places",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]dist[/\\].*\.js$/ }, ({ path }) => {
      const place = JSON.stringify(relative(OUT, path).replaceAll("\\", "/"));
      const contents = readFileSync(path, "utf8").replace(
        /\bimport\.meta\.url\b/g,
        `new URL(${place}, import.meta.url).href`,
      );
      return { contents, loader: "js" };
    });
  },
};
