// Sends a video as a program would: through the client.

import { type Client, type Failure, loadClient, type Progress, type Receipt } from "./client.ts";
import { showFailure, showNote, showReceipt, showText } from "./outcome.ts";
import { element, language, mockUrl, tenant, tenantHeader, word } from "./page.ts";
import { watchRequests } from "./resent.ts";

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
    void send(form, isSample ? () => loadAsset("soccer-kick.mp4") : async () => file.files?.[0]);
  });
}

/** @throws Unsendable */
async function loadAsset(file: string): Promise<Blob> {
  const load = async () => {
    const response = await fetch(`${mockUrl()}/__mock/assets/${file}`);
    return response.ok ? response.blob() : "assetMissing";
  };
  const loaded = await load().catch(() => "gone");
  if (typeof loaded === "string") throw new Unsendable(word(loaded));
  return loaded;
}

/** Why nothing could be sent, in the words of the page. */
class Unsendable extends Error {}

async function send(form: HTMLFormElement, load: () => Promise<Blob | undefined>): Promise<void> {
  const stop = new AbortController();
  const cancel = element<HTMLButtonElement>("send-cancel");
  const end = busy(form, cancel, stop);
  try {
    const video = await load();
    if (!video) return showText(word("noFile"));
    const client = await loadClient().catch(async () => {
      await loadAsset("client.js"); // Shows whether it is the file, or the mock.
      throw new Unsendable(word("assetMissing"));
    });
    const wasResent = await watchRequests();
    const uuid = await showOutcome(call(client, form, video, stop.signal));
    if (await wasResent(uuid)) showNote(word("sentTwice"));
  } catch (error) {
    if (error instanceof Unsendable) showText(error.message);
    else showFailure(error as Failure);
  } finally {
    end();
  }
}

/** @returns uuid of the request. */
async function showOutcome(called: Promise<Receipt>): Promise<unknown> {
  try {
    const receipt = await called;
    showReceipt(receipt);
    return receipt.uuid;
  } catch (error) {
    showFailure(error as Failure);
    return (error as Failure).uuid;
  }
}

async function call({ createRemoClient }: Client, form: HTMLFormElement, video: Blob, signal: AbortSignal) {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const remo = createRemoClient({
    email: text("email"),
    userKey: text("userKey"),
    apiKey: text("apiKey"),
    baseUrl: mockUrl(),
    allowInsecureHttp: true, // It is the mock that this page comes from.
    retry: { attempts: 1 }, // Who tries a fault here is to see it.
    docs: `${mockUrl()}/docs/${language()}`,
    ...(tenant() !== "default" && { fetch: fetchAsTenant }), // It knows no progress of an upload.
  });
  const uuid = text("uuid") || undefined;
  const own = [...form.querySelectorAll<HTMLInputElement>("[data-own]")].map(({ name }) => [
    name,
    text(name),
  ]);
  const input = { ...Object.fromEntries(own), video, uuid, signal, onProgress: showProgress };
  return (remo[text("operation")] as NonNullable<(typeof remo)[string]>)(input);
}

function fetchAsTenant(request: Request): Promise<Response> {
  request.headers.set(tenantHeader, tenant());
  return fetch(request);
}

/** The phase that was shown last. */
let phase = "";

function busy(form: HTMLFormElement, cancel: HTMLButtonElement, stop: AbortController): () => void {
  const progress = element<HTMLProgressElement>("send-progress");
  const buttons = form.querySelectorAll<HTMLButtonElement>("button:not([type])");
  const set = (isBusy: boolean) => {
    for (const button of buttons) button.disabled = isBusy;
    cancel.hidden = progress.hidden = !isBusy;
  };
  showText("");
  phase = "";
  progress.removeAttribute("value"); // How long the preparation takes is not known.
  set(true);
  cancel.onclick = () => stop.abort();
  return () => set(false);
}

function showProgress(progress: Progress): void {
  if (progress.ratio > 0) element<HTMLProgressElement>("send-progress").value = progress.ratio;
  if (progress.phase !== phase) showText(`${word(progress.phase)} …`);
  phase = progress.phase;
}
