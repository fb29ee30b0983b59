import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder, PETSTORE, runCommand } from "./test-command.ts";

const folder = makeFolder();
const JSON_PETS = JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} }, null, 2);
const utf16 = (text: string, mark = "") => Buffer.from(mark + text, "utf16le");
const many = (line: (index: number) => string) => Array.from({ length: 300 }, (_, index) => line(index)).join("\n");

/** What stands in the file, exit code, what stderr says. */
type Row = readonly [name: string, contents: string | Buffer, code: number, words: RegExp];
const ROWS: readonly Row[] = [
  ["empty.yaml", "", 3, /error empty\.yaml:1:1 SOURCE_EMPTY/],
  ["space.json", " \n\t", 3, /:1:1 SOURCE_EMPTY/],
  ["comments.yaml", "# a\n# b\n", 3, /:1:1 SOURCE_EMPTY/],
  ["marker.yaml", "---\n...\n", 3, /:1:1 (SOURCE_EMPTY|SOURCE_NOT_OBJECT)/],
  ["random.yaml", Buffer.from([1, 2, 0, 255, 254, 7]), 2, /FILE_NOT_TEXT/],
  ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), 2, /FILE_NOT_TEXT/],
  ["zipped.yaml", gzipSync(PETSTORE), 2, /FILE_NOT_TEXT/],
  ["utf16le.yaml", utf16(PETSTORE, "\ufeff"), 2, /FILE_NOT_TEXT .*UTF-16/],
  ["utf16be.yaml", utf16(PETSTORE, "\ufeff").swap16(), 2, /FILE_NOT_TEXT .*UTF-16/],
  ["utf16le-plain.yaml", utf16(PETSTORE), 2, /FILE_NOT_TEXT .*UTF-16/],
  ["latin1.yaml", Buffer.from("openapi: 3.1.0\ninfo: {title: Caf\u00e9}\n", "latin1"), 2, /FILE_NOT_TEXT .*UTF-8/],
  ["tabs.yaml", "openapi: 3.1.0\ninfo:\n\ttitle: t\n", 3, /:3:\d+ SYNTAX_INVALID/],
  ["twice.yaml", "openapi: 3.1.0\nopenapi: 3.1.0\n", 3, /:2:1 KEY_DUPLICATE/],
  ["twice.json", '{"openapi": "3.1.0",\n "paths": {}, "paths": {}}', 3, /:2:15 KEY_DUPLICATE/],
  ["several.yaml", `${PETSTORE}---\n${PETSTORE}`, 3, /SOURCE_SEVERAL_DOCUMENTS/],
  ["swagger12.json", '{"swaggerVersion": "1.2", "apis": []}', 3, /VERSION_UNSUPPORTED/],
  ["asyncapi.yaml", "asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\n", 3, /:1:11 VERSION_UNSUPPORTED .*AsyncAPI/],
  ["future.yaml", PETSTORE.replace("3.0.3", "4.0.0"), 3, /:1:10 VERSION_UNSUPPORTED/],
  ["two.yaml", PETSTORE.replace("3.0.3", "'2.0'"), 3, /:1:\d+ VERSION_UNSUPPORTED/],
  ["schema.graphql", "type Query {\n  pet: String\n}\n", 3, /:\d+:\d+ SYNTAX_INVALID|SOURCE_NOT_OBJECT/],
  ["page.html", "<!doctype html>\n<html><body>404</body></html>\n", 3, /:1:1 (SYNTAX_INVALID|SOURCE_NOT_OBJECT)/],
  ["postman.json", '{"info": {"name": "t", "schema": "x"}, "item": []}', 3, /:\d+:\d+ [A-Z_]+/],
  ["list.json", "[]", 3, /:1:1 SOURCE_NOT_OBJECT .*a list/],
  ["text.yaml", "just words\n", 3, /:1:1 SOURCE_NOT_OBJECT .*a string/],
  ["null.json", "null", 3, /:1:1 SOURCE_NOT_OBJECT/],
  ["cut.json", JSON_PETS.slice(0, 40), 3, /:\d+:\d+ SYNTAX_INVALID/],
  ["cut.yaml", 'openapi: 3.1.0\ninfo: {title: "t\n', 3, /:\d+:\d+ SYNTAX_INVALID/],
  ["comma.json", JSON_PETS.replace(/\n}$/, ",\n}"), 3, /:8:1 SYNTAX_INVALID/],
  ["comment.json", `// pets\n${JSON_PETS}`, 3, /:1:1 SYNTAX_INVALID/],
  ["nan.json", '{"openapi": NaN}', 3, /:1:13 SYNTAX_INVALID/],
  ["nan.yaml", `${PETSTORE}x-a: .nan\n`, 3, /NUMBER_NOT_FINITE/],
  ["function.yaml", `${PETSTORE}x-a: !!js/function "() => 1"\n`, 3, /SYNTAX_INVALID/],
  ["binary.yaml", `${PETSTORE}x-a: !!binary aGk=\n`, 3, /SYNTAX_INVALID/],
  ["tag.yaml", `${PETSTORE}x-a: !foo bar\n`, 3, /SYNTAX_INVALID/],
  ["anchor.yaml", `${PETSTORE}x-a: *none\n`, 3, /SYNTAX_INVALID/],
  [
    "refs.yaml",
    `openapi: 3.1.0\npaths:\n${many((n) => `  /a${n}: {$ref: '#/x/${n}'}`)}\n`,
    3,
    /300 faults.*--all-faults/,
  ],
  [
    "refused.yaml",
    'openapi: 3.1.0\npaths:\n  /a: {$ref: ../a.yaml}\n  /b/{i}: {get: {operationId: 5, security: [{No: []}], responses: {200: {$ref: "#/x"}}}}\n',
    3,
    /REF_OUTSIDE.*:4:80 REF_NOT_FOUND.*"No" is no security scheme/s,
  ],
  ["ansi.yaml", 'openapi: "\\e]0;title\\a\\e[31m\\u202e"\n', 3, /\\u001b\]0;title\\u0007\\u001b\[31m\\u202e/],
  ["long.yaml", `openapi: "${"x".repeat(100_000)}"\n`, 3, /VERSION_UNSUPPORTED/],
  ["/proc/self/mem", "", 2, /FILE_NOT_/],
  ["/dev/zero", "", 2, /FILE_NOT_REGULAR/],
  ["/dev/full", "", 2, /FILE_NOT_REGULAR/],
  [`${"n".repeat(300)}.yaml`, "", 2, /FILE_NOT_READABLE .*ENAMETOOLONG/],
  ["pipe", "", 2, /FILE_NOT_REGULAR/],
  ["socket", "", 2, /FILE_NOT_REGULAR/],
  ["dangling.yaml", "", 2, /FILE_NOT_FOUND/],
  ["loop.yaml", "", 2, /FILE_NOT_READABLE .*circle/],
];

