import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "@/domain/account";
import de from "@/i18n/messages/de/mails.json";
import en from "@/i18n/messages/en/mails.json";
import type { MailJob } from "../jobs/payloads";

const rest = { expiresAt: "2026-12-01T10:00:00.000Z" } as const;
const url = "http://localhost:3000/i";
const received: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", async () => {
      received.push(await PostalMime.parse(Buffer.concat(chunks)));
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
});

describe("a mail", () => {
  it("arrives over SMTP with a readable text part and the link in both parts", async () => {
    const { sendMail } = await import("./send");
    const url = "http://localhost:3000/invite/1";
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: { organization: "Acme", inviter: "Mia", role: "viewer", url, ...rest },
    });
    const [mail] = received;
    expect(mail?.to?.[0]?.address).toBe("new@example.test");
    expect(mail?.subject).toBe("Mia invites you to Acme");
    expect(mail?.text).toContain(url);
    expect(mail?.html).toContain(`href="${url}"`);
  });

  it("takes no header and no markup from a name", async () => {
    const { sendMail } = await import("./send");
    const organization = 'Acme\r\nBcc: victim@example.test <img src="x">';
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: {
        organization,
        inviter: "Mia",
        role: "viewer",
        url: "http://localhost:3000/invite/2",
        ...rest,
      },
    });
    const mail = received.at(-1);
    expect(mail?.bcc ?? []).toEqual([]);
    expect(mail?.to).toHaveLength(1);
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.html).not.toContain('<img src="x"');
  });

  it("quotes what the inviter wrote, and makes a link of nothing but our own", async () => {
    const { sendMail } = await import("./send");
    const url = "http://localhost:3000/invite/3";
    const message = "See <b>https://evil.example/login</b>\nor www.evil.example, mia@evil.example";
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: {
        organization: "evil.example",
        inviter: "https://evil.example",
        role: "member",
        url,
        ...rest,
        message,
      },
    });
    const mail = received.at(-1);
    expect(mail?.text).toContain("writes:");
    expect(mail?.text?.replaceAll("\u2060", "")).toContain(
      "login</b>\nor www.evil.example, mia@evil.example",
    );
    for (const part of [mail?.text, mail?.html]) {
      expect(part).not.toMatch(/evil\.example|https?:\/\/(?!localhost|www\.w3\.org)/);
    }
    expect(mail?.html).not.toContain("<b>");
    expect([...(mail?.html ?? "").matchAll(/href="([^"]*)"/g)].map((each) => each[1])).toEqual([url]);
  });

  it("is in German for an organization, or a person, that reads German", async () => {
    const { sendMail } = await import("./send");
    const { createUser } = await import("@/testing/factories");
    const { adminSql } = await import("@/testing/database");
    const german = await createUser();
    const english = await createUser();
    await adminSql`update "user" set preferred_locale = 'de' where id = ${german.id}`;
    const props = { organization: "Acme", inviter: "Mia", role: "member", url, ...rest } as const;
    const send = async (to: string, language: Locale) => {
      await sendMail({ to, language, template: "invitation", props });
      return received.at(-1);
    };
    const invited = await send("neu@example.test", "de");
    expect(invited?.subject).toBe("Mia lädt dich zu Acme ein");
    expect(invited?.text).toContain("Die Einladung gilt bis 1. Dezember 2026.");
    expect(invited?.html).toContain('lang="de"');
    expect((await send(german.email, "en"))?.subject).toBe("Mia lädt dich zu Acme ein");
    expect((await send(english.email, "de"))?.subject).toBe("Mia invites you to Acme");
  });
});

const named = { name: "Zoë", url };
const notice = {
  ...named,
  change: "passkey_added",
  at: "2026-12-01T20:00:00.000Z",
  address: "192.0.2.7",
} as const;
const invitation = {
  organization: "Xylo",
  inviter: "Zoë",
  role: "owner",
  team: "Qux",
  message: "Xyzzy",
  url,
  ...rest,
} as const;

const gathered = { userId: "0199a3f0-0000-7000-8000-000000000001", name: "Zoë", organization: "Xylo", url };
const todo = { title: "Xyzzy", project: "Qux", url };
const day = "2026-12-01";

/** One mail of each template: a new one does not compile before it is here. */
const letters: { [T in MailJob["template"]]: Extract<MailJob, { template: T }>["props"] } = {
  "verify-email": named,
  "reset-password": named,
  "magic-link": named,
  "second-factor": named,
  "no-account": { url },
  "save-work": named,
  "address-taken": { url },
  "change-email": { ...named, newEmail: "zoe@example.test" },
  "security-notice": notice,
  invitation,
  assigned: { ...gathered, total: 3, todos: [{ ...todo, actor: "Zoë", dueDate: day }] },
  comments: {
    ...gathered,
    total: 2,
    comments: [{ todo: "Xyzzy", author: "Zoë", body: "Qux", url }],
  },
  digest: {
    ...gathered,
    day,
    total: 4,
    organizations: [
      {
        ...{ name: "Xylo", url, total: 3 },
        todos: [
          { ...todo, dueDate: day },
          { ...todo, dueDate: "2026-11-30", url: `${url}?todo=1` },
        ],
      },
    ],
  },
};
const cases = Object.entries(letters).map(([template, props]) => ({ template, props }));

