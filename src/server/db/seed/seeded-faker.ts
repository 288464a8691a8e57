import type { Faker } from "@faker-js/faker";
import { faker } from "@faker-js/faker/locale/en";

/** Faker starting over from a seed of its own for each key, so that one organization's data never shift another's. */
export function seededFaker(key: string): Faker {
  faker.seed([...key].map((letter) => letter.charCodeAt(0)));
  return faker;
}
