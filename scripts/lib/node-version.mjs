import { Refusal } from "./steps.mjs";

const MINIMUM = [20, 19];

/** @throws {Refusal} when the Node that runs us is too old */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new Refusal(
    `Tenantry needs Node ${MINIMUM.join(".")} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
}
