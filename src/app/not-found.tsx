import type { Metadata } from "next";
import Link from "next/link";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <AuthFrame
      title="There is nothing here"
      description="The address may be wrong, or what it showed was deleted or is not shared with you."
    >
      <Link href="/" className={buttonVariants({ size: "lg" })}>
        Go to your work
      </Link>
    </AuthFrame>
  );
}
