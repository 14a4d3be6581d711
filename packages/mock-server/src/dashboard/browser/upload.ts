// Sends a video as a program would: through the client.

import { type Client, type Failure, loadClient, type Progress } from "./client.ts";
import { showFailure, showReceipt, showText } from "./outcome.ts";
import { element, language, tenant, tenantHeader, word } from "./page.ts";

export function startUpload(): void {
  const form = element<HTMLFormElement>("send-form");
  const drop = element("drop");
  const file = form.elements.namedItem("video") as HTMLInputElement;
  const name = drop.querySelector("span");
  const usual = name?.textContent ?? "";
  file.addEventListener("change", () => name?.replaceChildren(file.files?.[0]?.name ?? usual));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault(); // A browser would leave the page to open the file.
      drop.toggleAttribute("data-over", kind === "dragover");
    });
  }
  document.addEventListener("drop", ({ dataTransfer }) => {
    if (!dataTransfer?.files.length) return;
    file.files = dataTransfer.files;
    file.dispatchEvent(new Event("change"));
    form.requestSubmit();
  });
  form.addEventListener("submit", ({ submitter }) => {
    const isSample = submitter instanceof HTMLButtonElement && submitter.value === "sample";
    void send(form, isSample ? loadSample : async () => file.files?.[0]);
  });
}

async function loadSample(): Promise<Blob> {
  const response = await fetch("/__mock/assets/soccer-kick.mp4");
  if (!response.ok) throw new Error(word("assetMissing"));
  return response.blob();
}

async function send(form: HTMLFormElement, load: () => Promise<Blob | undefined>): Promise<void> {
  const stop = new AbortController();
  const cancel = element<HTMLButtonElement>("send-cancel");
  const end = busy(form, cancel, stop);
  try {
    const video = await load();
    if (!video) return showText(word("noFile"));
    const client = await loadClient().catch(() => {
      throw new Error(word("assetMissing"));
    });
    showReceipt(await call(client, new FormData(form), video, stop.signal));
  } catch (error) {
    showFailure(error as Failure);
  } finally {
    end();
  }
}

function call({ createRemoClient }: Client, fields: FormData, video: Blob, signal: AbortSignal) {
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const remo = createRemoClient({
    email: text("email"),
    userKey: text("userKey"),
    apiKey: text("apiKey"),
    baseUrl: location.origin,
    allowInsecureHttp: true, // It is the mock that this page comes from.
    docs: `${location.origin}/docs/${language()}`,
  });
  remo.raw.use({ onRequest: ({ request }) => request.headers.set(tenantHeader, tenant()) });
  const uuid = text("uuid") || undefined;
  return remo.analyzeSoccer({ video, height: text("height"), uuid, signal, onProgress: showProgress });
}

function busy(form: HTMLFormElement, cancel: HTMLButtonElement, stop: AbortController): () => void {
  const progress = element<HTMLProgressElement>("send-progress");
  const buttons = form.querySelectorAll<HTMLButtonElement>("button[type=submit]");
  const set = (isBusy: boolean) => {
    for (const button of buttons) button.disabled = isBusy;
    cancel.hidden = progress.hidden = !isBusy;
  };
  showText("");
  progress.value = 0;
  set(true);
  cancel.onclick = () => stop.abort();
  return () => set(false);
}

let phase = "";

function showProgress(told: Progress): void {
  element<HTMLProgressElement>("send-progress").value = told.ratio;
  if (told.phase !== phase) showText(`${word(told.phase)} …`);
  phase = told.phase;
}
