import { existsSync, readFileSync } from "node:fs";

/** Our own version, from the nearest `package.json` above: one folder up from source, two from the build. */
export function readVersion(): string {
  const file = ["../package.json", "../../package.json"].map((path) => new URL(path, import.meta.url)).find(existsSync);
  const { version } = JSON.parse(file === undefined ? "{}" : readFileSync(file, "utf8")) as { version?: string };
  return version ?? "0.0.0";
}
