import { expect, type Locator, type Page } from "@playwright/test";
import { call, type Organization } from "../fixtures";
import { TodosPage } from "./todos-page";

type Changes = { title?: string; dueDate?: string | null; priority?: number; description?: string };

/** The side panel of one todo. */
export class TodoPanelPage {
  readonly panel: Locator;
  readonly title: Locator;
  readonly description: Locator;
  readonly composer: Locator;
  readonly comments: Locator;
  readonly history: Locator;
  readonly conflict: Locator;

  private constructor(
    readonly page: Page,
    readonly todos: TodosPage,
  ) {
    this.panel = todos.panel;
    this.title = this.panel.getByLabel("Title");
    this.description = this.panel.getByLabel("Description");
    this.composer = this.panel.getByLabel("Write a comment");
    this.comments = this.panel.getByRole("list", { name: "Comments" }).getByRole("listitem");
    this.history = this.panel.getByRole("list", { name: "History" }).getByRole("listitem");
    this.conflict = page.getByRole("dialog", { name: "This todo was changed meanwhile" });
  }

  /** Pages opened from now on hear of no change by others, so that none overtakes what the test does. */
  static async hearNothing(page: Page): Promise<void> {
    await page.route(/events\.onChange/, () => {});
    const nothing = [{ result: { data: { entities: [] } } }];
    await page.route("**/api/trpc/events.since?**", (route) => route.fulfill({ json: nothing }));
  }

  /** The panel of the only todo of a fresh person's own organization. */
  static async ofNewTodo(page: Page, title: string): Promise<TodoPanelPage> {
    const todos = await TodosPage.ofNewPerson(page, "Mia Keller", [title]);
    await todos.title(title).click();
    await expect(page).toHaveURL(/\?todo=/);
    const panel = new TodoPanelPage(page, todos);
    await expect(panel.title).toHaveValue(title);
    return panel;
  }

  tab(name: "Comments" | "History"): Locator {
    return this.panel.getByRole("tab", { name });
  }

  /** Changes the open todo over the API, as another window would. */
  async changeBehind(changes: Changes): Promise<void> {
    const { request } = this.page.context();
    const answer = await request.get("/api/trpc/organizations.list");
    const { result }: { result: { data: Organization[] } } = await answer.json();
    const organization = result.data.find(({ slug }) => slug === this.todos.slug);
    const id = new URL(this.page.url()).searchParams.get("todo");
    await call(this.page.context(), "todos.update", { id, ...changes }, organization);
  }

  async rename(title: string): Promise<void> {
    await this.title.fill(title);
    await this.title.press("Enter");
  }

  async comment(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("ControlOrMeta+Enter");
    await expect(this.comments.last()).toContainText(text);
    await expect(this.panel.getByText("sending…")).toBeHidden();
  }

  version(whose: "Yours" | "Theirs"): Locator {
    return this.conflict.getByRole("region", { name: whose });
  }
}
