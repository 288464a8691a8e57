import { expect, type Locator, type Page } from "@playwright/test";
import type { TodoPanelPage } from "./todo-panel-page";

export type NewFile = { name: string; mimeType: string; buffer: Buffer };

const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
export const picture = (name: string): NewFile => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(dot, "base64"),
});
export const text = (name: string, content = `The content of ${name}`): NewFile => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

/** The files in the panel of a todo. */
export class AttachmentsSection {
  readonly section: Locator;
  readonly files: Locator;
  readonly uploads: Locator;

  constructor(readonly panel: TodoPanelPage) {
    this.section = panel.panel.getByRole("region", { name: "Attachments" });
    this.files = this.section.getByRole("list", { name: "Attachments" }).getByRole("listitem");
    this.uploads = this.section.getByRole("list", { name: "Uploads" }).getByRole("listitem");
  }

  get page(): Page {
    return this.panel.page;
  }

  async attach(...files: NewFile[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.section.getByRole("button", { name: "Attach files" }).click();
    await (await chooser).setFiles(files);
  }

  file(name: string): Locator {
    return this.files.filter({ hasText: name });
  }

  upload(name: string): Locator {
    return this.uploads.filter({ hasText: name });
  }

  preview(name: string): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** Drops or pastes files as a browser does with those of another program. */
  async give(how: "drop" | "paste", file: NewFile): Promise<void> {
    await this.page.evaluate(
      ({ how, name, type, content }) => {
        const data = new DataTransfer();
        data.items.add(new File([content], name, { type }));
        const event =
          how === "drop"
            ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      },
      { how, name: file.name, type: file.mimeType, content: file.buffer.toString() },
    );
  }

  /** Holds the bytes of uploads back until it is called. */
  async hold(): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route("**/api/attachments/*", async (route) => {
      if (route.request().method() === "PUT") await released;
      await route.continue().catch(() => {});
    });
    return release;
  }

  async expectNames(...names: string[]): Promise<void> {
    await expect(this.files).toHaveCount(names.length);
    for (const name of names) await expect(this.file(name)).toBeVisible();
  }
}
