import type { Rolldown } from "tsdown";

/** The bundler's own reader of JSON is a digit off in some numbers: of 11.309904719077391 it makes …393. */
export const exactJson: Rolldown.Plugin = {
  name: "exact-json",
  transform: {
    filter: { id: /[/\\]generated[/\\][\w.]+\.json$/ },
    handler: (json) => ({
      code: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`,
      moduleType: "js",
    }),
  },
};
