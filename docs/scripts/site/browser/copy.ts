/** Gives each block of code a button that copies it. */
export function addCopyButtons(texts: { readonly copy: string; readonly copied: string }): void {
  for (const block of document.querySelectorAll<HTMLElement>("pre.code")) {
    const frame = document.createElement("div");
    const button = document.createElement("button");
    frame.className = "copyable";
    button.type = "button";
    button.textContent = texts.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent ?? "");
      button.textContent = texts.copied;
      setTimeout(() => {
        button.textContent = texts.copy;
      }, 1500);
    });
    block.replaceWith(frame);
    frame.append(block, button);
  }
}
