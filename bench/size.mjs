// How large everything is, as a page loads it and as npm installs it.

import { bundles } from "./size/bundles.mjs";
import { packages } from "./size/packages.mjs";

export const title = "Sizes";
export const parts = { bundles, packages };
