import {
  readVersion
} from "./chunk-55DVREMY.js";
import {
  hashBytes
} from "./chunk-3WHV3XTT.js";

// dist/generator/write/generator-hash.js
import { relative } from "node:path";
function generatorHash(api) {
  return hashBytes(JSON.stringify([readVersion(), options(api)]));
}
function options({ document, output, suites, root, overlays = [], ...rest }) {
  const paths = [document, suites, root, ...overlays].map((path) => path && relative(output, path).replaceAll("\\", "/"));
  return [paths, Object.entries(rest).sort(([a], [b]) => a < b ? -1 : 1)];
}

export {
  generatorHash
};