const GOOD: readonly (readonly [name: string, contents: string])[] = [
  ["mark.yaml", `\ufeff${PETSTORE}`],
  ["mark.json", `\ufeff${JSON_PETS}`],
  ["crlf.yaml", PETSTORE.replaceAll("\n", "\r\n")],
  ["cr.yaml", PETSTORE.replaceAll("\n", "\r")],
  ["json.yaml", JSON_PETS],
  ["yaml.json", PETSTORE],
];

let socket: Server | undefined;
beforeAll(async () => {
  if (process.platform !== "linux") return;
  for (const [name, contents] of [...ROWS, ...GOOD])
    if (contents.length > 0 || name.startsWith("empty")) writeFileSync(join(folder, name), contents);
  execFileSync("mkfifo", [join(folder, "pipe")]);
  symlinkSync("nowhere", join(folder, "dangling.yaml"));
  symlinkSync("loop.yaml", join(folder, "loop.yaml"));
  socket = createServer();
  await new Promise<void>((resolve) => socket?.listen(join(folder, "socket"), resolve));
  writeFileSync(join(folder, "secret.yaml"), PETSTORE);
  chmodSync(join(folder, "secret.yaml"), 0);
});
afterAll(() => socket?.close());

describe.runIf(process.platform === "linux")("the command, given", { timeout: 120_000 }, () => {
  it.concurrent.each(ROWS)("%s", async (name, _, code, words) => {
    const ended = await runCommand(["generate", name, "--output", `out-${name.slice(-9)}`], folder);
    expect(ended, ended.stderr).toMatchObject({ code, stdout: "" });
    expect(ended.stderr).toMatch(words);
    const lines = ended.stderr.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(400);
    expect(ended.stderr).not.toMatch(/^\s+at (?!#)|This is a bug|[^\P{Cc}\n]|\p{Bidi_Control}/mu);
    expect(existsSync(join(folder, `out-${name.slice(-9)}`))).toBe(false);
  });

  it.concurrent.each(GOOD)("%s succeeds", async (name) => {
    const ended = await runCommand(["generate", name, "--output", `good-${name}`], folder);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
  });

  it.skipIf(process.getuid?.() === 0)("a file without permission", async () => {
    const ended = await runCommand(["generate", "secret.yaml", "--output", "out-secret"], folder);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/FILE_NOT_READABLE .*permission/) });
  });
});
