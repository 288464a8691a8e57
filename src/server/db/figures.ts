import { database } from "./client";

/** Connections of the pool that answers requests, and who waits for one. */
export const connectionFigures = () => database().connections.figures();
