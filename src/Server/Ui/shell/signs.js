import { html } from 'lit';

/** Small pictures on buttons; drawn here, because fonts differ in what they have. */

/** @param {string} path */
function sign(path) {
  return html`<svg class="sign-button" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    <path d=${path}/>
  </svg>`;
}

const rays = 'M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M15.6 4.4l-1 1M5.4 14.6l-1 1';

export const sun = sign(`M10 6.5a3.5 3.5 0 1 0 .01 0z${rays}`);
export const moon = sign('M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z');
export const print = sign('M6 8V3h8v5M6 14H3.5V8h13v6H14M6 12h8v5H6z');
export const schedule = sign('M3 5h7M6 10h9M9 15h8');
