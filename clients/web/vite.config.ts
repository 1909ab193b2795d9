/** Builds the page into the Python package, under names that stay the same from build to build. */
import { defineConfig } from "vitest/config";

/** What three-vrm shows its makers alone, or asks for by its kind: nobody sees it here, and it stays out of every page. */
const UNSEEN = ["AxesHelper", "GLBufferAttribute"];
const SEEN = "\0three-for-vrm";
const threeForVrm = {
  name: "three-for-vrm",
  enforce: "pre" as const,
  resolveId: (id: string, importer = "") =>
    id === SEEN || (id === "three" && importer.includes("@pixiv/three-vrm")) ? SEEN : null,
  load: (id: string) =>
    id === SEEN ? `export * from "three"; ${UNSEEN.map((name) => `export class ${name} {}`).join("; ")}` : null,
};

const SERVER = process.env.VSTORE ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [threeForVrm],
  build: {
    target: "es2022",
    outDir: "../../vstore/web",
    emptyOutDir: true,
    assetsDir: "",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // The store's page, and the chat alone.
      input: { app: "index.html", widget: "widget.html" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
        codeSplitting: {
          groups: [
            // What only some visitors need of three.js stays with the code that needs it.
            { name: "three", test: /node_modules\/three\/(?!examples\/jsm\/(?:exporters|libs|webxr))/ },
            // What draws in 3D must not come along with what every page has.
            { name: "common", test: /src\/(?!xr\/|view\/(?!no-webgl))/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // The page's own worklet is such a file: it must come under a name, from here.
  worker: { rolldownOptions: { output: { entryFileNames: "[name].js" } } },
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
