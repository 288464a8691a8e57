import { files } from "./files";
import { inFile, type Mutant } from "./mutant";
import { statement } from "./sql";

const walled = statement(files.walls);
const noted = statement(files.notices);
const asked = inFile("src/features/notices/operations.ts", files.notices);
const mailed = inFile("src/features/notices/jobs.ts", files.notices);
const digested = inFile("src/features/digests/operations.ts", files.digests);
const signed = inFile("src/server/mail/unsubscribe.ts", files.unsubscribe);
const posted = inFile("src/server/http-unsubscribe.ts", files.unsubscribe);

/** Mails about todos: who gets which, how often, and who may end them. */
export const notices: readonly Mutant[] = [
  walled("notices of every organization", "alter policy notices_tenant on notices using (true)"),
  walled("notices into every organization", "alter policy notices_tenant on notices with check (true)"),
  noted(
    "one's own doing is mailed",
    `drop trigger note_assignment on todos; create trigger note_assignment after insert on todos for each row
      when (new.assigned_to is not null and nullif(current_setting('app.user_id', true), '') is not null)
      execute function note_assignment()`,
  ),
  asked("mails to the banned", "> now(), true)", "> now(), false)"),
  asked("mails to guests", " and not $", " or $"),
  mailed("mails to those who want none", ".filter(({ wanted }) => wanted)", ".filter(() => true)"),
  digested("a second digest", ", setWhere: lt(digests.day, day)", ""),
  signed(
    "mails ended by anybody",
    "sent.length === expected.length && timingSafeEqual(sent, expected) ? what : null",
    "sent.length >= 0 && expected ? what : null",
  ),
  signed("a link that ends every kind of mail", "[userId, mail].join", "[userId].join"),
  posted("mails ended by a look at the link", `if (req.method !== "POST")`, `if (req.method === "PUT")`),
];
