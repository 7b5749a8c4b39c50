/** Where to sign in, coming back here afterwards. */
export function signInAddress() {
  return `/account.html?to=${encodeURIComponent(location.pathname + location.hash)}`;
}
