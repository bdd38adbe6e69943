import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Address of a running server for `npm run dev`; its certificate is its own, so it is not checked there. */
const server = process.env["HONEYLINK_URL"] ?? "https://localhost:8443";

export default defineConfig({
  base: "/console/",
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": { target: server, secure: false, changeOrigin: true } } },
  build: {
    // Maven packs target/classes as the jar whose META-INF/resources a servlet container serves.
    outDir: "target/classes/META-INF/resources/console",
    emptyOutDir: true,
    manifest: "manifest.json",
    // The content security policy is "self" alone: nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "https://localhost/console/" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test-setup.ts"],
    reporters: ["default", "junit"],
    outputFile: { junit: "target/surefire-reports/TEST-console.xml" },
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
