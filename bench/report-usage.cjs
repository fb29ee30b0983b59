// Preloaded into every measured process: leaves the most memory that it held, in kB, where the bench looks for it.
const { isMainThread } = require("node:worker_threads");
if (isMainThread) {
  process.on("exit", () => {
    require("node:fs").writeFileSync(process.env.SPECPACT_BENCH_USAGE, String(process.resourceUsage().maxRSS));
  });
}
