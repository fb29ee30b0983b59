import {
  METHODS
} from "./chunk-CGZKBLLC.js";
import {
  fromPointer,
  toPointer,
  valueAt
} from "./chunk-7WUZXIE5.js";
import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/fixtures/validators.js
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

// dist/generator/fixtures/pattern-test.js
import { createContext, Script } from "node:vm";
var PatternTimeout = class extends Error {
  name = "PatternTimeout";
};
function createPatternTest(pattern) {
  let entry = tests.get(pattern);
  if (entry === void 0) {
    entry = newPatternTest(pattern);
    tests.set(pattern, entry);
  }
  return entry;
}
var tests = /* @__PURE__ */ new Map();
function newPatternTest(pattern) {
  const expression = compile(pattern);
  const quantifiers = pattern.match(/[*+?]|\{\d+,?\d*\}/g)?.length ?? 0;
  let timeouts = 0;
  const test = (text2) => {
    if (text2.length <= (quantifiers < 2 ? SHORT_FOR_ONE_QUANTIFIER : SHORT))
      return expression.test(text2);
    const result = timeouts < MAX_TIMEOUTS ? testWithin(expression, text2) : void 0;
    if (result !== void 0)
      return result;
    timeouts++;
    throw new PatternTimeout(`pattern ${expression} runs longer than ${TIMEOUT_MS} ms on ${text2.length} characters`);
  };
  return { test, toString: () => String(expression) };
}
var SHORT = 16;
var SHORT_FOR_ONE_QUANTIFIER = 4096;
var TIMEOUT_MS = 100;
var MAX_TIMEOUTS = 3;
var script = new Script("expression.test(text)");
function testWithin(expression, text2) {
  try {
    return script.runInContext(sandboxWith(expression, text2), { timeout: TIMEOUT_MS }) === true;
  } catch {
    return void 0;
  }
}
var sandbox;
function sandboxWith(expression, text2) {
  sandbox ??= createContext(/* @__PURE__ */ Object.create(null));
  sandbox.expression = expression;
  sandbox.text = text2;
  return sandbox;
}
function compile(pattern) {
  const attempts2 = [() => new RegExp(pattern, "u"), () => new RegExp(pattern), () => translated(pattern)];
  let failure;
  for (const attempt of attempts2) {
    try {
      return attempt();
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}
function translated(pattern) {
  const ignoresCase = pattern.startsWith("(?i)");
  const text2 = (ignoresCase ? pattern.slice(4) : pattern).replace(/^\\A/, "^").replace(/\\[zZ]$/, "$");
  return new RegExp(text2, ignoresCase ? "iu" : "u");
}

// dist/generator/fixtures/rewrite-schema.js
var SchemaFault = class extends Error {
  name = "SchemaFault";
};
function rewriteSchema(root, nameOf) {
  const places = /* @__PURE__ */ new Map();
  const rewrite = (schema, steps) => {
    if (typeof schema === "boolean")
      return remember(schema ? {} : { not: {} }, steps);
    if (!isObject(schema))
      throw new SchemaFault(`"${toPointer(steps)}" is not a schema`);
    if (schema.$dynamicRef !== void 0)
      throw new SchemaFault("$dynamicRef is not supported");
    const entries = [];
    for (const [keyword, value] of Object.entries(schema)) {
      const copy = value === void 0 ? void 0 : rewriteKeyword(keyword, value, [...steps, keyword]);
      if (copy !== void 0)
        entries.push([keyword, copy]);
    }
    return remember(Object.fromEntries(entries), steps);
  };
  const rewriteKeyword = (keyword, value, steps) => {
    if (keyword === "$ref") {
      if (typeof value !== "string")
        throw new SchemaFault("$ref is not a string");
      return nameOf(value);
    }
    if (BOOLEAN_OR_SCHEMA.has(keyword) && typeof value === "boolean")
      return value;
    if (BOOLEAN_OR_SCHEMA.has(keyword) || ONE_SCHEMA.has(keyword))
      return rewrite(value, steps);
    if (SCHEMA_LIST.has(keyword)) {
      if (!Array.isArray(value))
        throw new SchemaFault(`"${toPointer(steps)}" is not a list`);
      return value.map((item, index) => rewrite(item, [...steps, String(index)]));
    }
    if (SCHEMA_MAP.has(keyword)) {
      if (!isObject(value))
        throw new SchemaFault(`"${toPointer(steps)}" is not an object`);
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewrite(item, [...steps, name])]));
    }
    if (keyword === "required" && !(Array.isArray(value) && value.every((name) => typeof name === "string"))) {
      throw new SchemaFault(`"${toPointer(steps)}" is not a list of names`);
    }
    return ASSERTIONS.has(keyword) ? value : void 0;
  };
  const remember = (schema, steps) => {
    places.set(schema, toPointer(steps));
    return schema;
  };
  return { schema: rewrite(root, []), places };
}
var BOOLEAN_OR_SCHEMA = /* @__PURE__ */ new Set(["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"]);
var ONE_SCHEMA = /* @__PURE__ */ new Set(["not", "if", "then", "else", "contains", "propertyNames"]);
var SCHEMA_LIST = /* @__PURE__ */ new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
var SCHEMA_MAP = /* @__PURE__ */ new Set(["properties", "patternProperties", "dependentSchemas"]);
var ASSERTIONS = new Set(`type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
  minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired format`.split(/\s+/));

// dist/generator/fixtures/validators.js
function createValidators(document) {
  const compiler = createCompiler(document);
  const compiled = /* @__PURE__ */ new Map();
  const compile2 = (pointer, schema) => {
    let entry = compiled.get(pointer);
    if (entry === void 0) {
      entry = compiler(pointer, schema);
      compiled.set(pointer, entry);
    }
    return entry;
  };
  const validate = (pointer, value) => {
    const schema = valueAt(document, fromPointer(pointer));
    if (!isSchema(schema))
      return { kind: "uncompilable", reason: `"${pointer}" is not a schema` };
    const entry = compile2(pointer, schema);
    return entry.kind === "compiled" ? entry.validate(value) : entry;
  };
  return { compile: compile2, validate };
}
function createCompiler(document) {
  const compiler = {
    ajv: createAjv(),
    document,
    targets: /* @__PURE__ */ new Map(),
    inline: /* @__PURE__ */ new Map(),
    places: /* @__PURE__ */ new WeakMap()
  };
  return (pointer, schema) => {
    try {
      const check = compileAt(compiler, pointer, schema);
      return { kind: "compiled", validate: (value) => judge(check, value, { compiler, pointer }) };
    } catch (error) {
      return { kind: "uncompilable", reason: reasonOf(error) };
    }
  };
}
function createAjv() {
  const regExp = Object.assign((pattern) => createPatternTest(pattern), { code: "" });
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: true,
    // The rewritten schema is checked by us and by Ajv's own keyword checks; the meta-schema would double the time.
    validateSchema: false,
    inlineRefs: false,
    // `constructor` in a `required` is no property of `{}`.
    ownProperties: true,
    // 19.99 is a multiple of 0.01, whatever binary fractions say.
    multipleOfPrecision: 6,
    logger: false,
    code: { regExp, optimize: false }
  });
  formats.default(ajv);
  return ajv;
}
function compileAt(compiler, pointer, schema) {
  const target = typeof schema === "object" ? onlyRef(schema) : void 0;
  if (target !== void 0)
    return byName(compiler, register(compiler, target));
  const known = compiler.targets.get(pointer);
  if (known !== void 0 || pointer.startsWith("/components/schemas/")) {
    if (valueAt(compiler.document, fromPointer(pointer)) === schema)
      return byName(compiler, register(compiler, pointer));
  }
  const root = { name: "inline" };
  const { schema: rewritten, places } = rewriteSchema(schema, (ref) => register(compiler, ref).name);
  const text2 = JSON.stringify(rewritten);
  const twin = compiler.inline.get(text2);
  if (twin !== void 0)
    return twin;
  for (const [place, relative] of places)
    compiler.places.set(place, { root, pointer: relative });
  const check = compiler.ajv.compile(rewritten);
  compiler.inline.set(text2, check);
  return check;
}
function byName(compiler, root) {
  const check = compiler.ajv.getSchema(root.name);
  if (check === void 0)
    throw new SchemaFault(`"${root.pointer}" does not compile`);
  return check;
}
function register(compiler, ref) {
  if (ref !== "" && !ref.startsWith("/") && !ref.startsWith("#/")) {
    throw new SchemaFault(`$ref "${ref}" is not a pointer into the document`);
  }
  const steps = fromPointer(ref);
  const pointer = toPointer(steps);
  const known = compiler.targets.get(pointer);
  if (known !== void 0)
    return known;
  const schema = valueAt(compiler.document, steps);
  if (!isSchema(schema))
    throw new SchemaFault(`$ref "#${pointer}" points at nothing that is a schema`);
  const root = { name: `schema://document/${compiler.targets.size}`, pointer };
  compiler.targets.set(pointer, root);
  try {
    const { schema: rewritten, places } = rewriteSchema(schema, (inner) => register(compiler, inner).name);
    for (const [place, relative] of places)
      compiler.places.set(place, { root, pointer: relative });
    compiler.ajv.addSchema(rewritten, root.name);
  } catch (error) {
    compiler.ajv.addSchema({ type: `${UNUSABLE}${reasonOf(error)}` }, root.name);
  }
  return root;
}
var UNUSABLE = "unusable: ";
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  const at = message.lastIndexOf(UNUSABLE);
  return at < 0 ? message : message.slice(at + UNUSABLE.length);
}
function judge(check, value, at) {
  try {
    if (check(value))
      return { kind: "valid" };
  } catch (error) {
    if (error instanceof PatternTimeout)
      return { kind: "undecided", reason: error.message };
    if (error instanceof RangeError)
      return { kind: "undecided", reason: "schema or value nest too deeply" };
    throw error;
  }
  return { kind: "invalid", errors: (check.errors ?? []).map((error) => toValidationError(error, at)) };
}
function toValidationError(error, at) {
  const place = typeof error.parentSchema === "object" ? at.compiler.places.get(error.parentSchema) : void 0;
  const base = `${place?.root.pointer ?? at.pointer}${place?.pointer ?? ""}`;
  return {
    instancePath: error.instancePath,
    keyword: error.keyword,
    message: error.message ?? error.keyword,
    schemaPointer: `${base}/${error.keyword}`,
    params: error.params
  };
}
function onlyRef(schema) {
  const siblings = Object.keys(schema).filter((keyword) => keyword !== "$ref" && keyword !== "description");
  return siblings.length === 0 && typeof schema.$ref === "string" ? schema.$ref : void 0;
}
function isSchema(value) {
  return isObject(value) || typeof value === "boolean";
}

// dist/generator/model/follow.js
function follow(document, value, steps) {
  let current = value;
  let place = steps;
  while (isObject(current) && typeof current.$ref === "string") {
    place = fromPointer(current.$ref);
    current = valueAt(document, place);
  }
  return { value: current, steps: place };
}

