/** <copy-text data-text data-done> around a button that is hidden without script: puts the text where it can be pasted, and says so. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.dataset.text ?? '');
      button.textContent = this.dataset.done ?? '';
    });
  }
}

customElements.define('copy-text', CopyText);
