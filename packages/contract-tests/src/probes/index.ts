export { measure } from "./measure.ts";
export { pairwiseProfiles } from "./pairwise.ts";
export { probes } from "./registry.ts";