// dist/generator/model/build-parameters.js
function buildParameters(document, pathItem, { operation, steps }) {
  const byPlace = /* @__PURE__ */ new Map();
  const lists = [
    { entries: pathItem.parameters ?? [], at: steps.slice(0, -1) },
    { entries: operation.parameters ?? [], at: steps }
  ];
  for (const { entries, at } of lists) {
    entries.forEach((entry, index) => {
      const found = follow(document, entry, [...at, "parameters", String(index)]);
      if (isIgnored(found.value))
        return;
      byPlace.set(`${found.value.in} ${found.value.name}`, buildParameter(found.value, found.steps));
    });
  }
  return [...byPlace.values()];
}
function buildParameter(parameter, steps) {
  const style = parameter.style ?? DEFAULT_STYLES[parameter.in];
  const { description } = parameter;
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.in === "path" || parameter.required === true,
    style,
    // OpenAPI 3.1, section 4.8.12.2.1: only `form` explodes by default.
    explode: parameter.explode ?? style === "form",
    allowReserved: parameter.allowReserved === true,
    ...description === void 0 ? {} : { description },
    deprecated: parameter.deprecated === true,
    ...schemaOrContent(parameter, steps),
    pointer: toPointer(steps)
  };
}
function schemaOrContent(object, steps) {
  const [mediaType, media] = Object.entries(object.content ?? {})[0] ?? [];
  if (mediaType !== void 0 && media !== void 0) {
    const place = [...steps, "content", mediaType];
    return {
      schema: media.schema ?? {},
      schemaPointer: toPointer([...place, "schema"]),
      examples: examplesOf(media),
      mediaType
    };
  }
  return { schema: object.schema ?? {}, schemaPointer: toPointer([...steps, "schema"]), examples: examplesOf(object) };
}
function examplesOf(object) {
  if (object.example !== void 0)
    return [object.example];
  return Object.values(object.examples ?? {}).flatMap((example) => example.value === void 0 ? [] : [example.value]);
}
function isIgnored(parameter) {
  return parameter.in === "header" && ["accept", "content-type", "authorization"].includes(parameter.name.toLowerCase());
}
var DEFAULT_STYLES = { path: "simple", query: "form", header: "simple", cookie: "form" };

// dist/generator/model/build-content.js
function buildBody(document, operation, steps) {
  if (operation.requestBody === void 0)
    return void 0;
  const { value: body, steps: place } = follow(document, operation.requestBody, [
    ...steps,
    "requestBody"
  ]);
  const content = buildContent(body.content, place);
  if (content.length === 0)
    return void 0;
  return {
    required: body.required === true,
    ...body.description === void 0 ? {} : { description: body.description },
    content,
    pointer: toPointer(place)
  };
}
function buildResponses(document, operation, steps) {
  const responses = Object.entries(operation.responses ?? {}).filter(([status]) => STATUS.test(status));
  return responses.map(([status, entry]) => {
    const { value: response, steps: place } = follow(document, entry, [
      ...steps,
      "responses",
      status
    ]);
    return {
      status: status === "default" ? status : status.toUpperCase(),
      ...response.description ? { description: response.description } : {},
      headers: buildHeaders(document, response, place),
      content: buildContent(response.content, place),
      pointer: toPointer(place)
    };
  }).sort((a, b) => rank(a.status) - rank(b.status));
}
function buildHeaders(document, response, steps) {
  const entries = Object.entries(response.headers ?? {}).filter(([name]) => name.toLowerCase() !== "content-type");
  return entries.map(([name, entry]) => {
    const { value: header, steps: place } = follow(document, entry, [...steps, "headers", name]);
    return {
      name,
      required: header.required === true,
      ...header.description === void 0 ? {} : { description: header.description },
      explode: header.explode === true,
      ...schemaOrContent(header, place),
      pointer: toPointer(place)
    };
  });
}
function buildContent(content, steps) {
  return Object.entries(content ?? {}).map(([type, media]) => ({
    type,
    kind: contentKind(type),
    ...media.schema === void 0 ? {} : { schema: media.schema },
    schemaPointer: toPointer([...steps, "content", type, "schema"]),
    examples: examplesOf(media),
    encoding: Object.entries(media.encoding ?? {}).map(([property, encoding]) => {
      const { contentType, style, explode, allowReserved } = encoding;
      return {
        property,
        ...contentType === void 0 ? {} : { contentType },
        ...style === void 0 ? {} : { style },
        ...explode === void 0 ? {} : { explode },
        ...allowReserved === void 0 ? {} : { allowReserved }
      };
    })
  }));
}
function contentKind(mediaType) {
  const type = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json") || type === "*/*" || type === "application/*")
    return "json";
  if (type === "application/x-www-form-urlencoded")
    return "form";
  if (type.startsWith("multipart/"))
    return "multipart";
  if (type.startsWith("text/") || type === "application/xml" || type.endsWith("+xml"))
    return "text";
  return "binary";
}
var STATUS = /^([1-5]\d\d|[1-5]XX|default)$/i;
function rank(status) {
  if (status === "default")
    return 2e3;
  return /XX$/.test(status) ? 1e3 + Number(status[0]) : Number(status);
}

// dist/generator/model/names.js
function camelCase(text2) {
  const name = join(text2);
  return legal(name.replace(new RegExp("^\\p{Lu}+(?=\\p{Lu}\\p{Ll})|^\\p{Lu}+(?!\\p{Ll})|^\\p{Lu}", "u"), (capitals) => capitals.toLowerCase()));
}
function pascalCase(text2) {
  return legal(upperFirst(join(text2)));
}
function fileName(text2) {
  const name = text2.normalize("NFC").replace(new RegExp("(\\p{Ll}|\\p{Nd})(\\p{Lu})", "gu"), "$1-$2").toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, MAX_LENGTH);
  if (name === "")
    return "unnamed";
  return DEVICE_NAMES.test(name) ? `${name}-` : name;
}
function createScope(reserved = [], foldCase = false) {
  const key = (name) => foldCase ? name.toLowerCase() : name;
  const taken = new Set(Array.from(reserved, key));
  const next2 = /* @__PURE__ */ new Map();
  return (wanted) => {
    let name = wanted;
    for (let count = next2.get(key(wanted)) ?? 2; taken.has(key(name)); count++) {
      name = `${wanted}${count}`;
      next2.set(key(wanted), count + 1);
    }
    taken.add(key(name));
    return name;
  };
}
function isIdentifier(text2) {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text2) && !RESERVED_WORDS.has(text2);
}
function join(text2) {
  const words = text2.normalize("NFC").split(/[^\p{ID_Continue}$]+|_+/u).filter((word) => word !== "");
  return words.map((word, index) => index === 0 ? word : upperFirst(word)).join("").slice(0, MAX_LENGTH);
}
function legal(name) {
  if (isIdentifier(name))
    return name;
  const prefixed = RESERVED_WORDS.has(name) ? `${name}_` : `_${name}`;
  return isIdentifier(prefixed) ? prefixed : "_";
}
function upperFirst(text2) {
  const [first = ""] = text2;
  return first.toUpperCase() + text2.slice(first.length);
}
var MAX_LENGTH = 80;
var DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
var RESERVED_WORDS = new Set(`arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof var void while with yield
  any bigint boolean declare infer keyof namespace never number object readonly require string symbol type undefined unique unknown`.split(/\s+/));

// dist/generator/model/build.js
function buildModel(document, name) {
  const apiName = pascalCase(name ?? document.info.title.replace(/\s+(rest\s+)?api$/i, ""));
  const clientTypes = ["Client", "ClientOptions", "Server", "Auth"].map((suffix2) => `${apiName}${suffix2}`);
  const typeNames = createScope([...RESERVED_TYPES, ...clientTypes]);
  const schemas = buildSchemas(document, typeNames);
  const functionNames = createScope([
    ...RESERVED_FUNCTIONS,
    `create${apiName}Client`,
    ...schemas.map((schema) => schema.name)
  ]);
  const operations = buildOperations(document, functionNames, typeNames);
  return {
    name: apiName,
    title: document.info.title,
    ...text("description", document.info.description),
    servers: buildServers(document.servers) ?? [{ url: "/", variables: [] }],
    securitySchemes: buildSecuritySchemes(document),
    schemas,
    tags: buildTags(document, operations),
    operations
  };
}
function buildSchemas(document, unique) {
  return Object.entries(document.components?.schemas ?? {}).map(([id, schema]) => ({
    id,
    name: unique(pascalCase(id)),
    pointer: toPointer(["components", "schemas", id]),
    schema
  }));
}
function buildOperations(document, uniqueName, uniqueType) {
  const operations = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const { value: pathItem, steps: itemSteps } = follow(document, item, ["paths", path]);
    for (const method of METHODS) {
      const operation = pathItem[method];
      if (!isObject(operation))
        continue;
      const steps = [...itemSteps, method];
      const id = operation.operationId ?? `${method} ${path}`;
      const servers = buildServers(operation.servers ?? pathItem.servers);
      const responses = buildResponses(document, operation, steps);
      const body = buildBody(document, operation, steps);
      operations.push({
        id,
        name: uniqueName(camelCase(id)),
        typeName: uniqueStem(pascalCase(id), typeSuffixes(responses, body), uniqueType),
        method,
        path,
        tag: operation.tags?.[0] ?? DEFAULT_TAG,
        ...text("summary", operation.summary),
        ...text("description", operation.description),
        deprecated: operation.deprecated === true,
        pointer: toPointer(steps),
        parameters: buildParameters(document, pathItem, { operation, steps }),
        ...optional("body", body),
        responses,
        security: (operation.security ?? document.security ?? []).map((requirement) => Object.keys(requirement)),
        ...optional("servers", servers)
      });
    }
  }
  return operations;
}
function typeSuffixes(responses, body) {
  const statuses = responses.map(({ status }) => status === "default" ? "Default" : status);
  const bodies = (body?.content ?? []).map((_, index) => index === 0 ? "Body" : `Body${index + 1}`);
  return ["Args", "Path", "Query", "Headers", "Cookies", "Error", "Result", ...bodies, ...statuses];
}
function uniqueStem(wanted, suffixes, unique) {
  for (let count = 1; ; count++) {
    const stem = count === 1 ? wanted : `${wanted}${count}`;
    if (suffixes.every((suffix2) => unique(`${stem}${suffix2}`) === `${stem}${suffix2}`))
      return stem;
  }
}
function buildTags(document, operations) {
  const unique = createScope([], true);
  const described = new Map((document.tags ?? []).map((tag) => [tag.name, tag.description]));
  const used = new Set(operations.map((operation) => operation.tag));
  const names = [...described.keys()].filter((name) => used.has(name));
  return [.../* @__PURE__ */ new Set([...names, ...used])].map((name) => ({
    name,
    fileName: unique(fileName(name)),
    ...text("description", described.get(name))
  }));
}
function buildServers(servers) {
  if (servers === void 0 || servers.length === 0)
    return void 0;
  return servers.map((server) => ({
    url: server.url,
    ...text("description", server.description),
    variables: Object.entries(server.variables ?? {}).map(([name, variable]) => ({
      name,
      default: String(variable.default),
      enum: (variable.enum ?? []).map(String),
      ...text("description", variable.description)
    }))
  }));
}
function buildSecuritySchemes(document) {
  const unique = createScope(["runtime"]);
  return Object.entries(document.components?.securitySchemes ?? {}).map(([id, entry]) => {
    const scheme = follow(document, entry, ["components", "securitySchemes", id]).value;
    const base = { id, name: unique(pascalCase(id)), ...text("description", scheme.description) };
    return { ...base, ...schemeKind(scheme) };
  });
}
function schemeKind(scheme) {
  const http = String(scheme.scheme).toLowerCase();
  if (scheme.type === "apiKey")
    return { kind: "apiKey", in: scheme.in, key: String(scheme.name) };
  if (scheme.type === "http" && http === "basic")
    return { kind: "basic" };
  if (scheme.type === "http" && http === "bearer")
    return { kind: "bearer" };
  if (scheme.type === "oauth2" || scheme.type === "openIdConnect")
    return { kind: "bearer" };
  return { kind: "unsupported", reason: scheme.type === "http" ? `http ${http}` : String(scheme.type) };
}
function text(key, value) {
  return typeof value === "string" && value.trim() !== "" ? { [key]: value } : {};
}
function optional(key, value) {
  return value === void 0 ? {} : { [key]: value };
}
var DEFAULT_TAG = "default";
var RESERVED_FUNCTIONS = ["raw", "then", "runtime", "security", "types", "createClient", "unwrap"];
var RESERVED_TYPES = ["Blob", "Exclude", "NonNullable", "Record", "CallOptions", "ResponseError"];

