// dist/generator/from-source.js
var fromSource = new URL(import.meta.url).pathname.endsWith(".ts");

export {
  fromSource
};
