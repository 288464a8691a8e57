import { expect, type Page } from "@playwright/test";
import { extendTailwindMerge } from "tailwind-merge";

const sortOut = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["meta", "dense", "body", "title"] }] } },
});

/** Fails where two classes of an element set the same property: which one wins would be up to the stylesheet's order. */
export async function expectNoRivalClasses(page: Page): Promise<void> {
  const names = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll("[class]")].map((each) => each.getAttribute("class") ?? "")),
  ]);
  const rivals = names.flatMap((all) => {
    const kept = new Set(sortOut(all).split(" "));
    const lost = all.split(" ").filter((name) => name && !kept.has(name));
    return lost.length > 0 ? [`${lost.join(" ")} in "${all}"`] : [];
  });
  expect(rivals).toEqual([]);
}
