import {
  makeFixtures
} from "./chunk-HC2T5BCE.js";
import {
  buildModel,
  createValidators
} from "./chunk-3WE35632.js";
import "./chunk-CGZKBLLC.js";
import {
  fromPointer,
  toPointer,
  valueAt
} from "./chunk-7WUZXIE5.js";
import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/contract-tests/kit/mock/base-path.js
function basePath(server) {
  if (server === void 0)
    return "";
  const url = server.url.replaceAll(/\{([^{}]*)\}/g, (variable, name) => {
    return server.variables.find((candidate) => candidate.name === name)?.default ?? variable;
  });
  const root = "http://127.0.0.1/";
  if (!URL.canParse(url, root))
    return "";
  return new URL(url, root).pathname.replaceAll(/\/{2,}/g, "/").replace(/\/$/, "");
}

// dist/contract-tests/kit/mock/mock-path.js
function mockPath(operation) {
  return operation.path.replaceAll(TEMPLATE, (_, name) => `{${mockPathName(operation, name)}}`);
}
function mockPathName(operation, name) {
  if (/^[A-Za-z0-9_]+$/.test(name))
    return name;
  const names = [...operation.path.matchAll(TEMPLATE)].map((match) => match[1]);
  return `path_parameter_${names.indexOf(name)}`;
}
var TEMPLATE = /\{([^{}]*)\}/g;

// dist/contract-tests/kit/mock/schema-types.js
function targetOf(document, schema) {
  let current = schema;
  for (let hops = 0; hops < MAX_HOPS && isObject(current) && typeof current.$ref === "string"; hops += 1) {
    current = valueAt(document, fromPointer(current.$ref));
  }
  return isObject(current) && typeof current.$ref !== "string" ? current : {};
}
function typesOf(document, schema, depth = 0) {
  const target = targetOf(document, schema);
  const own = typeof target.type === "string" ? [target.type] : target.type ?? [];
  const branches = depth < MAX_HOPS ? [target.allOf, target.anyOf, target.oneOf] : [];
  const inherited = branches.flatMap((branch) => Array.isArray(branch) ? branch : []);
  return /* @__PURE__ */ new Set([...own, ...inherited.flatMap((branch) => [...typesOf(document, branch, depth + 1)])]);
}
function mayBeComposite(document, schema) {
  const types = typesOf(document, schema);
  return types.has("array") || types.has("object");
}
var MAX_HOPS = 8;

