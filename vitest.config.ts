import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { defineConfig } from "vitest/config";
import type { endedTypeLookup } from "./src/server/db/type-lookup";
import type { mutation } from "./src/testing/mutants/plugin";

const load = <Module>(file: string): Promise<Module> => tsImport(file, import.meta.url);
const lookup = await load<{ endedTypeLookup: typeof endedTypeLookup }>("./src/server/db/type-lookup.ts");
const plugin = await load<{ mutation: typeof mutation }>("./src/testing/mutants/plugin.ts");

export default defineConfig({
  plugins: [plugin.mutation()],
  resolve: { alias: { "@": path.resolve("src") } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    globalSetup: "src/testing/global-setup.ts",
    setupFiles: "src/testing/setup.ts",
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    onUnhandledError: (error) => !lookup.endedTypeLookup(error),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
