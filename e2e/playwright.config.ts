import { defineConfig } from '@playwright/test';

const browser = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../target/e2e',
  // Each worker has a clinic of its own, so journeys never see each other's patients.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A busy machine can be slow once. What fails twice is a fault, and what passed at the second try is said to be flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: {
    ...browser,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // What goes through a worker cannot be held up by a journey: those about the worker allow it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'own colours, little motion',
      grep: /a patient completes a pack/,
      use: {
        viewport: { width: 1280, height: 900 },
        contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' },
      },
    },
  ],
});
