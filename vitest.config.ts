import path from "node:path";
import { defineConfig } from "vitest/config";
import { endedTypeLookup } from "./src/server/db/type-lookup";

export default defineConfig({
  resolve: { alias: { "@": path.resolve("src") } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    globalSetup: "src/testing/global-setup.ts",
    setupFiles: "src/testing/setup.ts",
    pool: "forks",
    maxWorkers: 2,
    onUnhandledError: (error) => !endedTypeLookup(error),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
