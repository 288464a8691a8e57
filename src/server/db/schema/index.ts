export * from "./audit";
export * from "./auth";
export * from "./billing";
export * from "./organization";
export * from "./people";
export * from "./relations";
export * from "./todos";
