// The browser to measure in.

import { chromium as engine } from '@playwright/test';

const SLOWER = 4;

export function chromium() {
  return engine.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
}

/** Makes a page's processor so many times slower. Resolves to its devtools. */
export async function slower(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return devtools;
}
