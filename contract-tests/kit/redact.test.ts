import { describe, expect, it } from "vitest";
import { createRedact, createRedaction } from "./redact.ts";
import { redactRecord } from "./redact-record.ts";
import type { CaseRecord } from "./verdict.ts";

describe("createRedact", () => {
  it.each<[string, Record<string, string>, string, string]>([
    ["a key", { A: "sesame" }, "key sesame, sesame", "key …, …"],
    ["a password", { A: "me:sesame" }, "me:sesame and sesame", "… and …"],
    ["a base64 form", { A: "me:sesame" }, `Basic ${btoa("me:sesame")}`, "Basic …"],
    ["a percent-encoded form", { A: "a b/c" }, "?key=a%20b%2Fc", "?key=…"],
    ["a JSON form", { A: 'se"same' }, '{"echo":"se\\"same"}', '{"echo":"…"}'],
    ["a part of a longer one", { A: "open", B: "opensesame" }, "opensesame open", "… …"],
    ["a pattern", { A: ".*$&" }, "a.*$&b", "a…b"],
    ["nothing", {}, "plain", "plain"],
    ["nothing empty or short", { A: "", B: "a" }, "abba", "abba"],
  ])("takes out %s", (_, auth, text, want) => {
    expect(createRedact(auth)(text)).toBe(want);
  });
});

const FINDING = {
  operation: "sesame",
  check: "body",
  severity: "error",
  blame: "provider",
  what: "sesame",
  documentPointer: "/sesame",
  valuePointer: "/sesame",
  expected: "sesame",
  received: "sesame",
  curl: "sesame",
} as const;

it("redactRecord leaves ids and pointers into the document alone", () => {
  const record: CaseRecord = {
    operation: "sesame",
    title: "sesame",
    verdicts: [
      { response: "200", check: "status", verdict: { kind: "pass" } },
      { response: "200", check: "headers", verdict: { kind: "not checked", because: "sesame" } },
      { response: "200", check: "body", verdict: { kind: "finding", finding: FINDING } },
    ],
    duration: 1,
    exchanges: [
      {
        ...{ operation: "sesame", started: 1, duration: 1 },
        request: { method: "GET", url: "http://x/?key=sesame", headers: { a: "sesame" }, body: "sesame" },
        response: { status: 200, headers: { b: "sesame" }, body: "sesame", encoding: "utf8" },
      },
    ],
    witnesses: [],
  };
  const hidden = { what: "…", valuePointer: "/…", expected: "…", received: "…", curl: "…" };
  expect(redactRecord(record, createRedaction({ auth: { A: "sesame" } }))).toEqual({
    ...record,
    verdicts: [
      record.verdicts[0],
      { ...record.verdicts[1], verdict: { kind: "not checked", because: "…" } },
      { ...record.verdicts[2], verdict: { kind: "finding", finding: { ...FINDING, ...hidden } } },
    ],
    exchanges: [
      {
        ...{ operation: "sesame", started: 1, duration: 1 },
        request: { method: "GET", url: "http://x/?key=…", headers: { a: "…" }, body: "…" },
        response: { status: 200, headers: { b: "…" }, body: "…", encoding: "utf8" },
      },
    ],
  });
});

