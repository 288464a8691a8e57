import {
  createOrganization,
  expect,
  expectAccessible,
  linkIn,
  newEmail,
  newSlug,
  password,
  readMail,
  signUp,
  test,
} from "./fixtures";
import { expectFieldError, OnboardingPage, SignUpPage } from "./pages/auth-pages";
import { TodosPage } from "./pages/todos-page";

test("a new person signs up, confirms the address and creates the first organization", async ({ page }) => {
  const form = new SignUpPage(page);
  const onboarding = new OnboardingPage(page);
  const email = newEmail("ada");
  const slug = newSlug("ada");

  await form.open();
  await form.fill({ name: "Ada Example", email, password });
  await form.submit.click();
  await form.expectMailSent(email);

  await page.goto(linkIn(await readMail(page.request, email, /confirm/i)));
  await onboarding.expectShown();
  await onboarding.name.fill("Ada and Friends");
  await expect(onboarding.address).toHaveValue("ada-and-friends");
  await onboarding.address.fill(slug);
  await onboarding.submit.click();

  await onboarding.expectStep("Who works with you?");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Continue" }).click();
  await onboarding.expectStep("What is to be done?");
  await expectAccessible(page);
  await page.getByLabel("Your first todo").fill("Buy the first machine");
  await page.getByRole("button", { name: "Add 3 todos and start" }).click();
  await expect(page).toHaveURL(`/o/${slug}`);
  await expect(page.getByText("Buy the first machine")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Welcome" })).toBeHidden();
  await expect(page.getByRole("button", { name: /Ada and Friends/ })).toBeVisible();
});

test("what is wrong with a new account stands beside its field", async ({ page }) => {
  const form = new SignUpPage(page);
  await form.open();
  await form.fill({ name: " ", email: "not an address", password: "short" });
  await form.submit.click();
  await expectFieldError(form.name, "Enter your name");
  await expectFieldError(form.email, "This is not an e-mail address");
  await expectFieldError(form.password, "At least 10 characters");
  await expect(form.name).toBeFocused();
  await expectAccessible(page);
});

test("an address that is taken is refused beside its field", async ({ page, context, browser }) => {
  const other = await browser.newContext();
  await signUp(other, "Tia Taken", newEmail("tia"));
  const { slug } = await createOrganization(other, "taken");
  await other.close();

  await signUp(context, "Bea Late", newEmail("bea"));
  const onboarding = new OnboardingPage(page);
  await onboarding.open();
  await onboarding.name.fill("Late");
  await onboarding.address.fill(slug);
  await onboarding.submit.click();
  await expectFieldError(onboarding.address, "This address is taken. Choose another one.");
  await expect(onboarding.address).toBeFocused();
  await expect(page).toHaveURL("/onboarding");
});

test("a double click makes one account and one organization", async ({ page }) => {
  const form = new SignUpPage(page);
  const onboarding = new OnboardingPage(page);
  const email = newEmail("dora");
  const slug = newSlug("dora");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });

  await form.open();
  await form.fill({ name: "Dora Double", email, password });
  await form.submit.dblclick();
  await form.expectMailSent(email);
  expect(sent.filter((path) => path.endsWith("/sign-up/email"))).toHaveLength(1);

  await page.goto(linkIn(await readMail(page.request, email, /confirm/i)));
  await onboarding.name.fill("Double");
  await onboarding.address.fill(slug);
  await onboarding.submit.dblclick();
  await onboarding.expectStep("Who works with you?");
  await new TodosPage(page, slug).open();
  expect(sent.filter((path) => path.includes("organizations.create"))).toHaveLength(1);
  await page.getByRole("button", { name: /^Switch organization/ }).click();
  await expect(page.getByRole("menuitem", { name: /Owner/ })).toHaveCount(1);
});
