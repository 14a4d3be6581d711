export { type Measurement, measure } from "./measure.ts";
export { pairwise, pairwiseProfiles } from "./pairwise.ts";
export { probes } from "./registry.ts";
