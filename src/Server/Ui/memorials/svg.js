/**
 * A drawing that a library of ours made, as a node. Only paths are taken over, so that nothing else can come with it.
 * @param {string} text
 */
export function drawing(text) {
  const given = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const space = 'http://www.w3.org/2000/svg';
  const node = document.createElementNS(space, 'svg');
  node.setAttribute('viewBox', given.getAttribute('viewBox') ?? '0 0 1 1');
  node.setAttribute('aria-hidden', 'true');
  for (const shape of given.querySelectorAll('path, rect')) {
    const copy = document.createElementNS(space, shape.localName);
    for (const name of ['d', 'x', 'y', 'width', 'height'])
      if (shape.hasAttribute(name)) copy.setAttribute(name, shape.getAttribute(name) ?? '');
    node.append(copy);
  }
  return node;
}
