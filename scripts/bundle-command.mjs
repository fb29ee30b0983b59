// Joins the command's modules into a few files: to find, read and link a hundred of them takes longer than to run a small document.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const OUT = resolve("dist/generator/cli");

/** The command, and each thread that it starts. What a user imports, and what runs in a process of its own, stays as it is. */
export async function bundleCommand() {
  const threads = readdirSync("dist/generator", { recursive: true }).filter(
    (path) => path.endsWith("-thread.js") || path.endsWith("-worker.js"),
  );
  const before = readdirSync(OUT);
  const { metafile } = await build({
    entryPoints: [join(OUT, "main.js"), ...threads.map((path) => join("dist/generator", path))],
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
  const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  for (const name of before) if (!made.has(name)) rmSync(join(OUT, name));
  for (const path of threads) {
    const file = join("dist/generator", path);
    const way = relative(dirname(file), join(OUT, basename(path))).replaceAll("\\", "/");
    writeFileSync(file, `import "${way.startsWith(".") ? way : `./${way}`}";\n`);
  }
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
