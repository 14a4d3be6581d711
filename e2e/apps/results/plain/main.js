import { soccerMetrics } from "@remo-kit/client";
import { remoTexts, soccerTexts } from "@remo-kit/client/texts";
import { analysisOf } from "/common/analysis.js";
import { gauge, number, numberAt } from "/common/gauge.js";
import { words } from "/common/words.js";

const find = (selector) => document.querySelector(selector);
let language = (localStorage.getItem("language") ?? navigator.language).startsWith("ko") ? "ko" : "en";
let state = { phase: "none" };

const analysis = analysisOf((next) => {
  const isNew = next.phase !== state.phase;
  state = next;
  if (isNew) render();
  else update();
});
find("#language").addEventListener("click", () => {
  language = language === "en" ? "ko" : "en";
  localStorage.setItem("language", language);
  render();
});
render();
analysis.resume();

/** An element with its properties, and what is in it: texts, which are never read as HTML, and elements. */
function el(name, properties, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

function render() {
  const said = words[language];
  document.documentElement.lang = language;
  document.title = said.title;
  find("h1").textContent = said.title;
  Object.assign(find("#language"), { textContent: said.language, lang: language === "en" ? "ko" : "en" });
  find("[role=status]").textContent = said.status[state.phase];
  const views = { none: form, sending: progress, waiting: progress, done: results, failed: failure };
  find("#view").replaceChildren(...views[state.phase](said));
  update();
}

/** What changes while a phase lasts. */
function update() {
  const said = words[language];
  if (state.phase === "sending") find("progress").value = state.ratio;
  if (state.phase === "waiting")
    find("#seconds").textContent = state.seconds > 0 ? said.seconds(state.seconds) : said.asking;
}

function form(said) {
  const onsubmit = (event) => {
    event.preventDefault();
    const { video, height } = event.target.elements;
    analysis.send(video.files[0], height.value);
  };
  const height = { name: "height", type: "number", min: 1, max: 300, step: 1, value: 170, required: "" };
  return [
    el(
      "form",
      { onsubmit },
      el(
        "label",
        {},
        said.video,
        el("input", { name: "video", type: "file", accept: "video/*", required: "" }),
      ),
      el("label", {}, said.height, el("input", height)),
      el("button", {}, said.send),
    ),
  ];
}

function progress(said) {
  const bar = el("progress", { "aria-label": said.status[state.phase] });
  const isWaiting = state.phase === "waiting";
  return [
    el(
      "section",
      {},
      bar,
      ...(isWaiting ? [el("p", { id: "seconds" }), el("p", { class: "quiet" }, said.leave)] : []),
    ),
  ];
}

function failure(said) {
  const { title, text, action } = remoTexts(state.error, language);
  const isFinal = state.error.name === "RemoApiError" && state.error.category !== "not-ready";
  const again = el("button", { type: "button", onclick: analysis.resume }, said.again);
  return [
    el(
      "section",
      { role: "alert" },
      el("h2", {}, title),
      el("p", {}, text),
      el("p", {}, action),
      isFinal ? "" : again,
    ),
    another(said),
  ];
}

const another = (said) =>
  el("p", {}, el("button", { type: "button", onclick: analysis.forget }, said.another));

function results(said) {
  const phases = [...new Set(soccerMetrics.map(({ phase }) => phase))];
  const total = state.score.total_score;
  return [
    ...(total === undefined ? [] : [el("p", {}, `${said.total}: ${number(total, language)}`)]),
    ...phases.flatMap((phase) => {
      const rows = soccerMetrics.filter((row) => row.phase === phase);
      const [{ metric }] = rows;
      const title = soccerTexts(metric, phase, language).phase;
      return [el("h2", {}, title), el("ul", {}, ...rows.map((row) => gaugeOf(row, said)))];
    }),
    another(said),
  ];
}

function gaugeOf(row, said) {
  const value = numberAt(row, state.result);
  if (value === undefined) return "";
  const { min, max } = row.ideal;
  const ideal =
    min === undefined ? said.most(max) : max === undefined ? said.least(min) : said.between(min, max);
  const points = numberAt(row, state.score);
  const maximum = state.score.totals ? row.laterMaximum : row.maximum;
  const texts = soccerTexts(row.metric, row.phase, language, value);
  const at = gauge(row, value);
  return el(
    "li",
    { class: at.isIdeal ? "good" : "off" },
    el("h3", {}, texts.name),
    el("p", { class: "value" }, `${number(value, language)}${texts.symbol}`),
    el("div", { class: "gauge", style: `--from: ${at.from}%; --to: ${at.to}%; --value: ${at.value}%` }),
    el("p", { class: "quiet" }, `${said.ideal}: ${ideal}`),
    el("p", { class: "quiet" }, points === undefined ? "" : said.of(number(points, language), maximum)),
    el("p", { class: "advice" }, texts.advice),
  );
}
