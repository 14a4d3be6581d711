// Loaded when asked for: most mocks never are.

import en from "../../generated/control.openapi.json" with { type: "json" };
import ko from "../../generated/control.openapi.ko.json" with { type: "json" };

/** The description of the control API. */
export const documents = { en, ko };
