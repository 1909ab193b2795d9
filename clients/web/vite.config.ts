/** Builds the page into the Python package, under names that stay the same from build to build. */
import { defineConfig } from "vitest/config";

const SERVER = process.env.VSTORE ?? "http://127.0.0.1:8080";

export default defineConfig({
  build: {
    target: "es2022",
    outDir: "../../vstore/web",
    emptyOutDir: true,
    assetsDir: "",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        entryFileNames: "app.js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
        codeSplitting: { groups: [{ name: "three", test: /node_modules\/three/ }] },
      },
    },
  },
  server: {
    proxy: {
      "/ws": { target: SERVER, ws: true },
      "/library": SERVER,
      "/assets": SERVER,
      "/store.json": SERVER,
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
