// Writes docs/conformance.md: the tests make it, and this asks them to.
import { spawnSync } from "node:child_process";

const env = { ...process.env, UPDATE_CONFORMANCE: "1" };
const { status } = spawnSync("npx", ["vitest", "run", "conformance"], { env, stdio: "inherit", shell: true });
process.exit(status ?? 1);
