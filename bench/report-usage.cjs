// Preloaded into every measured process: leaves what it took of the machine where the bench looks for it.
const { isMainThread } = require("node:worker_threads");
if (isMainThread) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { kilobytes: maxRSS, processor: (userCPUTime + systemCPUTime) / 1000 };
    require("node:fs").writeFileSync(process.env.SPECPACT_BENCH_USAGE, JSON.stringify(usage));
  });
}