type Sentences = { [key: string]: string | Sentences };

/** What a language says between the values of its sentences. */
const partsOf = (tree: Sentences): string[] =>
  Object.values(tree).flatMap((each) =>
    typeof each === "string"
      ? each.split(/\{\w+\}|\{\w+, plural, |\b(?:one|other) \{|\}|#|<\/?link>/)
      : partsOf(each),
  );

/** The brand, the values of the mails above and the dates in them as each language writes them. */
const values = [
  ...["Tenantry", "Zoë", "Xylo", "Qux", "Xyzzy", "zoe@example.test", "192.0.2.7", url],
  ...["2", "3", "4", `${url}?todo=1`, "http://localhost:3000/account"],
];
const said = {
  en: [...partsOf(en), ...values, "1 December 2026 at 20:00 UTC", "1 December 2026", "30 November 2026"],
  de: [...partsOf(de), ...values, "1. Dezember 2026 um 20:00 UTC", "1. Dezember 2026", "30. November 2026"],
};

/** What is left of a mail's words without those of a language, the longest taken away first. */
function unsaid({ subject, html, text }: Email, language: Locale): string {
  const shown = html?.replace(/<style.*?<\/style>|<[^>]*>|&#?\w+;/gs, "\n");
  const known = said[language].map((part) => part.trim()).sort((a, b) => b.length - a.length);
  const written = [subject, shown, text].join("\n").replace(/\S+\/unsubscribe\?\S+/g, "");
  let left = written.replace(/\s+/g, " ");
  for (const part of known) if (part) left = left.replaceAll(part, " ");
  return left.replace(/[^\p{Letter}\d]+/gu, " ").trim();
}

describe.each(cases)("the mail $template", ({ template, props }) => {
  it.each(["en", "de"] as const)("says nothing but sentences of its language: %s", async (language) => {
    const { sendMail } = await import("./send");
    // The table above gives each template its own values.
    await sendMail({ to: "nobody@example.test", language, template, props } as MailJob);
    const mail = received.at(-1);
    if (!mail) throw new Error("no mail came");
    expect(mail.html).toContain(`lang="${language}"`);
    expect(mail.subject).toBeTruthy();
    expect(unsaid(mail, language)).toBe("");
    expect(unsaid(mail, language === "en" ? "de" : "en")).not.toBe("");
  });
});

describe("a mail that a person may switch off", () => {
  it.each(["assigned", "comments", "digest"] as const)(
    "offers to, in the mail and to the mail program: %s",
    async (template) => {
      const { sendMail } = await import("./send");
      const { readUnsubscription } = await import("./unsubscribe");
      await sendMail({ to: "nobody@example.test", template, props: letters[template] } as MailJob);
      const mail = received.at(-1);
      const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
      expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
      const header = /^<(http:\/\/localhost:3000\/api\/unsubscribe\?\S+)>$/.exec(
        headers.get("list-unsubscribe") ?? "",
      );
      const link = /http:\/\/localhost:3000\/unsubscribe\?\S+/.exec(mail?.text ?? "");
      for (const address of [header?.[1], link?.[0]]) {
        const query = Object.fromEntries(new URL(address ?? "").searchParams);
        expect(readUnsubscription(query)).toEqual({ userId: gathered.userId, mail: template });
      }
    },
  );

  it("is the only kind: others carry no such header", async () => {
    const { sendMail } = await import("./send");
    await sendMail({ to: "nobody@example.test", template: "invitation", props: invitation });
    expect(received.at(-1)?.headers.map(({ key }) => key)).not.toContain("list-unsubscribe");
  });
});

describe("a notice of a change", () => {
  it("says when it was in the language and the time zone of the person", async () => {
    const { sendMail } = await import("./send");
    const { createUser } = await import("@/testing/factories");
    const { adminSql } = await import("@/testing/database");
    const person = await createUser();
    const send = async () => {
      await sendMail({ to: person.email, language: "de", template: "security-notice", props: notice });
      return received.at(-1)?.text;
    };
    expect(await send()).toContain("It was on 1 December 2026 at 20:00 UTC, from 192.0.2.7.");
    await adminSql`update "user" set preferred_locale = 'de', time_zone = 'Europe/Berlin' where id = ${person.id}`;
    expect(await send()).toContain("Es war am 1. Dezember 2026 um 21:00 MEZ, von 192.0.2.7 aus.");
  });
});
