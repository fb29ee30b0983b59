import { availableParallelism, cpus, totalmem } from "node:os";
import { installedVersion } from "./install.ts";
import { peerVersions } from "./peers.ts";

/** What the figures are taken with, one entry a line. */
export function listVersions(): string[] {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return [
    `${process.platform} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), ${memory}`,
    `node ${process.versions.node}, typescript ${["ts59", "ts6", "ts7"].map(installedVersion).join(", ")}`,
    peerVersions().join(", "),
  ];
}