// dist/contract-tests/kit/mock/mock-schemas.js
function collectSchemas(document) {
  const names = /* @__PURE__ */ new Map();
  const components = /* @__PURE__ */ new Map();
  const pending = [];
  const nameOf = (pointer) => {
    const known = names.get(pointer);
    if (known !== void 0)
      return known;
    const name = componentName(document, pointer, names.size);
    names.set(pointer, name);
    pending.push(pointer);
    return name;
  };
  const refer = (ref) => {
    if (!ref.startsWith("#/"))
      return {};
    return { $ref: `#/components/schemas/${nameOf(toPointer(fromPointer(ref)))}` };
  };
  const add = (schema) => asObject(rewrite(schema ?? {}, { document, refer, readOnly: NONE }));
  return {
    add,
    components: () => {
      for (let pointer = pending.pop(); pointer !== void 0; pointer = pending.pop()) {
        components.set(nameOf(pointer), add(valueAt(document, fromPointer(pointer))));
      }
      return Object.fromEntries([...components].sort(([a], [b]) => a < b ? -1 : 1));
    }
  };
}
function holdsReference(value) {
  if (Array.isArray(value))
    return value.some(holdsReference);
  if (!isObject(value))
    return false;
  return typeof value.$ref === "string" || Object.values(value).some(holdsReference);
}
var NONE = /* @__PURE__ */ new Set();
var SCHEMA_MAPS = /* @__PURE__ */ new Set(["properties", "patternProperties", "dependentSchemas"]);
var LITERALS = /* @__PURE__ */ new Set(["enum", "const"]);
var DROPPED = new Set(["$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$comment", "$defs", "definitions"].concat([
  "default",
  "example",
  "examples",
  "title",
  "description",
  "deprecated",
  "discriminator",
  "xml",
  "externalDocs"
]));
function rewrite(schema, rewriting) {
  if (Array.isArray(schema))
    return schema.map((member) => rewrite(member, rewriting));
  if (!isObject(schema))
    return schema;
  const { $ref, ...others } = schema;
  const readOnly = /* @__PURE__ */ new Set([...rewriting.readOnly, ...readOnlyNames(rewriting.document, schema)]);
  const entries = Object.entries(others).flatMap(([keyword, value]) => {
    if (value === void 0 || DROPPED.has(keyword) || keyword.startsWith("x-"))
      return [];
    if (LITERALS.has(keyword))
      return holdsReference(value) ? [] : [[keyword, value]];
    if (keyword === "pattern" && typeof value === "string")
      return compiles(value) ? [[keyword, value]] : [];
    if (keyword === "required" && Array.isArray(value))
      return [[keyword, value.filter((name) => !readOnly.has(name))]];
    if (SCHEMA_MAPS.has(keyword) && isObject(value))
      return [[keyword, rewriteMembers(keyword, value, rewriting)]];
    return [[keyword, rewrite(value, { ...rewriting, readOnly: keyword === "allOf" ? readOnly : NONE })]];
  });
  const own = Object.fromEntries(entries);
  if (typeof $ref !== "string")
    return own;
  return entries.length === 0 ? rewriting.refer($ref) : { allOf: [rewriting.refer($ref), own] };
}
function rewriteMembers(keyword, members, rewriting) {
  const counted = Object.entries(members).filter(([name]) => keyword !== "patternProperties" || compiles(name));
  const inner = { ...rewriting, readOnly: NONE };
  return Object.fromEntries(counted.map(([name, member]) => [name, rewrite(member ?? {}, inner)]));
}
function readOnlyNames(document, schema, depth = 0) {
  const { properties = {}, allOf = [] } = targetOf(document, schema);
  const own = Object.entries(properties).filter(([, property]) => {
    return isObject(property) && (property.readOnly === true || targetOf(document, property).readOnly === true);
  });
  const branches = depth < 8 && Array.isArray(allOf) ? allOf : [];
  return [...own.map(([name]) => name), ...branches.flatMap((branch) => readOnlyNames(document, branch, depth + 1))];
}
function compiles(pattern) {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
function asObject(schema) {
  if (schema === false)
    return { not: {} };
  return isObject(schema) ? schema : {};
}
function componentName(document, pointer, count) {
  const [first, second, name, ...rest] = fromPointer(pointer);
  if (first === "components" && second === "schemas" && name !== void 0 && rest.length === 0) {
    if (/^[\w.-]+$/.test(name) && name !== "__proto__")
      return name;
  }
  const taken = document.components?.schemas ?? {};
  let made = `schema-${count}`;
  while (Object.hasOwn(taken, made))
    made += "-";
  return made;
}

// dist/contract-tests/kit/mock/mock-request.js
function toMockParameters(operation, sources) {
  const counted = operation.parameters.filter((parameter) => {
    return parameter.in !== "header" || !IGNORED.has(parameter.name.toLowerCase());
  });
  return counted.map((parameter) => {
    const mock = toMockParameter(parameter, sources);
    return parameter.in === "path" ? { ...mock, name: mockPathName(operation, parameter.name) } : mock;
  });
}
var IGNORED = /* @__PURE__ */ new Set(["accept", "content-type", "authorization"]);
function toMockParameter(parameter, { document, schemas }) {
  const { name, in: place, required, style, explode, allowReserved } = parameter;
  switch (readingOf(parameter, document)) {
    case "text":
      return { name, in: place, required, style, explode, allowReserved, schema: schemas.add(parameter.schema) };
    case "array": {
      const schema = { ...schemas.add(targetOf(document, parameter.schema)), type: "array" };
      return { name, in: place, required, style, explode, allowReserved, schema };
    }
    case "unread":
      break;
  }
  const spreads = style === "deepObject" || style === "form" && explode;
  const plainStyle = style === "label" || style === "matrix" || style === "simple" ? style : "form";
  return { name, in: place, required: required && !spreads, style: plainStyle, explode, schema: {} };
}
function readingOf(parameter, document) {
  const { in: place, style, explode, schema, mediaType } = parameter;
  if (mediaType !== void 0)
    return "unread";
  if (!mayBeComposite(document, schema))
    return "text";
  const own = targetOf(document, schema).type ?? [];
  const isArray = own.includes("array") && [...typesOf(document, schema)].every((type) => ARRAY.has(type));
  const splits = place === "query" && (style === "form" || style === "pipeDelimited" && !explode);
  return isArray && splits ? "array" : "unread";
}
var ARRAY = /* @__PURE__ */ new Set(["array", "null"]);
function toMockBody(body, sources) {
  const content = body.content.map((media) => [media.type, { schema: bodySchema(media, sources) }]);
  return { required: body.required, content: Object.fromEntries(content) };
}
function bodySchema(media, sources) {
  switch (media.kind) {
    case "json":
      return PARSED.test(media.type) ? sources.schemas.add(media.schema) : {};
    case "form":
    case "multipart":
      return formSchema(media, sources);
    case "text":
      return [...typesOf(sources.document, media.schema)].join() === "string" ? sources.schemas.add(media.schema) : {};
    case "binary":
      return {};
    default:
      return media.kind;
  }
}
var PARSED = /^(\*\/\*|application\/(\*|([^;]+\+)?json))\s*(;|$)/i;
function formSchema(media, { document, schemas }) {
  const { properties, required, allOf, anyOf, oneOf } = targetOf(document, media.schema);
  if (properties === void 0 || allOf || anyOf || oneOf)
    return {};
  const fields = Object.entries(properties).map(([name, property]) => {
    const target = targetOf(document, property);
    return [name, mayBeComposite(document, property) || holdsReference(target) ? {} : target];
  });
  const flat = { type: "object", ...required ? { required } : {}, properties: Object.fromEntries(fields) };
  return schemas.add(flat);
}

// dist/contract-tests/kit/mock/mock-response.js
function toMockResponse(response, fixtures) {
  const content = /* @__PURE__ */ new Map();
  for (const media of response.content.filter(({ type }) => isMediaType(type))) {
    const values = fixtures.find((candidate) => candidate.mediaType === media.type)?.values ?? {};
    content.set(...toMockMedia(media, { values, siblings: response.content }));
  }
  const headers = Object.assign({}, ...fixtures.map((candidate) => candidate.headers));
  return {
    description: response.description ?? "",
    headers: Object.fromEntries(response.headers.flatMap((header) => toMockHeader(header, headers))),
    ...content.size === 0 ? {} : { content: Object.fromEntries(content) }
  };
}
function toMockMedia(media, { values, siblings }) {
  const type = concreteType(media, siblings);
  const asJson = JSON_TYPE.test(type);
  const examples = Object.entries(values).flatMap(([name, value]) => {
    return value === void 0 ? [] : [[name, { value: asJson ? value : toText(value, media) }]];
  });
  return [type, { examples: Object.fromEntries(examples) }];
}
function isMediaType(type) {
  return MEDIA_TYPE.test(type);
}
var MEDIA_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;\s*[\w!#$&^.+-]+=([\w!#$&^.+-]+|"[^"\\]*"))*$/;
var JSON_TYPE = /^application\/([^;]+\+)?json\s*(;|$)/i;
function toText(value, media) {
  if (typeof value === "string")
    return value;
  if (media.kind !== "form" || !isObject(value))
    return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => [name, plain(field ?? null)]);
  return new URLSearchParams(fields).toString();
}
function concreteType(media, siblings) {
  const type = media.type.toLowerCase();
  if (!type.includes("*"))
    return media.type;
  const stem = type.split("/")[0];
  const made = CONCRETE.get(stem ?? "") ?? "application/octet-stream";
  return siblings.some((sibling) => sibling.type.toLowerCase() === made) ? media.type : made;
}
var CONCRETE = /* @__PURE__ */ new Map([
  ["*", "application/json"],
  ["application", "application/json"],
  ["text", "text/plain"],
  ["image", "image/png"],
  ["audio", "audio/mpeg"],
  ["video", "video/mp4"]
]);
function toMockHeader(header, values) {
  const name = header.name.toLowerCase();
  const key = Object.keys(values).find((candidate) => candidate.toLowerCase() === name);
  const value = key === void 0 ? void 0 : values[key];
  if (value === void 0 || FRAMING.has(name) || !TOKEN.test(header.name))
    return [];
  const text = headerText(value, header);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
    return [];
  return [[header.name, { schema: { type: "string" }, example: text }]];
}
var TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var FRAMING = new Set(["content-encoding", "content-length", "content-type", "transfer-encoding"].concat([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "upgrade"
]));
function headerText(value, header) {
  if (header.mediaType !== void 0)
    return JSON.stringify(value);
  if (Array.isArray(value))
    return value.map(plain).join(",");
  if (!isObject(value))
    return plain(value);
  const separator = header.explode ? "=" : ",";
  return Object.entries(value).map(([name, field]) => `${name}${separator}${plain(field ?? null)}`).join(",");
}
function plain(value) {
  if (value === null)
    return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// dist/contract-tests/kit/mock/mock-document.js
function toMockDocument(document, model, fixtures) {
  const schemas = collectSchemas(document);
  const base = basePath(model.servers[0]);
  const responses = new Map(fixtures.operations.map((entry) => [entry.operation, entry.responses]));
  const paths = /* @__PURE__ */ new Map();
  for (const operation of model.operations) {
    const path = `${base}${mockPath(operation)}`;
    const item = paths.get(path) ?? /* @__PURE__ */ new Map();
    item.set(operation.method, toMockOperation(operation, responses.get(operation.id) ?? [], { document, schemas }));
    paths.set(path, item);
  }
  return {
    basePath: base,
    document: {
      openapi: "3.1.0",
      // Without it, Prism takes each schema for draft 7.
      jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
      info: { title: model.title, version: "1" },
      paths: Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)])),
      components: { schemas: schemas.components(), securitySchemes: securitySchemes(document, model) }
    }
  };
}
function toMockOperation(operation, fixtures, sources) {
  const final = operation.responses.filter((response) => !response.status.startsWith("1"));
  const responses = final.map((response) => {
    const own = fixtures.filter((candidate) => candidate.status === response.status);
    return [response.status, toMockResponse(response, own)];
  });
  return {
    operationId: operation.id,
    parameters: toMockParameters(operation, sources),
    ...operation.body === void 0 ? {} : { requestBody: toMockBody(operation.body, sources) },
    responses: Object.fromEntries(responses),
    security: operation.security.map((scheme) => Object.fromEntries(scheme.map((id) => [id, []])))
  };
}
function securitySchemes(document, model) {
  const used = new Set(model.operations.flatMap((operation) => operation.security.flat()));
  const entries = [...used].map((id) => [id, schemeAt(document, ["components", "securitySchemes", id])]);
  return Object.fromEntries(entries);
}
function schemeAt(document, steps) {
  let scheme = valueAt(document, steps);
  for (let hops = 0; hops < 10 && isObject(scheme) && typeof scheme.$ref === "string"; hops += 1) {
    scheme = valueAt(document, fromPointer(scheme.$ref));
  }
  return scheme ?? {};
}

