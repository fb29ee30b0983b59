import { expect, it } from "vitest";
import { serverUrl } from "./server.ts";

it("puts variables into a server's URL", () => {
  expect(serverUrl("https://{region}.example.com/{v}", { region: "euc1", v: "$&" })).toBe(
    "https://euc1.example.com/$&",
  );
  expect(serverUrl("/api")).toBe("/api");
});

it("refuses a variable without a value", () => {
  expect(() => serverUrl("https://{constructor}", {})).toThrow('"constructor"');
});
