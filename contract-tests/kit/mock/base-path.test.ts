import { expect, it } from "vitest";
import { basePath } from "./base-path.ts";

it.each([
  { url: "https://api.example.com/api", want: "/api" },
  { url: "https://api.example.com/v1/", want: "/v1" },
  { url: "https://api.example.com", want: "" },
  { url: "/", want: "" },
  { url: "/relative/v2", want: "/relative/v2" },
  { url: "v3", want: "/v3" },
  { url: "//api.example.com/x", want: "/x" },
  { url: "https://example.com//a//b", want: "/a/b" },
  { url: "https://{region}.example.com/{version}", want: "/v9" },
  { url: "{scheme}://example.com/a", want: "/%7Bscheme%7D:/example.com/a" },
  { url: "http://[", want: "" },
])("$url → $want", ({ url, want }) => {
  const variables = [
    { name: "region", default: "eu", enum: [] },
    { name: "version", default: "v9", enum: [] },
  ];
  expect(basePath({ url, variables })).toBe(want);
});

it("is empty without a server", () => {
  expect(basePath(undefined)).toBe("");
});
