import {
  childrenOf,
  itemsFrom,
  listOperations,
  operationsOf,
  sectionFor,
  targetOf,
  typeInSection
} from "./chunk-NGJHPFSF.js";
import {
  nearestName,
  nearestNames
} from "./chunk-URA75TH6.js";
import {
  didYouMean,
  error,
  fileNotFound,
  fileNotReadable,
  fileNotRegular,
  fileNotText,
  fileTooLarge,
  keyDuplicate,
  keyForbidden,
  numberNotFinite,
  overlayExtendsOther,
  overlayInvalid,
  overlayTargetEmpty,
  overlayTargetInvalid,
  overlayUpdateImpossible,
  quote,
  refCycle,
  refNotFound,
  refOutside,
  refRemote,
  refUnreadable,
  selectionEmpty,
  selectionUnknown,
  sourceEmpty,
  sourceNotObject,
  sourceSeveralDocuments,
  sourceTooDeep,
  sourceTooLarge,
  syntaxInvalid,
  warning
} from "./chunk-NIUA6763.js";
import {
  METHODS
} from "./chunk-CGZKBLLC.js";
import {
  fromPointer,
  toPointer,
  valueAt
} from "./chunk-7WUZXIE5.js";
import {
  SpecError,
  SpecErrors,
  UsageError
} from "./chunk-3G5QWUPR.js";
import {
  fromSource
} from "./chunk-HV4S4JJR.js";
import {
  copyJson,
  copyObject,
  isDraftObject,
  setOwn
} from "./chunk-XS6GDSDL.js";
import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/document/bundle.js
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// dist/generator/source/parse.js
import { CORE_SCHEMA, load, mergeTag } from "js-yaml";

// dist/generator/source/bounds.js
var MAX_DEPTH = 200;
var MAX_VALUES = 5e6;
function checkBounds(file, value) {
  const steps = [];
  let budget = MAX_VALUES;
  function check(value2) {
    budget -= 1;
    if (budget < 0)
      return sourceTooLarge({ file, pointer: "" }, MAX_VALUES);
    if (typeof value2 === "number" && !Number.isFinite(value2))
      return numberNotFinite({ file, pointer: toPointer(steps) });
    if (typeof value2 !== "object" || value2 === null)
      return void 0;
    if (steps.length >= MAX_DEPTH)
      return sourceTooDeep({ file, pointer: toPointer(steps.slice(0, 20)) }, MAX_DEPTH);
    return Array.isArray(value2) ? checkList(value2) : checkMembers(value2);
  }
  function checkList(list) {
    for (let index = 0; index < list.length; index += 1) {
      steps.push(index);
      const fault = check(list[index]);
      if (fault)
        return fault;
      steps.pop();
    }
    return void 0;
  }
  function checkMembers(object) {
    for (const key of Object.keys(object)) {
      steps.push(key);
      if (key === "__proto__")
        return keyForbidden({ file, pointer: toPointer(steps), on: "key" });
      const fault = check(object[key]);
      if (fault)
        return fault;
      steps.pop();
    }
    return void 0;
  }
  return check(value);
}

