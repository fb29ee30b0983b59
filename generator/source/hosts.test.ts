import { describe, expect, it } from "vitest";
import { createHosts, isPrivate } from "./hosts.ts";

describe("a private address", () => {
  it.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.31.0.1", "192.168.1.1"],
    ...["224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"],
    ...["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"],
  ])("is %s", (address) => expect(isPrivate(address)).toBe(true));

  it.each(["8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])("isn't %s", (address) =>
    expect(isPrivate(address)).toBe(false),
  );
});

describe("a host", () => {
  const reached = (document: string, allowed: string[], url: string, address?: string) => {
    const [hosts, at] = [createHosts(document, allowed), new URL(url)];
    return hosts.names(at) && hosts.reaches(at, address ?? at.hostname.replace(/[[\]]/g, ""));
  };

  it.each<[string, string[], string, string | undefined, boolean]>([
    ["a.yaml", [], "https://a.example/", "8.8.8.8", false],
    ["a.yaml", ["a.example"], "https://a.example:8443/", "8.8.8.8", true],
    ["a.yaml", ["A.Example"], "https://a.example/", "8.8.8.8", true],
    ["a.yaml", ["https://a.example/x"], "https://a.example/", "8.8.8.8", true],
    ["a.yaml", ["a.example:8443"], "https://a.example/", "8.8.8.8", false],
    ["a.yaml", ["a.example"], "https://b.a.example/", "8.8.8.8", false],
    ["a.yaml", ["a.example"], "https://a.example.evil/", "8.8.8.8", false],
    ["a.yaml", ["a.example"], "http://a.example/", "127.0.0.1", false],
    ["a.yaml", ["a.example"], "http://a.example/", "::1", false],
    ["a.yaml", ["a.example", "[::1]"], "http://a.example/", "::1", true],
    ["a.yaml", ["a.example", "10.0.0.1"], "http://a.example/", "10.0.0.1", true],
    ["a.yaml", ["127.0.0.1:8080"], "http://127.0.0.1:8080/", undefined, true],
    ["a.yaml", ["127.0.0.1:8080"], "http://127.0.0.1:8081/", undefined, false],
    ["a.yaml", ["127.0.0.1"], "http://2130706433/", undefined, true],
    ["a.yaml", ["2130706433"], "http://0x7f.1/", undefined, true],
    ["a.yaml", ["localhost"], "http://localhost:3000/", "127.0.0.1", true],
    ["http://localhost:3000/a.yaml", [], "http://localhost:3000/b.yaml", "127.0.0.1", true],
    ["http://intranet/a.yaml", [], "http://intranet/b.yaml", "10.0.0.1", true],
    ["http://intranet/a.yaml", [], "https://intranet/b.yaml", "10.0.0.1", true],
    ["https://a.example/a.yaml", [], "http://a.example/b.yaml", "8.8.8.8", false],
    ["https://a.example/a.yaml", [], "http://localhost/", "127.0.0.1", false],
    ["https://a.example/a.yaml", [], "http://0177.0.0.1/", undefined, false],
  ])("with document %s and %j: %s at %s is %s", (document, allowed, url, address, want) => {
    expect(reached(document, allowed, url, address)).toBe(want);
  });

  it("gets the credentials of the document's own origin, and no other", () => {
    const hosts = createHosts("https://me:pa%3Ass@a.example/a.yaml", ["b.example"]);
    expect(hosts.authorization(new URL("https://a.example/b"))).toBe(`Basic ${btoa("me:pa:ss")}`);
    for (const other of ["https://b.example/", "https://a.example:444/", "http://a.example/"])
      expect(hosts.authorization(new URL(other))).toBeUndefined();
  });
});
