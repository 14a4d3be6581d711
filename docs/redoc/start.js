// Runs as it is in a browser.

// Redoc makes its search index when there is time, and WebKit does not say when there is.
globalThis.requestIdleCallback ??= (callback) => setTimeout(callback, 1);
globalThis.cancelIdleCallback ??= clearTimeout;

const chosen = localStorage.getItem("rspress-theme-appearance") ?? "auto";
const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
localStorage.setItem("redoc.colorMode", chosen === "auto" ? scheme : chosen); // Where Redoc looks.

const description = JSON.parse(document.querySelector("#description").textContent);
const element = document.querySelector("#redoc");

// Served by a mock, it names that mock, wherever it listens, and below whatever path a proxy has it.
const mock = /^(.*)\/docs\/\w\w\/[^/]*$/.exec(location.pathname)?.[1];
if (mock !== undefined) {
  const others = (description.servers ?? []).filter(({ url }) => !url.startsWith("http://127.0.0.1"));
  description.servers = [{ url: location.origin + mock, description: element.dataset.mock }, ...others];
}

// Its links are `/name`, which leads elsewhere in a new tab; within the page it goes by `#/name`.
new MutationObserver(() => {
  for (const link of element.querySelectorAll('a[href^="/"]'))
    link.setAttribute("href", `#${link.getAttribute("href")}`);
}).observe(element, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });

const { init } = await import(new URL("redoc.js", import.meta.url).href);
init(description, { disableTelemetry: true, hideDownloadButtons: true, layout: "three-panel" }, element);