// dist/generator/source/json-syntax.js
function findJsonError(text) {
  const open = [];
  let expected = "value";
  let offset = 0;
  for (; ; ) {
    offset = skipSpace(text, offset);
    const token = readToken(text, offset);
    if (token === void 0)
      return { offset, reason: reasonFor(text, offset, expected) };
    const next = step(token, expected, open);
    if (next === void 0)
      return { offset, reason: reasonFor(text, offset, expected) };
    expected = next;
    offset += token.length;
  }
}
var TOKEN = /[{}[\]:,]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var PLAIN = /[^"\\\u0000-\u001f]*/y;
var ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
function readToken(text, offset) {
  return text[offset] === '"' ? readString(text, offset) : match(TOKEN, text, offset);
}
function readString(text, start) {
  let offset = start + 1;
  for (; ; ) {
    offset += match(PLAIN, text, offset)?.length ?? 0;
    if (text[offset] === '"')
      return text.slice(start, offset + 1);
    const escaped = match(ESCAPE, text, offset);
    if (escaped === void 0)
      return void 0;
    offset += escaped.length;
  }
}
function match(pattern, text, offset) {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
function skipSpace(text, offset) {
  return offset + (match(SPACE, text, offset)?.length ?? 0);
}
var SPACE = /[ \t\r\n]*/y;
function step(token, expected, open) {
  const after = () => open.length === 0 ? "end" : "comma";
  if (token === ":")
    return expected === "colon" ? "value" : void 0;
  if (token === ",") {
    if (expected !== "comma")
      return void 0;
    return open.at(-1) === "{" ? "key" : "value";
  }
  if (token === "}" || token === "]") {
    const closes = token === "}" ? "{" : "[";
    const allowed = expected === "comma" || expected === (token === "}" ? "key or }" : "value or ]");
    if (!allowed || open.pop() !== closes)
      return void 0;
    return after();
  }
  if (expected.startsWith("key"))
    return token.startsWith('"') ? "colon" : void 0;
  if (!expected.startsWith("value"))
    return void 0;
  if (token !== "{" && token !== "[")
    return after();
  open.push(token);
  return token === "{" ? "key or }" : "value or ]";
}
function reasonFor(text, offset, expected) {
  if (offset >= text.length)
    return "the text ends too early";
  if (text[offset] === '"' && readToken(text, offset) === void 0)
    return "this string does not end, or has a bad escape";
  return REASONS[expected];
}
var REASONS = {
  value: "a value is expected here",
  "value or ]": "a value or ] is expected here",
  key: "a key in double quotes is expected here",
  "key or }": "a key in double quotes or } is expected here",
  colon: "a : is expected here",
  comma: "a comma or a closing bracket is expected here",
  end: "the text goes on after its end"
};

// dist/generator/source/lines.js
function createLineIndex(text) {
  const starts = [0];
  for (const match2 of text.matchAll(/\r\n|\r|\n/g))
    starts.push(match2.index + match2[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset)
        low = middle;
      else
        high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

// dist/generator/source/parse.js
function parseSource(source) {
  const parsed = parseText(source);
  if ("fault" in parsed)
    return { faults: [parsed.fault] };
  const { value } = parsed;
  if (!isObject(value))
    return { faults: [sourceNotObject({ file: source.file, pointer: "" }, describe(value))] };
  const fault = checkBounds(source.file, value);
  return fault ? { faults: [fault] } : { document: value, faults: [] };
}
function parseText(source) {
  const start = /\S/.exec(source.text)?.[0];
  if (start === void 0)
    return { fault: sourceEmpty({ file: source.file, pointer: "", position: START }) };
  if (start !== "{" && start !== "[")
    return parseYaml(source);
  try {
    return { value: JSON.parse(source.text) };
  } catch {
    const yaml = /\.json$/i.test(source.file) ? void 0 : parseYaml(source);
    return yaml && "value" in yaml ? yaml : { fault: jsonFault(source) };
  }
}
function jsonFault({ file, text }) {
  const { offset, reason } = findJsonError(text);
  return syntaxInvalid({ file, pointer: "", position: createLineIndex(text)(offset) }, "JSON", reason);
}
function parseYaml({ file, text }) {
  try {
    return { value: load(text, { schema: SCHEMA, maxDepth: MAX_DEPTH, maxTotalMergeKeys: 2e5 }) };
  } catch (error2) {
    if (!(error2 instanceof Error))
      throw error2;
    return { fault: yamlFault(file, text, error2) };
  }
}
function yamlFault(file, text, error2) {
  const { reason = error2.message, mark } = error2;
  if (reason.startsWith("expected a document"))
    return sourceEmpty({ file, pointer: "", position: START });
  if (reason.startsWith("expected a single document")) {
    return sourceSeveralDocuments({ file, pointer: "", position: secondDocument(text) });
  }
  const position = mark ? { line: mark.line + 1, column: mark.column + 1 } : START;
  const at = { file, pointer: "", position };
  return reason === "duplicated mapping key" ? keyDuplicate(at) : syntaxInvalid(at, "YAML", reason);
}
function secondDocument(text) {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map((match2) => match2.index);
  const before = text.slice(0, marks[0]).split("\n");
  const opensFirst = before.every((line) => /^\s*(?:[#%]|$)/.test(line));
  return createLineIndex(text)(marks[opensFirst ? 1 : 0] ?? 0);
}
function describe(value) {
  if (value === null)
    return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
var SCHEMA = CORE_SCHEMA.withTags(mergeTag);
var START = { line: 1, column: 1 };

// dist/generator/document/external.js
function createExternals(root, read) {
  const faults = [];
  const sources = [];
  const files = /* @__PURE__ */ new Map();
  function open(url, from) {
    const href = withoutHash(url);
    const known = files.get(href);
    if (known)
      return known;
    const opened = read(url, from).then((result) => {
      if (result.kind !== "source")
        return { refused: (at, ref) => refusal(result, at, ref) };
      sources.push(result.source);
      const parsed = parseSource(result.source);
      faults.push(...parsed.faults);
      return { file: result.source.file, document: parsed.document };
    });
    files.set(href, opened);
    return opened;
  }
  async function find({ ref, base, at }) {
    const seen = [];
    let [next, from] = [ref, base];
    for (; ; ) {
      const url = URL.canParse(next, from) ? new URL(next, from) : void 0;
      if (url === void 0)
        return report(refUnreadable(at, `"${next.slice(0, 200)}" is not a URL.`, "Write a relative path."));
      const pointer = toPointer(fromPointer(url.hash || "#"));
      if (withoutHash(url) === withoutHash(root.url))
        return { kind: "local", pointer };
      if (seen.includes(url.href))
        return report(refCycle(at, seen.map(shorten).concat(shorten(url.href))));
      seen.push(url.href);
      const file = await open(url, from);
      if ("refused" in file)
        return report(file.refused(at, ref));
      if (file.document === void 0)
        return void 0;
      const value = valueAt(file.document, fromPointer(pointer));
      if (!isObject(value))
        return report(refNotFound(at, ref, nearestIn(file.document, ref, pointer)));
      if (!isAlias(value))
        return { kind: "external", url: asTarget(url, pointer), value, place: { file: file.file, pointer } };
      [next, from] = [value.$ref, url];
    }
  }
  function report(fault) {
    faults.push(fault);
  }
  return { find, faults, sources };
}
function nearestIn(document, ref, pointer) {
  const steps = fromPointer(pointer);
  const around = valueAt(document, steps.slice(0, -1));
  const nearest = isObject(around) ? nearestName(steps.at(-1) ?? "", Object.keys(around)) : void 0;
  return nearest && `${ref.split("#")[0]}#${toPointer([...steps.slice(0, -1), nearest])}`;
}
function refusal(result, at, ref) {
  switch (result.kind) {
    case "outside":
      return refOutside(at, ref, result.folder);
    case "remote":
      return refRemote(at, ref, result.host);
    case "unreadable":
      return refUnreadable(at, result.what, result.hint);
    default:
      return result;
  }
}
function isAlias(value) {
  return typeof value.$ref === "string" && Object.keys(value).length === 1;
}
function asTarget(url, pointer) {
  const target = new URL(url);
  target.hash = pointer.split("/").map(encodeURIComponent).join("/");
  return target;
}
function withoutHash(url) {
  return url.href.split("#")[0];
}
function shorten(href) {
  return href.startsWith("file:") ? href.slice(href.lastIndexOf("/", href.split("#")[0]?.length) + 1) : href;
}

// dist/generator/document/fresh-names.js
function freshNames(isTaken) {
  const given = /* @__PURE__ */ new Set();
  const counts = /* @__PURE__ */ new Map();
  return (base) => {
    let name = base;
    for (let count = counts.get(base) ?? 2; isTaken(name) || given.has(name); count += 1) {
      name = `${base}${count}`;
      counts.set(base, count + 1);
    }
    given.add(name);
    return name;
  };
}

// dist/generator/document/inline.js
function preparedRef(count) {
  return `${SCHEME}/${count}`;
}
async function inlinePrepared(root, prepared) {
  if (prepared.size === 0)
    return root;
  const hide = (key, value) => key === "$ref" && !(typeof value === "string" && prepared.has(value)) ? HIDDEN : key;
  const hidden = new Map([...prepared].map(([ref, object]) => [ref, renameKeys(object, hide)]));
  const frame = { paths: {}, ...renameKeys(root, hide), ...FRAME };
  const { default: swaggerParser } = await import("@apidevtools/swagger-parser");
  const bundled = await swaggerParser.bundle(`${SCHEME}/document`, frame, {
    resolve: {
      file: false,
      http: false,
      prepared: { order: 1, canRead: true, read: ({ url }) => hidden.get(url) }
    },
    parse: { json: false, yaml: false, text: false, binary: false, prepared: PARSER }
  });
  const shown = renameKeys(bundled, (key) => key === HIDDEN ? "$ref" : key);
  return Object.fromEntries(Object.keys(root).map((key) => [key, key in FRAME ? root[key] : shown[key]]));
}
function renameKeys(value, rename) {
  if (Array.isArray(value))
    return value.map((item) => renameKeys(item, rename));
  if (!isDraftObject(value))
    return copyJson(value);
  const renamed = {};
  for (const key of Object.keys(value))
    setOwn(renamed, rename(key, value[key]), renameKeys(value[key], rename));
  return renamed;
}
var SCHEME = "specpact:";
var HIDDEN = "$ref\0";
var FRAME = { openapi: "3.0.0", info: {} };
var PARSER = { order: 1, canParse: true, allowEmpty: true, parse: ({ data }) => data };

// dist/generator/document/walk.js
function walkSchemas(document, visit) {
  walkObjects(document, (type, value, steps) => {
    if (type === "Schema")
      visit(value, steps);
  });
}
function walkObjects(document, visit) {
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value, steps }) => {
    visit(type, value, steps);
    return "";
  });
}
function mapObjects(document, f) {
  const map = ({ type, value, steps }) => f(type, value, steps);
  return mapFrom({ type: "OpenApi", value: document, context: "" }, { enter: () => "", map });
}
function walkFrom(root, enter) {
  traverse(root, enter);
}
function mapFrom(root, { enter, map }) {
  const resultsFor = perKind(() => /* @__PURE__ */ new Map());
  let last = root.value;
  traverse(root, enter, ({ child: { type, value: original }, around, context, children }, steps) => {
    const value = rebuild(original, children, (child) => resultsFor(context, child.type).get(child.value) ?? child.value);
    last = map({ type, value, steps, context }, original);
    resultsFor(around, type).set(original, last);
  });
  return last;
}
function traverse({ type, value, context }, enter, leave) {
  const seenFor = perKind(() => /* @__PURE__ */ new Set());
  const steps = [];
  const root = { type, value, steps: [""] };
  const stack = [{ child: root, around: context, depth: -1, entered: void 0 }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { child, around, depth, entered } = frame;
    moveTo(steps, frame);
    if (entered) {
      leave?.({ child, around, context: entered.context, children: entered.children }, steps);
      continue;
    }
    const seen = seenFor(around, child.type);
    if (seen.has(child.value))
      continue;
    seen.add(child.value);
    const context2 = enter({ type: child.type, value: child.value, steps, context: around });
    if (context2 === void 0)
      continue;
    const children = childrenOf(child.type, child.value);
    if (leave)
      stack.push({ child, around, depth, entered: { context: context2, children } });
    const within2 = steps.length;
    for (const inner of children.toReversed()) {
      stack.push({ child: inner, around: context2, depth: within2, entered: void 0 });
    }
  }
}
function moveTo(steps, { child, depth }) {
  if (depth < 0) {
    steps.length = 0;
    return;
  }
  while (steps.length > depth)
    steps.pop();
  steps.push(child.steps[0]);
  if (child.steps[1] !== void 0)
    steps.push(child.steps[1]);
}
function perKind(create) {
  const stores = /* @__PURE__ */ new Map();
  return (context, type) => {
    const ofContext = stores.get(context) ?? /* @__PURE__ */ new Map();
    const store = ofContext.get(type) ?? create();
    if (ofContext.size === 0)
      stores.set(context, ofContext);
    if (!ofContext.has(type))
      ofContext.set(type, store);
    return store;
  };
}
function rebuild(value, children, result) {
  let copy = value;
  for (const child of children) {
    const replaced = result(child);
    if (replaced === child.value)
      continue;
    if (copy === value)
      copy = { ...value };
    const [key, name] = child.steps;
    if (name === void 0) {
      put(copy, key, replaced);
      continue;
    }
    if (copy[key] === value[key])
      put(copy, key, shallowCopy(value[key]));
    put(copy[key], name, replaced);
  }
  return copy;
}
function shallowCopy(container) {
  return Array.isArray(container) ? [...container] : { ...container };
}
function put(target, key, value) {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

// dist/generator/document/uses.js
function findUses(type, value) {
  const uses = [];
  walkFrom({ type, value, context: "" }, ({ type: type2, value: value2, steps }) => {
    const holder = value2;
    if (typeof holder.$ref === "string") {
      uses.push({
        kind: "reference",
        holder,
        key: "$ref",
        ref: holder.$ref,
        steps: [...steps, "$ref"],
        type: type2,
        within: type2
      });
    }
    for (const key of type2 === "Components" ? Object.keys(holder) : type2 === "Schema" ? ["properties"] : []) {
      const map = holder[key];
      if (!isDraftObject(map) || typeof map.$ref !== "string" || key.startsWith("x-"))
        continue;
      uses.push({
        kind: "reference",
        holder: map,
        key: "$ref",
        ref: map.$ref,
        steps: [...steps, key, "$ref"],
        type: void 0,
        within: type2
      });
    }
    if (type2 === "Schema")
      uses.push(...mappingUses(holder, steps));
    return "";
  });
  return uses;
}
function mappingUses({ discriminator }, steps) {
  const holder = isDraftObject(discriminator) ? discriminator.mapping : void 0;
  if (!isDraftObject(holder))
    return [];
  return Object.entries(holder).flatMap(([key, ref]) => {
    if (typeof ref !== "string" || !looksLikeReference(ref))
      return [];
    const place = [...steps, "discriminator", "mapping", key];
    return [
      { kind: "mapping", holder, key, ref, steps: place, type: "Schema", within: "Schema" }
    ];
  });
}
function looksLikeReference(ref) {
  return ref.startsWith("#") || ref.includes("/") || /\.(json|ya?ml)(#|$)/i.test(ref);
}
function mentionsOtherFiles(value) {
  if (Array.isArray(value))
    return value.some(mentionsOtherFiles);
  if (!isObject(value))
    return false;
  return Object.keys(value).some((key) => {
    const inner = value[key];
    if (key === "$ref" && typeof inner === "string")
      return !inner.startsWith("#");
    if (key === "mapping" && isObject(inner))
      return Object.values(inner).some(isOtherFile);
    return mentionsOtherFiles(inner);
  });
}
function isOtherFile(ref) {
  return typeof ref === "string" && !ref.startsWith("#") && looksLikeReference(ref);
}

// dist/generator/document/gather.js
async function gather(root, { url, file, externals }) {
  const state = {
    root,
    externals,
    named: /* @__PURE__ */ new Map(),
    prepared: /* @__PURE__ */ new Map(),
    places: /* @__PURE__ */ new Map(),
    ...{ sections: /* @__PURE__ */ new Map(), settled: /* @__PURE__ */ new Map(), queue: [] }
  };
  state.queue.push({
    type: "OpenApi",
    value: root,
    base: url,
    at: "",
    place: { file, pointer: "" },
    around: 0,
    depth: 0
  });
  for (const part of state.queue) {
    const uses = findUses(part.type, part.value);
    const naming = part.depth === 0 ? uses.filter(namesTarget) : [];
    for (const use of [...naming, ...uses])
      await settle(state, part, use);
  }
  return state;
}
function namesTarget({ type, steps, holder }) {
  return type !== void 0 && steps[0] === "components" && steps.length === 4 && Object.keys(holder).length === 1;
}
async function settle(state, part, use) {
  const { holder, key, ref } = use;
  const settled = state.settled.get(holder) ?? /* @__PURE__ */ new Set();
  if (settled.has(key))
    return;
  state.settled.set(holder, settled.add(key));
  if (part.depth === 0 && ref.startsWith("#"))
    return;
  const at = { file: part.place.file, pointer: part.place.pointer + toPointer(use.steps.slice(part.around)) };
  const target = await state.externals.find({ ref, base: part.base, at });
  if (target?.kind === "local")
    setOwn(holder, key, `#${target.pointer}`);
  if (target?.kind !== "external")
    return;
  const section = use.type && sectionFor(use.type);
  const hasName = use.type && section && section !== "pathItems" && section !== "mediaTypes";
  if (hasName)
    giveName(state, { use, type: use.type, section, target }, part.depth === 0 && namesTarget(use));
  else if (part.depth <= MAX_DEPTH2)
    putInPlace(state, part, { use, target });
  else
    state.externals.faults.push(refCycle(at, [ref]));
}
function giveName(state, named, isEntry) {
  const { use, section, target } = named;
  const id = `${section} ${target.url.href}`;
  const known = state.named.get(id);
  if (known === void 0 && isEntry) {
    const pointer2 = toPointer(use.steps.slice(0, -1));
    state.named.set(id, pointer2);
    use.holder.$ref = prepare(state, named, pointer2);
    return;
  }
  const pointer = known ?? addEntry(state, named);
  state.named.set(id, pointer);
  setOwn(use.holder, use.key, `#${pointer}`);
}
function addEntry(state, named) {
  const entries = childOf(childOf(state.root, "components"), named.section);
  const name = freshName(state, named.section, named.target.url);
  const pointer = toPointer(["components", named.section, name]);
  setOwn(entries, name, { $ref: prepare(state, named, pointer) });
  return pointer;
}
function prepare(state, { type, target }, at) {
  const ref = preparedRef(state.prepared.size);
  const value = copyObject(target.value);
  state.prepared.set(ref, value);
  state.places.set(at, target.place);
  state.queue.push({ type, value, base: target.url, at, place: target.place, around: 0, depth: 1 });
  return ref;
}
function putInPlace(state, part, { use, target }) {
  const { holder, steps, type, within: within2 } = use;
  delete holder.$ref;
  state.settled.get(holder)?.delete("$ref");
  for (const [key2, value] of Object.entries(copyObject(target.value))) {
    if (!Object.hasOwn(holder, key2))
      setOwn(holder, key2, value);
  }
  const at = part.at + toPointer(steps.slice(0, -1));
  state.places.set(at, target.place);
  const found = { base: target.url, place: target.place, depth: part.depth + 1 };
  if (type !== void 0) {
    state.queue.push({ ...found, type, value: holder, at, around: 0 });
    return;
  }
  const key = String(steps.at(-2));
  const around = { value: { [key]: holder }, at: part.at + toPointer(steps.slice(0, -2)), around: 1 };
  state.queue.push({ ...found, ...around, type: within2 });
}
function freshName(state, section, url) {
  const entries = childOf(childOf(state.root, "components"), section);
  const fresh = state.sections.get(section) ?? freshNames((name2) => Object.hasOwn(entries, name2));
  state.sections.set(section, fresh);
  const file = (url.pathname.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  const name = fromPointer(url.hash || "#").at(-1) ?? fromPointer(`#/${file}`)[0] ?? "";
  return fresh(name.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 100) || "Unnamed");
}
function childOf(object, key) {
  const child = object[key];
  if (isDraftObject(child))
    return child;
  const made = {};
  object[key] = made;
  return made;
}
var MAX_DEPTH2 = 20;

// dist/generator/document/bundle.js
async function bundle(document, { file, read, cwd = process.cwd() }) {
  if (!mentionsOtherFiles(document))
    return { document, faults: [], sources: [], places: /* @__PURE__ */ new Map() };
  const url = /^https?:/.test(file) ? new URL(file) : pathToFileURL(resolve(cwd, file));
  const externals = createExternals({ url, document }, read);
  const { faults, sources } = externals;
  const root = copyObject(document);
  const { prepared, places } = await gather(root, { url, file, externals });
  if (faults.length > 0)
    return { document, faults, sources, places: /* @__PURE__ */ new Map() };
  return { document: await inlinePrepared(root, prepared), faults, sources, places };
}

// dist/generator/document/component-ref.js
function componentOf(ref) {
  const match2 = COMPONENT.exec(ref);
  if (!match2)
    return void 0;
  const [, section = "", name = ""] = match2;
  if (!/[~%]/.test(ref))
    return [section, name];
  const [, decoded = "", decodedName = ""] = fromPointer(ref);
  return [decoded, decodedName];
}
var COMPONENT = /^#\/components\/([^/]+)\/([^/]+)$/;

// dist/generator/document/name-targets.js
function nameTargets(document) {
  const targets = inlineTargets(document);
  if (targets.size === 0)
    return { document, origins: /* @__PURE__ */ new Map() };
  const refs = new Map([...targets.values()].map((target) => [target.original, `#${target.pointer}`]));
  const made = /* @__PURE__ */ new Map();
  const move = (root) => mapFrom({ ...root, context: "" }, {
    enter: () => "",
    map: ({ type, value }, original) => {
      const target = targets.get(original);
      const redirected = redirect(value, refs);
      if (target?.type !== type)
        return redirected;
      made.set(target, redirected);
      return { $ref: `#${target.pointer}` };
    }
  });
  const moved = move({ type: "OpenApi", value: document });
  for (const [value, target] of targets)
    if (!made.has(target))
      move({ type: target.type, value });
  const origins = new Map([...targets.values()].map((target) => [target.pointer, target.original]));
  return { document: withComponents(moved, made), origins };
}
function inlineTargets(document) {
  const targets = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Map();
  const visited = /* @__PURE__ */ new Set();
  const collect = ({ type, value }) => {
    if (visited.has(value))
      return void 0;
    visited.add(value);
    const section = type === "PathItem" ? void 0 : sectionFor(type);
    for (const ref of section === void 0 ? [] : refsOf(value)) {
      const target = isInline(ref) ? valueAt(document, fromPointer(ref)) : void 0;
      if (section === void 0 || !isObject(target) || targets.has(target))
        continue;
      const steps = fromPointer(ref);
      const fresh = names.get(section) ?? freshNames((name2) => hasComponent(document, section, name2));
      const name = names.set(section, fresh) && fresh(nameFor(steps));
      const pointer = toPointer(["components", section, name]);
      targets.set(target, { type, section, name, pointer, original: toPointer(steps) });
    }
    return "";
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, collect);
  for (const [value, { type }] of targets)
    walkFrom({ type, value, context: "" }, collect);
  return targets;
}
function isInline(ref) {
  return ref.startsWith("#/") && componentOf(ref) === void 0;
}
function hasComponent(document, section, name) {
  return valueAt(document, ["components", section, name]) !== void 0;
}
function refsOf(value) {
  const refs = [value.$ref];
  if (isObject(value.discriminator) && isObject(value.discriminator.mapping)) {
    refs.push(...Object.values(value.discriminator.mapping));
  }
  return refs.filter((ref) => typeof ref === "string");
}
function nameFor(steps) {
  const telling = steps.slice(steps[0] === "components" ? 2 : 1).filter((step2) => !SILENT.has(step2));
  const words = telling.flatMap((step2) => step2.match(/[A-Za-z0-9]+/g) ?? []);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name.slice(0, 100) || "Shared";
}
var SILENT = /* @__PURE__ */ new Set(["content", "schema", "properties"]);
function redirect(value, refs) {
  return mapRefs(value, (ref) => (isInline(ref) ? refs.get(toPointer(fromPointer(ref))) : void 0) ?? ref);
}
function mapRefs(value, f) {
  let mapped = value;
  if (typeof value.$ref === "string") {
    const $ref = f(value.$ref);
    if ($ref !== value.$ref)
      mapped = { ...mapped, $ref };
  }
  const { discriminator } = value;
  if (isObject(discriminator) && isObject(discriminator.mapping)) {
    const entries = Object.entries(discriminator.mapping);
    const changed = entries.map(([key, ref]) => [key, typeof ref === "string" ? f(ref) : ref]);
    if (changed.some(([, ref], index) => ref !== entries[index]?.[1])) {
      mapped = { ...mapped, discriminator: { ...discriminator, mapping: Object.fromEntries(changed) } };
    }
  }
  return mapped;
}
function withComponents(document, made) {
  const sections = /* @__PURE__ */ new Map();
  for (const [{ section, name }, value] of made) {
    const entries = sections.get(section) ?? [];
    entries.push([name, value]);
    sections.set(section, entries);
  }
  const { components = {} } = document;
  const added = [...sections].map(([section, entries]) => {
    const existing = components[section];
    return [section, { ...isObject(existing) ? existing : {}, ...Object.fromEntries(entries) }];
  });
  return { ...document, components: { ...components, ...Object.fromEntries(added) } };
}

// dist/generator/document/marks.js
function findMarks(document) {
  const schemas = [];
  walkSchemas(document, (schema) => schemas.push(schema));
  const flagged = (flag) => schemas.filter((schema) => schema[flag] === true);
  const readOnly = flagged("readOnly");
  const writeOnly = flagged("writeOnly");
  if (readOnly.length + writeOnly.length === 0)
    return void 0;
  const { holders, sameInstance } = relate(schemas, document);
  const marked = { read: spread(writeOnly, sameInstance), write: spread(readOnly, sameInstance) };
  const own = ownNames(schemas, marked);
  return {
    twofold: spread([...own.keys()], holders),
    hidden: hiddenNames(schemas, own, document),
    heirs: findHeirs(document)
  };
}
function componentName(document, ref) {
  const schemas = document.components?.schemas ?? {};
  if (isSchema(schemas, ref))
    return ref;
  const [section, name] = componentOf(ref) ?? [];
  return section === "schemas" && name !== void 0 && isSchema(schemas, name) ? name : void 0;
}
function componentAt(document, ref) {
  const name = componentName(document, ref);
  return name === void 0 ? void 0 : document.components?.schemas?.[name];
}
function isSchema(schemas, name) {
  return Object.hasOwn(schemas, name) && isObject(schemas[name]);
}
function relate(schemas, document) {
  const holders = /* @__PURE__ */ new Map();
  const sameInstance = /* @__PURE__ */ new Map();
  for (const schema of schemas) {
    for (const { value } of childrenOf("Schema", schema))
      link(holders, value, schema);
    for (const ref of refsOf(schema))
      link(holders, componentAt(document, ref), schema);
    for (const part of partsOf(schema, document))
      link(sameInstance, part, schema);
  }
  return { holders, sameInstance };
}
function link(links, from, to) {
  if (from === void 0)
    return;
  const known = links.get(from);
  if (known)
    known.push(to);
  else
    links.set(from, [to]);
}
function partsOf(schema, document) {
  const target = typeof schema.$ref === "string" ? componentAt(document, schema.$ref) : void 0;
  return [...target ? [target] : [], ...branches(schema, "allOf")];
}
function branches(schema, key) {
  const list = schema[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
function spread(start, links) {
  const reached = new Set(start);
  for (const schema of reached)
    for (const next of links.get(schema) ?? [])
      reached.add(next);
  return reached;
}
function ownNames(schemas, marked) {
  const own = /* @__PURE__ */ new Map();
  for (const schema of schemas) {
    if (!isObject(schema.properties))
      continue;
    const names = Object.entries(schema.properties).flatMap(([name, property]) => {
      const [read, write] = [marked.read.has(property), marked.write.has(property)];
      return read === write ? [] : [[read ? "read" : "write", name]];
    });
    if (names.length > 0)
      own.set(schema, names);
  }
  return own;
}
function hiddenNames(schemas, own, document) {
  const hidden = /* @__PURE__ */ new Map();
  for (const schema of schemas) {
    if (!DESCRIBING.some((key) => Object.hasOwn(schema, key)))
      continue;
    const names = { read: new Set(hidden.get(schema)?.read), write: new Set(hidden.get(schema)?.write) };
    for (const part of allParts(schema, document)) {
      for (const [direction, name] of own.get(part) ?? [])
        names[direction].add(name);
    }
    if (names.read.size + names.write.size === 0)
      continue;
    hidden.set(schema, names);
    for (const part of branches(schema, "allOf"))
      hidden.set(part, names);
    for (const branch of [...branches(schema, "oneOf"), ...branches(schema, "anyOf")]) {
      if (!choosesBy(branch, names))
        hidden.set(branch, names);
    }
  }
  return hidden;
}
var DESCRIBING = ["properties", "required", "allOf", "oneOf", "anyOf"];
function choosesBy(branch, names) {
  if (!Array.isArray(branch.required) || Object.hasOwn(branch, "properties"))
    return false;
  return branch.required.every((name) => names.read.has(name) || names.write.has(name));
}
var MOST_PARTS = 250;
function allParts(schema, document) {
  const parts = /* @__PURE__ */ new Set([schema]);
  for (const part of parts) {
    if (parts.size > MOST_PARTS)
      break;
    for (const next of partsOf(part, document))
      parts.add(next);
  }
  return parts;
}
function findHeirs(document) {
  const heirs = /* @__PURE__ */ new Map();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const { $ref } of isObject(schema) ? branches(schema, "allOf") : []) {
      const parent = typeof $ref === "string" ? componentAt(document, $ref) : void 0;
      if (parent === void 0)
        continue;
      const known = heirs.get(parent) ?? [];
      known.push(name);
      heirs.set(parent, known);
    }
  }
  return heirs;
}

// dist/generator/document/shape.js
function shapeSchema({ schema, original, direction }, shaping) {
  const hidden = shaping.marks.hidden.get(original)?.[direction];
  const shaped = hidden && hidden.size > 0 ? withoutNames(schema, hidden) : schema;
  return direction === "write" && shaping.renamed.size > 0 ? followWritten(shaped, original, shaping) : shaped;
}
function withoutNames(schema, names) {
  const shaped = { ...schema };
  if (isObject(schema.properties) && Object.keys(schema.properties).some((name) => names.has(name))) {
    shaped.properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name)));
  }
  if (Array.isArray(schema.required) && schema.required.some((name) => names.has(name))) {
    shaped.required = schema.required.filter((name) => !names.has(name));
    if (shaped.required.length === 0)
      delete shaped.required;
  }
  const changed = shaped.properties !== schema.properties || shaped.required !== schema.required;
  return changed ? shaped : schema;
}
function followWritten(schema, original, shaping) {
  const followed = mapRefs(schema, (ref) => {
    const name = componentName(shaping.document, ref);
    const written = name === void 0 ? void 0 : shaping.renamed.get(name);
    return written === void 0 ? ref : refTo(written);
  });
  return isObject(original.discriminator) ? keepImplicitNames(followed, original, shaping) : followed;
}
function keepImplicitNames(schema, original, shaping) {
  const { document, marks, renamed } = shaping;
  const { discriminator } = schema;
  if (!isObject(discriminator))
    return schema;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const said = new Set(Object.values(mapping));
  const branches2 = [original.oneOf, original.anyOf].flatMap((list) => Array.isArray(list) ? list.filter(isObject) : []);
  const names = branches2.flatMap(({ $ref }) => typeof $ref === "string" ? componentName(document, $ref) ?? [] : []);
  const added = [...names, ...marks.heirs.get(original) ?? []].flatMap((name) => {
    const written = renamed.get(name);
    if (written === void 0 || Object.hasOwn(mapping, name) || said.has(refTo(written)))
      return [];
    return [[name, refTo(written)]];
  });
  if (added.length === 0)
    return schema;
  return { ...schema, discriminator: { ...discriminator, mapping: { ...mapping, ...Object.fromEntries(added) } } };
}
function refTo(name) {
  return `#${toPointer(["components", "schemas", encodeURIComponent(name)])}`;
}

// dist/generator/document/directions.js
function splitDirections(document) {
  const first = findMarks(document);
  if (first === void 0)
    return { document, origins: /* @__PURE__ */ new Map() };
  const named = nameTargets(document);
  const marks = named.document === document ? first : findMarks(named.document);
  if (marks === void 0 || marks.twofold.size === 0)
    return { document, origins: /* @__PURE__ */ new Map() };
  const { renamed, plain } = assign(named.document, marks);
  const shaping = { document: named.document, marks, renamed };
  const shaped = shapeDocument(shaping, plain);
  const origins = new Map(named.origins);
  for (const [name, written] of renamed)
    origins.set(pointerTo(written), pointerTo(name));
  return { document: addWritten(shaped, shaping), origins };
}
function within({ type, steps, context }) {
  switch (type) {
    case "PathItem":
      return steps.length === 2 && steps[0] === "webhooks" ? "swapped" : context;
    case "Callback":
      return context === "swapped" ? "" : "swapped";
    case "RequestBody":
    case "Parameter":
      return context === "swapped" ? "read" : "write";
    case "Response":
      return context === "swapped" ? "write" : "read";
    case "Schema":
      return context === "write" ? "write" : "read";
    default:
      return context;
  }
}
function assign(document, marks) {
  const used = findUses2(document, marks);
  const schemas = document.components?.schemas ?? {};
  const fresh = freshNames((name) => Object.hasOwn(schemas, name));
  const both = Object.entries(schemas).filter(([name, schema]) => marks.twofold.has(schema) && used.read.has(name) && used.write.has(name));
  const renamed = new Map(both.map(([name]) => [name, fresh(`${name}Write`)]));
  return { renamed, plain: (name) => used.write.has(name) && !used.read.has(name) ? "write" : "read" };
}
function findUses2(document, { twofold, hidden }) {
  const used = { read: /* @__PURE__ */ new Set(), write: /* @__PURE__ */ new Set() };
  const seen = { read: /* @__PURE__ */ new Set(), write: /* @__PURE__ */ new Set() };
  const pending = inlineSchemas(document);
  for (const { schema, direction } of pending) {
    if (!twofold.has(schema) || seen[direction].has(schema))
      continue;
    seen[direction].add(schema);
    const gone = hidden.get(schema)?.[direction];
    for (const { value, steps } of childrenOf("Schema", schema)) {
      if (steps[0] !== "properties" || !gone?.has(String(steps[1])))
        pending.push({ schema: value, direction });
    }
    for (const ref of refsOf(schema)) {
      const name = componentName(document, ref);
      const target = name === void 0 ? void 0 : document.components?.schemas?.[name];
      if (name === void 0 || target === void 0)
        continue;
      used[direction].add(name);
      pending.push({ schema: target, direction });
    }
  }
  return used;
}
function inlineSchemas(document) {
  const found = [];
  walkFrom({ type: "OpenApi", value: document, context: "" }, (place) => {
    const context = within(place);
    if (place.type !== "Schema")
      return context;
    if (!isComponent(place.steps))
      found.push({ schema: place.value, direction: context === "write" ? "write" : "read" });
    return void 0;
  });
  return found;
}
function shapeDocument(shaping, plain) {
  const root = { type: "OpenApi", value: shaping.document, context: "" };
  const enter = (place) => isComponent(place.steps) ? plain(String(place.steps[2])) : within(place);
  return mapFrom(root, { enter, map: (place, original) => shapePlace(place, original, shaping) });
}
function shapePlace({ type, value, context }, original, shaping) {
  if (type !== "Schema")
    return value;
  return shapeSchema({ schema: value, original, direction: context === "write" ? "write" : "read" }, shaping);
}
function addWritten(document, shaping) {
  const { schemas } = document.components ?? {};
  if (!isObject(schemas) || shaping.renamed.size === 0)
    return document;
  const originals = Object.entries(shaping.document.components?.schemas ?? {});
  const value = { schemas: Object.fromEntries(originals.filter(([name]) => shaping.renamed.has(name))) };
  const map = (place, original) => shapePlace(place, original, shaping);
  const written = mapFrom({ type: "Components", value, context: "write" }, { enter: within, map });
  const entries = Object.entries(schemas).flatMap(([name, schema]) => {
    const second = shaping.renamed.get(name);
    return second === void 0 ? [[name, schema]] : [
      [name, schema],
      [second, valueAt(written, ["schemas", name])]
    ];
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(entries) } };
}
function isComponent(steps) {
  return steps.length === 3 && steps[0] === "components" && steps[1] === "schemas";
}
function pointerTo(name) {
  return toPointer(["components", "schemas", name]);
}

// dist/generator/document/lift-schema.js
function liftSchema(schema, document) {
  return liftNullable(liftEncoding(liftLimit(liftLimit(dropRefSiblings(schema), MINIMUM), MAXIMUM)), document);
}
var ANNOTATIONS = /* @__PURE__ */ new Set([
  ...["title", "description", "summary", "default", "example", "examples"],
  ...["deprecated", "readOnly", "writeOnly", "externalDocs", "xml"]
]);
function dropRefSiblings(schema) {
  if (typeof schema.$ref !== "string")
    return schema;
  const stays = (key) => key === "$ref" || key === "nullable" || isAnnotation(key);
  if (Object.keys(schema).every(stays))
    return schema;
  return pick(schema, stays);
}
var MINIMUM = ["minimum", "exclusiveMinimum"];
var MAXIMUM = ["maximum", "exclusiveMaximum"];
function liftLimit(schema, [limit, exclusive]) {
  if (typeof schema[exclusive] !== "boolean")
    return schema;
  const bound = schema[limit];
  if (!schema[exclusive] || bound === void 0)
    return pick(schema, (key) => key !== exclusive);
  return { ...pick(schema, (key) => key !== limit), [exclusive]: bound };
}
function liftEncoding(schema) {
  return schema.format === "byte" && schema.type === "string" ? { ...schema, contentEncoding: "base64" } : schema;
}
function liftNullable(schema, document) {
  if (!Object.hasOwn(schema, "nullable"))
    return schema;
  const plain = pick(schema, (key) => key !== "nullable");
  if (schema.nullable !== true)
    return plain;
  const [combinator, ...others] = ["$ref", "allOf", "oneOf", "anyOf"].filter((key) => Object.hasOwn(plain, key));
  if (combinator === void 0)
    return admitNull(plain);
  const branches2 = plain[combinator];
  const open = others.length === 0 && plain.discriminator === void 0 && Array.isArray(branches2);
  if (!open || combinator === "allOf")
    return orNull(plain);
  if (branches2.some((branch) => admitsNull(branch, document)))
    return admitNull(plain);
  return { ...admitNull(plain), [combinator]: [...branches2, { type: "null" }] };
}
function admitNull(schema) {
  const admitting = { ...schema };
  const types = schema.type === void 0 ? [] : [schema.type].flat();
  if (types.length > 0 && !types.includes("null"))
    admitting.type = [...types, "null"];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    admitting.enum = [...schema.enum, null];
  return admitting;
}
function orNull(schema) {
  const rules = pick(schema, (key) => !isAnnotation(key));
  const only = Object.keys(rules).length === 1 && Array.isArray(rules.allOf) && rules.allOf.length === 1;
  const value = only ? rules.allOf[0] : rules;
  return { ...pick(schema, isAnnotation), anyOf: [value, { type: "null" }] };
}
function admitsNull(branch, document) {
  let schema = branch;
  const seen = /* @__PURE__ */ new Set();
  while (isObject(schema) && typeof schema.$ref === "string" && !seen.has(schema)) {
    if (schema.nullable === true)
      return true;
    seen.add(schema);
    schema = schema.$ref.startsWith("#") ? valueAt(document, fromPointer(schema.$ref)) : void 0;
  }
  if (!isObject(schema))
    return false;
  if (schema.nullable === true || [schema.type].flat().includes("null"))
    return true;
  const hasNull = (inner) => isObject(inner) && inner.type === "null";
  return [schema.anyOf, schema.oneOf].some((branches2) => Array.isArray(branches2) && branches2.some(hasNull));
}
function isAnnotation(key) {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}
function pick(value, wanted) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted(key)));
}

// dist/generator/document/operation-ids.js
function nameOperations(document) {
  const taken = operationIds(document);
  const fresh = freshNames((name) => taken.has(name));
  const named = mapObjects(document, (type, value) => {
    if (type === "Paths" || type === "Callback")
      return nameWithin(value, fresh);
    if (type === "Components")
      return nameSection(value, "pathItems", fresh);
    return type === "OpenApi" ? nameSection(value, "webhooks", fresh) : value;
  });
  return named;
}
function nameSection(value, section, fresh) {
  const items = value[section];
  if (!isObject(items))
    return value;
  const named = nameWithin(items, fresh);
  return named === items ? value : { ...value, [section]: named };
}
function nameWithin(items, fresh) {
  let changed = false;
  const entries = Object.entries(items).map(([path, item]) => {
    const named = isObject(item) && !path.startsWith("x-") ? nameMethods(item, path, fresh) : item;
    changed ||= named !== item;
    return [path, named];
  });
  return changed ? Object.fromEntries(entries) : items;
}
function nameMethods(item, path, fresh) {
  let named = item;
  for (const method of [...METHODS, "query"]) {
    const operation = item[method];
    if (!isObject(operation) || isName(operation.operationId))
      continue;
    named = { ...named, [method]: { ...operation, operationId: fresh(method + (pathWords(path) || "Root")) } };
  }
  return named;
}
function pathWords(path) {
  const words = path.match(/\{[^{}]*\}|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.startsWith("{") ? `By${pathWords(word.slice(1, -1))}` : capitalise(word)).join("");
}
function capitalise(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
function isName(id) {
  return typeof id === "string" && id !== "";
}
function operationIds(document) {
  const ids = /* @__PURE__ */ new Set();
  walkObjects(document, (type, value) => {
    if (type === "Operation" && isName(value.operationId))
      ids.add(value.operationId);
  });
  return ids;
}

// dist/generator/document/normalise.js
function normalise(document) {
  const old = document.openapi.startsWith("3.0");
  const mapped = mapObjects(document, (type, value) => {
    if (type === "Schema")
      return cleanSchema(old ? liftSchema(value, document) : value);
    return type === "Parameter" || type === "Header" || type === "MediaType" ? withoutSentinel(value) : value;
  });
  return withInfo(nameOperations(old ? { ...mapped, openapi: "3.1.0" } : mapped));
}
function withInfo(document) {
  const { title, version, ...info } = document.info ?? {};
  if (typeof title === "string" && typeof version === "string")
    return document;
  return { ...document, info: { title: String(title ?? "API"), version: String(version ?? "0"), ...info } };
}
var SENTINEL = "##default";
function cleanSchema(schema) {
  let clean = withoutSentinel(schema);
  if (clean.default === SENTINEL)
    clean = omit(clean, ["default"]);
  if (Array.isArray(clean.examples) && clean.examples.includes(SENTINEL)) {
    clean = { ...clean, examples: clean.examples.filter((example) => example !== SENTINEL) };
  }
  if (clean.example !== void 0) {
    const examples = Array.isArray(clean.examples) ? clean.examples : [];
    clean = { ...omit(clean, ["example"]), examples: [clean.example, ...examples] };
  }
  if (typeof clean.required === "boolean")
    clean = omit(clean, ["required"]);
  return clean;
}
function withoutSentinel(value) {
  return value.example === SENTINEL ? omit(value, ["example"]) : value;
}
function omit(value, keys) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

// dist/generator/document/origin.js
function createOrigin(places, before) {
  if (places.size === 0)
    return before;
  return (pointer) => {
    for (let around = pointer; ; around = around.slice(0, around.lastIndexOf("/"))) {
      const place = places.get(around);
      if (place)
        return { file: place.file, pointer: place.pointer + pointer.slice(around.length) };
      if (around === "")
        return before(pointer);
    }
  };
}

// dist/generator/document/overlay-check.js
function checkOverlay(overlay, file, documentFile) {
  const faults = [];
  const actions = [];
  const say = (pointer, what, hint) => faults.push(overlayInvalid({ file, pointer }, what, hint));
  if (typeof overlay.overlay !== "string")
    say("", "The overlay has no version.", "Start it with `overlay: 1.0.0`.");
  else if (!/^1\.0\.\d+$/.test(overlay.overlay))
    say("/overlay", "Only Overlay 1.0 is supported.", "Write `overlay: 1.0.0`.");
  if (!isObject(overlay.info))
    say("/info", "The overlay has no `info`.", "Add `info` with a `title` and a `version`.");
  faults.push(...unknownKeys(overlay, { file, pointer: "", known: ["overlay", "info", "extends", "actions"] }));
  faults.push(...checkExtends(overlay.extends, file, documentFile));
  if (!Array.isArray(overlay.actions) || overlay.actions.length === 0) {
    say("/actions", "The overlay has no list of actions.", "Add `actions` with at least one action.");
  } else {
    for (const [index, action] of overlay.actions.entries()) {
      const checked = checkAction(action, index, file);
      faults.push(...checked.faults);
      if (checked.action)
        actions.push(checked.action);
    }
  }
  return { actions, faults };
}
function checkAction(value, index, file) {
  const pointer = `/actions/${index}`;
  const wrong = (what, hint, key = "") => ({
    faults: [overlayInvalid({ file, pointer: pointer + key }, what, hint)]
  });
  if (!isObject(value))
    return wrong("An action must be an object.", "Give it a `target`, and an `update` or `remove: true`.");
  const { target, update: update2, remove } = value;
  if (typeof target !== "string")
    return wrong("This action has no `target`.", "Give it a JSONPath, such as $.paths['/pets'].");
  if (remove !== void 0 && typeof remove !== "boolean")
    return wrong("`remove` must be true or false.", "Write `remove: true`.", "/remove");
  if (remove !== true && update2 === void 0)
    return wrong("This action changes nothing.", "Give it an `update` or `remove: true`.");
  if (remove === true && target.trim() === "$")
    return wrong("The whole document cannot be removed.", "Name a part of it.", "/target");
  const faults = unknownKeys(value, { file, pointer, known: ["target", "description", "update", "remove"] });
  return { action: { index, target, update: update2, remove: remove === true }, faults };
}
function unknownKeys(object, { file, pointer, known }) {
  const unknown = Object.keys(object).filter((key) => !known.includes(key) && !key.startsWith("x-"));
  return unknown.map((key) => {
    const nearest = nearestName(key, known);
    const hint = didYouMean(nearest && `\`${nearest}\``) ?? "Remove it, or start its name with `x-`.";
    const at = { file, pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, on: "key" };
    return overlayInvalid(at, `An overlay has no \`${key}\` here.`, hint);
  });
}
function checkExtends(value, file, documentFile) {
  if (typeof value !== "string" || documentFile === void 0)
    return [];
  const lastPart = (name) => name.split(/[?#]/)[0]?.split("/").at(-1);
  if (lastPart(value) === lastPart(documentFile))
    return [];
  return [overlayExtendsOther({ file, pointer: "/extends" }, value, documentFile)];
}

// dist/generator/document/overlay.js
async function applyOverlay(document, overlay, { file, documentFile }) {
  const { actions, faults } = checkOverlay(overlay, file, documentFile);
  if (faults.some((fault) => fault.severity === "error"))
    return { document, faults, unused: [], places: /* @__PURE__ */ new Map() };
  const { jsonpath } = await import("json-p3");
  const run = { root: copyObject(document), file, faults, places: /* @__PURE__ */ new Map() };
  const unused = [];
  for (const action of actions) {
    const at = { file, pointer: `/actions/${action.index}/target` };
    try {
      const nodes = jsonpath.query(action.target, run.root).nodes;
      if (nodes.length === 0) {
        unused.push(action.index);
        faults.push(overlayTargetEmpty(at, action.target));
      }
      if (action.remove)
        removeAll(run, nodes);
      else
        for (const node of nodes)
          update(run, action, node);
    } catch (error2) {
      if (!(error2 instanceof jsonpath.JSONPathError))
        throw error2;
      faults.push(overlayTargetInvalid(at, action.target, firstLine(error2.message)));
    }
  }
  return { document: run.root, faults, unused, places: run.places };
}
function removeAll(run, nodes) {
  const byPointer = new Map(nodes.map((node) => [toPointer(node.location), node.location]));
  for (const steps of [...byPointer.values()].sort(compareSteps).reverse()) {
    const container = draftAt(run.root, steps.slice(0, -1));
    const last = steps.at(-1);
    if (Array.isArray(container))
      container.splice(Number(last), 1);
    else if (isDraftObject(container) && last !== void 0)
      delete container[last];
  }
}
function compareSteps(a, b) {
  const differs = a.findIndex((step2, index) => step2 !== b[index]);
  if (differs < 0)
    return a.length - b.length;
  const [left, right] = [a[differs], b[differs]];
  if (right === void 0)
    return 1;
  if (typeof left === "number" && typeof right === "number")
    return left - right;
  return String(left) < String(right) ? -1 : 1;
}
function update(run, { index, update: value }, { location: steps }) {
  const target = draftAt(run.root, steps);
  const merge = { steps, from: `/actions/${index}/update` };
  if (Array.isArray(target))
    append(run, merge, { target, value });
  else if (isDraftObject(target) && isDraftObject(value))
    mergeObject(run, merge, { target, value });
  else
    impossible(run, { steps, from: `/actions/${index}/target` }, { target, value });
}
function mergeObject(run, { steps, from }, { target, value }) {
  for (const key of Object.keys(value)) {
    const inner = { steps: [...steps, key], from: from + toPointer([key]) };
    const there = Object.hasOwn(target, key) ? target[key] : void 0;
    const wanted = value[key];
    if (isDraftObject(there) && isDraftObject(wanted)) {
      mergeObject(run, inner, { target: there, value: wanted });
    } else if (Array.isArray(there) && Array.isArray(wanted)) {
      append(run, inner, { target: there, value: wanted });
    } else if (typeof there !== "object" || there === null) {
      setOwn(target, key, copyJson(wanted));
      record(run, inner);
    } else if (wanted !== null) {
      impossible(run, inner, { target: there, value: wanted });
    }
  }
}
function append(run, { steps, from }, { target, value }) {
  const joins = Array.isArray(value);
  for (const [index, entry] of (joins ? value : [value]).entries()) {
    target.push(copyJson(entry));
    record(run, { steps: [...steps, target.length - 1], from: joins ? `${from}/${index}` : from });
  }
}
function record({ places, file }, { steps, from }) {
  places.set(toPointer(steps), { file, pointer: from });
}
function impossible(run, { steps, from }, { target, value }) {
  const what = `${describe2(value)} cannot be merged into ${describe2(target)} at #${toPointer(steps)}.`;
  run.faults.push(overlayUpdateImpossible({ file: run.file, pointer: from }, what.charAt(0).toUpperCase() + what.slice(1)));
}
function describe2(value) {
  if (Array.isArray(value))
    return "a list";
  if (value === null)
    return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
function draftAt(root, steps) {
  return steps.reduce((value, step2) => {
    if (Array.isArray(value))
      return value[Number(step2)];
    return isDraftObject(value) && Object.hasOwn(value, step2) ? value[step2] : void 0;
  }, root);
}
function firstLine(text) {
  return text.split("\n")[0] ?? text;
}

// dist/generator/document/references.js
function checkReferences(document) {
  const references = [];
  const anchors = /* @__PURE__ */ new Set();
  walkObjects(document, (type, value, steps) => {
    if (typeof value.$ref === "string")
      references.push(toReference(type, value.$ref, [...steps, "$ref"]));
    if (type !== "Schema")
      return;
    for (const anchor of [value.$anchor, value.$dynamicAnchor])
      if (typeof anchor === "string")
        anchors.add(`#${anchor}`);
    references.push(...mappingReferences(value, steps));
  });
  return [...findDangling(document, references, anchors), ...findCycles(references)];
}
function toReference(type, ref, steps) {
  return { type, ref, pointer: toPointer(steps) };
}
function mappingReferences({ discriminator }, steps) {
  const mapping = isObject(discriminator) ? discriminator.mapping : void 0;
  if (!isObject(mapping))
    return [];
  return Object.entries(mapping).flatMap(([name, ref]) => typeof ref === "string" && ref.startsWith("#/") ? [toReference("Schema", ref, [...steps, "discriminator", "mapping", name])] : []);
}
function findDangling(document, references, anchors) {
  const leads = /* @__PURE__ */ new Map();
  const hints = /* @__PURE__ */ new Map();
  const faults = [];
  for (const { type, ref, pointer } of references) {
    if (!ref.startsWith("#") || anchors.has(ref))
      continue;
    if (!leads.has(ref))
      leads.set(ref, isPointer(ref) && valueAt(document, fromPointer(ref)) !== void 0);
    if (leads.get(ref))
      continue;
    if (!hints.has(ref) && hints.size < MAX_HINTS)
      hints.set(ref, nearestTarget(document, type, ref));
    faults.push(refNotFound({ pointer }, ref, hints.get(ref)));
  }
  return faults;
}
function isPointer(ref) {
  return ref === "#" || ref.startsWith("#/");
}
function nearestTarget(document, type, ref) {
  const steps = fromPointer(isPointer(ref) ? ref : "#");
  const name = steps.at(-1) ?? ref.slice(1);
  const section = sectionFor(type);
  const containers = [steps.slice(0, -1), ...section ? [["components", section]] : []];
  for (const container of containers) {
    const values = valueAt(document, container);
    if (!isObject(values))
      continue;
    const nearest = Object.hasOwn(values, name) ? name : nearestName(name, Object.keys(values));
    if (nearest !== void 0)
      return `#${toPointer([...container, nearest])}`;
  }
  return void 0;
}
function findCycles(references) {
  const next = /* @__PURE__ */ new Map();
  for (const { ref, pointer } of references) {
    if (isPointer(ref) && pointer.endsWith("/$ref"))
      next.set(pointer.slice(0, -"/$ref".length), toPointer(fromPointer(ref)));
  }
  const done = /* @__PURE__ */ new Set();
  const faults = [];
  for (const start of next.keys()) {
    const chain = /* @__PURE__ */ new Map();
    let pointer = start;
    while (pointer !== void 0 && !done.has(pointer) && !chain.has(pointer)) {
      chain.set(pointer, chain.size);
      pointer = next.get(pointer);
    }
    if (pointer !== void 0 && chain.has(pointer)) {
      const members = [...chain.keys()].slice(chain.get(pointer));
      faults.push(refCycle({ pointer: `${pointer}/$ref` }, [...members, pointer].map((member) => `#${member}`)));
    }
    for (const member of chain.keys())
      done.add(member);
  }
  return faults;
}
var MAX_HINTS = 100;

// dist/generator/document/cut-operations.js
function cutOperations(document, chosen) {
  const methods = /* @__PURE__ */ new Map();
  const keys = { paths: /* @__PURE__ */ new Set(), webhooks: /* @__PURE__ */ new Set() };
  for (const { section, key, item, method } of chosen) {
    keys[section].add(key);
    methods.set(item, (methods.get(item) ?? /* @__PURE__ */ new Set()).add(method));
  }
  const cutItem = (item) => isObject(item) ? withoutOperations(item, methods.get(item)) : item;
  const cutItems = (items, kept) => mapValues(items, (item, key) => {
    if (key.startsWith("x-") && !kept.has(key))
      return item;
    return kept.has(key) ? ownItem(itemsFrom(item, document).map(cutItem)) : void 0;
  });
  const { paths, webhooks, components } = document;
  return {
    ...document,
    ...isObject(paths) && { paths: cutItems(paths, keys.paths) },
    ...isObject(webhooks) && { webhooks: cutItems(webhooks, keys.webhooks) },
    ...isObject(components) && isObject(components.pathItems) && {
      components: { ...components, pathItems: mapValues(components.pathItems, cutItem) }
    }
  };
}
function ownItem([item, ...targets]) {
  if (!isObject(item) || typeof item.$ref !== "string" || !/^#\/(paths|webhooks)\//.test(item.$ref))
    return item;
  const target = ownItem(targets);
  if (!isObject(target))
    return item;
  const { $ref: _, ...own } = item;
  return { ...target, ...own };
}
function withoutOperations(item, kept) {
  const operations = operationsOf(item);
  const dropped = /* @__PURE__ */ new Set();
  for (const [method, operation] of operations)
    if (!kept?.has(method))
      dropped.add(operation);
  if (dropped.size === 0)
    return item;
  const drop = (value, method) => dropped.has(value) && !kept?.has(method) ? void 0 : value;
  return mapValues(item, (value, key) => key === "additionalOperations" && isObject(value) ? mapValues(value, drop) : drop(value, key));
}
function cutLinks(document) {
  const ids = /* @__PURE__ */ new Set();
  let linked = false;
  walkObjects(document, (type, value) => {
    if (type === "Operation")
      ids.add(value.operationId);
    linked ||= type === "Response" && isObject(value.links);
  });
  if (!linked)
    return document;
  const leads = (link2) => {
    const target = isObject(link2) ? targetOf(link2, document) ?? link2 : void 0;
    if (!isObject(target))
      return true;
    if (typeof target.operationId === "string")
      return ids.has(target.operationId);
    const { operationRef: ref } = target;
    return typeof ref !== "string" || !ref.startsWith("#") || valueAt(document, fromPointer(ref)) !== void 0;
  };
  return mapObjects(document, (type, value) => {
    if (type !== "Response" || !isObject(value.links) || Object.values(value.links).every(leads))
      return value;
    return { ...value, links: mapValues(value.links, (link2) => leads(link2) ? link2 : void 0) };
  });
}
function mapValues(value, f) {
  const entries = Object.entries(value).map(([key, inner]) => [key, f(inner, key)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== void 0));
}

// dist/generator/document/keep-reached.js
function keepReached(document, { components: reached, tags }) {
  const { components, ...rest } = document;
  const kept = Object.entries(isObject(components) ? components : {}).flatMap(([section, entries]) => {
    const names = reached.get(section);
    if (names === void 0 || !isObject(entries))
      return [];
    return [[section, Object.fromEntries(Object.entries(entries).filter(([name]) => names.has(name)))]];
  });
  return {
    ...rest,
    ...kept.length > 0 && { components: Object.fromEntries(kept) },
    ...Array.isArray(document.tags) && { tags: document.tags.filter((tag) => isObject(tag) && tags.has(tag.name)) }
  };
}
function findReached(document) {
  const reached = /* @__PURE__ */ new Map();
  const tags = /* @__PURE__ */ new Set();
  const pending = [];
  let inline = false;
  let from = "the document";
  const reach = (section, name) => {
    const value = valueAt(document, ["components", section, name]);
    const names = reached.get(section) ?? /* @__PURE__ */ new Map();
    if (value === void 0 || names.has(name))
      return;
    reached.set(section, names.set(name, from));
    const type = typeInSection(section);
    if (type !== void 0 && isObject(value))
      pending.push({ type, value, place: [section, name] });
  };
  const implied = createImplied(document);
  const visit = ({ type, value }) => {
    for (const ref of refsOf(value)) {
      const [, section = "", name = ""] = ref.startsWith("#/components/") ? fromPointer(ref) : [];
      if (section)
        reach(section, name);
      else if (type === "Schema")
        reach("schemas", ref);
      inline ||= ref.startsWith("#/") && componentOf(ref) === void 0;
    }
    if (type === "Schema")
      for (const name of implied(value))
        reach("schemas", name);
    if (type === "Operation" || type === "OpenApi")
      for (const scheme of schemesOf(value.security))
        reach("securitySchemes", scheme);
    if (type === "Operation" && Array.isArray(value.tags))
      for (const tag of value.tags)
        tags.add(tag);
    return type === "Components" ? void 0 : "";
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, (place) => {
    if (place.type === "Operation" && place.steps.length <= 4)
      from = String(place.value.operationId);
    return visit(place);
  });
  for (const { place, ...root } of pending) {
    from = place;
    walkFrom({ ...root, context: "" }, visit);
    const heirs = root.type === "Schema" ? implied.heirsOf(root.value, place[1]) : [];
    for (const heir of heirs)
      reach("schemas", heir);
  }
  return { components: reached, tags, inline };
}
function createImplied(document) {
  let anchors;
  let heirs;
  const ofAnchors = ({ $ref, $dynamicRef }) => [$ref, $dynamicRef].flatMap((ref) => {
    if (typeof ref !== "string" || !/^#[^/]/.test(ref))
      return [];
    anchors ??= findAnchors(document);
    return anchors.get(ref.slice(1)) ?? [];
  });
  const heirsOf = ({ discriminator, oneOf, anyOf }, name) => {
    if (!isObject(discriminator) || oneOf !== void 0 || anyOf !== void 0)
      return [];
    heirs ??= findHeirs2(document);
    const found = new Set(heirs.get(name));
    for (const heir of found)
      for (const next of heirs.get(heir) ?? [])
        found.add(next);
    return [...found];
  };
  return Object.assign(ofAnchors, { heirsOf });
}
function findAnchors(document) {
  const anchors = /* @__PURE__ */ new Map();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (!isObject(schema))
      continue;
    walkFrom({ type: "Schema", value: schema, context: "" }, ({ value: { $anchor, $dynamicAnchor } }) => {
      for (const anchor of [$anchor, $dynamicAnchor])
        if (typeof anchor === "string")
          anchors.set(anchor, [...anchors.get(anchor) ?? [], name]);
      return "";
    });
  }
  return anchors;
}
function findHeirs2(document) {
  const heirs = /* @__PURE__ */ new Map();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const parts = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
    for (const { $ref } of parts.filter(isObject)) {
      const [section, base = ""] = (typeof $ref === "string" ? componentOf($ref) : void 0) ?? [];
      if (section === "schemas")
        heirs.set(base, [...heirs.get(base) ?? [], name]);
    }
  }
  return heirs;
}
function schemesOf(requirements) {
  return Array.isArray(requirements) ? requirements.filter(isObject).flatMap((names) => Object.keys(names)) : [];
}

// dist/generator/document/glob.js
function matchesText(pattern, text) {
  return matches(pattern, text, { wild: "*", same: (a, b) => a === b });
}
function matchesPath(pattern, path) {
  return matches(pattern.split("/"), path.split("/"), { wild: "**", same: matchesText });
}
function matches(pattern, items, { wild, same }) {
  let at = 0;
  let wildcard = -1;
  let taken = 0;
  for (let index = 0; index < items.length; ) {
    const part = pattern[at];
    if (part === wild) {
      wildcard = at++;
      taken = index;
    } else if (part !== void 0 && same(part, items[index])) {
      at++;
      index++;
    } else {
      if (wildcard < 0)
        return false;
      at = wildcard + 1;
      index = ++taken;
    }
  }
  while (pattern[at] === wild)
    at++;
  return at === pattern.length;
}

// dist/generator/document/selection.js
function isSelective(selection) {
  return KINDS.some(({ key }) => (selection[key] ?? []).length > 0);
}
function chooseOperations(operations, selection) {
  let chosen = [...operations];
  const unknown = [];
  for (const { key, kind, namesOf, matches: matches2 } of KINDS) {
    const patterns = selection[key] ?? [];
    const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
    const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    const fits = (some, names) => some.some((pattern) => names.some((name) => matches2(pattern, name)));
    if (wanted.length > 0)
      chosen = chosen.filter((operation) => fits(wanted, namesOf(operation)));
    if (unwanted.length > 0)
      chosen = chosen.filter((operation) => !fits(unwanted, namesOf(operation)));
    const known = new Set(wanted.length > 0 ? operations.flatMap(namesOf) : []);
    for (const name of wanted.filter((pattern) => !fits([pattern], [...known])))
      unknown.push({ kind, name, nearest: nearestNames(name, known) });
  }
  return { chosen, unknown };
}
var KINDS = [
  {
    key: "operations",
    kind: "operation",
    namesOf: ({ operation: { operationId } }) => typeof operationId === "string" ? [operationId] : [],
    matches: matchesText
  },
  { key: "tags", kind: "tag", namesOf: ({ operation }) => tagsOf(operation), matches: matchesText },
  { key: "paths", kind: "path", namesOf: ({ path }) => path === void 0 ? [] : [path], matches: matchesPath },
  {
    key: "methods",
    kind: "method",
    namesOf: ({ method }) => [method.toLowerCase()],
    matches: (pattern, name) => matchesText(pattern.toLowerCase(), name)
  }
];
function tagsOf({ tags }) {
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
  return named.length > 0 ? named : ["default"];
}

// dist/generator/document/slice.js
function sliceDocument(document, selection) {
  if (!isSelective(selection))
    return { document, origins: /* @__PURE__ */ new Map(), unknown: [] };
  const named = nameOperations(document);
  const direct = take(named, selection);
  const whole = direct.reached.inline ? nameTargets(named) : { document: named, origins: /* @__PURE__ */ new Map() };
  const { chosen, unknown, cut, reached } = direct.reached.inline ? take(whole.document, selection) : direct;
  const kept = keepReached(cut, reached);
  const linked = cutLinks(kept);
  const last = linked === kept ? reached : findReached(linked);
  const sliced = linked === kept ? kept : keepReached(linked, last);
  const places = [...whole.origins].filter(([place]) => valueAt(sliced, fromPointer(place)) !== void 0);
  return {
    document: sliced,
    origins: new Map([...places, ...tagOrigins(named, sliced)]),
    unknown,
    chosen: chosen.map(({ operation }) => String(operation.operationId)),
    reached: last.components
  };
}
function take(document, selection) {
  const { chosen, unknown } = chooseOperations(listOperations(document), selection);
  const cut = cutOperations(document, chosen);
  return { chosen, unknown, cut, reached: findReached(cut) };
}
function tagOrigins({ tags: before }, { tags: after }) {
  if (!Array.isArray(before) || !Array.isArray(after))
    return [];
  return after.map((tag, index) => [`/tags/${index}`, `/tags/${before.indexOf(tag)}`]);
}

// dist/generator/validation-faults.js
var versionUnsupported = (at, what, hint) => error("VERSION_UNSUPPORTED", at, what, hint);
var propertyUnknown = (at, words) => warning("PROPERTY_UNKNOWN", at, `Unknown property ${code(words.property)} in ${article(words.object)}.`, didYouMean(words.nearest && code(words.nearest)) ?? "Remove it, or start its name with `x-`.");
var pathInvalid = (at, path) => error("PATH_INVALID", at, `The path ${quote(path)} does not begin with a slash.`, `Write ${quote(`/${path}`)}.`);
var statusInvalid = (at, status) => error("STATUS_INVALID", at, `${quote(status)} is no status.`, /^[1-5]xx$/i.test(status) ? `Write ${status.toUpperCase()}.` : "Write a status as 200, a range as 4XX, or default.");
var propertyMissing = (severity, at, { object, property, version }) => ({
  ...{ code: "PROPERTY_MISSING", severity, ...at },
  what: `${capital(article(object))} must have ${code(property)}.`,
  hint: `Add ${code(property)}; OpenAPI ${version} requires it.`
});
var typeWrong = (at, words) => error("TYPE_WRONG", at, `${code(words.name)} must be ${words.wanted.join(" or ")}, and is ${words.is}.`, typeHint(words));
function typeHint(words) {
  const { name, wanted, is, text } = words;
  if (name.startsWith("exclusiveM") && is === "boolean")
    return "Since OpenAPI 3.1 it is the limit itself: a number.";
  if (wanted.includes("string") && (is === "number" || is === "boolean"))
    return "Put it in quotes.";
  if (wanted.includes("boolean") && /^(true|false)$/.test(text))
    return "Remove the quotes.";
  if (is === "null")
    return "Give it a value, or remove it.";
  return `Give ${wanted.map(article).join(" or ")}.`;
}
var valueNotAllowed = (at, words) => error("VALUE_NOT_ALLOWED", at, `${code(words.name)} cannot be ${words.value}.`, [didYouMean(words.nearest && quote(words.nearest)), `Allowed: ${words.allowed.join(", ")}.`].filter(Boolean).join(" "));
var valueInvalid = (severity, at, what) => ({
  ...{ code: "VALUE_INVALID", severity, ...at, what },
  hint: "Correct the value."
});
var formatWrong = (at, name, wanted) => warning("FORMAT_WRONG", at, `${code(name)} is not ${wanted}.`, "Correct it, or remove it.");
var operationIdDuplicate = (at, id, first) => error("OPERATION_ID_DUPLICATE", at, `The operationId ${quote(id)} belongs to ${first} already.`, "Give one of the two another operationId.");
var parameterDuplicate = (at, place, name) => error("PARAMETER_DUPLICATE", at, `The ${place} parameter ${quote(name)} stands twice in this list.`, "Remove one of the two.");
var parameterSchemaMissing = (at) => warning("PARAMETER_SCHEMA_MISSING", at, "It has neither `schema` nor `content`: any value is taken.", "Give it a `schema`.");
var pathAmbiguous = (at, other) => warning("PATH_AMBIGUOUS", at, `This path differs from ${quote(other)} only in the names of its parameters.`, "A server cannot tell them apart; keep one.");
var pathParameterUndeclared = (at, name, nearest) => error("PATH_PARAMETER_UNDECLARED", at, `The path has {${name}}, and no parameter declares it.`, didYouMean(nearest && `{${nearest}}`) ?? `Declare a parameter ${quote(name)} with \`in: path\`.`);
var pathParameterUnused = (at, name, path) => error("PATH_PARAMETER_UNUSED", at, `The path parameter ${quote(name)} does not occur in ${quote(path)}.`, `Put {${name}} into the path, or remove the parameter.`);
var pathParameterOptional = (at, name) => warning("PATH_PARAMETER_OPTIONAL", at, `The path parameter ${quote(name)} must have \`required: true\`; it is taken as required.`, "Add `required: true`.");
function code(name) {
  return `\`${name.length > 200 ? `${name.slice(0, 200)}\u2026` : name}\``;
}
function article(noun) {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// dist/generator/document/explain-error.js
function explainError(error2, version) {
  const { keyword, instancePath, params, data } = error2;
  const at = { pointer: instancePath };
  const name = nameOf(instancePath);
  switch (keyword) {
    case "additionalProperties":
      return [explainUnknown(error2, String(params.additionalProperty))];
    case "required":
      return [explainMissing(error2, String(params.missingProperty), version)];
    case "type":
      return [typeWrong(at, { name, wanted: [params.type].flat().map(String), is: typeOf(data), text: String(data) })];
    case "enum":
    case "const": {
      const allowed = (params.allowedValues ?? [params.allowedValue]).map(String);
      return [
        valueNotAllowed(at, { name, value: show(data), allowed, nearest: nearestName(String(data), allowed) })
      ];
    }
    case "format":
      return [formatWrong(at, name, FORMATS.get(String(params.format)) ?? String(params.format))];
    case "minimum":
    case "exclusiveMinimum":
      return [valueInvalid("error", at, `\`${name}\` ${error2.message}, and is ${show(data)}.`)];
    case "if":
    case "oneOf":
    case "anyOf":
    case "not":
    case "propertyNames":
      return [];
    default:
      return [valueInvalid("warning", at, `\`${name}\` ${error2.message}.`)];
  }
}
function explainUnknown({ instancePath, parentSchema }, property) {
  const at = { pointer: instancePath + toPointer([property]), on: "key" };
  const object = objectOf(parentSchema, instancePath);
  if (object === "Paths")
    return pathInvalid(at, property);
  if (object === "Responses")
    return statusInvalid(at, property);
  const known = Object.keys(isObject(parentSchema?.properties) ? parentSchema.properties : {});
  return propertyUnknown(at, { object, property, nearest: nearestName(property, known) });
}
function explainMissing({ instancePath, parentSchema }, property, version) {
  const object = objectOf(parentSchema, instancePath);
  const severity = UNREAD.has(`${object}.${property}`) ? "warning" : "error";
  return propertyMissing(severity, { pointer: instancePath }, { object, property, version });
}
var UNREAD = /* @__PURE__ */ new Set([
  "Info.version",
  "License.name",
  "License.url",
  "Response.description",
  "ExternalDocumentation.url",
  "OpenAPI.paths",
  "OpenAPI.info",
  "Operation.responses"
]);
function objectOf(schema, instancePath) {
  return typeof schema?.["x-object"] === "string" ? schema["x-object"] : nameOf(instancePath);
}
function nameOf(instancePath) {
  return fromPointer(instancePath).at(-1) ?? "OpenAPI";
}
function typeOf(value) {
  if (value === null)
    return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
function show(value) {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}\u2026` : text;
}
var FORMATS = /* @__PURE__ */ new Map([
  ["uri-reference", "a URL"],
  ["email", "an email address"],
  ["regex", "a regular expression"]
]);

// dist/generator/document/operation-rules.js
function checkOperations(document) {
  const faults = [];
  const ids = /* @__PURE__ */ new Map();
  const templates = /* @__PURE__ */ new Map();
  walkObjects(document, (type, value, steps) => {
    if (type === "Operation")
      faults.push(...checkOperationId(ids, value, steps));
    if (type === "Parameter")
      faults.push(...checkParameter(value, steps));
    if (type !== "PathItem" && type !== "Operation")
      return;
    const parameters = listParameters(document, value, steps);
    faults.push(...checkDuplicates(parameters));
    const path = steps[1];
    if (type !== "PathItem" || steps[0] !== "paths" || steps.length !== 2 || typeof path !== "string")
      return;
    faults.push(...checkAmbiguity(templates, path), ...checkTemplate(document, value, { path, parameters }));
  });
  return faults;
}
function checkOperationId(ids, { operationId }, steps) {
  if (typeof operationId !== "string")
    return [];
  const first = ids.get(operationId);
  if (first === void 0)
    ids.set(operationId, `#${toPointer(steps)}`);
  return first === void 0 ? [] : [operationIdDuplicate({ pointer: toPointer([...steps, "operationId"]) }, operationId, first)];
}
function checkParameter(parameter, steps) {
  if (typeof parameter.$ref === "string" || typeof parameter.name !== "string")
    return [];
  const at = { pointer: toPointer(steps) };
  const faults = [];
  if (parameter.in === "path" && parameter.required !== true)
    faults.push(pathParameterOptional(at, parameter.name));
  if (parameter.schema === void 0 && parameter.content === void 0)
    faults.push(parameterSchemaMissing(at));
  return faults;
}
function listParameters(document, { parameters }, steps) {
  if (!Array.isArray(parameters))
    return [];
  return parameters.map((entry, index) => {
    const parameter = follow(document, entry);
    if (!isObject(parameter) || typeof parameter.name !== "string" || typeof parameter.in !== "string")
      return void 0;
    return { name: parameter.name, place: parameter.in, pointer: toPointer([...steps, "parameters", index]) };
  });
}
function follow(document, value) {
  let current = value;
  for (let hops = 0; isObject(current) && typeof current.$ref === "string"; hops += 1) {
    if (hops > 20 || !current.$ref.startsWith("#"))
      return void 0;
    current = valueAt(document, fromPointer(current.$ref));
  }
  return current;
}
function checkDuplicates(parameters) {
  const seen = /* @__PURE__ */ new Set();
  return parameters.flatMap((parameter) => {
    if (parameter === void 0)
      return [];
    const { name, place, pointer } = parameter;
    const key = `${place} ${place === "header" ? name.toLowerCase() : name}`;
    if (seen.has(key))
      return [parameterDuplicate({ pointer }, place, name)];
    seen.add(key);
    return [];
  });
}
function checkAmbiguity(templates, path) {
  const shape = path.replace(TEMPLATE, "{}");
  const other = templates.get(shape);
  if (other === void 0)
    templates.set(shape, path);
  return other === void 0 ? [] : [pathAmbiguous({ pointer: toPointer(["paths", path]), on: "key" }, other)];
}
function checkTemplate(document, pathItem, { path, parameters }) {
  const wanted = [...path.matchAll(TEMPLATE)].map((match2) => match2[1]);
  const faults = findUnused(parameters, wanted, path);
  for (const method of METHODS) {
    const operation = pathItem[method];
    if (!isObject(operation))
      continue;
    const steps = ["paths", path, method];
    const own = listParameters(document, operation, steps);
    faults.push(...findUnused(own, wanted, path));
    if ([...parameters, ...own].includes(void 0))
      continue;
    const names = new Set([...parameters, ...own].flatMap((one) => one?.place === "path" ? [one.name] : []));
    const spare = [...names].filter((name) => !wanted.includes(name));
    for (const name of wanted) {
      if (!names.has(name))
        faults.push(pathParameterUndeclared({ pointer: toPointer(steps) }, name, nearestName(name, spare)));
    }
  }
  return faults;
}
function findUnused(parameters, wanted, path) {
  return parameters.flatMap((parameter) => {
    if (parameter?.place !== "path" || wanted.includes(parameter.name))
      return [];
    return [pathParameterUnused({ pointer: parameter.pointer }, parameter.name, path)];
  });
}
var TEMPLATE = /\{([^{}]+)\}/g;

// dist/generator/document/version.js
function readVersion(document) {
  const { openapi } = document;
  const version = typeof openapi === "string" ? /^(3\.[01])\.\d+(-.+)?$/.exec(openapi)?.[1] : void 0;
  return version === void 0 ? { fault: refuse(document) } : { version };
}
function refuse({ openapi, swagger, asyncapi }) {
  if (openapi !== void 0)
    return refuseOpenapi(openapi);
  if (swagger !== void 0) {
    return versionUnsupported({ pointer: "/swagger" }, `Swagger ${show2(swagger)} is not read yet.`, `Convert it to OpenAPI 3 first. ${SUPPORTED}`);
  }
  if (asyncapi !== void 0) {
    return versionUnsupported({ pointer: "/asyncapi" }, "This is an AsyncAPI document.", `Give an OpenAPI document. ${SUPPORTED}`);
  }
  return versionUnsupported({ pointer: "" }, "The document does not say which OpenAPI it is.", `Add \`openapi: 3.1.0\`. ${SUPPORTED}`);
}
function refuseOpenapi(openapi) {
  const at = { pointer: "/openapi" };
  if (typeof openapi === "number")
    return versionUnsupported(at, `The version ${openapi} is a number.`, `Write it in full, as ${openapi}.0.`);
  if (openapi === "3.0" || openapi === "3.1")
    return versionUnsupported(at, "The version is not complete.", `Write ${openapi}.0.`);
  return versionUnsupported(at, `OpenAPI ${show2(openapi)} is not read yet.`, SUPPORTED);
}
function show2(version) {
  return typeof version === "string" || typeof version === "number" ? String(version).slice(0, 20) : "of an unknown version";
}
var SUPPORTED = "OpenAPI 3.0 and 3.1 are supported.";

// dist/generator/document/validate.js
var __rewriteRelativeImportExtension = function(path, preserveJsx) {
  if (typeof path === "string" && /^\.\.?\//.test(path)) {
    return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function(m, tsx, d, ext, cm) {
      return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : d + ext + "." + cm.toLowerCase() + "js";
    });
  }
  return path;
};
async function validate(document) {
  const read = readVersion(document);
  if ("fault" in read)
    return [read.fault];
  const check = await load2(read.version);
  const errors = check(document) ? [] : check.errors ?? [];
  return [...errors.flatMap((error2) => explainError(error2, read.version)), ...checkOperations(document)];
}
var loaded = /* @__PURE__ */ new Map();
function load2(version) {
  const made = loaded.get(version) ?? (fromSource ? compile(version) : loadCompiled(version));
  loaded.set(version, made);
  return made;
}
async function compile(version) {
  const { compileMetaschema } = await import("./compile-metaschema-4JWKSLJB.js");
  return compileMetaschema(version).check;
}
async function loadCompiled(version) {
  const module = await import(__rewriteRelativeImportExtension(new URL(`./openapi-${version}.compiled.js`, import.meta.url).href));
  return module.default;
}

// dist/generator/source/load.js
import { readFile, stat } from "node:fs/promises";
import { relative, resolve as resolve2, sep } from "node:path";
async function loadSource(path, cwd = process.cwd()) {
  const absolute = resolve2(cwd, path);
  const file = displayName(absolute, cwd);
  try {
    const stats = await stat(absolute);
    if (!stats.isFile())
      throw fileNotRegular(file, stats.isDirectory() ? "a folder" : "a pipe, a socket or a device");
    if (stats.size > LIMIT)
      throw fileTooLarge(file, "256 MiB");
    return { file, text: decode(file, await readFile(absolute)) };
  } catch (error2) {
    throw explain(file, error2);
  }
}
function displayName(absolute, cwd) {
  return relative(cwd, absolute).split(sep).join("/") || ".";
}
function decode(file, bytes) {
  if (startsWith(bytes, [255, 254]) || startsWith(bytes, [254, 255]))
    throw fileNotText(file, "is in UTF-16");
  if (bytes.includes(0))
    throw fileNotText(file, "holds NUL bytes: it is a binary file, or in UTF-16");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fileNotText(file, "is not valid UTF-8");
  }
}
function startsWith(bytes, mark) {
  return mark.every((byte, index) => bytes[index] === byte);
}
function explain(file, error2) {
  const code2 = error2 instanceof Error && "code" in error2 ? error2.code : void 0;
  if (code2 === "ENOENT" || code2 === "ENOTDIR")
    return fileNotFound(file);
  if (code2 === "EACCES" || code2 === "EPERM")
    return fileNotReadable(file, "permission denied");
  if (code2 === "ELOOP")
    return fileNotReadable(file, "its symbolic links lead in a circle");
  return error2;
}
var LIMIT = 256 * 1024 * 1024;

// dist/generator/source/locate.js
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
function createLocate(text) {
  const lines = createLineIndex(text);
  const tree = readTree(text);
  return (pointer, on) => {
    if (tree === void 0)
      return lines(0);
    let place = { key: ROOT, value: ROOT };
    for (const step2 of fromPointer(pointer)) {
      const next = entryAt(tree, tree.resolve(place.value), step2);
      if (next === void 0)
        return lines(offsetOf(tree, place));
      place = next;
    }
    return lines(offsetOf(tree, on === "key" ? { key: place.key, value: place.key } : place));
  };
}
var ROOT = 1;
function readTree(text) {
  let events;
  try {
    events = parseEvents(text, { maxDepth: 2 * MAX_DEPTH });
  } catch {
    return void 0;
  }
  return { text, events, ends: findEnds(events), resolve: findAnchors2(text, events) };
}
function findEnds(events) {
  const ends = new Int32Array(events.length);
  const open = [];
  events.forEach(({ type }, index) => {
    ends[index] = index + 1;
    if (type === EVENT_ID.POP)
      ends[open.pop() ?? 0] = index + 1;
    if (type === EVENT_ID.DOCUMENT || type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE)
      open.push(index);
  });
  return ends;
}
function findAnchors2(text, events) {
  const anchors = /* @__PURE__ */ new Map();
  const targets = /* @__PURE__ */ new Map();
  events.forEach((event, index) => {
    if (!("anchorStart" in event) || event.anchorStart < 0)
      return;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS)
      targets.set(index, anchors.get(name) ?? index);
    else
      anchors.set(name, index);
  });
  return (index) => targets.get(index) ?? index;
}
function entryAt(tree, index, step2) {
  const event = tree.events[index];
  if (event?.type === EVENT_ID.MAPPING)
    return memberAt(tree, index, step2);
  if (event?.type !== EVENT_ID.SEQUENCE)
    return void 0;
  let item = index + 1;
  for (let skipped = 0; skipped < Number(step2) && !isPop(tree, item); skipped += 1)
    item = endOf(tree, item);
  return isPop(tree, item) ? void 0 : { key: item, value: item };
}
function memberAt(tree, index, name) {
  let mapping = index;
  for (let hops = 0; mapping !== void 0 && hops < 20; hops += 1) {
    const own = findKey(tree, mapping, name);
    if (own)
      return own;
    const merge = findKey(tree, mapping, "<<");
    mapping = merge && tree.resolve(merge.value);
  }
  return void 0;
}
function findKey(tree, mapping, name) {
  if (tree.events[mapping]?.type !== EVENT_ID.MAPPING)
    return void 0;
  for (let key = mapping + 1; !isPop(tree, key); key = endOf(tree, endOf(tree, key))) {
    const event = tree.events[key];
    if (event?.type === EVENT_ID.SCALAR && getScalarValue(tree.text, event) === name) {
      return { key, value: endOf(tree, key) };
    }
  }
  return void 0;
}
function isPop(tree, index) {
  const type = tree.events[index]?.type;
  return type === void 0 || type === EVENT_ID.POP;
}
function endOf(tree, index) {
  return tree.ends[index];
}
function offsetOf(tree, { key, value }) {
  return startOf(tree, value) ?? startOf(tree, key) ?? blockStart(tree.events[value]);
}
function startOf({ text, events }, index) {
  const event = events[index];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return scalarStart(text, event);
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.style === COLLECTION_STYLE.FLOW ? event.start : void 0;
    default:
      return void 0;
  }
}
function scalarStart(text, { style, valueStart, valueEnd }) {
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK)
    return void 0;
  if (style !== SCALAR_STYLE.PLAIN)
    return valueStart - 1;
  return text.slice(valueStart, valueEnd) === "" ? void 0 : valueStart;
}
function blockStart(event) {
  return event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE ? event.start : 0;
}

// dist/generator/source/locate-faults.js
function locateFaults(faults, sources, origin) {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const locates = /* @__PURE__ */ new Map();
  const located = /* @__PURE__ */ new Map();
  for (const fault of faults) {
    const place = fault.file === void 0 ? origin(fault.pointer) : { file: fault.file, pointer: fault.pointer };
    const position = fault.position ?? find(place.file)(place.pointer, fault.on);
    const error2 = new SpecError(fault, { ...place, ...position });
    located.set(error2.message, error2);
  }
  return [...located.values()].sort(byPlace);
  function find(file) {
    const known = locates.get(file);
    if (known)
      return known;
    const text = texts.get(file);
    const locate = text === void 0 ? () => START2 : createLocate(text);
    locates.set(file, locate);
    return locate;
  }
}
function byPlace({ at: a }, { at: b }) {
  if (a.file !== b.file)
    return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
var START2 = { line: 1, column: 1 };

// dist/generator/source/reader.js
import { realpath } from "node:fs/promises";
import { dirname, relative as relative2, resolve as resolve3, sep as sep2 } from "node:path";
import { fileURLToPath } from "node:url";

// dist/generator/source/fetch.js
async function fetchSource(url, request) {
  const address = new URL(url);
  address.hash = "";
  const file = address.href;
  try {
    const response = await request(address, { redirect: "manual", signal: AbortSignal.timeout(1e4) });
    if (!response.ok)
      throw refuse2(file, describe3(response));
    return { file, text: decode(file, await readBody(file, response)) };
  } catch (error2) {
    if (error2 instanceof UsageError)
      throw error2;
    throw refuse2(file, error2 instanceof Error && error2.name === "TimeoutError" ? "it takes too long" : "it does not answer");
  }
}
async function readBody(file, response) {
  const chunks = [];
  let size = 0;
  if (response.body === null)
    return new Uint8Array();
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > LIMIT2)
      throw refuse2(file, "it is larger than 32 MiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
function describe3({ status }) {
  const redirects = status >= 300 && status < 400;
  return redirects ? `it redirects (${status}); refer to where it leads` : `its status is ${status}`;
}
function refuse2(file, reason) {
  return new UsageError("FILE_NOT_READABLE", `"${file}" cannot be fetched: ${reason}.`, "Correct the URL, or keep a copy beside the document.");
}
var LIMIT2 = 32 * 1024 * 1024;

// dist/generator/source/reader.js
function createReader(options) {
  const { file, roots = [], allowRemote = [], cwd = process.cwd() } = options;
  const folders = [dirname(resolve3(cwd, file)), ...roots.map((root) => resolve3(cwd, root))];
  return async (url, from) => {
    if (url.protocol === "http:" || url.protocol === "https:") {
      if (!allowRemote.includes(url.host) && !allowRemote.includes(url.hostname))
        return { kind: "remote", host: url.host };
      return attempt(() => fetchSource(url, options.fetch ?? fetch));
    }
    if (url.protocol !== "file:")
      return unreadable(`A reference cannot lead to "${url.protocol}".`, NO_SCHEME);
    if (from.protocol !== "file:")
      return unreadable("A remote file cannot refer to a local one.", NO_SCHEME);
    return readLocal(url, folders, cwd);
  };
}
async function readLocal(url, folders, cwd) {
  let path;
  try {
    path = fileURLToPath(url);
  } catch {
    return unreadable("This is not the path of a file.", "Write a path relative to this file, with `/`.");
  }
  const outside = { kind: "outside", folder: displayName(commonFolder(folders[0], path), cwd) };
  if (!folders.some((folder) => holds(folder, path)))
    return outside;
  return attempt(async () => {
    const real = await realpath(path).catch(() => path);
    const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
    if (!realFolders.some((folder) => holds(folder, real)))
      return { ...outside, folder: displayName(dirname(real), cwd) };
    return { ...await loadSource(real, cwd), file: displayName(path, cwd) };
  });
}
async function attempt(read) {
  try {
    const result = await read();
    return "kind" in result ? result : { kind: "source", source: result };
  } catch (error2) {
    if (error2 instanceof UsageError)
      return unreadable(error2.what, error2.hint);
    throw error2;
  }
}
function unreadable(what, hint) {
  return { kind: "unreadable", what, hint };
}
function holds(folder, path) {
  const way = relative2(folder, path);
  return way !== ".." && !way.startsWith(`..${sep2}`) && resolve3(folder, way) === path;
}
function commonFolder(folder, path) {
  let common = folder;
  while (!holds(common, path) && dirname(common) !== common)
    common = dirname(common);
  return common;
}
var NO_SCHEME = "Refer to a file by a relative path, or by http or https.";

// dist/generator/read-document.js
async function readDocument(options) {
  const { run, slice } = await readSlice(options);
  const document = slice.document;
  proceed(run, [...await validate(document), ...checkReferences(document)]);
  const { document: split, origins } = splitDirections(normalise(slice.document));
  const origin = (pointer) => run.origin(originalOf(pointer, origins));
  const locate = (faults) => locateFaults(faults, run.sources, origin);
  return { document: split, sources: run.sources, warnings: locateFaults(run.faults, run.sources, run.origin), locate };
}
async function readSlice(options) {
  const { document: path, overlays = [], root, allowRemote = [] } = options;
  const [source, ...overlaySources] = await Promise.all([path, ...overlays].map((file) => loadSource(file)));
  if (source === void 0)
    throw new Error("No source was loaded.");
  const run = {
    sources: [source, ...overlaySources],
    faults: [],
    origin: (pointer) => ({ file: source.file, pointer })
  };
  const parsed = overlaySources.map((overlay) => ({ file: overlay.file, overlay: parse(run, overlay) }));
  const corrected = await correct(run, parse(run, source), { parsed, documentFile: source.file });
  const read = createReader({ file: path, roots: root === void 0 ? [] : [root], allowRemote });
  const bundled = await bundle(corrected, { file: source.file, read });
  run.sources.push(...bundled.sources);
  run.origin = createOrigin(bundled.places, run.origin);
  proceed(run, bundled.faults);
  const slice = sliceDocument(bundled.document, options);
  if (slice.unknown.length > 0)
    throw selectionUnknown(slice.unknown);
  if (slice.chosen?.length === 0)
    throw selectionEmpty();
  const { origin } = run;
  if (slice.origins.size > 0)
    run.origin = (pointer) => origin(originalOf(pointer, slice.origins));
  return { run, slice, whole: bundled.document };
}
function proceed(run, faults) {
  run.faults.push(...faults);
  if (run.faults.some(({ severity }) => severity === "error")) {
    throw new SpecErrors(locateFaults(run.faults, run.sources, run.origin));
  }
}
function parse(run, source) {
  const { document, faults } = parseSource(source);
  proceed(run, faults);
  return document ?? {};
}
async function correct(run, document, { parsed, documentFile }) {
  let corrected = document;
  for (const { file, overlay } of parsed) {
    const applied = await applyOverlay(corrected, overlay, { file, documentFile });
    run.origin = createOrigin(applied.places, run.origin);
    proceed(run, applied.faults);
    corrected = applied.document;
  }
  return corrected;
}
function originalOf(pointer, origins) {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const original = origins.get(pointer.slice(0, end));
    if (original !== void 0)
      return `${original}${pointer.slice(end)}`;
  }
  return pointer;
}

export {
  componentOf,
  mapObjects,
  walkFrom,
  mapFrom,
  readDocument,
  readSlice
};
