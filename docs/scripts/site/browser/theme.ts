import { recall, themeKey } from "./memory.ts";

// Runs before the page is painted.
const { classList } = document.documentElement;
const theme = recall(themeKey);
classList.add("js");
if (theme === "light" || theme === "dark") classList.add(theme);
