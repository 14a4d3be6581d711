import { remoTexts } from "@remo-kit/client/texts";
import { type FormEvent, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { analysisOf, type State } from "../common/analysis.js";
import { type Language, words } from "../common/words.js";
import "../common/style.css";
import { Results } from "./results.tsx";

const kept = localStorage.getItem("language") ?? navigator.language;

function App() {
  const [language, setLanguage] = useState<Language>(kept.startsWith("ko") ? "ko" : "en");
  const [state, show] = useState<State>({ phase: "none" });
  const [analysis] = useState(() => analysisOf(show));
  useEffect(() => analysis.resume(), [analysis]);
  const said = words[language];
  useEffect(() => {
    localStorage.setItem("language", language);
    document.documentElement.lang = language;
    document.title = said.title;
  }, [language, said]);
  const other = language === "en" ? "ko" : "en";
  return (
    <>
      <header>
        <h1>{said.title}</h1>
        <button type="button" lang={other} onClick={() => setLanguage(other)}>
          {said.language}
        </button>
      </header>
      <p role="status">{said.status[state.phase]}</p>
      {state.phase === "none" && <Form language={language} send={analysis.send} />}
      {state.phase === "sending" && <Progress title={said.status.sending} value={state.ratio} />}
      {state.phase === "waiting" && (
        <Progress
          title={said.status.waiting}
          text={state.seconds > 0 ? said.seconds(state.seconds) : said.asking}
          hint={said.leave}
        />
      )}
      {state.phase === "done" && <Results {...state} language={language} />}
      {state.phase === "failed" && (
        <Failure error={state.error} language={language} again={analysis.resume} />
      )}
      {(state.phase === "done" || state.phase === "failed") && (
        <p>
          <button type="button" onClick={analysis.forget}>
            {said.another}
          </button>
        </p>
      )}
    </>
  );
}

function Form({ language, send }: { language: Language; send: (file: File, height: string) => void }) {
  const said = words[language];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    send(form.get("video") as File, String(form.get("height")));
  };
  return (
    <form onSubmit={submit}>
      <label>
        {said.video}
        <input name="video" type="file" accept="video/*" required />
      </label>
      <label>
        {said.height}
        <input name="height" type="number" min={1} max={300} step={1} defaultValue={170} required />
      </label>
      <button type="submit">{said.send}</button>
    </form>
  );
}

function Progress({
  title,
  value,
  text,
  hint,
}: {
  title: string;
  value?: number;
  text?: string;
  hint?: string;
}) {
  return (
    <section>
      <progress aria-label={title} value={value} />
      {text && <p>{text}</p>}
      {hint && <p className="quiet">{hint}</p>}
    </section>
  );
}

function Failure({
  error,
  language,
  again,
}: {
  error: { name?: string; category?: string };
  language: Language;
  again: () => void;
}) {
  const { title, text, action } = remoTexts(error, language);
  const isFinal = error.name === "RemoApiError" && error.category !== "not-ready";
  return (
    <section role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      <p>{action}</p>
      {!isFinal && (
        <button type="button" onClick={again}>
          {words[language].again}
        </button>
      )}
    </section>
  );
}

createRoot(document.querySelector("main") as HTMLElement).render(<App />);
