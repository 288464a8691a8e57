import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileName, variants } from "./camera.mjs";

const columns = Object.entries(variants).flatMap(([locale, each]) =>
  each.map((variant) => ({ locale, variant })),
);
const heading = ({ locale, variant }) => `${locale} ${variant.suffix.replaceAll("-", " ")}`;
const line = (cells) => `| ${cells.join(" | ")} |`;

function row(screen) {
  const links = columns.map(
    ({ locale, variant }) => `[${variant.suffix}](${fileName(screen, locale, variant)})`,
  );
  return line([screen.name, ...links]);
}

/** Writes the table of all pictures. */
export function writeIndex(folder, screens) {
  const text = [
    "# Every screen",
    "",
    "Taken by `npm run screenshots` from the production build and the demo data; `scripts/screenshots/screens.mjs` lists",
    "the screens, one a line. `npm run screenshots -- --only=todos,sign-in` takes some of them anew.",
    "",
    line(["screen", ...columns.map(heading)]),
    line(["---", ...columns.map(() => "---")]),
    ...screens.map(row),
    "",
  ];
  writeFileSync(join(folder, "README.md"), text.join("\n"));
}
