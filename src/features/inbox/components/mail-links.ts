export type MailLink = { href: string; label: string };

/**
 * A mail's links, and the mail without them: followed inside the sandboxed frame, a link would use up its
 * token without the person's cookies.
 */
export function separateLinks(html: string): { html: string; links: MailLink[] } {
  const mail = new DOMParser().parseFromString(html, "text/html");
  const links = new Map<string, string>();
  for (const anchor of mail.querySelectorAll("a[href]")) {
    const href = anchor.getAttribute("href") ?? "";
    if (/^https?:/.test(href) && !links.has(href)) links.set(href, anchor.textContent.trim() || href);
    anchor.removeAttribute("href");
  }
  const separated = [...links].map(([href, label]) => ({ href, label }));
  return { html: `<!doctype html>${mail.documentElement.outerHTML}`, links: separated };
}
