// dist/generator/json/json.js
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export {
  isObject
};
