import type { Segment } from "./answers";

/** For serverless hosts, loaded when asked for; the Node server answers these paths itself. */
export const GET = async (req: Request, segment: Segment) => (await import("./answers")).GET(req, segment);
export const PUT = async (req: Request, segment: Segment) => (await import("./answers")).PUT(req, segment);
