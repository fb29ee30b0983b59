import {
  configInvalid,
  configNotFound,
  flagInvalid,
  outputMissing,
  outputShared
} from "./chunk-NIUA6763.js";

// dist/generator/cli/choose-apis.js
import { existsSync as existsSync2 } from "node:fs";
import { relative, resolve as resolve2 } from "node:path";

// dist/generator/cli/load-config.js
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
var __rewriteRelativeImportExtension = function(path, preserveJsx) {
  if (typeof path === "string" && /^\.\.?\//.test(path)) {
    return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function(m, tsx, d, ext, cm) {
      return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : d + ext + "." + cm.toLowerCase() + "js";
    });
  }
  return path;
};
var CONFIG_FILES = ["specpact.config.ts", "specpact.config.mts", "specpact.config.js", "specpact.config.mjs"];
async function loadConfig(file) {
  const found = file ?? CONFIG_FILES.find((name) => existsSync(name));
  if (found === void 0)
    return [];
  const path = resolve(found);
  if (!existsSync(path))
    throw configNotFound(found);
  const config = await importConfig(path, found);
  const apis = Array.isArray(config) ? config : [config];
  if (apis.length === 0)
    throw configInvalid(found, "its list of APIs is empty");
  const problems = apis.flatMap((api, index) => problemsOf(api).map((problem) => apis.length > 1 ? `[${index}] ${problem}` : problem));
  if (problems.length > 0)
    throw configInvalid(found, problems.join("; "));
  return apis.map((api) => absolute(api, dirname(path)));
}
async function importConfig(path, name) {
  try {
    const url = pathToFileURL(path).href;
    if (!/ts$/.test(path))
      return (await import(__rewriteRelativeImportExtension(url))).default;
    const { tsImport } = await import("tsx/esm/api");
    const module = await tsImport(url, import.meta.url);
    return module.default !== void 0 && "default" in module.default ? module.default.default : module.default;
  } catch (error) {
    throw configInvalid(name, reasonOf(error));
  }
}
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  const [first = "", second] = message.split("\n");
  const reason = second !== void 0 && /^Transform failed/.test(first) ? second : first;
  return reason.replace(/\.$/, "");
}
var TEXTS = ["document", "output", "suites", "name", "root"];
var LISTS = ["overlays", "operations", "tags", "paths", "methods", "allowRemote"];
function problemsOf(api) {
  if (typeof api !== "object" || api === null)
    return ["it exports no config; write `export default defineConfig({ \u2026 })`"];
  const entries = Object.entries(api).filter(([, value]) => value !== void 0);
  const missing = ["document", "output"].filter((key) => !entries.some(([name]) => name === key));
  return [
    ...missing.map((key) => `\`${key}\` is missing`),
    ...entries.flatMap(([key, value]) => {
      if (TEXTS.includes(key))
        return typeof value === "string" && value !== "" ? [] : [`\`${key}\` must be a text`];
      if (LISTS.includes(key))
        return isTexts(value) ? [] : [`\`${key}\` must be a list of texts`];
      return [`\`${key}\` is unknown; there are ${[...TEXTS, ...LISTS].join(", ")}`];
    })
  ];
}
function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function absolute(api, folder2) {
  const at = (path) => resolve(folder2, path);
  const { document, output, suites, root, overlays } = api;
  return {
    ...api,
    document: at(document),
    output: at(output),
    ...suites === void 0 ? {} : { suites: at(suites) },
    ...root === void 0 ? {} : { root: at(root) },
    ...overlays === void 0 ? {} : { overlays: overlays.map(at) }
  };
}

// dist/generator/cli/choose-apis.js
function addSourceFlags(command) {
  return command.argument("[document]", "an OpenAPI document, JSON or YAML; without it, the ones of specpact.config.ts").option("--overlay <file...>", "correct the document with OpenAPI Overlay files").option("--operation <id...>", "take only these operations, by operationId: 'list*', '!deletePet'").option("--tag <name...>", "take only the operations with one of these tags: pets, '!internal'").option("--path <pattern...>", "take only the operations at these paths: '/repos/**', '!/repos/*/*/actions/**'").option("--method <name...>", "take only the operations of these methods: get, '!delete'").option("--root <folder>", "let $refs name files anywhere in this folder").option("--allow-remote <host...>", "let $refs fetch from these hosts").option("--config <file>", "a config file other than ./specpact.config.ts");
}
function addApiFlags(command) {
  return addSourceFlags(command).option("--name <name>", "the API's name in generated identifiers; without it, the document's title");
}
async function chooseApis(document, flags) {
  const configured = await loadConfig(flags.config);
  if (document === void 0) {
    if (configured.length === 0)
      throw swallowed(flags) ?? configNotFound(flags.config);
    return configured.map((api) => withFlags(api, flags));
  }
  const path = resolve2(document);
  const known = configured.filter((api) => api.document === path);
  return (known.length > 0 ? known : [{ document: path }]).map((api) => withFlags(api, flags));
}
function requireOutputs(apis) {
  const outputs = /* @__PURE__ */ new Set();
  return apis.map((api) => {
    if (api.output === void 0)
      throw outputMissing();
    if (outputs.has(api.output))
      throw outputShared(relative(".", api.output));
    outputs.add(api.output);
    return { ...api, output: api.output };
  });
}
function swallowed(flags) {
  const { overlay = [], operation = [], tag = [], path = [], method = [], allowRemote = [] } = flags;
  const lists = Object.entries({ overlay, operation, tag, path, method, "allow-remote": allowRemote });
  const [name, words] = lists.find(([, list]) => list.slice(1).some((word) => existsSync2(word))) ?? [];
  const file = words?.slice(1).find((word) => existsSync2(word));
  if (file === void 0)
    return void 0;
  return flagInvalid(`--${name}`, file, "It takes every word that follows: name the document before it.");
}
function folder(flag, path) {
  if (path === "")
    throw flagInvalid(flag, path, "Give a folder.");
  return resolve2(path);
}
function withFlags(api, flags) {
  const { name, output, suites, overlay, operation, tag, path, method, root, allowRemote } = flags;
  return {
    ...api,
    ...name === void 0 ? {} : { name },
    ...output === void 0 ? {} : { output: folder("--output", output) },
    ...suites === void 0 ? {} : { suites: folder("--suites", suites) },
    ...overlay === void 0 ? {} : { overlays: overlay.map((file) => resolve2(file)) },
    ...operation === void 0 ? {} : { operations: operation },
    ...tag === void 0 ? {} : { tags: tag },
    ...path === void 0 ? {} : { paths: path },
    ...method === void 0 ? {} : { methods: method },
    ...root === void 0 ? {} : { root: resolve2(root) },
    ...allowRemote === void 0 ? {} : { allowRemote }
  };
}

export {
  addSourceFlags,
  addApiFlags,
  chooseApis,
  requireOutputs
};
