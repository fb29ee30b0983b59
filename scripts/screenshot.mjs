// Writes docs/report.png, which the README shows: the page about the reference provider where it breaks promises.
// Run it with `npm run screenshot`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startBrowser } from "../contract-tests/kit/testing/browser.ts";
import { startProvider } from "../contract-tests/provider/provider.ts";

const FAULT = process.argv[2] ?? "shape-null-in-nested";

const folder = mkdtempSync(join(tmpdir(), "specpact-screenshot-"));
const report = join(folder, "report.html");
const provider = await startProvider({ fault: FAULT });
const found = await startBrowser();
try {
  if ("because" in found) throw new Error(`There is no Chromium: ${found.because}.`);
  const command = ["--import", "tsx", "generator/cli/main.ts", "verify", "--target", provider.url];
  const flags = ["--auth", "ApiKeyAuth=test-api-key", "--report", `html=${report}`];
  await once(spawn(process.execPath, [...command, ...flags], { stdio: ["ignore", "ignore", "inherit"] }), "exit");
  await photograph(found.browser);
} finally {
  if ("browser" in found) await found.browser.close();
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
}

async function photograph(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1080, height: 1240 });
  await page.goto(pathToFileURL(report).href);
  await page.screenshot({ path: "docs/report.png", optimizeForSpeed: false });
}
