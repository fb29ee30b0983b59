import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^specpact$/, replacement: here("generator/index.ts") },
      { find: /^specpact\/kit$/, replacement: here("contract-tests/kit/index.ts") },
    ],
  },
  test: {
    // Many tests start processes; a busy machine takes its time.
    testTimeout: 60_000,
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    // Many tests wait for a process of their own: a worker for each core keeps the cores busy.
    maxWorkers: "100%",
  },
});
