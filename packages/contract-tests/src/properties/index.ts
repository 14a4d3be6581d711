export { mostOnForeign, propertyCases } from "./cases.ts";