// dist/contract-tests/kit/mock/prism-child.js
import { fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
async function startChild(options) {
  const child = fork(ENTRY, [], {
    execArgv: ENTRY.endsWith(".ts") ? ["--import", loader()] : [],
    env: inheritedEnvironment(),
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"]
  });
  const errors = lastLines(child);
  child.on("error", () => void 0);
  const kill = () => end(child);
  const atExit = () => void child.kill("SIGKILL");
  process.on("exit", atExit);
  child.once("exit", () => process.off("exit", atExit));
  try {
    const { document, host, port, timeout } = options;
    const reply = await ask(child, { kind: "start", document, host, port }, timeout);
    if (reply === void 0)
      throw new Error(`did not start within ${timeout} ms`);
    if (reply === "ended")
      throw new Error(await closed(child) ? `ended${ending(child)}` : "did not run");
    if (reply.kind !== "ready")
      throw new Error(reply.kind === "failed" ? reply.message : reply.kind);
    release(child);
    return {
      url: reply.url,
      kill,
      ping: async (limit) => typeof await ask(child, { kind: "ping", id: nextId() }, limit) === "object",
      ending: async () => await closed(child) ? `it ended${ending(child)}${errors()}` : void 0
    };
  } catch (error) {
    await kill();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}${errors()}`, { cause: error });
  }
}
var ENTRY = fileURLToPath(new URL(`./prism-process${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url));
function loader() {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
function inheritedEnvironment() {
  const names = ["PATH", "Path", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
  return Object.fromEntries(names.flatMap((name) => process.env[name] ? [[name, process.env[name]]] : []));
}
var lastId = 0;
var nextId = () => ++lastId;
function ask(child, request, timeout) {
  if (hasEnded(child) || !child.connected)
    return Promise.resolve("ended");
  return new Promise((resolve) => {
    const settle = (outcome) => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      child.off("error", onExit);
      resolve(outcome);
    };
    const onMessage = (reply) => {
      const isAnswer = request.kind === "ping" ? reply.kind === "pong" && reply.id === request.id : reply.kind !== "pong";
      if (isAnswer)
        settle(reply);
    };
    const onExit = () => settle("ended");
    const timer = setTimeout(() => settle(void 0), timeout);
    child.on("message", onMessage);
    child.once("exit", onExit);
    child.once("error", onExit);
    child.send(request, (error) => error && settle("ended"));
  });
}
function end(child) {
  if (hasEnded(child) || child.pid === void 0)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
async function closed(child) {
  if (hasEnded(child) && child.stderr?.closed === true)
    return true;
  const limit = child.connected ? 100 : 1e3;
  child.ref();
  child.stderr?.ref();
  await once(child, "close", { signal: AbortSignal.timeout(limit) }).catch(() => void 0);
  release(child);
  return hasEnded(child);
}
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}
function ending(child) {
  return child.signalCode === null ? ` with exit code ${child.exitCode}` : ` by ${child.signalCode}`;
}
function release(child) {
  child.unref();
  child.channel?.unref();
  child.stderr?.unref();
}
function lastLines(child) {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk) => {
    text = (text + chunk).slice(-4e3);
  });
  return () => {
    const lines = text.trim().split("\n").slice(-12);
    return lines[0] === "" ? "" : `
${lines.map((line) => `  | ${line}`).join("\n")}`;
  };
}

