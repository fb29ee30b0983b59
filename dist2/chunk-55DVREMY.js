// dist/generator/version.js
import { existsSync, readFileSync } from "node:fs";
function readVersion() {
  const file = ["../package.json", "../../package.json"].map((path) => new URL(path, import.meta.url)).find(existsSync);
  const { version } = JSON.parse(file === void 0 ? "{}" : readFileSync(file, "utf8"));
  return version ?? "0.0.0";
}

export {
  readVersion
};