describe("createRedaction", () => {
  const { text, body, json, headers, value } = createRedaction({ auth: { A: "sesame" }, redact: ["Employee Id"] });

  it.each([
    ["JSON", '{"name":"Ann","userPassword": "a\\"b","n":1}', '{"name":"Ann","userPassword": "…","n":1}'],
    ["JSON that was cut", '{"client_secret":"abc', '{"client_secret":"…"'],
    ["a number", '{"accessToken":12345}', '{"accessToken":"…"}'],
    ["no number of tokens", '{"total_tokens":12345,"tokens":"ab"}', '{"total_tokens":12345,"tokens":"…"}'],
    ["no empty value", '{"token":"","secret":null}', '{"token":"","secret":null}'],
    [
      "no place in a list",
      '{"nextPageToken":"abc","token_type":"bearer"}',
      '{"nextPageToken":"abc","token_type":"bearer"}',
    ],
    ["a query", "http://x/pets?api_key=abc&page=2&access%5Ftoken=d", "http://x/pets?api_key=…&page=2&access%5Ftoken=…"],
    ["a form", "user=ann&password=abc==", "user=ann&password=…"],
    [
      "a header of curl",
      "curl 'http://x' -H 'x-auth-token: it'\\''s' -H 'a: b'",
      "curl 'http://x' -H 'x-auth-token: …' -H 'a: b'",
    ],
    [
      "no variable of curl",
      `curl -H 'x-api-key: '"$KEY" -H 'cookie: a=1; b='"$B"`,
      `curl -H 'x-api-key: '"$KEY" -H 'cookie: a=…; b='"$B"`,
    ],
    ["XML", "<a><Password kind='b'>abc</Password><c>d</c></a>", "<a><Password kind='b'>…</Password><c>d</c></a>"],
    [
      "multipart",
      '--x\r\ncontent-disposition: form-data; name="secret"\r\n\r\nabc\r\n--x',
      '--x\r\ncontent-disposition: form-data; name="secret"\r\n\r\n…\r\n--x',
    ],
    [
      "what the user has named",
      '{"employee_id":"7","employee":"b"} employeeId=7',
      '{"employee_id":"…","employee":"b"} employeeId=…',
    ],
    ["a credential", "I know sesame", "I know …"],
  ])("takes out of a text: %s", (_, given, want) => {
    expect(text(given)).toBe(want);
  });

  it("takes lists and objects out of a body, and leaves the rest as it was written", () => {
    expect(body('{ "tokens": ["a", 2], "credentials": { "user": "ann", "n": 7, "on": true } }')).toBe(
      '{"tokens":["…","…"],"credentials":{"user":"…","n":"…","on":true}}',
    );
    expect(body('{ "monkey": "passes" }')).toBe('{ "monkey": "passes" }');
    expect(json({ a: [{ password: "abc", echo: "sesame" }] })).toEqual({ a: [{ password: "…", echo: "…" }] });
  });

  it("takes secrets out of headers", () => {
    const given: [string, string][] = [
      ["authorization", "Bearer abc"],
      ["proxy-authorization", "Basic abc"],
      ["x-api-key", "abc"],
      ["cookie", "session=abc; theme=dark"],
      ["set-cookie", "session=abc; Path=/; Expires=Tue, 24 Nov 2026 12:00:00 GMT; HttpOnly"],
      ["x-echo", "sesame"],
      ["location", "/pets?token=abc"],
      ["accept", "*/*"],
    ];
    expect(headers(given)).toEqual({
      authorization: "…",
      "proxy-authorization": "…",
      "x-api-key": "…",
      cookie: "session=…; theme=…",
      "set-cookie": "session=…; Path=/; Expires=Tue, 24 Nov 2026 12:00:00 GMT; HttpOnly",
      "x-echo": "…",
      location: "/pets?token=…",
      accept: "*/*",
    });
  });

  it.each([
    ["7", "a number"],
    ['"abc"', '"…"'],
    ['""', '""'],
    ["null", "null"],
    ["abc", "…"],
  ])("shows of a secret value %s no more than its type", (received, want) => {
    expect(value(received, "/user/password")).toBe(want);
  });

  it("is fast", () => {
    const long = JSON.stringify(
      Array.from({ length: 20_000 }, (_, id) => ({ id, token: `t${id}`, name: "a".repeat(50) })),
    );
    const started = performance.now();
    expect(text(long)).not.toContain("t17");
    expect(text(`"${'\\"'.repeat(500_000)}`).length).toBeGreaterThan(1000);
    expect(text(`${"a".repeat(1_000_000)}${'"'.repeat(100_000)}<${"b".repeat(1_000_000)}token`).length).toBeGreaterThan(
      1000,
    );
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
