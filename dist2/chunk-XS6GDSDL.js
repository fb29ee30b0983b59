import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/document/copy.js
function copyJson(value) {
  if (Array.isArray(value))
    return value.map(copyJson);
  return isObject(value) ? copyObject(value) : value;
}
function copyObject(value) {
  const copy = {};
  for (const key of Object.keys(value))
    setOwn(copy, key, copyJson(value[key]));
  return copy;
}
function setOwn(object, key, value) {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else
    object[key] = value;
}
function isDraftObject(value) {
  return isObject(value);
}

export {
  copyJson,
  copyObject,
  setOwn,
  isDraftObject
};
