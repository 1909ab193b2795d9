/** Builds the script for other sites: one plain file, for pages that know no modules. Runs after the page's own build. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "../../vstore/web",
    emptyOutDir: false,
    lib: { entry: "src/embed.ts", name: "vstoreEmbed", formats: ["iife"], fileName: () => "embed.js" },
  },
});
