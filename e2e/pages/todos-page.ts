import { expect, type Locator, type Page } from "@playwright/test";
import { awake, createOrganization, createTodos, enter } from "../fixtures";

/** The list of todos of one organization and what opens from it. */
export class TodosPage {
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly dialog: Locator;
  readonly panel: Locator;
  readonly selectionBar: Locator;

  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {
    this.list = page.getByRole("list", { name: "Todos" });
    this.rows = this.list.getByRole("listitem");
    this.search = page.getByRole("searchbox", { name: "Search todos" });
    this.dialog = page.getByRole("dialog", { name: "New todo" });
    this.panel = page.getByRole("dialog", { name: "Todo", exact: true });
    this.selectionBar = page.getByRole("status").filter({ hasText: "selected" });
  }

  /** The open list of a fresh person's own organization "Harbour", with todos of these titles. */
  static async ofNewPerson(page: Page, name: string, titles: readonly string[] = []): Promise<TodosPage> {
    await enter(page.context(), name);
    const organization = await createOrganization(page.context(), "Harbour");
    const todos = new TodosPage(page, organization.slug);
    if (titles.length > 0) await createTodos(page.context(), organization, titles);
    await todos.open();
    return todos;
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/o/${this.slug}/todos${query}`);
    const heading = this.page.getByRole("heading", { name: "Todos", level: 1 });
    await expect(heading).toBeVisible();
    await expect(this.list.or(this.page.getByRole("main").getByRole("heading", { level: 2 }))).toBeVisible();
    await awake(heading);
  }

  row(title: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("button", { name: title, exact: true }) });
  }

  title(title: string): Locator {
    return this.list.getByRole("button", { name: title, exact: true });
  }

  checkbox(action: "Select" | "Complete" | "Reopen", title: string): Locator {
    return this.list.getByRole("checkbox", { name: `${action} “${title}”` });
  }

  status(name: "Open" | "Completed" | "All"): Locator {
    return this.page.getByRole("group", { name: "Status" }).getByRole("button", { name });
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: /notifications/i }).getByText(text);
  }

  toastAction(name: "Undo" | "Retry"): Locator {
    return this.page.getByRole("region", { name: /notifications/i }).getByRole("button", { name });
  }

  /** Opens one of the lists behind a button and takes an option. */
  async pick(button: Locator, option: string): Promise<void> {
    await button.click();
    await this.page.getByRole("option", { name: option }).click();
  }

  async sortBy(label: string): Promise<void> {
    await this.pick(this.page.getByRole("combobox", { name: "Sort" }), label);
  }

  async filter(name: "Assignee" | "Priority" | "Due", option: string): Promise<void> {
    await this.pick(this.page.getByRole("search").getByRole("button", { name }), option);
  }

  /** Makes the server fail one procedure; answers how to let it work again. */
  async refuse(procedure: string): Promise<() => Promise<void>> {
    const path = `**/api/trpc/${procedure}?**`;
    await this.page.route(path, (route) => route.fulfill({ status: 500, json: [failureOf(procedure)] }));
    return () => this.page.unroute(path);
  }

  /** Holds the answers of one procedure back until it is called; with a status, they are failures. */
  async delay(procedure: string, status?: number): Promise<() => void> {
    let answer = () => {};
    const called = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await this.page.route(`**/api/trpc/${procedure}?**`, async (route) => {
      await called;
      await (status ? route.fulfill({ status, json: [failureOf(procedure)] }) : route.continue());
    });
    return answer;
  }

  /** Writes a title in the dialog and presses Enter; does not wait for what comes of it. */
  async create(title: string): Promise<void> {
    await this.page.keyboard.press("c");
    await this.dialog.getByLabel("Title").fill(title);
    await this.page.keyboard.press("Enter");
  }
}

function failureOf(procedure: string) {
  const data = { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, path: procedure };
  return { error: { message: "The server did not answer", code: -32603, data } };
}
