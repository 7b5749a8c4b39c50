import { html, LitElement, nothing } from 'lit';
import { send } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { m } from './parts.js';

const EVERY_MS = 250;

/** Inventory with a phone: the camera reads the labels' codes; where it cannot, a number is typed. */
class Scan extends LitElement {
  static properties = {
    check: { attribute: false }, fault: { state: true }, said: { state: true }, open: { state: true },
  };

  constructor() {
    super();
    this.check = '';
    /** @type {any} */
    this.fault = null;
    this.said = '';
    this.open = false;
  }

  /** @type {MediaStream | null} */
  #stream = null;

  #timer = 0;

  #last = '';

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    return html`
      <section class="m-scan no-print">
        <div class="m-acts"><button type="button" @click=${() => (this.open ? this.#stop() : this.#start())}>
          ${m(this.open ? 'scan.stop' : 'scan.start')}</button></div>
        ${this.open ? html`<video autoplay muted playsinline aria-label=${m('scan.camera')}></video>` : nothing}
        <form class="m-form" @submit=${this.#typed}>
          <div><label for="seen">${m('scan.typed')}</label><input id="seen" name="seen" autocomplete="off"></div>
          <div><button>${m('scan.see')}</button></div>
        </form>
        <p role="status" aria-live="assertive"><strong>${this.said}</strong></p>
        ${this.fault ? failed(this.fault) : nothing}
      </section>`;
  }

  async #start() {
    this.fault = null;
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    } catch {
      this.fault = { message: m('scan.noCamera') };
      return;
    }
    this.open = true;
    await this.updateComplete;
    const video = /** @type {HTMLVideoElement} */ (this.querySelector('video'));
    video.srcObject = this.#stream;
    const read = await reader();
    this.#timer = window.setInterval(() => void this.#look(video, read), EVERY_MS);
  }

  #stop() {
    clearInterval(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.open = false;
  }

  /**
   * @param {HTMLVideoElement} video
   * @param {(video: HTMLVideoElement) => Promise<string | null>} read
   */
  async #look(video, read) {
    if (!video.videoWidth) return;
    const text = await read(video).catch(() => null);
    if (!text || text === this.#last) return;
    this.#last = text;
    await this.#see(text);
  }

  /** @param {SubmitEvent} event */
  #typed(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get('seen') ?? '').trim();
    if (text) void this.#see(text).then(() => form.reset());
  }

  /** @param {string} text */
  async #see(text) {
    this.fault = null;
    try {
      const answer = await send(`/api/memorials/inventories/${this.check}/see`, { object: text, why: m('scan.why') });
      const { object, expected, missing } = answer;
      this.said = m(expected ? 'scan.here' : 'scan.unexpected', { title: object.record.title, missing });
      navigator.vibrate?.(expected ? 60 : [60, 80, 60]);
      this.dispatchEvent(new CustomEvent('done', { detail: answer, bubbles: true }));
    } catch (fault) {
      this.fault = fault;
    }
  }
}

/** The browser's own reader of codes where it has one, else the library's. */
async function reader() {
  const detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const formats = (await detector?.getSupportedFormats?.().catch(() => [])) ?? [];
  if (formats.includes('qr_code')) {
    const own = new detector({ formats: ['qr_code'] });
    return async (/** @type {HTMLVideoElement} */ video) => (await own.detect(video))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (/** @type {HTMLVideoElement} */ video) => {
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    pen?.drawImage(video, 0, 0);
    const picture = pen?.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return picture ? decodeQR(picture) : null;
    } catch {
      return null;
    }
  };
}

customElements.define('furrow-scan', Scan);
