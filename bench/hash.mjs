// The least that a run without change does: starts, reads a document and hashes it.
// node hash.mjs DOCUMENT
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

process.stdout.write(`${createHash("sha256").update(readFileSync(process.argv[2])).digest("hex")}\n`);
