import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer-core";

export type Found = { readonly browser: Browser } | { readonly because: string };

/** A headless Chromium: the one that npm has brought, where it runs, else one of the system's. */
export async function startBrowser(): Promise<Found> {
  const failures: string[] = [];
  for (const path of [await bundled(), ...INSTALLED].filter((each) => each !== undefined && existsSync(each))) {
    try {
      return {
        browser: await puppeteer.launch({ executablePath: path as string, headless: "shell", args: ARGUMENTS }),
      };
    } catch (error) {
      failures.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    }
  }
  return { because: failures[0] ?? "there is no Chromium on this machine" };
}

/** It is for Linux on x64 only, and unpacks itself into the folder for temporary files. */
async function bundled(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath().catch(() => undefined);
}

const INSTALLED = [
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map((name) => `/usr/bin/${name}`),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Its own sandbox needs rights that a container often lacks; what it opens here is our own page. */
const ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage", "--font-render-hinting=none"];
