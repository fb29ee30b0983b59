import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/json/pointer.js
function toPointer(steps) {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
function fromPointer(pointer) {
  const isFragment = pointer.startsWith("#");
  const text = isFragment ? decode(pointer.slice(1)) : pointer;
  if (text === "")
    return [];
  return text.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function valueAt(value, steps) {
  let current = value;
  for (const step of steps) {
    if (Array.isArray(current))
      current = current[Number(step)];
    else if (isObject(current) && Object.hasOwn(current, step))
      current = current[step];
    else
      return void 0;
  }
  return current;
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export {
  toPointer,
  fromPointer,
  valueAt
};