// dist/generator/fixtures/make-context.js
function createMaker(document, validators) {
  return {
    document,
    validators,
    problems: /* @__PURE__ */ new Map(),
    rejected: /* @__PURE__ */ new Set(),
    documented: /* @__PURE__ */ new Map(),
    made: /* @__PURE__ */ new Map(),
    invalid: /* @__PURE__ */ new Map()
  };
}
function report(maker, problem) {
  const key = `${problem.code} ${problem.pointer}`;
  if (!maker.problems.has(key))
    maker.problems.set(key, problem);
}
var BOUNDS = {
  visits: 2e4,
  depth: 24,
  /** Optional content ends here. */
  fullVisits: 600,
  fullDepth: 8,
  stringLength: 4096,
  items: 100,
  properties: 200
};

// dist/generator/fixtures/located.js
function flatten(document, parts) {
  const seen = /* @__PURE__ */ new Map();
  const visit = (part) => {
    if (seen.has(part.pointer) || seen.size >= MAX_PARTS)
      return;
    seen.set(part.pointer, part);
    const target = followRef(document, part);
    if (target)
      visit(target);
    for (const branch of listOf(part, "allOf"))
      visit(branch);
  };
  for (const part of parts)
    visit(part);
  return [...seen.values()];
}
var MAX_PARTS = 500;
function followRef(document, part) {
  const { $ref } = part.schema;
  if (typeof $ref !== "string")
    return void 0;
  const steps = fromPointer($ref);
  return located(valueAt(document, steps), toPointer(steps)) ?? { schema: NOTHING, pointer: `${part.pointer}/$ref` };
}
function targetOf(schema) {
  const refers = Object.keys(schema).length === 1 && typeof schema.$ref === "string";
  return refers ? toPointer(fromPointer(schema.$ref ?? "")) : void 0;
}
function located(value, pointer) {
  if (typeof value === "boolean")
    return { schema: value ? {} : NOTHING, pointer };
  return isObject(value) ? { schema: value, pointer } : void 0;
}
var NOTHING = { not: {} };
function allowsNothing(parts) {
  return parts.some(({ schema }) => isObject(schema.not) && Object.keys(schema.not).length === 0);
}
function childOf(part, keyword) {
  return located(part.schema[keyword], `${part.pointer}${toPointer([keyword])}`);
}
function listOf(part, keyword) {
  const list = part.schema[keyword];
  if (!Array.isArray(list))
    return [];
  return list.flatMap((item, index) => located(item, `${part.pointer}/${keyword}/${index}`) ?? []);
}
function entryOf(part, keyword, name) {
  const map = part.schema[keyword];
  if (!isObject(map) || !Object.hasOwn(map, name))
    return void 0;
  return located(map[name], `${part.pointer}${toPointer([keyword, name])}`);
}
function namesOf(part, keyword) {
  const map = part.schema[keyword];
  return isObject(map) ? Object.keys(map) : [];
}
function requiredOf(part) {
  const { required } = part.schema;
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}
function numbersOf(parts, keyword) {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === "number");
}
function stringsOf(parts, keyword) {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === "string");
}
function withProperty(object, name, value) {
  return { ...object, [name]: value };
}
function canonical(value) {
  if (Array.isArray(value))
    return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value))
    return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
}

// dist/generator/fixtures/documented.js
function documentedValues(flat) {
  return flat.flatMap((owner) => {
    const { examples, example, default: fallback } = owner.schema;
    const listed = Array.isArray(examples) ? examples.map((value, index) => [`examples/${index}`, value]) : [];
    const all2 = [...listed, ["example", example], ["default", fallback]];
    return all2.flatMap(([step, value]) => value === void 0 || isPlaceholder(value) ? [] : [{ pointer: `${owner.pointer}/${step}`, value, owner }]);
  });
}
function useDocumented(flat, context, place) {
  const { rejected } = context.maker;
  const usable = documentedValues(flat).filter(({ pointer }) => !rejected.has(rejectionKey(pointer, place)));
  const found = usable[context.salt];
  const value = found && withoutReferences(found.value, context);
  if (found === void 0 || value === void 0)
    return void 0;
  const use = { pointer: found.pointer, value, owner: [found.owner], parts: place };
  context.used.set(rejectionKey(found.pointer, place), use);
  return value;
}
function rejectionKey(pointer, place) {
  return `${pointer} ${place.map((part) => part.pointer).join(" ")}`;
}
function hasDocumented(maker, parts, depth = 0) {
  const key = `${depth} ${parts.map(({ pointer }) => pointer).join(" ")}`;
  let found = maker.documented.get(key);
  if (found === void 0) {
    const flat = flatten(maker.document, parts);
    const within = () => flat.some((part) => childrenOf(part).some((child) => hasDocumented(maker, [child], depth + 1)));
    found = documentedValues(flat).length > 0 || depth < DEPTH && within();
    maker.documented.set(key, found);
  }
  return found;
}
var DEPTH = 3;
function childrenOf(part) {
  const properties = namesOf(part, "properties").map((name) => entryOf(part, "properties", name));
  return [...properties, childOf(part, "items"), childOf(part, "additionalProperties")].filter((child) => child !== void 0);
}
function isPlaceholder(value) {
  return typeof value === "string" && PLACEHOLDER.test(value);
}
var PLACEHOLDER = /^##\w*$/;
function withoutReferences(value, context) {
  if (++context.budget.visits > MAX_NODES)
    return void 0;
  if (Array.isArray(value))
    return all(value.map((item) => withoutReferences(item, context)));
  if (!isObject(value))
    return value;
  if (typeof value.$ref === "string" && Object.keys(value).length === 1)
    return referenced(value.$ref, context);
  const entries = Object.entries(value).map(([name, item]) => [name, withoutReferences(item ?? null, context)]);
  return all(entries.map(([, item]) => item)) && Object.fromEntries(entries);
}
var MAX_NODES = 1e5;
function all(values) {
  return values.every((value) => value !== void 0) ? values : void 0;
}
function referenced(ref, context) {
  const steps = fromPointer(ref);
  const target = valueAt(context.maker.document, steps);
  if (!ref.startsWith("#/") || target === void 0)
    return void 0;
  if (steps[0] === "components" && steps[1] === "examples")
    return isObject(target) ? target.value ?? void 0 : void 0;
  const schema = located(target, toPointer(steps));
  return schema && context.make([schema], { ...context, depth: context.depth + 1, salt: 0 });
}

// dist/generator/fixtures/array-value.js
function makeArray(parts, context) {
  const contained = containedIn(parts);
  const min = Math.max(0, contained.length, ...numbersOf(parts, "minItems"));
  const max = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxItems"));
  if (min > max)
    return void 0;
  if (min > BOUNDS.items) {
    context.budget.why = `an array of ${min} items is larger than the ${BOUNDS.items} that we make`;
    return void 0;
  }
  const prefix = Math.max(0, ...parts.map((part) => listOf(part, "prefixItems").length));
  const wanted = Math.min(max, Math.max(min, wantedItems(parts, prefix, context)));
  const unique = parts.some(({ schema }) => schema.uniqueItems === true);
  const items = [];
  for (let index = 0; index < wanted; index++) {
    const place = [...itemParts(parts, index), ...contained[index] ?? []];
    const item = nextItem(place, { items, unique }, context);
    if (item !== void 0)
      items.push(item);
    else
      return index >= min ? items : void 0;
  }
  return items;
}
function itemParts(parts, index) {
  return parts.flatMap((part) => {
    const prefix = listOf(part, "prefixItems");
    return prefix[index] ?? childOf(part, "items") ?? [];
  });
}
function containedIn(parts) {
  return parts.flatMap((part) => {
    const contains = childOf(part, "contains");
    if (contains === void 0)
      return [];
    const { minContains } = part.schema;
    const count = typeof minContains === "number" ? Math.min(minContains, BOUNDS.items + 1) : 1;
    return Array.from({ length: count }, () => [contains]);
  });
}
function wantedItems(parts, prefix, context) {
  if (context.mode === "minimal")
    return 0;
  if (context.mode === "example" && !hasDocumented(context.maker, itemParts(parts, 0)))
    return prefix === 0 ? 1 : 0;
  return Math.max(prefix, 1);
}
function nextItem(place, so, context) {
  if (!so.unique)
    return context.make(place, context);
  const taken = new Set(so.items.map(canonical));
  const first = so.items.length;
  for (let salt = first; salt < first + SALTS; salt++) {
    const item = context.make(place, { ...context, salt });
    if (item !== void 0 && !taken.has(canonical(item)))
      return item;
  }
  return void 0;
}
var SALTS = 8;

