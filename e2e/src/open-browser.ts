import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { unpackChromium } from "./unpack-chromium.ts";

/** A headless Chromium that came with an npm package. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await unpackChromium();
  return playwright.launch({
    executablePath,
    args: [...chromium.args, "--no-sandbox", "--disable-background-networking"],
    env: { ...process.env, FONTCONFIG_PATH: join(dirname(executablePath), "fonts") },
  });
}
