/** For serverless hosts, loaded when asked for; the Node server answers this path itself. */
export async function POST(req: Request): Promise<Response> {
  const { takeDelivery } = await import("@/server/http-webhook");
  const body = Buffer.from(await req.arrayBuffer());
  const { status, answer } = await takeDelivery(body, req.headers.get("stripe-signature"));
  return Response.json(answer, { status, headers: { "cache-control": "no-store" } });
}
