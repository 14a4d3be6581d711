import { createRemoClient } from "@remo-kit/client";
import { remoTexts } from "@remo-kit/client/texts";
import { useState } from "react";
import { createRoot } from "react-dom/client";

// Keys of the mock: what a page has, its visitor has. Elsewhere the page sends the video to your own server.
const remo = createRemoClient({
  email: "example@email.com",
  userKey: "userkey",
  apiKey: "apikey",
  baseUrl: import.meta.env.VITE_REMO_BASE_URL,
});

function App() {
  const [ratio, setRatio] = useState(0);
  const [outcome, setOutcome] = useState("");
  async function send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const result = await remo.analyzeSoccer.safe({
      video: form.get("video"),
      height: form.get("height"),
      onProgress: (progress) => setRatio(progress.ratio),
    });
    if (result.ok) setOutcome(JSON.stringify(result.receipt));
    else setOutcome(JSON.stringify({ text: remoTexts(result.error, "en"), error: result.error }));
  }
  return (
    <form onSubmit={send}>
      <input type="file" name="video" accept="video/*" required />
      <input name="height" defaultValue="170" inputMode="numeric" required />
      <button type="submit">Analyse</button>
      <progress value={ratio} />
      <output>{outcome}</output>
    </form>
  );
}

createRoot(document.querySelector("#root")).render(<App />);
