let current: string | null = null;

/** The organization that this tab's requests are for; set from the URL before any of its queries runs. */
export const currentOrganizationId = () => current;

export function setCurrentOrganizationId(id: string | null): void {
  current = id;
}
