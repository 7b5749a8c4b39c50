/**
 * The word of a code in the page's language, else in English, else the first.
 * @param {any} code
 */
export function labelOf(code) {
  const { lang } = document.documentElement;
  const labels = code.labels ?? [];
  return (labels.find((/** @type {any} */ one) => one.language === lang)
    ?? labels.find((/** @type {any} */ one) => one.language === 'en') ?? labels[0])?.text ?? code.value;
}

/**
 * Codes of a list that may still be chosen, as choices of a form.
 * @param {Record<string, any[]>} codes Answer of `/api/codes`.
 * @param {string} list
 * @returns {[string, string][]}
 */
export function codeChoices(codes, list) {
  return (codes[list] ?? []).filter((code) => !code.retired).map((code) => [code.value, labelOf(code)]);
}
