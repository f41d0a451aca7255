import { defineConfig } from "vite";
import { licenses } from "./licenses.js";

const { collect, write } = licenses();
const output = { comments: { legal: true } };

export default defineConfig({
  base: "/playground/",
  plugins: [collect, write],
  worker: { format: "es", plugins: () => [collect], rolldownOptions: { output } },
  build: {
    assetsInlineLimit: 0, // Fonts and icons as files of our own: the policy then allows no `data:` font.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000, // Monaco.
    rolldownOptions: {
      output,
      // "use client" means nothing in a bundle, and there are dozens of it.
      onLog: (level, log, report) => log.code === "MODULE_LEVEL_DIRECTIVE" || report(level, log),
    },
  },
});
