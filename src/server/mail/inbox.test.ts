import { describe, expect, it } from "vitest";
import { keepInInbox, readInbox } from "./inbox";

const mail = (to: string, subject: string) => ({ to, subject, html: "", text: "" });
const subjects = async (to?: string) => (await readInbox(to)).map(({ subject }) => subject);

describe("the inbox of this machine", () => {
  it("shows the newest mails first, those to one address or all", async () => {
    await keepInInbox(mail("ada@example.test", "one"));
    await keepInInbox(mail("bob@example.test", "two"));
    await keepInInbox(mail("ada@example.test", "three"));
    expect(await subjects("ada@example.test")).toEqual(["three", "one"]);
    expect(await subjects("ad@example.test")).toEqual([]);
    expect((await subjects()).slice(0, 3)).toEqual(["three", "two", "one"]);
  });
});
