// Writes docs/licences.md, the licences of what a user installs with us. Run it with `npm run licences`.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** By its SPDX identifier, or the text that stands in its place. */
  readonly licence: string;
}

/** They allow use, change and redistribution, and ask for no more than to be named. */
export const PERMISSIVE: readonly string[] = [
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"],
  ...["PSF-2.0", "Python-2.0"],
];

/** What has another licence, by the beginning of its name, and why that is no burden. */
export const EXCEPTIONS: Readonly<Record<string, { readonly licence: string; readonly reason: string }>> = {
  lightningcss: {
    licence: "MPL-2.0",
    reason: "asks that changes of its own files be published, and we make none. vite needs it, which vitest needs.",
  },
};

/** What the lock file installs for users, on any system, by name and version. */
export function readLicences(): Licensed[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  const lines = shipped.map(([path, { name, version, license }]) => ({
    name: name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version,
    licence: license ?? oldLicence(path),
  }));
  const byLine = new Map(lines.map((line) => [`${line.name} ${line.version}`, line]));
  return [...byLine].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Those that users may mind. */
export function findUnusual(packages: readonly Licensed[]): Licensed[] {
  return packages.filter(({ name, licence }) => {
    const [, exception] = Object.entries(EXCEPTIONS).find(([start]) => name.startsWith(start)) ?? [];
    return !PERMISSIVE.includes(licence) && exception?.licence !== licence;
  });
}

/** The text of docs/licences.md. */
export function printLicences(packages: readonly Licensed[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const sums = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const exceptions = Object.entries(EXCEPTIONS).map(
    ([name, { licence, reason }]) => `- \`${name}\` has ${licence}, which ${reason}`,
  );
  return `# Licences

SpecPact itself has the [MIT licence](../LICENSE). These ${packages.length} packages are what its own dependencies bring along, all systems taken
together: of those that are made for one system, a machine installs its own. \`npm run licences\` writes this page from the lock
file, and a test refuses a licence that isn't permissive.

${sums.map(([licence, count]) => `${licence} ${count}`).join(" · ")}

${exceptions.join("\n")}

| package | version | licence |
| --- | --- | --- |
${packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join("\n")}
`;
}

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** npm copies the field `license` into the lock file, but not its forerunner. */
function oldLicence(path: string): string {
  const { licenses } = JSON.parse(readFileSync(`${path}/package.json`, "utf8")) as { licenses?: { type: string }[] };
  return licenses?.map(({ type }) => type).join(" OR ") ?? "none";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync("docs/licences.md", printLicences(readLicences()));