// dist/contract-tests/kit/mock/prism.js
async function startPrism(document, options = {}) {
  const { port = 0, host = "127.0.0.1", startTimeout = 6e4, pingTimeout = 3e3 } = options;
  const text = JSON.stringify(document.document);
  const start = (wanted) => startOn(wanted, { document: text, host, timeout: startTimeout });
  const incidents = [];
  let child = await start(port);
  let check;
  let closed2 = false;
  const restartIfNeeded = async () => {
    if (closed2)
      throw new Error("The mock server is closed.");
    if (await child.ping(pingTimeout))
      return "alive";
    incidents.push(`Prism was replaced: ${await child.ending() ?? `it did not answer within ${pingTimeout} ms`}`);
    await child.kill();
    child = await startAgain(Number(new URL(child.url).port), start);
    if (closed2)
      await child.kill();
    return "restarted";
  };
  return {
    get url() {
      return `${child.url}${document.basePath}`;
    },
    incidents,
    checkAlive: () => {
      check ??= restartIfNeeded().finally(() => {
        check = void 0;
      });
      return check;
    },
    close: async () => {
      closed2 = true;
      await child.kill();
      await check?.catch(() => void 0);
    }
  };
}
async function startAgain(port, start) {
  try {
    return await start(port);
  } catch (error) {
    if (!String(error).includes("EADDRINUSE"))
      throw error;
    return start(0);
  }
}
async function startOn(port, options) {
  try {
    return await startChild({ ...options, port });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The fault is Prism's: its mock server ${reason}`, { cause: error });
  }
}

// dist/contract-tests/kit/mock/serve-mock.js
async function serveMock(document, { name, port }) {
  const model = buildModel(document, name);
  const fixtures = makeFixtures(document, model, createValidators(document));
  return { prism: await startPrism(toMockDocument(document, model, fixtures), { port }), model };
}
export {
  serveMock
};
