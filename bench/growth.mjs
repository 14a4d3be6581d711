// What more costs: a larger video, more callers at once, more that is remembered.

import { load } from "./growth/load.mjs";
import { state } from "./growth/state.mjs";
import { uploads } from "./growth/uploads.mjs";

export const title = "Growth";
export const parts = { uploads, load, state };
