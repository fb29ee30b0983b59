// dist/generator/document/openapi.js
var METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export {
  METHODS
};
