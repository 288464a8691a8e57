import type { Metadata } from "next";
import { KeepWork } from "@/features/account/components/keep-work";
import { type SearchParams, single } from "@/lib/paths";
import { api } from "@/trpc/server";

export const metadata: Metadata = { title: "Keep your work", referrer: "no-referrer" };

type Props = { searchParams: SearchParams };

export default async function SaveWorkPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const me = await (await api()).session.me();
  return <KeepWork token={single(token) ?? null} guest={me?.user.isAnonymous ?? false} />;
}
