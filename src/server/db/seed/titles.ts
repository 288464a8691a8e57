import type { Faker } from "@faker-js/faker";
import type { DemoClock } from "./clock";
import { type Area, phrases } from "./phrases/areas";
import { slots } from "./phrases/slots";

/** Without an area a todo is in no project. */
export type Writing = { title: string; description: string | null; area?: Area };

const describedShare = 0.35;

/** Writes todos of the given areas; no title comes twice. `persons` are first names. */
export function makeWriter(
  faker: Faker,
  clock: DemoClock,
  areas: readonly Area[],
  persons: readonly string[],
) {
  const used = new Set<string>();
  const values = {
    ...slots,
    person: persons,
    month: [-2, -1, 0].map((offset) => clock.month(offset)),
    quarter: [0, 1].map((offset) => clock.quarter(offset)),
  };
  const fill = (template: string) =>
    faker.helpers.mustache(template, {
      number: () => String(faker.number.int({ min: 2001, max: 2999 })),
      ...Object.fromEntries(
        Object.entries(values).map(([slot, options]) => [slot, () => faker.helpers.arrayElement(options)]),
      ),
    });
  const pickDescription = (area: Area) =>
    faker.datatype.boolean(describedShare) ? faker.helpers.arrayElement(phrases[area].descriptions) : null;

  return function write(): Writing {
    const area = faker.helpers.arrayElement(areas);
    const title = fill(faker.helpers.arrayElement(phrases[area].titles));
    if (used.has(title)) return write();
    used.add(title);
    return { title, description: pickDescription(area), area };
  };
}
