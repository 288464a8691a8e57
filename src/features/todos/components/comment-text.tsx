type Part = { at: number; text: string; href: string | null };

const address = /\bhttps?:\/\/[^\s<>"]+/gi;
/** A full stop or bracket after an address belongs to the sentence around it. */
const trailing = /[.,;:!?'")\]}]+$/;

function toParts(body: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of body.matchAll(address)) {
    const link = match[0].replace(trailing, "");
    if (!URL.canParse(link)) continue;
    if (match.index > end) parts.push({ at: end, text: body.slice(end, match.index), href: null });
    parts.push({ at: match.index, text: link, href: link });
    end = match.index + link.length;
  }
  if (end < body.length) parts.push({ at: end, text: body.slice(end), href: null });
  return parts;
}

/** Plain text in its lines, with web addresses to follow. */
export function CommentText({ body }: { body: string }) {
  return (
    <p className="whitespace-pre-wrap text-body wrap-anywhere">
      {toParts(body).map(({ at, text, href }) =>
        href ? (
          <a
            key={at}
            href={href}
            target="_blank"
            rel="noopener nofollow"
            className="text-accent-text underline underline-offset-2"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  );
}
