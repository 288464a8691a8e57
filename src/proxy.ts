import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "./lib/paths";

/** Tells layouts which page was asked for: they send a signed-out person to sign in and back to it. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/o/:path*", "/account/:path*", "/admin/:path*"] };
