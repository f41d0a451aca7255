import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// The bundler lists the modules it bundled, but not the files that only CSS refers to.
const FONTS = ["node_modules/@fontsource/fira-code", "node_modules/@fontsource/roboto"];
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const TEXT = /^(licen[cs]e|copying|notice|thirdpartynotices)(\.(md|txt))?$/i;

/** Two plugins: `collect` belongs in every bundle, workers included; `write` emits LICENSES.txt with all they found. */
export function licenses() {
  const folders = new Set(FONTS);

  const collect = {
    name: "collect-licenses",
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const [folder] = PACKAGE.exec(id) ?? [];
        if (folder) folders.add(folder);
      }
    },
  };

  const write = {
    name: "write-licenses",
    generateBundle: {
      order: "post",
      handler() {
        const packages = new Map(); // text -> the packages that come with it
        for (const [title, text] of [...folders].map(read).sort())
          packages.set(text, (packages.get(text) ?? new Set()).add(title));
        const source = [...packages].map(([text, titles]) => `${[...titles].join("\n")}\n\n${text}\n`);
        this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: source.join(`\n${"=".repeat(80)}\n\n`) });
      },
    },
  };

  return { collect, write };
}

function read(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => TEXT.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [`${name} ${version} (${license})`, texts.join("\n\n")];
}
