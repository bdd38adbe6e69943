import { defineConfig } from "vitest/config";

/** The browser test runs against a server that is already up; see console.e2e.ts for its settings. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: ["default", "junit"],
    outputFile: { junit: "target/e2e-reports/TEST-console-e2e.xml" },
  },
});
