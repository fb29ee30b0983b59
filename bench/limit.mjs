// The least that a generator does: reads a document, parses it, and writes as many bytes as openapi-typescript does.
// node limit.mjs DOCUMENT BYTES
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [document, bytes] = process.argv.slice(2);
const text = readFileSync(document, "utf8");
if (document.endsWith(".json")) JSON.parse(text);
// The parser that SpecPact uses, not one that a peer brought.
else createRequire(new URL("../package.json", import.meta.url))("js-yaml").load(text);
writeFileSync("limit.out", Buffer.alloc(Number(bytes), "x"));
