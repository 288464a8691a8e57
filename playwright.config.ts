import { defineConfig, devices } from "@playwright/test";

const executablePath = process.env.CHROME_PATH;
const desktop = devices["Desktop Chrome"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A second try is printed as flaky; a test that fails twice fails the run.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...desktop,
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    trace: "on-first-retry",
    launchOptions: {
      executablePath,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