// dist/generator/fixtures/pattern-tree.js
function parsePattern(pattern) {
  if (pattern.length > MAX_PATTERN)
    return void 0;
  const reader = { text: [...pattern], at: 0, depth: 0 };
  try {
    const node = parseChoice(reader);
    return reader.at === reader.text.length ? node : void 0;
  } catch (error) {
    if (error instanceof Unreadable)
      return void 0;
    throw error;
  }
}
var MAX_PATTERN = 1e3;
var MAX_DEPTH = 50;
var Unreadable = class extends Error {
};
var EMPTY = { kind: "sequence", items: [] };
function parseChoice(reader) {
  if (++reader.depth > MAX_DEPTH)
    throw new Unreadable();
  const options = [parseSequence(reader)];
  while (take(reader, "|"))
    options.push(parseSequence(reader));
  reader.depth--;
  return options.length === 1 && options[0] ? options[0] : { kind: "choice", options };
}
function parseSequence(reader) {
  const items = [];
  while (reader.at < reader.text.length && !"|)".includes(peek(reader))) {
    const item = parseAtom(reader);
    items.push(parseQuantifier(reader, item));
  }
  return { kind: "sequence", items };
}
function parseAtom(reader) {
  const character2 = next(reader);
  switch (character2) {
    case "^":
    case "$":
      return EMPTY;
    case ".":
      return {
        kind: "characters",
        ranges: [
          [10, 10],
          [13, 13]
        ],
        negated: true
      };
    case "(":
      return parseGroup(reader);
    case "[":
      return parseClass(reader);
    case "\\":
      return parseEscape(reader);
    default:
      return literal(character2);
  }
}
function parseGroup(reader) {
  const opening = GROUPS.find(({ start }) => reader.text.slice(reader.at, reader.at + start.length).join("") === start);
  reader.at += opening?.start.length ?? 0;
  if (opening?.kind === "named")
    while (next(reader) !== ">")
      ;
  const item = parseChoice(reader);
  if (!take(reader, ")"))
    throw new Unreadable();
  if (opening?.kind === "ahead")
    return { kind: "ahead", item };
  return opening?.kind === "never" ? EMPTY : item;
}
var GROUPS = [
  { start: "?<=", kind: "never" },
  { start: "?<!", kind: "never" },
  { start: "?:", kind: "plain" },
  { start: "?=", kind: "ahead" },
  { start: "?!", kind: "never" },
  { start: "?i)", kind: "unreadable" },
  { start: "?<", kind: "named" }
];
function parseQuantifier(reader, item) {
  const bounds = quantifierAt(reader);
  if (bounds === void 0)
    return item;
  take(reader, "?");
  return { kind: "repeat", item, min: bounds[0], max: bounds[1] };
}
function quantifierAt(reader) {
  if (take(reader, "*"))
    return [0, Number.POSITIVE_INFINITY];
  if (take(reader, "+"))
    return [1, Number.POSITIVE_INFINITY];
  if (take(reader, "?"))
    return [0, 1];
  const braces = /^\{(\d+)(,?)(\d*)\}/.exec(reader.text.slice(reader.at, reader.at + 24).join(""));
  if (braces === null)
    return void 0;
  reader.at += braces[0].length;
  const min = Number(braces[1]);
  if (braces[2] === "")
    return [min, min];
  return [min, braces[3] ? Number(braces[3]) : Number.POSITIVE_INFINITY];
}
function parseClass(reader) {
  const negated = take(reader, "^");
  const ranges = [];
  while (!take(reader, "]")) {
    const first = classItem(reader);
    if (peek(reader) === "-" && reader.text[reader.at + 1] !== "]" && first.length === 1) {
      reader.at++;
      const last = classItem(reader);
      ranges.push([first[0]?.[0] ?? 0, last[0]?.[1] ?? 0]);
    } else
      ranges.push(...first);
  }
  return { kind: "characters", ranges, negated };
}
function classItem(reader) {
  const character2 = next(reader);
  if (character2 !== "\\")
    return [single(character2)];
  if (take(reader, "b"))
    return [[8, 8]];
  const node = parseEscape(reader);
  if (node.kind !== "characters")
    throw new Unreadable();
  return node.negated ? complement(node.ranges) : node.ranges;
}
function parseEscape(reader) {
  const character2 = next(reader);
  if ("bBAzZ".includes(character2))
    return EMPTY;
  const known = Object.hasOwn(CLASSES, character2.toLowerCase()) ? CLASSES[character2.toLowerCase()] : void 0;
  if (known)
    return { kind: "characters", ranges: known, negated: character2 !== character2.toLowerCase() };
  if (character2 === "p" || character2 === "P")
    return parseProperty(reader, character2 === "P");
  if (/[1-9]/.test(character2))
    throw new Unreadable();
  const code = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/.exec(character2 + reader.text.slice(reader.at, reader.at + 8).join(""));
  if (code !== null) {
    reader.at += code[0].length - 1;
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    return { kind: "characters", ranges: [[point, point]], negated: false };
  }
  return literal(Object.hasOwn(CONTROLS, character2) ? CONTROLS[character2] ?? character2 : character2);
}
var CLASSES = {
  d: [[48, 57]],
  w: [
    [97, 122],
    [65, 90],
    [48, 57],
    [95, 95]
  ],
  s: [
    [32, 32],
    [9, 13]
  ]
};
var CONTROLS = { t: "	", n: "\n", r: "\r", f: "\f", v: "\v", 0: "\0" };
function parseProperty(reader, negated) {
  if (!take(reader, "{"))
    throw new Unreadable();
  let name = "";
  while (peek(reader) !== "}")
    name += next(reader);
  reader.at++;
  const found = PROPERTIES.find(([start]) => name.replace(/^.*=/, "").startsWith(start));
  return { kind: "characters", ranges: found?.[1] ?? [[97, 122]], negated };
}
var PROPERTIES = [
  ["Lu", [[65, 90]]],
  ["N", [[48, 57]]],
  ["P", [[45, 46]]],
  ["S", [[36, 36]]],
  ["Z", [[32, 32]]]
];
function complement(ranges) {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const gaps = [];
  let from = 32;
  for (const [low, high] of sorted) {
    if (low > from)
      gaps.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  return [...gaps, [from, 65535]];
}
function literal(character2) {
  return { kind: "characters", ranges: [single(character2)], negated: false };
}
function single(character2) {
  const point = character2.codePointAt(0) ?? 0;
  return [point, point];
}
function peek(reader) {
  const character2 = reader.text[reader.at];
  if (character2 === void 0)
    throw new Unreadable();
  return character2;
}
function next(reader) {
  const character2 = peek(reader);
  reader.at++;
  return character2;
}
function take(reader, character2) {
  if (reader.text[reader.at] !== character2)
    return false;
  reader.at++;
  return true;
}

// dist/generator/fixtures/pattern-samples.js
function* patternSamples(pattern, salt, length) {
  const tree = parsePattern(pattern);
  if (tree === void 0)
    return;
  for (const extra of [0, 1, 2, 3, length, Math.ceil(length / 2), Math.max(0, length - 1)]) {
    for (let pick = 0; pick < 4; pick++) {
      const text2 = sample(tree, { extra, pick, salt });
      if (text2 === void 0)
        continue;
      yield text2;
      if ([...text2].length < length)
        yield text2.padEnd(length, "a");
    }
  }
}
function sample(node, plan) {
  switch (node.kind) {
    case "sequence":
      return joined(node.items.map((item) => sample(item, plan)));
    case "choice": {
      const option = node.options[plan.pick % node.options.length];
      return option && sample(option, plan);
    }
    case "repeat": {
      const text2 = sample(node.item, plan);
      const count = Math.min(node.max, node.min + plan.extra);
      if (text2 === void 0 || text2.length * count > BOUNDS.stringLength)
        return void 0;
      return text2.length === 0 ? "" : text2.repeat(count);
    }
    case "characters":
      return character(node, plan.salt);
    case "ahead":
      return sample(node.item, plan);
    default:
      return node;
  }
}
function joined(texts2) {
  let whole = "";
  for (const text2 of texts2) {
    if (text2 === void 0 || whole.length + text2.length > BOUNDS.stringLength)
      return void 0;
    whole += text2;
  }
  return whole;
}
function character(node, salt) {
  const within = (point2) => node.ranges.some(([low, high]) => point2 >= low && point2 <= high);
  const readable = READABLE.filter((point2) => within(point2) !== node.negated);
  const points = readable.length > 0 || node.negated ? readable : node.ranges.map(([low]) => low);
  const point = points[salt % points.length];
  return point === void 0 || point > 1114111 ? void 0 : String.fromCodePoint(point);
}
var READABLE = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. @:/,+#\xE9"].map((character2) => character2.codePointAt(0) ?? 0);

// dist/generator/fixtures/object-value.js
function makeObject(parts, context) {
  const least = Math.max(0, ...numbersOf(parts, "minProperties"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxProperties"));
  if (least > BOUNDS.properties) {
    context.budget.why = `an object of ${least} properties is larger than the ${BOUNDS.properties} that we make`;
    return void 0;
  }
  const start = withDependents(parts, requiredNames(parts, []), context);
  let made = addAll({ value: {}, parts: start.parts }, start.names, context);
  if (made === void 0)
    return void 0;
  for (const name of optionalNames(made.parts, context)) {
    if (Object.hasOwn(made.value, name) || Object.keys(made.value).length >= most)
      continue;
    made = addOptional(made, name, context) ?? made;
  }
  for (const name of [...declaredNames(parts), ...freeNames(parts, least)]) {
    if (Object.keys(made.value).length >= least)
      break;
    if (!Object.hasOwn(made.value, name))
      made = addOptional(made, name, context) ?? made;
  }
  const count = Object.keys(made.value).length;
  return count < least || count > most ? void 0 : inOrder(made.value, declaredNames(made.parts));
}
function propertyParts(parts, name) {
  const found = [];
  let evaluated = false;
  for (const part of parts) {
    const own = entryOf(part, "properties", name);
    const matching = namesOf(part, "patternProperties").filter((pattern) => matches(pattern, name));
    const named = [
      ...own ? [own] : [],
      ...matching.flatMap((pattern) => entryOf(part, "patternProperties", pattern) ?? [])
    ];
    evaluated ||= named.length > 0;
    if (named.length === 0 && part.schema.additionalProperties === false)
      return void 0;
    const additional = named.length === 0 ? childOf(part, "additionalProperties") : void 0;
    found.push(...named, ...additional ? [additional] : []);
  }
  if (!evaluated && parts.some(({ schema }) => schema.unevaluatedProperties === false))
    return void 0;
  return found;
}
function addAll(made, names, context) {
  let value = made.value;
  for (const name of names) {
    const place = propertyParts(made.parts, name);
    const property = place && context.make(place, context);
    if (property === void 0)
      return void 0;
    value = withProperty(value, name, property);
  }
  return { value, parts: made.parts };
}
function addOptional(made, name, context) {
  const { names, parts } = withDependents(made.parts, [...Object.keys(made.value), name], context);
  return addAll({ value: made.value, parts }, names.filter((each) => !Object.hasOwn(made.value, each)), context);
}
function withDependents(parts, names, context) {
  let all2 = [...new Set(names)];
  let every = parts;
  for (let round = 0; round < ROUNDS; round++) {
    const triggered = every.flatMap((part) => all2.flatMap((name) => entryOf(part, "dependentSchemas", name) ?? []));
    const parted = flatten(context.maker.document, [...every, ...triggered]);
    const grown2 = [.../* @__PURE__ */ new Set([...all2, ...requiredNames(parted, all2)])];
    const settled = grown2.length === all2.length && parted.length === every.length;
    all2 = grown2;
    every = parted;
    if (settled)
      break;
  }
  return { names: all2, parts: every };
}
var ROUNDS = 8;
function requiredNames(parts, present) {
  return parts.flatMap((part) => {
    const { dependentRequired } = part.schema;
    const dependents = present.flatMap((name) => isObject(dependentRequired) && Object.hasOwn(dependentRequired, name) ? dependentRequired[name] ?? [] : []);
    return [...requiredOf(part), ...Array.isArray(dependents) ? dependents : []].filter((name) => typeof name === "string");
  });
}
function declaredNames(parts) {
  return [...new Set(parts.flatMap((part) => namesOf(part, "properties")))];
}
function optionalNames(parts, context) {
  if (context.mode === "minimal")
    return [];
  const names = declaredNames(parts);
  const maps = parts.flatMap((part) => childOf(part, "additionalProperties") ?? []).filter(({ schema }) => Object.keys(schema).length > 0 && !isObject(schema.not));
  const open = [
    ...maps.length > 0 && names.length === 0 ? freeNames(parts, 1).slice(0, 1) : [],
    ...patternedNames(parts)
  ];
  const all2 = [...names, ...open];
  if (context.mode === "full")
    return all2;
  return all2.filter((name) => hasDocumented(context.maker, propertyParts(parts, name) ?? []));
}
function patternedNames(parts) {
  return parts.flatMap((part) => namesOf(part, "patternProperties").flatMap((pattern) => {
    const name = [...patternSamples(pattern, 0, 1)].find((sample2) => matches(pattern, sample2));
    return name === void 0 ? [] : [name];
  }));
}
function freeNames(parts, count) {
  const rules = parts.flatMap((part) => childOf(part, "propertyNames") ?? []);
  const listed = rules.flatMap(({ schema }) => Array.isArray(schema.enum) ? schema.enum : []);
  const patterned = rules.flatMap(({ schema }) => {
    const { pattern } = schema;
    if (typeof pattern !== "string")
      return [];
    return Array.from({ length: count }, (_, salt) => [...patternSamples(pattern, salt, 1)].find((text2) => matches(pattern, text2)));
  });
  const plain2 = Array.from({ length: count }, (_, index) => `key${index + 1}`);
  const names = [
    ...listed,
    ...patterned,
    ...patternedNames(parts),
    ...rules.length > 0 && patterned.length + listed.length > 0 ? [] : plain2
  ];
  return [...new Set(names.filter((name) => typeof name === "string"))];
}
function inOrder(value, order) {
  const names = [
    ...order.filter((name) => Object.hasOwn(value, name)),
    ...Object.keys(value).filter((name) => !order.includes(name))
  ];
  return Object.fromEntries(names.map((name) => [name, value[name]]));
}
function matches(pattern, name) {
  try {
    return createPatternTest(pattern).test(name);
  } catch {
    return false;
  }
}

// dist/generator/fixtures/binary.js
function binaryPointers(maker, media, value) {
  if (media.kind === "binary")
    return [""];
  if (media.kind !== "multipart" || !isObject(value) || media.schema === void 0)
    return [];
  const flat = flatten(maker.document, [{ schema: media.schema, pointer: media.schemaPointer }]);
  return Object.entries(value).flatMap(([name, field]) => {
    const parts = flatten(maker.document, propertyParts(flat, name) ?? []);
    const encoding = media.encoding.find(({ property }) => property === name);
    if (typeof field === "string")
      return isFile(parts, encoding?.contentType) ? [toPointer([name])] : [];
    if (!Array.isArray(field))
      return [];
    return field.flatMap((item, index) => {
      const itself = flatten(maker.document, itemParts(parts, index));
      return typeof item === "string" && isFile(itself, encoding?.contentType) ? [toPointer([name, index])] : [];
    });
  });
}
function isFile(parts, contentType) {
  const types = [contentType, ...parts.map(({ schema }) => schema.contentMediaType)];
  const isText = (type) => /^text\/|[/+]json|[/+]xml|x-www-form-urlencoded/.test(type);
  const isEncoded = parts.some(({ schema }) => schema.contentEncoding !== void 0);
  return parts.some(({ schema }) => schema.format === "binary") || !isEncoded && types.some((type) => typeof type === "string" && !isText(type));
}

// dist/generator/fixtures/json-types.js
function typesOf(parts) {
  const declared = parts.flatMap(({ schema }) => schema.type === void 0 ? [] : [[schema.type].flat()]);
  const [first, ...others] = declared;
  if (first === void 0)
    return suggestedTypes(parts);
  const allowed = first.flatMap((type) => {
    if (others.every((list) => list.includes(type) || type === "integer" && list.includes("number")))
      return [type];
    return type === "number" && others.every((list) => list.includes("number") || list.includes("integer")) ? ["integer"] : [];
  });
  const known = ALL.filter((type) => allowed.includes(type));
  return [...known].sort((a, b) => rank2(a, allowed) - rank2(b, allowed));
}
function hasType(value, types) {
  const type = jsonTypeOf(value);
  return types.includes(type) || type === "integer" && types.includes("number");
}
function jsonTypeOf(value) {
  if (value === null)
    return "null";
  if (Array.isArray(value))
    return "array";
  if (typeof value === "number")
    return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "object" ? "object" : typeof value;
}
var ALL = ["string", "integer", "number", "boolean", "object", "array", "null"];
function rank2(type, order) {
  return type === "null" ? ALL.length : order.indexOf(type);
}
function suggestedTypes(parts) {
  const speaks = (keywords) => parts.some(({ schema }) => keywords.some((name) => schema[name] !== void 0));
  const suggested = SUGGESTIONS.filter(({ keywords }) => speaks(keywords)).map(({ type }) => type);
  if (suggested.length > 0 && !speaks(["enum", "const"]))
    return suggested;
  return [...suggested, ...ALL.filter((type) => !suggested.includes(type))];
}
var SUGGESTIONS = [
  {
    type: "object",
    keywords: [
      "properties",
      "required",
      "additionalProperties",
      "patternProperties",
      "propertyNames",
      "minProperties",
      "maxProperties",
      "dependentRequired"
    ]
  },
  { type: "array", keywords: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"] },
  { type: "number", keywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] },
  { type: "string", keywords: ["pattern", "minLength", "maxLength", "format"] }
];

// dist/generator/fixtures/alternatives.js
function* alternatives(document, flat, settled = /* @__PURE__ */ new Set()) {
  const open = flat.flatMap((part) => CHOICES.map((keyword) => ({ part, keyword, key: `${part.pointer} ${keyword}` })));
  const next2 = open.find(({ part, keyword, key }) => part.schema[keyword] !== void 0 && !settled.has(key));
  if (next2 === void 0) {
    yield flat;
    return;
  }
  const after = /* @__PURE__ */ new Set([...settled, next2.key]);
  for (const branch of branchesOf(next2.part, next2.keyword)) {
    yield* alternatives(document, flatten(document, [...flat, ...branch]), after);
  }
}
function hasAlternatives(flat) {
  return flat.some(({ schema }) => PROVEN.some((keyword) => schema[keyword] !== void 0));
}
var CHOICES = ["oneOf", "anyOf", "if"];
var PROVEN = [
  "oneOf",
  "anyOf",
  "if",
  "not",
  "contains",
  "propertyNames",
  "dependentSchemas",
  "unevaluatedProperties"
];
function branchesOf(part, keyword) {
  if (keyword !== "if")
    return listOf(part, keyword).flatMap((branch) => [...discriminated(part, branch), [branch]]);
  const condition = childOf(part, "if");
  const consequence = childOf(part, "then");
  const otherwise = childOf(part, "else");
  return [[condition, consequence].filter((each) => each !== void 0), otherwise ? [otherwise] : []];
}
function discriminated(part, branch) {
  const { discriminator } = part.schema;
  const { $ref } = branch.schema;
  if (!isObject(discriminator) || typeof $ref !== "string" || typeof discriminator.propertyName !== "string")
    return [];
  const name = fromPointer($ref).at(-1) ?? "";
  const mapping = isObject(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
  const mapped = mapping.find(([, target]) => target === $ref || target === name)?.[0];
  const property = discriminator.propertyName;
  const schema = { properties: Object.fromEntries([[property, { const: mapped ?? name }]]), required: [property] };
  return [[branch, { schema, pointer: `?${branch.pointer}/discriminator` }]];
}

// dist/generator/fixtures/number-value.js
function makeNumber(parts, type, context) {
  const range = rangeOf(parts);
  const steps = numbersOf(parts, "multipleOf").filter((step2) => step2 > 0);
  if (type === "integer" && !steps.some((step2) => Number.isInteger(step2)))
    steps.push(1);
  const fits = (value) => range.allows(value) && steps.every((step2) => isMultiple(value, step2));
  const step = steps.length > 0 ? Math.max(...steps) : 1;
  const preferred = context.mode === "minimal" ? 0 : type === "integer" || steps.length > 0 ? 1 : 1.5;
  const candidates2 = candidatesOf({ low: range.low, high: range.high, step, preferred });
  let skip = context.salt;
  for (const candidate of candidates2) {
    if (fits(candidate) && skip-- <= 0)
      return candidate;
  }
  return void 0;
}
function rangeOf(parts) {
  const integers = INTEGER_FORMATS.filter(({ format }) => stringsOf(parts, "format").includes(format));
  const above = numbersOf(parts, "exclusiveMinimum");
  const below = numbersOf(parts, "exclusiveMaximum");
  const low = Math.max(...numbersOf(parts, "minimum"), ...above, ...integers.map(({ low: low2 }) => low2), Number.NEGATIVE_INFINITY);
  const high = Math.min(...numbersOf(parts, "maximum"), ...below, ...integers.map(({ high: high2 }) => high2), Number.POSITIVE_INFINITY);
  const allows = (value) => value >= low && value <= high && above.every((bound) => value > bound) && below.every((bound) => value < bound);
  return { low, high, allows };
}
var INTEGER_FORMATS = [
  { format: "int32", low: -(2 ** 31), high: 2 ** 31 - 1 },
  { format: "int64", low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER }
];
function* candidatesOf({ low, high, step, preferred }) {
  yield preferred;
  yield* multiples(Math.ceil(preferred / step), 1, step);
  if (Number.isFinite(low))
    yield* multiples(Math.ceil(low / step), 1, step);
  if (Number.isFinite(high))
    yield* multiples(Math.floor(high / step), -1, step);
  yield low;
  yield high;
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return;
  for (const share of SHARES)
    yield low + (high - low) * share;
}
function* multiples(start, direction, step) {
  for (let index = 0; index < TRIES; index++)
    yield rounded((start + index * direction) * step);
}
var SHARES = [0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875];
var TRIES = 128;
function isMultiple(value, step) {
  const quotient = value / step;
  return Math.abs(Math.round(quotient) - quotient) <= 1e-6;
}
function rounded(value) {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

// dist/generator/fixtures/proof.js
function proves(maker, parts, value) {
  return parts.every(({ schema, pointer }) => {
    if (pointer.startsWith("?"))
      return true;
    const compiled = maker.validators.compile(pointer, schema);
    return compiled.kind === "compiled" && compiled.validate(value).kind === "valid";
  });
}
function firstError(maker, parts, value) {
  for (const { schema, pointer } of parts) {
    if (pointer.startsWith("?"))
      continue;
    const compiled = maker.validators.compile(pointer, schema);
    const verdict = compiled.kind === "compiled" ? compiled.validate(value) : compiled;
    if (verdict.kind === "valid")
      continue;
    if (verdict.kind !== "invalid")
      return verdict.reason;
    const [error] = verdict.errors;
    return `${error?.instancePath || "it"} ${error?.message}`;
  }
  return "it does not fit";
}

// dist/generator/fixtures/format-samples.js
function formatSample(format, salt, length) {
  const sample2 = Object.hasOwn(SAMPLES, format) ? SAMPLES[format] : void 0;
  return sample2?.(salt, length);
}
var SAMPLES = {
  "date-time": (salt) => `${day(salt)}T12:00:00Z`,
  date: (salt) => day(salt),
  time: (salt) => `12:${two(salt % 60)}:00Z`,
  "iso-date-time": (salt) => `${day(salt)}T12:00:00Z`,
  "iso-time": (salt) => `12:${two(salt % 60)}:00Z`,
  duration: (salt) => `PT${salt + 1}H`,
  email: (salt, length) => padded(`name${suffix(salt)}`, "@example.com", length),
  "idn-email": (salt, length) => padded(`name${suffix(salt)}`, "@example.com", length),
  uuid: (salt) => `8f14e45f-ceea-467f-a9d4-${(salt + 1).toString(16).padStart(12, "0")}`,
  uri: (salt, length) => padded(`https://example.com/${suffix(salt)}`, "", length),
  url: (salt, length) => padded(`https://example.com/${suffix(salt)}`, "", length),
  iri: (salt, length) => padded(`https://example.com/${suffix(salt)}`, "", length),
  "uri-reference": (salt, length) => padded(`/path${suffix(salt)}`, "", length),
  "iri-reference": (salt, length) => padded(`/path${suffix(salt)}`, "", length),
  "uri-template": (salt, length) => padded(`/path${suffix(salt)}`, "/{id}", length),
  hostname: (salt) => `host${suffix(salt)}.example.com`,
  "idn-hostname": (salt) => `host${suffix(salt)}.example.com`,
  ipv4: (salt) => `192.0.2.${salt % 250 + 1}`,
  ipv6: (salt) => `2001:db8::${(salt + 1).toString(16)}`,
  "json-pointer": (salt, length) => padded(`/name${suffix(salt)}`, "", length),
  "json-pointer-uri-fragment": (salt, length) => padded(`#/name${suffix(salt)}`, "", length),
  "relative-json-pointer": (salt) => `${salt}/name`,
  regex: (salt, length) => padded(`text${suffix(salt)}`, "", length),
  byte: (salt, length) => base64(`text${suffix(salt)}`, length),
  binary: (salt, length) => padded(`text${suffix(salt)}`, "", length),
  password: (salt, length) => padded(`password${suffix(salt)}`, "", length)
};
function day(salt) {
  return `${2024 + Math.floor(salt / 336)}-${two(Math.floor(salt / 28) % 12 + 1)}-${two(salt % 28 + 1)}`;
}
function two(value) {
  return String(value).padStart(2, "0");
}
function suffix(salt) {
  return salt === 0 ? "" : String(salt);
}
function padded(start, end, length) {
  return start + "a".repeat(Math.max(0, length - start.length - end.length)) + end;
}
function base64(text2, length) {
  return Buffer.from(text2.padEnd(Math.ceil(length * 3 / 4), "a")).toString("base64");
}

// dist/generator/fixtures/string-value.js
function makeString(parts, context) {
  const min = Math.max(0, ...numbersOf(parts, "minLength"));
  const max = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxLength"));
  if (min > max)
    return void 0;
  if (min > BOUNDS.stringLength) {
    context.budget.why = `a string of ${min} characters is longer than the ${BOUNDS.stringLength} that we make`;
    return void 0;
  }
  const fits = fitsAll(parts, min, max);
  return candidates(parts, { min, max }, context).find((text2) => text2 !== void 0 && fits(text2));
}
function candidates(parts, length, context) {
  const { salt } = context;
  const salts = [salt, salt + 1, salt + 2];
  const patterns = stringsOf(parts, "pattern");
  const formatted = stringsOf(parts, "format").flatMap((format) => salts.map((each) => formatSample(format, each, length.min)));
  const matching = patterns.flatMap((pattern) => [...patternSamples(pattern, salt, length.min)]);
  if (formatted.some((text2) => text2 !== void 0) && patterns.length === 0)
    return formatted;
  return [
    ...formatted,
    ...context.mode === "minimal" ? [] : [plain(length, context)],
    ...matching,
    plain(length, context)
  ];
}
function plain(length, context) {
  const salt = context.salt === 0 ? "" : String(context.salt);
  const word = `${context.mode === "minimal" ? "a" : "text"}${salt}`;
  const wanted = Math.max(length.min, Math.min(word.length, length.max));
  if (wanted > word.length)
    return "a".repeat(wanted - word.length) + word;
  return context.salt === 0 ? word.slice(0, wanted) : word.slice(word.length - wanted);
}
function fitsAll(parts, min, max) {
  const tests2 = stringsOf(parts, "pattern").map(testOf);
  return (text2) => {
    const length = [...text2].length;
    return length >= min && length <= max && tests2.every((test) => test(text2));
  };
}
function testOf(pattern) {
  try {
    const { test } = createPatternTest(pattern);
    return (text2) => {
      try {
        return test(text2);
      } catch {
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

// dist/generator/fixtures/part-value.js
function makePart(parts, maker, mode) {
  return make(parts, newContext(maker, mode));
}
function newContext(maker, mode) {
  const budget = { visits: 0, why: void 0 };
  return { maker, mode, salt: 0, depth: 0, within: [], used: /* @__PURE__ */ new Map(), budget, make };
}
function make(parts, context) {
  const { maker, budget } = context;
  const flat = flatten(maker.document, parts);
  if (++budget.visits > BOUNDS.visits || context.depth > BOUNDS.depth) {
    budget.why ??= "the value would nest or grow beyond what we make";
    return void 0;
  }
  if (allowsNothing(flat))
    return void 0;
  const documented = context.mode === "example" ? useDocumented(flat, context, parts) : void 0;
  if (documented !== void 0)
    return documented;
  const key = cycleKey(flat);
  if (context.within.includes(key))
    return typesOf(flat).includes("null") && declaresNull(flat) ? null : void 0;
  const inner = {
    ...context,
    depth: context.depth + 1,
    within: key === "" ? context.within : [...context.within, key]
  };
  const value = makeHere(parts, flat, narrowed(inner));
  return value === void 0 ? lastResort(parts, flat, context) : value;
}
function cycleKey(flat) {
  return flat.flatMap(({ schema, pointer }) => schema.$ref === void 0 && !pointer.startsWith("?") ? [pointer] : []).join(" ");
}
function declaresNull(flat) {
  return flat.some(({ schema }) => schema.type !== void 0);
}
function narrowed(context) {
  const large = context.budget.visits > BOUNDS.fullVisits || context.depth > BOUNDS.fullDepth;
  return large && context.mode === "full" ? { ...context, mode: "minimal" } : context;
}
function makeHere(parts, flat, context) {
  if (!hasAlternatives(flat)) {
    for (const type of typesOf(flat)) {
      const value = makeTyped(flat, type, context);
      if (value !== void 0)
        return value;
    }
    return void 0;
  }
  let unproven;
  for (const { value } of attempts(parts, flat, context)) {
    if (proves(context.maker, parts, value))
      return value;
    unproven ??= value;
  }
  if (unproven !== void 0)
    context.budget.why ??= firstError(context.maker, parts, unproven);
  return context.mode === "full" && isObject(unproven) ? grown(parts, flat, { unproven, context }) : void 0;
}
function* attempts(parts, flat, context) {
  const salts = flat.some(({ schema }) => schema.not !== void 0) ? [0, 1, 2] : [0];
  let tries = 0;
  for (const settled of alternatives(context.maker.document, flat)) {
    if (allowsNothing(settled))
      continue;
    const added = settled.filter((part) => !flat.includes(part));
    const documented = context.mode === "example" ? useDocumented(added, context, parts) : void 0;
    if (documented !== void 0)
      yield { value: documented };
    for (const type of typesOf(settled)) {
      for (const salt of salts) {
        if (++tries > TRIES2 || context.budget.visits > BOUNDS.visits)
          return;
        const value = makeTyped(settled, type, { ...context, salt: context.salt + salt });
        if (value !== void 0)
          yield { value };
      }
    }
  }
}
var TRIES2 = 64;
function grown(parts, flat, so) {
  const small = makeHere(parts, flat, { ...so.context, mode: "minimal" });
  if (!isObject(small))
    return small;
  let value = small;
  for (const [name, property] of Object.entries(so.unproven)) {
    if (property === void 0)
      continue;
    const larger = withProperty(value, name, property);
    if (proves(so.context.maker, parts, larger))
      value = larger;
  }
  return value;
}
function makeTyped(flat, type, context) {
  const fixed = fixedValues(flat);
  if (fixed !== void 0) {
    const fitting = fixed.filter((value) => hasType(value, [type]));
    return fitting[context.salt % Math.max(1, fitting.length)];
  }
  switch (type) {
    case "string":
      return makeString(flat, context);
    case "integer":
    case "number":
      return makeNumber(flat, type, context);
    case "boolean":
      return context.mode !== "minimal" !== (context.salt % 2 === 1);
    case "object":
      return makeObject(flat, context);
    case "array":
      return makeArray(flat, context);
    case "null":
      return null;
    default:
      return type;
  }
}
function fixedValues(flat) {
  const lists = flat.flatMap(({ schema }) => [
    ...schema.const === void 0 ? [] : [[schema.const]],
    ...Array.isArray(schema.enum) ? [schema.enum] : []
  ]);
  const [first, ...others] = lists;
  const rest = others.map((list) => new Set(list.map(canonical)));
  return first?.filter((value) => rest.every((list) => list.has(canonical(value))));
}
function lastResort(parts, flat, { maker }) {
  const usable = documentedValues(flat).filter(({ pointer }) => !maker.rejected.has(rejectionKey(pointer, parts)));
  return usable.find(({ value }) => !isObject(value) && proves(maker, parts, value))?.value;
}

// dist/generator/fixtures/breaks.js
function breaksOf(flat, value, maker) {
  return flat.flatMap((part) => Object.keys(part.schema).flatMap((keyword) => {
    if (keyword === "required") {
      return requiredOf(part).map((property) => ({ keyword, part, property, values: [] }));
    }
    const values = valuesFor(keyword, { part, flat, value, maker });
    if (keyword === "additionalProperties")
      return values.length ? [{ keyword, part, property: EXTRA, values }] : [];
    return values.length > 0 ? [{ keyword, part, values }] : [];
  }));
}
var EXTRA = "unexpected";
function valuesFor(keyword, target) {
  const { part, value } = target;
  const setting = part.schema[keyword];
  const opposite = typeof setting === "number" ? oppositeOf(keyword, setting) : void 0;
  if (opposite !== void 0)
    return defined(madeWithout(keyword, opposite, target));
  switch (keyword) {
    case "type":
      return otherTypes(target.flat);
    case "enum":
    case "const":
      return [...neighbours(value), ...OF_EACH_TYPE];
    case "pattern":
    case "format":
      return [...texts(target), ...typeof value === "number" ? [2 ** 31, 2 ** 63] : []];
    case "multipleOf":
      return typeof value === "number" && typeof setting === "number" ? offBeat(value, setting) : [];
    case "uniqueItems":
      return setting === true ? repeated(target) : [];
    case "additionalProperties":
      return setting === false && isObject(value) ? [{ ...value, [EXTRA]: "text" }] : [];
    case "oneOf":
    case "anyOf":
      return [...emptied(value), ...OF_EACH_TYPE];
    default:
      return [];
  }
}
function oppositeOf(keyword, setting) {
  switch (keyword) {
    case "minLength":
      return setting > 0 ? { maxLength: setting - 1 } : void 0;
    case "maxLength":
      return { minLength: setting + 1 };
    case "minimum":
      return { exclusiveMaximum: setting };
    case "maximum":
      return { exclusiveMinimum: setting };
    case "exclusiveMinimum":
      return { maximum: setting };
    case "exclusiveMaximum":
      return { minimum: setting };
    case "minItems":
      return setting > 0 ? { maxItems: setting - 1 } : void 0;
    case "maxItems":
      return { minItems: setting + 1 };
    case "minProperties":
      return setting > 0 ? { maxProperties: setting - 1 } : void 0;
    case "maxProperties":
      return { minProperties: setting + 1 };
    default:
      return void 0;
  }
}
function madeWithout(keyword, opposite, { part, flat, maker }) {
  const rest = flat.map((each) => {
    const dropsRef = Object.entries(each.schema).filter(([name]) => name !== "$ref" && name !== "allOf");
    const kept = dropsRef.filter(([name]) => each !== part || name !== keyword);
    return { schema: Object.fromEntries(kept), pointer: `?${each.pointer}` };
  });
  return makePart([...rest, { schema: opposite, pointer: "?opposite" }], maker, "minimal");
}
function otherTypes(flat) {
  const allowed = typesOf(flat);
  return OF_EACH_TYPE.filter((value) => !hasType(value, allowed));
}
var OF_EACH_TYPE = ["text", {}, [], 0, 0.5, true, null];
function neighbours(value) {
  switch (jsonTypeOf(value)) {
    case "string":
      return [`${value}x`, "unknown", String(value).slice(0, -1), reversed(String(value))];
    case "integer":
    case "number":
      return [Number(value) + 1, Number(value) - 1, Number(value) + 1e3, Number(value) + 0.5];
    case "boolean":
      return [!value];
    default:
      return [];
  }
}
function texts({ value }) {
  if (typeof value !== "string")
    return [];
  const length = [...value].length;
  const fitted = ["!", "a", "0", " ", "Z", "-"].map((character2) => character2.repeat(length));
  return [
    .../* @__PURE__ */ new Set([`not ${value}`, ...fitted, `${value}!`, `!${value}`, "!", "a", "0", "not valid", "!".repeat(64)])
  ];
}
function offBeat(value, step) {
  return [value + step / 2, value - step / 2, value + 1, value - 1, value + step / 3];
}
function repeated({ flat, value, maker }) {
  if (!Array.isArray(value))
    return [];
  const filled = value.length > 0 ? value : makePart([...flat, { schema: { minItems: 1 }, pointer: "?filled" }], maker, "minimal");
  if (!Array.isArray(filled))
    return [];
  const last = filled.at(-1);
  return last === void 0 ? [] : [
    [...filled, last],
    [...filled.slice(0, -2), last, last]
  ];
}
function emptied(value) {
  if (Array.isArray(value))
    return [[]];
  return isObject(value) ? [{}] : neighbours(value);
}
function reversed(text2) {
  return [...text2].reverse().join("");
}
function defined(value) {
  return value === void 0 ? [] : [value];
}

// dist/generator/fixtures/places.js
function* placesOf(maker, root, whole) {
  const queue = [
    { steps: [], flat: flatten(maker.document, root), whole, within: [] }
  ];
  for (let index = 0; index < queue.length && index < MAX_PLACES; index++) {
    const place = queue[index];
    if (place === void 0)
      return;
    yield place;
    const named = place.flat.map(({ pointer }) => pointer);
    if (place.steps.length >= MAX_DEPTH2)
      continue;
    for (const { step, parts } of childrenOf2(place, maker)) {
      const flat = flatten(maker.document, parts);
      if (flat.some(({ pointer }) => place.within.includes(pointer) || named.includes(pointer)))
        continue;
      const larger = withStep(maker, { root, place, step, parts });
      if (larger === void 0)
        continue;
      queue.push({ steps: [...place.steps, step], flat, whole: larger, within: [...place.within, ...named] });
    }
  }
}
var MAX_PLACES = 400;
var MAX_DEPTH2 = 10;
function replaceAt(whole, steps, value) {
  const [step, ...rest] = steps;
  if (step === void 0)
    return value;
  if (Array.isArray(whole)) {
    const items = [...whole];
    items[Number(step)] = replaceAt(items[Number(step)] ?? null, rest, value);
    return items;
  }
  const object = isObject(whole) ? whole : {};
  const inner = Object.hasOwn(object, step) ? object[step] : void 0;
  return { ...object, [step]: replaceAt(inner ?? null, rest, value) };
}
function removeAt(whole, steps) {
  const parent = valueAt(whole, steps.slice(0, -1));
  if (!isObject(parent))
    return whole;
  const kept = Object.entries(parent).filter(([name]) => name !== String(steps.at(-1)));
  return replaceAt(whole, steps.slice(0, -1), Object.fromEntries(kept));
}
function childrenOf2(place, maker) {
  const value = valueAt(place.whole, place.steps);
  if (Array.isArray(value)) {
    const parts = itemParts(place.flat, 0);
    return parts.length > 0 ? [{ step: 0, parts }] : [];
  }
  if (!isObject(value))
    return [];
  const names = place.flat.flatMap((part) => [...namesOf(part, "properties"), ...requiredOf(part)]);
  return [...new Set(names)].flatMap((name) => {
    const parts = propertyParts(place.flat, name);
    return parts === void 0 || flatten(maker.document, parts).length === 0 ? [] : [{ step: name, parts }];
  });
}
function withStep(maker, { root, place, step, parts }) {
  const steps = [...place.steps, step];
  const present = valueAt(place.whole, steps);
  if (present !== void 0 && present !== null)
    return place.whole;
  const made = makePart(parts, maker, "minimal");
  if (made === void 0)
    return void 0;
  const whole = replaceAt(place.whole, steps, made);
  return proves(maker, root, whole) ? whole : void 0;
}
function pointerOf(place, ...more) {
  return toPointer([...place.steps, ...more]);
}

// dist/generator/fixtures/declared.js
function withoutUndeclared(maker, parts, value) {
  if (Array.isArray(value)) {
    const all3 = applicable(maker, parts, value);
    const items = value.map((item, index) => withoutUndeclared(maker, itemParts(all3, index), item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value))
    return value;
  const all2 = applicable(maker, parts, value);
  const declared = new Set(all2.flatMap((part) => namesOf(part, "properties")));
  const open = declared.size === 0 || all2.some(isOpen);
  const kept = Object.entries(value).filter(([name]) => open || declared.has(name));
  const entries = kept.map(([name, item]) => {
    const place = propertyParts(all2, name) ?? [];
    return [name, item === void 0 ? item : withoutUndeclared(maker, place, item)];
  });
  const same = entries.length === Object.keys(value).length && entries.every(([name, item]) => item === value[name]);
  return same ? value : Object.fromEntries(entries);
}
function applicable(maker, parts, value) {
  let all2 = flatten(maker.document, parts);
  for (let from = 0; from < all2.length && all2.length < MAX_PARTS2; ) {
    const branches = all2.slice(from).flatMap((part) => CHOICES2.flatMap((keyword) => listOf(part, keyword))).filter((branch) => proves(maker, [branch], value));
    from = all2.length;
    all2 = flatten(maker.document, [...all2, ...branches]);
  }
  return all2;
}
var MAX_PARTS2 = 500;
var CHOICES2 = ["oneOf", "anyOf"];
function isOpen({ schema }) {
  const { additionalProperties, patternProperties, properties, type } = schema;
  if (patternProperties !== void 0 || (additionalProperties ?? false) !== false)
    return true;
  const composed = ["$ref", "allOf", "oneOf", "anyOf"].some((keyword) => schema[keyword] !== void 0);
  return properties === void 0 && !composed && [type].flat().includes("object");
}

// dist/generator/fixtures/value.js
function makeValue(schema, context) {
  const { maker, pointer, mode } = context;
  const outside = context.examples?.length ? context : void 0;
  const target = targetOf(schema) ?? pointer;
  const key = outside ? void 0 : `${mode} ${target} ${canonical(context.extra ?? null)}`;
  if (key !== void 0 && maker.made.has(key))
    return maker.made.get(key);
  const compiled = maker.validators.compile(pointer, schema);
  const value = compiled.kind === "compiled" ? makeProven(schema, context) : void 0;
  if (compiled.kind === "uncompilable") {
    report(maker, { pointer: target, code: "SCHEMA_UNCOMPILABLE", what: compiled.reason });
  }
  if (key !== void 0)
    maker.made.set(key, value);
  return value;
}
function makeProven(schema, context) {
  const { maker, pointer, mode, extra } = context;
  const own = [{ schema, pointer }];
  const { examples = [], examplesPlace: examplesPlace2 = (index) => `${pointer}/examples/${index}` } = context;
  const outside = examples.map((example, index) => ({ schema: { example }, pointer: `?${examplesPlace2(index)}` }));
  const demanded = extra ? [{ schema: extra, pointer: "?extra" }] : [];
  const attempts2 = [[...outside, ...demanded, ...own], ...extra ? [[...outside, ...own]] : []];
  let why;
  for (const each of FALLBACKS[mode]) {
    for (const attempt of attempts2) {
      const made = makeOnce(attempt, own, newContext(maker, each));
      if (made.value !== void 0)
        return made.value;
      why ??= made.why;
    }
  }
  const what = `no value was found that is valid against this schema${why === void 0 ? "" : `: ${why}`}`;
  report(maker, { pointer: targetOf(schema) ?? pointer, code: "SCHEMA_UNSATISFIABLE", what });
  return void 0;
}
var FALLBACKS = {
  example: ["example", "minimal", "full"],
  full: ["full", "minimal", "example"],
  minimal: ["minimal", "example"]
};
function makeOnce(parts, own, start) {
  let context = start;
  for (let round = 0; round < ROUNDS2; round++) {
    const value = make(parts, context);
    if (value !== void 0 && proves(context.maker, own, value)) {
      const declared = context.used.size === 0 ? value : withoutUndeclared(context.maker, own, value);
      if (declared === value || proves(context.maker, own, declared))
        return { value: declared };
      break;
    }
    if (value !== void 0)
      context.budget.why = firstError(context.maker, own, value);
    if (!rejectExamples(context))
      break;
    context = newContext(context.maker, context.mode);
  }
  return { why: context.budget.why };
}
var ROUNDS2 = 8;
function rejectExamples({ maker, used }) {
  let found = false;
  for (const [key, { pointer, value, owner, parts }] of used) {
    if (maker.rejected.has(key) || proves(maker, parts, value))
      continue;
    maker.rejected.add(key);
    found = true;
    const judged = pointer.startsWith("?") ? parts : owner;
    if (proves(maker, judged, value))
      continue;
    const what = `the document's own value is not valid: ${firstError(maker, judged, value)}`;
    report(maker, { pointer: pointer.replace(OUTSIDE, "$1"), code: "EXAMPLE_INVALID", what });
  }
  return found;
}
var OUTSIDE = /^\?(.*)\/example$/;

// dist/generator/fixtures/invalid.js
function makeInvalid(schema, { maker, pointer, valid }) {
  const target = targetOf(schema);
  const known = valid === void 0 && target !== void 0 ? maker.invalid.get(target) : void 0;
  if (known !== void 0)
    return known;
  const found = breakAll({ schema, pointer }, maker, valid);
  if (valid === void 0 && target !== void 0)
    maker.invalid.set(target, found);
  return found;
}
function breakAll(root, maker, valid) {
  const { schema, pointer } = root;
  const start = valid ?? makeValue(schema, { maker, pointer, mode: "minimal" });
  if (start === void 0)
    return [];
  const found = /* @__PURE__ */ new Map();
  for (const place of placesOf(maker, [root], start)) {
    const here = valueAt(place.whole, place.steps);
    if (here === void 0)
      continue;
    for (const each of breaksOf(place.flat, here, maker)) {
      if (found.size >= MAX_INVALID)
        return [...found.values()];
      const value = provenBreak(root, { place, each, maker });
      const key = `${each.keyword} ${value?.pointer}`;
      if (value !== void 0 && !found.has(key))
        found.set(key, value);
    }
  }
  return [...found.values()];
}
var MAX_INVALID = 60;
function provenBreak(root, { place, each, maker }) {
  const compiled = maker.validators.compile(root.pointer, root.schema);
  if (compiled.kind !== "compiled")
    return void 0;
  const pointer = pointerOf(place, ...each.property === void 0 ? [] : [each.property]);
  const schemaPointer = `${each.part.pointer}${toPointer([each.keyword])}`;
  for (const value of wholes(place, each)) {
    const verdict = compiled.validate(value);
    if (verdict.kind !== "invalid" || !breaksOnly(verdict.errors, { place, each, schemaPointer }))
      continue;
    return { keyword: each.keyword, pointer, schemaPointer, value };
  }
  return void 0;
}
function wholes(place, each) {
  if (each.keyword !== "required")
    return each.values.map((value) => replaceAt(place.whole, place.steps, value));
  if (each.property === void 0)
    return [];
  const steps = [...place.steps, each.property];
  return valueAt(place.whole, steps) === void 0 ? [] : [removeAt(place.whole, steps)];
}
function breaksOnly(errors, target) {
  const { keyword, property } = target.each;
  const at = pointerOf(target.place);
  const isTarget = (error) => error.keyword === keyword && error.instancePath === at && (keyword !== "required" || error.params.missingProperty === property);
  const chooses = keyword === "oneOf" || keyword === "anyOf";
  const isShadow = (error) => chooses && (error.instancePath === at || error.instancePath.startsWith(`${at}/`)) ? isInBranch(error, target) : APPLICATORS.has(error.keyword) && (at === error.instancePath || at.startsWith(`${error.instancePath}/`));
  const own = errors.some((error) => isTarget(error) && error.schemaPointer === target.schemaPointer);
  return own && errors.every((error) => isTarget(error) || isShadow(error));
}
function isInBranch(error, target) {
  if (error.schemaPointer.startsWith(`${target.schemaPointer}/`))
    return true;
  return !target.place.flat.some(({ pointer }) => error.schemaPointer.startsWith(`${pointer}/`));
}
var APPLICATORS = /* @__PURE__ */ new Set(["oneOf", "anyOf", "if", "not", "contains", "propertyNames"]);

// dist/generator/fixtures/on-the-wire.js
function survivesInParameter(parameter, invalid, context) {
  const { value, keyword } = invalid;
  if (parameter.mediaType !== void 0)
    return travels(parameter, JSON.stringify(value));
  if (!isVisible(parameter, value))
    return false;
  if (isObject(context.valid) && !isObject(value))
    return false;
  const spreads = parameter.style === "form" && parameter.explode;
  if (isObject(value) && spreads && (keyword === "additionalProperties" || keyword === "maxProperties"))
    return false;
  return staysInvalid(invalid, context);
}
function isVisible(parameter, value) {
  if (parameter.mediaType !== void 0)
    return travels(parameter, JSON.stringify(value));
  if (value === "")
    return parameter.in === "query";
  const texts2 = scalarsOf(value);
  return texts2 !== void 0 && texts2.length > 0 && texts2.every((text2) => text2 !== "" && travels(parameter, text2));
}
function survivesInForm(invalid, context) {
  if (!isObject(invalid.value) || Object.keys(invalid.value).length === 0)
    return false;
  const [step, ...deeper] = fromPointer(invalid.pointer);
  const field = step === void 0 ? void 0 : valueAt(invalid.value, [step]);
  if (field === void 0)
    return true;
  if (isObject(field))
    return context.nested && (deeper.length > 0 || invalid.keyword.endsWith("Properties"));
  const texts2 = scalarsOf(field);
  return texts2 !== void 0 && texts2.length > 0 && staysInvalid(invalid, context);
}
function staysInvalid(invalid, { accepts: accepts2, document }) {
  const { value, pointer, keyword, schemaPointer } = invalid;
  if (keyword === "type" && allowsMany(valueAt(document, fromPointer(schemaPointer))))
    return false;
  const steps = fromPointer(pointer);
  const leaf = valueAt(value, steps);
  if (leaf === void 0 || isObject(leaf) || Array.isArray(leaf))
    return !accepts2(value);
  const readings = readingsOf(leaf).flatMap((reading) => [reading, [reading]]);
  return readings.every((reading) => !accepts2(replaceAt(value, steps, reading)));
}
function allowsMany(type) {
  return [type].flat().some((each) => each === "array" || each === "object");
}
function readingsOf(value) {
  const text2 = String(value);
  const number = text2.trim() === "" ? Number.NaN : Number(text2);
  const special = text2 === "true" ? [true] : text2 === "false" ? [false] : [];
  return [text2, ...Number.isFinite(number) ? [number] : [], ...special];
}
function scalarsOf(value) {
  const members = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [value];
  const texts2 = members.map((member) => member === null || member === void 0 || typeof member === "object" ? void 0 : String(member));
  return texts2.every((text2) => text2 !== void 0) ? texts2 : void 0;
}
function travels(parameter, text2) {
  switch (parameter.in) {
    case "header":
      return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text2);
    case "path":
      return !/^\.{0,2}$/.test(text2) && !/[/\\]/.test(text2);
    case "query":
      return true;
    case "cookie":
      return text2 !== "";
    default:
      return parameter.in;
  }
}

// dist/generator/fixtures/body-fixture.js
function makeBody(maker, media, mode) {
  const value = bodyValue(maker, media, mode);
  return value === void 0 ? void 0 : { value, binary: binaryPointers(maker, media, value) };
}
function makeInvalidBodies(maker, media) {
  const { schema, schemaPointer: pointer, kind } = media;
  if (schema === void 0 || kind === "binary")
    return [];
  if (kind === "json")
    return makeInvalid(schema, { maker, pointer });
  const valid = makeBody(maker, media, "minimal");
  if (valid === void 0)
    return [];
  if (kind === "text" && !accepts(maker, media, valid.value))
    return [];
  const invalid = makeInvalid(schema, { maker, pointer, valid: valid.value });
  if (kind === "text")
    return invalid.filter(({ value }) => typeof value === "string" && value !== "");
  const context = {
    accepts: (value) => accepts(maker, media, value),
    valid: valid.value,
    document: maker.document,
    nested: kind === "multipart"
  };
  return invalid.filter((each) => !binaryPointers(maker, media, each.value).includes(each.pointer) && survivesInForm(each, context));
}
function examplesPlace(maker, schemaPointer) {
  const steps = fromPointer(schemaPointer).slice(0, -1);
  const holder = valueAt(maker.document, steps);
  const examples = isObject(holder) && holder.example === void 0 ? holder.examples : void 0;
  const names = isObject(examples) ? Object.keys(examples) : [];
  return (index) => toPointer(names[index] === void 0 ? [...steps, "example"] : [...steps, "examples", names[index], "value"]);
}
function bodyValue(maker, media, mode) {
  const { schema, schemaPointer, examples, kind } = media;
  const text2 = examples.find((example) => typeof example === "string") ?? "text";
  if (kind === "binary")
    return text2;
  if (schema === void 0)
    return kind === "text" ? text2 : examples[0] ?? {};
  if (kind === "text" && !describesText(schema))
    return text2;
  const value = makeValue(schema, {
    maker,
    pointer: schemaPointer,
    mode,
    examples: mode === "example" ? examples : [],
    examplesPlace: examplesPlace(maker, schemaPointer)
  });
  return kind === "text" && value !== void 0 && typeof value !== "string" ? text2 : value;
}
function describesText(schema) {
  return schema !== void 0 && schema.$ref === void 0 && [schema.type].flat().includes("string");
}
function accepts(maker, media, value) {
  const compiled = maker.validators.compile(media.schemaPointer, media.schema ?? true);
  return compiled.kind === "compiled" && compiled.validate(value).kind === "valid";
}

// dist/generator/fixtures/parameter-fixture.js
function hasParameter(maker, parameter, mode) {
  if (parameter.required || mode === "full")
    return true;
  if (mode === "minimal")
    return false;
  return parameter.examples.length > 0 || hasDocumented(maker, [{ schema: parameter.schema, pointer: parameter.schemaPointer }]);
}
function makeParameter(maker, parameter, mode) {
  const first = parameter.in === "path" ? "example" : mode;
  for (const each of [first, ...OTHERS[first]]) {
    const value = wireValue(maker, parameter, each);
    if (value !== void 0 && isVisible(parameter, value))
      return value;
  }
  return void 0;
}
var OTHERS = { example: ["full", "minimal"], minimal: ["full", "example"], full: ["minimal", "example"] };
function makeInvalidParameters(maker, parameter) {
  const { schema, schemaPointer: pointer } = parameter;
  const valid = makeParameter(maker, parameter, "minimal");
  const compiled = maker.validators.compile(pointer, schema);
  if (valid === void 0 || compiled.kind !== "compiled")
    return [];
  const accepts2 = (value) => compiled.validate(value).kind === "valid";
  const invalid = makeInvalid(schema, { maker, pointer, valid });
  return invalid.filter((each) => survivesInParameter(parameter, each, { accepts: accepts2, valid, document: maker.document }));
}
function makeHeader(maker, header) {
  return wireValue(maker, header, "example");
}
function wireValue(maker, parameter, mode) {
  return makeValue(parameter.schema, {
    maker,
    pointer: parameter.schemaPointer,
    mode,
    examples: mode === "example" ? parameter.examples : [],
    examplesPlace: examplesPlace(maker, parameter.schemaPointer),
    // What is empty is not sent.
    extra: { minItems: 1, minProperties: 1 }
  });
}

// dist/generator/fixtures/request-fixture.js
var HOLDERS = { path: "path", query: "query", header: "headers", cookie: "cookies" };
function makeRequest(maker, operation, mode) {
  const unmade = [];
  let request = {};
  for (const parameter of operation.parameters) {
    if (!hasParameter(maker, parameter, mode))
      continue;
    const value = makeParameter(maker, parameter, mode);
    if (value !== void 0)
      request = withParameter(request, parameter, value);
    else if (parameter.required)
      unmade.push(parameter.schemaPointer);
  }
  const { body } = operation;
  if (body === void 0 || mode === "minimal" && !body.required)
    return { request, unmade };
  for (const [index, media] of body.content.entries()) {
    const made = makeBody(maker, media, mode);
    if (made === void 0)
      continue;
    const contentType = index === 0 ? {} : { contentType: media.type };
    const binary = made.binary.length === 0 ? {} : { binary: made.binary };
    return { request: { ...request, body: made.value, ...contentType, ...binary }, unmade };
  }
  return {
    request,
    unmade: body.required ? [...unmade, ...body.content.map(({ schemaPointer }) => schemaPointer)] : unmade
  };
}
function withParameter(request, parameter, value) {
  const holder = HOLDERS[parameter.in];
  return { ...request, [holder]: withProperty(request[holder] ?? {}, parameter.name, value) };
}
function withoutParameter(request, parameter) {
  const holder = HOLDERS[parameter.in];
  const { [holder]: values = {}, ...rest } = request;
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => name !== parameter.name));
  return Object.keys(kept).length > 0 ? { ...rest, [holder]: kept } : rest;
}

export {
  camelCase,
  createScope,
  isIdentifier,
  flatten,
  createMaker,
  binaryPointers,
  isFile,
  makeBody,
  makeInvalidBodies,
  describesText,
  follow,
  isIgnored,
  contentKind,
  makeInvalidParameters,
  makeHeader,
  HOLDERS,
  makeRequest,
  withParameter,
  withoutParameter,
  createValidators,
  buildModel
};
