export type Form = { [name: string]: string | Form };

/** A body as Stripe's SDK sends it: `items[0][price]=p` stands for a thing within a thing. */
export function readForm(text: string): Form {
  const form: Form = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? "";
    const inner = path.reduce<Form>((below, name) => {
      const next = below[name];
      if (typeof next === "object") return next;
      const made: Form = {};
      below[name] = made;
      return made;
    }, form);
    inner[last] = value;
  }
  return form;
}

/** The text at a path, or undefined. */
export function at(form: Form, ...path: string[]): string | undefined {
  const found = path.reduce<string | Form | undefined>(
    (below, name) => (typeof below === "object" ? below[name] : undefined),
    form,
  );
  return typeof found === "string" ? found : undefined;
}
