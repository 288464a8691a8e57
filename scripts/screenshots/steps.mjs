import { password } from "./people.mjs";

/** What is done on a screen before its picture is taken; `say` answers a sentence of the page's language. */
export const press = (key) => (page) => page.keyboard.press(key);

/** Presses the first button that says a sentence. */
export const click =
  (sentence, role = "button") =>
  (page, { say }) =>
    page
      .getByRole(role, { name: say(sentence) })
      .first()
      .click();

/** Presses the first element of a selector. */
export const clickOn = (selector) => (page) => page.locator(selector).first().click();

export const fill = (selector, text) => (page) => page.locator(selector).first().fill(text);

export const steps =
  (...each) =>
  async (page, scene) => {
    for (const step of each) await step(page, scene);
  };

/** Gives e-mail and password where somebody signs in. */
export const signInAs = (email, word = password) =>
  steps(fill("input[type=email]", email), fill("input[type=password]", word), press("Enter"));

export const goOffline = (page) => page.context().setOffline(true);

/** A procedure that cannot be answered now. */
export const failing =
  (procedure) =>
  async (page, { say }) => {
    const error = {
      message: say("errors:unavailable"),
      code: -32603,
      data: {
        code: "INTERNAL_SERVER_ERROR",
        httpStatus: 500,
        requestId: "0f3c9a52-7d41-4f0e-9c55-2b1d6a8e4c10",
      },
    };
    await page.route(`**/api/trpc/${procedure}**`, (route) =>
      route.fulfill({ status: 500, json: [{ error }] }),
    );
  };
