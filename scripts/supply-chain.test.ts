import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { readLicences } from "./licences.ts";

const PACKAGE = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** What they would do is never done, and never missed: choose among binaries; print a plea (es5-ext, for our measurements only). */
const INSTALL_SCRIPTS = ["es5-ext", "esbuild"];

describe.each(["package-lock.json", "bench/package-lock.json"])("%s", (file) => {
  const { packages } = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Locked> };
  const locked = Object.entries(packages).filter(([path]) => path !== "");
  const pathsOf = (wanted: (entry: Locked) => boolean) =>
    locked.filter(([, entry]) => wanted(entry)).map(([path]) => path);

  it("has a hash for every package", () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(pathsOf(({ integrity }) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });

  it("takes all from a registry: nothing from a repository, an address, a folder", () => {
    expect(pathsOf(({ link, resolved, version }) => link === true || resolved !== undefined || !version)).toEqual([]);
  });

  it("lets no package run code at its installation, and knows which ones want to", () => {
    const names = pathsOf(({ hasInstallScript }) => hasInstallScript === true).map((path) => nameOf(path));
    expect(names.filter((name) => !INSTALL_SCRIPTS.includes(name))).toEqual([]);
    expect(readFileSync(join(dirname(file), ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });
});

describe("package.json", () => {
  it("runs nothing where it is installed", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
    expect(Object.keys(PACKAGE.scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it("asks for versions of a registry", () => {
    const all = Object.entries({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
    expect(all.filter(([, range]) => !/^(npm:[\w@/-]+@)?[\^~]?\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
  });

  it("has as dependencies what the published code imports, and no more", () => {
    expect([...new Set(shippedSources().flatMap(importedPackages))].sort()).toEqual(
      Object.keys(PACKAGE.dependencies).sort(),
    );
  });
});

describe("docs/dependencies.md", () => {
  const text = readFileSync("docs/dependencies.md", "utf8");

  it("says of each dependency why it is there", () => {
    const rows = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(Object.keys(PACKAGE.dependencies).sort());
    expect(text).toContain(
      ` ${rows.length} packages that we name, ${readLicences().length} with all that they bring along,`,
    );
  });
});

interface Workflow {
  readonly permissions?: Record<string, string>;
  readonly jobs: Record<string, { permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] }>;
}

describe.each(readdirSync(".github/workflows"))(".github/workflows/%s", (file) => {
  const workflow = load(readFileSync(`.github/workflows/${file}`, "utf8")) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it("names the commit of every action", () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40}$/.test(action))).toEqual([]);
  });

  it("may read, and in a release also prove what it is", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const more = file === "release.yml" ? [{ contents: "read", "id-token": "write" }] : [];
    expect(jobs.map(({ permissions }) => permissions).filter((permissions) => permissions !== undefined)).toEqual(more);
  });

  it("publishes only in a release, after everything that must hold, with provenance", () => {
    const runs = steps.flatMap(({ run }) => run ?? []);
    expect(runs).toContain("bash .ci/run");
    const publishing = runs.filter((run) => run.includes("publish"));
    expect(publishing).toEqual(file === "release.yml" ? ["npm publish --provenance --access public"] : []);
    if (file === "release.yml") expect(runs.at(-1)).toBe(publishing[0]);
  });

  it("puts nothing that others can write into a shell", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** What `npm run build` compiles. */
function shippedSources(): string[] {
  const { include, exclude } = JSON.parse(readFileSync("tsconfig.build.json", "utf8")) as Record<string, string[]>;
  expect(exclude).toContain("**/testing");
  return (include ?? [])
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
        (path) => `${folder}/${path.replaceAll("\\", "/")}`,
      ),
    )
    .filter((path) => /\.(ts|mjs)$/.test(path) && !/\.(test|test-d)\.ts$|\/test(ing)?[/-]/.test(path));
}

/** Types are no import: they are gone when the code runs. */
function importedPackages(file: string): string[] {
  const text = readFileSync(file, "utf8").replaceAll(/^import type [^;]*;/gm, "");
  return [...text.matchAll(IMPORTED)].map(([, name = ""]) => name);
}

/** In group 1 a package's name, behind what loads or finds it from our own place. */
const IMPORTED =
  /(?:\bfrom|\bimport|\bimport\.meta\.resolve|\brequire(?:\.resolve)?|createRequire\(import\.meta\.url\)(?:\.resolve)?)\s*\(?\s*"(?!node:|specpact\b)((?:@[\w-]+\/)?[a-z][\w-]*)/g;
